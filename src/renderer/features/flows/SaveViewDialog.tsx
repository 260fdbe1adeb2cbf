import { useState } from 'react';
import type { FlowQuestion } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useChange } from '../../client/ask.ts';
import { announce, Button, Dialog, Stack, TextArea, TextField } from '../../ui/index.ts';

/** Gives a way of looking a name, so that it can be opened again and asked of a later extract. */
export function SaveViewDialog({ question, suggested, onClose }: { question: FlowQuestion; suggested: string; onClose: () => void }) {
  const save = useChange('flows.saveView');
  const [name, setName] = useState(suggested);
  const [note, setNote] = useState('');
  return (
    <Dialog
      title="Keep this way of looking"
      isOpen
      onClose={onClose}
      onSubmit={() => { if (name.trim() !== '') save.mutate({ name: name.trim(), question, ...(note.trim() !== '' && { note: note.trim() }) }, { onSuccess: () => { announce('Kept under “Saved ways of looking”'); onClose(); } }); }}
      actions={<Button kind="primary" type="submit" isDisabled={name.trim() === '' || save.isPending}>Keep it</Button>}
    >
      <Stack gap={12}>
        <TextField label="Name" autoFocus value={name} onChange={setName} description="What is asked and of which part is kept, never the numbers: opened later, it is counted anew." />
        <TextArea label="Note" rows={2} value={note} onChange={setNote} />
        <ProblemNotice problem={save.error} />
      </Stack>
    </Dialog>
  );
}
