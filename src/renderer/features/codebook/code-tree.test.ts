import { describe, expect, test } from 'vitest';
import type { Code } from '../../../contract/index.ts';
import { below, codeTree, movesFor } from './code-tree.ts';

const code = (id: string, parentId: string | null, position: number): Code => ({ id, parentId, position, name: id, definition: '', useWhen: '', notWhen: '', colour: 'green', codings: 1, sources: 1, version: 1 });
const codes = [code('b', null, 2), code('a', null, 1), code('c', null, 3), code('a2', 'a', 2), code('a1', 'a', 1)];

test('codes stand in their order, each with those under it', () => {
  expect(codeTree(codes).map((node) => [node.id, node.children?.map((child) => child.id)])).toEqual([['a', ['a1', 'a2']], ['b', undefined], ['c', undefined]]);
  expect(below(codes, 'a').map(({ id }) => id)).toEqual(['a', 'a1', 'a2']);
});

describe('moves', () => {
  test('before, after and inside', () => {
    expect(movesFor(codes, { ids: ['c'], target: 'a', place: 'before' })).toEqual([{ id: 'c', parentId: null, beforeId: 'a' }]);
    expect(movesFor(codes, { ids: ['a1'], target: 'a', place: 'after' })).toEqual([{ id: 'a1', parentId: null, beforeId: 'b' }]);
    expect(movesFor(codes, { ids: ['b'], target: 'c', place: 'after' })).toEqual([{ id: 'b', parentId: null, beforeId: null }]);
    expect(movesFor(codes, { ids: ['b'], target: 'a', place: 'inside' })).toEqual([{ id: 'b', parentId: 'a', beforeId: null }]);
  });
  test('after a neighbour that moves along', () => expect(movesFor(codes, { ids: ['b', 'c'], target: 'a', place: 'after' })).toEqual([{ id: 'b', parentId: null, beforeId: null }, { id: 'c', parentId: null, beforeId: null }]));
  test('nothing goes under itself', () => {
    expect(movesFor(codes, { ids: ['a'], target: 'a1', place: 'inside' })).toEqual([]);
    expect(movesFor(codes, { ids: ['a'], target: 'a', place: 'before' })).toEqual([]);
  });
});
