import { useState } from 'react';
import type { Dataset } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useChange } from '../../client/ask.ts';
import { announce, Button, Dialog, Notice, Stack, TextField } from '../../ui/index.ts';

/** Switches true counts on: knowingly, with a reason that stands in the history. */
export function TrueCountsDialog({ dataset, onClose }: { dataset: Dataset; onClose: () => void }) {
  const show = useChange('flows.showTrueCounts');
  const [reason, setReason] = useState('');
  return (
    <Dialog
      title="Show true counts"
      isOpen
      onClose={onClose}
      onSubmit={() => { if (reason.trim() !== '') show.mutate({ datasetId: dataset.id, reason: reason.trim() }, { onSuccess: () => { announce('True counts are shown: not for release'); onClose(); } }); }}
      actions={<Button kind="primary" type="submit" icon="eye" isDisabled={reason.trim() === '' || show.isPending}>Show them to me</Button>}
    >
      <Stack gap={16}>
        <p>Single people can be told from true counts. They are for your eyes: check that nobody else sees this screen.</p>
        <ul className="true-counts-rules">
          <li>They stay until you hide them or the vault is locked.</li>
          <li>The history keeps who switched them on, when and why.</li>
          <li>Exports, evidence, briefs and packs take protected counts all the same.</li>
        </ul>
        {dataset.riskAssessment === null && <Notice kind="caution" title="No risk assessment is recorded for these data." next="Write down under “The data and their limits” what was decided; single timelines can only be opened after that." />}
        <TextField label="Why you need them" autoFocus value={reason} onChange={setReason} placeholder="To check the extract against the service’s own list" />
        <ProblemNotice problem={show.error} />
      </Stack>
    </Dialog>
  );
}
