import { expect, test } from 'vitest';
import type { Dataset } from '../../../contract/index.ts';
import { extractLines, laterExtracts } from './extract-lines.ts';

const dataset = (id: string, earlierId: string | null, laterId: string | null): Dataset => ({ id, earlierId, laterId }) as Dataset;

test('extracts stand behind each other, the latest first; one whose successor was removed leads its line', () => {
  const lines = extractLines([dataset('a', null, 'b'), dataset('b', 'a', 'c'), dataset('c', 'b', null), dataset('x', null, null), dataset('y', 'gone', 'removed')]);
  expect(lines.map(({ latest, earlier }) => [latest.id, earlier.map(({ id }) => id)])).toEqual([['c', ['b', 'a']], ['x', []], ['y', []]]);
});

test('the extracts that continue one are found in their order, as far as they are here', () => {
  const all = [dataset('a', null, 'b'), dataset('b', 'a', 'c'), dataset('c', 'b', 'removed'), dataset('x', null, null)];
  expect(laterExtracts(all[0]!, all).map(({ id }) => id)).toEqual(['b', 'c']);
  expect(laterExtracts(all[3]!, all)).toEqual([]);
});
