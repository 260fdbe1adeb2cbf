import { useState } from 'react';
import type { Coding } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { keyLabel } from '../../app/keys.ts';
import { useChange } from '../../client/ask.ts';
import { announce, Button, Cluster, LinkButton, Stack, TextArea } from '../../ui/index.ts';

/** What somebody thinks about one coding. Ctrl Enter keeps it. */
export function MemoForm({ coding, codeName, onDone }: { coding: Coding; codeName: string; onDone: () => void }) {
  const write = useChange('coding.memo');
  const [memo, setMemo] = useState(coding.memo);
  const keep = (): void => write.mutate({ id: coding.id, memo, expectedVersion: coding.version }, { onSuccess: () => { announce('Memo kept'); onDone(); } });
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
        <ProblemNotice problem={write.error} />
        <Cluster justify="between">
          <LinkButton onPress={onDone}>Leave it</LinkButton>
          <Button size="small" type="submit" keys={keyLabel('mod+enter')} isDisabled={write.isPending}>Keep the memo</Button>
        </Cluster>
      </Stack>
    </form>
  );
}
