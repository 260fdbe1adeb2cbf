import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SourceSummary } from '../contract/index.ts';
import { openTestVault, testPassphrase, type TestVault } from '../../test/open-vault.ts';
import { evening, find, group, storeText } from '../../test/small-sources.ts';
import { readEnvelope, unseal } from '../vault/envelope.ts';
import { openReadable } from '../vault/open.ts';

let vault: TestVault;
let source: SourceSummary;
beforeEach(async () => {
  vault = await openTestVault();
  source = await storeText(vault, 'evening.txt', evening);
});
afterEach(() => vault.close());

const codings = async (sourceId = source.id) => (await vault.call('coding.list', { sourceId })).codings;
const words = async (coding: { sourceId: string; start: number; end: number }) => (await vault.call('sources.read', { id: coding.sourceId })).text.slice(coding.start, coding.end);

/** What is kept of codings beside what is answered. */
async function stored<Column extends string>(...columns: Column[]): Promise<Record<Column, unknown>[]> {
  const database = openReadable(`${vault.path}/vault.db`, await unseal(readEnvelope(vault.path), 'passphrase', testPassphrase));
  try {
    return database.prepare(`SELECT ${columns.join(', ')} FROM coding ORDER BY start`).all() as Record<Column, unknown>[];
  } finally {
    database.close();
  }
}

describe('many passages at once', () => {
  test('are one step, name their rule, and count what was coded already', async () => {
    const { paragraphs } = await vault.call('sources.read', { id: source.id });
    const passages = paragraphs.map(({ start, end }) => ({ sourceId: source.id, start, end }));
    const own = await vault.call('coding.applyNew', { ...passages[1]!, name: 'All of it' });
    const done = await vault.call('coding.applyMany', { passages: [...passages, passages[0]!], code: { id: own.codeId }, how: 'every paragraph' });
    expect(done).toEqual({ codeId: own.codeId, coded: passages.length - 1, already: 2 });
    expect((await codings()).map(({ how }) => how)).toEqual(passages.map((_, index) => (index === 1 ? '' : 'every paragraph')));
    expect((await vault.call('history.undo')).label).toBe('Coded seven passages “All of it”');
    expect(await codings()).toEqual([own]);
    await vault.call('history.redo');
    expect(await codings()).toHaveLength(passages.length);
  });
  test('may make their code, are all stored or none, and know where they stand', async () => {
    const good = await find(vault, source.id, 'she listened');
    const { text } = await vault.call('sources.read', { id: source.id });
    expect(await vault.answer('coding.applyMany', { passages: [good, { sourceId: source.id, start: 0, end: text.length + 5 }], code: { name: 'Half' } })).toMatchObject({ error: { code: 'bad-input' } });
    expect((await vault.call('codebook.list')).codes).toEqual([]);
    await vault.call('coding.applyMany', { passages: [good], code: { name: 'Whole' } });
    const elsewhere = { ...good, revisionId: 'a text since corrected' };
    expect(await vault.answer('coding.applyMany', { passages: [elsewhere], code: { name: 'Late' } })).toMatchObject({ error: { code: 'conflict', message: expect.stringContaining('Look for them again') } });
    expect((await vault.call('codebook.list', {})).codes.map(({ name }) => name)).not.toContain('Late');
    const before = text.slice(0, good.start).split(/\s+/).filter((piece) => /[\p{L}\p{N}]/u.test(piece)).length;
    expect(await stored('first_word', 'last_word', 'start')).toEqual([{ first_word: before, last_word: before + 2, start: good.start }]);
  });
});

