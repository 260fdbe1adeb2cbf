import { describe, expect, test } from 'vitest';
import type { OpenedSource } from '../../../../contract/index.ts';
import { codedParagraphs, countedParagraphs, coverageInWords, coverageOf, nextUncoded } from './coverage.ts';

const paragraph = (number: number, kind: 'speech' | 'heading' | 'note' | 'text', turn: number | null = null) => ({ number, start: number * 10, end: number * 10 + 8, kind, turn, level: null, startMs: null, endMs: null });
const opened: Pick<OpenedSource, 'paragraphs' | 'turns' | 'speakers'> = {
  paragraphs: [paragraph(0, 'heading'), paragraph(1, 'speech', 0), paragraph(2, 'speech', 1), paragraph(3, 'note'), paragraph(4, 'speech', 1), paragraph(5, 'text')],
  turns: [{ number: 1, start: 10, end: 18, speaker: 0, startMs: null, endMs: null }, { number: 2, start: 20, end: 48, speaker: 1, startMs: null, endMs: null }],
  speakers: [{ id: 'a', label: 'INT', role: 'interviewer', voiceId: null, version: 1 }, { id: 'b', label: 'Tam', role: 'participant', voiceId: null, version: 1 }],
};

describe('how far the coding has come', () => {
  const counted = countedParagraphs(opened);
  test('headings, notes and the interviewer stand aside', () => expect(counted).toEqual([false, false, true, false, true, true]));
  test('a paragraph is coded once a letter of it is', () => {
    expect(codedParagraphs(opened.paragraphs, [{ start: 27, end: 41 }, { start: 18, end: 20 }])).toEqual([false, false, true, true, true, false]);
    expect(codedParagraphs(opened.paragraphs, [])).toEqual(counted.map(() => false));
  });
  test('is said with its base, and never rounded to nothing or to all', () => {
    expect(coverageInWords(coverageOf(counted, codedParagraphs(opened.paragraphs, [{ start: 27, end: 41 }])))).toBe('67% of 3 paragraphs coded');
    expect(coverageInWords({ counted: 1204, coded: 1 })).toBe('1% of 1,204 paragraphs coded');
    expect(coverageInWords({ counted: 1204, coded: 1203 })).toBe('99% of 1,204 paragraphs coded');
    expect(coverageInWords({ counted: 3, coded: 3 })).toBe('100% of 3 paragraphs coded');
    expect(coverageInWords({ counted: 0, coded: 0 })).toBe('');
  });
  test('the next one that waits is found both ways', () => {
    const coded = codedParagraphs(opened.paragraphs, [{ start: 41, end: 45 }]);
    expect(nextUncoded(counted, coded, -1, 1)).toBe(2);
    expect(nextUncoded(counted, coded, 2, 1)).toBe(5);
    expect(nextUncoded(counted, coded, 5, 1)).toBe(null);
    expect(nextUncoded(counted, coded, 5, -1)).toBe(2);
  });
});
