import { expect, test } from 'vitest';
import { applyTreeMove, inTreeOrder, moveByKey } from './tree-moves.ts';
import type { TreeNode } from './tree-moves.ts';

const tree: readonly TreeNode[] = [
  { id: 'practice', label: 'Practice', children: [{ id: 'listening', label: 'Listening' }, { id: 'leading', label: 'Leading' }] },
  { id: 'place', label: 'Place' },
];

/** The tree as one line: `practice(listening leading) place`. */
function line(nodes: readonly TreeNode[]): string {
  return nodes.map((node) => (node.children === undefined || node.children.length === 0 ? node.id : `${node.id}(${line(node.children)})`)).join(' ');
}

test.each([
  ['leading', 'ArrowUp', 'practice(leading listening) place'],
  ['practice', 'ArrowDown', 'place practice(listening leading)'],
  ['leading', 'ArrowRight', 'practice(listening(leading)) place'],
  ['place', 'ArrowRight', 'practice(listening leading place)'],
  ['leading', 'ArrowLeft', 'practice(listening) leading place'],
] as const)('Alt moves %s by %s', (id, key, expected) => {
  const move = moveByKey(tree, id, key);
  expect(move).not.toBeNull();
  if (move !== null) expect(line(applyTreeMove(tree, move))).toBe(expected);
});

test('there is nowhere to go from the edges', () => {
  expect(moveByKey(tree, 'practice', 'ArrowUp')).toBeNull();
  expect(moveByKey(tree, 'practice', 'ArrowLeft')).toBeNull();
  expect(moveByKey(tree, 'practice', 'ArrowRight')).toBeNull();
  expect(moveByKey(tree, 'place', 'ArrowDown')).toBeNull();
  expect(moveByKey(tree, 'nothing', 'ArrowDown')).toBeNull();
});

test('a node never goes into itself, and several go together in their order', () => {
  expect(applyTreeMove(tree, { ids: ['practice'], target: 'leading', place: 'inside' })).toBe(tree);
  expect(line(applyTreeMove(tree, { ids: ['place', 'listening'], target: 'leading', place: 'before' }))).toBe('practice(place listening leading)');
});

test('chosen siblings go as one block, in the order of the tree', () => {
  const row: readonly TreeNode[] = [{ id: 'a', label: 'A' }, { id: 'b', label: 'B' }, { id: 'c', label: 'C' }, { id: 'd', label: 'D' }];
  expect(line(applyTreeMove(row, moveByKey(row, 'c', 'ArrowUp', ['c', 'b'])!))).toBe('b c a d');
  expect(line(applyTreeMove(row, moveByKey(row, 'b', 'ArrowDown', ['c', 'b'])!))).toBe('a d b c');
  expect(line(applyTreeMove(row, moveByKey(row, 'd', 'ArrowRight', ['d', 'b'])!))).toBe('a(b d) c');
  // Keys on a row that is not among the chosen move that row.
  expect(line(applyTreeMove(row, moveByKey(row, 'a', 'ArrowDown', ['c', 'd'])!))).toBe('b a c d');
  expect(moveByKey(row, 'a', 'ArrowUp', ['a', 'b'])).toBeNull();
  expect(inTreeOrder(tree, new Set(['place', 'leading', 'nothing']))).toEqual(['leading', 'place']);
});
