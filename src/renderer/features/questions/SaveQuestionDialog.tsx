import { useState } from 'react';
import type { Question, SavedQuestion } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useChange } from '../../client/ask.ts';
import { announce, Button, Dialog, Stack, TextArea, TextField } from '../../ui/index.ts';
import { askedQuestion } from './asked-question.ts';

/** Gives a question a name, or a saved one its new form. */
export function SaveQuestionDialog({ question, saved, onClose }: { question: Question; saved: SavedQuestion | null; onClose: () => void }) {
  const save = useChange('questions.save');
  const edit = useChange('questions.edit');
  const [name, setName] = useState(saved?.name ?? '');
  const [note, setNote] = useState(saved?.note ?? '');
  function done(id: string): void {
    askedQuestion.set({ question, savedId: id });
    announce('The question is saved');
    onClose();
    go({ room: 'questions', id, details: { tab: 'ask' } }, { replace: true });
  }
  const asNew = (): void => save.mutate({ name: name.trim(), note, asks: question }, { onSuccess: ({ id }) => done(id) });
  const keep = (): void => (saved === null ? asNew() : edit.mutate({ id: saved.id, name: name.trim(), note, asks: question, expectedVersion: saved.version }, { onSuccess: ({ id }) => done(id) }));
  return (
    <Dialog
      title={saved === null ? 'Save the question' : 'Change the saved question'}
      isOpen
      onClose={onClose}
      onSubmit={keep}
      actions={(
        <>
          {saved !== null && <Button isDisabled={name.trim() === ''} onPress={asNew}>Save as another</Button>}
          <Button kind="primary" type="submit" isDisabled={name.trim() === '' || save.isPending || edit.isPending}>Save it</Button>
        </>
      )}
    >
      <Stack gap={12}>
        <TextField label="Name" autoFocus value={name} onChange={setName} description="It is a living set: opened later, it finds what was coded since. Matrices and other questions can use it." />
        <TextArea label="Note" rows={2} value={note} onChange={setNote} />
        <ProblemNotice problem={save.error ?? edit.error} />
      </Stack>
    </Dialog>
  );
}
