import { useState } from 'react';
import type { CausalLink } from '../../../contract/index.ts';
import { useChange } from '../../client/ask.ts';
import { Button, Cluster, LinkButton, Select, Stack, TextArea } from '../../ui/index.ts';
import { useKeptFields } from '../coding/use-kept-fields.tsx';
import { blindfoldOrder, blindfoldWords, howOrder, howWords, polarityOrder, polarityWords } from './cause-words.ts';
import { FactorField } from './FactorField.tsx';

/** Changes a causal link in place; its words stay as they are. */
export function EditCause({ link, onDone }: { link: CausalLink; onDone: () => void }) {
  const edit = useChange('causes.edit');
  const [causeId, setCause] = useState(link.causeId);
  const [effectId, setEffect] = useState(link.effectId);
  const [polarity, setPolarity] = useState(link.polarity);
  const [how, setHow] = useState(link.how);
  const [blindfold, setBlindfold] = useState(link.blindfold);
  const [note, setNote] = useState(link.note);
  const present = { causeId: link.causeId, effectId: link.effectId, polarity: link.polarity, how: link.how, blindfold: link.blindfold, note: link.note, version: link.version };
  const { keep, isSaving, notice } = useKeptFields(present, { causeId, effectId, polarity, how, blindfold, note }, (patch, expectedVersion) => edit.mutateAsync({ id: link.id, ...patch, expectedVersion }), onDone);
  const chosen = (set: (id: string) => void) => (factor: { id: string } | { name: string } | null): void => { if (factor !== null && 'id' in factor) set(factor.id); };
  return (
    <form onSubmit={(event) => { event.preventDefault(); keep(); }}>
      <Stack gap={8}>
        <FactorField label="This" value={{ id: causeId }} onChange={chosen(setCause)} />
        <FactorField label="leads to this" value={{ id: effectId }} onChange={chosen(setEffect)} />
        <Select label="How" choices={polarityOrder.map((id) => ({ id, label: polarityWords[id].means }))} value={polarity} onChange={setPolarity} />
        <Select label="What do they say it is due to?" choices={howOrder.map((id) => ({ id, label: howWords[id].means }))} value={how} onChange={setHow} />
        <Select label="Who knew what is asked about?" choices={blindfoldOrder.map((id) => ({ id, label: blindfoldWords[id] }))} value={blindfold} onChange={setBlindfold} />
        <TextArea label="Note" rows={2} value={note} onChange={setNote} />
        {notice}
        <Cluster justify="between">
          <LinkButton onPress={onDone}>Leave it</LinkButton>
          <Button size="small" type="submit" isDisabled={isSaving}>Keep it</Button>
        </Cluster>
      </Stack>
    </form>
  );
}
