import { labelKey, labelShape } from '../../domain/sources/labels.ts';
import { readOpening } from '../../domain/sources/openings.ts';

/** How a text breaks its lines. `hard`: lines end where the page ended, not where the thought did. */
export type Wrapping = {
  readonly hard: boolean;
  /** Nine of ten lines that go on are at most so long. */
  readonly width: number;
  /** Some label comes back at the beginning of lines, as where people speak in turn. */
  readonly conversation: boolean;
  /** Whether this line may begin somebody's turn. */
  readonly isOpening: (line: string) => boolean;
};

const listMark = /^\s*(?:[-*+•▪◦‣·●○■–\uf0b7\uf0a7\uf076]\s+|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s+)(?=\S)/;

/** Whether a line begins an item of a list, and how long its mark is. Capital letters are left to "Q." and "A.". */
export function readListMark(line: string): { readonly mark: string; readonly length: number } | undefined {
  const found = listMark.exec(line);
  return found === null ? undefined : { mark: found[0].trim(), length: found[0].length };
}

/**
 * Looks at every line that has a line right after it. In wrapped prose most of the following lines begin small,
 * because sentences run on; where each line is a thought of its own they begin with a capital.
 */
export function measureWrapping(lines: readonly string[]): Wrapping {
  const lengths: number[] = [];
  let small = 0;
  const labels = new Map<string, number>();
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const opening = line === '' ? undefined : readOpening(line.trimStart().replace(/\*\*/g, ''));
    if (opening !== undefined) labels.set(labelKey(opening.label), (labels.get(labelKey(opening.label)) ?? 0) + 1);
    const next = (lines[index + 1] ?? '').trim();
    if (line.trim() === '' || next === '' || readListMark(next) !== undefined) continue;
    lengths.push(line.trimEnd().length);
    if (/^\p{Ll}/u.test(next)) small += 1;
  }
  const width = lengths.toSorted((one, other) => one - other)[Math.floor(lengths.length * 0.9)] ?? 0;
  const hard = lengths.length >= 2 && small / lengths.length >= 0.35 && width >= 30 && width <= 160;
  const isOpening = (line: string): boolean => {
    const opening = readOpening(line.trimStart());
    if (opening === undefined) return false;
    if (opening.style === 'timed' || opening.style === 'answer') return true;
    const shape = labelShape(opening.label);
    if (shape === 'never' || shape === 'phrase') return false;
    return !hard || shape === 'role' || shape === 'titled' || (labels.get(labelKey(opening.label)) ?? 0) >= 2;
  };
  const conversation = lines.filter((line) => line !== '' && isReturning(line, labels)).length >= 3;
  return { hard, width, conversation, isOpening };
}

function isReturning(line: string, labels: ReadonlyMap<string, number>): boolean {
  const opening = readOpening(line.trimStart().replace(/\*\*/g, ''));
  if (opening === undefined) return false;
  const shape = labelShape(opening.label);
  return shape !== 'never' && shape !== 'phrase' && (labels.get(labelKey(opening.label)) ?? 0) >= 3;
}

/** Words after which no sentence ends. */
const leaning = /(?:,|\b(?:the|a|an|of|and|or|to|in|on|at|by|for|from|with|as|is|are|was|that|which|their|our|its|this|these|between|into|than))$/i;

/**
 * A paragraph that lines were joined to takes no more of them from here on: it is far longer than any that people write (`split-long.ts` parts it anyway), and
 * each line looks at the end of all that stands before it, so that ten megabytes without an empty line would take an hour.
 */
const longestJoined = 50_000;
export const isFull = (paragraph: { readonly text: string }): boolean => paragraph.text.length >= longestJoined;

/** Whether two lines of one block are one sentence broken by the edge of the page. Neither begins a list item. */
export function runsOn(line: string, next: string, wrapping: Wrapping, markup: boolean): boolean {
  const before = line.trim();
  const after = next.trim();
  // Columns, as in a table of contents, are lines of their own.
  if (wrapping.isOpening(after) || after.includes('\t')) return false;
  const opening = readOpening(before);
  if (opening !== undefined && opening.length === before.length && wrapping.isOpening(before)) return false;
  const small = /^\p{Ll}/u.test(after);
  if (!wrapping.hard) return small && (markup || (before.length >= 50 && !/[.?!:]["'”’)]*$/.test(before)));
  if (small || leaning.test(before)) return true;
  const firstWord = /^\S+/.exec(after)?.[0].length ?? 0;
  return before.length + 1 + firstWord >= wrapping.width * 0.9 && before.length >= wrapping.width * 0.75;
}

/** Joins two lines: by a space, or by nothing after a hyphen inside a word ("long-" and "term"). */
export function joinLines(line: string, next: string): string {
  const before = line.trimEnd();
  const after = next.trimStart();
  return /\p{L}[-‐]$/u.test(before) && /^\p{Ll}/u.test(after) ? before + after : `${before} ${after}`;
}
