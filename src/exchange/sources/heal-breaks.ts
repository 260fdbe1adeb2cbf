import type { Draft } from './draft.ts';
import { joinLines } from './wrapped-lines.ts';

/**
 * Puts together again what the end of a page took apart: a paragraph that stops in mid sentence and one that begins
 * small belong together when footnotes, a page end or a rule stand between them, or `always`: in wrapped text and in
 * documents, where a paragraph never begins small of itself as it may when people interrupt each other. The footnotes then follow the whole paragraph. Says how often it was done.
 */
export function healBreaks(drafts: readonly Draft[], always: boolean): { readonly paragraphs: Draft[]; readonly healed: number } {
  const paragraphs: Draft[] = [];
  let healed = 0;
  for (const draft of drafts) {
    const at = lastRunning(paragraphs);
    const before = at === -1 ? undefined : paragraphs[at];
    const parted = draft.afterBreak === true || at < paragraphs.length - 1 || always;
    if (before !== undefined && parted && draft.kind === 'text' && beginsSmall(draft.text) && isUnfinished(before)) {
      paragraphs[at] = { ...before, text: joinLines(before.text, draft.text) };
      healed += 1;
    } else paragraphs.push(draft);
  }
  return { paragraphs, healed };
}

/** The last paragraph that is no footnote; -1 when there is none. */
function lastRunning(paragraphs: readonly Draft[]): number {
  let at = paragraphs.length - 1;
  while (at >= 0 && isFoot(paragraphs[at])) at -= 1;
  return at;
}

/** A footnote, or the lone number that is left of one. */
function isFoot(paragraph: Draft | undefined): boolean {
  return paragraph?.kind === 'footnote' || (paragraph?.kind === 'text' && /^\d{1,3}$/.test(paragraph.text));
}

function beginsSmall(text: string): boolean {
  return /^\p{Ll}[\p{L}'’-]*[\s,.;”"')]/u.test(text);
}

function isUnfinished(paragraph: Draft): boolean {
  if (paragraph.kind !== 'text' && paragraph.kind !== 'list') return false;
  const text = paragraph.text.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]+$/, '');
  return text.length >= 40 && /[\p{L}\p{N},–-]$/u.test(text);
}
