/** Keys of the palette for codes, in the order in which new codes take them. How they look is the window's affair. */
export const codeColourNames = [
  'purple', 'green', 'orange', 'blue', 'pink', 'olive', 'teal', 'brown',
  'red', 'sky', 'gold', 'plum', 'leaf', 'slate', 'violet', 'rose',
] as const;

/** Whether the text is a key of the palette. */
export function isCodeColourName(text: string): text is (typeof codeColourNames)[number] {
  return (codeColourNames as readonly string[]).includes(text);
}

/** The colour that is used least so far; of equals the first. `used` names colours as often as they are used. */
export function leastUsedColour(used: Iterable<string>): string {
  const counts = new Map<string, number>();
  for (const name of used) counts.set(name, (counts.get(name) ?? 0) + 1);
  let best: string = codeColourNames[0];
  for (const name of codeColourNames) if ((counts.get(name) ?? 0) < (counts.get(best) ?? 0)) best = name;
  return best;
}
