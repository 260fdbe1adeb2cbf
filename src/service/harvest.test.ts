/** Harvested outcomes, the register and rounds of choosing through the whole service, over a real vault. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { unzipSync } from 'fflate';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';
import { date } from '../../test/small-claim.ts';
import { evening, find, group, storeText } from '../../test/small-sources.ts';

let vault: TestVault;
let sources: { evening: string; group: string };
let outcomeId: string;
beforeEach(async () => {
  vault = await openTestVault();
  sources = { evening: (await storeText(vault, 'evening.txt', evening)).id, group: (await storeText(vault, 'group.txt', group)).id };
  outcomeId = (await vault.call('harvest.addOutcome', { who: 'The housing service', what: 'gave each patch a named officer' })).id;
});
afterEach(() => vault.close());

const undo = () => vault.call('history.undo');
const refused = (answer: unknown) => (answer as { error: { code: string; message: string } }).error;
const only = async () => (await vault.call('harvest.outcomes')).outcomes[0]!;
const label = async () => (await vault.call('history.list', { limit: 1 })).entries[0]!.label;

describe('a harvested outcome', () => {
  test('says what it lacks, until it lacks nothing', async () => {
    expect((await only()).missing).toEqual([
      'It is not said when this changed.', 'It is not said where this changed.', 'It is not said why this matters.', 'It is not said how the programme contributed, or that it did not.',
      'It is not said whether anybody had hoped for this.', 'It is not said whether this is welcome, and to whom.', 'It rests on no words, event, sign or figure yet.', 'Nobody independent has been asked whether this is told right.',
    ]);
    const { id: placeId } = await vault.call('programme.addPlace', { name: 'Millbank' });
    await vault.call('harvest.editOutcome', { id: outcomeId, expectedVersion: 1, date: date('October 2023'), placeId, significance: 'People know whom to ask.', contribution: 'Its head had sat with parents.', intended: 'not intended', welcome: 'both', scaling: ['up', 'up', 'deep'] });
    await vault.call('harvest.rest', { about: { is: 'outcome', outcomeId }, target: { kind: 'quote', ...(await find(vault, sources.group, 'Somebody listens now')) } });
    await vault.call('harvest.substantiate', { outcomeId, role: 'a tenancy officer' });
    expect((await only()).missing).toEqual(['Nobody who was asked has answered yet.']);
    const said = (await only()).substantiations[0]!;
    expect(said).toMatchObject({ role: 'a tenancy officer', standing: '', agreement: 'no answer yet', asked: null, version: 1 });
    await vault.call('harvest.substantiate', { outcomeId, id: said.id, expectedVersion: 1, agreement: 'disagrees', asked: date('May 2024') });
    expect((await only()).missing).toEqual(['Of somebody who answered it is not said how they know, and why they are independent of the programme.', 'Somebody who was asked disagrees. Is it told right, or told of other people?']);
    await vault.call('harvest.substantiate', { outcomeId, id: said.id, agreement: 'agrees', standing: 'Works there, is paid by the council.' });
    expect(await only()).toMatchObject({ missing: [], scaling: ['up', 'deep'], rests: [{ shown: 'Somebody listens now', stale: null }] });
    expect(refused(await vault.answer('harvest.editOutcome', { id: outcomeId, expectedVersion: 1, who: 'x' }))).toMatchObject({ code: 'conflict' });
    expect(refused(await vault.answer('harvest.substantiate', { outcomeId, id: said.id, expectedVersion: 1, comment: 'x' }))).toMatchObject({ code: 'conflict', message: expect.stringContaining('what somebody said of an outcome was changed elsewhere') });
    expect(refused(await vault.answer('harvest.substantiate', { outcomeId }))).toMatchObject({ code: 'bad-input', message: expect.stringContaining('never a name') });
  });

  test('points at what is here, and holds it in its place', async () => {
    const { id: wished } = await vault.call('framework.addOutcome', { wording: 'Support at the right time' });
    await vault.call('harvest.editOutcome', { id: outcomeId, outcomeIds: [wished, wished] });
    expect((await only()).outcomeIds).toEqual([wished]);
    expect(refused(await vault.answer('framework.removeOutcome', { id: wished })).message).toContain('the harvested outcome “The housing service gave each patch a named officer” names it');
    for (const fields of [{ outcomeIds: ['none'] }, { claimIds: ['none'] }, { indicatorIds: ['none'] }, { placeId: 'none' }]) expect(refused(await vault.answer('harvest.editOutcome', { id: outcomeId, ...fields })).code).toBe('not-found');
    const { id: placeId } = await vault.call('programme.addPlace', { name: 'Millbank' });
    await vault.call('harvest.editOutcome', { id: outcomeId, placeId });
    expect(refused(await vault.answer('programme.removePlace', { id: placeId })).message).toContain('a harvested outcome');
    // A claim may go; the outcome then names it no longer.
    const { id: claimId } = await vault.call('claims.create', { statement: 'Evenings helped.' });
    await vault.call('harvest.editOutcome', { id: outcomeId, claimIds: [claimId] });
    await vault.call('claims.remove', { id: claimId });
    expect((await only()).claimIds).toEqual([]);
  });

  test('rests on nothing twice; a rest goes stale with its words, and is taken away', async () => {
    const target = { kind: 'quote' as const, ...(await find(vault, sources.group, 'Trust takes years')) };
    const about = { is: 'outcome' as const, outcomeId };
    const { id } = await vault.call('harvest.rest', { about, target });
    expect(refused(await vault.answer('harvest.rest', { about, target })).message).toContain('rests on this already');
    expect((await vault.call('sources.read', { id: sources.group })).text).toContain('Trust takes years');
    await vault.call('sources.remove', { id: sources.group });
    expect(await only()).toMatchObject({ rests: [{ id, stale: { gone: true } }], missing: expect.arrayContaining(['Nothing that it rested on is left.']) });
    await vault.call('harvest.unrest', { id });
    expect((await only()).rests).toEqual([]);
    await undo();
    expect((await only()).rests).toHaveLength(1);
  });

  test('goes with all that was said of it, and comes back with it; is found by words', async () => {
    await vault.call('harvest.substantiate', { outcomeId, role: 'a tenancy officer', comment: 'The zibble was mended.' });
    await vault.call('harvest.rest', { about: { is: 'outcome', outcomeId }, target: { kind: 'quote', ...(await find(vault, sources.group, 'Trust takes years')) } });
    const before = await only();
    expect((await vault.call('search.find', { words: 'zibble' })).hits).toMatchObject([{ kind: 'harvested', id: outcomeId, title: 'The housing service gave each patch a named officer' }]);
    await vault.call('harvest.removeOutcome', { id: outcomeId });
    expect((await vault.call('harvest.outcomes')).outcomes).toEqual([]);
    expect((await vault.call('search.find', { words: 'zibble' })).hits).toEqual([]);
    await undo();
    expect(await only()).toEqual(before);
    await vault.call('harvest.removeSubstantiation', { id: before.substantiations[0]!.id });
    expect(await label()).toBe('Took away what was said of “The housing service gave each patch a named officer”');
  });
});

describe('the register', () => {
  test('keeps what helped, hindered and did not work', async () => {
    const { id } = await vault.call('harvest.addEntry', { kind: 'did not work', statement: 'A community garden', tried: 'Opened in October; by spring nobody came.' });
    await vault.call('harvest.editEntry', { id, expectedVersion: 1, status: 'gone' });
    expect(refused(await vault.answer('harvest.editEntry', { id, expectedVersion: 1, status: 'holds' })).code).toBe('conflict');
    await vault.call('harvest.rest', { about: { is: 'entry', entryId: id }, target: { kind: 'quote', ...(await find(vault, sources.group, 'Nobody asked the dads')) } });
    expect((await vault.call('harvest.register')).entries).toMatchObject([{ id, kind: 'did not work', status: 'gone', placeId: null, claimIds: [], rests: [{ shown: 'Nobody asked the dads' }] }]);
    expect((await vault.call('search.names')).names.filter(({ kind }) => kind === 'register')).toMatchObject([{ name: 'A community garden', detail: 'did not work' }]);
    await vault.call('harvest.removeEntry', { id });
    expect((await vault.call('harvest.register')).entries).toEqual([]);
    await undo();
    expect((await vault.call('harvest.register')).entries[0]!.rests).toHaveLength(1);
  });
});

describe('rounds of choosing', () => {
  const rounds = async () => (await vault.call('harvest.rounds')).rounds;

  test('close with a panel, a choice and its reasons; chosen stories go on to the next', async () => {
    const { id: nextId } = await vault.call('harvest.addRound', { name: 'City' });
    const { id: roundId } = await vault.call('harvest.addRound', { name: 'Neighbourhoods', domain: 'Changes in how people are listened to', nextId });
    const close = () => vault.answer('harvest.editRound', { id: roundId, closed: true });
    expect(refused(await close()).message).toContain('No story is in this round yet');
    await vault.call('harvest.setStory', { roundId, sourceId: sources.evening, tellersReason: 'It changed how I stand in a room.' });
    await vault.call('harvest.setStory', { roundId, sourceId: sources.group });
    expect(refused(await close()).message).toContain('No story has been chosen yet');
    await vault.call('harvest.setStory', { roundId, sourceId: sources.evening, chosen: true });
    expect(refused(await close()).message).toContain('who chose');
    await vault.call('harvest.editRound', { id: roundId, panel: 'Two parents, a worker, a head of service' });
    expect(refused(await close()).message).toContain('why the panel chose');
    await vault.call('harvest.setStory', { roundId, sourceId: sources.evening, panelsReason: 'It was small and it lasted.' });
    expect(await close()).toMatchObject({ ok: true });
    expect(await label()).toBe('Closed the round “Neighbourhoods”; one chosen story goes on');
    const [city, here] = await rounds();
    expect(city).toMatchObject({ name: 'City', stories: [{ sourceId: sources.evening, tellersReason: 'It changed how I stand in a room.', chosen: false }] });
    expect(here!.stories).toMatchObject([{ chosen: true, panelsReason: 'It was small and it lasted.', fedBack: false }, { chosen: false }]);
    // What was chosen stays; that tellers were told is added later.
    expect(refused(await vault.answer('harvest.setStory', { roundId, sourceId: sources.group, chosen: true })).message).toContain('is closed');
    expect(refused(await vault.answer('harvest.removeStory', { roundId, sourceId: sources.group })).message).toContain('is closed');
    await vault.call('harvest.setStory', { roundId, sourceId: sources.evening, fedBack: true });
    await undo();
    await undo();
    expect(await rounds()).toMatchObject([{ name: 'City', stories: [] }, { closed: false }]);
    await vault.call('harvest.editRound', { id: nextId, name: 'The city' });
    expect(refused(await vault.answer('harvest.editRound', { id: nextId, nextId: roundId })).message).toContain('come back to the same round');
    await vault.call('harvest.removeRound', { id: nextId });
    expect(await rounds()).toMatchObject([{ id: roundId, nextId: null, stories: [{}, {}] }]);
    await undo();
    expect((await rounds()).find(({ id }) => id === roundId)!.nextId).toBe(nextId);
  });

  test('take no story that is gone, and show one that went without its title', async () => {
    const { id: roundId } = await vault.call('harvest.addRound', { name: 'Neighbourhoods' });
    expect(refused(await vault.answer('harvest.addRound', { name: 'Too soon', closed: true })).code).toBe('not-allowed');
    await vault.call('harvest.setStory', { roundId, sourceId: sources.group });
    await vault.call('sources.remove', { id: sources.group });
    expect((await rounds())[0]!.stories).toMatchObject([{ title: 'A story that was taken out of the vault' }]);
    expect(refused(await vault.answer('harvest.setStory', { roundId, sourceId: sources.group, chosen: true })).code).toBe('not-found');
    await vault.call('harvest.removeStory', { roundId, sourceId: sources.group });
    expect(refused(await vault.answer('harvest.setStory', { roundId, sourceId: sources.group })).code).toBe('not-found');
  });
});

describe('the register on its way out', () => {
  beforeEach(async () => {
    const { id: bracken } = await vault.call('voices.create', { pseudonym: 'Bracken', group: 'Parents and carers', roleGeneral: 'Parent at a family evening', consent: { state: 'recorded', audiences: { team: 'given', board: 'given', partners: 'unknown', public: 'refused' }, attribution: 'general role', until: null, note: '' } });
    const { speakers } = await vault.call('sources.read', { id: sources.evening });
    await vault.call('sources.editSpeaker', { id: speakers.find(({ label: name }) => name === 'Morag')!.id, voiceId: bracken });
    await vault.call('harvest.rest', { about: { is: 'outcome', outcomeId }, target: { kind: 'quote', ...(await find(vault, sources.evening, 'I felt trusted for the first time in years')) } });
    await vault.call('harvest.substantiate', { outcomeId, role: '=a tenancy officer', agreement: 'agrees partly', comment: 'Not everywhere.' });
    await vault.call('harvest.addEntry', { kind: 'barrier', statement: 'The worker changed three times', status: 'holds' });
  });

  test('as a table and as a document, recorded, with attribution instead of pseudonyms', async () => {
    const { file } = await vault.call('harvest.export', { format: 'csv', audience: 'board' });
    const csv = Buffer.from(file.base64, 'base64').toString('utf8');
    expect(csv).toContain('“I felt trusted for the first time in years” (Parent at a family evening');
    expect(csv).toContain("One person was asked, who agrees in part.");
    expect(csv).toContain('Barrier');
    expect(csv).not.toMatch(/Bracken|Morag/);
    const document = await vault.call('harvest.export', { format: 'docx', audience: 'board' });
    const words = new TextDecoder().decode(unzipSync(new Uint8Array(Buffer.from(document.file.base64, 'base64')))['word/document.xml']).replace(/<[^>]+>/g, '');
    for (const there of ['The housing service: gave each patch a named officer', 'What got in the way', 'agrees partly', 'I felt trusted']) expect(words).toContain(there);
    expect((await vault.call('reports.exports')).exports).toMatchObject([{ id: document.recordId, format: 'docx', audience: 'board', contents: { sourceIds: [sources.evening] } }, { format: 'csv' }]);
  });

  test('holds back what consent doesn’t cover, and waits for a person where a name stands', async () => {
    const { findings } = await vault.call('harvest.checkExport', { audience: 'public' });
    expect(findings.filter(({ verdict }) => verdict === 'held')).toMatchObject([{ check: 'consent', attribution: null }]);
    const { file } = await vault.call('harvest.export', { format: 'csv', audience: 'public' });
    expect(Buffer.from(file.base64, 'base64').toString('utf8')).not.toContain('I felt trusted');
    await vault.call('harvest.editOutcome', { id: outcomeId, significance: 'Morag told us.' });
    expect(refused(await vault.answer('harvest.export', { format: 'csv', audience: 'board' })).code).toBe('gate-closed');
    expect(refused(await vault.answer('harvest.export', { format: 'csv', audience: 'board', decision: { allow: [outcomeId], leaveOut: [], person: 'Ailsa', reason: '' } })).code).toBe('bad-input');
    await vault.call('harvest.export', { format: 'csv', audience: 'board', decision: { allow: [outcomeId], leaveOut: [], person: 'Ailsa', reason: 'She agreed.' } });
    const left = await vault.call('harvest.export', { format: 'csv', audience: 'board', decision: { allow: [], leaveOut: [outcomeId], person: 'Ailsa', reason: '' } });
    expect(Buffer.from(left.file.base64, 'base64').toString('utf8')).not.toMatch(/housing service|felt trusted/);
  });
});
