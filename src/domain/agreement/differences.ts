/** Where people who have read the same source gave a code to different words. */
import type { Stretch } from './unitizing-alpha.ts';

export type ReadPassage = Stretch & {
  readonly id: string;
  readonly codeId: string;
  readonly coderId: string;
  /** The words that it touches, half open, counted through the text. */
  readonly firstWord: number;
  readonly lastWord: number;
};

export type FoundDifference = Stretch & {
  /** Stands for the same difference as long as the codings are the same. */
  readonly key: string;
  readonly codeId: string;
  readonly coded: string[];
  readonly left: string[];
  readonly readings: { coderId: string; start: number; end: number }[];
};

/**
 * The differences within one source, in the order of its text. Codings of one code that hang together by overlapping, whosever they are, are looked at together:
 * they are one difference when a reader has none there (`left`), or when readers begin or end at another word. A letter or a full stop more or less is no difference.
 * `readers` are those who have read the source, in the order in which they are to be named; codings of others are passed over.
 */
export function differencesIn(codings: readonly ReadPassage[], readers: readonly string[]): FoundDifference[] {
  const ofReaders = codings.filter((coding) => readers.includes(coding.coderId));
  const found: FoundDifference[] = [];
  for (const ofCode of Map.groupBy(ofReaders, (coding) => coding.codeId).values()) {
    for (const together of hangingTogether(ofCode)) {
      const difference = differenceOf(together, readers);
      if (difference) found.push(difference);
    }
  }
  return found.sort((one, other) => one.start - other.start || one.end - other.end || (one.codeId < other.codeId ? -1 : 1));
}

/** Passages in groups, each joined by overlaps. */
function hangingTogether(passages: readonly ReadPassage[]): ReadPassage[][] {
  const groups: ReadPassage[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const passage of passages.toSorted((one, other) => one.start - other.start || one.end - other.end || (one.id < other.id ? -1 : 1))) {
    const group = groups.at(-1);
    if (group && passage.start < end) group.push(passage);
    else groups.push([passage]);
    end = Math.max(end, passage.end);
  }
  return groups;
}

function differenceOf(together: readonly ReadPassage[], readers: readonly string[]): FoundDifference | null {
  const coded = readers.filter((reader) => together.some((passage) => passage.coderId === reader));
  const left = readers.filter((reader) => !coded.includes(reader));
  if (left.length === 0 && new Set(coded.map((coder) => wordsOf(together, coder))).size === 1) return null;
  const [first] = together;
  return {
    key: together.map((passage) => passage.id).toSorted().join('+'),
    codeId: first!.codeId,
    start: first!.start,
    end: Math.max(...together.map((passage) => passage.end)),
    coded,
    left,
    readings: coded.flatMap((coderId) => together.filter((passage) => passage.coderId === coderId).map(({ start, end }) => ({ coderId, start, end }))),
  };
}

/** The words that a coder's passages touch, written so that the same words read the same. */
function wordsOf(together: readonly ReadPassage[], coderId: string): string {
  const joined: [number, number][] = [];
  const ranges = together.filter((passage) => passage.coderId === coderId).map((passage) => [passage.firstWord, passage.lastWord] as [number, number]);
  for (const [from, to] of ranges.toSorted(([one], [other]) => one - other)) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return JSON.stringify(joined);
}
