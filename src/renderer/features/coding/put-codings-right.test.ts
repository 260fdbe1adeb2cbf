import { expect, test } from 'vitest';
import type { Coding } from '../../../contract/index.ts';
import { edited, sameCodings, withCoding } from './put-codings-right.ts';

const coding = (id: string, start: number, end: number, version = 1): Coding => ({ id, codeId: 'c', sourceId: 's', revisionId: 'r', start, end, coderId: 'k', at: id, memo: '', weight: null, pinned: false, how: '', version });
const list = [coding('a', 0, 20), coding('b', 10, 30), coding('c', 40, 50)];

test('a coding comes where the vault would list it, in place of its earlier state', () => {
  expect(withCoding(list, coding('d', 10, 40)).map(({ id }) => id)).toEqual(['a', 'd', 'b', 'c']);
  expect(withCoding(list, coding('d', 60, 70)).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  expect(withCoding(list, coding('a', 45, 50, 2)).map(({ id, version }) => `${id}${version}`)).toEqual(['b1', 'c1', 'a2']);
});

test('what is not in a list leaves it as it is', () => {
  const shown = { codings: list };
  expect(edited(shown, 'elsewhere', () => null)).toBe(shown);
  expect(edited(undefined, 'a', () => null)).toBe(undefined);
  expect(edited(shown, 'b', () => null)?.codings.map(({ id }) => id)).toEqual(['a', 'c']);
});

test('a list that is asked for again keeps its codings, also behind one that has come in between', () => {
  const fresh = (more: Coding[] = []) => ({ codings: [...list.map((one) => ({ ...one })), ...more].sort((one, other) => one.start - other.start) });
  const shown = { codings: list };
  expect(sameCodings(shown, fresh())).toBe(shown);
  const next = sameCodings(shown, fresh([coding('new', 5, 8)]));
  expect(next.codings.map((one) => list.indexOf(one))).toEqual([0, -1, 1, 2]);
  expect(sameCodings(shown, { codings: [coding('a', 0, 20, 2), list[1]!, list[2]!] }).codings[0]!.version).toBe(2);
});
