import type { Draft } from './draft.ts';
import { isFull, joinLines } from './wrapped-lines.ts';

/**
 * Puts together again what the end of a page took apart: a paragraph that stops in mid sentence and one that begins
 * small belong together when footnotes, a page end or a rule stand between them, or `always`: in wrapped text and in
 * documents, where a paragraph never begins small of itself as it may when people interrupt each other. The footnotes then follow the whole paragraph. Says how often it was done.
 */
export function healBreaks(drafts: readonly Draft[], always: boolean): { readonly paragraphs: Draft[]; readonly healed: number } {
  const paragraphs: Draft[] = [];
  let healed = 0;
  /** The last paragraph that is no footnote; -1 while there is none. Looked for anew at every paragraph, it made a column of numbers take hours. */
  let at = -1;
  for (const draft of drafts) {
    const before = at === -1 ? undefined : paragraphs[at];
    const parted = draft.afterBreak === true || at < paragraphs.length - 1 || always;
    if (before !== undefined && parted && !isFull(before) && draft.kind === 'text' && beginsSmall(draft.text) && isUnfinished(before)) {
      paragraphs[at] = { ...before, text: joinLines(before.text, draft.text) };
      healed += 1;
      continue;
    }
    paragraphs.push(draft);
    if (!isFoot(draft)) at = paragraphs.length - 1;
  }
  return { paragraphs, healed };
}

/** A footnote, or the lone number that is left of one. */
function isFoot(paragraph: Draft): boolean {
  return paragraph.kind === 'footnote' || (paragraph.kind === 'text' && /^\d{1,3}$/.test(paragraph.text));
}

function beginsSmall(text: string): boolean {
  return /^\p{Ll}[\p{L}'’-]*[\s,.;”"')]/u.test(text);
}

function isUnfinished(paragraph: Draft): boolean {
  if (paragraph.kind !== 'text' && paragraph.kind !== 'list') return false;
  const text = paragraph.text.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]+$/, '');
  return text.length >= 40 && /[\p{L}\p{N},–-]$/u.test(text);
}
