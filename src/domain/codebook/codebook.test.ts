import { describe, expect, test } from 'vitest';
import { codeColourNames, leastUsedColour } from './colours.ts';
import { findByName, nameFromWords, nameKey } from './names.ts';
import { placeAt } from './positions.ts';
import { isWithin, pathOf, withBelow } from './tree.ts';

const tree = [
  { id: 'a', parentId: null, name: 'Being heard' },
  { id: 'b', parentId: 'a', name: 'At school' },
  { id: 'c', parentId: 'b', name: 'By a teacher' },
  { id: 'd', parentId: null, name: 'Trust' },
];

describe('the tree of codes', () => {
  test('finds everything under a code, parents first', () => {
    expect(withBelow(tree, 'a')).toEqual(['a', 'b', 'c']);
    expect(withBelow(tree, 'd')).toEqual(['d']);
  });
  test('a code is within itself and its ancestors, not within its children', () => {
    expect(isWithin(tree, 'c', 'a')).toBe(true);
    expect(isWithin(tree, 'a', 'a')).toBe(true);
    expect(isWithin(tree, 'a', 'c')).toBe(false);
  });
  test('names the way from the top, and ends even where pointers go in a circle', () => {
    expect(pathOf(new Map(tree.map((code) => [code.id, code])), 'c')).toEqual(['Being heard', 'At school', 'By a teacher']);
    const circle = [{ id: 'x', parentId: 'y', name: 'x' }, { id: 'y', parentId: 'x', name: 'y' }];
    expect(pathOf(new Map(circle.map((code) => [code.id, code])), 'x')).toEqual(['y', 'x']);
  });
});

describe('names', () => {
  test('case, spacing and the encoding of accents make no difference', () => {
    expect(nameKey('  Being   HEARD ')).toBe('being heard');
    expect(nameKey('caf\u00e9')).toBe(nameKey('cafe\u0301'));
    expect(findByName(tree, 'trust ')?.id).toBe('d');
    expect(findByName(tree, 'hope')).toBeUndefined();
  });
  test('words of a passage become a name on one line, cut at a word', () => {
    expect(nameFromWords(' somebody\nstopped  to listen ')).toBe('somebody stopped to listen');
    const long = nameFromWords('word '.repeat(60));
    expect(long.length).toBeLessThanOrEqual(121);
    expect(long.endsWith('word…')).toBe(true);
  });
});

describe('positions', () => {
  test('lie between their neighbours', () => {
    expect(placeAt([], 0)).toEqual({ position: 1 });
    expect(placeAt([1, 2], 2)).toEqual({ position: 3 });
    expect(placeAt([1, 2], 0)).toEqual({ position: 0 });
    expect(placeAt([1, 2], 1)).toEqual({ position: 1.5 });
  });
  test('are renumbered when halving has used up the room', () => {
    expect(placeAt([1, 1, 2], 1)).toEqual({ renumber: [1, 3, 4], position: 2 });
  });
  test('a thousand insertions at one spot keep the order', () => {
    let positions = [1, 2];
    for (let round = 0; round < 1000; round += 1) {
      const placing = placeAt(positions, 1);
      const others = 'renumber' in placing ? [...placing.renumber] : positions;
      positions = [others[0]!, placing.position, ...others.slice(1)];
      expect(positions.every((position, at) => at === 0 || position > positions[at - 1]!)).toBe(true);
    }
  });
});

describe('colours', () => {
  test('the least used comes next', () => {
    expect(leastUsedColour([])).toBe('purple');
    expect(leastUsedColour(['purple', 'green', 'purple'])).toBe('orange');
    expect(leastUsedColour([...codeColourNames])).toBe('purple');
  });
});
