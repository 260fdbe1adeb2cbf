import { useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Button as AriaButton, Collection, Tree as AriaTree, TreeItem, TreeItemContent, useDragAndDrop } from 'react-aria-components';
import type { Key } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import { Swatch } from './Swatch.tsx';
import { inTreeOrder, moveByKey } from './tree-moves.ts';
import type { TreeMove, TreeMoveKey, TreeNode } from './tree-moves.ts';
import './Tree.css';

export type TreeProps = {
  /** What the tree holds; read out, not shown. */
  label: string;
  nodes: readonly TreeNode[];
  /** Ids of what is chosen. */
  value: readonly string[];
  onChange: (ids: string[]) => void;
  selection?: 'single' | 'multiple';
  /** Ids of the open branches; leave out to let the tree remember by itself, all open at first. */
  expanded?: readonly string[];
  onExpand?: (ids: string[]) => void;
  /** Enter or a double click. */
  onOpen?: (id: string) => void;
  /** Given when things may be moved: by dragging or by the drag handle and Enter (`dropped`), or by Alt with the arrow keys. */
  onMove?: (move: TreeMove, how: 'dropped' | 'by key') => void;
  /** F2 on a row. */
  onRename?: (id: string) => void;
  /** Delete on a row. */
  onDelete?: (ids: string[]) => void;
  empty?: ReactNode;
};

/** Named things that nest, such as a codebook. */
export function Tree({ label, nodes, value, onChange, selection = 'single', expanded, onExpand, onOpen, onMove, onRename, onDelete, empty }: TreeProps) {
  const [own, setOwn] = useState<readonly string[]>(() => branches(nodes));
  const open = expanded ?? own;
  const { dragAndDropHooks } = useDragAndDrop<TreeNode>({
    isDisabled: onMove === undefined,
    getItems: (_keys, items) => items.map((node) => ({ 'text/plain': node.label, 'application/x-kist-tree': node.id })),
    onMove: ({ keys, target }) => {
      onMove?.({ ids: inTreeOrder(nodes, new Set(texts(keys))), target: String(target.key), place: target.dropPosition === 'on' ? 'inside' : target.dropPosition }, 'dropped');
    },
  });

  function onKey(event: KeyboardEvent<HTMLDivElement>): void {
    const row = event.target instanceof Element ? event.target.closest('[role="row"]') : null;
    const id = row?.getAttribute('data-key') ?? null;
    if (id === null) return;
    if (event.altKey && isMoveKey(event.key) && onMove !== undefined) {
      const move = moveByKey(nodes, id, event.key, value);
      if (move !== null) {
        onMove(move, 'by key');
        if (move.place === 'inside' && !open.includes(move.target)) expand([...open, move.target]);
      }
    } else if (event.key === 'F2' && onRename !== undefined) onRename(id);
    else if (event.key === 'Delete' && onDelete !== undefined) onDelete(value.includes(id) ? [...value] : [id]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function expand(ids: readonly string[]): void {
    setOwn(ids);
    onExpand?.([...ids]);
  }

  return (
    <div onKeyDownCapture={onKey}>
      <AriaTree
        aria-label={label}
        className="ui-tree"
        items={nodes}
        selectionMode={selection}
        selectionBehavior="replace"
        selectedKeys={value}
        onSelectionChange={(keys) => onChange(keys === 'all' ? allIds(nodes) : texts(keys))}
        expandedKeys={open}
        onExpandedChange={(keys) => expand(texts(keys))}
        onAction={onOpen === undefined ? undefined : (key) => onOpen(String(key))}
        dragAndDropHooks={dragAndDropHooks}
        renderEmptyState={() => <div className="ui-choices-empty">{empty ?? 'Nothing here yet.'}</div>}
      >
        {renderNode}
      </AriaTree>
    </div>
  );
}

function renderNode(node: TreeNode) {
  return (
    <TreeItem id={node.id} textValue={node.label} className="ui-tree-row">
      <TreeItemContent>
        {({ hasChildItems, allowsDragging }) => (
          <div className="ui-tree-line">
            {hasChildItems ? <AriaButton slot="chevron" className="ui-tree-button"><Icon name="chevron-right" /></AriaButton> : <span className="ui-tree-leaf" />}
            {node.colour !== undefined && <Swatch colour={node.colour} />}
            {node.icon !== undefined && <Icon name={node.icon} />}
            <span className="ui-tree-label">
              {node.label}
              {node.note !== undefined && <span className="ui-tree-note">{node.note}</span>}
            </span>
            {node.count !== undefined && <span className="ui-tree-count">{node.count}</span>}
            {allowsDragging && <AriaButton slot="drag" className="ui-tree-button"><Icon name="drag" /></AriaButton>}
          </div>
        )}
      </TreeItemContent>
      <Collection items={node.children ?? []}>{renderNode}</Collection>
    </TreeItem>
  );
}

function isMoveKey(key: string): key is TreeMoveKey {
  return key === 'ArrowUp' || key === 'ArrowDown' || key === 'ArrowLeft' || key === 'ArrowRight';
}

function branches(nodes: readonly TreeNode[]): string[] {
  return nodes.flatMap((node) => (node.children === undefined || node.children.length === 0 ? [] : [node.id, ...branches(node.children)]));
}

function allIds(nodes: readonly TreeNode[]): string[] {
  return nodes.flatMap((node) => [node.id, ...allIds(node.children ?? [])]);
}

function texts(keys: Iterable<Key>): string[] {
  return [...keys].map(String);
}
