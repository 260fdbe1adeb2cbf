import { useState } from 'react';
import type { Claim } from '../../../contract/index.ts';
import { caretAtEnd } from '../../app/caret.ts';
import { ClashNotice } from '../../app/ClashNotice.tsx';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useChange } from '../../client/ask.ts';
import { useDraft } from '../../client/drafts.ts';
import { useKeptEdit } from '../../client/kept-edit.ts';
import { Button, Cluster, Stack, TextArea } from '../../ui/index.ts';
import { ReasonField } from '../framework/ReasonField.tsx';

/** Words the claim anew, in place, with the reason. */
export function ClaimStatement({ claim, onDone }: { claim: Claim; onDone: () => void }) {
  const edit = useChange('claims.edit');
  const [first] = useState(claim.statement);
  const [statement, setStatement] = useState(first);
  const [reason, setReason] = useState('');
  const draft = useDraft(`claim ${claim.id} statement`, { statement, reason }, (back) => { setStatement(back.statement ?? statement); setReason(back.reason ?? reason); });
  const done = (): void => { draft.forget(); onDone(); };
  const kept = useKeptEdit<Pick<Claim, 'statement'>>(claim, (patch, expectedVersion) => edit.mutateAsync({ id: claim.id, expectedVersion, reason, ...patch }));
  const isChanged = statement.trim() !== first.trim();
  const isReady = isChanged && statement.trim() !== '' && reason.trim() !== '' && !kept.isSaving;

  async function save(over = false): Promise<void> {
    if (isReady && (await kept.submit({ statement: statement.trim() }, over))) done();
  }

  return (
    <form
      onSubmit={(event) => { event.preventDefault(); void save(); }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); void save(); }
        if (event.key === 'Escape' && !isChanged) done();
      }}
    >
      <Stack gap={12}>
        <TextArea label="What is claimed" isVoice rows={3} autoFocus onFocus={caretAtEnd} value={statement} onChange={setStatement} />
        {isChanged && <ReasonField value={reason} onChange={setReason} />}
        {kept.clash && <ClashNotice theirs={kept.clash.statement ?? ''} onSaveMine={() => void save(true)} onTakeTheirs={done} />}
        <DraftNotice draft={draft} />
        <ProblemNotice problem={kept.problem} />
        <Cluster>
          <Button type="submit" kind="primary" size="small" keys="Ctrl Enter" isDisabled={!isReady}>Save the new wording</Button>
          <Button size="small" onPress={done}>{isChanged ? 'Throw away what I wrote' : 'Leave it'}</Button>
        </Cluster>
      </Stack>
    </form>
  );
}
