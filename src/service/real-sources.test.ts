import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';
import { recognise } from '../domain/sources/recognise.ts';
import { readSource } from '../exchange/sources/read-source.ts';

const root = resolve(process.env.KIST_REAL_FILES ?? resolve(import.meta.dirname, '../../../shared/data'));
const seeds = resolve(root, '../reference/seeds');
const filesUnder = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)).toSorted() : [];
const readable = new Set(['.txt', '.md', '.rst', '.docx', '.odt', '.rtf', '.pdf', '.vtt', '.srt']);
const files = [...filesUnder(join(root, 'transcripts')), ...filesUnder(seeds)].filter((path) => readable.has(extname(path)));
const grids = filesUnder(join(root, 'transcripts')).filter((path) => extname(path) === '.TextGrid');
if (files.length === 0) console.warn(`Skipped: no real transcripts under ${root}; set KIST_REAL_FILES to their folder.`);

/** Versions rise with every undo and redo; what they are versions of has to come back. */
const unversioned = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (key, held) => (key === 'version' ? undefined : held)));

describe.skipIf(files.length === 0)('real transcripts and documents', () => {
  let vault: TestVault;
  beforeAll(async () => {
    vault = await openTestVault();
  });
  afterAll(() => vault?.close());

  const everything = async () => ({
    sources: (await vault.call('sources.list')).sources,
    voices: (await vault.call('voices.list')).voices,
    codes: (await vault.call('codebook.list')).codes,
    found: (await vault.call('search.find', { words: 'children', limit: 500 })).total,
  });

  test('are prepared in one call, every one of them readable, and the two halves of a recording woven', async () => {
    const prepared = await vault.call('sources.prepare', { files: [...files, ...grids] });
    expect(prepared.files.filter((file) => file.problem).map((file) => [basename(file.file), file.problem])).toEqual([]);
    expect(prepared.files.filter((file) => file.wovenInto !== null)).toHaveLength(grids.length / 2);
    const people = new Map<string, Set<string>>();
    for (const file of prepared.files) for (const speaker of file.speakers) people.set(speaker.suggestedPseudonym, (people.get(speaker.suggestedPseudonym) ?? new Set()).add(speaker.label));
    for (const labels of people.values()) expect([...labels].map((label) => label.toLowerCase().replaceAll('.', ''))).toEqual(Array(labels.size).fill([...labels][0]!.toLowerCase().replaceAll('.', '')));
  }, 120_000);

  test('are stored in one step with every paragraph, found, coded, and taken back and done again', async () => {
    const { files: prepared } = await vault.call('sources.prepare', { files });
    const { sources } = await vault.call('sources.store', {
      files: prepared.map(({ file, speakers }) => ({
        file,
        speakers: speakers.map(({ label, suggestedPseudonym, role }) => ({ label, role, voice: role === 'participant' ? { pseudonym: suggestedPseudonym, group: 'Somebody (not said yet)' } : null })),
      })),
    });
    expect(sources).toHaveLength(files.length);
    for (const [index, path] of files.entries()) {
      const transcript = recognise(await readSource({ name: basename(path), bytes: new Uint8Array(readFileSync(path)) }));
      const opened = await vault.call('sources.read', { id: sources[index]!.id });
      expect(opened.text).toBe(transcript.text);
      expect(opened.paragraphs.map(({ start, end, kind, turn }) => [start, end, kind, turn])).toEqual(transcript.paragraphs.map(({ start, end, kind, turn }) => [start, end, kind, turn]));
      expect(opened.turns.map(({ start, end, speaker }) => [start, end, speaker])).toEqual(transcript.turns.map(({ start, end, speaker }) => [start, end, speaker]));
      expect(opened.speakers.map((speaker) => speaker.label)).toEqual(transcript.speakers.map((speaker) => speaker.label));
      expect(opened.source).toMatchObject({ paragraphs: transcript.paragraphs.length, turns: transcript.turns.length, words: transcript.words });
    }

    // A plain look through the texts says which paragraphs hold the word; the index has to say the same.
    const holding = (await Promise.all(sources.map((source) => vault.call('sources.read', { id: source.id })))).flatMap(({ source, text, paragraphs }) =>
      paragraphs.filter(({ start, end }) => /(?<![\p{L}\p{N}])safeguard\p{L}*/iu.test(text.slice(start, end))).map(({ number }) => `${source.id} ${number}`),
    );
    expect(holding.length).toBeGreaterThan(10);
    const { hits, total } = await vault.call('search.find', { words: 'safeguard*', kinds: ['passage'], limit: 500 });
    expect(hits.map((hit) => `${hit.id} ${hit.paragraph}`).toSorted()).toEqual(holding.toSorted());
    expect(total).toBe(holding.length);

    const before = await everything();
    const codings = [];
    for (const [index, hit] of hits.slice(0, 10).entries()) {
      codings.push(await vault.call('coding.applyNew', { sourceId: hit.id, start: hit.start!, end: hit.end!, name: index % 2 ? 'Keeping safe' : 'Being kept in mind' }));
    }
    const after = await everything();
    expect(after.codes.map((code) => code.codings)).toEqual([5, 5]);
    const { quotes } = await vault.call('coding.quotes', { codeId: codings[0]!.codeId });
    expect(quotes).toHaveLength(5);
    for (const quote of quotes) expect(quote.text).toMatch(/safeguard/i);

    await vault.restart();
    for (const _ of codings) await vault.call('history.undo');
    expect(unversioned(await everything())).toEqual(unversioned(before));
    expect((await vault.call('history.undo')).label).toBe(`Imported ${files.length} sources`);
    expect(await everything()).toEqual({ sources: [], voices: [], codes: [], found: 0 });
    await vault.restart();
    for (const _ of [...codings, 'the import']) await vault.call('history.redo');
    expect(unversioned(await everything())).toEqual(unversioned(after));
  }, 120_000);
});
