/** How far the context reaches on either side, in UTF-16 code units. */
const usualReach = 80;

export type Surroundings = { readonly before: string; readonly after: string };

/**
 * What stands around a passage, so that it can be judged: about `reach` characters on either side, cut between words,
 * with an ellipsis where the text goes on. Paragraphs stay apart by one line break. White space next to the
 * passage is kept, so that before + passage + after reads on.
 */
export function contextAround(text: string, start: number, end: number, reach = usualReach): Surroundings {
  const from = wordStart(text, start, reach);
  const to = wordEnd(text, end, reach);
  return {
    before: `${from > 0 ? '…' : ''}${asLines(text.slice(from, start))}`,
    after: `${asLines(text.slice(end, to))}${to < text.length ? '…' : ''}`,
  };
}

const asLines = (text: string): string => text.replace(/\n\s*/g, '\n');
const isSpace = (text: string, at: number): boolean => /\s/.test(text.charAt(at));

/** The beginning of the first whole word in reach; a word longer than the reach is cut. */
function wordStart(text: string, start: number, reach: number): number {
  const far = start - reach;
  if (far <= 0) return 0;
  let at = far;
  while (at < start && !isSpace(text, at - 1)) at += 1;
  while (at < start && isSpace(text, at)) at += 1;
  return at < start ? at : isSpace(text, start - 1) ? start : whole(text, far);
}

function wordEnd(text: string, end: number, reach: number): number {
  const far = end + reach;
  if (far >= text.length) return text.length;
  let at = far;
  while (at > end && !isSpace(text, at)) at -= 1;
  while (at > end && isSpace(text, at - 1)) at -= 1;
  return at > end ? at : isSpace(text, end) ? end : whole(text, far);
}

/** Steps out of the middle of a surrogate pair. */
function whole(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at;
}
