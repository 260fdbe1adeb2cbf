import { useState } from 'react';
import type { Theory, TheoryLink } from '../../../contract/index.ts';
import { caretAtEnd } from '../../app/caret.ts';
import { ClashNotice } from '../../app/ClashNotice.tsx';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useChange } from '../../client/ask.ts';
import { useDraft } from '../../client/drafts.ts';
import { changesOf, useKeptEdit } from '../../client/kept-edit.ts';
import { Button, Dialog, Stack, TextArea } from '../../ui/index.ts';
import { PlaceBox } from './PlaceDialog.tsx';

type Fields = Pick<TheoryLink, 'assumption' | 'mechanism'>;

export function AddLinkDialog({ theory, fromId, onClose, onAdded }: { theory: Theory; fromId: string | null; onClose: () => void; onAdded: (id: string) => void }) {
  const add = useChange('theory.addLink');
  const [ends, setEnds] = useState<{ fromId: string | null; toId: string | null }>({ fromId, toId: null });
  const [fields, setFields] = useState<Fields>({ assumption: '', mechanism: '' });
  const draft = useDraft(`theory link new ${theory.id}`, fields, (back) => setFields({ ...fields, ...back }));
  const isReady = ends.fromId !== null && ends.toId !== null && !add.isPending;
  return (
    <Dialog
      title="Link two places"
      isOpen
      onClose={onClose}
      onSubmit={() => { if (ends.fromId !== null && ends.toId !== null && isReady) add.mutate({ fromId: ends.fromId, toId: ends.toId, ...fields }, { onSuccess: ({ id }) => { draft.forget(); onAdded(id); onClose(); } }); }}
      actions={<Button kind="primary" type="submit" isDisabled={!isReady}>Link them</Button>}
    >
      <Stack gap={16}>
        <PlaceBox label="This" theory={theory} without={ends.toId} value={ends.fromId} onChange={(id) => setEnds({ ...ends, fromId: id })} />
        <PlaceBox label="leads to" theory={theory} without={ends.fromId} value={ends.toId} onChange={(id) => setEnds({ ...ends, toId: id })} />
        <LinkFields fields={fields} onChange={setFields} />
        <DraftNotice draft={draft} />
        <ProblemNotice problem={add.error} />
      </Stack>
    </Dialog>
  );
}

export function EditLinkDialog({ link, onClose }: { link: TheoryLink; onClose: () => void }) {
  const edit = useChange('theory.editLink');
  const [opened] = useState<Fields>(() => ({ assumption: link.assumption, mechanism: link.mechanism }));
  const [fields, setFields] = useState<Fields>(opened);
  const kept = useKeptEdit<Fields>(link, (patch, expectedVersion) => edit.mutateAsync({ id: link.id, expectedVersion, ...patch }));
  const draft = useDraft(`theory link ${link.id}`, fields, (back) => setFields({ ...fields, ...back }));
  const done = (): void => { draft.forget(); onClose(); };
  async function submit(over = false): Promise<void> {
    if (await kept.submit(changesOf<Fields>(opened, fields), over)) done();
  }
  return (
    <Dialog title="How the one leads to the other" isOpen onClose={onClose} onSubmit={() => void submit()} actions={<Button kind="primary" type="submit" isDisabled={kept.isSaving}>Save</Button>}>
      <Stack gap={16}>
        <LinkFields fields={fields} onChange={setFields} isFirst />
        {kept.clash && <ClashNotice theirs={Object.values(kept.clash).filter(Boolean).join('; ')} onSaveMine={() => void submit(true)} onTakeTheirs={done} />}
        <DraftNotice draft={draft} />
        <ProblemNotice problem={kept.problem} />
      </Stack>
    </Dialog>
  );
}

function LinkFields({ fields, onChange, isFirst = false }: { fields: Fields; onChange: (fields: Fields) => void; isFirst?: boolean }) {
  return (
    <>
      <TextArea label="How the one leads to the other" note="what is offered, and what people do with it" rows={2} autoFocus={isFirst} onFocus={caretAtEnd} value={fields.mechanism} onChange={(mechanism) => onChange({ ...fields, mechanism })} />
      <TextArea label="What has to hold for it" note="may stay empty" rows={2} value={fields.assumption} onChange={(assumption) => onChange({ ...fields, assumption })} description="Assumptions that are watched, with what speaks for and against them, stand in the register of this theory." />
    </>
  );
}
