import { useState } from 'react';
import type { Claim, Evidence, Rival } from '../../../contract/index.ts';
import { useChange } from '../../client/ask.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { Button, Chip, Cluster, Columns, ConfirmInline, Section, Stack } from '../../ui/index.ts';
import { ClaimProse } from './ClaimProse.tsx';
import { EvidenceItem } from './EvidenceItem.tsx';
import { type Mending, useMending } from './mending.ts';
import { EditRivalForm, NewRivalForm } from './RivalForm.tsx';
import './Rivals.css';

type RivalsProps = { claim: Claim; mending: Mending; onAddEvidence: (side: 'for' | 'against', rivalId: string) => void };

const verdictTone = { 'not looked at yet': 'caution', eliminated: 'plain', weakened: 'plain', 'alive, minor': 'plain', 'alive, strong': 'against', 'co-contributor': 'accent' } as const;

/** What else could explain the change: each other explanation with its own evidence, and how somebody looked for more. */
export function Rivals({ claim, mending, onAddEvidence }: RivalsProps) {
  const [isNaming, setNaming] = useState(false);
  const ref = useMending<HTMLDivElement>(mending, 'other explanations', () => { if (claim.rivals.length === 0) setNaming(true); });
  return (
    <div ref={ref}>
      <Section title="What else could explain it" about="Another account of the same change, with what we would expect to see if it were true." actions={!isNaming && <Button size="small" icon="plus" onPress={() => setNaming(true)}>Name another explanation</Button>}>
        {isNaming && <NewRivalForm claimId={claim.id} onDone={() => setNaming(false)} />}
        {claim.rivals.length > 0 && (
          <ul className="rivals" aria-label="Other explanations">
            {claim.rivals.map((rival) => <RivalItem key={rival.id} rival={rival} evidence={claim.evidence.filter((item) => item.rivalId === rival.id)} onAddEvidence={(side) => onAddEvidence(side, rival.id)} />)}
          </ul>
        )}
        <ClaimProse
          claim={claim}
          field="rivalsSearch"
          title={claim.rivals.length === 0 ? 'Looked, none found' : 'Where somebody looked for others'}
          hint={claim.rivals.length === 0 ? 'If nothing else explains it: who looked, where, and when? It counts as much as a named explanation.' : 'Who looked for more than these, where, and when?'}
          part="other explanations"
          mending={null}
          layout="stack"
          level={3}
        />
      </Section>
    </div>
  );
}

function RivalItem({ rival, evidence, onAddEvidence }: { rival: Rival; evidence: readonly Evidence[]; onAddEvidence: (side: 'for' | 'against') => void }) {
  const [isWriting, setWriting] = useState(false);
  const remove = useChange('claims.removeRival');
  if (isWriting) {
    return (
      <li className="rival">
        <EditRivalForm
          rival={rival}
          onDone={() => setWriting(false)}
          more={<ConfirmInline size="small" ask="Take it away" question="Take this explanation away, with the evidence that bears on it? Undo brings it back." confirm="Take it away" onConfirm={() => remove.mutate({ id: rival.id })} />}
        />
        <ProblemNotice problem={remove.error} />
      </li>
    );
  }
  return (
    <li className="rival">
      <p className="rival-statement">{rival.statement}</p>
      <Cluster><Chip tone={verdictTone[rival.verdict]}>{rival.verdict.replace(/^./, (first) => first.toUpperCase())}</Chip></Cluster>
      <p className="rival-line"><strong>What we would expect to see if it were true: </strong>{rival.wouldExpect.trim() === '' ? 'not written yet' : rival.wouldExpect}</p>
      {(rival.reason.trim() !== '' || rival.verdict !== 'not looked at yet') && <p className="rival-line"><strong>Why this verdict: </strong>{rival.reason.trim() === '' ? 'not written yet' : rival.reason}</p>}
      {evidence.length > 0 && (
        <div className="rival-sides">
          <Columns gap={24}>
            {(['for', 'against'] as const).map((side) => {
              const own = evidence.filter((item) => item.side === side);
              return own.length > 0 && (
                <div key={side}>
                  <h3 className="rival-side-title">{side === 'for' ? 'Speaks for this explanation' : 'Speaks against this explanation'}</h3>
                  <ul className="evidence-list">{own.map((item) => <EvidenceItem key={item.id} item={item} />)}</ul>
                </div>
              );
            })}
          </Columns>
        </div>
      )}
      <Stack gap={8}>
        <Cluster>
          <Button size="small" icon="pencil" aria-label={`Edit the explanation ${rival.statement}`} onPress={() => setWriting(true)}>Edit</Button>
          <Button size="small" icon="plus" aria-label={`Add evidence on the explanation ${rival.statement}`} onPress={() => onAddEvidence('for')}>Add evidence on it</Button>
        </Cluster>
      </Stack>
    </li>
  );
}
