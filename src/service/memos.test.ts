import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Input, SourceSummary } from '../contract/index.ts';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';
import { evening, find, group, storeText } from '../../test/small-sources.ts';

let vault: TestVault;
let source: SourceSummary;
beforeEach(async () => {
  vault = await openTestVault();
  source = await storeText(vault, 'evening.txt', evening);
});
afterEach(() => vault.close());

const write = (about: Input<'memos.write'>['about'], text: string, more: Partial<Input<'memos.write'>> = {}) => vault.call('memos.write', { about, kind: 'note', text, ...more });
const list = async (choice: Input<'memos.list'> = {}) => (await vault.call('memos.list', choice)).memos;
const texts = async (choice: Input<'memos.list'> = {}) => (await list(choice)).map((memo) => memo.text);

describe('memos on anything', () => {
  test('are written about the programme, oneself, a code, a passage, and say what that is called today', async () => {
    const { current } = await vault.call('team.coders');
    const { id: codeId } = await vault.call('codebook.create', { name: 'Trust' });
    const passage = await find(vault, source.id, 'felt trusted');
    await write({ kind: 'programme', id: 'programme' }, 'Begun in spring.');
    await write({ kind: 'coder', id: current }, 'I am a parent of two myself.', { kind: 'positionality', title: 'Where I stand' });
    await write({ kind: 'code', id: codeId }, 'Trust in whom?', { kind: 'question' });
    await write({ kind: 'passage', ...passage }, 'The first time she says it.', { kind: 'idea' });
    await vault.call('codebook.edit', { id: codeId, name: 'Being trusted' });
    const memos = await list();
    expect(memos).toHaveLength(4);
    expect(memos.find((memo) => memo.kind === 'question')).toMatchObject({ about: { kind: 'code', id: codeId }, aboutName: 'Being trusted', words: null, stale: false, ofCoding: false, version: 1 });
    expect(memos.find((memo) => memo.kind === 'idea')).toMatchObject({ about: { kind: 'passage', ...passage }, aboutName: source.title, words: 'felt trusted', stale: false });
    expect(memos.find((memo) => memo.kind === 'positionality')).toMatchObject({ title: 'Where I stand', aboutName: 'First coder' });
  });

  test('must be about something that is here, and hold words', async () => {
    for (const kind of ['source', 'code', 'coding', 'voice', 'place', 'outcome', 'indicator', 'sign', 'event', 'dataset', 'claim', 'question', 'coder'] as const) {
      const answer = await vault.answer('memos.write', { about: { kind, id: 'nowhere' }, kind: 'note', text: 'x' });
      expect(answer).toMatchObject({ ok: false, error: { code: 'not-found', message: expect.stringContaining('Nothing was changed') } });
    }
    expect(await vault.answer('memos.write', { about: { kind: 'programme', id: 'programme' }, kind: 'note', text: '  ' })).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(await vault.answer('memos.write', { about: { kind: 'passage', sourceId: source.id, start: 5, end: 1_000_000 }, kind: 'note', text: 'x' })).toMatchObject({ ok: false });
    expect(await list()).toEqual([]);
  });

  test('are narrowed by what, kind, whom and words; the notes of codings are among them', async () => {
    const passage = await find(vault, source.id, 'felt trusted');
    const coding = await vault.call('coding.applyNew', { ...passage, name: 'Trust', memo: 'A turning point.' });
    await write({ kind: 'passage', ...passage }, 'Compare the waiting list.');
    await write({ kind: 'source', id: source.id }, 'She spoke for an hour.', { kind: 'method' });
    await write({ kind: 'code', id: coding.codeId }, 'Turning towards whom?', { kind: 'question' });
    expect((await list({ about: { kind: 'coding', id: coding.id } }))[0]).toMatchObject({ id: coding.id, ofCoding: true, kind: 'note', text: 'A turning point.', words: 'felt trusted', aboutName: source.title });
    expect((await texts({ about: { kind: 'source', id: source.id } })).toSorted()).toEqual(['A turning point.', 'Compare the waiting list.', 'She spoke for an hour.']);
    expect(await texts({ about: { kind: 'source', id: source.id }, aboutKinds: ['source'] })).toEqual(['She spoke for an hour.']);
    expect(await texts({ about: { kind: 'passage', ...passage, end: passage.start + 1 } })).toEqual(['Compare the waiting list.']);
    expect(await texts({ about: { kind: 'code', id: coding.codeId } })).toEqual(['Turning towards whom?']);
    expect((await texts({ words: 'turn' })).toSorted()).toEqual(['A turning point.', 'Turning towards whom?']);
    expect(await texts({ words: 'turn* who*' })).toEqual(['Turning towards whom?']);
    expect(await texts({ words: 'nothing like it' })).toEqual([]);
    expect(await texts({ kinds: ['method'] })).toEqual(['She spoke for an hour.']);
    expect(await texts({ kinds: ['note'], aboutKinds: ['coding'] })).toEqual(['A turning point.']);
    const { id: other } = await vault.call('team.addCoder', { name: 'Ruaridh', initials: 'RB' });
    expect(await texts({ coderId: other })).toEqual([]);
  });

  test('are changed, refused when somebody else was quicker, removed, and all of it taken back', async () => {
    const { id } = await write({ kind: 'source', id: source.id }, 'First thought.');
    expect(await vault.call('memos.edit', { id, title: 'Thought', text: 'Second thought.', expectedVersion: 1 })).toEqual({ id, version: 2 });
    expect(await vault.answer('memos.edit', { id, text: 'Third', expectedVersion: 1 })).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(await vault.answer('memos.edit', { id, title: '', text: '' })).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(await vault.call('memos.edit', { id, text: 'Second thought.' })).toEqual({ id, version: 2 });
    await vault.call('memos.remove', { id });
    expect(await list()).toEqual([]);
    expect(await vault.call('history.undo')).toEqual({ label: `Removed a memo about “${source.title}”` });
    expect((await list())[0]).toMatchObject({ title: 'Thought', text: 'Second thought.' });
    await vault.call('history.undo');
    expect((await list())[0]).toMatchObject({ title: '', text: 'First thought.' });
    const coding = await vault.call('coding.applyNew', { ...(await find(vault, source.id, 'felt trusted')), name: 'Trust', memo: 'x' });
    expect(await vault.answer('memos.edit', { id: coding.id, text: 'y' })).toMatchObject({ ok: false, error: { code: 'not-allowed', message: expect.stringContaining('stands in a coding') } });
    expect(await vault.answer('memos.remove', { id: 'nowhere' })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  test('are found by the search room and lead to themselves', async () => {
    const { id } = await write({ kind: 'passage', ...(await find(vault, source.id, 'felt trusted')) }, 'A hinge of the story.', { title: 'Hinge' });
    expect((await vault.call('search.find', { words: 'hinge' })).hits).toMatchObject([{ kind: 'memo', id, thingId: id, title: 'Hinge', start: null }]);
    expect((await vault.call('search.names', {})).names).toContainEqual({ kind: 'memo', id, name: 'Hinge', detail: 'note' });
    await vault.call('sources.remove', { id: source.id });
    expect((await vault.call('search.find', { words: 'hinge' })).hits).toEqual([]);
  });

  test('say when what they are about is gone', async () => {
    const { id: codeId } = await vault.call('codebook.create', { name: 'Trust' });
    await write({ kind: 'code', id: codeId }, 'Trust in whom?');
    await write({ kind: 'source', id: source.id }, 'Long.');
    await vault.call('codebook.remove', { id: codeId });
    await vault.call('sources.remove', { id: source.id });
    expect((await list()).map(({ aboutName, stale }) => ({ aboutName, stale })).toSorted((one, other) => one.aboutName.localeCompare(other.aboutName))).toEqual([
      { aboutName: 'a code that was removed', stale: true },
      { aboutName: 'a source that was removed', stale: true },
    ]);
  });

  test('of others on passages and codings are hidden from somebody who works blind', async () => {
    const passage = await find(vault, source.id, 'felt trusted');
    const { id: other } = await vault.call('team.addCoder', { name: 'Ruaridh', initials: 'RB' });
    await vault.call('coding.applyNew', { ...passage, name: 'Trust', memo: 'Hinge of a coding.' });
    await write({ kind: 'passage', ...passage }, 'Hinge of a passage.');
    await write({ kind: 'source', id: source.id }, 'Hinge of a source.');
    await vault.call('team.become', { id: other });
    await vault.call('agreement.setBlind', { blind: true });
    await write({ kind: 'passage', ...passage }, 'Hinge of my own.');
    expect((await texts()).toSorted()).toEqual(['Hinge of a source.', 'Hinge of my own.']);
    expect((await vault.call('search.find', { words: 'hinge', kinds: ['memo'] })).total).toBe(2);
    expect((await vault.call('history.list', {})).entries.filter(({ area }) => area === 'coding' || area === 'memos').map(({ coder }) => coder)).toEqual(['Ruaridh']);
  });
});

describe('a report of memos', () => {
  const decide = { person: 'A. Tester', reason: 'Looked at together.', leaveOut: [] as string[] };
  const held = async (audience: Input<'memos.check'>['audience'], choice: Omit<Input<'memos.check'>, 'audience'> = {}) =>
    (await vault.call('memos.check', { audience, ...choice })).findings.filter(({ verdict }) => verdict !== 'enters').map(({ verdict, check }) => `${verdict}: ${check}`);

  test('holds the memos with the words that they are about, as docx and HTML, and is recorded', async () => {
    await write({ kind: 'passage', ...(await find(vault, source.id, 'felt trusted')) }, 'The first time she says it.\n\nAnd nobody asked.', { title: 'Hinge' });
    await write({ kind: 'programme', id: 'programme' }, 'Begun in spring.');
    const html = await vault.call('memos.report', { format: 'html', audience: 'team', title: 'What we think' });
    const page = Buffer.from(html.file.base64, 'base64').toString();
    for (const words of ['<h1>What we think</h1>', 'Hinge', '“felt trusted”', 'The first time she says it.', 'Begun in spring.', 'Two memos by one person']) expect(page).toContain(words);
    const docx = await vault.call('memos.report', { format: 'docx', audience: 'team' });
    expect(strFromU8(unzipSync(Buffer.from(docx.file.base64, 'base64'))['word/document.xml']!)).toContain('The first time she says it.');
    const { exports } = await vault.call('reports.exports');
    expect(exports.find(({ id }) => id === html.recordId)).toMatchObject({ title: 'What we think', audience: 'team', format: 'html', entered: 2, held: 0, contents: { sourceIds: [source.id] } });
  });

  test('goes to others only as far as who speaks has agreed', async () => {
    const { speakers } = await vault.call('sources.read', { id: source.id });
    const { id: voiceId } = await vault.call('voices.create', { pseudonym: 'Rowan', group: 'Parents and carers', roleGeneral: 'Parent' });
    await vault.call('sources.editSpeaker', { id: speakers.find(({ label }) => label === 'Morag')!.id, voiceId });
    const { id } = await write({ kind: 'passage', ...(await find(vault, source.id, 'felt trusted')) }, 'A hinge.');
    await write({ kind: 'programme', id: 'programme' }, 'Begun in spring.');
    expect(await held('public')).toEqual(['held: consent']);
    const report = await vault.call('memos.report', { format: 'html', audience: 'public' });
    const page = Buffer.from(report.file.base64, 'base64').toString();
    expect(page).toContain('Begun in spring.');
    expect(page).not.toContain('felt trusted');
    expect(page).not.toContain('A hinge.');
    await vault.call('voices.setConsent', { id: voiceId, consent: { state: 'recorded', audiences: { team: 'given', board: 'unknown', partners: 'unknown', public: 'given' }, attribution: 'group', until: null, note: '' } });
    expect(await held('public')).toEqual([]);
    const after = Buffer.from((await vault.call('memos.report', { format: 'html', audience: 'public' })).file.base64, 'base64').toString();
    expect(after).toContain('felt trusted');
    expect(after).not.toContain('Rowan');
    expect(after).not.toContain(source.title);
    expect((await vault.call('reports.exports')).exports[0]!.contents.voiceIds).toEqual([voiceId]);
    expect((await vault.call('memos.check', { audience: 'public' })).findings.find(({ evidenceId }) => evidenceId === id)?.attribution).toContain('Parents and carers');
  });

  test('what was written about a talk goes to those whom everybody who was asked in it agreed to', async () => {
    await write({ kind: 'source', id: source.id }, 'She says that home is hard.');
    expect([await held('team'), await held('board')]).toEqual([[], ['held: consent']]);
    const { speakers } = await vault.call('sources.read', { id: source.id });
    const { id } = await vault.call('voices.create', { pseudonym: 'Rowan', group: 'Parents and carers' });
    await vault.call('sources.editSpeaker', { id: speakers.find(({ label }) => label === 'Morag')!.id, voiceId: id });
    const given = { team: 'given', board: 'given', partners: 'unknown', public: 'refused' } as const;
    const consent = { state: 'recorded' as const, audiences: given, attribution: 'none' as const, until: null, note: '' };
    await vault.call('voices.setConsent', { id, consent });
    expect([await held('board'), await held('partners'), await held('public')]).toEqual([[], ['held: consent'], ['held: consent']]);
    await vault.call('voices.setConsent', { id, consent: { ...consent, state: 'withdrawn' } });
    expect(await held('team')).toEqual(['held: consent']);
    await write({ kind: 'source', id: (await storeText(vault, 'story.txt', 'A story (synthetic) that nobody is known to tell.')).id }, 'Whose is it?');
    expect((await held('public')).length).toBe(2);
  });

  test('asks about names and small numbers, keeps numbers of persons in, and follows a decision', async () => {
    const { id: named } = await write({ kind: 'programme', id: 'programme' }, 'Morag told us so.');
    const { id: small } = await write({ kind: 'programme', id: 'programme' }, 'Only two children came back.');
    await write({ kind: 'programme', id: 'programme' }, 'Ring 0141 496 0000.');
    expect((await held('board')).toSorted()).toEqual(['decide: identifiers', 'decide: small numbers', 'held: identifiers']);
    expect(await held('team')).toEqual(['held: identifiers', 'decide: identifiers']);
    expect(await vault.answer('memos.report', { format: 'html', audience: 'board' })).toMatchObject({ ok: false, error: { code: 'gate-closed' } });
    expect(await vault.answer('memos.report', { format: 'html', audience: 'board', decision: { ...decide, reason: '', allow: [named] } })).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    const made = await vault.call('memos.report', { format: 'html', audience: 'board', decision: { ...decide, allow: [small], leaveOut: [named] } });
    const page = Buffer.from(made.file.base64, 'base64').toString();
    expect(page).toContain('Only two children came back.');
    expect(page).not.toContain('Morag');
    expect(page).not.toContain('0141');
    expect((await vault.call('reports.exports')).exports[0]).toMatchObject({ entered: 1, held: 2, decision: { person: 'A. Tester', allow: [small] } });
    expect(await vault.answer('memos.report', { format: 'html', audience: 'board', title: 'Morag’s memos' })).toMatchObject({ ok: false, error: { code: 'gate-closed' } });
  });

  test('does not let a passage out whose speaker nobody knows, nor one of a removed source', async () => {
    const other = await storeText(vault, 'group.txt', group);
    await write({ kind: 'passage', ...(await find(vault, other.id, 'Nobody asked the dads')) }, 'Who is missing.');
    expect(await held('partners')).toEqual(['held: consent']);
    await vault.call('sources.remove', { id: other.id });
    expect(await held('partners')).toEqual(['held: stale']);
    expect(await vault.answer('memos.report', { format: 'docx', audience: 'partners' })).toMatchObject({ ok: false, error: { code: 'gate-closed', message: expect.stringContaining('nothing to export') } });
  });
});
