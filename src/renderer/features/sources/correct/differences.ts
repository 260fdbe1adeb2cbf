/** What was changed in a text, cut to the paragraphs in which it was changed. */
import type { Output } from '../../../../contract/index.ts';

export type TextPiece = Output<'sources.revision'>['pieces'][number];
/** Pieces of one paragraph or of some that were joined or parted, or how many paragraphs that stay as they were are left out. */
export type Stretch = { readonly pieces: readonly TextPiece[] } | { readonly leftOut: number };

/** Whole paragraphs that stay as they were are left out, but for those of a text in which nothing was changed. */
export function stretchesOf(pieces: readonly TextPiece[]): Stretch[] {
  if (pieces.every(({ how }) => how === 'same')) return [{ pieces }];
  const stretches: Stretch[] = [];
  let open: TextPiece[] = [];
  const close = (): void => {
    if (open.length > 0) stretches.push({ pieces: open });
    open = [];
  };
  for (const [index, piece] of pieces.entries()) {
    if (piece.how !== 'same') {
      open.push(piece);
      continue;
    }
    // The end of the paragraph before, whole paragraphs, the beginning of the next.
    const parts = piece.text.split('\n\n');
    const [first = '', last = ''] = [index === 0 ? '' : parts.shift(), index === pieces.length - 1 ? '' : parts.pop()];
    const isWithin = index > 0 && index < pieces.length - 1 && !piece.text.includes('\n\n');
    if (isWithin) {
      open.push(piece);
      continue;
    }
    if (first !== '') open.push({ how: 'same', text: first });
    close();
    const whole = parts.filter((part) => part !== '').length;
    if (whole > 0) stretches.push({ leftOut: whole });
    if (last !== '') open.push({ how: 'same', text: last });
  }
  close();
  return stretches;
}
