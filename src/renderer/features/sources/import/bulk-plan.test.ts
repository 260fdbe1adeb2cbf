import { expect, test } from 'vitest';
import type { PreparedFile, RememberedImport } from '../../../../contract/index.ts';
import { changesText, columnUse, withUse } from './answer-columns.ts';
import { setForMany, setGroupOfLabel, setRoleOfLabel, sharedLabels } from './bulk-plan.ts';
import { type FilePlan, planFile, setVoice, storable, toStore, whatIsOpen } from './import-plan.ts';
import { asBefore, whatIsRemembered } from './remembered-plan.ts';
import { spokenFor, withSharedNames } from './shared-names.ts';

const groups = ['Parents and carers', 'Practitioners'];
const speaker = (label: string, role: PreparedFile['speakers'][number]['role'], suggestedPseudonym: string): PreparedFile['speakers'][number] => ({ label, turns: 3, words: 40, firstWords: 'First words', role, why: '', suggestedPseudonym, knownVoiceId: null });
const prepared = (file: string, speakers: PreparedFile['speakers'], more: Partial<PreparedFile> = {}): PreparedFile => ({
  file, name: `${file}.txt`, bytes: 10, problem: null, alreadyHere: null, sameBytesAs: null, format: 'txt', encoding: 'utf-8', title: `An evening ${file}`, kind: 'interview', date: null, dateWhy: '',
  paragraphs: 3, turns: 3, words: 40, speakers, preview: [], identifiers: [], identifierCount: 0, report: [], table: null, wovenFrom: [], wovenInto: null, ...more,
});
const columns = { text: ['What changed?'], attributes: ['Age'], respondent: 'Id', groupColumn: null, group: '', voices: true };
const table: NonNullable<PreparedFile['table']> = {
  sheets: ['Answers'], rows: 2, suggested: columns,
  columns: ['Id', 'Age', 'What changed?', 'Notes'].map((name) => ({ name, guess: 'leave out' as const, why: '', filled: 2, different: 2, examples: [] })),
};
const plansOf = (): FilePlan[] => [
  planFile(prepared('a', [speaker('INT', 'interviewer', 'Rowan'), speaker('P', 'participant', 'Hazel')]), 'a.txt', groups),
  planFile(prepared('b', [speaker('INT', 'participant', 'Bracken'), speaker('P', 'participant', 'Fern')]), 'b.txt', groups),
  planFile(prepared('c', [], { table }), 'c.csv', groups),
  planFile(prepared('d', [], { problem: { code: 'empty-file', message: 'Empty.' } }), 'd.txt', groups),
  planFile(prepared('e', [], { wovenInto: 'a' }), 'e.TextGrid', groups),
];
const all = new Set(['a', 'b', 'c', 'd', 'e']);

test('what is said of several files is said of those that can be stored', () => {
  const plans = setForMany(plansOf(), new Set(['a', 'c', 'd', 'e']), { kind: 'focus group', placeId: 'p1', group: 'Practitioners' });
  expect(plans.map(({ kind, placeId }) => [kind, placeId])).toEqual([['focus group', 'p1'], ['interview', null], ['focus group', 'p1'], ['interview', null], ['interview', null]]);
  expect(plans[0]!.speakers[1]!.voice).toMatchObject({ pseudonym: 'Hazel', group: 'Practitioners' });
  expect(plans[1]!.speakers[1]!.voice).toMatchObject({ pseudonym: 'Fern', group: null });
  expect(plans[2]!.columns!.group).toBe('Practitioners');
});

test('labels that come back are told once, with the part they have, and are put right in all files at once', () => {
  expect(sharedLabels(plansOf(), all)).toEqual([
    { label: 'INT', files: 2, turns: 6, role: null, newVoices: 1 },
    { label: 'P', files: 2, turns: 6, role: 'participant', newVoices: 2 },
  ]);
  const plans = setRoleOfLabel(plansOf(), all, 'INT', 'interviewer', groups);
  expect(plans[1]!.speakers[0]).toMatchObject({ role: 'interviewer', voice: { kind: 'nobody' } });
  const grouped = setGroupOfLabel(plans, all, 'P', 'Parents and carers');
  expect(storable(grouped).map((plan) => whatIsOpen(plan)?.brief ?? null)).toEqual([null, null, 'Needs a group']);
});

