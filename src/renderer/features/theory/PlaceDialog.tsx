import { useState } from 'react';
import type { Theory, TheoryNode } from '../../../contract/index.ts';
import { caretAtEnd } from '../../app/caret.ts';
import { ClashNotice } from '../../app/ClashNotice.tsx';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk, useChange } from '../../client/ask.ts';
import { useDraft } from '../../client/drafts.ts';
import { changesOf, useKeptEdit } from '../../client/kept-edit.ts';
import { Button, ComboBox, Dialog, Select, Stack, TextArea, TextField } from '../../ui/index.ts';
import { kindOrder, kindWords } from './theory-words.ts';

type Fields = Pick<TheoryNode, 'kind' | 'label' | 'note' | 'group' | 'indicatorId' | 'outcomeId'>;

const blank: Fields = { kind: 'condition', label: '', note: '', group: '', indicatorId: null, outcomeId: null };

/** A new place of a theory; what leads to it may be said at once. */
export function AddPlaceDialog({ theory, linkedFrom, onClose, onAdded }: { theory: Theory; linkedFrom: string | null; onClose: () => void; onAdded: (id: string) => void }) {
  const add = useChange('theory.addNode');
  const [fields, setFields] = useState<Fields>(blank);
  const [fromId, setFromId] = useState(linkedFrom);
  const draft = useDraft(`theory place new ${theory.id}`, fields, (back) => setFields({ ...fields, ...back }));
  const isReady = fields.label.trim() !== '' && !add.isPending;
  return (
    <Dialog
      title="Add a place"
      isOpen
      onClose={onClose}
      onSubmit={() => isReady && add.mutate({ theoryId: theory.id, ...fields, ...(fromId !== null && { linkedFrom: fromId }) }, { onSuccess: ({ id }) => { draft.forget(); onAdded(id); onClose(); } })}
      actions={<Button kind="primary" type="submit" isDisabled={!isReady}>Add it</Button>}
    >
      <Stack gap={16}>
        <PlaceFields fields={fields} onChange={setFields} />
        {theory.nodeList.length > 0 && <PlaceBox label="What leads to it" note="may stay empty" theory={theory} value={fromId} onChange={setFromId} />}
        <DraftNotice draft={draft} />
        <ProblemNotice problem={add.error} />
      </Stack>
    </Dialog>
  );
}

export function EditPlaceDialog({ node, onClose }: { node: TheoryNode; onClose: () => void }) {
  const edit = useChange('theory.editNode');
  const [opened] = useState<Fields>(() => ({ kind: node.kind, label: node.label, note: node.note, group: node.group, indicatorId: node.indicatorId, outcomeId: node.outcomeId }));
  const [fields, setFields] = useState<Fields>(opened);
  const kept = useKeptEdit<Fields>(node, (patch, expectedVersion) => edit.mutateAsync({ id: node.id, expectedVersion, ...patch }));
  const draft = useDraft(`theory place ${node.id}`, fields, (back) => setFields({ ...fields, ...back }));
  const done = (): void => { draft.forget(); onClose(); };
  async function submit(over = false): Promise<void> {
    if (fields.label.trim() !== '' && (await kept.submit(changesOf<Fields>(opened, fields), over))) done();
  }
  return (
    <Dialog title="Change this place" isOpen onClose={onClose} onSubmit={() => void submit()} actions={<Button kind="primary" type="submit" isDisabled={fields.label.trim() === '' || kept.isSaving}>Save</Button>}>
      <Stack gap={16}>
        <PlaceFields fields={fields} onChange={setFields} />
        {kept.clash && <ClashNotice theirs={Object.values(kept.clash).filter(Boolean).join('; ')} onSaveMine={() => void submit(true)} onTakeTheirs={done} />}
        <DraftNotice draft={draft} />
        <ProblemNotice problem={kept.problem} />
      </Stack>
    </Dialog>
  );
}

function PlaceFields({ fields, onChange }: { fields: Fields; onChange: (fields: Fields) => void }) {
  const indicators = useAsk('framework.indicators', {}, { enabled: fields.kind === 'indicator' });
  const outcomes = useAsk('framework.outcomes', {}, { enabled: fields.kind === 'outcome' });
  /** Taking one from the framework fills the words, unless somebody wrote some. */
  const named = (words: string | undefined): string => (fields.label.trim() === '' ? words ?? '' : fields.label);
  return (
    <>
      <Select label="It is" choices={kindOrder.map((kind) => ({ id: kind, label: kindWords[kind].word, description: kindWords[kind].means }))} value={fields.kind} onChange={(kind) => onChange({ ...fields, kind, indicatorId: kind === 'indicator' ? fields.indicatorId : null, outcomeId: kind === 'outcome' ? fields.outcomeId : null })} />
      {fields.kind === 'indicator' && (
        <ComboBox label="The one of the framework" note="may stay empty" placeholder="Type a few letters" choices={(indicators.data?.indicators ?? []).map(({ id, wording }) => ({ id, label: wording }))} value={fields.indicatorId} onChange={(indicatorId) => onChange({ ...fields, indicatorId, label: named(indicators.data?.indicators.find((one) => one.id === indicatorId)?.wording) })} />
      )}
      {fields.kind === 'outcome' && (
        <ComboBox label="The one of the framework" note="may stay empty" placeholder="Type a few letters" choices={(outcomes.data?.outcomes ?? []).map(({ id, wording }) => ({ id, label: wording }))} value={fields.outcomeId} onChange={(outcomeId) => onChange({ ...fields, outcomeId, label: named(outcomes.data?.outcomes.find((one) => one.id === outcomeId)?.wording) })} />
      )}
      <TextArea label="In words" rows={2} autoFocus onFocus={caretAtEnd} value={fields.label} onChange={(label) => onChange({ ...fields, label: label.replace(/\n/g, ' ') })} description="Short enough to stand in a box." />
      <TextField label="Who it is about" note="if it is about one group" value={fields.group} onChange={(group) => onChange({ ...fields, group })} />
      <TextArea label="Note" note="may stay empty" rows={2} value={fields.note} onChange={(note) => onChange({ ...fields, note })} />
    </>
  );
}

/** One of the places of a theory. */
export function PlaceBox({ label, note, theory, without = null, value, onChange }: { label: string; note?: string; theory: Pick<Theory, 'nodeList'>; without?: string | null; value: string | null; onChange: (id: string | null) => void }) {
  return (
    <ComboBox
      label={label}
      {...(note !== undefined && { note })}
      placeholder="Type a few letters of a place"
      choices={theory.nodeList.filter(({ id }) => id !== without).map((node) => ({ id: node.id, label: node.label, description: kindWords[node.kind].word }))}
      value={value}
      onChange={onChange}
    />
  );
}
