import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FindingRule, Input } from '../contract/index.ts';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';
import { evening, find, group, storeText } from '../../test/small-sources.ts';
import { boundedPattern } from './bounded-pattern.ts';

let vault: TestVault;
beforeAll(async () => {
  vault = await openTestVault();
  await storeText(vault, 'evening.txt', evening);
  await storeText(vault, 'group.txt', group);
});
afterAll(() => vault.close());

const found = (rule: FindingRule, more: Partial<Input<'coding.find'>> = {}) => vault.call('coding.find', { rule, ...more });
const words = async (rule: FindingRule, more: Partial<Input<'coding.find'>> = {}): Promise<string[]> => (await found(rule, more)).hits.map((hit) => hit.text);

describe('words', () => {
  test('as widely as the unit says', async () => {
    expect(await words({ by: 'words', words: 'asked', unit: 'match' })).toEqual(['asked', 'asked', 'asked']);
    expect(await words({ by: 'words', words: 'asked', unit: 'sentence' })).toEqual(['Nobody had asked us before.', 'Nobody asked the dads.', 'And nobody asked Morag, she has moved away.']);
    expect(await words({ by: 'words', words: 'cake nobody', unit: 'sentence' })).toEqual([]);
    expect(await words({ by: 'words', words: 'cake nobody', unit: 'paragraph' })).toEqual(['Nobody had asked us before. Then the worker came round with cake and she listened.']);
    expect(await words({ by: 'words', words: '"nobody asked" morag', unit: 'turn' })).toEqual(['And nobody asked Morag, she has moved away.']);
    expect(await words({ by: 'words', words: 'cake worker', unit: 'match' })).toEqual(['worker', 'cake']);
    expect(await words({ by: 'words', words: 'list*', unit: 'match' })).toEqual(['listened', 'listened', 'listens']);
  });
  test('the interviewer is left out unless asked', async () => {
    expect(await words({ by: 'words', words: 'changed', unit: 'match' })).toEqual(['changes']);
    expect(await words({ by: 'words', words: 'changed', unit: 'match' }, { restriction: { interviewers: true } })).toEqual(['changes', 'changed']);
  });
  test('what bears the code already, on exactly these words, by this coder, is marked', async () => {
    const { id } = await vault.call('codebook.create', { name: 'Asked' });
    const sources = (await vault.call('sources.list', {})).sources;
    const place = await find(vault, sources.find((source) => source.title.startsWith('Focus'))!.id, 'Nobody asked the dads.');
    await vault.call('coding.apply', { ...place, codeId: id });
    const { hits, how } = await found({ by: 'words', words: 'asked', unit: 'sentence' }, { codeId: id });
    expect(hits.map((hit) => hit.already)).toEqual([false, true, false]);
    expect(how).toBe('Every sentence with the words “asked”, in all sources, interviewers left out.');
    const done = await vault.call('coding.applyMany', { passages: hits.map(({ sourceId, start, end }) => ({ sourceId, start, end })), code: { id }, how });
    expect(done).toMatchObject({ coded: 2, already: 1 });
  });
});

describe('patterns', () => {
  test('are matched within paragraphs, capital letters or not', async () => {
    expect(await words({ by: 'pattern', pattern: '\\b(dads?|worker)\\b', unit: 'match' })).toEqual(['worker', 'worker', 'dads', 'dads']);
    expect(await words({ by: 'pattern', pattern: 'The dads', unit: 'match', matchCase: true })).toEqual(['The dads']);
    expect(await words({ by: 'pattern', pattern: 'before. Then', unit: 'sentence' })).toEqual(['Nobody had asked us before. Then the worker came round with cake and she listened.']);
    expect(await words({ by: 'pattern', pattern: 'listened\\.[^]*We went', unit: 'match' })).toEqual([]);
    expect(await words({ by: 'pattern', pattern: '\\s+', unit: 'match' })).toEqual([]);
  });
  test.each([
    ['(dads', /round bracket is opened and not closed/],
    ['dads)', /round bracket is closed that was not opened/],
    ['[dads', /square bracket is opened/],
    ['*dads', /nothing before it to repeat/],
    ['dads\\', /ends with a single/],
    ['\\-', /gives no meaning/],
    ['a{2,1}', /wrong way round/],
    ['d*', /nothing at all/],
    ['(?=d)', /nothing at all/],
    ['\\b', /nothing at all/],
  ])('%s is refused in plain words', async (pattern, message) => {
    expect(await vault.answer('coding.find', { rule: { by: 'pattern', pattern, unit: 'match' } })).toMatchObject({ ok: false, error: { code: 'bad-input', message: expect.stringMatching(message) } });
  });
  test('one that would run for ever is stopped, and says how far it came', () => {
    const evil = boundedPattern('(a+)+$', true, 300);
    expect(evil.match(['aaa', `${'a'.repeat(60)}b`, 'a'], 100)).toMatchObject({ ended: 'late', looked: 1, found: [0, 0, 3] });
    // The time is for everything that is asked of it.
    expect(evil.match(['aaa'], 100)).toEqual({ ended: 'late', looked: 0, found: [] });
  });
  test('in a search it ends with what was found until then, and says where', async () => {
    const { hits, stopped } = await found({ by: 'pattern', pattern: '(?:[a-z]+ ?)+(?=x)|cake|Nobody had', unit: 'match', matchCase: true });
    expect(stopped).toMatch(/^The pattern took too long, so the search ended in paragraph \d of “Family evening.+after 0 of \d sources\. Patterns with a repeat inside a repeat/);
    expect(hits.length).toBeLessThan(3);
  });
  test('the pattern is data: nothing in it runs, and it reaches nothing', () => {
    expect(boundedPattern("'\\); process\\.exit\\(\\); \\('", true, 300).match(["x'); process.exit(); (' y"], 10)).toEqual({ ended: 'done', looked: 1, found: [0, 1, 23] });
    expect(boundedPattern('a', true, 300).match(['banana'], 2)).toMatchObject({ ended: 'many', found: [0, 1, 2, 0, 3, 4] });
  });
});

