import { useState } from 'react';
import type { EvidenceTarget } from '../../../contract/index.ts';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useChange } from '../../client/ask.ts';
import { useDraft } from '../../client/drafts.ts';
import { announce, Button, Dialog, Stack, Tabs } from '../../ui/index.ts';
import { BearingFields, type Bearing } from './BearingFields.tsx';
import { EvidencePreview } from './EvidencePreview.tsx';
import { EventPicker } from './EventPicker.tsx';
import { FigurePicker } from './FigurePicker.tsx';
import { PackedFigurePicker } from './PackedFigurePicker.tsx';
import { type Place, QuotePicker } from './QuotePicker.tsx';
import { SentencePicker } from './SentencePicker.tsx';
import { SignPicker } from './SignPicker.tsx';
import './AddEvidenceDialog.css';

type AddEvidenceDialogProps = { claimId: string; side: 'for' | 'against'; rivalId: string | null; onClose: () => void };

/** Finds a quote, a sign, an event or a figure, shows what it will say, and puts it on one side. */
export function AddEvidenceDialog({ claimId, side, rivalId, onClose }: AddEvidenceDialogProps) {
  const add = useChange('claims.addEvidence');
  const [kind, setKind] = useState<EvidenceTarget['kind']>('quote');
  const [targets, setTargets] = useState<Partial<Record<EvidenceTarget['kind'], EvidenceTarget>>>({});
  const [passage, setPassage] = useState<Place | null>(null);
  const [bearing, setBearing] = useState<Bearing>({ side, rivalId, reason: '' });
  const target = targets[kind] ?? null;
  const draft = useDraft(`evidence new ${claimId} ${rivalId ?? ''} ${side}`, { reason: bearing.reason }, (back) => setBearing({ ...bearing, reason: back.reason ?? '' }));
  const isReady = target !== null && bearing.side !== null && !add.isPending;
  const pick = (picked: EvidenceTarget | null): void => {
    add.reset();
    setTargets({ ...targets, [kind]: picked ?? undefined });
  };

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
      <div className="add-evidence">
        <Tabs
          label="Kind of evidence"
          value={kind}
          onChange={setKind}
          tabs={[
            { id: 'quote', label: 'Words', content: <QuotePicker onPick={(place) => { setPassage(place); pick(place && { kind: 'quote', ...place }); }} /> },
            { id: 'sign', label: 'Sign', content: <SignPicker onPick={pick} /> },
            { id: 'event', label: 'Event', content: <EventPicker onPick={pick} /> },
            { id: 'figure', label: 'Flow figure', content: <FigurePicker onPick={pick} /> },
            { id: 'packed figure', label: 'Packed figure', content: <PackedFigurePicker onPick={pick} /> },
          ]}
        />
        <div className="add-evidence-bearing">
          <Stack gap={16}>
            {target === null ? <p className="add-evidence-note">Choose what you want to use. It is shown here as it will stand in the claim, with where it comes from.</p> : <EvidencePreview target={target} />}
            {kind === 'quote' && passage && <div className="add-evidence-sentences"><SentencePicker passage={passage} onPick={(place) => pick({ kind: 'quote', ...place })} /></div>}
            <BearingFields claimId={claimId} bearing={bearing} onChange={setBearing} />
            <DraftNotice draft={draft} />
            <ProblemNotice problem={add.error} />
          </Stack>
        </div>
      </div>
    </Dialog>
  );
}
