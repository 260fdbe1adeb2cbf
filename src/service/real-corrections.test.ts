import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Coding, OpenedSource, TextEdit } from '../contract/index.ts';
import { seededRandom } from '../domain/flows/seeded-random.ts';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';
import { dumpRows, dumpSearch } from '../../test/vault/dump-rows.ts';

const root = resolve(process.env.KIST_REAL_FILES ?? resolve(import.meta.dirname, '../../../shared/data'));
const day = resolve(root, 'transcripts/uk-covid-inquiry-m8/2025-10-09.rst');
const isHere = existsSync(day);
if (!isHere) console.warn(`Skipped: no hearing day under ${root}; set KIST_REAL_FILES to the folder of real files.`);

/** A text whose characters can be told apart, corrected by hand: what the vault has to agree with. */
type Traced = { text: string; ids: Int32Array };
function correctedByHand({ text, ids }: Traced, edits: readonly TextEdit[]): Traced {
  const parts: string[] = [];
  const kept: number[] = [];
  let at = 0;
  for (const { start, end, text: put } of edits) {
    parts.push(text.slice(at, start), put);
    for (let index = at; index < start; index += 1) kept.push(ids[index]!);
    for (let index = 0; index < put.length; index += 1) kept.push(-1);
    at = end;
  }
  parts.push(text.slice(at));
  for (let index = at; index < text.length; index += 1) kept.push(ids[index]!);
  return { text: parts.join(''), ids: Int32Array.from(kept) };
}

