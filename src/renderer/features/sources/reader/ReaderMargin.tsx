import type { CSSProperties } from 'react';
import { hatchOf } from '../../../ui/index.ts';
import type { Stripe } from '../../coding/stripes.ts';
import type { RowDrawing } from './measure-row.ts';

/**
 * Brackets and their labels. Pressing one is heard by the reader, which finds it by `data-coding`; what could not be named is asked
 * for with `data-rest`. An end of a bracket can be dragged (`data-end`).
 */
export function ReaderMargin({ stripes, drawing, inHand }: { stripes: readonly Stripe[]; drawing: RowDrawing | null; inHand: string | null }) {
  const byId = new Map(stripes.map((stripe) => [stripe.id, stripe]));
  return (
    <div className="reader-margin">
      {drawing?.bars.map(({ id, top, bottom, begins, ends }) => {
        const stripe = byId.get(id);
        if (stripe === undefined) return null;
        return (
          <span
            key={id}
            className="reader-bar"
            data-coding={id}
            data-colour={stripe.colour}
            data-hatch={hatchOf(stripe.colour)}
            data-lane={stripe.lane}
            data-begins={begins || undefined}
            data-ends={ends || undefined}
            data-in-hand={id === inHand || undefined}
            title={stripe.name}
            style={{ insetBlockStart: top, blockSize: bottom - top, '--at': stripe.lane } as CSSProperties}
          >
            {begins && <span className="reader-grip" data-end="start" />}
            {ends && <span className="reader-grip" data-end="end" />}
          </span>
        );
      })}
      {drawing?.labels.map(({ id, top }) => {
        const stripe = byId.get(id);
        if (stripe === undefined) return null;
        return (
          <span key={id} className="reader-label" data-coding={id} data-colour={stripe.colour} data-in-hand={id === inHand || undefined} title={stripe.name} style={{ insetBlockStart: top }}>
            {stripe.name}
          </span>
        );
      })}
      {drawing !== null && drawing.left > 0 && <span className="reader-label" data-rest style={{ insetBlockStart: drawing.least - 18 }}>and {drawing.left} more</span>}
    </div>
  );
}