describe('a coding that is there', () => {
  test('grows and shrinks, knows its new words, and becomes one with its like', async () => {
    const passage = await find(vault, source.id, 'she listened');
    const coding = await vault.call('coding.applyNew', { ...passage, name: 'Heard', memo: 'one' });
    await vault.call('coding.resize', { id: coding.id, start: passage.start + 4, end: passage.end, expectedVersion: 1 });
    expect(await words((await codings())[0]!)).toBe('listened');
    const [kept] = await stored('first_word', 'last_word', 'quote_hash');
    expect(Number(kept!.last_word) - Number(kept!.first_word)).toBe(1);
    expect(await vault.answer('coding.resize', { id: coding.id, start: passage.start, end: passage.start })).toMatchObject({ error: { code: 'bad-input' } });
    expect(await vault.answer('coding.resize', { id: coding.id, start: passage.start, end: passage.end, expectedVersion: 1 })).toMatchObject({ error: { code: 'conflict' } });
    const other = await vault.call('coding.apply', { ...passage, codeId: coding.codeId, memo: 'two' });
    expect(await vault.call('coding.resize', { id: coding.id, start: passage.start, end: passage.end })).toMatchObject({ id: other.id });
    expect(await codings()).toMatchObject([{ id: other.id, memo: 'two\n\none' }]);
    for (const _ of [1, 2, 3]) await vault.call('history.undo');
    expect(await codings()).toEqual([coding].map((one) => ({ ...one, version: expect.any(Number) })));
  });

  test('is weighed on its code\'s own scale alone', async () => {
    const scale = { from: -2, to: 2, words: { '-2': 'not at all', '2': 'through and through' } };
    const { id: codeId } = await vault.call('codebook.create', { name: 'Trust', scale });
    const { id: like } = await vault.call('codebook.create', { name: 'Trust in the council', scale });
    const { id: bare } = await vault.call('codebook.create', { name: 'Place' });
    const coding = await vault.call('coding.apply', { ...(await find(vault, source.id, 'trusted')), codeId });
    await vault.call('coding.weigh', { id: coding.id, weight: -2 });
    expect(await vault.answer('coding.weigh', { id: coding.id, weight: 3 })).toMatchObject({ error: { code: 'bad-input', message: expect.stringContaining('from -2 to 2') } });
    await vault.call('coding.recode', { id: coding.id, codeId: like });
    expect((await codings())[0]!.weight).toBe(-2);
    await vault.call('coding.recode', { id: coding.id, codeId: bare });
    expect((await codings())[0]!.weight).toBe(null);
    expect(await vault.answer('coding.weigh', { id: coding.id, weight: 1 })).toMatchObject({ error: { code: 'not-allowed', message: expect.stringContaining('has no scale') } });
    await vault.call('history.undo');
    expect((await codings())[0]!.weight).toBe(-2);
    await vault.call('coding.weigh', { id: coding.id, weight: null });
    expect((await codings())[0]!.weight).toBe(null);
  });

  test('is an example of its code until it gets another', async () => {
    const coding = await vault.call('coding.applyNew', { ...(await find(vault, source.id, 'trusted')), name: 'Trust' });
    const { id: other } = await vault.call('codebook.create', { name: 'Other' });
    await vault.call('coding.pin', { id: coding.id, pinned: true });
    expect((await vault.call('coding.quotes', { codeId: coding.codeId })).quotes[0]).toMatchObject({ pinned: true, weight: null });
    await vault.call('coding.recode', { id: coding.id, codeId: other });
    expect((await codings())[0]!.pinned).toBe(false);
    await vault.call('history.undo');
    expect((await codings())[0]!.pinned).toBe(true);
  });
});

test('in blind mode others\' codings and links are as if they were not there', async () => {
  const theirs = await vault.call('coding.applyNew', { ...(await find(vault, source.id, 'trusted')), name: 'Trust' });
  await vault.call('coding.link', { from: await find(vault, source.id, 'trusted'), to: await find(vault, source.id, 'she listened'), kind: 'explains' });
  const { id: coderId } = await vault.call('team.addCoder', { name: 'Second', initials: 'SE' });
  await vault.call('team.become', { id: coderId });
  expect(await codings()).toHaveLength(1);
  expect(await vault.answer('agreement.setBlind', { blind: true })).toMatchObject({ ok: true });
  expect(await codings()).toEqual([]);
  expect((await vault.call('coding.quotes', { codeId: theirs.codeId })).quotes).toEqual([]);
  expect((await vault.call('coding.links', { sourceId: source.id })).links).toEqual([]);
  expect(await vault.answer('coding.remove', { id: theirs.id })).toMatchObject({ error: { code: 'not-found' } });
  const own = await vault.call('coding.apply', { ...(await find(vault, source.id, 'trusted')), codeId: theirs.codeId });
  expect(await codings()).toEqual([own]);
});

describe('links between passages', () => {
  test('lead within a source and across two, each said once, and go with their sources', async () => {
    const other = await storeText(vault, 'group.txt', group);
    const [from, to] = [await find(vault, source.id, 'she listened'), await find(vault, other.id, 'Somebody listens now')];
    const { id } = await vault.call('coding.link', { from, to, kind: 'explains' });
    expect(await vault.call('coding.link', { from, to, kind: 'explains', note: 'As they said themselves.' })).toEqual({ id, version: 2 });
    expect((await vault.call('coding.link', { from, to, kind: 'contradicts' })).id).not.toBe(id);
    const { links } = await vault.call('coding.links', { sourceId: other.id });
    expect(links.find((link) => link.id === id)).toMatchObject({ kind: 'explains', note: 'As they said themselves.', stale: false, from: { text: 'she listened', sourceTitle: source.title }, to: { text: 'Somebody listens now' } });
    await vault.call('coding.editLink', { id, kind: 'illustrates', expectedVersion: 2 });
    expect(await vault.answer('coding.editLink', { id, note: 'late', expectedVersion: 2 })).toMatchObject({ error: { code: 'conflict' } });
    await vault.call('sources.remove', { id: other.id });
    expect((await vault.call('coding.links', {})).links).toEqual([]);
    await vault.call('history.undo');
    expect((await vault.call('coding.links', {})).links).toHaveLength(2);
    await vault.call('coding.unlink', { id });
    expect((await vault.call('coding.links', {})).links).toHaveLength(1);
    await vault.call('history.undo');
    expect((await vault.call('coding.links', {})).links.find((link) => link.id === id)).toMatchObject({ kind: 'illustrates' });
  });
  test('need two different passages that hold words', async () => {
    const from = await find(vault, source.id, 'she listened');
    expect(await vault.answer('coding.link', { from, to: from, kind: 'explains' })).toMatchObject({ error: { code: 'not-allowed' } });
    expect(await vault.answer('coding.link', { from, to: { ...from, start: 1_000_000, end: 1_000_010 }, kind: 'explains' })).toMatchObject({ error: { code: 'bad-input' } });
    expect(await vault.answer('coding.unlink', { id: 'nowhere' })).toMatchObject({ error: { code: 'not-found' } });
  });
});
