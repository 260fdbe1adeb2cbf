import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nowhere, type Reading } from './reading.ts';
import { type End, nextSentence, unitsOf, type Way, withEndMoved } from './sentences.ts';

const text = 'We run it. The keys are ours!\n\n[laughter]\n\nNobody waits. Not any more.';
const paragraphs = [{ start: 0, end: 29 }, { start: 31, end: 41 }, { start: 43, end: text.length }];
const words = (span: { start: number; end: number } | null) => span && text.slice(span.start, span.end);
const holding = (passage: string): Reading => ({ ...nowhere, passage: { start: text.indexOf(passage), end: text.indexOf(passage) + passage.length }, at: { paragraph: 0, offset: null } });
const standing = (paragraph: number): Reading => ({ ...nowhere, at: { paragraph, offset: null } });

test('sentences and words without the space between them', () => {
  expect(unitsOf(text, paragraphs[0]!, 'sentence').map(words)).toEqual(['We run it.', 'The keys are ours!']);
  expect(unitsOf(text, paragraphs[0]!, 'word').map(words)).toEqual(['We', 'run', 'it', 'The', 'keys', 'are', 'ours']);
});

describe('from sentence to sentence', () => {
  test('begins with the first of where one stands, or the last when walking back', () => {
    expect(words(nextSentence(text, paragraphs, standing(2), 1))).toBe('Nobody waits.');
    expect(words(nextSentence(text, paragraphs, standing(2), -1))).toBe('Not any more.');
    expect(words(nextSentence(text, paragraphs, nowhere, 1))).toBe('We run it.');
  });
  test('goes on across paragraphs, and stops at the end', () => {
    expect(words(nextSentence(text, paragraphs, holding('The keys are ours!'), 1))).toBe('[laughter]');
    expect(words(nextSentence(text, paragraphs, holding('[laughter]'), -1))).toBe('The keys are ours!');
    expect(nextSentence(text, paragraphs, holding('Not any more.'), 1)).toBeNull();
    expect(nextSentence(text, paragraphs, holding('We run it.'), -1)).toBeNull();
  });
});

describe('moving an end', () => {
  const moved = (passage: string, end: End, way: Way, unit: 'sentence' | 'word') => words(withEndMoved(text, paragraphs, holding(passage).passage!, end, way, unit));
  test('by sentences', () => {
    expect(moved('We run it.', 'end', 'grow', 'sentence')).toBe('We run it. The keys are ours!');
    expect(moved('We run it. The keys are ours!', 'end', 'shrink', 'sentence')).toBe('We run it.');
    expect(moved('We run it.', 'end', 'shrink', 'sentence')).toBe('We run it.');
    expect(moved('Not any more.', 'end', 'grow', 'sentence')).toBe('Not any more.');
    expect(moved('Not any more.', 'start', 'grow', 'sentence')).toBe('Nobody waits. Not any more.');
    expect(moved('Nobody waits. Not any more.', 'start', 'shrink', 'sentence')).toBe('Not any more.');
    expect(moved('We run it.', 'start', 'grow', 'sentence')).toBe('We run it.');
  });
  test('by words', () => {
    expect(moved('We run it.', 'end', 'shrink', 'word')).toBe('We run it');
    expect(moved('We run', 'end', 'shrink', 'word')).toBe('We');
    expect(moved('We', 'end', 'shrink', 'word')).toBe('We');
    expect(moved('We run it.', 'end', 'grow', 'word')).toBe('We run it. The');
    expect(moved('The keys are ours!', 'end', 'grow', 'word')).toBe('The keys are ours!\n\n[laughter');
    expect(moved('keys', 'start', 'grow', 'word')).toBe('The keys');
    expect(moved('The keys', 'start', 'shrink', 'word')).toBe('keys');
    expect(moved('keys', 'start', 'shrink', 'word')).toBe('keys');
    expect(moved('[laughter]', 'start', 'grow', 'word')).toBe('ours!\n\n[laughter]');
  });
  test('growing and then shrinking leads back, at either end, wherever one began on the edge of a unit', () => {
    fc.assert(
      fc.property(fc.constantFrom('sentence' as const, 'word' as const), fc.constantFrom('start' as const, 'end' as const), fc.nat(), (unit, end, which) => {
        const units = paragraphs.flatMap((paragraph) => unitsOf(text, paragraph, unit));
        const passage = units[which % units.length]!;
        const grown = withEndMoved(text, paragraphs, passage, end, 'grow', unit);
        if (grown !== passage) expect(withEndMoved(text, paragraphs, grown, end, 'shrink', unit)).toEqual(passage);
      }),
    );
  });
});
