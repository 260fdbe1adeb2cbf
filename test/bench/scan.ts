/** What programs without an index do: look for a pattern through all the words. Answers how often it was found. */
export function scanOf(texts: readonly string[]): () => number {
  return () => texts.reduce((sum, text) => sum + (text.match(/\b(?:trust|listen)\w*/gi)?.length ?? 0), 0);
}
