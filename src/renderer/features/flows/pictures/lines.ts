import { nameOf, plain } from './labels.ts';
import { alternativeOf, colourOfLine, dashes, drawn, faintly, isFigure, largest, legendOf, type Picture, type PictureAsked, range, sameNumbers, symbols } from './picture.ts';

/** `date`: rows are days. `since`: rows are days after a beginning, drawn in years. */
type LinesAsked = { time: 'date' | 'since'; /** Since what: "Years since entering". */ since?: string; unit: string; isShare: boolean; /** Columns that are no lines: how many were followed. */ without?: readonly string[] };

const daysOfYear = 365.25;

/** Marks along one line: more of them say no more, and each takes its time to draw. */
const mostMarks = 16;

/** Whether a number has none beside it: without its mark it would not be seen. */
const standsAlone = (values: readonly (number | null)[]): boolean => values.some((value, at) => value !== null && (values[at - 1] ?? null) === null && (values[at + 1] ?? null) === null);

/** Columns of a table as lines over time; they break where a number is hidden. A single share has its interval around it, where the table holds one. */
export function linesPicture(asked: PictureAsked, { time, since = 'Years', unit, isShare, without = [] }: LinesAsked): Picture | null {
  const { table, upTo, width } = asked;
  const columnOf = (key: string): (number | null)[] | null => {
    const index = table.columns.findIndex((column) => column.key === key);
    return index < 0 ? null : table.cells.map((row) => drawn(row[index]));
  };
  const [low, high] = [columnOf('low'), columnOf('high')];
  const isOne = low !== null && high !== null;
  const left = new Set([...without, ...(isOne ? ['low', 'high'] : time === 'date' ? ['all'] : [])]);
  const lines = table.columns.map((column, index) => ({ ...column, index })).filter(({ key, index }) => !left.has(key) && table.cells.some((row) => isFigure(row[index]) && row[index] > 0));
  // A beginning alone is no line.
  const isLine = table.cells.filter((row) => lines.some(({ index }) => isFigure(row[index]))).length > 1;
  if (!isLine) return null;
  const x = table.rows.map(({ key }) => (time === 'date' ? key : Number(key) / daysOfYear));
  const values = lines.map(({ index }) => table.cells.map((row) => drawn(row[index])));
  const told = isShare ? '.0%' : ',';
  const data: unknown[] = lines.map((line, at) => {
    const colour = colourOfLine(asked, line, at);
    return {
      type: 'scatter',
      mode: 'lines+markers',
      name: plain(nameOf(line)),
      x,
      y: values[at],
      customdata: table.rows.map(({ key }) => [table.id, key, line.key]),
      connectgaps: false,
      line: { color: colour, width: 2, dash: dashes[at % dashes.length] },
      marker: { size: 5, color: colour, symbol: symbols[at % symbols.length], ...(x.length > mostMarks && !standsAlone(values[at]!) && { maxdisplayed: mostMarks }) },
      hovertemplate: time === 'date' ? `${plain(nameOf(line))}, %{x|%-d %B %Y}: %{y:${told}} ${isShare ? '' : unit.toLowerCase()}<extra></extra>` : table.rows.map((row) => `${plain(nameOf(line))}, ${row.label}: %{y:${told}}<extra></extra>`),
    };
  });
  if (isOne) data.unshift(...bandOf(x, low, high, colourOfLine(asked, lines[0]!, 0)));
  const names = legendOf(lines.map(nameOf), width);
  return {
    caption: table.caption,
    alternative: alternativeOf(asked, `${sameNumbers}, and lines break where one is hidden`),
    data,
    layout: {
      margin: { l: 62, r: 12, t: 8, b: (time === 'date' ? 32 : 48) + names.height },
      showlegend: lines.length > 1,
      legend: names.legend,
      hovermode: 'closest',
      xaxis: time === 'date' ? { type: 'date', automargin: false } : { automargin: false, title: { text: since }, rangemode: 'tozero', dtick: (x.at(-1) as number) > 8 ? 2 : 1, zeroline: false },
      yaxis: { automargin: false, title: { text: unit }, rangemode: 'tozero', ...(isShare && { tickformat: '.0%' }), ...range(upTo) },
    },
    height: (width < 560 ? 300 : 340) + names.height,
    reach: largest([...values.flat(), ...(isOne ? high : [])]),
  };
}

/** The interval as a faint band, in pieces: where an end is hidden there is none. */
function bandOf(x: readonly (string | number)[], low: readonly (number | null)[], high: readonly (number | null)[], colour: string): unknown[] {
  const pieces: number[][] = [];
  x.forEach((_, at) => {
    if (low[at] == null || high[at] == null) return;
    if (at > 0 && low[at - 1] != null && high[at - 1] != null && pieces.length > 0) pieces.at(-1)!.push(at);
    else pieces.push([at]);
  });
  const pick = (values: readonly unknown[], piece: readonly number[]): unknown[] => piece.map((at) => values[at]);
  const apart = { type: 'scatter', hoverinfo: 'skip', showlegend: false };
  // A number that stands alone has its interval as a line.
  return pieces.map((piece) => (piece.length === 1 ? { ...apart, mode: 'lines', x: [x[piece[0]!], x[piece[0]!]], y: [low[piece[0]!], high[piece[0]!]], line: { width: 5, color: faintly(colour, 0.22) } } : { ...apart, mode: 'lines', x: [...pick(x, piece), ...pick(x, piece).toReversed()], y: [...pick(high, piece), ...pick(low, piece).toReversed()], fill: 'toself', fillcolor: faintly(colour, 0.16), line: { width: 0 } }));
}
