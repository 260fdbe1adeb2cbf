import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Code } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useChange } from '../../client/ask.ts';
import { announce, RadioGroup, SearchField, Tree, type TreeMove } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { branchesOf, codeTree, familyMark, familyTree, moveFor, searchTree } from './code-tree.ts';
import { DropChoice } from './DropChoice.tsx';

type CodebookTreeProps = {
  codes: readonly Code[];
  value: readonly string[];
  onChoose: (ids: readonly string[]) => void;
  onRename: (id: string) => void;
  onRemove: (id: string) => void;
  onMerge: (id: string, intoId: string) => void;
  above: ReactNode;
};

type View = 'tree' | 'families';

/** The codes to choose from: as they nest or by their families, narrowed by what is typed; moved by mouse or keys. */
export function CodebookTree({ codes, value, onChoose, onRename, onRemove, onMerge, above }: CodebookTreeProps) {
  const move = useChange('codebook.move');
  const [typed, setTyped] = useState('');
  const [view, setView] = useState<View>('tree');
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [dropped, setDropped] = useState<TreeMove | null>(null);
  const isFinding = typed.trim() !== '';
  const isNested = view === 'tree' && !isFinding;
  const hasFamilies = codes.some((code) => code.family !== '');

  const { nodes, found } = useMemo(() => {
    if (view === 'tree') return isFinding ? searchTree(codes, typed) : { nodes: codeTree(codes), found: codes.length };
    const answering = isFinding ? new Set(flat(searchTree(codes, typed).nodes)) : null;
    const fitting = answering === null ? codes : codes.filter((code) => answering.has(code.id));
    return { nodes: familyTree(fitting), found: fitting.length };
  }, [codes, typed, isFinding, view]);
  const branches = useMemo(() => branchesOf(nodes), [nodes]);
  // While something is looked for, whatever holds an answer is open.
  const expanded = isFinding ? branches : branches.filter((id) => !closed.has(id));

  // A code that was opened from elsewhere is brought into view.
  const box = useRef<HTMLDivElement>(null);
  const first = value[0];
  useEffect(() => {
    if (first !== undefined) box.current?.querySelector(`[role=row][data-key="${CSS.escape(first)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [first]);

  const carryOut = (wanted: TreeMove): void => {
    const step = moveFor(codes, wanted);
    if (step !== null) move.mutate(step, { onSuccess: () => announce(wanted.ids.length === 1 ? 'Moved' : `${wanted.ids.length} codes moved`) });
  };

  return (
    <div className="codebook-tree" ref={box}>
      <div className="codebook-find"><SearchField label="Find a code" placeholder="Name, other name or definition" value={typed} onChange={setTyped} /></div>
      {hasFamilies && <RadioGroup<View> label="Show the codes" hasHiddenLabel orientation="horizontal" choices={[{ id: 'tree', label: 'As they nest' }, { id: 'families', label: 'By family' }]} value={view} onChange={setView} />}
      <p className="codebook-found" role="status">{isFinding && (found === 0 ? 'No code says that.' : `${counted(found, 'code')} found.`)}</p>
      <ProblemNotice problem={move.error} />
      {dropped !== null && (
        <DropChoice
          move={dropped}
          codes={codes}
          onPut={() => { setDropped(null); carryOut(dropped); }}
          onMerge={(id, intoId) => { setDropped(null); onMerge(id, intoId); }}
          onLeave={() => setDropped(null)}
        />
      )}
      {above}
      <Tree
        // Open branches belong to one way of showing.
        key={view}
        label={view === 'tree' ? 'Codes, each with how many codings it has by itself' : 'Codes by family, each with how many codings it has by itself'}
        nodes={nodes}
        selection="multiple"
        value={value}
        onChange={(ids) => onChoose(ids.filter((id) => !id.startsWith(familyMark)))}
        expanded={expanded}
        onExpand={(ids) => { if (!isFinding) setClosed(new Set(branches.filter((id) => !ids.includes(id)))); }}
        {...(isNested && {
          onMove: (wanted: TreeMove, how: 'dropped' | 'by key') => {
            move.reset();
            if (how === 'dropped' && wanted.place === 'inside') setDropped(wanted);
            else carryOut(wanted);
          },
        })}
        onRename={(id) => { if (!id.startsWith(familyMark)) onRename(id); }}
        onDelete={([first]) => { if (first !== undefined && !first.startsWith(familyMark)) onRemove(first); }}
        empty="No code says that."
      />
      <p className="codebook-keys">{isNested ? 'Alt with the arrow keys moves a code, Shift with them chooses several, F2 renames, Delete removes.' : 'Codes are moved in the whole tree: clear the search, and show them as they nest.'}</p>
    </div>
  );
}

const flat = (nodes: ReturnType<typeof codeTree>): string[] => nodes.flatMap((node) => [node.id, ...flat([...(node.children ?? [])])]);
