/** One long source coded thickly, for whatever has to stay quick over it: invented words, coded at random from a seed. */
import type { Input, MethodName, Output } from '../../src/contract/index.ts';
import { seededRandom } from '../../src/domain/flows/seeded-random.ts';
import { inventedLibrary } from './invented-words.ts';

type Call = <Name extends MethodName>(name: Name, input: Input<Name>) => Promise<Output<Name>>;
export type DeepSize = { words: number; codings: number; codes: number; coders: number };

/** About 300,000 characters. */
export const deep: DeepSize = { words: 47_500, codings: 5000, codes: 200, coders: 3 };

/** The text of the source. */
export function deepText({ words }: Pick<DeepSize, 'words'>): string {
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

/** Codes the source through the contract, as its coders would; answers the ids of the codes. The coder at work stays the same. */
export async function codeDeeply(call: Call, sourceId: string, size: DeepSize): Promise<string[]> {
  const random = seededRandom(5000);
  const { text, paragraphs } = await call('sources.read', { id: sourceId });
  const { current } = await call('team.coders', {});
  const coders = [current];
  for (let number = 2; number <= size.coders; number += 1) coders.push((await call('team.addCoder', { name: `Coder ${number}`, initials: `C${number}` })).id);
  const names = inventedLibrary({ transcripts: 1, wordsEach: 10, seed: 200 }).words.slice(600, 600 + size.codes);
  const codeIds: string[] = [];
  // A tenth of the codes stand at the top, the others under them.
  for (const [index, name] of names.entries()) codeIds.push((await call('codebook.create', { name: `${name} ${index + 1}`, ...(index >= size.codes / 10 && { parentId: codeIds[index % Math.ceil(size.codes / 10)]! }) })).id);
  const passages = deepPassages(text, paragraphs, size.codings, random);
  const share = Map.groupBy(passages.keys(), (index) => `${index % size.coders} ${index < 10 ? index : Math.floor(codeIds.length * random() ** 2)}`);
  for (const coder of coders.keys()) {
    await call('team.become', { id: coders[coder]! });
    for (const [key, indices] of share) {
      const [whose, code] = key.split(' ').map(Number) as [number, number];
      if (whose === coder) await call('coding.applyMany', { passages: indices.map((index) => ({ sourceId, ...passages[index]! })), code: { id: codeIds[code]! } });
    }
  }
  await call('team.become', { id: current });
  return codeIds;
}
