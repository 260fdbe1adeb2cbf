import { placeLabels } from '../../coding/brackets.ts';
import type { Stripe } from '../../coding/stripes.ts';
import type { Span } from '../../coding/highlights.ts';
import { rangeWithin } from './selection-offsets.ts';

/** Where brackets and labels of one row stand, in pixels from its top. */
export type RowDrawing = {
  readonly bars: readonly { readonly id: string; readonly top: number; readonly bottom: number; readonly begins: boolean; readonly ends: boolean }[];
  readonly labels: readonly { readonly id: string; readonly top: number }[];
  /** Labels for which there was no room. */
  readonly left: number;
  /** How tall the row has to be for its labels. */
  readonly least: number;
};

const labelHeight = 18;
/** Even a short paragraph shows this many labels. */
const fewestLabels = 4;

/** Measures the lines that each coding covers. The row has to be on or near the screen. */
export function measureRow(row: HTMLElement, words: HTMLElement, paragraph: Span, stripes: readonly Stripe[]): RowDrawing {
  const box = row.getBoundingClientRect();
  const bars = stripes.map(({ id, start, end }) => {
    const begins = start >= paragraph.start;
    const ends = end <= paragraph.end;
    const lines = rangeWithin(words, { start: Math.max(start, paragraph.start), end: Math.min(end, paragraph.end) })?.getBoundingClientRect();
    const top = begins && lines !== undefined ? lines.top - box.top + 2 : 0;
    const bottom = ends && lines !== undefined ? Math.max(lines.bottom - box.top - 2, top + 8) : box.height;
    return { id, top: Math.round(top), bottom: Math.round(bottom), begins, ends };
  });
  const starting = bars.filter((bar) => bar.begins);
  const most = Math.max(fewestLabels, Math.floor(words.getBoundingClientRect().height / labelHeight));
  const { placed, left, bottom } = placeLabels(starting, labelHeight, most);
  return { bars, labels: placed, left, least: bottom };
}

export function isSameDrawing(one: RowDrawing | null, other: RowDrawing): boolean {
  return one !== null && JSON.stringify(one) === JSON.stringify(other);
}
