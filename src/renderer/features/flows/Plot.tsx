/** A picture of figures: with its alternative in words. Whoever lets it be saved says how: what it draws from has been through the disclosure check. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { PlotElement, PlotlyCore } from 'plotly.js/lib/core';
import { host } from '../../client/kist.ts';
import { Button, Cluster } from '../../ui/index.ts';
import { bytesOfImage, plotLayout } from './plot-layout.ts';
import { useIsDark } from './use-is-dark.ts';
import './Plot.css';

export type PlotProps = {
  /** What the picture shows; becomes its accessible name and the name of a saved file. */
  title: string;
  /** Over the picture, where its title does not stand over it already. */
  caption?: ReactNode;
  /** Under the picture: what it does not draw. */
  note?: ReactNode;
  /** The same in words, for who can't see it. */
  alternative: string;
  data: unknown[];
  layout: Record<string, unknown>;
  height: number;
  /** Something in the picture was pressed; its `customdata` is handed on. The table beside it does the same by keyboard. */
  onPick?: (picked: unknown) => void;
  /** Buttons that save it at once. Pictures of flow data leave through the gate instead. */
  canSave?: boolean;
};

export function Plot({ title, caption, note, alternative, data, layout, height, onPick, canSave = false }: PlotProps) {
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef<{ plotly: PlotlyCore; element: PlotElement } | null>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  const [width, setWidth] = useState(0);
  const isDark = useIsDark();

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
    let waiting: number | null = null;
    void import('./plotly.ts').then(({ Plotly }) => {
      if (!isCurrent) return;
      // Drawing takes longer than a frame: words and table come first, and what is pressed meanwhile is heard.
      waiting = requestIdleCallback(() => void draw(Plotly), { timeout: 500 });
    });
    async function draw(plotly: PlotlyCore): Promise<void> {
      if (!isCurrent || !place.current) return;
      // No mode bar: it offers to send the chart to a service on the web.
      const element = await plotly.react(place.current, data, { ...plotLayout(layout, isDark), width, height }, { displayModeBar: false, responsive: false, staticPlot: false, showLink: false, locale: 'en-GB' });
      element.removeAllListeners?.('plotly_click');
      element.on('plotly_click', ({ points }) => pick.current?.(points[0]?.customdata));
      drawn.current = { plotly, element };
    }
    return () => {
      isCurrent = false;
      if (waiting !== null) cancelIdleCallback(waiting);
    };
  }, [data, layout, width, height, isDark]);

  const save = async (format: 'svg' | 'png'): Promise<void> => {
    if (!drawn.current) return;
    const address = await drawn.current.plotly.toImage(drawn.current.element, { format, width, height, scale: format === 'png' ? 2 : 1 });
    await host().saveFile({ name: `${title.replace(/[\\/:*?"<>|]/g, '-')}.${format}`, mediaType: format === 'svg' ? 'image/svg+xml' : 'image/png', base64: bytesOfImage(address) });
  };

  return (
    <figure className="plot">
      {caption !== undefined && <figcaption className="plot-caption">{caption}</figcaption>}
      <div ref={place} className="plot-place" role="img" aria-label={`${title}. ${alternative}`} style={{ blockSize: height }} />
      {note !== undefined && <p className="plot-note">{note}</p>}
      {canSave && (
        <Cluster gap={8}>
          <Button kind="quiet" size="small" icon="save" onPress={() => void save('svg')}>Save as SVG</Button>
          <Button kind="quiet" size="small" icon="save" onPress={() => void save('png')}>Save as PNG</Button>
        </Cluster>
      )}
    </figure>
  );
}
