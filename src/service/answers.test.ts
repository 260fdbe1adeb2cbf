/** Tables of open answers and woven recordings, through the service. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';
import { evening, writeFile } from '../../test/small-sources.ts';

let vault: TestVault;
beforeEach(async () => {
  vault = await openTestVault();
});
afterEach(() => vault.close());

const change = 'What changed for you this year?';
const table = `Respondent,Group,Age band,${change},Anything else?
R1,Parents and carers,25-34,"Somebody asked me, and then they came back and did what we had said.",
R2,Practitioners,35-44,"Nothing yet, but people greet me in the street and mean it now.","The bench should be nearer the door of the hall, please."
R3,,25-34,"We run the evenings ourselves, and the keys are ours on a Thursday.",
`;
const columns = { text: [change, 'Anything else?'], attributes: ['Age band'], respondent: 'Respondent', groupColumn: 'Group', group: 'Community groups', voices: true };

describe('a table of open answers', () => {
  test('is shown with its columns and the first who answered, anew for other columns', async () => {
    const file = writeFile(vault, 'answers.csv', table);
    const [first] = (await vault.call('sources.prepare', { files: [file] })).files;
    expect(first!.problem).toBeNull();
    expect(first!.table).toMatchObject({ rows: 3, suggested: { text: expect.arrayContaining([change]), respondent: 'Respondent', groupColumn: 'Group' } });
    expect(first!.speakers.map(({ label, suggestedPseudonym }) => [label, suggestedPseudonym])).toEqual([['R1', 'Respondent 1'], ['R2', 'Respondent 2'], ['R3', 'Respondent 3']]);
    const [again] = (await vault.call('sources.prepare', { files: [file], answers: [{ file, columns: { ...columns, text: ['Anything else?'] } }] })).files;
    expect(again!.preview.map(({ text }) => text).join(' ')).toContain('nearer the door');
    expect(again!.preview.map(({ text }) => text).join(' ')).not.toContain('Somebody asked me');
    const [wrong] = (await vault.call('sources.prepare', { files: [file], answers: [{ file, columns: { ...columns, text: ['No such column'] } }] })).files;
    expect(wrong!.problem).toMatchObject({ code: 'missing-columns' });
    const [suggested] = (await vault.call('sources.prepare', { files: [file], answers: [{ file, columns: { ...columns, text: [] } }] })).files;
    expect(suggested!.preview).toEqual(first!.preview);
  });

  test('makes a voice for each who answered, with group and attributes, in one step', async () => {
    const file = writeFile(vault, 'answers.csv', table);
    const { sources: [source] } = await vault.call('sources.store', { files: [{ file, answers: columns }] });
    const { voices } = await vault.call('voices.list');
    expect(voices.map(({ pseudonym, group, attributes, consent }) => [pseudonym, group, attributes, consent.state])).toEqual([
      ['Respondent 1', 'Parents and carers', { 'Age band': '25-34' }, 'unknown'],
      ['Respondent 2', 'Practitioners', { 'Age band': '35-44' }, 'unknown'],
      ['Respondent 3', 'Community groups', { 'Age band': '25-34' }, 'unknown'],
    ]);
    const opened = await vault.call('sources.read', { id: source!.id });
    expect(opened.speakers.map(({ label, voiceId }) => [label, voices.find(({ id }) => id === voiceId)?.pseudonym])).toEqual([['R1', 'Respondent 1'], ['R2', 'Respondent 2'], ['R3', 'Respondent 3']]);
    expect((await vault.call('sources.report', { id: source!.id })).report.map(({ text }) => text).join(' ')).toMatch(/4 answers/);
    // A second round goes on counting; nobody is taken for somebody else.
    await vault.call('sources.store', { files: [{ file: writeFile(vault, 'more.csv', table.replaceAll('R', 'S')), answers: { ...columns, text: [change], respondent: 'Sespondent' } }] });
    expect((await vault.call('voices.list')).voices).toHaveLength(6);
    await vault.restart();
    await vault.call('history.undo');
    await vault.call('history.undo');
    expect([(await vault.call('voices.list')).voices, (await vault.call('sources.list')).sources]).toEqual([[], []]);
    await vault.call('history.redo');
    expect((await vault.call('voices.list')).voices.map(({ pseudonym }) => pseudonym)).toEqual(['Respondent 1', 'Respondent 2', 'Respondent 3']);
  });

  test('needs a group for its voices, and none where no voices are wanted; a voice that was chosen stays chosen', async () => {
    const file = writeFile(vault, 'answers.csv', table);
    expect(await vault.answer('sources.store', { files: [{ file, answers: { ...columns, group: '' } }] })).toMatchObject({ error: { code: 'bad-input', message: expect.stringContaining('stakeholder group') } });
    expect((await vault.call('sources.list')).sources).toEqual([]);
    expect((await vault.call('voices.list')).voices).toEqual([]);
    const { id } = await vault.call('voices.create', { pseudonym: 'Rowan', group: 'Practitioners' });
    await vault.call('sources.store', { files: [{ file, answers: columns, speakers: [{ label: 'R2', voice: { id } }, { label: 'R3', voice: null }] }] });
    expect((await vault.call('voices.list')).voices.map(({ pseudonym, sources }) => [pseudonym, sources])).toEqual([['Respondent 1', 1], ['Rowan', 1]]);
    await vault.call('history.undo');
    await vault.call('sources.store', { files: [{ file, answers: { ...columns, group: '', voices: false } }] });
    expect((await vault.call('voices.list')).voices).toHaveLength(1);
  });

  test('takes thousands of people in one step, and gives all of them back', async () => {
    const people = 3000;
    const rows = Array.from({ length: people }, (_, index) => `P${index + 1},Parents and carers,${index % 2 ? '25-34' : '35-44'},"Answer ${index} says that somebody listened to us, and came back to say what became of it.",`);
    const file = writeFile(vault, 'many.csv', `Respondent,Group,Age band,${change},Anything else?\n${rows.join('\n')}\n`);
    const [prepared] = (await vault.call('sources.prepare', { files: [file] })).files;
    expect(prepared!.speakers).toHaveLength(people);
    const { sources: [source] } = await vault.call('sources.store', { files: [{ file, answers: { ...columns, text: [change] } }] });
    expect(source).toMatchObject({ turns: people });
    const { voices } = await vault.call('voices.list');
    expect(voices).toHaveLength(people);
    expect(new Set(voices.map(({ pseudonym }) => pseudonym)).size).toBe(people);
    await vault.call('history.undo');
    expect((await vault.call('voices.list')).voices).toEqual([]);
    await vault.call('history.redo');
    expect((await vault.call('sources.read', { id: source!.id })).speakers).toHaveLength(people);
  }, 120_000);
});

describe('what was said before', () => {
  test('is remembered with the sources that are here, and forgotten with an import that is taken back', async () => {
    expect(await vault.call('sources.remembered')).toEqual({ kind: null, placeId: null, speakers: [], answers: [] });
    const { id: placeId } = await vault.call('programme.addPlace', { name: 'Millbank' });
    const { sources } = await vault.call('sources.store', {
      files: [{ file: writeFile(vault, 'one.txt', evening), kind: 'story', placeId, speakers: [{ label: 'Morag', role: 'participant', voice: { pseudonym: 'Rowan', group: 'Parents and carers' } }, { label: 'Interviewer', role: 'interviewer', voice: null }] }],
    });
    const [rowan] = (await vault.call('voices.list')).voices;
    const said = { kind: 'story', placeId, answers: [], speakers: [{ label: 'Interviewer', role: 'interviewer', voiceId: null }, { label: 'Morag', role: 'participant', voiceId: rowan!.id }] };
    expect(await vault.call('sources.remembered')).toEqual(said);
    // What somebody put right afterwards is what is offered; a part in the conversation is nobody for ever.
    const { speakers } = await vault.call('sources.read', { id: sources[0]!.id });
    await vault.call('sources.editSpeaker', { id: speakers.find(({ label }) => label === 'Interviewer')!.id, role: 'other', voiceId: rowan!.id });
    expect((await vault.call('sources.remembered')).speakers).toContainEqual({ label: 'Interviewer', role: 'other', voiceId: null });
    await vault.call('sources.store', { files: [{ file: writeFile(vault, 'answers.csv', table), answers: columns }] });
    expect((await vault.call('sources.remembered')).answers).toEqual([{ headings: ['Respondent', 'Group', 'Age band', change, 'Anything else?'], columns }]);
    expect((await vault.call('sources.remembered')).speakers).toHaveLength(2);
    await vault.restart();
    await vault.call('history.undo');
    expect(await vault.call('sources.remembered')).toMatchObject({ answers: [], kind: 'story' });
  });
});

const consultations = resolve(process.env.KIST_REAL_FILES ?? resolve(import.meta.dirname, '../../../shared/data'), 'transcripts/primock57');
const halves = ['doctor', 'patient'].map((part) => join(consultations, `day1_consultation01_${part}.TextGrid`));
if (!existsSync(consultations)) console.warn(`Skipped: no consultations under ${consultations}; set KIST_REAL_FILES to the folder of real files.`);

describe.skipIf(!existsSync(consultations))('files of one recording', () => {
  test('are woven by time, kept as they came, and found again when they are chosen a second time', async () => {
    const other = writeFile(vault, 'evening.txt', evening);
    const { files } = await vault.call('sources.prepare', { files: [halves[0]!, other, halves[1]!] });
    expect(files.map(({ wovenFrom, wovenInto, problem }) => ({ wovenFrom, wovenInto, problem }))).toEqual([
      { wovenFrom: [halves[1]], wovenInto: null, problem: null },
      { wovenFrom: [], wovenInto: null, problem: null },
      { wovenFrom: [], wovenInto: halves[0], problem: null },
    ]);
    expect(files[0]!.speakers).toHaveLength(2);
    const { sources: [source] } = await vault.call('sources.store', { files: [{ file: halves[0]!, weave: [halves[1]!] }] });
    const opened = await vault.call('sources.read', { id: source!.id });
    expect(opened.speakers).toHaveLength(2);
    const times = opened.turns.map(({ startMs }) => startMs!);
    expect(times.every((time, index) => index === 0 || time >= times[index - 1]!)).toBe(true);
    const { files: kept } = await vault.call('sources.report', { id: source!.id });
    expect(kept.map(({ name }) => name)).toEqual(['day1_consultation01_doctor.TextGrid', 'day1_consultation01_patient.TextGrid']);
    for (const [file] of kept.entries()) {
      const original = await vault.call('sources.original', { id: source!.id, file });
      expect(Buffer.from(original.file.base64, 'base64')).toEqual(readFileSync(halves[file]!));
    }
    expect(await vault.answer('sources.original', { id: source!.id, file: 2 })).toMatchObject({ error: { code: 'not-found' } });
    expect((await vault.call('sources.prepare', { files: [halves[1]!] })).files[0]!.alreadyHere).toMatchObject({ sourceId: source!.id });
    expect(await vault.answer('sources.store', { files: [{ file: halves[1]! }] })).toMatchObject({ error: { code: 'not-allowed' } });
  });

  test('are left apart where somebody says so; the same file twice is not woven into itself', async () => {
    const { files: apart } = await vault.call('sources.prepare', { files: halves, dontWeave: halves });
    expect(apart.map(({ wovenFrom, wovenInto, speakers }) => [wovenFrom, wovenInto, speakers.length])).toEqual([[[], null, 1], [[], null, 1]]);
    const { files: twice } = await vault.call('sources.prepare', { files: [halves[0]!, halves[0]!] });
    expect(twice.map(({ wovenInto, sameBytesAs }) => [wovenInto, sameBytesAs])).toEqual([[null, null], [null, halves[0]]]);
  });
});
