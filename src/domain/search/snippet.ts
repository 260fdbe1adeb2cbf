/** Half-open range of a text that was found. */
export type Found = { readonly start: number; readonly end: number };
export type Piece = { text: string; hit: boolean };

/** How long a snippet is, in UTF-16 code units, the words at its ends included. */
const usualLength = 220;

/** Takes the marks out of a marked text and answers the ranges that stood between them. */
export function readMarks(marked: string, open: string, close: string): { text: string; found: Found[] } {
  const found: Found[] = [];
  let text = '';
  for (const [index, part] of marked.split(open).entries()) {
    if (index === 0) {
      text = part;
      continue;
    }
    const [hit = '', ...rest] = part.split(close);
    found.push({ start: text.length, end: text.length + hit.length });
    text += hit + rest.join('');
  }
  return { text, found };
}

/** Ranges in order; those that touch or overlap are one. */
export function mergeFound(found: readonly Found[]): Found[] {
  const merged: Found[] = [];
  for (const range of found.toSorted((one, other) => one.start - other.start || one.end - other.end)) {
    const last = merged.at(-1);
    if (last && range.start <= last.end) merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    else if (range.end > range.start) merged.push(range);
  }
  return merged;
}

/**
 * The stretch of a text that shows most of what was found, in pieces: which were found, which surround them. Cut between
 * words, with an ellipsis where the text goes on; line breaks read as spaces. Text without anything found shows its beginning.
 */
export function snippetOf(text: string, found: readonly Found[], length = usualLength): Piece[] {
  const ranges = mergeFound(found);
  const { from, to } = windowOf(text, ranges, length);
  const pieces: Piece[] = [];
  const push = (start: number, end: number, hit: boolean): void => {
    const words = text.slice(start, end).replace(/\s+/g, ' ');
    if (words !== '') pieces.push({ text: words, hit });
  };
  let at = from;
  for (const range of ranges) {
    if (range.end <= from || range.start >= to) continue;
    push(at, Math.max(range.start, from), false);
    push(Math.max(range.start, from), Math.min(range.end, to), true);
    at = Math.min(range.end, to);
  }
  push(at, to, false);
  if (from > 0) pieces.unshift({ text: '…', hit: false });
  if (to < text.length) pieces.push({ text: '…', hit: false });
  return pieces;
}

/** Where the snippet lies: begins a little before the hit from which most hits fit in. */
function windowOf(text: string, ranges: readonly Found[], length: number): { from: number; to: number } {
  if (text.length <= length) return { from: 0, to: text.length };
  const lead = Math.floor(length / 4);
  let best = { start: 0, count: -1 };
  for (const [index, range] of ranges.entries()) {
    let count = 0;
    while (ranges[index + count] !== undefined && ranges[index + count]!.end <= range.start + length - lead) count += 1;
    if (count > best.count) best = { start: range.start, count };
  }
  const start = ranges.length === 0 ? 0 : Math.min(Math.max(0, best.start - lead), Math.max(0, text.length - length));
  const from = start === 0 ? 0 : wordBoundary(text, start, best.start, 1);
  const far = Math.min(text.length, from + length);
  const to = far === text.length ? far : wordBoundary(text, far, Math.max(from + lead, far - lead), -1);
  return { from, to };
}

/** The next boundary between words from `at` towards `limit`; `at` itself, whole characters kept, when there is none. */
function wordBoundary(text: string, at: number, limit: number, step: 1 | -1): number {
  for (let place = at; step === 1 ? place <= limit : place >= limit; place += step) {
    if (/\s/.test(text.charAt(step === 1 ? place - 1 : place))) return place;
  }
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at;
}
