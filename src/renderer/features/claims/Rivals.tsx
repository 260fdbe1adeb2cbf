import { useState } from 'react';
import type { Claim, Evidence, Rival } from '../../../contract/index.ts';
import { useChange } from '../../client/ask.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { announce, Button, Chip, Cluster, Columns, ConfirmInline, Dialog, Section, Stack, TextArea } from '../../ui/index.ts';
import { ClaimProse } from './ClaimProse.tsx';
import { EvidenceItem } from './EvidenceItem.tsx';
import { type Mending, useMending } from './mending.ts';
import { categoryWords, EditRivalForm, NewRivalForm } from './RivalForm.tsx';
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
  const [isJoining, setJoining] = useState(false);
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
      <Cluster>
        <Chip tone={verdictTone[rival.verdict]}>{rival.verdict.replace(/^./, (first) => first.toUpperCase())}</Chip>
        {rival.category !== 'not said' && <Chip>{categoryWords[rival.category].word}</Chip>}
        {rival.factorId !== null && <Chip tone="accent" icon="link">Stands in the package</Chip>}
      </Cluster>
      <p className="rival-line"><strong>What we would expect to see if it were true: </strong>{rival.wouldExpect.trim() === '' ? 'not written yet' : rival.wouldExpect}</p>
      {rival.wouldNotExpect.trim() !== '' && <p className="rival-line"><strong>What we should not see: </strong>{rival.wouldNotExpect}</p>}
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
          {rival.factorId === null && <Button size="small" icon="merge" aria-label={`Let “${rival.statement}” be a co-contributor`} onPress={() => setJoining(true)}>It was at work too</Button>}
          <Button size="small" icon="plus" aria-label={`Add evidence on the explanation ${rival.statement}`} onPress={() => onAddEvidence('for')}>Add evidence on it</Button>
        </Cluster>
      </Stack>
      {isJoining && <JoinPackageDialog rival={rival} onClose={() => setJoining(false)} />}
    </li>
  );
}

/** Another explanation that was at work together with the programme belongs to what was needed, with its evidence. */
function JoinPackageDialog({ rival, onClose }: { rival: Rival; onClose: () => void }) {
  const join = useChange('claims.rivalToPackage');
  const [nonRedundant, setNonRedundant] = useState('');
  return (
    <Dialog
      title="It was at work together with the programme"
      isOpen
      onClose={onClose}
      onSubmit={() => join.mutate({ rivalId: rival.id, nonRedundant: nonRedundant.trim() }, { onSuccess: () => { announce('It stands in the package now'); onClose(); } })}
      actions={<Button kind="primary" type="submit" isDisabled={join.isPending}>Put it into the package</Button>}
    >
      <Stack gap={16}>
        <p>{`“${rival.statement}” is no longer held against the claim: it becomes a co-contributor among what was needed together, and its evidence goes with it. Undo takes that back.`}</p>
        <TextArea label="Why the change would not have come about without it" note="may be written later" rows={2} autoFocus value={nonRedundant} onChange={setNonRedundant} />
        <ProblemNotice problem={join.error} />
      </Stack>
    </Dialog>
  );
}
