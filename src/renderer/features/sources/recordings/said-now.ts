import type { OpenedSource } from '../../../../contract/index.ts';

type Timed = Pick<OpenedSource, 'paragraphs' | 'turns'>;

/** When a paragraph is said, in milliseconds: its own time, or that of its turn; null where the file does not tell. */
export function timeOf({ paragraphs, turns }: Timed, index: number): number | null {
  const paragraph = paragraphs[index];
  if (paragraph === undefined) return null;
  return paragraph.startMs ?? (paragraph.turn === null ? null : (turns[paragraph.turn]?.startMs ?? null));
}

/** How long after its end a paragraph still counts as being said, in milliseconds. */
const lingering = 5000;

/** Index of the paragraph that is being said at a moment: the last that has begun. Null before the first, well after the end of one, and where nothing has a time. */
export function saidAt(timed: Timed, atMs: number): number | null {
  let found: number | null = null;
  let latest = -1;
  for (const index of timed.paragraphs.keys()) {
    const begins = timeOf(timed, index);
    // Of the paragraphs of one turn without times of their own, the first stands for all.
    if (begins === null || begins > atMs || begins <= latest) continue;
    latest = begins;
    found = index;
  }
  const ends = found === null ? null : timed.paragraphs[found]!.endMs;
  return ends !== null && ends + lingering < atMs ? null : found;
}
