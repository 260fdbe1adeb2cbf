/** The codebook as the tree shows it, and what a move in the tree asks of the vault. Pure. */
import type { Code, Input } from '../../../contract/index.ts';
import type { TreeMove, TreeNode } from '../../ui/tree-moves.ts';
import { colourOf } from '../coding/stripes.ts';

/** Codes in their order, each with those under it. The figure is the codings of the code alone. */
export function codeTree(codes: readonly Code[], parentId: string | null = null): TreeNode[] {
  return childrenOf(codes, parentId).map((code) => {
    const children = codeTree(codes, code.id);
    return { id: code.id, label: code.name, colour: colourOf(code.colour), count: code.codings, ...(children.length > 0 && { children }) };
  });
}

export function childrenOf(codes: readonly Code[], parentId: string | null): Code[] {
  return codes.filter((code) => code.parentId === parentId).toSorted((one, other) => one.position - other.position);
}

/** A code and everything under it. */
export function below(codes: readonly Code[], id: string): Code[] {
  return codes.filter((code) => code.id === id).flatMap((code) => [code, ...childrenOf(codes, id).flatMap((child) => below(codes, child.id))]);
}

/** The steps that put codes where they were dropped, in an order that can be walked. Empty where nothing would change. */
export function movesFor(codes: readonly Code[], { ids, target, place }: TreeMove): Input<'codebook.move'>[] {
  const onto = codes.find((code) => code.id === target);
  if (onto === undefined || ids.includes(target)) return [];
  const moving = ids.filter((id) => !below(codes, id).some((code) => code.id === target));
  if (place === 'inside') return moving.map((id) => ({ id, parentId: target, beforeId: null }));
  const parentId = onto.parentId;
  const siblings = childrenOf(codes, parentId).filter((code) => !moving.includes(code.id));
  const at = siblings.findIndex((code) => code.id === target);
  const beforeId = place === 'before' ? target : (siblings[at + 1]?.id ?? null);
  return moving.map((id) => ({ id, parentId, beforeId }));
}
