/** The codebook as the tree shows it, and what a move in the tree asks of the vault. Pure. */
import type { Code, Input } from '../../../contract/index.ts';
import { familiesInUse, familyHeading } from '../../../domain/codebook/families.ts';
import type { TreeMove, TreeNode } from '../../ui/tree-moves.ts';
import { colourOf } from '../coding/stripes.ts';

/** Codes in their order, each with those under it. The figure is the codings of the code alone. */
export function codeTree(codes: readonly Code[], parentId: string | null = null): TreeNode[] {
  return childrenOf(codes, parentId).map((code) => {
    const children = codeTree(codes, code.id);
    return { ...nodeOf(code), ...(children.length > 0 && { children }) };
  });
}

const nodeOf = (code: Code): TreeNode => ({ id: code.id, label: code.name, colour: colourOf(code.colour), count: code.codings });

export function childrenOf(codes: readonly Code[], parentId: string | null): Code[] {
  return codes.filter((code) => code.parentId === parentId).toSorted((one, other) => one.position - other.position);
}

/** A code and everything under it. */
export function below(codes: readonly Code[], id: string): Code[] {
  return codes.filter((code) => code.id === id).flatMap((code) => [code, ...childrenOf(codes, id).flatMap((child) => below(codes, child.id))]);
}

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** What in a code answers what was typed; null when nothing does. Every typed word has to occur. An empty answer: its name. */
export function whatAnswers(code: Pick<Code, 'name' | 'aliases' | 'definition' | 'useWhen' | 'notWhen' | 'family'>, typed: string): string | null {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const holds = (text: string): boolean => words.every((word) => plain(text).includes(word));
  if (words.length === 0 || holds(code.name)) return '';
  const alias = code.aliases.find(holds);
  if (alias !== undefined) return `also “${alias}”`;
  if (holds(code.definition)) return 'in its definition';
  if (holds(`${code.useWhen}\n${code.notWhen}`)) return 'in when to use it';
  return holds([code.name, ...code.aliases, code.definition, code.useWhen, code.notWhen, code.family].join('\n')) ? 'in its words' : null;
}

/** The part of the tree that answers, with what stands above it, so that one sees where it belongs. `found` counts what answers by itself. */
export function searchTree(codes: readonly Code[], typed: string, parentId: string | null = null): { nodes: TreeNode[]; found: number } {
  let found = 0;
  const nodes = childrenOf(codes, parentId).flatMap((code): TreeNode[] => {
    const answer = whatAnswers(code, typed);
    const deeper = searchTree(codes, typed, code.id);
    found += deeper.found + (answer === null ? 0 : 1);
    if (answer === null && deeper.nodes.length === 0) return [];
    return [{ ...nodeOf(code), ...(answer !== null && answer !== '' && { note: answer }), ...(deeper.nodes.length > 0 && { children: deeper.nodes }) }];
  });
  return { nodes, found };
}

/** Opens the id of a heading in the tree by families; what follows is the family. */
export const familyMark = 'family ';

/** Codes by their families, those without one last. A code says under which it stands in the tree. */
export function familyTree(codes: readonly Code[]): TreeNode[] {
  const byId = new Map(codes.map((code) => [code.id, code]));
  const group = (family: string, label: string): TreeNode[] => {
    const own = codes.filter((code) => code.family === family).toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'));
    if (own.length === 0) return [];
    const children = own.map((code): TreeNode => ({ ...nodeOf(code), ...(code.parentId !== null && { note: `under ${byId.get(code.parentId)?.name ?? '?'}` }) }));
    return [{ id: `${familyMark}${family}`, label, icon: 'folder', children }];
  };
  return [...familiesInUse(codes).flatMap((family) => group(family, familyHeading(family))), ...group('', 'Without a family')];
}

/** Ids of everything that has something under it. */
export function branchesOf(nodes: readonly TreeNode[]): string[] {
  return nodes.flatMap((node) => (node.children === undefined || node.children.length === 0 ? [] : [node.id, ...branchesOf(node.children)]));
}

/** What puts codes where they were dropped, in one step; null where nothing would change. */
export function moveFor(codes: readonly Code[], { ids, target, place }: TreeMove): Input<'codebook.move'> | null {
  const onto = codes.find((code) => code.id === target);
  if (onto === undefined || ids.includes(target)) return null;
  const [id, ...also] = ids.filter((one) => !below(codes, one).some((code) => code.id === target));
  if (id === undefined) return null;
  if (place === 'inside') return { id, also, parentId: target, beforeId: null };
  const moving = new Set([id, ...also]);
  const siblings = childrenOf(codes, onto.parentId).filter((code) => !moving.has(code.id));
  const at = siblings.findIndex((code) => code.id === target);
  return { id, also, parentId: onto.parentId, beforeId: place === 'before' ? target : (siblings[at + 1]?.id ?? null) };
}
