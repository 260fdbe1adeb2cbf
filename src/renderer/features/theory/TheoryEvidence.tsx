import { useState } from 'react';
import type { EvidenceTarget, TheoryEvidence } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { announce, Button, Chip, Cluster, ConfirmInline, Dialog, LinkButton, RadioGroup, TextArea } from '../../ui/index.ts';
import { EvidenceChooser } from '../claims/EvidenceChooser.tsx';
import { kindWords, placeOfEvidence, shownWords } from '../claims/evidence-words.ts';
import './TheoryEvidence.css';

type About = TheoryEvidence['about'];

const same = (one: About, other: About): boolean => (one.is === 'link' ? other.is === 'link' && one.linkId === other.linkId : other.is === 'assumption' && one.assumptionId === other.assumptionId);

/** What speaks for and against a link or an assumption. */
export function TheoryEvidenceList({ theoryId, about }: { theoryId: string; about: About }) {
  const answer = useAsk('theory.evidence', { theoryId }, { keepPrevious: true });
  const remove = useChange('theory.removeEvidence');
  const [isAdding, setAdding] = useState(false);
  const items = answer.data?.evidence.filter((item) => same(item.about, about)) ?? [];
  return (
    <div className="theory-evidence">
      <ProblemNotice problem={answer.error ?? remove.error} />
      {items.length > 0 && (
        <ul className="theory-evidence-items">
          {items.map((item) => (
            <li key={item.id} className="theory-evidence-item" data-side={item.side}>
              <p className="theory-evidence-side">{`${item.side === 'for' ? 'Speaks for it' : 'Speaks against it'}: ${kindWords[item.target.kind]}`}</p>
              <p>{item.stale?.gone ? item.shown : <LinkButton isQuiet onPress={() => go(placeOfEvidence(item.target))}>{shownWords(item.target.kind, item.shown)}</LinkButton>}</p>
              <p className="theory-evidence-from">{item.provenance}</p>
              {item.reason !== '' && <p className="theory-evidence-from">{item.reason}</p>}
              <Cluster>
                {item.stale && <Chip tone="caution" icon="caution">Stale</Chip>}
                {item.stale && <span className="theory-evidence-from">{item.stale.why}</span>}
                <ConfirmInline size="small" ask="Take it away" question="Take this evidence away from here? What it points at stays. Undo brings it back." confirm="Take it away" onConfirm={() => remove.mutate({ id: item.id })} />
              </Cluster>
            </li>
          ))}
        </ul>
      )}
      <Button size="small" icon="plus" onPress={() => setAdding(true)}>Add evidence</Button>
      {isAdding && <AddTheoryEvidenceDialog about={about} onClose={() => setAdding(false)} />}
    </div>
  );
}

function AddTheoryEvidenceDialog({ about, onClose }: { about: About; onClose: () => void }) {
  const add = useChange('theory.addEvidence');
  const [target, setTarget] = useState<EvidenceTarget | null>(null);
  const [side, setSide] = useState<'for' | 'against' | null>(null);
  const [reason, setReason] = useState('');
  const thing = about.is === 'link' ? 'link' : 'assumption';
  const isReady = target !== null && side !== null && !add.isPending;
  return (
    <Dialog
      title={`Evidence on this ${thing}`}
      size="large"
      isOpen
      onClose={onClose}
      onSubmit={() => { if (target !== null && side !== null) add.mutate({ about, side, target, reason: reason.trim() }, { onSuccess: () => { announce('Evidence added'); onClose(); } }); }}
      actions={<Button kind="primary" type="submit" isDisabled={!isReady}>Add as evidence</Button>}
    >
      <EvidenceChooser where={`under the ${thing}`} onTarget={(next) => { add.reset(); setTarget(next); }}>
        <RadioGroup label="It speaks" orientation="horizontal" choices={[{ id: 'for', label: `For the ${thing}` }, { id: 'against', label: `Against the ${thing}` }]} value={side} onChange={setSide} />
        <TextArea label="How it bears on it" note="a sentence is enough" rows={2} value={reason} onChange={setReason} />
        <ProblemNotice problem={add.error} />
      </EvidenceChooser>
    </Dialog>
  );
}
