import type { Dataset, FlowAnswer } from '../../../contract/index.ts';
import { bytesOfImage, plotLayout } from './plot-layout.ts';
import { pictureOf } from './pictures/picture-of.ts';

const width = 1000;

/** A picture of a protected answer as a file, in base64: drawn in light colours where nobody sees it, whatever the window shows. Undefined where the answer has none. */
export async function drawOffScreen(answer: FlowAnswer, dataset: Dataset, format: 'svg' | 'png'): Promise<string | undefined> {
  const picture = answer.counts === 'protected' ? pictureOf(answer, dataset, { isDark: false, width }) : null;
  if (picture === null) return undefined;
  const { Plotly } = await import('./plotly.ts');
  const place = document.createElement('div');
  place.style.cssText = `position: fixed; inset-inline-start: -4000px; inline-size: ${width}px; block-size: ${picture.height + 90}px;`;
  place.setAttribute('aria-hidden', 'true');
  document.body.append(place);
  try {
    const base = plotLayout(picture.layout, false);
    const margin = base.margin as { l: number; r: number; t: number; b: number };
    const source = `${dataset.name}${dataset.synthetic ? ' (synthetic data)' : ''}. ${answer.part}. Small numbers hidden, others rounded.`;
    const height = picture.height + 80;
    const layout = {
      ...base,
      paper_bgcolor: '#ffffff',
      plot_bgcolor: '#ffffff',
      width,
      height,
      margin: { ...margin, t: margin.t + 44, b: margin.b + 36 },
      title: { text: picture.caption, x: 0.01, xanchor: 'left', y: 1 - 22 / height, yanchor: 'middle', font: { size: 17 } },
      annotations: [...((base.annotations as unknown[] | undefined) ?? []), { text: source, xref: 'paper', yref: 'container', x: 0, xanchor: 'left', y: 0, yanchor: 'bottom', yshift: 8, showarrow: false, font: { size: 11, color: '#4c515a' } }],
    };
    const element = await Plotly.react(place, picture.data, layout, { staticPlot: true, displayModeBar: false });
    return bytesOfImage(await Plotly.toImage(element, { format, width, height, ...(format === 'png' && { scale: 2 }) }));
  } finally {
    Plotly.purge(place);
    place.remove();
  }
}
