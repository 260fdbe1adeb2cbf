import { colourOfState, faintly, isFigure, type Picture, type PictureAsked } from './picture.ts';

/** Moves as ribbons from the state before (left) to the state after (right). Moves within a state run straight across: nothing is left out but what is hidden. */
export function movesPicture(asked: PictureAsked): Picture | null {
  const { table, answer, upTo, isDark } = asked;
  const links = table.rows.flatMap((row, from) => table.columns.flatMap((column, to) => {
    const count = table.cells[from]![to];
    return row.key !== 'all' && column.key !== 'all' && isFigure(count) && count > 0 ? [{ from, to, count, row, column }] : [];
  }));
  if (links.length === 0) return null;
  const used = (side: 'from' | 'to'): number[] => [...new Set(links.map((link) => link[side]))].sort((a, b) => a - b);
  const left = used('from');
  const right = used('to');
  const total = links.reduce((sum, { count }) => sum + count, 0);
  const states = [...left.map((at) => table.rows[at]!), ...right.map((at) => table.columns[at]!)];
  const full = Math.max(320, Math.max(left.length, right.length) * 44);
  return {
    title: `${table.caption}. ${answer.part}`,
    alternative: `${answer.sentences[0]} Every ribbon is a cell of the table below; moves that are hidden to protect people are not drawn.`,
    data: [
      {
        type: 'sankey',
        orientation: 'h',
        arrangement: 'fixed',
        node: {
          label: states.map(({ label }) => label),
          color: states.map(({ key }) => colourOfState(asked, key)),
          x: [...left.map(() => 0.001), ...right.map(() => 0.999)],
          y: [...middles(left, links, 'from'), ...middles(right, links, 'to')],
          pad: 14,
          thickness: 10,
          line: { width: 0 },
          hovertemplate: '%{label}: %{value:,} moves<extra></extra>',
        },
        link: {
          source: links.map(({ from }) => left.indexOf(from)),
          target: links.map(({ to }) => left.length + right.indexOf(to)),
          value: links.map(({ count }) => count),
          color: links.map(({ row }) => faintly(colourOfState(asked, row.key), isDark ? 0.42 : 0.34)),
          customdata: links.map(({ row, column }) => [table.id, row.key, column.key]),
          hovertemplate: links.map(({ row, column, count }) => `${row.label} to ${column.label}: ${count.toLocaleString('en-GB')} moves<extra></extra>`),
        },
      },
    ],
    layout: { margin: { l: 4, r: 4, t: 12, b: 12 } },
    // Ribbons side by side are of one scale when their picture is as tall as they are many.
    height: upTo === undefined || upTo === 0 ? full : Math.max(120, Math.round(full * Math.min(1, total / upTo))),
    reach: total,
  };
}

/** Middles of the states on one side, in the order of the scheme, so that the picture keeps its order from one to the next. */
function middles(states: readonly number[], links: readonly { from: number; to: number; count: number }[], side: 'from' | 'to'): number[] {
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
