import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contextAround } from './context-around.ts';
import { joinMemos } from './memos.ts';
import { passageOf } from './passage.ts';

const text = 'We met on Mondays.\n\nNobody had asked us before, and then she asked 🙂 and waited for the answer.';

describe('a passage', () => {
  test('is exactly the words that were selected', () => {
    expect(passageOf(text, 20, 26)).toBe('Nobody');
    expect(passageOf(text, 17, 27)).toBe('.\n\nNobody ');
    expect(passageOf(text, 0, text.length)).toBe(text);
  });
  test.each([
    ['is empty', 5, 5],
    ['ends before it begins', 6, 5],
    ['reaches past the end', 0, text.length + 1],
    ['holds white space only', 18, 20],
    ['cuts a character in two', 20, text.indexOf('🙂') + 1],
  ])('that %s is refused', (_, start, end) => {
    expect(() => passageOf(text, start, end)).toThrow(expect.objectContaining({ code: 'bad-input' }));
  });
});

describe('context', () => {
  test('is cut between words and says where the text goes on', () => {
    const start = text.indexOf('asked us');
    expect(contextAround(text, start, start + 8, 20)).toEqual({ before: '…Nobody had ', after: ' before, and then…' });
  });
  test('reaches across paragraphs with one line break, and ends with the text', () => {
    const start = text.indexOf('Nobody');
    expect(contextAround(text, start, start + 6).before).toBe('We met on Mondays.\n');
    expect(contextAround('Only this.', 0, 10)).toEqual({ before: '', after: '' });
  });
  test('copes with words longer than its reach', () => {
    const long = 'x'.repeat(300);
    expect(contextAround(`${long} here ${long}`, 301, 305)).toEqual({ before: '…', after: '…' });
    expect(contextAround(long, 150, 160, 10)).toEqual({ before: `…${'x'.repeat(10)}`, after: `${'x'.repeat(10)}…` });
  });
  test('before and after are always of the text, well formed, and no longer than the reach', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), fc.nat(), fc.nat(), fc.integer({ min: 1, max: 90 }), (words, one, other, reach) => {
        const boundaries = [0, ...[...words].map((_, at, all) => all.slice(0, at + 1).join('').length)];
        const [start, end] = [boundaries[one % boundaries.length]!, boundaries[other % boundaries.length]!].toSorted((a, b) => a - b) as [number, number];
        const { before, after } = contextAround(words, start, end, reach);
        expect(before.length).toBeLessThanOrEqual(reach + 1);
        expect(after.length).toBeLessThanOrEqual(reach + 2);
        expect(before.isWellFormed() && after.isWellFormed()).toBe(true);
        if (start === 0) expect(before).toBe('');
        if (end === words.length) expect(after).toBe('');
      }),
    );
  });
});

test('memos join without losing or repeating words', () => {
  expect(joinMemos('', 'second')).toBe('second');
  expect(joinMemos('first', '')).toBe('first');
  expect(joinMemos('same', 'same')).toBe('same');
  expect(joinMemos('first', 'second')).toBe('first\n\nsecond');
});
