import { useState } from 'react';
import type { Coding } from '../../../contract/index.ts';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { keyLabel } from '../../app/keys.ts';
import { useChange } from '../../client/ask.ts';
import { useDraft } from '../../client/drafts.ts';
import { announce, Button, Cluster, LinkButton, Stack, TextArea } from '../../ui/index.ts';
import { useKeptFields } from './use-kept-fields.tsx';

/** What somebody thinks about one coding. Ctrl Enter keeps it. */
export function MemoForm({ coding, codeName, onDone }: { coding: Coding; codeName: string; onDone: () => void }) {
  const write = useChange('coding.memo');
  const [memo, setMemo] = useState(coding.memo);
  const draft = useDraft(`coding ${coding.id} memo`, { memo }, (back) => setMemo(back.memo ?? coding.memo));
  const done = (): void => { draft.forget(); onDone(); };
  const { keep, isSaving, notice } = useKeptFields(
    { memo: coding.memo, version: coding.version },
    { memo },
    async (_patch, expectedVersion) => { await write.mutateAsync({ id: coding.id, memo, expectedVersion }); announce('Memo kept'); },
    done,
  );
  return (
    <form
      className="coding-form"
      onSubmit={(event) => { event.preventDefault(); keep(); }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); keep(); }
      }}
    >
      <Stack gap={8}>
        <TextArea label={`Memo on “${codeName}”`} autoFocus rows={3} value={memo} onChange={setMemo} />
        <DraftNotice draft={draft} />
        {notice}
        <Cluster justify="between">
          <LinkButton onPress={done}>Leave it</LinkButton>
          <Button size="small" type="submit" keys={keyLabel('mod+enter')} isDisabled={isSaving}>Keep the memo</Button>
        </Cluster>
      </Stack>
    </form>
  );
}
