import { Refusal } from '../refusal.ts';

/**
 * The words of a passage: `[start, end)` in UTF-16 code units of a revision's text. Refuses, with what was wrong, a range
 * that is empty, reaches past the text, holds white space only, or cuts a character in two. Nothing is trimmed:
 * what was selected is what is coded.
 */
export function passageOf(text: string, start: number, end: number): string {
  if (end <= start) throw new Refusal('bad-input', 'The passage is empty: it ends where it begins. Nothing was changed. Select some words first.', { start, end });
  if (start < 0 || end > text.length) throw new Refusal('bad-input', 'The passage reaches past the end of the text. Nothing was changed. Open the source again and select anew.', { start, end, length: text.length });
  if (cutsCharacter(text, start) || cutsCharacter(text, end)) throw new Refusal('bad-input', 'The passage begins or ends in the middle of a character. Nothing was changed. Select the whole of it.', { start, end });
  const words = text.slice(start, end);
  if (words.trim() === '') throw new Refusal('bad-input', 'The passage holds no words, only white space. Nothing was changed. Select some words first.', { start, end });
  return words;
}

/** Whether a boundary falls between the two halves of a surrogate pair. */
function cutsCharacter(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
