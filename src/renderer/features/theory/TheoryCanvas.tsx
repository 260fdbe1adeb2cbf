/** The canvas on which a theory of change is drawn. Loaded when it is first looked at: the library that draws it is large. */
import { applyNodeChanges, type Edge, Handle, MarkerType, type Node, type NodeChange, type NodeProps, Position, ReactFlow, ReactFlowProvider, useReactFlow } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Assumption, TheoryDifference, TheoryLink, TheoryNode } from '../../../contract/index.ts';
import { useIsDark } from '../flows/use-is-dark.ts';
import { Button } from '../../ui/index.ts';
import { boxWidth, layOut } from './lay-out.ts';
import { linkLabel } from './link-label.ts';
import { kindWords, worstOf } from './theory-words.ts';
import './TheoryCanvas.css';

export type Chosen = { is: 'node' | 'link'; id: string } | null;
/** What became of a thing between two versions. */
export type Mark = TheoryDifference['nodes'][number]['change'];

type Place = { id: string; at: { x: number; y: number } };

export type TheoryCanvasProps = {
  nodes: readonly TheoryNode[];
  links: readonly TheoryLink[];
  assumptions: readonly Assumption[];
  chosen?: Chosen;
  onChoose?: (chosen: Chosen) => void;
  /** Given where places may be moved. */
  onPlace?: (places: Place[]) => void;
  /** Given where two places may be linked by drawing from one to the other. */
  onLink?: (fromId: string, toId: string) => void;
  /** Enters the theory that a place opens. */
  onOpen?: (theoryId: string) => void;
  marks?: ReadonlyMap<string, Mark>;
};

/** How long an arrow key has to rest before a place is stored where it stands, in milliseconds. */
const rest = 600;

/** How small the picture may begin: the words of a box are then about as tall as a note at the foot of a page. */
const readable = 0.72;

type BoxData = { kind: TheoryNode['kind']; label: string; group: string; opensId: string | null; mark: Mark | null; isLinkable: boolean };
type BoxNode = Node<BoxData, 'box'>;

const nodeTypes = { box: BoxOfTheory };
const markWords: Record<Mark, string> = { added: 'Added', removed: 'Taken out', changed: 'Changed' };

export function TheoryCanvas(props: TheoryCanvasProps) {
  return <ReactFlowProvider><Drawing {...props} /></ReactFlowProvider>;
}

