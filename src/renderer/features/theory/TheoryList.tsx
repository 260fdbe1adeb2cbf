import { useState } from 'react';
import type { TheorySummary } from '../../../contract/index.ts';
import { useScroll } from '../../app/kept-scroll.ts';
import { useKeys } from '../../app/keys.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { Button, EmptyRoom, PageHeader, Room, Tree, type TreeNode } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { NewTheoryDialog } from './TheoryDialogs.tsx';

/** All theories of change, each under the one whose place it opens. */
export function TheoryList() {
  const list = useAsk('theory.list', {});
  const [isAdding, setAdding] = useState(false);
  useScroll('theories', true);
  useKeys({ n: () => setAdding(true) });
  if (!list.data) return <Room><ProblemNotice problem={list.error} /></Room>;
  const { theories } = list.data;
  const dialog = isAdding && <NewTheoryDialog onClose={() => setAdding(false)} />;
  const bring = <Button icon="bring" onPress={() => go({ room: 'theory', details: { page: 'import' } })}>Take one in from a file</Button>;

  if (theories.length === 0) {
    return (
      <Room>
        <EmptyRoom level={1} picture="framework" title="Here you draw what is thought to lead to what" actions={<><Button kind="primary" icon="plus" keys="N" onPress={() => setAdding(true)}>Begin a theory of change</Button>{bring}</>}>
          A theory of change joins what people do with the outcomes that they hope for, through conditions that have to come about on the way. Each link says how the one leads to the other and what has to hold for it, so that a claim can be held against it later.
        </EmptyRoom>
        {dialog}
      </Room>
    );
  }
  return (
    <Room width="reading">
      <PageHeader
        title="Theories of change"
        below={`${counted(theories.length, 'theory', 'theories')}. One that a place opens stands under the theory of that place.`}
        actions={<>{bring}<Button kind="primary" icon="plus" keys="N" onPress={() => setAdding(true)}>Begin another</Button></>}
      />
      <Tree label="Theories of change" nodes={nested(theories, null)} value={[]} onChange={([id]) => { if (id !== undefined) go({ room: 'theory', id }); }} onOpen={(id) => go({ room: 'theory', id })} />
      {dialog}
    </Room>
  );
}

/** Theories that stand in `parentId`; those of which the outer one is gone stand at the top. */
function nested(theories: readonly TheorySummary[], parentId: string | null): TreeNode[] {
  const known = new Set(theories.map(({ id }) => id));
  return theories
    .filter(({ parent }) => (parent !== null && known.has(parent.theoryId) ? parent.theoryId : null) === parentId)
    .map((theory) => ({ id: theory.id, label: theory.name, icon: 'theory' as const, note: aboutTheory(theory), children: nested(theories, theory.id) }));
}

export function aboutTheory(theory: Pick<TheorySummary, 'group' | 'nodes' | 'links' | 'versions' | 'isChanged'>): string {
  const kept = theory.versions === 0 ? 'no version kept yet' : `${counted(theory.versions, 'version')} kept${theory.isChanged ? ', changed since' : ''}`;
  return [theory.group && `for ${theory.group}`, counted(theory.nodes, 'place'), counted(theory.links, 'link'), kept].filter(Boolean).join(', ');
}
