import { describe, expect, test } from 'vitest';
import type { Coding, OpenedSource } from '../../../contract/index.ts';
import { type CodingFilter, filterCodings, filterInWords, noFilter, speakerKey } from './filter.ts';

const codes = [{ id: 'trust', parentId: null }, { id: 'council', parentId: 'trust' }, { id: 'place', parentId: null }];
const opened: Pick<OpenedSource, 'turns' | 'speakers'> = {
  turns: [{ number: 1, start: 0, end: 100, speaker: 0, startMs: null, endMs: null }, { number: 2, start: 102, end: 200, speaker: 1, startMs: null, endMs: null }],
  speakers: [{ id: 's1', label: 'Tam', role: 'participant', voiceId: null, version: 1 }, { id: 's2', label: 'Morag', role: 'participant', voiceId: 'rowan', version: 1 }],
};
const coding = (id: string, codeId: string, coderId: string, start: number, end: number): Coding => ({ id, codeId, sourceId: 's', revisionId: 'r', start, end, coderId, at: '', memo: '', weight: null, pinned: false, how: '', version: 1 });
const codings = [coding('1', 'trust', 'am', 0, 20), coding('2', 'council', 'am', 90, 110), coding('3', 'place', 'fc', 120, 130)];
const ids = (filter: Partial<CodingFilter>) => filterCodings(codings, { ...noFilter, ...filter }, codes, opened).map(({ id }) => id);

describe('codings that are shown', () => {
  test('all of them, and the same list, while nothing is asked for', () => expect(filterCodings(codings, { ...noFilter, rest: 'hidden' }, codes, opened)).toBe(codings));
  test('by code with those below, by coder, by who speaks', () => {
    expect(ids({ codeIds: ['trust'] })).toEqual(['1', '2']);
    expect(ids({ codeIds: ['council', 'place'] })).toEqual(['2', '3']);
    expect(ids({ coderIds: ['fc'] })).toEqual(['3']);
    expect(ids({ voices: ['rowan'] })).toEqual(['2', '3']);
    expect(ids({ voices: [speakerKey(opened.speakers[0]!)] })).toEqual(['1', '2']);
    expect(ids({ codeIds: ['trust'], voices: ['rowan'] })).toEqual(['2']);
  });
});

test('the line says how many of how many, and why', () => {
  const names = { code: (id: string) => (id === 'trust' ? { name: 'Trust', hasBelow: true } : id === 'place' ? { name: 'Place', hasBelow: false } : null), coder: (id: string) => (id === 'am' ? 'AM' : null), voice: (key: string) => (key === 'rowan' ? 'Rowan' : null) };
  expect(filterInWords(312, 5000, { ...noFilter, codeIds: ['trust'], coderIds: ['am'] }, names)).toBe('Showing 312 of 5,000 codings: Trust and below, by AM');
  expect(filterInWords(1, 1, { ...noFilter, codeIds: ['place', 'gone'], voices: ['rowan'] }, names)).toBe('Showing 1 of 1 coding: Place, in the words of Rowan');
  expect(filterInWords(0, 7, { ...noFilter, voices: ['elsewhere'] }, names)).toBe('Showing 0 of 7 codings: in the words of voices that do not speak here');
});
