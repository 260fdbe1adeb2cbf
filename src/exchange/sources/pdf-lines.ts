import { superscript } from './draft.ts';

/** A piece of text as a page places it. Lengths are points; `y` is the baseline, counted from the top of the page. */
export type Placed = { readonly text: string; readonly x: number; readonly y: number; readonly width: number; readonly size: number; readonly bold: boolean; readonly italic: boolean };

export type Line = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** How many characters at the beginning are bold; the whole length where all are. */
  readonly bold: number;
  readonly italic: boolean;
  /** How wide the first word is: whether it would have fitted on the line before. */
  readonly firstWord: number;
  readonly page: number;
  /** Which column of the page, from the left, counted anew below everything that spans several. */
  readonly column: number;
  readonly pageHeight: number;
};

type Fragment = { pieces: Placed[]; left: number; right: number; y: number; size: number };

/**
 * The lines of one page in the order in which they are read. Pieces on one height are one line; where a gutter runs
 * down the page between text on both sides, the left column is read before the right one, and lines that span the
 * gutter part what is above from what is below.
 */
export function linesOfPage(placed: readonly Placed[], page: number, pageHeight: number): Line[] {
  const fragments = fragmentsOf(placed);
  return inColumns(fragments, 0).map(({ fragment, column }) => asLine(fragment, page, column, pageHeight));
}

/** Pieces on one height, parted where a gap is wider than any between two words. */
function fragmentsOf(placed: readonly Placed[]): Fragment[] {
  const rows: Fragment[] = [];
  for (const piece of placed.toSorted((one, other) => one.y - other.y || one.x - other.x)) {
    // A raised number stands higher than its line, and its line comes later in this order; heights of a third of the size are one.
    const row = rows.findLast((one, index) => index >= rows.length - 6 && Math.abs(one.y - piece.y) <= Math.max(one.size, piece.size) * 0.38);
    if (row === undefined) rows.push({ pieces: [piece], left: piece.x, right: piece.x + piece.width, y: piece.y, size: piece.size });
    else {
      row.pieces.push(piece);
      if (piece.size > row.size) Object.assign(row, { size: piece.size, y: piece.y });
    }
  }
  return rows.flatMap((row) => {
    const parts: Fragment[] = [];
    for (const piece of row.pieces.toSorted((one, other) => one.x - other.x)) {
      const last = parts.at(-1);
      if (last !== undefined && piece.x - last.right < row.size * 1.2) {
        last.pieces.push(piece);
        last.right = Math.max(last.right, piece.x + piece.width);
        if (piece.size > last.size) Object.assign(last, { size: piece.size, y: piece.y });
        // The lines of two columns seldom stand on quite the same height: each part keeps its own.
      } else parts.push({ pieces: [piece], left: piece.x, right: piece.x + piece.width, y: piece.y, size: piece.size });
    }
    return parts;
  });
}

/** Reads fragments column by column where there are columns, else row by row. */
function inColumns(fragments: readonly Fragment[], depth: number): Array<{ fragment: Fragment; column: number }> {
  const gutter = depth < 3 ? gutterOf(fragments) : undefined;
  if (gutter === undefined) return rowByRow(fragments).map((fragment) => ({ fragment, column: 0 }));
  const ordered: Array<{ fragment: Fragment; column: number }> = [];
  let left: Fragment[] = [];
  let right: Fragment[] = [];
  let band = 0;
  const release = () => {
    const before = inColumns(left, depth + 1);
    const columns = 1 + Math.max(0, ...before.map(({ column }) => column));
    for (const one of before) ordered.push({ fragment: one.fragment, column: band + one.column });
    for (const one of inColumns(right, depth + 1)) ordered.push({ fragment: one.fragment, column: band + columns + one.column });
    band = Math.max(band, ...ordered.map(({ column }) => column)) + 1;
    left = [];
    right = [];
  };
  for (const fragment of fragments.toSorted((one, other) => one.y - other.y || one.left - other.left)) {
    if (fragment.right <= gutter + 1) left.push(fragment);
    else if (fragment.left >= gutter - 1) right.push(fragment);
    else {
      release();
      ordered.push({ fragment, column: band });
      band += 1;
    }
  }
  release();
  return ordered;
}

