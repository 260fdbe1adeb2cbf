import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Question, Term } from '../contract/index.ts';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';
import { evening, find, group, storeText } from '../../test/small-sources.ts';

let vault: TestVault;
let first: string;
let second: string;
const codes: Record<string, string> = {};
const code = (name: string, below = false): Term => ({ is: 'code', codeId: codes[name]!, below });

beforeAll(async () => {
  vault = await openTestVault();
  first = (await storeText(vault, 'evening.txt', evening)).id;
  second = (await storeText(vault, 'group.txt', group)).id;
  for (const name of ['Trust', 'Asked', 'Time']) codes[name] = (await vault.call('codebook.create', { name })).id;
  const put = async (sourceId: string, words: string, name: string) => vault.call('coding.apply', { ...(await find(vault, sourceId, words)), codeId: codes[name]! });
  await put(first, 'I felt trusted for the first time in years', 'Trust');
  await put(first, 'years', 'Time');
  await put(first, 'Nobody had asked us before.', 'Asked');
  await put(second, 'Trust takes years.', 'Trust');
  await put(second, 'years', 'Time');
  await put(second, 'Nobody asked the dads.', 'Asked');
  await put(second, 'What has changed for you?', 'Asked');
});
afterAll(() => vault.close());

const texts = async (question: Question): Promise<string[]> => (await vault.call('questions.ask', { question })).passages.map((passage) => passage.text);

