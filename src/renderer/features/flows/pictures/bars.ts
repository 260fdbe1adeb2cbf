import { nameOf, plain, wrapped } from './labels.ts';
import { alternativeOf, colourAt, drawn, faintly, grey, isFigure, largest, legendOf, lettersBeside, type Picture, type PictureAsked, range, roomFor, sameNumbers } from './picture.ts';

type Bar = { column: string; /** Filled, hatched or hollow: told apart without colour. */ fill: 'full' | 'hatched' | 'hollow'; colour: string };

type BarsAsked = {
  bars: readonly Bar[];
  isStacked: boolean;
  unit: string;
  /** What the rows are, where they stand side by side. */
  of?: string;
  isShare?: boolean;
  isLying?: boolean;
  /** A row that gathers others, and is drawn hollow. */
  rest?: string;
};

/** More bars than these are read in the table. */
const mostRows = 24;

/** Columns of a table as bars, a group of them or a stack for each row; the row of all together is left out where there are others. */
export function barsPicture(asked: PictureAsked, { bars, isStacked, unit, of = '', isShare = false, isLying: isMeantLying = false, rest }: BarsAsked): Picture | null {
  const { table, upTo, width } = asked;
  const all = table.rows.map((row, index) => ({ ...row, index }));
  const parts = all.length > 1 ? all.filter(({ key }) => key !== 'all') : all;
  // The first ones in their order, with what gathers the rest; the table has them all.
  const kept = new Set((parts.length > mostRows ? [...parts.filter(({ key }) => key !== rest).slice(0, mostRows), ...parts.filter(({ key }) => key === rest)] : parts).map(({ index }) => index));
  const rows = parts.filter(({ index }) => kept.has(index));
  const shown = bars.flatMap((bar) => {
    const index = table.columns.findIndex(({ key }) => key === bar.column);
    return index < 0 ? [] : [{ ...bar, index, label: nameOf(table.columns[index]!), values: rows.map((row) => drawn(table.cells[row.index]![index])) }];
  });
  if (shown.every(({ values }) => values.every((value) => value === null || value === 0))) return null;
  const across = Math.floor((width - 60) / rows.length / 6.4);
  const standing = rows.map((row) => wrapped(plain(nameOf(row)), Math.max(across - 1, 4)));
  // Side by side only where every name has room under its bar.
  const isLying = isMeantLying || standing.some((broken) => broken.length > 2 || broken.some(({ length }) => length > across));
  const labels = isLying ? rows.map((row) => wrapped(plain(nameOf(row)), lettersBeside(width))) : standing;
  const deep = Math.max(...labels.map(({ length }) => length));
  const at = rows.map((_, position) => position);
  const data = shown.map(({ column, label, values, fill, colour }) => {
    const fills = rows.map(({ key }) => (key === rest ? 'hollow' : fill));
    return {
      type: 'bar',
      name: plain(label),
      ...(isLying ? { orientation: 'h', y: at, x: values } : { x: at, y: values }),
      customdata: rows.map(({ key }) => [table.id, key, column]),
      marker: {
        color: fills.map((own) => (own === 'full' ? colour : faintly(colour, own === 'hollow' ? 0.12 : 0.24))),
        line: { color: colour, width: fills.map((own) => (own === 'full' ? 0 : 1.5)) },
        ...(fill === 'hatched' && { pattern: { shape: '/', fgcolor: colour, bgcolor: 'rgba(0,0,0,0)', size: 7, solidity: 0.3, fillmode: 'replace' } }),
      },
      hovertemplate: rows.map((row) => `${plain(nameOf(row))}, ${plain(label)}: %{${isLying ? 'x' : 'y'}:${isShare ? '.1%' : ','}}<extra></extra>`),
    };
  });
  const names = legendOf(shown.map(({ label }) => label), width);
  const values = { automargin: false, title: { text: unit }, rangemode: 'tozero', zeroline: false, ...(isShare && { tickformat: '.0%' }), ...range(upTo) };
  const lines = { automargin: false, tickmode: 'array', tickvals: at, ticktext: labels.map((broken) => broken.join('<br>')), tickangle: 0, showgrid: false, zeroline: false, rangemode: 'normal', range: isLying ? [rows.length - 0.4, -0.6] : [-0.6, rows.length - 0.4], ...(!isLying && of !== '' && { title: { text: of } }) };
  const each = Math.max(isStacked ? 26 : 14 + shown.length * 12, deep * 15 + 6);
  // Where a bar of its own would stand, what is hidden is marked as it is in the table.
  const hidden = isStacked ? [] : shown.flatMap(({ index }, bar) => rows.flatMap((row, position) => (isHiddenCell(table.cells[row.index]![index]) ? [position + (bar - (shown.length - 1) / 2) * (0.7 / shown.length)] : [])));
  return {
    caption: table.caption,
    alternative: alternativeOf(asked, sameNumbers),
    ...(rows.length < parts.length && { left: `${rows.length} of ${parts.length} rows are drawn; the table has them all.` }),
    data,
    layout: {
      margin: { l: isLying ? roomFor(labels) : 62, r: 16, t: 8, b: (isLying ? 48 : 24 + deep * 15 + (of === '' ? 0 : 22)) + names.height },
      barmode: isStacked ? 'stack' : 'group',
      bargap: 0.3,
      showlegend: shown.length > 1,
      legend: names.legend,
      xaxis: isLying ? values : lines,
      yaxis: isLying ? lines : values,
      annotations: hidden.map((position) => ({ text: '[c]', showarrow: false, font: { size: 12, color: grey[asked.isDark ? 'dark' : 'light'] }, ...(isLying ? { x: 0, y: position, xanchor: 'left', xshift: 4 } : { x: position, y: 0, yanchor: 'bottom' }) })),
    },
    height: (isLying ? Math.max(120, 64 + rows.length * each) : width < 560 ? 280 : 320) + names.height,
    reach: isStacked ? largest(rows.map((_, row) => shown.reduce((sum, { values: own }) => sum + (own[row] ?? 0), 0))) : largest(shown.flatMap((bar) => bar.values)),
  };
}

const isHiddenCell = (figure: PictureAsked['table']['cells'][number][number] | undefined): boolean => figure !== null && figure !== undefined && !isFigure(figure);

/** Bars of one thing, in one colour: told apart by their fill. */
export const inOneColour = (isDark: boolean, bars: readonly Omit<Bar, 'colour'>[]): Bar[] => bars.map((bar) => ({ ...bar, colour: colourAt(0, isDark) }));
