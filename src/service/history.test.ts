import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Input } from '../contract/index.ts';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';
import { evening, find, group, storeText } from '../../test/small-sources.ts';

let vault: TestVault;
let one: string;
let other: string;
let codeId: string;
let codingId: string;
beforeEach(async () => {
  vault = await openTestVault();
  one = (await storeText(vault, 'evening.txt', evening)).id;
  other = (await storeText(vault, 'group.txt', group)).id;
  codeId = (await vault.call('codebook.create', { name: 'Trust', definition: 'Somebody relies on them.' })).id;
  codingId = (await vault.call('coding.apply', { ...(await find(vault, one, 'felt trusted')), codeId })).id;
  await vault.call('coding.memo', { id: codingId, memo: 'A turning point.' });
});
afterEach(() => vault.close());

const list = async (choice: Input<'history.list'> = {}) => (await vault.call('history.list', choice)).entries.map(({ label, kind, area }) => `${area} ${kind}: ${label}`);
const show = async (seq?: number) => vault.call('history.show', { seq: seq ?? (await vault.call('history.list', { limit: 1 })).entries[0]!.seq });

describe('the history', () => {
  test('says the area of each change; of one that was taken back, the area of what it takes back', async () => {
    await vault.call('history.undo');
    expect(await list({ limit: 2 })).toEqual(['coding undone: Wrote a memo on “Trust”', 'coding done: Wrote a memo on “Trust”']);
    expect(await list({ areas: ['codebook'] })).toEqual(['codebook done: Added the code “Trust”']);
    expect(await list({ areas: ['codebook', 'coding'], limit: 2 })).toHaveLength(2);
    expect(await list({ areas: [] })).toEqual([]);
  });

  test('is narrowed to a source or a code with all that was said of it, also where a change names neither', async () => {
    expect(await list({ about: { kind: 'source', id: one } })).toEqual(['coding done: Wrote a memo on “Trust”', 'coding done: Coded “Trust”', expect.stringContaining('sources done: Imported')]);
    expect(await list({ about: { kind: 'source', id: other } })).toHaveLength(1);
    expect(await list({ about: { kind: 'code', id: codeId } })).toEqual(['coding done: Wrote a memo on “Trust”', 'coding done: Coded “Trust”', 'codebook done: Added the code “Trust”']);
    await vault.call('coding.link', { from: await find(vault, other, 'Trust takes years'), to: await find(vault, one, 'every week'), kind: 'explains' });
    await vault.call('memos.write', { about: { kind: 'code', id: codeId }, kind: 'note', text: 'In whom?' });
    expect((await list({ about: { kind: 'source', id: one } }))[0]).toMatch(/^coding done/);
    expect((await list({ about: { kind: 'source', id: other } }))).toHaveLength(2);
    expect((await list({ about: { kind: 'code', id: codeId } }))[0]).toMatch(/^memos done/);
    expect(await list({ about: { kind: 'code', id: 'nowhere' } })).toEqual([]);
  });

  test('is narrowed by words, whatever their case or accents, and signs that mean something to a database', async () => {
    await vault.call('codebook.edit', { id: codeId, name: 'Café “100%” trust_' });
    expect(await list({ words: 'CAFE' })).toEqual(['codebook done: Renamed the code “Trust” to “Café “100%” trust_”']);
    expect(await list({ words: '100%' })).toHaveLength(1);
    expect(await list({ words: '%' })).toHaveLength(1);
    expect(await list({ words: 't_' })).toHaveLength(1);
    expect(await list({ words: '\\' })).toEqual([]);
    expect(await list({ words: '  ' })).toHaveLength((await list()).length);
  });

  test('is narrowed to a person and read page by page', async () => {
    const { id: coderId } = await vault.call('team.addCoder', { name: 'Ruaridh', initials: 'RB' });
    await vault.call('team.become', { id: coderId });
    await vault.call('codebook.create', { name: 'Cake' });
    expect(await list({ coderId })).toEqual(['codebook done: Added the code “Cake”']);
    const first = await vault.call('history.list', { limit: 3 });
    const rest = await vault.call('history.list', { limit: 500, before: first.entries.at(-1)!.seq });
    expect([first.more, rest.more]).toEqual([true, false]);
    const seqs = [...first.entries, ...rest.entries].map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.toSorted((a, b) => b - a));
    expect(seqs.at(-1)).toBe(1);
  });
});

describe('one change', () => {
  test('is told field by field, with names in place of ids', async () => {
    const { id: parentId } = await vault.call('codebook.create', { name: 'What helps' });
    await vault.call('codebook.move', { id: codeId, parentId });
    expect((await show()).changes).toContainEqual({ what: 'Code “Trust”', field: 'Under', before: '', after: 'What helps' });
    await vault.call('codebook.edit', { id: codeId, name: 'Being trusted', scale: { from: 0, to: 3, words: {} } });
    expect((await show()).changes).toEqual(expect.arrayContaining([{ what: 'Code “Being trusted”', field: 'Name', before: 'Trust', after: 'Being trusted' }, { what: 'Code “Being trusted”', field: 'Scale', before: '', after: '0 to 3' }]));
    await vault.call('coding.recode', { id: codingId, codeId: parentId });
    expect((await show()).changes).toEqual([{ what: expect.stringMatching(/^Coding “What helps” in “Family evening/), field: 'Code', before: 'Being trusted', after: 'What helps' }]);
    await vault.call('coding.resize', { id: codingId, ...range(await find(vault, one, 'I felt trusted for')) });
    expect((await show()).changes).toEqual([{ what: expect.stringContaining('Coding'), field: 'Words', before: 'felt trusted', after: 'I felt trusted for' }]);
    await vault.call('codebook.remove', { id: parentId });
    const removed = await show();
    expect(removed.changes).toContainEqual({ what: 'Code “What helps”', field: 'Name', before: 'What helps', after: '' });
    expect(removed.changes).toContainEqual({ what: expect.stringContaining('Coding'), field: 'Words', before: 'I felt trusted for', after: '' });
    expect(removed.entry).toMatchObject({ method: 'codebook.remove', area: 'codebook', takenBack: false });
  });

  test('that is long is told in part, and how much more there is', async () => {
    const { text } = await vault.call('sources.read', { id: one });
    const passages = Array.from({ length: 90 }, (_, at) => ({ sourceId: one, start: at * 4, end: at * 4 + 3 })).filter(({ start, end }) => text.slice(start, end).trim() !== '');
    await vault.call('coding.applyMany', { passages, code: { name: 'Many' } });
    const { changes, more } = await show();
    expect(changes.length).toBeGreaterThan(30);
    expect(more).toBeGreaterThan(30);
  });

  test('that is not there is said to be not there', async () => {
    expect(await vault.answer('history.show', { seq: 999 })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});

const range = ({ start, end }: { start: number; end: number }) => ({ start, end });