test('a table is stored with its columns, a woven recording with its files, and neither with a list of speakers that nobody said', () => {
  const [, , answers] = setForMany(plansOf(), all, { group: 'Practitioners' });
  expect(toStore(answers!)).toEqual({ file: 'c', title: 'An evening c', kind: 'interview', date: null, placeId: null, answers: { ...columns, group: 'Practitioners' } });
  const woven = planFile(prepared('w', [speaker('Doctor', 'other', 'Rowan')], { wovenFrom: ['x'] }), 'w.TextGrid', groups);
  expect(toStore(woven)).toMatchObject({ file: 'w', weave: ['x'] });
});

test('a column is one thing at a time, in the order of the table', () => {
  const words = withUse(withUse(columns, 'Notes', 'text', table), 'Age', 'text', table);
  expect(words).toMatchObject({ text: ['Age', 'What changed?', 'Notes'], attributes: [] });
  const apart = withUse(columns, 'Age', 'respondent', table);
  expect([columnUse(apart, 'Id'), columnUse(apart, 'Age')]).toEqual(['leave out', 'respondent']);
  expect(withUse(columns, 'Age', 'group', table)).toMatchObject({ groupColumn: 'Age', attributes: [] });
  expect([changesText(columns, { ...columns, group: 'x', voices: false }), changesText(columns, words)]).toEqual([false, true]);
});

test('what was said before is told in words, changes nothing by itself, and then all that it said', () => {
  const remembered: RememberedImport = {
    kind: 'interview', placeId: 'p1',
    speakers: [{ label: 'Int.', role: 'interviewer', voiceId: null }, { label: 'P', role: 'participant', voiceId: 'v1' }],
    answers: [{ headings: ['Id', 'Age', 'What changed?', 'Notes'], columns: { ...columns, text: ['What changed?', 'Notes'], group: 'Practitioners' } }],
  };
  const names = { place: () => 'Millbank', voice: () => 'Rowan' };
  const [, second, answers, unreadable] = plansOf();
  expect(whatIsRemembered(second!, remembered, groups, names)).toEqual(['the place is Millbank', '“INT” asks', '“P” is Rowan']);
  expect(asBefore(second!, remembered, groups).speakers.map(({ role, voice }) => [role, voice.kind])).toEqual([['interviewer', 'nobody'], ['participant', 'known']]);
  expect(whatIsRemembered(asBefore(second!, remembered, groups), remembered, groups, names)).toEqual([]);
  expect(whatIsRemembered(answers!, remembered, groups, names)).toEqual(['the place is Millbank', 'a table with the same headings was read with other columns']);
  expect(asBefore(answers!, remembered, groups).columns).toMatchObject({ text: ['What changed?', 'Notes'], group: 'Practitioners' });
  expect(whatIsRemembered(unreadable!, remembered, groups, names)).toEqual([]);
});

test('in files that are read later, a name stays one person, a part in the conversation does not, and no pseudonym is given twice', () => {
  const first = planFile(prepared('a', [speaker('Mary Smith', 'participant', 'Rowan'), speaker('Parent 1', 'participant', 'Hazel')]), 'a.txt', groups);
  const later = planFile(prepared('b', [speaker('MARY SMITH', 'participant', 'Fern'), speaker('Parent 1', 'participant', 'Ash')]), 'b.txt', groups);
  expect(spokenFor([first])).toEqual(['Rowan', 'Hazel']);
  const joined = withSharedNames(later, [first]);
  expect(joined.speakers.map(({ voice }) => (voice.kind === 'new' ? voice.pseudonym : null))).toEqual(['Rowan', 'Ash']);
  // Renamed in one file, the person is renamed in the other; what was said of them stays.
  const [, renamed] = setVoice([first, setVoice([joined], 'b', 'MARY SMITH', { kind: 'new', pseudonym: 'Rowan', group: 'Practitioners', attributes: { carer: 'kinship' } })[0]!], 'a', 'Mary Smith', { kind: 'new', pseudonym: 'Linnet', group: null });
  expect(renamed!.speakers[0]!.voice).toEqual({ kind: 'new', pseudonym: 'Linnet', group: 'Practitioners', attributes: { carer: 'kinship' } });
  expect(withSharedNames(later, [first], new Set(['MARY SMITH']))).toBe(later);
});