describe.skipIf(!isHere)('a hearing day with 500 codings, corrected in 200 places', () => {
  let vault: TestVault;
  let id: string;
  const random = seededRandom(20_251_009);
  const below = (most: number): number => Math.floor(random() * most);
  beforeAll(async () => {
    vault = await openTestVault();
    id = (await vault.call('sources.store', { files: [{ file: day }] })).sources[0]!.id;
  }, 60_000);
  afterAll(() => vault?.close());

  const open = (): Promise<OpenedSource> => vault.call('sources.read', { id });

  /** Words of a text, each with where it stands. */
  const wordsOf = (text: string) => [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({ word, start: index, end: index + word.length }));

  /** Some correction around a word, as people make them: another word, a word more, some words less, a paragraph parted or joined. */
  function someEdit({ text, paragraphs }: OpenedSource, words: ReturnType<typeof wordsOf>, number: number): TextEdit | null {
    const at = 1 + below(words.length - 12);
    const { start, end } = words[at]!;
    const isSame = (other: { start: number }): boolean => !text.slice(Math.min(start, other.start), Math.max(start, other.start)).includes('\n');
    switch (below(6)) {
      case 0: return { start, end, text: `corrected${number}` };
      case 1: return isSame(words[at + 1]!) ? { start: words[at + 1]!.start, end: words[at + 1]!.start, text: `added${number} ` } : null;
      case 2: {
        const last = words[at + 1 + below(8)]!;
        return isSame(last) ? { start, end: last.start, text: '' } : null;
      }
      case 3: return isSame(words[at + 1]!) ? { start: end, end: words[at + 1]!.start, text: '\n\n' } : null;
      case 4: {
        const paragraph = paragraphs[1 + below(paragraphs.length - 1)]!;
        return { start: paragraph.start - 2, end: paragraph.start, text: ' ' };
      }
      default: {
        const last = words[at + 2 + below(3)]!;
        return isSame(last) ? { start, end: last.end, text: `replaced${number} by these` } : null;
      }
    }
  }

  const codings = async (): Promise<Coding[]> => [...(await vault.call('coding.list', { sourceId: id })).codings, ...(await vault.call('coding.leftBehind', { sourceId: id })).codings.map(({ coding }) => coding)];

  test('every coding keeps to its words by rule, nothing is lost, and all of it is taken back exactly', async () => {
    const first = await open();
    const words = wordsOf(first.text);
    expect(words.length).toBeGreaterThan(40_000);
    const passages = Array.from({ length: 500 }, () => {
      const at = below(words.length - 60);
      return { sourceId: id, start: words[at]!.start, end: words[at + below(below(2) === 0 ? 3 : 60)]!.end };
    });
    await vault.call('coding.applyMany', { passages, code: { name: 'Anything' } });
    const before = { rows: await dumpRows(vault), search: await dumpSearch(vault) };

    let traced: Traced = { text: first.text, ids: Int32Array.from({ length: first.text.length }, (_id, index) => index) };
    let places = 0;
    let commands = 0;
    const tally = { changed: 0, leftBehind: 0 };
    for (; places < 200; commands += 1) {
      const opened = await open();
      const inText = wordsOf(opened.text);
      const edits: TextEdit[] = [];
      const stood = new Map((await vault.call('coding.list', { sourceId: id })).codings.map((coding) => [coding.id, coding]));
      while (edits.length < 10) {
        // Now and then all the words of a coding go.
        const coding = [...stood.values()][below(stood.size)]!;
        const edit = below(20) === 0 && coding.end - coding.start < 30 ? { start: coding.start, end: coding.end, text: '' } : someEdit(opened, inText, places + edits.length);
        // Corrections that lie well apart, so that a person can say by hand what comes out.
        if (edit && edits.every((other) => edit.end < other.start - 40 || edit.start > other.end + 40)) edits.push(edit);
      }
      edits.sort((one, other) => one.start - other.start);
      const { carried } = await vault.call('sources.correct', { id, revisionId: opened.revisionId, edits });
      const next = correctedByHand(traced, edits);
      const now = await open();
      expect(now.text).toBe(next.text);

      const stands = new Map((await vault.call('coding.list', { sourceId: id })).codings.map((coding) => [coding.id, coding]));
      const standsAt = new Int32Array(first.text.length).fill(-1);
      for (const [at, one] of next.ids.entries()) if (one >= 0) standsAt[one] = at;
      let gone = 0;
      for (const [coding, was] of stood) {
        const isTouched = edits.some((edit) => edit.start <= was.end && edit.end >= was.start);
        const own = new Set(traced.ids.subarray(was.start, was.end).filter((one) => one >= 0));
        const is = stands.get(coding);
        if (!is) {
          gone += 1;
          continue;
        }
        // No character that was not coded became so ...
        expect(next.ids.subarray(is.start, is.end).every((one) => one < 0 || own.has(one))).toBe(true);
        // ... and every one that was coded and survives still is: none stands elsewhere.
        expect([...own].every((one) => standsAt[one] === -1 || (standsAt[one]! >= is.start && standsAt[one]! < is.end))).toBe(true);
        if (!isTouched) expect(now.text.slice(is.start, is.end)).toBe(traced.text.slice(was.start, was.end));
        expect(now.text.slice(is.start, is.end).trim()).not.toBe('');
      }
      expect(carried.leftBehind).toBe(gone);
      tally.changed += carried.changed;
      tally.leftBehind += carried.leftBehind;
      traced = next;
      places += edits.length;
    }
    // It was put to the test.
    expect(tally.changed).toBeGreaterThan(20);
    expect(tally.leftBehind).toBeGreaterThan(0);
    expect(await codings()).toHaveLength(Object.keys(before.rows.coding!).length);
    const corrected = new Set((await open()).text.match(/\bcorrected\d+/g));
    expect((await vault.call('search.find', { words: 'corrected*', sourceId: id, kinds: ['passage'], limit: 500 })).hits.length).toBeGreaterThan(corrected.size / 2);
    for (const word of [...corrected].slice(0, 5)) expect((await vault.call('search.find', { words: word, sourceId: id })).total).toBe(1);
    expect(await vault.call('vault.check')).toMatchObject({ sound: true });
    const after = { rows: await dumpRows(vault), search: await dumpSearch(vault) };

    await vault.restart();
    for (let step = 0; step < commands; step += 1) await vault.call('history.undo');
    expect({ rows: await dumpRows(vault), search: await dumpSearch(vault) }).toEqual(before);
    await vault.restart();
    for (let step = 0; step < commands; step += 1) await vault.call('history.redo');
    expect({ rows: await dumpRows(vault), search: await dumpSearch(vault) }).toEqual(after);

    // The text as it came, after all that, by one step.
    const { revisions } = await vault.call('sources.revisions', { id });
    expect(revisions).toHaveLength(commands + 1);
    const { carried } = await vault.call('sources.goBack', { id, revisionId: revisions.at(-1)!.id });
    expect((await open()).text).toBe(first.text);
    expect((await open()).paragraphs).toEqual(first.paragraphs);
    expect((await open()).turns).toEqual(first.turns);
    expect(carried.leftBehind).toBe(0);
    expect((await vault.call('coding.leftBehind', { sourceId: id })).codings).toEqual([]);
    expect(await vault.call('vault.check')).toMatchObject({ sound: true });
  }, 300_000);
});
