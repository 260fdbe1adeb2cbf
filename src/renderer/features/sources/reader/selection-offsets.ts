/**
 * From a selection on the page to offsets in the text, and back. The reader's words stand in elements with `data-start`,
 * whose text is, letter for letter, the source's text from there on; highlights inside them make no difference. Whatever
 * else stands on the page (speakers, labels, numbers) is passed over.
 */
import type { Span } from '../../coding/highlights.ts';

export const wordsSelector = '[data-start]';

/** The elements of words that were found last under a root. Highlights come and go within them, the elements themselves stay as long as the text does. */
const found = new WeakMap<ParentNode, HTMLElement[]>();

function wordsOf(root: ParentNode): readonly HTMLElement[] {
  const last = found.get(root);
  if (last !== undefined && last.length === root.childElementCount && last.every((words) => words.isConnected)) return last;
  const all = [...root.querySelectorAll<HTMLElement>(wordsSelector)];
  found.set(root, all);
  return all;
}

const startOf = (words: HTMLElement): number => Number(words.dataset['start']);

/** The passage that is selected; null when nothing of the text is, or only white space between two of its letters. */
export function selectedSpan(root: HTMLElement, selection: Selection | null): Span | null {
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(root)) return null;
  const start = offsetAt(root, range.startContainer, range.startOffset, 'after');
  const end = offsetAt(root, range.endContainer, range.endOffset, 'before');
  return start === null || end === null || end <= start ? null : { start, end };
}

/** Where a caret stands, in offsets of the text; null outside of it. */
export function caretOffset(root: HTMLElement, selection: Selection | null): number | null {
  const { anchorNode } = selection ?? {};
  if (!selection || !anchorNode || !root.contains(anchorNode) || wordsAround(anchorNode) === null) return null;
  return offsetAt(root, anchorNode, selection.anchorOffset, 'after');
}

/**
 * The offset of a point of the page. A point that is not in the words snaps to the next of them (`after`) or to those
 * before it (`before`); null when there are none on that side.
 */
export function offsetAt(root: HTMLElement, node: Node, offset: number, snap: 'after' | 'before'): number | null {
  const words = wordsAround(node);
  const point = document.createRange();
  if (words !== null && root.contains(words)) {
    point.setStart(words, 0);
    point.setEnd(node, offset);
    return startOf(words) + point.toString().length;
  }
  point.setStart(node, offset);
  const all = wordsOf(root);
  // The words lie in the order of the page, so the first that begins behind the point is found by halving.
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (point.comparePoint(all[middle]!, 0) > 0) high = middle;
    else low = middle + 1;
  }
  if (snap === 'after') return all[low] === undefined ? null : startOf(all[low]!);
  const before = all[low - 1];
  return before === undefined ? null : startOf(before) + (before.textContent ?? '').length;
}

function wordsAround(node: Node): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest<HTMLElement>(wordsSelector) ?? null;
}

/** The stretch of the page that shows a passage; null when its ends are not on the page. */
export function rangeOf(root: HTMLElement, { start, end }: Span): Range | null {
  const all = wordsOf(root);
  const from = pointIn(all, start, 'after');
  const to = pointIn(all, end, 'before');
  if (from === null || to === null) return null;
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range.collapsed ? null : range;
}

/** The stretches of the page that show a passage, one for each element of words: without whatever stands between them. */
export function rangesOf(root: HTMLElement, { start, end }: Span): Range[] {
  const all = wordsOf(root);
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(all[middle]!) <= start) low = middle + 1;
    else high = middle;
  }
  const ranges: Range[] = [];
  for (const words of all.slice(Math.max(0, low - 1))) {
    const begins = startOf(words);
    if (begins >= end) break;
    const ends = begins + (words.textContent ?? '').length;
    if (ends <= start) continue;
    const range = rangeWithin(words, { start: Math.max(start, begins), end: Math.min(end, ends) });
    if (range !== null) ranges.push(range);
  }
  return ranges;
}

/** A stretch within one element of words; offsets are the text's. */
export function rangeWithin(words: HTMLElement, { start, end }: Span): Range | null {
  const from = pointIn([words], start, 'after');
  const to = pointIn([words], end, 'before');
  if (from === null || to === null) return null;
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

type Point = { node: Text; offset: number };

/** The element of words that holds a position: the last that begins at or before it. */
function pointIn(all: readonly HTMLElement[], position: number, side: 'after' | 'before'): Point | null {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const begins = startOf(all[middle]!);
    if (side === 'after' ? begins <= position : begins < position) low = middle + 1;
    else high = middle;
  }
  const words = all[low - 1];
  if (words === undefined) return all[0] === undefined ? null : edge(all[0], 'first');
  const left = position - startOf(words);
  if (side === 'after' && left >= (words.textContent ?? '').length && all[low] !== undefined) return edge(all[low]!, 'first');
  return textAt(words, left, side) ?? edge(words, 'last');
}

/** The text node and place `left` letters into an element. At a seam, `after` takes the node behind it, `before` the one before. */
function textAt(words: HTMLElement, left: number, side: 'after' | 'before'): Point | null {
  const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
  let rest = left;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const { length } = node as Text;
    if (rest < length || (rest === length && side === 'before')) return { node: node as Text, offset: rest };
    rest -= length;
  }
  return null;
}

function edge(words: HTMLElement, which: 'first' | 'last'): Point | null {
  const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
  if (which === 'first') {
    const node = walker.nextNode();
    return node === null ? null : { node: node as Text, offset: 0 };
  }
  let last: Node | null = null;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) last = node;
  return last === null ? null : { node: last as Text, offset: (last as Text).length };
}
