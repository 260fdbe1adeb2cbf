import { describe, expect, test } from 'vitest';
import type { Code } from '../../../contract/index.ts';
import { below, branchesOf, codeTree, familyTree, moveFor, searchTree, whatAnswers } from './code-tree.ts';

const code = (id: string, parentId: string | null, position: number, more: Partial<Code> = {}): Code => ({
  id, parentId, position, name: id, definition: '', useWhen: '', notWhen: '', colour: 'green', aliases: [], family: '', scale: null, codings: 1, sources: 1, pinned: 0, version: 1, ...more,
});
const codes = [code('b', null, 2), code('a', null, 1), code('c', null, 3), code('a2', 'a', 2), code('a1', 'a', 1)];

test('codes stand in their order, each with those under it', () => {
  expect(codeTree(codes).map((node) => [node.id, node.children?.map((child) => child.id)])).toEqual([['a', ['a1', 'a2']], ['b', undefined], ['c', undefined]]);
  expect(below(codes, 'a').map(({ id }) => id)).toEqual(['a', 'a1', 'a2']);
  expect(branchesOf(codeTree(codes))).toEqual(['a']);
});

describe('finding', () => {
  const book = [code('Trust', null, 1, { aliases: ['Faith in people'] }), code('Being heard', 'Trust', 1, { definition: 'Somebody listens to a café.' }), code('Money', null, 2, { useWhen: 'Rent, arrears' })];
  test('names, other names and definitions answer, accents and capitals aside, and it is said what did', () => {
    expect(whatAnswers(book[0]!, 'tru')).toBe('');
    expect(whatAnswers(book[0]!, 'people faith')).toBe('also “Faith in people”');
    expect(whatAnswers(book[1]!, 'CAFE')).toBe('in its definition');
    expect(whatAnswers(book[2]!, 'arrears')).toBe('in when to use it');
    expect(whatAnswers(book[2]!, 'money rent')).toBe('in its words');
    expect(whatAnswers(book[2]!, 'trust')).toBeNull();
  });
  test('what stands above stays in view', () => {
    const { nodes, found } = searchTree(book, 'listens');
    expect(found).toBe(1);
    expect(nodes.map((node) => [node.id, node.children?.map((child) => [child.id, child.note])])).toEqual([['Trust', [['Being heard', 'in its definition']]]]);
    expect(searchTree(book, 'nothing')).toEqual({ nodes: [], found: 0 });
  });
});

test('families in the order in which they are offered, then the team’s own, then what has none', () => {
  const book = [code('x', null, 1, { family: 'barrier' }), code('y', 'x', 1, { family: 'our own' }), code('z', null, 2, { family: 'enabler' }), code('w', null, 3)];
  expect(familyTree(book).map((node) => [node.label, node.children?.map((child) => [child.id, child.note])])).toEqual([['Enablers', [['z', undefined]]], ['Barriers', [['x', undefined]]], ['Our own', [['y', 'under x']]], ['Without a family', [['w', undefined]]]]);
});

describe('moves', () => {
  test('before, after and inside', () => {
    expect(moveFor(codes, { ids: ['c'], target: 'a', place: 'before' })).toEqual({ id: 'c', also: [], parentId: null, beforeId: 'a' });
    expect(moveFor(codes, { ids: ['a1'], target: 'a', place: 'after' })).toEqual({ id: 'a1', also: [], parentId: null, beforeId: 'b' });
    expect(moveFor(codes, { ids: ['b'], target: 'c', place: 'after' })).toEqual({ id: 'b', also: [], parentId: null, beforeId: null });
    expect(moveFor(codes, { ids: ['b'], target: 'a', place: 'inside' })).toEqual({ id: 'b', also: [], parentId: 'a', beforeId: null });
  });
  test('several in one step, also past a neighbour that moves along', () => expect(moveFor(codes, { ids: ['b', 'c'], target: 'a', place: 'after' })).toEqual({ id: 'b', also: ['c'], parentId: null, beforeId: null }));
  test('nothing goes under itself', () => {
    expect(moveFor(codes, { ids: ['a'], target: 'a1', place: 'inside' })).toBeNull();
    expect(moveFor(codes, { ids: ['a'], target: 'a', place: 'before' })).toBeNull();
  });
});