/** Fragments of one height put together again, with a tab where the gap is wide: a label and its words, cells of a row. */
function rowByRow(fragments: readonly Fragment[]): Fragment[] {
  const rows: Fragment[] = [];
  for (const fragment of fragments.toSorted((one, other) => one.y - other.y || one.left - other.left)) {
    const row = rows.at(-1);
    if (row !== undefined && Math.abs(row.y - fragment.y) <= Math.max(row.size, fragment.size) * 0.38) {
      row.pieces.push(...fragment.pieces);
      row.left = Math.min(row.left, fragment.left);
      row.right = Math.max(row.right, fragment.right);
      row.size = Math.max(row.size, fragment.size);
    } else rows.push({ ...fragment, pieces: [...fragment.pieces] });
  }
  return rows;
}

/**
 * Where a gutter runs between two columns: a strip that hardly any fragment crosses, with about as many fragments of
 * several words on either side, most of them beside each other. A column of labels beside their words is none, because
 * labels are fewer and shorter.
 */
function gutterOf(fragments: readonly Fragment[]): number | undefined {
  if (fragments.length < 12) return undefined;
  const left = Math.min(...fragments.map((one) => one.left));
  const right = Math.max(...fragments.map((one) => one.right));
  const width = right - left;
  if (width < 200) return undefined;
  let best: { at: number; crossing: number } | undefined;
  for (let at = left + width * 0.3; at <= left + width * 0.7; at += 2) {
    const crossing = fragments.filter((one) => one.left < at && one.right > at).length;
    if (best === undefined || crossing < best.crossing || (crossing === best.crossing && Math.abs(at - left - width / 2) < Math.abs(best.at - left - width / 2))) best = { at, crossing };
  }
  if (best === undefined) return undefined;
  const { at } = best;
  const before = fragments.filter((one) => one.right <= at);
  const after = fragments.filter((one) => one.left >= at);
  if (best.crossing > fragments.length * 0.2 || before.length < 5 || after.length < 5) return undefined;
  if (Math.min(before.length, after.length) < Math.max(before.length, after.length) * 0.4) return undefined;
  const wordy = (side: readonly Fragment[]) => side.filter((one) => one.pieces.map((piece) => piece.text).join(' ').trim().split(/\s+/).length >= 4).length / side.length;
  if (wordy(before) < 0.55 || wordy(after) < 0.55) return undefined;
  const beside = before.filter((one) => after.some((other) => Math.abs(one.y - other.y) <= Math.max(one.size, other.size) * 1.5)).length;
  return beside >= Math.min(before.length, after.length) * 0.5 ? at : undefined;
}

function asLine(fragment: Fragment, page: number, column: number, pageHeight: number): Line {
  let text = '';
  let bold = 0;
  let stillBold = true;
  let italic = true;
  let end: number | undefined;
  const pieces = fragment.pieces.toSorted((one, other) => one.x - other.x);
  for (const piece of pieces) {
    const gap = end === undefined ? 0 : piece.x - end;
    let words = piece.text;
    const raised = piece.size < fragment.size * 0.85 && piece.y < fragment.y - fragment.size * 0.12 && /^\s*\d{1,3}\s*$/.test(words);
    if (raised) words = superscript(words.trim());
    // Wider than any space: a tab. Narrow gaps part words only where neither side has a space already.
    if (end !== undefined && gap > fragment.size * 2) text = `${text.trimEnd()}\t`;
    else if (end !== undefined && !raised && gap > fragment.size * 0.14 && !/\s$/.test(text) && !/^\s/.test(words)) text += ' ';
    text += words;
    if (words.trim() !== '') {
      if (!piece.bold) stillBold = false;
      if (!piece.italic) italic = false;
    }
    if (stillBold) bold = text.length;
    end = Math.max(end ?? 0, piece.x + piece.width);
  }
  const lead = text.length - text.trimStart().length;
  const clean = text.trim();
  const first = /^\S+/.exec(clean)?.[0].length ?? 0;
  return {
    text: clean, left: fragment.left, right: fragment.right, y: fragment.y, size: fragment.size, page, column, pageHeight, italic,
    bold: Math.max(0, Math.min(bold - lead, clean.length)),
    firstWord: ((fragment.right - fragment.left) * first) / Math.max(1, clean.length),
  };
}
