import type { CodeColourName } from './palette.ts';
import type { IconName } from './icon-shapes.ts';

/** One row of a Tree, with what lies under it. */
export type TreeNode = {
  id: string;
  label: string;
  colour?: CodeColourName;
  icon?: IconName;
  /** How many there are of what is counted, with everything under it or without: say which in the Tree's label. */
  count?: number;
  /** A faint word behind the label. */
  note?: string;
  children?: readonly TreeNode[];
};

/** Put `ids`, in this order, before, after or inside (at the end of) `target`. */
export type TreeMove = { ids: readonly string[]; target: string; place: 'before' | 'after' | 'inside' };

export type TreeMoveKey = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

/**
 * What Alt with an arrow means for a node: up and down among its siblings, right under the sibling before it, left out
 * of its parent. Several chosen siblings go as one block. Null where there is nowhere to go.
 */
export function moveByKey(nodes: readonly TreeNode[], id: string, key: TreeMoveKey, chosen: readonly string[] = []): TreeMove | null {
  const found = locate(nodes, id, null);
  if (found === null) return null;
  const block = found.siblings.filter((node) => node.id === id || (chosen.includes(id) && chosen.includes(node.id)));
  const ids = block.map((node) => node.id);
  const isFree = (node: TreeNode): boolean => !ids.includes(node.id);
  const first = found.siblings.indexOf(block[0]!);
  const before = found.siblings.slice(0, first).findLast(isFree);
  const after = found.siblings.slice(found.siblings.indexOf(block.at(-1)!) + 1).find(isFree);
  if (key === 'ArrowUp') return before === undefined ? null : { ids, target: before.id, place: 'before' };
  if (key === 'ArrowDown') return after === undefined ? null : { ids, target: after.id, place: 'after' };
  if (key === 'ArrowRight') return before === undefined ? null : { ids, target: before.id, place: 'inside' };
  return found.parent === null ? null : { ids, target: found.parent.id, place: 'after' };
}

/** The ids that are in the tree, in its reading order, whatever order they were chosen in. */
export function inTreeOrder(nodes: readonly TreeNode[], ids: ReadonlySet<string>): string[] {
  return nodes.flatMap((node) => [...(ids.has(node.id) ? [node.id] : []), ...inTreeOrder(node.children ?? [], ids)]);
}

/** The tree after the move. A node can't go into itself or what lies under it; then the tree stays as it was. */
export function applyTreeMove(nodes: readonly TreeNode[], move: TreeMove): readonly TreeNode[] {
  const moving = move.ids.map((id) => locate(nodes, id, null)?.node).filter((node) => node !== undefined);
  if (moving.length === 0 || moving.some((node) => locate([node], move.target, null) !== null)) return nodes;
  const left = without(nodes, new Set(moving.map((node) => node.id)));
  return locate(left, move.target, null) === null ? nodes : placed(left, moving, move);
}

type Found = { node: TreeNode; parent: TreeNode | null; siblings: readonly TreeNode[]; index: number };

function locate(nodes: readonly TreeNode[], id: string, parent: TreeNode | null): Found | null {
  for (const [index, node] of nodes.entries()) {
    if (node.id === id) return { node, parent, siblings: nodes, index };
    const deeper = locate(node.children ?? [], id, node);
    if (deeper !== null) return deeper;
  }
  return null;
}

function without(nodes: readonly TreeNode[], ids: ReadonlySet<string>): readonly TreeNode[] {
  return nodes.filter((node) => !ids.has(node.id)).map((node) => (node.children === undefined ? node : { ...node, children: without(node.children, ids) }));
}

function placed(nodes: readonly TreeNode[], moving: readonly TreeNode[], move: TreeMove): readonly TreeNode[] {
  return nodes.flatMap((node) => {
    if (node.id !== move.target) return [node.children === undefined ? node : { ...node, children: placed(node.children, moving, move) }];
    if (move.place === 'inside') return [{ ...node, children: [...(node.children ?? []), ...moving] }];
    return move.place === 'before' ? [...moving, node] : [node, ...moving];
  });
}
