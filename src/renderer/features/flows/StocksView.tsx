import { useMemo } from 'react';
import { Finding, Section, Stack, Table } from '../../ui/index.ts';
import type { FlowViewProps } from './view-props.ts';
import { Plot } from './Plot.tsx';
import { stateColours } from './state-colours.ts';
import { useIsDark } from './use-is-dark.ts';
import { cellOf, dayWords, hiddenMeans, isShown, labelOf, periodWords } from './words.ts';

const dashes = ['solid', 'dash', 'dot', 'dashdot', 'longdash', 'longdashdot'];

/** How many people are in each state at the beginning of each period. Lines break where a number is hidden. */
export function StocksView({ page, onFigure }: FlowViewProps) {
  const isDark = useIsDark();
  const label = labelOf(page.dataset);
  const sentence = page.sentences.find((said) => said.about === 'stocks');
  const { dates, rows } = page.stocks;
  const drawn = useMemo(() => {
    const name = labelOf(page.dataset);
    const colours = stateColours(rows.map((row) => row.state), false, isDark);
    const data = rows.map((row, position) => ({
      type: 'scatter',
      mode: 'lines+markers',
      name: name(row.state),
      x: dates,
      y: row.counts.map((count) => (isShown(count) ? count : null)),
      customdata: dates.map((date) => [row.state, date]),
      connectgaps: false,
      line: { color: colours[position], width: 2, dash: dashes[position % dashes.length] },
      marker: { size: 4, color: colours[position] },
      hovertemplate: `${name(row.state)}, %{x|%-d %B %Y}: %{y}<extra></extra>`,
    }));
    return { data, layout: { margin: { l: 40, r: 8, t: 8, b: 32 }, legend: { orientation: 'h', y: -0.16 }, hovermode: 'closest', yaxis: { title: { text: 'People' } } } };
  }, [page, rows, dates, isDark]);
  return (
    <Stack gap={24}>
      {sentence && <Finding>{sentence.text}</Finding>}
      <Plot
        title={`People in each state, ${periodWords(page.from, page.to)}`}
        alternative="The table below holds the same numbers. Lines break where a number is hidden."
        data={drawn.data}
        layout={drawn.layout}
        height={420}
        onPick={(picked) => {
          if (Array.isArray(picked) && picked.length === 2) onFigure({ kind: 'stock', state: String(picked[0]), date: String(picked[1]) });
        }}
      />
      <Table
        caption="People in each state on the first day"
        canSort={false}
        hiddenMeans={hiddenMeans(page.dataset)}
        columns={[
          { id: 'date', heading: 'Day', value: (row: { date: string; column: number }) => row.date, show: (row) => dayWords(row.date) },
          ...rows.map((stock) => ({ id: stock.state, heading: label(stock.state), kind: 'number' as const, value: (row: { date: string; column: number }) => cellOf(stock.counts[row.column]) })),
        ]}
        rows={dates.map((date, column) => ({ date, column }))}
        rowId={(row) => row.date}
      />
      <Section title="How this is counted">
        <p className="flow-notes">A person counts in a state on a day when the stay has begun on or before that day and ends after it, or has not ended. Days in between are not shown: a step between two neighbouring numbers could name one child.</p>
      </Section>
    </Stack>
  );
}
