import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenedSource, SourceSummary } from '../contract/index.ts';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';
import { evening, find, group, storeText } from '../../test/small-sources.ts';
import { usualStopList } from '../domain/questions/stop-list.ts';

let vault: TestVault;
let first: SourceSummary;
let second: SourceSummary;
let voiceId: string;
const codes: Record<string, string> = {};

beforeAll(async () => {
  vault = await openTestVault();
  first = await storeText(vault, 'evening.txt', evening);
  second = await storeText(vault, 'group.txt', group);
  ({ id: voiceId } = await vault.call('voices.create', { pseudonym: 'Bracken', group: 'Parents and carers' }));
  const { speakers } = await vault.call('sources.read', { id: first.id });
  await vault.call('sources.editSpeaker', { id: speakers.find(({ label }) => label === 'Morag')!.id, voiceId });
  for (const [name, source, words] of [['Heard', first, 'she listened'], ['Heard', second, 'Somebody listens now'], ['Trust', first, 'I felt trusted'], ['Trust', second, 'Trust takes years']] as const) {
    const coding = await vault.call('coding.applyNew', { ...(await find(vault, source.id, words)), name });
    codes[name] = coding.codeId;
  }
});
afterAll(() => vault.close());

/** Counted by hand: every stretch of letters of every turn that no interviewer speaks, and of running text that nobody speaks. */
async function byHand(sources: readonly OpenedSource[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { text, turns, speakers, paragraphs } of sources) {
    const told = [...turns.filter((turn) => speakers[turn.speaker]!.role !== 'interviewer'), ...paragraphs.filter(({ turn, kind }) => turn === null && kind === 'text')];
    for (const { start, end } of told) {
      for (const word of text.slice(start, end).toLowerCase().match(/[a-z]+/g) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return counts;
}

describe('the count of words', () => {
  test('is that of counting by hand, without the stop list and without who asks', async () => {
    const opened = await Promise.all([first, second].map(({ id }) => vault.call('sources.read', { id })));
    const counts = await byHand(opened);
    const { words, different, base } = await vault.call('questions.words');
    expect(words.length).toBe(different);
    for (const { word, count } of words) expect({ word, count }).toEqual({ word, count: counts.get(word) });
    for (const [word] of counts) expect({ word, isThere: words.some((one) => one.word === word) }).toEqual({ word, isThere: !usualStopList.includes(word) });
    expect(words.some(({ word }) => word === 'evenings')).toBe(false);
    expect(words.find(({ word }) => word === 'nobody')).toMatchObject({ count: 3, sources: 2 });
    expect(base).toMatchObject({ sources: 2, voices: 1 });
    expect(base.sentence).toContain('interviewers left out');
  });
  test('takes interviewers in where asked, and keeps to a code, a voice, a length, a number', async () => {
    const asked = await vault.call('questions.words', { restriction: { interviewers: true } });
    expect(asked.words.some(({ word }) => word === 'evenings')).toBe(true);
    const coded = await vault.call('questions.words', { codeId: codes['Trust']! });
    expect(coded.words.map(({ word }) => word).toSorted()).toEqual(['felt', 'trust', 'trusted', 'years']);
    const said = await vault.call('questions.words', { restriction: { voiceIds: [voiceId] } });
    expect(said.words.every(({ sources, voices }) => sources === 1 && voices === 1)).toBe(true);
    const long = await vault.call('questions.words', { shortest: 8, least: 1, limit: 2 });
    expect(long.words.length).toBeLessThanOrEqual(2);
    expect(long.words.every(({ word }) => word.length >= 8)).toBe(true);
    expect(await vault.answer('questions.words', { codeId: 'nowhere' })).toMatchObject({ error: { code: 'not-found' } });
  });
  test('knows a stop list of one’s own, which can be taken back', async () => {
    expect(await vault.call('questions.stopList')).toEqual({ words: [...usualStopList], isOwn: false });
    await vault.call('questions.setStopList', { words: ['Nobody', 'trust, cake'] });
    expect(await vault.call('questions.stopList')).toEqual({ words: ['cake', 'nobody', 'trust'], isOwn: true });
    const { words } = await vault.call('questions.words');
    expect(words.some(({ word }) => word === 'the')).toBe(true);
    expect(words.some(({ word }) => ['cake', 'nobody', 'trust'].includes(word))).toBe(false);
    await vault.call('history.undo');
    expect(await vault.call('questions.stopList')).toMatchObject({ isOwn: false });
    await vault.call('history.redo');
    await vault.call('questions.setStopList', { words: null });
    expect(await vault.call('questions.stopList')).toMatchObject({ isOwn: false });
  });
});

describe('words in context', () => {
  test('every place, in any form, in the order of the sources, with what stands around it', async () => {
    const { lines, total } = await vault.call('questions.inContext', { words: 'listen' });
    expect(total).toBe(3);
    expect(lines.map(({ text }) => text)).toEqual(['listened', 'listened', 'listens']);
    for (const line of lines) {
      const { text } = await vault.call('sources.read', { id: line.sourceId });
      expect(text.slice(line.start, line.end)).toBe(line.text);
    }
    expect(lines[0]).toMatchObject({ speaker: 'Bracken', voiceId, sourceTitle: first.title });
    expect(lines[0]!.before.endsWith('with cake and she ')).toBe(true);
  });
  test('a phrase is one place; who asks is left out unless asked for; lines are limited and counted', async () => {
    expect((await vault.call('questions.inContext', { words: '"nobody asked"' })).lines.map(({ text }) => text)).toEqual(['Nobody asked', 'nobody asked']);
    expect((await vault.call('questions.inContext', { words: 'began begin' })).total).toBe(0);
    expect((await vault.call('questions.inContext', { words: 'begin', restriction: { interviewers: true } })).lines.map(({ text }) => text)).toEqual(['begin']);
    // A heading is nobody's words, and is found.
    expect((await vault.call('questions.inContext', { words: 'evenings' })).lines.map(({ text }) => text)).toEqual(['evening']);
    expect(await vault.call('questions.inContext', { words: 'nobody', limit: 1 })).toMatchObject({ total: 3, lines: [{ text: 'Nobody' }] });
    expect((await vault.call('questions.inContext', { words: 'asked par*' })).lines).toEqual([]);
    expect((await vault.call('questions.inContext', { words: '*** --' })).total).toBe(0);
  });
});

test('codes over time count in the periods of their sources, and say which sources have none', async () => {
  const { periods, codes: lines, undated } = await vault.call('questions.overTime', { codeIds: [codes['Trust']!, codes['Heard']!], every: 'month', count: 'codings' });
  expect(periods).toEqual([{ from: '2024-03-01', to: '2024-04-01', name: 'March 2024', sources: 1 }]);
  expect(lines).toEqual([{ codeId: codes['Trust'], counts: [1] }, { codeId: codes['Heard'], counts: [1] }]);
  expect(undated).toBe(1);
  await vault.call('sources.edit', { id: second.id, date: { from: '2024-06-01', to: '2024-07-01', precision: 'month', text: 'June 2024' } });
  const later = await vault.call('questions.overTime', { codeIds: [codes['Heard']!], every: 'quarter', count: 'sources' });
  expect(later.periods.map(({ name, sources }) => [name, sources])).toEqual([['Jan to Mar 2024', 1], ['Apr to Jun 2024', 1]]);
  expect(later.codes[0]!.counts).toEqual([1, 1]);
});

describe('the framework matrix', () => {
  const choice = () => ({ rows: 'voice' as const, codeIds: [codes['Trust']!, codes['Heard']!] });
  test('has a row a voice, a cell a code, counts of quotes, and summaries that cite them', async () => {
    const { codings } = await vault.call('coding.list', { sourceId: first.id });
    const trust = codings.find(({ codeId }) => codeId === codes['Trust'])!;
    expect(await vault.call('questions.framework', choice())).toEqual({
      rows: [{ id: voiceId, name: 'Bracken', detail: 'Parents and carers' }],
      cells: [{ rowId: voiceId, codeId: codes['Trust'], codings: 1, quotes: 1, summary: null }, { rowId: voiceId, codeId: codes['Heard'], codings: 1, quotes: 1, summary: null }],
      base: expect.objectContaining({ sources: 2, voices: 1, sentence: expect.stringContaining('interviewers left out') }),
    });
    const cell = { rowKind: 'voice' as const, rowId: voiceId, codeId: codes['Trust']! };
    const { id } = await vault.call('questions.summarise', { ...cell, text: 'Trust came back through the evenings.', cites: [trust.id] });
    const summaryNow = async () => (await vault.call('questions.framework', choice())).cells[0]!.summary;
    expect(await summaryNow()).toMatchObject({ id, cites: [trust.id], stale: false, version: 1, text: 'Trust came back through the evenings.' });
    expect(await vault.answer('questions.summarise', { ...cell, text: 'Other', cites: [], expectedVersion: 7 })).toMatchObject({ error: { code: 'conflict' } });
    expect(await vault.answer('questions.summarise', { ...cell, text: 'Other', cites: ['nowhere'] })).toMatchObject({ error: { code: 'not-found' } });
    await vault.call('coding.recode', { id: trust.id, codeId: codes['Heard']! });
    expect(await summaryNow()).toMatchObject({ stale: true });
    await vault.call('history.undo');
    expect(await summaryNow()).toMatchObject({ stale: false });
    expect((await vault.call('search.find', { words: 'evenings', kinds: ['summary'] })).hits).toHaveLength(1);
    await vault.call('questions.summarise', { ...cell, text: '  ', cites: [] });
    expect(await summaryNow()).toBeNull();
    await vault.call('history.undo');
    expect(await summaryNow()).toMatchObject({ id, version: 1 });
  });
  test('goes out to the team as a table and as a document, and to nobody beyond without consent', async () => {
    const team = await vault.call('questions.exportFramework', { ...choice(), format: 'csv', audience: 'team' });
    const csv = Buffer.from(team.file.base64, 'base64').toString('utf8');
    expect(csv).toMatch(/^\ufeffTest: framework matrix,Trust,Heard\r\n/);
    expect(csv).toContain('Bracken,"Trust came back through the evenings.');
    expect(csv).toContain('“I felt trusted”');
    expect((await vault.call('questions.exportFramework', { ...choice(), format: 'docx', audience: 'team' })).file.name).toMatch(/\.docx$/);
    expect(await vault.answer('questions.exportFramework', { ...choice(), format: 'csv', audience: 'public' })).toMatchObject({ error: { code: 'gate-closed' } });
    expect((await vault.call('questions.checkFramework', { ...choice(), audience: 'public' })).findings.some(({ verdict, check }) => verdict === 'held' && check === 'consent')).toBe(true);
    expect((await vault.call('reports.exports')).exports.map(({ format }) => format).toSorted()).toEqual(['csv', 'docx']);
  });
});
