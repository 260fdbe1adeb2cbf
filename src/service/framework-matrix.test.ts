import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';
import { evening, find, group, writeFile } from '../../test/small-sources.ts';

let vault: TestVault;
let codeId: string;
let rowId: string;
let sourceId: string;
beforeAll(async () => {
  vault = await openTestVault();
  codeId = (await vault.call('codebook.create', { name: 'Trust' })).id;
  // Under the team's eyes a pseudonym may well be the label that stands in the text.
  const { sources } = await vault.call('sources.store', { files: [{ file: writeFile(vault, 'evening.txt', evening), speakers: [{ label: 'Morag', voice: { pseudonym: 'Morag', group: 'Parents' } }] }, { file: writeFile(vault, 'group.txt', group) }] });
  sourceId = sources[0]!.id;
  rowId = (await vault.call('voices.list')).voices[0]!.id;
}, 60_000);
afterAll(() => vault.close());

const cells = async () => (await vault.call('questions.framework', { rows: 'voice', codeIds: [codeId] })).cells;

describe('a cell of the framework matrix', () => {
  test('counts the same words once, by however many coders they were coded, and says out of what', async () => {
    await vault.call('coding.apply', { ...(await find(vault, sourceId, 'I felt trusted')), codeId });
    const { id } = await vault.call('team.addCoder', { name: 'Second reader', initials: 'SR' });
    await vault.call('team.become', { id });
    await vault.call('coding.apply', { ...(await find(vault, sourceId, 'I felt trusted')), codeId });
    expect(await cells()).toMatchObject([{ rowId, codeId, codings: 2, quotes: 1, summary: null }]);
    expect((await vault.call('questions.framework', { rows: 'voice', codeIds: [codeId] })).base).toMatchObject({ sources: 2, voices: 1 });
  });

  test('is not written over by who began on nothing, nor brought back by who began before it was taken away', async () => {
    const write = (text: string, expectedVersion: number) => vault.answer('questions.summarise', { rowKind: 'voice', rowId, codeId, text, cites: [], expectedVersion });
    expect(await write('She was trusted.', 0)).toMatchObject({ ok: true, value: { version: 1 } });
    expect(await write('Mine.', 0)).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(await write('She was trusted, for the first time.', 1)).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await write('', 2)).toMatchObject({ ok: true, value: { id: null } });
    expect(await write('Late.', 2)).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect((await cells())[0]!.summary).toBe(null);
    await vault.call('history.undo');
    expect((await cells())[0]!.summary?.text).toBe('She was trusted, for the first time.');
    expect(await vault.call('questions.summaries')).toEqual({ summaries: [{ id: (await cells())[0]!.summary!.id, rowKind: 'voice', rowId, codeId }] });
  });

  test('names its voice to the team without asking; beyond the team a name in the words is asked about', async () => {
    const check = async (audience: 'team' | 'board') => (await vault.call('questions.checkFramework', { rows: 'voice', codeIds: [codeId], audience })).findings.filter(({ evidenceId }) => evidenceId !== null);
    expect((await check('team')).map(({ verdict }) => verdict)).toEqual(['enters']);
    expect((await check('board')).map(({ verdict, check: what }) => [verdict, what])).toEqual([['held', 'consent']]);
  });
});

test('labels of all sources are told with how much is said under them', async () => {
  const { labels } = await vault.call('sources.labels');
  expect(labels.find(({ label }) => label === 'Morag')).toMatchObject({ sources: 1, voices: [rowId], isInterviewer: false });
  expect(labels.find(({ label }) => label === 'Facilitator')).toMatchObject({ sources: 1, voices: [], isInterviewer: true });
  expect(labels.map(({ words }) => words)).toEqual(labels.map(({ words }) => words).toSorted((one, other) => other - one));
});
