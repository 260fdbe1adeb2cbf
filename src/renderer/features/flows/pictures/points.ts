import type { FlowTable } from '../../../../contract/index.ts';
import { nameOf, plain, wrapped } from './labels.ts';
import { alternativeOf, colourOfLine, drawn, isFigure, largest, legendOf, lettersBeside, type Line, type Picture, type PictureAsked, range, roomFor, sameNumbers, symbols } from './picture.ts';

/** One figure of each line with the interval around it. */
type Series = { name: string; line: Line; values: (number | null)[]; low: (number | null)[]; high: (number | null)[]; cells: string[][] };

/** Parts that can be told apart in one picture. */
const mostSeries = 8;

/** Figures with their intervals, a line for each row: the columns `value`, `low` and `high` of one table, or three tables with a column for each part. */
export function pointsPicture(asked: PictureAsked, value: string, unit: string, isShare: boolean): Picture | null {
  const { table, answer, upTo, width } = asked;
  const series = seriesOf(answer.tables, table, value);
  // The rows with most to show, in their order: a picture of a hundred lines shows none.
  const most = table.rows.map((row, index) => ({ index, row, size: largest(series.map(({ values }) => values[index] ?? null)) })).filter(({ index }) => series.some(({ values }) => values[index] !== null));
  const kept = new Set(most.toSorted((one, other) => other.size - one.size).slice(0, Math.max(8, Math.min(24, Math.floor(96 / Math.min(series.length, mostSeries))))).map(({ index }) => index));
  const rows = most.filter(({ index }) => kept.has(index));
  if (rows.length === 0) return null;
  const pick = <Value>(values: readonly Value[]): Value[] => rows.map(({ index }) => values[index]!);
  const shownSeries = series.slice(0, mostSeries);
  const data = shownSeries.map(({ name, line, values, low, high, cells }, at) => {
    const colour = shownSeries.length === 1 ? colourOfLine(asked, { key: 'points', label: '' }, 0) : colourOfLine(asked, line, at);
    const x = pick(values);
    // Positions beside each other, so that intervals of several parts don't lie on one another.
    const offset = shownSeries.length === 1 ? 0 : (at - (shownSeries.length - 1) / 2) * (0.7 / shownSeries.length);
    return {
      type: 'scatter',
      mode: 'markers',
      name: plain(name),
      x,
      y: rows.map((_, position) => position + offset),
      customdata: pick(cells),
      marker: { size: 8, color: colour, symbol: symbols[at % symbols.length] },
      error_x: {
        type: 'data',
        symmetric: false,
        array: pick(high).map((end, position) => Math.max(0, (end ?? x[position] ?? 0) - (x[position] ?? 0))),
        arrayminus: pick(low).map((end, position) => Math.max(0, (x[position] ?? 0) - (end ?? x[position] ?? 0))),
        color: colour,
        thickness: 1.5,
        width: 4,
      },
      hovertemplate: rows.map(({ row }) => `${plain(nameOf(row))}${shownSeries.length > 1 ? `, ${plain(name)}` : ''}: %{x${isShare ? ':.1%' : ':.3~g'}}<extra></extra>`),
    };
  });
  const labels = rows.map(({ row }) => wrapped(plain(nameOf(row)), lettersBeside(width)));
  const deep = Math.max(...labels.map(({ length }) => length));
  const names = legendOf(shownSeries.map(({ name }) => name), width);
  return {
    caption: table.caption,
    alternative: alternativeOf(asked, `${sameNumbers}${kept.size < most.length ? `, of which the ${kept.size} largest are drawn` : ''}`),
    ...((kept.size < most.length || mostSeries < series.length) && { left: leftOut(kept.size, most.length, series.length) }),
    data,
    layout: {
      margin: { l: roomFor(labels), r: 16, t: 8, b: 48 + names.height },
      showlegend: shownSeries.length > 1,
      legend: names.legend,
      hovermode: 'closest',
      xaxis: { automargin: false, title: { text: unit }, rangemode: 'tozero', zeroline: false, ...(isShare && { tickformat: '.0%' }), ...range(upTo) },
      yaxis: { automargin: false, tickmode: 'array', tickvals: rows.map((_, position) => position), ticktext: labels.map((broken) => broken.join('<br>')), range: [rows.length - 0.4, -0.6], zeroline: false, rangemode: 'normal', showgrid: true },
    },
    height: Math.max(150, 72 + rows.length * Math.max(shownSeries.length > 1 ? 14 + shownSeries.length * 8 : 24, deep * 15 + 6)) + names.height,
    reach: largest(shownSeries.flatMap(({ high, values }) => [...pick(high), ...pick(values)])),
  };
}

function seriesOf(tables: readonly FlowTable[], table: FlowTable, value: string): Series[] {
  const at = (key: string): number => table.columns.findIndex((column) => column.key === key);
  const column = at(value);
  if (column >= 0) {
    const [low, high] = [at('low'), at('high')];
    return [{ name: table.columns[column]!.label, line: { key: value, label: value }, values: columnOf(table, column), low: columnOf(table, low), high: columnOf(table, high), cells: table.rows.map(({ key }) => [table.id, key, value]) }];
  }
  const ends = { low: tables.find(({ id }) => id === 'low'), high: tables.find(({ id }) => id === 'high') };
  const end = (own: FlowTable | undefined, key: string): (number | null)[] => (own === undefined ? [] : columnOf(own, own.columns.findIndex((other) => other.key === key)));
  return table.columns.map((part, index) => ({ name: part.label, line: part, values: columnOf(table, index), low: end(ends.low, part.key), high: end(ends.high, part.key), cells: table.rows.map(({ key }) => [table.id, key, part.key]) })).filter(({ values }) => values.some(isFigure));
}

const columnOf = (table: FlowTable, index: number): (number | null)[] => table.cells.map((row) => drawn(index < 0 ? undefined : row[index]));

/** What the picture has no room for. */
function leftOut(kept: number, lines: number, parts: number): string {
  const said = [kept < lines ? `the ${kept} largest of ${lines} lines` : '', parts > mostSeries ? `the first ${mostSeries} of ${parts} parts` : ''].filter(Boolean).join(' and ');
  return `${said.charAt(0).toUpperCase()}${said.slice(1)} are drawn; the table has them all.`;
}
