import { nodeGap, placeNodes } from './columns-of-nodes.ts';
import { nameOf, plain, shortened } from './labels.ts';
import { alternativeOf, colourOfState, faintly, isFigure, type Picture, type PictureAsked } from './picture.ts';

/** Moves as ribbons from the state before (left) to the state after (right). Moves within a state run straight across: nothing is left out but what is hidden. */
export function movesPicture(asked: PictureAsked): Picture | null {
  const { table, upTo, isDark, width } = asked;
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
  const ribbons = links.map(({ from, to }) => ({ from: left.indexOf(from), to: left.length + right.indexOf(to) }));
  const sizeOf = (side: 'from' | 'to', state: number): number => links.filter((link) => link[side] === state).reduce((sum, { count }) => sum + count, 0);
  const { height, y } = placeNodes([...left.map((state) => ({ column: 0, size: sizeOf('from', state) })), ...right.map((state) => ({ column: 1, size: sizeOf('to', state) }))], ribbons, upTo);
  return {
    caption: table.caption,
    alternative: alternativeOf(asked, 'Every ribbon is a cell of the table below'),
    data: [
      {
        type: 'sankey',
        orientation: 'h',
        arrangement: 'fixed',
        textfont: { size: 13 },
        node: {
          label: states.map((state) => plain(shortened(nameOf(state), Math.floor((width * 0.44) / 6.8)))),
          customdata: states.map((state) => plain(nameOf(state))),
          color: states.map(({ key }) => colourOfState(asked, key)),
          x: [...left.map(() => 0.001), ...right.map(() => 0.999)],
          y,
          pad: nodeGap,
          thickness: 10,
          line: { width: 0 },
          hovertemplate: '%{customdata}: %{value:,} moves<extra></extra>',
        },
        link: {
          // As they are given, which is in the order of the states: ribbons leave and come in without crossing more than they have to.
          sort: 'input',
          source: ribbons.map(({ from }) => from),
          target: ribbons.map(({ to }) => to),
          value: links.map(({ count }) => count),
          color: links.map(({ row }) => faintly(colourOfState(asked, row.key), isDark ? 0.42 : 0.34)),
          customdata: links.map(({ row, column }) => [table.id, row.key, column.key]),
          hovertemplate: links.map(({ row, column, count }) => `${plain(nameOf(row))} to ${plain(nameOf(column))}: ${count.toLocaleString('en-GB')} moves<extra></extra>`),
        },
      },
    ],
    layout: { margin: { l: 4, r: 4, t: 28, b: 12 }, annotations: [{ x: 0, xanchor: 'left', text: 'From' }, { x: 1, xanchor: 'right', text: 'To' }].map((head) => ({ ...head, xref: 'paper', yref: 'paper', y: 1, yanchor: 'bottom', yshift: 6, showarrow: false, font: { size: 12 } })) },
    height: Math.round(height) + 40,
    reach: total,
  };
}
