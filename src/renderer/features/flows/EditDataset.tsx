import { useState } from 'react';
import type { Dataset } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useChange } from '../../client/ask.ts';
import { announce, Button, Cluster, ConfirmInline, Section, Stack, TextField } from '../../ui/index.ts';
import { isRiskSaid, noRisk } from './import/known-fields.ts';
import { AboutFields, ProtectionFields } from './import/KnownFieldsForm.tsx';

/** What is known of data, put right later. */
export function EditDataset({ dataset }: { dataset: Dataset }) {
  const edit = useChange('flows.edit');
  const remove = useChange('flows.remove');
  const [fields, setFields] = useState({ name: dataset.name, holder: dataset.holder, coverage: dataset.coverage, note: dataset.note, threshold: dataset.threshold, snapshot: dataset.snapshot, risk: dataset.riskAssessment ?? noRisk });
  return (
    <Section title="Name, limits and protection" about="Said once, shown wherever the figures are used.">
      <form
        className="flow-import-parts"
        onSubmit={(event) => {
          event.preventDefault();
          const { risk, ...rest } = fields;
          if (rest.name.trim() !== '') edit.mutate({ id: dataset.id, expectedVersion: dataset.version, ...rest, riskAssessment: isRiskSaid(risk) ? risk : null }, { onSuccess: () => announce('Saved') });
        }}
      >
        <Stack gap={16}>
          <div className="known-fields"><TextField label="Name" value={fields.name} onChange={(name) => setFields({ ...fields, name })} /></div>
          <AboutFields known={fields} onKnown={setFields} />
          <ProtectionFields known={fields} onKnown={setFields} />
          <ProblemNotice problem={edit.error ?? remove.error} />
          <Cluster gap={8}>
            <Button type="submit" kind="primary" isDisabled={fields.name.trim() === '' || edit.isPending}>Save</Button>
            <ConfirmInline ask="Remove these data" question="Remove these flow data from the rooms? Claims that use them go stale. Undo brings them back." confirm="Remove them" onConfirm={() => remove.mutate({ id: dataset.id }, { onSuccess: () => go({ room: 'flows' }) })} />
          </Cluster>
        </Stack>
      </form>
    </Section>
  );
}
