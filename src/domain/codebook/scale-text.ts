import type { Code } from '../../contract/index.ts';
import { listText, readListText } from './path-text.ts';

type Scale = NonNullable<Code['scale']>;

/** A scale as one reads it: "0 to 3 (0 = not at all; 3 = throughout)". Empty for a code without one. */
export function scaleText(scale: Code['scale']): string {
  if (scale === null) return '';
  const words = Object.entries(scale.words)
    .filter(([, word]) => word.trim() !== '')
    .toSorted(([one], [other]) => Number(one) - Number(other))
    .map(([number, word]) => `${number} = ${word}`);
  return `${scale.from} to ${scale.to}${words.length === 0 ? '' : ` (${listText(words)})`}`;
}

/** The scale in such words; null where they are none. Numbers have to be whole, from -100 to 100. */
export function readScaleText(text: string): Scale | null {
  const found = /^\s*(-?\d{1,3})\s*(?:to|-|–|\.\.)\s*(-?\d{1,3})\s*(?:\(([\s\S]*)\))?\s*$/i.exec(text);
  if (found === null) return null;
  const [from, to] = [Number(found[1]), Number(found[2])];
  if (from >= to || from < -100 || to > 100) return null;
  const words: Record<string, string> = {};
  for (const part of readListText(found[3] ?? '')) {
    const word = /^(-?\d{1,3}) ?[=:] ?(.+)$/.exec(part);
    const number = Number(word?.[1]);
    if (word !== null && number >= from && number <= to) words[String(number)] = word[2]!.slice(0, 100);
  }
  return { from, to, words };
}
