import { expect, test } from 'vitest';
import type { SearchHit } from '../../../contract/index.ts';
import { groupHits, kindHeadings } from './group-hits.ts';

const hit = (kind: SearchHit['kind'], id: string): SearchHit => ({ kind, id, thingId: id, start: null, end: null, paragraph: null, title: id, snippet: [] });

test('words first, each kind in the order in which it was found', () => {
  const groups = groupHits([hit('claim', 'a'), hit('passage', 'b'), hit('code', 'c'), hit('passage', 'd')]);
  expect(groups.map(({ kind, hits }) => [kind, hits.map(({ id }) => id)])).toEqual([['passage', ['b', 'd']], ['code', ['c']], ['claim', ['a']]]);
});

test('no kind is left out', () => {
  const kinds = Object.keys(kindHeadings) as SearchHit['kind'][];
  expect(groupHits(kinds.map((kind) => hit(kind, kind)))).toHaveLength(kinds.length);
});
