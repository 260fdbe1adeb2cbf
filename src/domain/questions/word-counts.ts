/** How often which words are used by those who are asked about, in which sources, by how many voices. */
import type { Ground } from './ground.ts';
import { codesBelow, indexOf } from './ground.ts';
import { isVoice, nobody, personOf } from './persons.ts';
import { codingsInScope, type Scope, speakerOf } from './scope.ts';

/** Letters and digits, with apostrophes and hyphens inside: "don't" and "mother-in-law" are one word each. */
const wordPattern = /[\p{L}\p{N}\p{M}]+(?:['’‑-][\p{L}\p{N}\p{M}]+)*/gu;
const hasLetter = /\p{L}/u;

/** The words of a text as they are counted: lower case, straight apostrophes and hyphens. Numbers are no words. Linear in its length. */
export function wordsToCount(text: string): string[] {
  return Array.from(text.matchAll(wordPattern), ([word]) => word.toLowerCase().replaceAll('’', "'").replaceAll('‑', '-')).filter((word) => hasLetter.test(word));
}

/** A stretch of the text of one source that one person says, or nobody (-1). Offsets are UTF-16 code units, half open. */
export type Stretch = { readonly start: number; readonly end: number; readonly person: number };

/** What is said in a source by those who are in, paragraph by paragraph; headings and notes are not said by anybody. `within`: only what lies in one of these ranges. */
export function stretchesOf(ground: Ground, scope: Scope, source: number, within: readonly { start: number; end: number }[] | null = null): Stretch[] {
  if (!scope.source[source]) return [];
  const { count, start, end, turn, isText } = ground.paragraphsOf(source);
  const stretches: Stretch[] = [];
  let range = 0;
  for (let paragraph = 0; paragraph < count; paragraph += 1) {
    const person = personInParagraph(ground, scope, source, turn[paragraph]!, isText[paragraph] === 1);
    if (person === null) continue;
    if (within === null) {
      stretches.push({ start: start[paragraph]!, end: end[paragraph]!, person });
      continue;
    }
    while (range < within.length && within[range]!.end <= start[paragraph]!) range += 1;
    for (let at = range; at < within.length && within[at]!.start < end[paragraph]!; at += 1) {
      stretches.push({ start: Math.max(within[at]!.start, start[paragraph]!), end: Math.min(within[at]!.end, end[paragraph]!), person });
    }
  }
  return stretches;
}

/** Who speaks in a paragraph, if they are in; null where what is said there is not asked about. */
function personInParagraph(ground: Ground, scope: Scope, source: number, turn: number, isText: boolean): number | null {
  if (turn < 0) return isText && scope.outside[source] ? nobody : null;
  const speaker = speakerOf(ground, source, turn);
  if (speaker < 0) return scope.outside[source] ? nobody : null;
  return scope.speaker[speaker] ? personOf(ground, speaker) : null;
}

/** By source, the stretches that a code, or one below it, covers; codings of the coders that are asked for, drawn together where they overlap. */
export function coveredByCode(ground: Ground, scope: Scope, codeId: string): ReadonlyMap<number, { start: number; end: number }[]> {
  const code = indexOf(ground.codes, codeId);
  const wanted = new Set(code < 0 ? [] : codesBelow(ground.codes)[code]);
  const { codings } = ground;
  const isIn = codingsInScope(ground, scope);
  const covered = new Map<number, { start: number; end: number }[]>();
  for (let coding = 0; coding < codings.count; coding += 1) {
    if (!isIn[coding] || !wanted.has(codings.code[coding]!)) continue;
    const source = codings.source[coding]!;
    const ranges = covered.get(source) ?? [];
    covered.set(source, ranges);
    const last = ranges.at(-1);
    // Codings stand in order, so only the last can overlap.
    if (last && codings.start[coding]! <= last.end) last.end = Math.max(last.end, codings.end[coding]!);
    else ranges.push({ start: codings.start[coding]!, end: codings.end[coding]! });
  }
  return covered;
}

export type WordCount = { word: string; count: number; sources: number; voices: number };

/** Adds words source by source; `counts` answers them, the most used first, words used alike in the order of the alphabet. */
export function wordCounter(ground: Ground, leaveOut: ReadonlySet<string>, shortest: number): { add(source: number, text: string, stretches: readonly Stretch[]): void; counts(): WordCount[] } {
  const found = new Map<string, { count: number; sources: number; lastSource: number; voices: Set<number> }>();
  return {
    add(source, text, stretches) {
      for (const { start, end, person } of stretches) {
        for (const word of wordsToCount(text.slice(start, end))) {
          if (word.length < shortest || leaveOut.has(word)) continue;
          let entry = found.get(word);
          if (!entry) found.set(word, (entry = { count: 0, sources: 0, lastSource: -1, voices: new Set() }));
          entry.count += 1;
          if (entry.lastSource !== source) {
            entry.lastSource = source;
            entry.sources += 1;
          }
          if (isVoice(ground, person)) entry.voices.add(person);
        }
      }
    },
    counts: () =>
      [...found].map(([word, { count, sources, voices }]) => ({ word, count, sources, voices: voices.size })).toSorted((one, other) => other.count - one.count || (one.word < other.word ? -1 : 1)),
  };
}
