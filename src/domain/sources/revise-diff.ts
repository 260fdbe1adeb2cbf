/**
 * How one text differs from another, by words: for corrections that are typed into a paragraph, so that only what was really
 * changed counts as changed. Shortest edit script after Myers (1986), "An O(ND) difference algorithm and its variations",
 * from the library `diff`; bounded by the number of differences, never by the clock, so that the answer is always the same.
 */
import { diffArrays } from 'diff';
import type { Edit } from './revise-edits.ts';

/** More differences than this between two stretches, and they are one difference: the work grows with the square of it. */
const mostDifferences = 1200;

const paragraphTokens = /\n{2,}|(?:[^\n]|\n(?!\n))+/g;
/** Words, single signs, line breaks, other white space. */
const wordTokens = /[\p{L}\p{N}\p{M}]+|\n|[^\S\n]+|[^\s\p{L}\p{N}\p{M}]/gu;

type Stretch = { readonly start: number; readonly before: readonly string[]; readonly after: readonly string[] };

/** Edits, in order, that make `after` out of `before`, none of them in the middle of a word. */
export function diffTexts(before: string, after: string): Edit[] {
  if (before === after) return [];
  const paragraphs = differing({ start: 0, before: before.match(paragraphTokens) ?? [], after: after.match(paragraphTokens) ?? [] });
  return paragraphs.flatMap(pairUp).flatMap((stretch) => {
    const words = { start: stretch.start, before: stretch.before.join('').match(wordTokens) ?? [], after: stretch.after.join('').match(wordTokens) ?? [] };
    return differing(words).map((difference) => ({ start: difference.start, end: difference.start + lengthOf(difference.before), text: difference.after.join('') }));
  });
}

const lengthOf = (tokens: readonly string[]): number => tokens.reduce((sum, token) => sum + token.length, 0);

/** As many paragraphs on either side: each was most likely made from the one in its place. */
function pairUp({ start, before, after }: Stretch): Stretch[] {
  if (before.length !== after.length) return [{ start, before, after }];
  let at = start;
  return before.map((token, index) => {
    const pair = { start: at, before: [token], after: [after[index]!] };
    at += token.length;
    return pair;
  });
}

/** The stretches in which two lists of tokens differ. */
function differing({ start, before, after }: Stretch): Stretch[] {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const [old, put] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
  let at = start + lengthOf(before.slice(0, head));
  if (old.length === 0 && put.length === 0) return [];
  if (old.length === 0 || put.length === 0) return [{ start: at, before: old, after: put }];
  const changes = diffArrays(old, put, { maxEditLength: mostDifferences });
  if (changes === undefined) return [{ start: at, before: old, after: put }];
  const stretches: { start: number; before: string[]; after: string[] }[] = [];
  let open: { start: number; before: string[]; after: string[] } | null = null;
  for (const change of changes) {
    if (!change.added && !change.removed) {
      open = null;
      at += lengthOf(change.value);
      continue;
    }
    if (open === null) stretches.push((open = { start: at, before: [], after: [] }));
    open[change.removed ? 'before' : 'after'].push(...change.value);
    if (change.removed) at += lengthOf(change.value);
  }
  return stretches;
}
