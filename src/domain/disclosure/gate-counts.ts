/**
 * Small numbers of children or people that somebody typed into prose. Figures of the vault come through disclosure control; what people write does not, and
 * "two children came back" in a claim can undo the hiding of that very cell. Found for a person to decide on, because "two parents ran the evening" is harmless.
 */
const numbers = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const;
const people = '(?:child|children|bairns?|babies|baby|infants?|toddlers?|boys?|girls?|young (?:person|people)|pupils?|teenagers?|siblings?|families|family|referrals?|patients?)(?!\\s+(?:centres?|services?|workers?|support|hubs?|teams?))';

/** Each stretch of `text` that counts fewer than `fewerThan` children, young people or families ("three of the children"), as written. Zero is no small number. */
export function smallCountsIn(text: string, fewerThan: number): string[] {
  const small = numbers.slice(0, Math.max(0, fewerThan - 1));
  const digits = small.map((_, index) => String(index + 1));
  if (small.length === 0) return [];
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}.,£/-])(?:${[...small, ...digits].join('|')})(?![\\p{N}.,/%-])\\s+(?:of\\s+(?:the|our|these|those)\\s+)?(?:[\\p{L}-]+\\s+){0,2}?${people}(?![\\p{L}])`, 'giu');
  return [...text.matchAll(pattern)].map((found) => found[0].replace(/\s+/g, ' '));
}
