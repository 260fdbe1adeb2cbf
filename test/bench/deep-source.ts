/** One long source coded thickly, for whatever has to stay quick over it: invented words, coded at random from a seed. */
import { inventedLibrary } from './invented-words.ts';

/** About 300,000 characters. */
export const deep = { words: 47_500, codings: 5000 };

/** The text of the source. */
export function deepText({ words }: { words: number }): string {
  return inventedLibrary({ transcripts: 1, wordsEach: words, seed: 300_000 }).transcripts[0]!.text;
}

type Passage = { start: number; end: number };

/** Passages as people code: most a sentence or two, some a few words, some whole turns; and one place in which ten lie on one another. */
export function deepPassages(text: string, paragraphs: readonly Passage[], count: number, random: () => number): Passage[] {
  const spoken = paragraphs.filter(({ start, end }) => end - start > 120);
  const passages = Array.from({ length: count }, () => {
    const index = Math.floor(random() * spoken.length);
    const { start, end } = spoken[index]!;
    const kind = random();
    if (kind < 0.12) return { start, end };
    if (kind < 0.17) return { start, end: spoken[Math.min(spoken.length - 1, index + 1 + Math.floor(random() * 2))]!.end };
    const length = kind < 0.45 ? 15 + random() * 40 : 60 + random() * 200;
    const from = text.indexOf(' ', start + Math.floor(random() * (end - start - 60))) + 1;
    const to = text.indexOf(' ', Math.min(end - 1, from + Math.floor(length)));
    return { start: from, end: to === -1 || to > end ? end : to };
  });
  const thick = spoken[Math.floor(spoken.length / 2)]!;
  const onTop = Array.from({ length: 10 }, (_, depth) => ({ start: thick.start + depth * 5, end: thick.end - depth * 4 }));
  return [...onTop, ...passages.slice(onTop.length)].filter(({ start, end }) => end > start && text.slice(start, end).trim() !== '');
}
