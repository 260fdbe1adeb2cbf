/** Transcripts of words that nobody ever said: invented from a seed, with the lengths and the frequencies of spoken words. */
import { seededRandom } from '../../src/domain/flows/seeded-random.ts';

const openings = ['b', 'br', 'c', 'd', 'dr', 'f', 'g', 'gl', 'h', 'k', 'l', 'm', 'n', 'p', 'r', 's', 'sk', 'st', 't', 'th', 'tr', 'w'];
const middles = ['a', 'ai', 'e', 'ea', 'i', 'o', 'oa', 'ou', 'u'];
const endings = ['', 'ck', 'd', 'l', 'n', 'nd', 'r', 'rn', 's', 'sh', 't'];

/** Different words of one to four syllables, the short ones first, as frequent words are. */
export function inventedWords(count: number, random: () => number): string[] {
  const pick = <Value>(list: readonly Value[]): Value => list[Math.floor(random() * list.length)]!;
  const words = new Set<string>();
  while (words.size < count) {
    const syllables = 1 + Math.floor((3.5 * words.size) / count + random() * 0.7);
    words.add(Array.from({ length: syllables }, () => pick(openings) + pick(middles) + pick(endings)).join(''));
  }
  return [...words];
}

export type Library = { words: readonly string[]; transcripts: readonly { name: string; text: string }[]; bytes: number };

/** Conversations of an interviewer and one to five others. The same seed gives the same words. */
export function inventedLibrary(options: { transcripts: number; wordsEach: number; seed: number }): Library {
  const random = seededRandom(options.seed);
  const words = inventedWords(6000, random);
  // Zipf's law: the n-th most frequent word has a share in proportion to 1/n. Drawn by raising an even number to a power of the size.
  const word = (): string => words[Math.floor(words.length ** random()) - 1]!;
  const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
  const sentence = (): string => `${capital(Array.from({ length: 4 + Math.floor(random() * 16) }, word).join(' '))}${random() < 0.1 ? '?' : '.'}`;
  const transcripts = Array.from({ length: options.transcripts }, (_, number) => {
    const speakers = Array.from({ length: 1 + Math.floor(random() * 5) }, () => capital(words[200 + Math.floor(random() * 400)]!));
    const paragraphs = [`Conversation ${number + 1} (synthetic, invented words)`];
    let said = 0;
    for (let turn = 0; said < options.wordsEach; turn += 1) {
      const speaker = turn % 2 === 0 ? 'Interviewer' : speakers[Math.floor(random() * speakers.length)]!;
      const length = turn % 2 === 0 ? 1 + Math.floor(random() * 2) : 2 + Math.floor(random() * 8);
      const spoken = Array.from({ length }, sentence).join(' ');
      said += spoken.split(' ').length;
      paragraphs.push(`${speaker}: ${spoken}`);
    }
    return { name: `conversation-${String(number + 1).padStart(4, '0')}.txt`, text: `${paragraphs.join('\n\n')}\n` };
  });
  return { words, transcripts, bytes: transcripts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) };
}
