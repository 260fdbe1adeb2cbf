import { describe, expect, test } from 'vitest';
import { findingRule } from '../../../contract/coding.ts';
import { blankRule, countHits, patternExamples, placeOf, ruleOf } from './auto-code-rule.ts';

describe('a rule in the making', () => {
  test('is none until it says what to look for', () => {
    for (const by of ['words', 'pattern', 'speaker', 'question', 'heading'] as const) {
      expect(ruleOf({ ...blankRule, by, words: '  ' })).toBe(null);
      const rule = ruleOf({ ...blankRule, by, words: ' trust ', pattern: 'tr.st ', labels: ['Parent 1'] });
      expect(findingRule.safeParse(rule).success).toBe(true);
      expect(rule).toMatchObject({ by });
    }
  });
  test('keeps blanks of a pattern, which mean something, and takes them off words', () => {
    expect(ruleOf({ ...blankRule, by: 'pattern', pattern: 'a ' })).toEqual({ by: 'pattern', pattern: 'a ', unit: 'sentence' });
    expect(ruleOf({ ...blankRule, words: ' a ' })).toEqual({ by: 'words', words: 'a', unit: 'sentence' });
  });
});

describe('what was found', () => {
  const hit = (sourceId: string, start: number, already = false) => ({ sourceId, start, end: start + 5, already });
  test('is counted with what is coded already and without what was taken out', () => {
    const hits = [hit('a', 0), hit('a', 9, true), hit('b', 0), hit('b', 9)];
    expect(countHits(hits, new Set())).toEqual({ passages: 4, sources: 2, already: 1, chosen: 3 });
    // What is coded already was never counted, so taking it out changes nothing.
    expect(countHits(hits, new Set([placeOf(hits[1]!), placeOf(hits[2]!)]))).toMatchObject({ already: 1, chosen: 2 });
  });
});

test('the examples find what they say', () => {
  const texts = ['She waited', 'after 3 months', 'nobody never once asked', 'Yes, we did'];
  patternExamples.forEach(({ pattern }, at) => {
    expect(texts.filter((text) => new RegExp(pattern, 'iu').test(text))).toEqual([texts[at]]);
  });
});
