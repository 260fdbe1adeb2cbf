/** A causal map, drawn. Loaded when it is first looked at: the library that draws it is large. No line is thicker for being told more often: that would look like strength. */
import { type Edge, Handle, MarkerType, type Node, type NodeProps, Position, ReactFlow, ReactFlowProvider, useReactFlow } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useEffect, useMemo } from 'react';
import type { CausalMap } from '../../../contract/index.ts';
import { useIsDark } from '../flows/use-is-dark.ts';
import { Button } from '../../ui/index.ts';
import { toldInWords, wayOf, wayWords } from './cause-words.ts';
import { type Chosen, keyOf } from './chosen.ts';
import { factorWidth, layOutMap } from './lay-out-map.ts';
import './CausalCanvas.css';

export type CausalCanvasProps = {
  map: Pick<CausalMap, 'factors' | 'bundles' | 'outOf'>;
  chosen: Chosen;
  onChoose: (chosen: Chosen) => void;
};

type FactorNode = Node<{ name: string; isEnd: boolean }, 'factor'>;
const nodeTypes = { factor: FactorOfMap };
const colours = { helps: 'var(--for)', hinders: 'var(--against)', both: 'var(--caution)', unclear: 'var(--ink-faint)' } as const;

export function CausalCanvas(props: CausalCanvasProps) {
  return <ReactFlowProvider><Drawing {...props} /></ReactFlowProvider>;
}

function Drawing({ map, chosen, onChoose }: CausalCanvasProps) {
  const isDark = useIsDark();
  const flow = useReactFlow();
  const laid = useMemo(() => layOutMap(map.factors.map(({ name }) => name), map.bundles), [map]);
  /** Factors that the chosen one is told to lead to, or to come of. */
  const near = useMemo(() => {
    if (chosen === null) return null;
    const ends = chosen.is === 'factor' ? [chosen.name] : [chosen.cause, chosen.effect];
    return new Set([...ends, ...(chosen.is === 'factor' ? map.bundles.flatMap(({ cause, effect }) => (cause === chosen.name ? [effect] : effect === chosen.name ? [cause] : [])) : [])]);
  }, [map, chosen]);

  const nodes = useMemo((): FactorNode[] => map.factors.map(({ name, sources, asCause, asEffect }) => {
    const { x, y, height } = laid.get(name)!;
    return {
      id: name, type: 'factor', position: { x, y }, width: factorWidth, height, draggable: false, deletable: false, connectable: false, selected: chosen?.is === 'factor' && chosen.name === name,
      className: near === null || near.has(name) ? '' : 'is-far',
      ariaLabel: `${name}, named by ${sources} of ${map.outOf} sources: ${asCause} times as a cause, ${asEffect} times as an effect`,
      data: { name, isEnd: chosen?.is === 'bundle' && (chosen.cause === name || chosen.effect === name) },
    };
  }), [map, laid, near, chosen]);

  const edges = useMemo((): Edge[] => map.bundles.filter(({ cause, effect }) => cause !== effect).map((bundle) => {
    const way = wayOf(bundle);
    const isChosen = chosen?.is === 'bundle' && chosen.cause === bundle.cause && chosen.effect === bundle.effect;
    const isNear = chosen === null || isChosen || (chosen.is === 'factor' && (bundle.cause === chosen.name || bundle.effect === chosen.name));
    const label = bundle.sources > 1 || isChosen || (isNear && chosen !== null) ? `${bundle.sources} of ${map.outOf}` : '';
    return {
      id: keyOf(bundle), source: bundle.cause, target: bundle.effect, deletable: false, selected: isChosen,
      className: `causal-link is-${way}${isNear ? '' : ' is-far'}`,
      ariaLabel: `${bundle.cause} ${wayWords[way]} ${bundle.effect}, ${toldInWords(bundle, map)}`,
      markerEnd: { type: MarkerType.ArrowClosed, width: 16, height: 16, color: isChosen ? 'var(--accent)' : colours[way] },
      ...(label !== '' && { label, labelShowBg: true, labelBgPadding: [4, 2] as [number, number], labelBgBorderRadius: 4 }),
    };
  }), [map, chosen]);

  // All of it in view when another map is drawn; never while somebody looks at a part.
  useEffect(() => {
    const soon = setTimeout(() => void flow.fitView({ maxZoom: 1, padding: 0.04 }), 60);
    return () => clearTimeout(soon);
  }, [laid, flow]);

  const choose = (id: string, isEdge: boolean): void => {
    if (!isEdge) return onChoose({ is: 'factor', name: id });
    const bundle = map.bundles.find((one) => keyOf(one) === id);
    if (bundle) onChoose({ is: 'bundle', cause: bundle.cause, effect: bundle.effect });
  };
  const follow = (changes: readonly { type: string; id?: string; selected?: boolean }[], isEdge: boolean): void => {
    const now = changes.find((change) => change.type === 'select' && change.selected);
    if (now?.id !== undefined) choose(now.id, isEdge);
  };

  return (
    <div className="causal-canvas">
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        colorMode={isDark ? 'dark' : 'light'}
        onNodesChange={(changes) => follow(changes, false)}
        onEdgesChange={(changes) => follow(changes, true)}
        onPaneClick={() => onChoose(null)}
        deleteKeyCode={null}
        multiSelectionKeyCode={null}
        selectionKeyCode={null}
        minZoom={0.15}
        maxZoom={1.6}
        panOnScroll
        zoomOnScroll={false}
        zoomOnDoubleClick={false}
        nodesConnectable={false}
        nodesDraggable={false}
        elementsSelectable
        proOptions={{ hideAttribution: true }}
        ariaLabelConfig={{
          'node.a11yDescription.default': 'Enter shows what is told of it.',
          'node.a11yDescription.keyboardDisabled': 'Enter shows what is told of it.',
          'edge.a11yDescription.default': 'Enter shows the words that tell it.',
        }}
      />
      <div className="causal-canvas-tools">
        <Button size="small" icon="plus" hasHiddenLabel onPress={() => void flow.zoomIn()}>Closer</Button>
        <Button size="small" icon="minus" hasHiddenLabel onPress={() => void flow.zoomOut()}>Further away</Button>
        <Button size="small" onPress={() => void flow.fitView({ maxZoom: 1, padding: 0.04 })}>All of it</Button>
      </div>
      <p className="causal-canvas-key">
        <span className="causal-key-line" data-way="helps" /> helps
        <span className="causal-key-line" data-way="hinders" /> hinders
        <span className="causal-key-line" data-way="both" /> both are said
        <span className="causal-key-line" data-way="unclear" /> not clear
      </p>
    </div>
  );
}

function FactorOfMap({ data }: NodeProps<FactorNode>) {
  return (
    <div className="causal-factor" data-end={data.isEnd || undefined}>
      <Handle type="target" position={Position.Left} isConnectable={false} />
      {data.name}
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </div>
  );
}
