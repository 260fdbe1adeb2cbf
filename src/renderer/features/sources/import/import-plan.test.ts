import { describe, expect, test } from 'vitest';
import type { PreparedFile } from '../../../../contract/index.ts';
import { guessGroup, nextToLookAt, planFile, replan, setGroups, setVoice, storable, toStore, whatIsOpen } from './import-plan.ts';

const groups = ['Parents and carers', 'Children and young people', 'Practitioners', 'Strategic leaders'];
type Found = PreparedFile['speakers'][number];
const speaker = (label: string, role: Found['role'], suggestedPseudonym: string, knownVoiceId: string | null = null): Found => ({ label, role, suggestedPseudonym, knownVoiceId, turns: 3, words: 40, firstWords: '', why: '' });
const prepared = (file: string, speakers: Found[], more: Partial<PreparedFile> = {}): PreparedFile => ({
  file, name: `${file}.txt`, bytes: 10, problem: null, alreadyHere: null, sameBytesAs: null, format: 'txt', encoding: 'UTF-8', title: 'An evening', kind: 'interview', date: null, dateWhy: '',
  paragraphs: 3, turns: 3, words: 40, speakers, preview: [], identifiers: [], identifierCount: 0, report: [], table: null, wovenFrom: [], wovenInto: null, ...more,
});

describe('a plan for a file', () => {
  const plan = planFile(prepared('a', [speaker('INT', 'interviewer', 'Bracken'), speaker('Parent 1', 'participant', 'Rowan'), speaker('Mary', 'participant', 'Hazel', 'v1')]), 'a.txt', groups);

  test('who is heard becomes a voice, who asks does not, and a known voice is known again', () => {
    expect(plan.speakers.map(({ voice }) => voice)).toEqual([
      { kind: 'nobody' },
      { kind: 'new', pseudonym: 'Rowan', group: 'Parents and carers' },
      { kind: 'known', id: 'v1' },
    ]);
    expect(whatIsOpen(plan)).toBeNull();
  });

  test('is stored with what was said, and never with a real name', () => {
    expect(toStore(plan)).toEqual({
      file: 'a', title: 'An evening', kind: 'interview', date: null, placeId: null,
      speakers: [
        { label: 'INT', role: 'interviewer', voice: null },
        { label: 'Parent 1', role: 'participant', voice: { pseudonym: 'Rowan', group: 'Parents and carers' } },
        { label: 'Mary', role: 'participant', voice: { id: 'v1' } },
      ],
    });
  });

  test('says what is still open', () => {
    expect(whatIsOpen({ ...plan, title: ' ' })?.words).toBe('It needs a title.');
    expect(whatIsOpen({ ...plan, dateText: 'some day' })?.words).toMatch(/date/);
    const open = planFile(prepared('a', [speaker('P1', 'participant', 'Rowan'), speaker('P2', 'participant', 'Hazel')]), 'a.txt', groups);
    expect(whatIsOpen(open)).toEqual({ words: '2 new voices need a stakeholder group.', brief: 'Needs a group for 2 voices' });
    expect(whatIsOpen(setGroups([open], 'a', 'Practitioners')[0]!)).toBeNull();
    expect(whatIsOpen({ ...open, isLeftOut: true })).toBeNull();
  });
});

test('what can’t be read or is here already is left out', () => {
  const plans = [
    planFile(prepared('a', []), 'a.txt', groups),
    planFile(prepared('b', [], { problem: { code: 'empty-file', message: 'Empty.' } }), 'b.txt', groups),
    planFile(prepared('c', [], { alreadyHere: { sourceId: 's', title: 'An evening' } }), 'c.txt', groups),
    planFile(prepared('d', [], { sameBytesAs: 'a' }), 'd.txt', groups),
  ];
  expect(storable(plans).map((plan) => plan.prepared.file)).toEqual(['a']);
});

test('the same new pseudonym in two files is one person with one group', () => {
  const plans = ['a', 'b'].map((file) => planFile(prepared(file, [speaker('Mary Smith', 'participant', 'Rowan')]), file, groups));
  const after = setVoice(plans, 'a', 'Mary Smith', { kind: 'new', pseudonym: 'Rowan', group: 'Practitioners' });
  expect(after[1]!.speakers[0]!.voice).toEqual({ kind: 'new', pseudonym: 'Rowan', group: 'Practitioners' });
});

test('another pseudonym for somebody goes with them into the other files, and with nobody else', () => {
  const plans = [planFile(prepared('a', [speaker('Mary Smith', 'participant', 'Rowan')]), 'a', groups), planFile(prepared('b', [speaker('Mary Smith', 'participant', 'Rowan'), speaker('Tam', 'participant', 'Ash')]), 'b', groups)];
  const renamed = setVoice(plans, 'a', 'Mary Smith', { kind: 'new', pseudonym: 'Ash', group: null });
  const further = setVoice(renamed, 'a', 'Mary Smith', { kind: 'new', pseudonym: 'Ashby', group: 'Practitioners' });
  expect(further[1]!.speakers.map(({ voice }) => voice)).toEqual([{ kind: 'new', pseudonym: 'Ashby', group: 'Practitioners' }, { kind: 'new', pseudonym: 'Ash', group: null }]);
});

test('looking at a file again keeps what was said, and adds what was put right', () => {
  const first = planFile(prepared('a', [speaker('Mary', 'participant', 'Rowan'), speaker('MARY S', 'participant', 'Hazel'), speaker('Note', 'participant', 'Fern')]), 'a.txt', groups);
  const [said] = setVoice([first], 'a', 'Mary', { kind: 'known', id: 'v9' });
  const wishes = [{ label: 'MARY S', sameAs: 'Mary' }, { label: 'Note', notASpeaker: true }];
  const again = replan(said!, prepared('a', [speaker('Mary', 'participant', 'Bracken'), speaker('Tam', 'participant', 'Ash')]), wishes, groups);
  expect(again.speakers.map(({ voice }) => voice)).toEqual([{ kind: 'known', id: 'v9' }, { kind: 'new', pseudonym: 'Ash', group: null }]);
  expect(toStore(again).speakers).toEqual([
    { label: 'Mary', role: 'participant', voice: { id: 'v9' } },
    { label: 'Tam', role: 'participant', voice: { pseudonym: 'Ash', group: '' } },
    ...wishes,
  ]);
});

test('a label tells the group where it can', () => {
  expect(guessGroup('Parent 2', groups)).toBe('Parents and carers');
  expect(guessGroup('Carer', groups)).toBe('Parents and carers');
  expect(guessGroup('Young person 3', groups)).toBe('Children and young people');
  expect(guessGroup('Practitioner', groups)).toBe('Practitioners');
  expect(guessGroup('P3', groups)).toBeNull();
  expect(guessGroup('Mary', groups)).toBeNull();
});

test('on to the next file that nobody has looked at', () => {
  const plans = ['a', 'b', 'c'].map((file) => planFile(prepared(file, []), file, groups));
  expect(nextToLookAt(plans, 'b')).toBe('c');
  expect(nextToLookAt(plans.map((plan) => ({ ...plan, isLookedAt: plan.prepared.file !== 'a' })), 'c')).toBe('a');
  expect(nextToLookAt(plans.map((plan) => ({ ...plan, isLookedAt: true })), 'c')).toBeNull();
});