test('everything that somebody says, turn by turn, also an interviewer who is named', async () => {
  const speakers = await words({ by: 'speaker', voiceIds: [], labels: ['parent 2'] });
  expect(speakers).toEqual(['It is slower than they say. Trust takes years.', 'And nobody asked Morag, she has moved away.']);
  expect(await words({ by: 'speaker', voiceIds: [], labels: ['Facilitator'] })).toEqual(['What has changed for you?', 'Who is missing from this room?']);
  expect(await vault.answer('coding.find', { rule: { by: 'speaker', voiceIds: [], labels: [] } })).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  expect(await vault.answer('coding.find', { rule: { by: 'speaker', voiceIds: ['nowhere'], labels: [] } })).toMatchObject({ ok: false, error: { code: 'not-found' } });
});

test('the answers to a question, up to the next one', async () => {
  expect(await words({ by: 'question', words: 'changed' })).toEqual(['Somebody listens now. My social worker phones before she comes.', 'It is slower than they say. Trust takes years.']);
  expect((await found({ by: 'question', words: 'who missing' })).how).toBe('Every answer to a question with the words “who missing”, in all sources, interviewers left out.');
  // “Morag” is said in an answer, not in a question.
  expect(await words({ by: 'question', words: 'morag' })).toEqual([]);
});

test('what stands under a heading, with the smaller headings below it', async () => {
  await storeText(vault, 'notes.md', '# Notes (synthetic)\n\nFirst words.\n\n## What helped\n\nCake.\n\n### Who baked\n\nMorag baked.\n\n## What did not\n\nRain.\n');
  expect(await words({ by: 'heading', words: 'helped' })).toEqual(['Cake.\n\nWho baked\n\nMorag baked.']);
  expect(await words({ by: 'heading', words: 'baked' })).toEqual(['Morag baked.']);
  expect(await words({ by: 'heading', words: 'what' })).toEqual(['Cake.\n\nWho baked\n\nMorag baked.', 'Rain.']);
  expect(await words({ by: 'heading', words: 'rain' })).toEqual([]);
});

const hearing = resolve(process.env.KIST_REAL_FILES ?? resolve(import.meta.dirname, '../../../shared/data'), 'transcripts/uk-covid-inquiry-m8/2025-10-09.txt');
if (!existsSync(hearing)) console.warn(`Skipped: no hearing day at ${hearing}; set KIST_REAL_FILES to the folder of real files.`);
test.skipIf(!existsSync(hearing))('a real hearing day: a pattern, the words and the speakers find what going through the text finds', async () => {
  const { sources } = await vault.call('sources.store', { files: [{ file: hearing }] });
  const here = { restriction: { sourceIds: [sources[0]!.id], interviewers: true } };
  const { text, paragraphs, turns, speakers } = await vault.call('sources.read', { id: sources[0]!.id });
  const plain = paragraphs.flatMap(({ start, end }) => [...text.slice(start, end).matchAll(/\bchildren\b/gi)].map((match) => start + match.index));
  expect(plain.length).toBeGreaterThan(10);
  expect((await found({ by: 'pattern', pattern: '\\bchildren\\b', unit: 'match' }, here)).hits.map((hit) => hit.start)).toEqual(plain);
  const paragraphsWith = paragraphs.filter(({ start, end }) => /(?<![\p{L}\p{N}])children(?![\p{L}\p{N}])/iu.test(text.slice(start, end)));
  expect((await found({ by: 'words', words: 'children', unit: 'paragraph' }, here)).hits.map((hit) => hit.paragraph)).toEqual(paragraphsWith.map(({ number }) => number));
  const label = speakers[0]!.label;
  expect((await found({ by: 'speaker', voiceIds: [], labels: [label] }, here)).hits.map((hit) => hit.start)).toEqual(turns.filter((turn) => turn.speaker === 0).map((turn) => turn.start));
});
