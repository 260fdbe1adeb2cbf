import { useState } from 'react';
import type { Indicator } from '../../../contract/index.ts';
import { caretAtEnd } from '../../app/caret.ts';
import { ClashNotice } from '../../app/ClashNotice.tsx';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { useDraft } from '../../client/drafts.ts';
import { changesOf, useKeptEdit } from '../../client/kept-edit.ts';
import { Button, CheckboxGroup, Dialog, Stack, TextArea, TextField } from '../../ui/index.ts';
import { PlaceField } from '../timeline/PlaceField.tsx';
import { ReasonField } from './ReasonField.tsx';

type IndicatorFields = Pick<Indicator, 'wording' | 'groups' | 'outcomeIds' | 'placeId' | 'element' | 'note'>;

const empty: IndicatorFields = { wording: '', groups: [], outcomeIds: [], placeId: null, element: '', note: '' };
const isWhole = ({ wording, groups }: IndicatorFields): boolean => wording.trim() !== '' && groups.length > 0;

/** A new leading indicator; opens its page. */
export function AddIndicatorDialog({ outcomeId, onClose }: { outcomeId?: string; onClose: () => void }) {
  const add = useChange('framework.addIndicator');
  const [fields, setFields] = useState<IndicatorFields>({ ...empty, outcomeIds: outcomeId === undefined ? [] : [outcomeId] });
  const draft = useDraft('indicator new', { wording: fields.wording, element: fields.element, note: fields.note }, (back) => setFields({ ...fields, ...back }));
  return (
    <Dialog
      title="Add a leading indicator"
      isOpen
      onClose={onClose}
      onSubmit={() => isWhole(fields) && add.mutate(fields, { onSuccess: ({ id }) => { draft.forget(); onClose(); go({ room: 'framework', id, details: { kind: 'indicator' } }); } })}
      actions={<Button kind="primary" type="submit" isDisabled={!isWhole(fields) || add.isPending}>Add the indicator</Button>}
    >
      <Stack gap={16}>
        <IndicatorForm fields={fields} onChange={setFields} />
        <DraftNotice draft={draft} />
        <ProblemNotice problem={add.error} />
      </Stack>
    </Dialog>
  );
}

/** Rewords or changes an indicator. A new wording asks for its reason; the old one is kept. */
export function EditIndicatorDialog({ indicator, onClose }: { indicator: Indicator; onClose: () => void }) {
  const edit = useChange('framework.editIndicator');
  const [opened] = useState(indicator);
  const [fields, setFields] = useState<IndicatorFields>(indicator);
  const [reason, setReason] = useState('');
  const kept = useKeptEdit<IndicatorFields>(indicator, (patch, expectedVersion) => edit.mutateAsync({ id: indicator.id, expectedVersion, ...patch, ...(patch.wording !== undefined && { reason }) }));
  const { wording, groups, outcomeIds, placeId, element, note } = fields;
  const draft = useDraft(`indicator ${indicator.id}`, { wording, element, note, reason }, ({ reason: why, ...back }) => { setFields({ ...fields, ...back }); setReason(why ?? reason); });
  const done = (): void => { draft.forget(); onClose(); };
  const changes = changesOf<IndicatorFields>(opened, { wording, groups, outcomeIds, placeId, element, note });
  const isReworded = changes.wording !== undefined;
  const isReady = isWhole(fields) && (!isReworded || reason.trim() !== '') && !kept.isSaving;

  async function submit(over = false): Promise<void> {
    if (isReady && (await kept.submit(changes, over))) done();
  }

  return (
    <Dialog title="Reword or change this indicator" isOpen onClose={onClose} onSubmit={() => void submit()} actions={<Button kind="primary" type="submit" isDisabled={!isReady}>Save</Button>}>
      <Stack gap={16}>
        <IndicatorForm fields={fields} onChange={setFields} reason={isReworded ? <ReasonField value={reason} onChange={setReason} /> : undefined} />
        {kept.clash && <ClashNotice theirs={[kept.clash.wording, kept.clash.groups?.join(', '), kept.clash.element, kept.clash.note].filter(Boolean).join('; ')} onSaveMine={() => void submit(true)} onTakeTheirs={done} />}
        <DraftNotice draft={draft} />
        <ProblemNotice problem={kept.problem} />
      </Stack>
    </Dialog>
  );
}

type IndicatorFormProps = { fields: IndicatorFields; onChange: (fields: IndicatorFields) => void; reason?: React.ReactNode };

function IndicatorForm({ fields, onChange, reason }: IndicatorFormProps) {
  const programme = useAsk('programme.get', {});
  const outcomes = useAsk('framework.outcomes', {});
  const set = (patch: Partial<IndicatorFields>): void => onChange({ ...fields, ...patch });
  const groups = [...new Set([...(programme.data?.groups ?? []), ...fields.groups])];
  return (
    <>
      <TextArea
        label="What would be seen"
        isVoice
        rows={2}
        autoFocus
        onFocus={caretAtEnd}
        value={fields.wording}
        onChange={(wording) => set({ wording })}
        description="In the words of those who own it, and positively: what is there when it goes well, not what is lacking. “We are asked before anything is decided.”"
      />
      {reason}
      <CheckboxGroup
        label="Owned by"
        description={fields.groups.length === 0 ? 'At least one group: the change as seen from where they stand. Groups are named in “Vault and team”, under the programme.' : undefined}
        choices={groups.map((group) => ({ id: group, label: group }))}
        value={fields.groups}
        onChange={(chosen) => set({ groups: chosen })}
        orientation="horizontal"
      />
      {(outcomes.data?.outcomes.length ?? 0) > 0 && (
        <CheckboxGroup
          label="Sign of these outcomes"
          note="as far as you know"
          choices={(outcomes.data?.outcomes ?? []).map(({ id, wording }) => ({ id, label: wording }))}
          value={fields.outcomeIds}
          onChange={(outcomeIds) => set({ outcomeIds })}
        />
      )}
      <PlaceField note="leave it if it holds everywhere" value={fields.placeId} onChange={(placeId) => set({ placeId })} />
      <TextField label="Element" note="the part of the system that it belongs to, if you use any" value={fields.element} onChange={(element) => set({ element })} />
      <TextArea label="Note" rows={2} value={fields.note} onChange={(note) => set({ note })} />
    </>
  );
}
