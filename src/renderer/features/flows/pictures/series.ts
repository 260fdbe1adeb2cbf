import type { IndicatorSeries } from '../../../../contract/index.ts';
import { axisWords } from '../figure-words.ts';
import { colourAt, drawn, type Picture } from './picture.ts';

/** A followed figure over time; null where fewer than two of its points can be drawn. */
export function seriesPicture({ name, points, unit }: IndicatorSeries, isDark: boolean): (Omit<Picture, 'reach' | 'caption'> & { title: string }) | null {
  const values = points.map(({ value }) => drawn(value));
  if (values.filter((value) => value !== null).length < 2) return null;
  const isShare = unit === 'share';
  const colour = colourAt(0, isDark);
  return {
    title: name,
    alternative: 'The table below holds the same numbers; lines break where one is hidden.',
    data: [{ type: 'scatter', mode: 'lines+markers', x: points.map(({ period }) => period.replace('-Q', ' Q')), y: values, connectgaps: false, line: { color: colour, width: 2 }, marker: { size: 7, color: colour }, hovertemplate: `%{x}: %{y:${isShare ? '.1%' : ',.3~f'}}<extra></extra>` }],
    layout: { margin: { l: 52, r: 12, t: 8, b: 36 }, xaxis: { type: 'category' }, yaxis: { title: { text: axisWords[unit] }, ...(isShare && { tickformat: '.0%' }) } },
    height: 260,
  };
}
