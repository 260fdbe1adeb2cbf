import { colourOfLine, dashes, drawn, isFigure, largest, type Picture, type PictureAsked, range, sameNumbers, symbols } from './picture.ts';

/** People in each state over time: rows are days, columns states. Lines break where a number is hidden. */
export function stocksPicture(asked: PictureAsked): Picture {
  const { table, upTo, answer } = asked;
  const states = table.columns.map((column, index) => ({ ...column, index })).filter(({ key, index }) => key !== 'all' && table.cells.some((row) => isFigure(row[index]) && row[index] > 0));
  const days = table.rows.map(({ key }) => key);
  const values = states.map(({ index }) => table.cells.map((row) => drawn(row[index])));
  const data = states.map((state, at) => {
    const colour = colourOfLine(asked, state, at);
    return {
      type: 'scatter',
      mode: 'lines+markers',
      name: state.label,
      x: days,
      y: values[at],
      customdata: table.rows.map(({ key }) => [table.id, key, state.key]),
      connectgaps: false,
      line: { color: colour, width: 2, dash: dashes[at % dashes.length] },
      marker: { size: days.length > 40 ? 3 : 5, color: colour, symbol: symbols[at % symbols.length] },
      hovertemplate: `${state.label}, %{x|%-d %B %Y}: %{y:,} people<extra></extra>`,
    };
  });
  return {
    title: `${table.caption}. ${answer.part}`,
    alternative: `${answer.sentences[0]} ${sameNumbers}`,
    data,
    layout: { margin: { l: 48, r: 12, t: 8, b: 36 }, showlegend: true, legend: { orientation: 'h', y: -0.14, font: { size: 12 } }, hovermode: 'closest', xaxis: { type: 'date' }, yaxis: { title: { text: 'People' }, ...range(upTo) } },
    height: 400,
    reach: largest(values.flat()),
  };
}
