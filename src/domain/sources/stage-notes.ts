/**
 * Whether a whole paragraph is a remark about the conversation rather than part of it: "(9.59 am)", "[laughter]",
 * "MS NICOLA DICKIE (affirmed).", a time on its own.
 */
export function isStageNote(text: string): boolean {
  if (text.length > 300) return false;
  if (/^[([][^()[\]]*(?:[([][^()[\]]*[)\]][^()[\]]*)?[)\]]\.?$/.test(text)) return true;
  if (/^[\p{Lu}\s.,'’-]{3,80}\((?:sworn|affirmed|recalled|continued|resumed|called)[^)]{0,60}\)\.?$/u.test(text)) return true;
  // Recorders of meetings write this at the beginning and the end.
  if (/^.{1,60} (?:started|stopped) (?:the )?(?:transcription|recording)\.?$/i.test(text)) return true;
  return /^[[(<#]?(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?(?:-\d)?[\])>#]?$/.test(text);
}

/**
 * Whether a paragraph that nothing marks as a heading reads as one inside a transcript. Strict, because a short answer
 * must stay an answer: several words, all larger ones with a capital, no sign at the end.
 */
export function readsAsTitle(text: string): boolean {
  if (text.length > 90 || text.includes('\n') || /[.?!,;:…"”'’—–-]$/.test(text) || /^["“‘'(•–—-]/.test(text)) return false;
  const words = text.split(/\s+/);
  if (words.length < 2 || words.length > 14) return false;
  const letters = words.map((word) => word.replace(/[^\p{L}]/gu, '')).filter((word) => word !== '');
  if (letters.length < 2) return false;
  return /^\p{Lu}/u.test(letters[0] ?? '') && letters.every((word) => /^\p{Lu}/u.test(word) || (word.length <= 3 && letters.length > 2));
}

/**
 * Whether a paragraph of a document without speakers reads as a heading: one short line without a full stop, followed
 * by something longer. `next` is the paragraph after it.
 */
export function readsAsHeading(text: string, next: string | undefined): boolean {
  if (next === undefined || text.length > 90 || text.includes('\n') || text.includes('\t')) return false;
  if (/[.,;:…"”—–-]$/.test(text) || !/^(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+)?[‘']?\p{Lu}/u.test(text)) return false;
  const words = text.split(/\s+/).length;
  return words <= 14 && next.length > text.length && next.length > 60 && /\p{Ll}/u.test(next);
}

/** Whether "3. How does it work?" or "2.1 Leadership" reads as the heading of a section. Its neighbours are no list. */
export function readsAsNumberedHeading(text: string): boolean {
  return text.length <= 90 && !/[\n\t]/.test(text) && /^\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+[‘']?\p{Lu}/u.test(text) && !/[.,;:…]$/.test(text) && text.split(/\s+/).length <= 15;
}
