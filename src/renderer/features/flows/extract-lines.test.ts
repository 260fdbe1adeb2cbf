import { expect, test } from 'vitest';
import type { Dataset } from '../../../contract/index.ts';
import { extractLines } from './extract-lines.ts';

const dataset = (id: string, earlierId: string | null, laterId: string | null): Dataset => ({ id, earlierId, laterId }) as Dataset;

test('extracts stand behind each other, the latest first; one whose successor was removed leads its line', () => {
  const lines = extractLines([dataset('a', null, 'b'), dataset('b', 'a', 'c'), dataset('c', 'b', null), dataset('x', null, null), dataset('y', 'gone', 'removed')]);
  expect(lines.map(({ latest, earlier }) => [latest.id, earlier.map(({ id }) => id)])).toEqual([['c', ['b', 'a']], ['x', []], ['y', []]]);
});
