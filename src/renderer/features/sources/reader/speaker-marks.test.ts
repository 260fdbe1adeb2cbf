import { expect, test } from 'vitest';
import type { OpenedSource } from '../../../../contract/index.ts';
import { speakerMarks } from './speaker-marks.ts';

const paragraph = (number: number, turn: number | null, startMs: number | null = null) => ({ number, start: 0, end: 1, kind: 'speech' as const, turn, level: null, startMs, endMs: null });
const turn = (number: number, speaker: number, startMs: number | null = null) => ({ number, start: 0, end: 1, speaker, startMs, endMs: null });
const source = {
  paragraphs: [paragraph(1, null), paragraph(2, 0, 4000), paragraph(3, 1), paragraph(4, 1), paragraph(5, 2), paragraph(6, 1)],
  turns: [turn(0, 0), turn(1, 1, 19_000), turn(2, 2)],
  speakers: [
    { id: 'i', label: 'INT', role: 'interviewer', voiceId: null, version: 1 },
    { id: 'p', label: 'Mary Smith', role: 'participant', voiceId: 'v', version: 1 },
    { id: 'q', label: 'P2', role: 'participant', voiceId: null, version: 1 },
  ],
} as unknown as OpenedSource;

test('marks stand where a turn begins, under the pseudonym, with the time and at first with the part that somebody plays', () => {
  const marks = speakerMarks(source, new Map([['v', { pseudonym: 'Isla', group: 'Parents and carers', roleGeneral: 'Parent' }]]));
  expect(marks[0]).toBeNull();
  expect(marks[1]).toEqual({ name: 'INT', colour: null, part: 'interviewer', startMs: 4000 });
  expect(marks[2]).toEqual({ name: 'Isla', colour: 'purple', part: 'Parent', startMs: 19_000 });
  expect(marks[3]).toBeNull();
  expect(marks[4]).toEqual({ name: 'P2', colour: 'green', part: null, startMs: null });
  expect(marks[5]).toMatchObject({ name: 'Isla', part: null });
});
