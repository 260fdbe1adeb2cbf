import { describe, expect, test } from 'vitest';
import { identifierHits } from './identifier-hits.ts';
import { collectNames, namesSomebody, suggestForFiles } from './suggest.ts';

describe('suggested pseudonyms', () => {
  test('a name stands for a person, a role or letter for a place in one conversation', () => {
    expect(['Ms Carey', 'Mary', 'Lady Hallett'].map(namesSomebody)).toEqual([true, true, true]);
    expect(['Q', 'P1', 'Facilitator', 'Patient', 'Parent 3'].map(namesSomebody)).toEqual([false, false, false, false, false]);
  });
  test('are one per person: a name keeps its own in every file, a role gets a new one in each', () => {
    const [first, second] = suggestForFiles([['Facilitator', 'Mary'], ['Facilitator', 'MARY', 'Anne']], new Set(), []);
    expect(second![1]).toBe(first![1]);
    expect(second![0]).not.toBe(first![0]);
    expect(new Set([...first!, ...second!]).size).toBe(4);
  });
  test('avoid words of the texts and pseudonyms that are taken', () => {
    const words = new Set<string>();
    const plain = suggestForFiles([['Mary', 'Anne']], words, [])[0]!;
    collectNames(`Then ${plain[0]}'s sister came.`, words);
    const other = suggestForFiles([['Mary', 'Anne']], words, [plain[1]!])[0]!;
    expect(other).not.toContain(plain[0]);
    expect(other).not.toContain(plain[1]);
  });
});

test('identifiers come with a few words around them; names only where a label is a name', () => {
  const text = 'You can write to somebody@example.org or ask Mary at the desk. Facilitator was the word on the door.';
  const hits = identifierHits(text, ['Mary', 'Facilitator']);
  expect(hits.map((hit) => [hit.kind, hit.text])).toEqual([['email', 'somebody@example.org'], ['name', 'Mary']]);
  expect(hits[1]!.before).toContain('or ask ');
  expect(hits[1]!.after).toContain(' at the desk.');
});
