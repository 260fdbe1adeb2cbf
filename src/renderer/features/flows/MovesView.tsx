import { useMemo } from 'react';
import type { FlowPage } from '../../../contract/index.ts';
import { Finding, Section, Stack } from '../../ui/index.ts';
import { MovesMatrix } from './MovesMatrix.tsx';
import { Plot } from './Plot.tsx';
import { faint, stateColours } from './state-colours.ts';
import { useIsDark } from './use-is-dark.ts';
import type { FlowViewProps } from './view-props.ts';
import { hiddenMeans, isShown, labelOf, periodWords } from './words.ts';

/** Moves between states: sentence, ribbons, matrix, how they are counted. */
export function MovesView({ page, figure, onFigure }: FlowViewProps) {
  const sentence = page.sentences.find((said) => said.about === 'moves');
  const drawn = useMovesPicture(page);
  const title = `Moves between states, ${periodWords(page.from, page.to)}`;
  return (
    <Stack gap={24}>
      {sentence && <Finding>{sentence.text}</Finding>}
      <div className="flow-view"><div className="flow-beside" data-is-wide>
        <Plot
          title={title}
          alternative="Every ribbon is a cell of the table beside it. Moves that are hidden to protect people are not drawn."
          data={drawn.data}
          layout={drawn.layout}
          height={Math.max(340, page.moves.states.length * 46)}
          onPick={(picked) => {
            if (Array.isArray(picked) && picked.length === 2) onFigure({ kind: 'move', from: String(picked[0]), to: String(picked[1]) });
          }}
        />
        <MovesMatrix page={page} figure={figure} onFigure={onFigure} note={hiddenMeans(page.dataset)} />
      </div></div>
      <Section title="How this is counted">
        <ul className="flow-notes">{page.notes.map((note) => <li key={note}>{note}</li>)}</ul>
      </Section>
    </Stack>
  );
}

/** Ribbons from the state before to the state after; only shown figures are drawn. Moves within a state run straight across. */
function useMovesPicture(page: FlowPage): { data: unknown[]; layout: Record<string, unknown> } {
  const isDark = useIsDark();
  return useMemo(() => {
    const { states, cells } = page.moves;
    const label = labelOf(page.dataset);
    const colours = stateColours(states, states.length > page.dataset.states.length, isDark);
    const links = cells.flatMap((row, from) => row.flatMap((count, to) => (isShown(count) && count > 0 ? [{ from, to, count }] : [])));
    const used = (side: 'from' | 'to'): number[] => [...new Set(links.map((link) => link[side]))].sort((a, b) => a - b);
    const left = used('from');
    const right = used('to');
    const data = [
      {
        type: 'sankey',
        orientation: 'h',
        arrangement: 'fixed',
        node: {
          label: [...left, ...right].map((state) => label(states[state]!)),
          color: [...left, ...right].map((state) => colours[state]),
          x: [...left.map(() => 0.001), ...right.map(() => 0.999)],
          y: [...spread(left, links, 'from'), ...spread(right, links, 'to')],
          pad: 14,
          thickness: 10,
          line: { width: 0 },
          hoverinfo: 'skip',
        },
        link: {
          source: links.map((link) => left.indexOf(link.from)),
          target: links.map((link) => left.length + right.indexOf(link.to)),
          value: links.map((link) => link.count),
          color: links.map((link) => faint(colours[link.from]!, 0.34)),
          customdata: links.map((link) => [states[link.from], states[link.to]]),
          hovertemplate: links.map((link) => `${label(states[link.from]!)} to ${label(states[link.to]!)}: ${link.count} moves<extra></extra>`),
        },
      },
    ];
    return { data, layout: { margin: { l: 4, r: 4, t: 12, b: 12 } } };
  }, [page, isDark]);
}

/** Middles of the states on one side, in the order of the scheme, so that the picture keeps its order from dataset to dataset. */
function spread(states: readonly number[], links: readonly { from: number; to: number; count: number }[], side: 'from' | 'to'): number[] {
  const sizes = states.map((state) => links.filter((link) => link[side] === state).reduce((sum, link) => sum + link.count, 0));
  const total = sizes.reduce((sum, size) => sum + size, 0) || 1;
  const room = Math.max(0.4, 1 - 0.03 * states.length);
  let at = 0;
  return sizes.map((size) => {
    const share = (size / total) * room + 0.03;
    const middle = at + share / 2;
    at += share;
    return Math.min(0.999, Math.max(0.001, middle));
  });
}