describe('asking', () => {
  test('answers passages with their words, what lies under them, counts, base and sentence', async () => {
    const answer = await vault.call('questions.ask', { question: { find: { is: 'relation', how: 'encloses', one: code('Trust'), other: code('Time') } } });
    expect(answer.passages.map(({ text, speaker, words, codes: under, codingIds }) => ({ text, speaker, words, codes: under, codings: codingIds.length }))).toEqual([
      { text: 'I felt trusted for the first time in years', speaker: 'Morag', words: 9, codes: [codes.Trust, codes.Time], codings: 2 },
      { text: 'Trust takes years.', speaker: 'Parent 2', words: 3, codes: [codes.Trust, codes.Time], codings: 2 },
    ]);
    expect(answer.counts).toEqual({ passages: 2, sources: 2, voices: 0, words: 12 });
    expect(answer.sentence).toBe('Passages coded “Trust” that enclose passages coded “Time”, in all sources, interviewers left out.');
    expect(answer.base).toMatchObject({ sources: 2, codings: 6, sentence: expect.stringMatching(/with 3 speakers who are linked to no voice; interviewers left out\.$/) });
  });

  test('words are looked for as in the search room, by their stems', async () => {
    expect(await texts({ find: { is: 'all', of: [{ is: 'words', words: 'nobody asks' }, { is: 'not', of: code('Asked') }] } })).toEqual([' Then the worker came round with cake and she listened.', 'The dads. ', 'And nobody asked Morag, she has moved away.']);
    expect(await texts({ find: { is: 'words', words: '—' } })).toEqual([]);
  });

  test('goes on from where a page ended', async () => {
    const question: Question = { find: { is: 'not', of: code('Trust') } };
    const all = await texts(question);
    const page = await vault.call('questions.ask', { question, limit: 2, offset: 1 });
    expect(page.passages.map((passage) => passage.text)).toEqual(all.slice(1, 3));
    expect(page.counts.passages).toBe(all.length);
    expect((await vault.call('questions.ask', { question, offset: 1000 })).passages).toEqual([]);
  });

  test('a code or a saved question that is not here is refused, not answered with nothing', async () => {
    expect(await vault.answer('questions.ask', { question: { find: { is: 'code', codeId: 'nowhere' } } })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await vault.answer('questions.ask', { question: { find: { is: 'any', of: [{ is: 'saved', questionId: 'nowhere' }] } } })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await vault.answer('questions.matrix', { rows: { by: 'code', codeIds: ['nowhere'] }, columns: { by: 'kind' }, count: 'codings' })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});

test('a question that is nested beyond reading is refused, however deep it is', async () => {
  for (const depth of [60, 3000, 30_000]) {
    let find: Term = { is: 'words', words: 'trust' };
    for (let level = 0; level < depth; level += 1) find = { is: 'not', of: find };
    expect(await vault.answer('questions.ask', { question: { find } })).toMatchObject({ ok: false, error: { code: 'bad-input', message: expect.stringContaining('nested') } });
  }
});

describe('saved questions', () => {
  test('live: they find what is coded now; they can be asked by others, edited, taken back, and not run in circles', async () => {
    const { id } = await vault.call('questions.save', { name: 'Trust over time', asks: { find: { is: 'all', of: [code('Trust'), code('Time')] } } });
    const other = await vault.call('questions.save', { name: 'Or asked', note: 'for the meeting', asks: { find: { is: 'any', of: [{ is: 'saved', questionId: id }, code('Asked')] } } });
    expect(await texts({ find: { is: 'saved', questionId: other.id } })).toEqual(['Nobody had asked us before.', 'years', 'years', 'Nobody asked the dads.']);
    expect((await vault.call('questions.list', {})).questions.map(({ name, sentence }) => [name, sentence])).toEqual([
      ['Or asked', 'Whatever is in what “Trust over time” finds or passages coded “Asked”, in all sources, interviewers left out.'],
      ['Trust over time', 'Words coded both “Trust” and “Time”, in all sources, interviewers left out.'],
    ]);
    expect(await vault.answer('questions.edit', { id, asks: { find: { is: 'not', of: { is: 'saved', questionId: other.id } } } })).toMatchObject({ ok: false, error: { code: 'not-allowed', message: expect.stringContaining('ask itself') } });
    expect(await vault.answer('questions.remove', { id })).toMatchObject({ ok: false, error: { code: 'not-allowed', message: expect.stringContaining('“Or asked”') } });
    await vault.call('questions.edit', { id, name: 'Trust and years', expectedVersion: 1 });
    expect(await vault.answer('questions.edit', { id, name: 'Late', expectedVersion: 1 })).toMatchObject({ ok: false, error: { code: 'conflict' } });
    await vault.call('coding.apply', { ...(await find(vault, second, 'takes')), codeId: codes.Time! });
    expect(await texts({ find: { is: 'saved', questionId: id } })).toEqual(['years', 'takes', 'years']);
    await vault.call('history.undo', {});
    await vault.call('questions.remove', { id: other.id });
    await vault.call('questions.remove', { id });
    expect((await vault.call('questions.list', {})).questions).toEqual([]);
    await vault.call('history.undo', {});
    expect((await vault.call('questions.list', {})).questions.map(({ name }) => name)).toEqual(['Trust and years']);
    await vault.call('history.redo', {});
  });
});

describe('matrices', () => {
  test('a cell leads to the passages that add up to it', async () => {
    const request = { rows: { by: 'code' as const }, columns: { by: 'source' as const }, count: 'codings' as const };
    const matrix = await vault.call('questions.matrix', request);
    expect(matrix.rows.map((row) => row.name)).toEqual(['Trust', 'Asked', 'Time']);
    expect(matrix.cells).toEqual([[1, 1], [1, 1], [1, 1]]);
    const cell = await vault.call('questions.cell', { ...request, row: codes.Asked!, column: second });
    expect(cell.passages.map((passage) => passage.text)).toEqual(['Nobody asked the dads.']);
    expect(cell.sentence).toMatch(/^Codings of “Asked” in “.+”, in all sources, interviewers left out\.$/);
    expect(await vault.answer('questions.cell', { ...request, row: codes.Asked!, column: 'nowhere' })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  test('a pair of codings is one passage, with both of them under it', async () => {
    const request = { rows: { by: 'code' as const, codeIds: [codes.Trust!] }, columns: { by: 'code' as const, codeIds: [codes.Time!] }, count: 'codings' as const };
    expect((await vault.call('questions.matrix', request)).cells).toEqual([[2]]);
    const { passages, counts } = await vault.call('questions.cell', { ...request, row: codes.Trust!, column: codes.Time! });
    expect(passages.map(({ text, codes: under, words }) => ({ text, under, words }))).toEqual([{ text: 'years', under: [codes.Trust, codes.Time], words: 1 }, { text: 'years', under: [codes.Trust, codes.Time], words: 1 }]);
    expect(counts.passages).toBe(2);
  });
});

test('in blind mode only their own codings are asked', async () => {
  const { id } = await vault.call('team.addCoder', { name: 'Isla', initials: 'I' });
  const before = (await vault.call('team.coders', {})).current;
  await vault.call('team.become', { id });
  await vault.call('coding.apply', { ...(await find(vault, first, 'The children loved it')), codeId: codes.Trust! });
  await vault.call('agreement.setBlind', { blind: true });
  expect(await texts({ find: code('Trust') })).toEqual(['The children loved it']);
  expect(await texts({ find: code('Trust'), restriction: { coderIds: [before] } })).toEqual([]);
  const matrix = await vault.call('questions.matrix', { rows: { by: 'code' }, columns: { by: 'coder' }, count: 'codings' });
  expect([matrix.columns.map(({ name }) => name), matrix.cells.flat(), matrix.base.codings]).toEqual([['Isla'], [1, 0, 0], 1]);
  await vault.call('agreement.setBlind', { blind: false, reason: 'the readings were compared' });
  expect((await texts({ find: code('Trust') })).length).toBe(3);
  await vault.call('team.become', { id: before });
});
