import { useMemo } from 'react';
import type { FlowPage } from '../../../contract/index.ts';
import { go } from '../../app/route.ts';
import { Button, Cluster, Finding, Section, Stack, Table } from '../../ui/index.ts';
import type { Figure } from './view-props.ts';
import { Plot } from './Plot.tsx';
import { faint, stateColours } from './state-colours.ts';
import { useIsDark } from './use-is-dark.ts';
import './flows.css';
import { cellOf, hiddenMeans, isShown, shown } from './words.ts';

/** What yearly counts would show of the moves that the records hold. */
export function HiddenMovesView({ page, onFigure }: { page: FlowPage; onFigure: (figure: Figure) => void }) {
  const isDark = useIsDark();
  const said = page.sentences.filter((sentence) => sentence.about === 'hidden moves' || sentence.about === 'moves per person');
  const drawn = useMemo(() => {
    const [dated, seen] = stateColours(['dated', 'seen'], false, isDark);
    const x = page.movesPerPerson.map((row) => row.moves.replace(' or more', '+'));
    const bars = (name: string, of: (row: FlowPage['movesPerPerson'][number]) => FlowPage['movesPerPerson'][number]['people'], marker: Record<string, unknown>) => ({
      type: 'bar',
      name,
      x,
      y: page.movesPerPerson.map((row) => {
        const count = of(row);
        return isShown(count) ? count : null;
      }),
      marker,
      hovertemplate: '%{x} moves: %{y} people<extra></extra>',
    });
    return {
      // Filled and hollow: told apart without colour.
      data: [
        bars('By dated moves', (row) => row.people, { color: dated }),
        bars('By yearly snapshots', (row) => row.bySnapshot, { color: faint(seen!, 0.12), line: { color: seen, width: 2 } }),
      ],
      layout: { margin: { l: 40, r: 8, t: 8, b: 40 }, barmode: 'group', legend: { orientation: 'h', y: 1.12 }, xaxis: { title: { text: 'Moves per person' }, type: 'category', tickangle: 0 }, yaxis: { title: { text: 'People' } } },
    };
  }, [page, isDark]);
  const { dated, visible } = page.hiddenMoves;
  return (
    <Stack gap={24}>
      {said.map((sentence) => <Finding key={sentence.text}>{sentence.text}</Finding>)}
      <Cluster gap={12}>
        <Button icon="for" onPress={() => onFigure({ kind: 'hidden moves' })}>Use this as evidence</Button>
        <Button kind="quiet" onPress={() => go({ room: 'flows', id: page.dataset.id, details: { tab: 'about' } })}>Change the day of the yearly count</Button>
      </Cluster>
      <div className="flow-view"><div className="flow-beside">
        <Plot
          title="Moves per person, beside what yearly snapshots show"
          alternative="The table beside it holds the same numbers. Bars that would show a hidden number are left out."
          data={drawn.data}
          layout={drawn.layout}
          height={340}
        />
        <Table
          caption={`${shown(dated)} dated moves, ${shown(visible)} visible between snapshots`}
          canSort={false}
          hiddenMeans={hiddenMeans(page.dataset)}
          columns={[
            { id: 'moves', heading: 'Moves', value: (row: FlowPage['movesPerPerson'][number]) => row.moves },
            { id: 'people', heading: 'People by dated moves', kind: 'number', value: (row) => cellOf(row.people) },
            { id: 'snapshot', heading: 'People by snapshots', kind: 'number', value: (row) => cellOf(row.bySnapshot) },
          ]}
          rows={page.movesPerPerson}
          rowId={(row) => row.moves}
        />
      </div></div>
      <Section title="How this is counted">
        <p className="flow-notes">A snapshot sees where somebody is on one day of the year. Between two snapshots it can show one change at most, however often the person moved. Only moves between the first and the last snapshot are counted here, so that the two can be compared.</p>
      </Section>
    </Stack>
  );
}
