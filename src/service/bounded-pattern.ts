/**
 * Regular expressions that other people write, run within bounds. Some patterns take longer than the universe lasts ("catastrophic backtracking"), and JavaScript can't stop one from within;
 * Node's `vm` can stop it from without, and so the matching runs in a bare context with nothing in it but the texts and the pattern. The pattern is handed over as data, never as code.
 */
import { createContext, Script } from 'node:vm';
import { Refusal } from '../domain/refusal.ts';

/** Texts of one step: what was matched, as [index of the text, start, end] one after another, is complete up to and without `at`. */
type Room = { pattern: string; flags: string; texts: readonly string[]; most: number; found: number[]; at: number; outcome: string };

const matching = new Script(`
  (() => {
    const expression = new RegExp(pattern, flags);
    for (at = 0; at < texts.length; at += 1) {
      for (const match of texts[at].matchAll(expression)) {
        if (match[0].length === 0) { outcome = 'empty'; return; }
        found.push(at, match.index, match.index + match[0].length);
        if (found.length >= most * 3) { outcome = 'many'; return; }
      }
    }
    outcome = 'done';
  })();
`);

export type Matches = {
  /** [index of the text, start, end], one after another. */
  readonly found: readonly number[];
  /** How many texts were looked through to their end. */
  readonly looked: number;
  readonly ended: 'done' | 'many' | 'late' | 'deep';
};

export type BoundedPattern = {
  /** Matches in texts, in order; ends early at `most` matches, or when the time is used up. */
  match(texts: readonly string[], most: number): Matches;
};

/** What takes longer over the texts of one source is of the kind that takes for ever. */
const mostAtOnce = 2000;

/**
 * Prepares a pattern that may run for so many milliseconds altogether, and for two seconds over the texts of one call. Upper and lower case are the same unless `matchCase`. Refuses, in words, what is no regular expression, and what matches the
 * empty text: there would be nothing to code.
 */
export function boundedPattern(pattern: string, matchCase: boolean, milliseconds: number): BoundedPattern {
  const flags = matchCase ? 'gu' : 'giu';
  let left = milliseconds;
  try {
    RegExp(pattern, flags);
  } catch (error) {
    throw new Refusal('bad-input', `This is no pattern that can be looked for: ${problemInWords((error as Error).message)} Nothing was changed. Mend it, or look for plain words instead.`, { problem: (error as Error).message });
  }
  const run = (texts: readonly string[], most: number): Matches => {
    if (left < 1) return { found: [], looked: 0, ended: 'late' };
    const room: Room = { pattern, flags, texts, most, found: [], at: 0, outcome: '' };
    const from = performance.now();
    let ended: Matches['ended'] = 'done';
    try {
      matching.runInContext(createContext(room), { timeout: Math.ceil(Math.min(left, mostAtOnce)) });
    } catch (error) {
      const { code, message } = error as { code?: string; message?: string };
      if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') ended = 'late';
      else if (/call stack|too large|too big|allocation/i.test(message ?? '')) ended = 'deep';
      else throw error;
    }
    left -= performance.now() - from;
    if (room.outcome === 'empty') throw matchesNothing();
    if (room.outcome === 'many') ended = 'many';
    return { found: room.found, looked: room.at, ended };
  };
  const bare = run([''], 1);
  // Nothing can be found in an empty text but the empty match.
  if (bare.found.length > 0) throw matchesNothing();
  return { match: run };
}

const matchesNothing = (): Refusal => new Refusal('bad-input', 'This pattern also matches where there is nothing at all, so every place between two letters would be found. Nothing was changed. Use + (one or more) instead of * (any number), or add letters that have to be there.');

/** What V8 says of a broken pattern, in plain words. */
function problemInWords(message: string): string {
  const known: readonly [RegExp, string][] = [
    [/unterminated group/i, 'a round bracket is opened and not closed. To look for the bracket itself, write \\(.'],
    [/unmatched '\)'/i, 'a round bracket is closed that was not opened. To look for the bracket itself, write \\).'],
    [/unterminated character class/i, 'a square bracket is opened and not closed. To look for the bracket itself, write \\[.'],
    [/nothing to repeat/i, 'there is a *, + or ? with nothing before it to repeat. To look for the sign itself, write a \\ before it.'],
    [/lone quantifier|incomplete quantifier/i, 'a curly or square bracket stands alone. To look for the bracket itself, write a \\ before it.'],
    [/numbers out of order/i, 'the numbers in curly brackets are the wrong way round.'],
    [/range out of order/i, 'a range such as z-a is the wrong way round.'],
    [/\\ at end/i, 'it ends with a single \\.'],
    [/invalid escape|invalid unicode escape|invalid property name|invalid class escape|invalid decimal escape/i, 'a \\ stands before something that it gives no meaning.'],
    [/invalid (named )?capture|invalid named reference|duplicate capture/i, 'a named group is written wrongly.'],
    [/too large|too many/i, 'it is too large.'],
  ];
  return known.find(([pattern]) => pattern.test(message))?.[1] ?? 'it is not written as a regular expression is.';
}
