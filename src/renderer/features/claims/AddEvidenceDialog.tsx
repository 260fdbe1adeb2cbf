import { useState } from 'react';
import type { EvidenceTarget } from '../../../contract/index.ts';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useChange } from '../../client/ask.ts';
import { useDraft } from '../../client/drafts.ts';
import { announce, Button, Dialog } from '../../ui/index.ts';
import { BearingFields, type Bearing } from './BearingFields.tsx';
import { EvidenceChooser } from './EvidenceChooser.tsx';

type AddEvidenceDialogProps = { claimId: string; side: 'for' | 'against'; rivalId: string | null; onClose: () => void };

/** Finds something that speaks for or against a claim, shows what it will say, and puts it on one side. */
export function AddEvidenceDialog({ claimId, side, rivalId, onClose }: AddEvidenceDialogProps) {
  const add = useChange('claims.addEvidence');
  const [target, setTarget] = useState<EvidenceTarget | null>(null);
  const [bearing, setBearing] = useState<Bearing>({ side, rivalId, reason: '' });
  const draft = useDraft(`evidence new ${claimId} ${rivalId ?? ''} ${side}`, { reason: bearing.reason }, (back) => setBearing({ ...bearing, reason: back.reason ?? '' }));
  const isReady = target !== null && bearing.side !== null && !add.isPending;

  return (
    <Dialog
      title="Add evidence"
      size="large"
      isOpen
      onClose={onClose}
      onSubmit={() => {
        if (target === null || bearing.side === null) return;
        add.mutate({ claimId, rivalId: bearing.rivalId, side: bearing.side, reason: bearing.reason.trim(), target }, { onSuccess: () => { announce('Evidence added'); draft.forget(); onClose(); } });
      }}
      actions={<Button kind="primary" type="submit" isDisabled={!isReady}>Add as evidence</Button>}
    >
      <EvidenceChooser where="in the claim" onTarget={(next) => { add.reset(); setTarget(next); }}>
        <BearingFields claimId={claimId} bearing={bearing} onChange={setBearing} />
        <DraftNotice draft={draft} />
        <ProblemNotice problem={add.error} />
      </EvidenceChooser>
    </Dialog>
  );
}
