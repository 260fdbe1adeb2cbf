import { useState } from 'react';
import type { EvidenceTarget } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { announce, Button, ComboBox, Dialog, Stack } from '../../ui/index.ts';
import { BearingFields, emptyBearing } from './BearingFields.tsx';
import { EvidencePreview } from './EvidencePreview.tsx';

type UseAsEvidenceDialogProps = { target: EvidenceTarget; onClose: () => void };

/** Uses a thing that one has in front of one as evidence, from wherever it is: which claim, for or against, why. */
export function UseAsEvidenceDialog({ target, onClose }: UseAsEvidenceDialogProps) {
  const claims = useAsk('claims.list', {});
  const add = useChange('claims.addEvidence');
  const [claimId, setClaimId] = useState<string | null>(null);
  const [bearing, setBearing] = useState(emptyBearing);
  const known = claims.data?.claims ?? [];
  const isReady = claimId !== null && bearing.side !== null && !add.isPending;

  if (claims.data && known.length === 0) {
    return (
      <Dialog title="Use as evidence" isOpen onClose={onClose} actions={<Button kind="primary" onPress={() => { onClose(); go({ room: 'claims', details: { new: 'yes' } }); }}>Write the first claim</Button>}>
        <p>Evidence speaks for or against a contribution claim, and no claim is written in this vault yet.</p>
      </Dialog>
    );
  }
  return (
    <Dialog
      title="Use as evidence"
      isOpen
      onClose={onClose}
      onSubmit={() => {
        if (claimId === null || bearing.side === null) return;
        add.mutate({ claimId, rivalId: bearing.rivalId, side: bearing.side, reason: bearing.reason, target }, { onSuccess: () => { announce('Used as evidence'); onClose(); } });
      }}
      actions={<Button kind="primary" type="submit" isDisabled={!isReady}>Use as evidence</Button>}
    >
      <Stack gap={16}>
        <EvidencePreview target={target} />
        <ComboBox
          label="Claim"
          autoFocus
          placeholder="Type a few letters of a claim"
          choices={known.map(({ id, statement, status }) => ({ id, label: statement, description: status }))}
          value={claimId}
          onChange={(id) => { setClaimId(id); setBearing({ ...bearing, rivalId: null }); }}
        />
        {claimId !== null && <BearingFields claimId={claimId} bearing={bearing} onChange={setBearing} />}
        <ProblemNotice problem={add.error} />
      </Stack>
    </Dialog>
  );
}
