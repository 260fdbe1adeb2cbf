import { colourAt, drawn, faintly, largest, type Picture, type PictureAsked, range, sameNumbers } from './picture.ts';

type Bar = { column: string; /** Filled, hatched or hollow: told apart without colour. */ fill: 'full' | 'hatched' | 'hollow'; colour: number };

type BarsAsked = { bars: readonly Bar[]; isStacked: boolean; unit: string; isShare?: boolean; isLying?: boolean };

/** Columns of a table as bars, a group of them or a stack for each row; the row of all together is left out where there are others. */
export function barsPicture(asked: PictureAsked, { bars, isStacked, unit, isShare = false, isLying = false }: BarsAsked): Picture | null {
  const { table, answer, isDark, upTo } = asked;
  const all = table.rows.map((row, index) => ({ ...row, index }));
  const rows = all.length > 1 ? all.filter(({ key }) => key !== 'all') : all;
  const shown = bars.flatMap((bar) => {
    const index = table.columns.findIndex(({ key }) => key === bar.column);
    return index < 0 ? [] : [{ ...bar, label: table.columns[index]!.label, values: rows.map((row) => drawn(table.cells[row.index]![index])) }];
  });
  if (shown.every(({ values }) => values.every((value) => value === null))) return null;
  const names = rows.map(({ label }) => label);
  const isFull = rows.length > 12;
  const data = shown.map(({ column, label, values, fill, colour: at }) => {
    const colour = colourAt(at, isDark);
    return {
      type: 'bar',
      name: label,
      ...(isLying ? { orientation: 'h', y: names, x: values } : { x: names, y: values }),
      customdata: rows.map(({ key }) => [table.id, key, column]),
      marker: { color: fill === 'full' ? colour : faintly(colour, fill === 'hollow' ? 0.1 : 0.24), line: { color: colour, width: fill === 'full' ? 0 : 1.5 }, ...(fill === 'hatched' && { pattern: { shape: '/', fgcolor: colour, bgcolor: 'rgba(0,0,0,0)', size: 7, solidity: 0.3, fillmode: 'replace' } }) },
      hovertemplate: `%{${isLying ? 'y' : 'x'}}, ${label}: %{${isLying ? 'x' : 'y'}:${isShare ? '.1%' : ','}}<extra></extra>`,
    };
  });
  const values = { title: { text: unit }, rangemode: 'tozero', ...(isShare && { tickformat: '.0%' }), ...range(upTo) };
  const lines = { type: 'category', tickangle: isLying ? 0 : isFull ? -45 : 0, ...(isLying && { autorange: 'reversed', rangemode: 'normal' }) };
  return {
    title: `${table.caption}. ${answer.part}`,
    alternative: `${answer.sentences[0]} ${sameNumbers}`,
    data,
    layout: { margin: { l: 44, r: 12, t: 8, b: 40 }, barmode: isStacked ? 'stack' : 'group', bargap: 0.3, showlegend: shown.length > 1, legend: { orientation: 'h', y: 1.02, yanchor: 'bottom', traceorder: 'normal', font: { size: 12 } }, xaxis: isLying ? values : lines, yaxis: isLying ? lines : values },
    height: isLying ? Math.max(180, 90 + rows.length * (isStacked ? 30 : 16 + shown.length * 14)) : 340,
    reach: isStacked ? largest(rows.map((_, at) => shown.reduce((sum, { values: own }) => sum + (own[at] ?? 0), 0))) : largest(shown.flatMap((bar) => bar.values)),
  };
}
