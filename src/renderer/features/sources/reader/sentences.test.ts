import { describe, expect, test } from 'vitest';
import { nowhere, type Reading } from './reading.ts';
import { nextSentence, unitsOf, withEndMoved } from './sentences.ts';

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

describe('moving the end', () => {
  const moved = (passage: string, by: 1 | -1, unit: 'sentence' | 'word') => words(withEndMoved(text, paragraphs, holding(passage).passage!, by, unit));
  test('by sentences', () => {
    expect(moved('We run it.', 1, 'sentence')).toBe('We run it. The keys are ours!');
    expect(moved('We run it. The keys are ours!', -1, 'sentence')).toBe('We run it.');
    expect(moved('We run it.', -1, 'sentence')).toBe('We run it.');
    expect(moved('Not any more.', 1, 'sentence')).toBe('Not any more.');
  });
  test('by words', () => {
    expect(moved('We run it.', -1, 'word')).toBe('We run it');
    expect(moved('We run', -1, 'word')).toBe('We');
    expect(moved('We', -1, 'word')).toBe('We');
    expect(moved('We run it.', 1, 'word')).toBe('We run it. The');
    expect(moved('The keys are ours!', 1, 'word')).toBe('The keys are ours!\n\n[laughter');
  });
});