function Drawing({ nodes, links, assumptions, chosen = null, onChoose, onPlace, onLink, onOpen, marks }: TheoryCanvasProps) {
  const isDark = useIsDark();
  const flow = useReactFlow();
  const laid = useMemo(() => layOut(nodes, links), [nodes, links]);
  const [drawn, setDrawn] = useState<BoxNode[]>([]);
  const moved = useRef(new Map<string, { x: number; y: number }>());
  const waiting = useRef<ReturnType<typeof setTimeout> | null>(null);

  useEffect(() => {
    setDrawn(nodes.map((node) => {
      const box = laid.get(node.id)!;
      const at = moved.current.get(node.id) ?? { x: box.x, y: box.y };
      const mark = marks?.get(node.id) ?? null;
      return {
        id: node.id, type: 'box', position: at, width: boxWidth, height: box.height, selected: chosen?.is === 'node' && chosen.id === node.id,
        draggable: onPlace !== undefined, deletable: false, connectable: onLink !== undefined,
        ariaLabel: [mark && markWords[mark], `${kindWords[node.kind].word}: ${node.label}`, node.group && `about ${node.group}`, node.opensId !== null && 'opens a theory of its own'].filter(Boolean).join(', '),
        data: { kind: node.kind, label: node.label, group: node.group, opensId: node.opensId, mark, isLinkable: onLink !== undefined },
      };
    }));
  }, [nodes, laid, chosen, marks, onPlace, onLink]);

  // All of it in view when a theory is opened and when something came or went; never while somebody moves a place.
  const count = nodes.length;
  useEffect(() => {
    const soon = setTimeout(() => {
      void flow.fitView({ maxZoom: 1, padding: 0.04 }).then(() => {
        // Words that can't be read are no picture: a large theory begins at its top, at a size that can be read, and is walked through from there.
        const { zoom } = flow.getViewport();
        if (zoom >= readable) return;
        const top = flow.getNodesBounds(flow.getNodes());
        void flow.setViewport({ x: 12 - top.x * readable, y: 12 - top.y * readable, zoom: readable });
      });
    }, 60);
    return () => clearTimeout(soon);
  }, [count, flow]);

  function store(): void {
    const places = [...moved.current].map(([id, at]) => ({ id, at }));
    moved.current.clear();
    if (places.length > 0) onPlace?.(places);
  }
  const storing = useRef(store);
  storing.current = store;
  // What was moved last is stored too when the room is left at once.
  useEffect(() => () => { if (waiting.current !== null) clearTimeout(waiting.current); storing.current(); }, []);

  function onNodesChange(changes: NodeChange<BoxNode>[]): void {
    setDrawn((before) => applyNodeChanges(changes, before));
    for (const change of changes) if (change.type === 'position' && change.position && onPlace) moved.current.set(change.id, { x: Math.round(change.position.x), y: Math.round(change.position.y) });
    if (changes.some((change) => change.type === 'position' && !change.dragging) && moved.current.size > 0) {
      if (waiting.current !== null) clearTimeout(waiting.current);
      waiting.current = setTimeout(() => storing.current(), rest);
    }
    follow('node', changes);
  }

  function follow(is: 'node' | 'link', changes: readonly { type: string; id?: string; selected?: boolean }[]): void {
    const selects = changes.filter((change) => change.type === 'select');
    const now = selects.find((change) => change.selected);
    if (now?.id !== undefined) onChoose?.({ is, id: now.id });
    else if (selects.some((change) => chosen?.is === is && change.id === chosen.id)) onChoose?.(null);
  }

  const nameOf = useMemo(() => new Map(nodes.map((node) => [node.id, node.label])), [nodes]);
  const edges: Edge[] = useMemo(() => links.map((link) => {
    const worst = worstOf(assumptions.filter((one) => one.linkId === link.id));
    const mark = marks?.get(link.id) ?? null;
    const label = [mark && markWords[mark], linkLabel(link, worst)].filter(Boolean).join(' · ');
    return {
      id: link.id, source: link.fromId, target: link.toId, deletable: false, selected: chosen?.is === 'link' && chosen.id === link.id,
      className: ['theory-link', worst && worst !== 'holds' ? `is-${worst}` : '', mark ? `is-${mark}` : ''].filter(Boolean).join(' '),
      ariaLabel: `Link: “${nameOf.get(link.fromId) ?? ''}” leads to “${nameOf.get(link.toId) ?? ''}”${label === '' ? '' : `, ${label}`}`,
      markerEnd: { type: MarkerType.ArrowClosed, width: 18, height: 18, color: 'var(--theory-line)' },
      ...(label !== '' && { label, labelShowBg: true, labelBgPadding: [6, 3] as [number, number], labelBgBorderRadius: 4 }),
    };
  }), [links, assumptions, chosen, marks, nameOf]);

  return (
    <div className="theory-canvas">
      <ReactFlow
        nodes={drawn}
        edges={edges}
        nodeTypes={nodeTypes}
        colorMode={isDark ? 'dark' : 'light'}
        onNodesChange={onNodesChange}
        onEdgesChange={(changes) => follow('link', changes)}
        onConnect={({ source, target }) => { if (source !== target) onLink?.(source, target); }}
        onNodeDoubleClick={(_event, node) => { if (node.data.opensId !== null) onOpen?.(node.data.opensId); }}
        onPaneClick={() => onChoose?.(null)}
        deleteKeyCode={null}
        multiSelectionKeyCode={null}
        selectionKeyCode={null}
        minZoom={0.2}
        maxZoom={1.6}
        panOnScroll
        zoomOnScroll={false}
        zoomOnDoubleClick={false}
        nodesConnectable={onLink !== undefined}
        nodesDraggable={onPlace !== undefined}
        elementsSelectable
        proOptions={{ hideAttribution: true }}
        ariaLabelConfig={{
          'node.a11yDescription.default': 'Enter chooses this place; the arrow keys move it once it is chosen; Escape lets go.',
          'node.a11yDescription.keyboardDisabled': 'Enter chooses this place; Escape lets go.',
          'edge.a11yDescription.default': 'Enter chooses this link; Escape lets go.',
        }}
      />
      <div className="theory-canvas-tools">
        <Button size="small" icon="plus" hasHiddenLabel aria-label="Closer" onPress={() => void flow.zoomIn()}>Closer</Button>
        <Button size="small" icon="minus" hasHiddenLabel aria-label="Further away" onPress={() => void flow.zoomOut()}>Further away</Button>
        <Button size="small" onPress={() => void flow.fitView({ maxZoom: 1, padding: 0.06 })}>All of it</Button>
      </div>
    </div>
  );
}

function BoxOfTheory({ data }: NodeProps<BoxNode>) {
  return (
    <div className="theory-box" data-kind={data.kind} data-mark={data.mark ?? undefined}>
      <Handle type="target" position={Position.Top} isConnectable={data.isLinkable} />
      <p className="theory-box-kind">
        {data.mark && <strong>{markWords[data.mark]}: </strong>}
        {kindWords[data.kind].word}
        {data.group !== '' && `, ${data.group}`}
        {data.opensId !== null && <span className="theory-box-opens"> · opens</span>}
      </p>
      <p className="theory-box-label">{data.label}</p>
      <Handle type="source" position={Position.Bottom} isConnectable={data.isLinkable} />
    </div>
  );
}
