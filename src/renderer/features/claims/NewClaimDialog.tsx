import { useState } from 'react';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useChange } from '../../client/ask.ts';
import { useDraft } from '../../client/drafts.ts';
import { Button, Columns, DateIntervalField, Dialog, Stack, TextArea } from '../../ui/index.ts';
import { PlaceField } from '../timeline/PlaceField.tsx';
import { useDateField } from '../timeline/use-date-field.ts';

/** The sentence first; everything else is written on its page. */
export function NewClaimDialog({ onClose }: { onClose: () => void }) {
  const create = useChange('claims.create');
  const [statement, setStatement] = useState('');
  const [placeId, setPlaceId] = useState<string | null>(null);
  const when = useDateField(null);
  const draft = useDraft('claim new', { statement }, (back) => setStatement(back.statement ?? ''));
  const isWhole = statement.trim() !== '' && (when.text.trim() === '' || when.date !== null);
  return (
    <Dialog
      title="Write a claim"
      isOpen
      onClose={onClose}
      onSubmit={() => isWhole && create.mutate({ statement: statement.trim(), placeId, period: when.date }, { onSuccess: ({ id }) => { draft.forget(); onClose(); go({ room: 'claims', id }); } })}
      actions={<Button kind="primary" type="submit" isDisabled={!isWhole || create.isPending}>Write the claim</Button>}
    >
      <Stack gap={16}>
        <TextArea
          label="What is claimed"
          isVoice
          rows={3}
          autoFocus
          value={statement}
          onChange={setStatement}
          description="In a place and a period, something together with other things contributed to a change. Not “we did it”: “In Millbank, the Thursday kitchen, together with a steady community worker, contributed to parents running their own evenings.”"
        />
        <Columns gap={16} least="narrow">
          <PlaceField label="Where" value={placeId} onChange={setPlaceId} />
          <DateIntervalField label="When" note="if you know it yet" text={when.text} onChange={when.set} />
        </Columns>
        <DraftNotice draft={draft} />
        <ProblemNotice problem={create.error} />
      </Stack>
    </Dialog>
  );
}
