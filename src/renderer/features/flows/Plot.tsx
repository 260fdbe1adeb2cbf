/** A picture of released figures: with its alternative in words, and a way to save it. What it draws from has been through the disclosure check. */
import { useEffect, useRef, useState } from 'react';
import type { PlotElement, PlotlyCore } from 'plotly.js/lib/core';
import { host } from '../../client/kist.ts';
import { Button, Cluster } from '../../ui/index.ts';
import { useIsDark } from './use-is-dark.ts';
import './Plot.css';

export type PlotProps = {
  /** What the picture shows, with period; becomes its accessible name and the name of a saved file. */
  title: string;
  /** The same in words, for who can't see it. */
  alternative: string;
  data: unknown[];
  layout: Record<string, unknown>;
  height: number;
  /** Something in the picture was pressed; its `customdata` is handed on. The table beside it does the same by keyboard. */
  onPick?: (picked: unknown) => void;
};

const ink = { light: { text: '#22252a', faint: '#656a73', line: '#e2ddd2', sheet: '#ffffff' }, dark: { text: '#ebe9e4', faint: '#a3a6ad', line: '#36383e', sheet: '#1f2124' } };

export function Plot({ title, alternative, data, layout, height, onPick }: PlotProps) {
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef<{ plotly: PlotlyCore; element: PlotElement } | null>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  const [width, setWidth] = useState(0);
  const isDark = useIsDark();
  const colours = isDark ? ink.dark : ink.light;

  useEffect(() => {
    const element = place.current!;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry!.contentRect.width)));
    observer.observe(element);
    return () => {
      observer.disconnect();
      if (drawn.current) drawn.current.plotly.purge(element);
    };
  }, []);

  useEffect(() => {
    if (width === 0) return;
    let isCurrent = true;
    void import('./plotly.ts').then(async ({ Plotly }) => {
      if (!isCurrent || !place.current) return;
      const axis = { gridcolor: colours.line, linecolor: colours.faint, zerolinecolor: colours.line, tickfont: { color: colours.faint }, automargin: true };
      const element = await Plotly.react(
        place.current,
        data,
        {
          paper_bgcolor: 'rgba(0,0,0,0)',
          plot_bgcolor: 'rgba(0,0,0,0)',
          font: { family: '"Atkinson Hyperlegible Next Variable", sans-serif', size: 13, color: colours.text },
          margin: { l: 8, r: 8, t: 8, b: 8 },
          ...layout,
          xaxis: { ...axis, ...(layout.xaxis as object) },
          yaxis: { ...axis, rangemode: 'tozero', ...(layout.yaxis as object) },
          width,
          height,
        },
        // No mode bar: it offers to send the chart to a service on the web.
        { displayModeBar: false, responsive: false, staticPlot: false, showLink: false, locale: 'en-GB' },
      );
      element.removeAllListeners?.('plotly_click');
      element.on('plotly_click', ({ points }) => pick.current?.(points[0]?.customdata));
      drawn.current = { plotly: Plotly, element };
    });
    return () => {
      isCurrent = false;
    };
  }, [data, layout, width, height, colours]);

  const save = async (format: 'svg' | 'png'): Promise<void> => {
    if (!drawn.current) return;
    const address = await drawn.current.plotly.toImage(drawn.current.element, { format, width, height, scale: format === 'png' ? 2 : 1 });
    const [, kind = '', body = ''] = /^data:([^,]*),(.*)$/s.exec(address) ?? [];
    const base64 = kind.endsWith(';base64') ? body : btoa(unescape(decodeURIComponent(body).replace(/[\u0080-\uffff]/g, (letter) => encodeURIComponent(letter))));
    await host().saveFile({ name: `${title.replace(/[\\/:*?"<>|]/g, '-')}.${format}`, mediaType: format === 'svg' ? 'image/svg+xml' : 'image/png', base64 });
  };

  return (
    <figure className="plot">
      <div ref={place} className="plot-place" role="img" aria-label={`${title}. ${alternative}`} style={{ blockSize: height }} />
      <Cluster gap={8}>
        <Button kind="quiet" size="small" icon="save" onPress={() => void save('svg')}>Save as SVG</Button>
        <Button kind="quiet" size="small" icon="save" onPress={() => void save('png')}>Save as PNG</Button>
      </Cluster>
    </figure>
  );
}
