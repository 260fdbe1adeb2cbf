import { expect, test } from 'vitest';
import type { Paragraph, Turn } from '../../../../contract/index.ts';
import { saidAt, timeOf } from './said-now.ts';

const paragraph = (startMs: number | null, turn: number | null, endMs: number | null = null): Paragraph => ({ number: 1, start: 0, end: 1, kind: turn === null ? 'heading' : 'speech', turn, level: null, startMs, endMs });
const turn = (startMs: number | null): Turn => ({ number: 1, start: 0, end: 1, speaker: 0, startMs, endMs: null });
const talk = {
  paragraphs: [paragraph(null, null), paragraph(1000, 0), paragraph(4000, 0), paragraph(null, 1), paragraph(null, 1), paragraph(20_000, 2, 22_000)],
  turns: [turn(1000), turn(9000), turn(20_000)],
};

test('a paragraph is said at its own time, or at that of its turn', () => {
  expect(talk.paragraphs.map((_, index) => timeOf(talk, index))).toEqual([null, 1000, 4000, 9000, 9000, 20_000]);
  expect(timeOf(talk, 99)).toBeNull();
});

test('what is being said is the last that has begun', () => {
  expect([0, 1000, 3999, 4000, 9500, 20_500].map((at) => saidAt(talk, at))).toEqual([null, 1, 1, 2, 3, 5]);
});

test('long after the last words nobody is speaking there any more; without times nothing is known', () => {
  expect(saidAt(talk, 60_000)).toBeNull();
  expect(saidAt({ paragraphs: [paragraph(null, null), paragraph(null, 0)], turns: [turn(null)] }, 5000)).toBeNull();
});
