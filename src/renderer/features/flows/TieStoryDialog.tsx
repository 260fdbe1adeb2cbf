import { useState } from 'react';
import type { Input } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk, useChange } from '../../client/ask.ts';
import { announce, Button, ComboBox, Dialog, Stack, TextArea } from '../../ui/index.ts';

type TieStoryDialogProps = { about: Input<'flows.tieStory'>['about']; /** What it is tied to, in words. */ words: string; onClose: () => void };

/** Ties a source to a subset, or to one person where consent allows it. */
export function TieStoryDialog({ about, words, onClose }: TieStoryDialogProps) {
  const list = useAsk('sources.list', {});
  const tie = useChange('flows.tieStory');
  const [sourceId, setSourceId] = useState<string | null>(null);
  const [note, setNote] = useState('');
  return (
    <Dialog
      title="Tie a source to it"
      isOpen
      onClose={onClose}
      onSubmit={() => { if (sourceId !== null) tie.mutate({ about, sourceId, ...(note.trim() !== '' && { note: note.trim() }) }, { onSuccess: () => { announce('The source is tied to it'); onClose(); } }); }}
      actions={<Button kind="primary" type="submit" isDisabled={sourceId === null || tie.isPending}>Tie it</Button>}
    >
      <Stack gap={12}>
        <p>{about.is === 'person' ? `A story about ${words} stands beside one person’s stays. Whoever speaks in it has to have agreed to that; where nothing is recorded of their consent, Kist refuses the tie.` : `A story about “${words}” says what the numbers can’t. Where they are so few that a tie would point to somebody, Kist refuses it.`}</p>
        <ComboBox label="Source" autoFocus placeholder="Type a few letters of its title" choices={(list.data?.sources ?? []).map(({ id, title, kind }) => ({ id, label: title, description: kind }))} value={sourceId} onChange={setSourceId} />
        <TextArea label="Why it belongs here" rows={2} value={note} onChange={setNote} />
        <ProblemNotice problem={list.error ?? tie.error} />
      </Stack>
    </Dialog>
  );
}
