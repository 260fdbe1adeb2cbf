import type { CSSProperties } from 'react';
import type { UncertainDate } from '../../../contract/index.ts';
import { Icon, type IconName } from '../../ui/index.ts';
import { layOutSpans } from './span-layout.ts';
import './SpanPicture.css';

export type SpanLane = { id: string; label: string; icon?: IconName; tone?: 'plain' | 'for' | 'against' | 'caution' };
export type SpanThing = { id: string; lane: string; date: UncertainDate; /** What it is and when, for the pointer. */ words: string };

type SpanPictureProps = {
  /** The whole picture in a sentence. The list beside it holds every mark for the keyboard and for screen readers. */
  label: string;
  lanes: readonly SpanLane[];
  spans: readonly SpanThing[];
  chosen?: string | null;
  onChoose?: (id: string) => void;
};

/** Dated things on a line of time: a dot for a known day, a bar as long as the stretch where the day is not known. */
export function SpanPicture({ label, lanes, spans, chosen = null, onChoose }: SpanPictureProps) {
  const layout = layOutSpans(spans, lanes.map((lane) => lane.id));
  if (layout === null) return null;
  const byId = new Map(spans.map((span) => [span.id, span]));
  return (
    <figure className="span-picture">
      <div role="img" aria-label={label}>
        {lanes.map((lane) => {
          const placed = layout.lanes.get(lane.id)!;
          return (
            <div key={lane.id} className="span-lane" data-tone={lane.tone}>
              <div className="span-lane-label">{lane.icon && <Icon name={lane.icon} />}{lane.label}</div>
              <div className="span-track" style={{ '--rows': placed.rows } as CSSProperties}>
                {layout.years.map(({ year, start }) => <span key={year} className="span-year" style={{ insetInlineStart: `${start}%` }} />)}
                {placed.spans.map((span) => (
                  <span
                    key={span.id}
                    className="span-mark"
                    title={byId.get(span.id)?.words}
                    data-is-point={span.isPoint || undefined}
                    data-is-chosen={span.id === chosen || undefined}
                    style={{ '--at': span.row, insetInlineStart: `${span.start}%`, ...(span.isPoint ? {} : { inlineSize: `${span.length}%` }) } as CSSProperties}
                    onClick={() => onChoose?.(span.id)}
                  />
                ))}
              </div>
            </div>
          );
        })}
        <div className="span-axis">
          <div />
          <div className="span-axis-track">{layout.years.map(({ year, start }) => <span key={year} style={{ insetInlineStart: `${start}%` }}>{year}</span>)}</div>
        </div>
      </div>
      <figcaption><span className="span-key"><span><i /> a known day</span><span><i data-is-bar /> some day within this stretch</span></span></figcaption>
    </figure>
  );
}
