import { expect, test } from 'vitest';
import { findKeys, keyGroups } from './key-list.ts';
import { keyLabel } from './keys.ts';

const found = (typed: string) => findKeys(typed, keyLabel).flatMap(({ keys }) => keys.map(([key]) => key));

test('nothing typed shows every key, each once in its group', () => {
  expect(findKeys('  ', keyLabel)).toBe(keyGroups);
  for (const { about, keys } of keyGroups) expect(keys.map(([key]) => key), about).toEqual([...new Set(keys.map(([key]) => key))]);
});
test('keys are found by what they do, by what one wants, and by themselves', () => {
  expect(found('uncoded')).toEqual(['u', 'shift+u']);
  expect(found('grow word')).toEqual(expect.arrayContaining([']', 'mod+]', '[', 'mod+[']));
  expect(found('X')).toContain('x');
  expect(found('ctrl k')).toContain('mod+k');
  expect(found('zeppelin')).toEqual([]);
});
