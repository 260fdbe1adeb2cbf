/**
 * Passages as the words that they cover. Of the passages [2,6) and [4,9) in one source, `joined` makes [2,9); what [0,5) and [4,9) both cover is [4,5); [0,9) without
 * [4,6) is [0,4) and [6,9). Passages that touch ([2,4) and [4,9)) become one. Pieces that hold no word, such as the empty line between two paragraphs, are dropped.
 */
import type { Ground } from './ground.ts';
import { keepPassages, knowWords, offsetsBySource, type Passages, passagesOf, turnsTouched, unknownWord } from './passages.ts';

/** One source's stretches that don't touch each other, in order. */
type Runs = { start: number[]; end: number[]; firstWord: number[]; lastWord: number[] };

const noRuns = (): Runs => ({ start: [], end: [], firstWord: [], lastWord: [] });

function pushRun(runs: Runs, start: number, end: number, firstWord: number, lastWord: number): void {
  runs.start.push(start);
  runs.end.push(end);
  runs.firstWord.push(firstWord);
  runs.lastWord.push(lastWord);
}

/** What the passages from `from` to before `to` (of one source, by start) cover. */
function runsOf(passages: Passages, from: number, to: number): Runs {
  const { start, end, firstWord, lastWord } = passages;
  const runs = noRuns();
  for (let index = from; index < to; index += 1) {
    const last = runs.end.length - 1;
    if (last < 0 || start[index]! > runs.end[last]!) pushRun(runs, start[index]!, end[index]!, firstWord[index]!, lastWord[index]!);
    else if (end[index]! > runs.end[last]!) {
      runs.end[last] = end[index]!;
      runs.lastWord[last] = lastWord[index]!;
    }
  }
  return runs;
}

function bothRuns(one: Runs, other: Runs): Runs {
  const both = noRuns();
  for (let left = 0, right = 0; left < one.start.length && right < other.start.length; ) {
    const startsLater = one.start[left]! >= other.start[right]!;
    const endsFirst = one.end[left]! <= other.end[right]!;
    const start = startsLater ? one.start[left]! : other.start[right]!;
    const end = endsFirst ? one.end[left]! : other.end[right]!;
    if (start < end) pushRun(both, start, end, startsLater ? one.firstWord[left]! : other.firstWord[right]!, endsFirst ? one.lastWord[left]! : other.lastWord[right]!);
    if (endsFirst) left += 1;
    else right += 1;
  }
  return both;
}

function withoutRuns(runs: Runs, cut: Runs): Runs {
  const left = noRuns();
  let at = 0;
  for (let index = 0; index < runs.start.length; index += 1) {
    let start = runs.start[index]!;
    let firstWord = runs.firstWord[index]!;
    const end = runs.end[index]!;
    while (at < cut.end.length && cut.end[at]! <= start) at += 1;
    for (let next = at; next < cut.start.length && cut.start[next]! < end; next += 1) {
      // Where a cut falls inside a word, only the text can tell to which side it belongs.
      if (cut.start[next]! > start) pushRun(left, start, cut.start[next]!, firstWord, unknownWord);
      start = cut.end[next]!;
      firstWord = unknownWord;
    }
    if (start < end) pushRun(left, start, end, firstWord, runs.lastWord[index]!);
  }
  return left;
}

/** Works on each source on its own and puts the outcomes together. Where one of the first `needed` sets holds nothing, nothing comes out. */
function bySource(ground: Ground, sets: readonly Passages[], needed: number, work: (runs: readonly Runs[]) => Runs): Passages {
  const offsets = sets.map((set) => offsetsBySource(set, ground.sources.length));
  const found = passagesOf((push) => {
    for (let source = 0; source < ground.sources.length; source += 1) {
      const here = sets.map((set, index) => [offsets[index]![source]!, offsets[index]![source + 1]!] as const);
      if (here.slice(0, needed).some(([from, to]) => from === to)) continue;
      const { start, end, firstWord, lastWord } = work(here.map(([from, to], index) => runsOf(sets[index]!, from, to)));
      for (let run = 0; run < start.length; run += 1) push(source, start[run]!, end[run]!, firstWord[run]!, lastWord[run]!, ...turnsTouched(ground, source, start[run]!, end[run]!));
    }
  });
  const known = knowWords(ground, found);
  return keepPassages(known, (index) => known.firstWord[index]! < known.lastWord[index]!);
}

/** Everything that any of the sets covers. */
export function joined(ground: Ground, sets: readonly Passages[]): Passages {
  const all = sets.length === 1 ? sets[0]! : passagesOf((push) => {
    for (const set of sets) for (let index = 0; index < set.count; index += 1) push(set.source[index]!, set.start[index]!, set.end[index]!, set.firstWord[index]!, set.lastWord[index]!, set.firstTurn[index]!, set.lastTurn[index]!);
  });
  return bySource(ground, [all], 1, ([runs]) => runs!);
}

/** The words that every one of `sets` covers and none of `cut`. */
export function common(ground: Ground, sets: readonly Passages[], cut: readonly Passages[]): Passages {
  return bySource(ground, [...sets, ...cut], sets.length, (runs) => {
    const both = runs.slice(1, sets.length).reduce(bothRuns, runs[0]!);
    return runs.slice(sets.length).reduce(withoutRuns, both);
  });
}

/**
 * The turns that nothing of a set touches; and of the running text in which nobody was recognised as speaking, the paragraphs. Headings and notes are neither.
 * `isAsked` says which sources are looked at.
 */
export function untouched(ground: Ground, set: Passages, isAsked: (source: number) => boolean): Passages {
  const offsets = offsetsBySource(set, ground.sources.length);
  return passagesOf((push) => {
    for (let source = 0; source < ground.sources.length; source += 1) {
      if (!isAsked(source)) continue;
      const { start: covered, end: until } = runsOf(set, offsets[source]!, offsets[source + 1]!);
      let run = 0;
      const isTouched = (start: number, end: number): boolean => {
        while (run < until.length && until[run]! <= start) run += 1;
        return run < covered.length && covered[run]! < end;
      };
      const turns = ground.turnsOf(source);
      for (let turn = 0; turn < turns.count; turn += 1) {
        if (!isTouched(turns.start[turn]!, turns.end[turn]!)) push(source, turns.start[turn]!, turns.end[turn]!, unknownWord, unknownWord, turn, turn + 1);
      }
      run = 0;
      const paragraphs = ground.paragraphsOf(source);
      for (let paragraph = 0; paragraph < paragraphs.count; paragraph += 1) {
        if (!paragraphs.isText[paragraph] || paragraphs.turn[paragraph]! >= 0) continue;
        if (!isTouched(paragraphs.start[paragraph]!, paragraphs.end[paragraph]!)) push(source, paragraphs.start[paragraph]!, paragraphs.end[paragraph]!, unknownWord, unknownWord, ...turnsTouched(ground, source, paragraphs.start[paragraph]!, paragraphs.end[paragraph]!));
      }
    }
  });
}
