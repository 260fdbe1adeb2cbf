import { useState } from 'react';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useLongWork } from '../../client/ask.ts';
import { Button, Cluster, ProgressLine, Stack, TextField } from '../../ui/index.ts';
import type { NewKey } from './new-key.ts';
import { PassphraseField } from './PassphraseField.tsx';
import { type KnownVaults, useVaultChoice } from './UnlockVault.tsx';

/** The way in for somebody who has forgotten the passphrase: the printed key, and a new passphrase. */
export function RecoverVault({ vaults, lastPath, onRecovered }: { vaults: KnownVaults; lastPath: string | null; onRecovered: (newKey: NewKey) => void }) {
  const { path, field } = useVaultChoice(vaults, lastPath);
  const [recoveryKey, setRecoveryKey] = useState('');
  const [newPassphrase, setNewPassphrase] = useState('');
  const recover = useLongWork('vault.unlockWithRecoveryKey');
  return (
    <form
      onSubmit={async (event) => {
        event.preventDefault();
        const recovered = await recover.start({ path, recoveryKey, newPassphrase });
        if (recovered) onRecovered(recovered);
      }}
    >
      <Stack gap={16}>
        <h1>Use the recovery key</h1>
        <p>The key is on the sheet that was printed when the vault was made. You set a new passphrase, and get a new key to print: the old one is spent.</p>
        {field}
        <TextField label="Recovery key" value={recoveryKey} onChange={setRecoveryKey} autoFocus autoComplete="off" description="Five groups of five. Capitals, hyphens and spaces don't matter." />
        <PassphraseField label="New passphrase" value={newPassphrase} onChange={setNewPassphrase} />
        <ProblemNotice problem={recover.problem} />
        {recover.progress && <ProgressLine label="Unlocking" detail={recover.progress.words} />}
        <Cluster gap={8}>
          <Button kind="primary" type="submit" isDisabled={path === '' || recoveryKey === '' || newPassphrase === '' || recover.progress !== null}>Unlock and set the passphrase</Button>
        </Cluster>
      </Stack>
    </form>
  );
}
