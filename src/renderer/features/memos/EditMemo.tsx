import { type KeyboardEvent } from 'react';
import type { Memo } from '../../../contract/index.ts';
import { keyLabel } from '../../app/keys.ts';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { useChange } from '../../client/ask.ts';
import { announce, Button, Cluster, LinkButton, Stack, TextArea } from '../../ui/index.ts';
import { useKeptFields } from '../coding/use-kept-fields.tsx';
import { useDraft } from './drafts.ts';
import { MemoFields, type MemoWords } from './MemoFields.tsx';

/** Changing a memo. What somebody else changed meanwhile is put beside it; the note of a coding has words alone. */
export function EditMemo({ memo, onDone }: { memo: Memo; onDone: () => void }) {
  const edit = useChange('memos.edit');
  const note = useChange('coding.memo');
  const { draft, write, forget, words } = useDraft<MemoWords>(`memo ${memo.id}`, { kind: memo.kind, title: memo.title, text: memo.text });
  const done = (): void => { forget(); onDone(); };
  const { keep, isSaving, notice } = useKeptFields<MemoWords>(
    memo,
    { ...draft, title: draft.title.trim() },
    async (patch, expectedVersion) => {
      if (memo.ofCoding) await note.mutateAsync({ id: memo.id, memo: draft.text, expectedVersion });
      else await edit.mutateAsync({ id: memo.id, ...patch, expectedVersion });
      announce('Memo kept');
    },
    done,
  );
  function onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') return done();
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    keep();
  }
  const isEmpty = !memo.ofCoding && draft.text.trim() === '' && draft.title.trim() === '';
  return (
    <form className="memo-form" aria-label="Change the memo" onKeyDown={onKey} onSubmit={(event) => { event.preventDefault(); keep(); }}>
      <Stack gap={12}>
        {memo.ofCoding ? <TextArea label="Memo" rows={6} autoFocus value={draft.text} onChange={(text) => write({ text })} /> : <MemoFields words={draft} onChange={write} hasFocus />}
        <DraftNotice draft={words} />
        {notice}
        <Cluster justify="between">
          <LinkButton onPress={done}>Leave it as it was</LinkButton>
          <Button kind="primary" type="submit" keys={keyLabel('mod+enter')} isDisabled={isSaving || isEmpty}>Keep the memo</Button>
        </Cluster>
      </Stack>
    </form>
  );
}
