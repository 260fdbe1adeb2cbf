import { describe, expect, test } from 'vitest';
import { suggestPseudonym, suggestPseudonyms } from './pseudonyms.ts';

describe('pseudonyms to offer', () => {
  test('the same answer for the same question, each different', () => {
    const names = suggestPseudonyms(60, []);
    expect(new Set(names).size).toBe(60);
    expect(suggestPseudonym(7, [])).toBe(names[7]);
  });

  test('names that occur in the text or are taken are passed over', () => {
    const [first = '', second = ''] = suggestPseudonyms(2, []);
    expect(suggestPseudonym(0, [`Then ${first.toLowerCase()}’s mother came.`])).toBe(second);
    expect(suggestPseudonym(0, [first])).toBe(second);
  });

  test('there is always one more', () => {
    const many = suggestPseudonyms(400, []);
    expect(new Set(many).size).toBe(400);
    expect(suggestPseudonyms(3, suggestPseudonyms(300, []))).toHaveLength(3);
    expect(suggestPseudonym(0, [suggestPseudonyms(200, []).join(' ')])).not.toBe('');
  });
});
