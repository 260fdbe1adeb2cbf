import { useState } from 'react';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk, useChange } from '../../client/ask.ts';
import { Button, Cluster, Stack, TextField } from '../../ui/index.ts';

/** Whether the coder at the keyboard works in blind mode; undefined while that isn't known. */
export function useIsBlind(): boolean | undefined {
  const team = useAsk('team.coders', {});
  const blind = useAsk('agreement.blind', {});
  return blind.data?.coders.find((coder) => coder.coderId === team.data?.current)?.blind;
}

/** Goes into blind mode at once; comes out of it with a reason, because revealing can't be taken back. */
export function BlindSwitch() {
  const isBlind = useIsBlind();
  const set = useChange('agreement.setBlind');
  const [reason, setReason] = useState<string | null>(null);
  if (isBlind === undefined) return null;
  if (!isBlind) {
    return (
      <Stack gap={8}>
        <div><Button icon="eye-closed" size="small" isDisabled={set.isPending} onPress={() => set.mutate({ blind: true })}>Work blind from now on</Button></div>
        <ProblemNotice problem={set.error} />
      </Stack>
    );
  }
  return (
    <Stack gap={8}>
      {reason === null ? <div><Button icon="eye" size="small" onPress={() => setReason('')}>Reveal others’ codings</Button></div> : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            set.mutate({ blind: false, ...(reason.trim() !== '' && { reason: reason.trim() }) }, { onSuccess: () => setReason(null) });
          }}
        >
          <Stack gap={8}>
            <TextField label="Why now" autoFocus value={reason} onChange={setReason} description="What has been seen can’t be unseen: revealing stands in the history, with this reason, and undo leaves it alone." />
            <Cluster gap={8}>
              <Button type="submit" kind="primary" size="small" isDisabled={set.isPending}>Reveal them</Button>
              <Button size="small" kind="quiet" onPress={() => setReason(null)}>Stay blind</Button>
            </Cluster>
          </Stack>
        </form>
      )}
      <ProblemNotice problem={set.error} />
    </Stack>
  );
}
