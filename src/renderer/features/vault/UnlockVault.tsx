import { useState } from 'react';
import type { Output } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useLongWork } from '../../client/ask.ts';
import { host } from '../../client/kist.ts';
import { Button, Cluster, ProgressLine, Select, Stack, TextField } from '../../ui/index.ts';
import type { NewKey } from './new-key.ts';

export type KnownVaults = Output<'vault.list'>['vaults'];

/** Which of the vaults on this machine; another folder where the host can choose one. */
export function useVaultChoice(vaults: KnownVaults, lastPath: string | null) {
  const known = lastPath !== null && !vaults.some((vault) => vault.path === lastPath) ? [{ path: lastPath, name: lastPath.replace(/^.*[\\/]/, '').replace(/\.kist$/, ''), changedAt: '' }, ...vaults] : vaults;
  const [path, setPath] = useState(lastPath ?? known[0]?.path ?? '');
  const choices = known.some((vault) => vault.path === path) || path === '' ? known : [...known, { path, name: path, changedAt: '' }];
  const field = (
    <Cluster gap={8} align="end">
      <Select
        label="Vault"
        choices={choices.map((vault) => ({ id: vault.path, label: vault.name, description: vault.path }))}
        value={path || null}
        onChange={setPath}
        placeholder="Choose a vault"
      />
      {host().host.choosesFolders && (
        <Button icon="folder" onPress={async () => setPath((await host().chooseFolder()) ?? path)}>Another folder</Button>
      )}
    </Cluster>
  );
  return { path, field };
}

type UnlockVaultProps = {
  vaults: KnownVaults;
  lastPath: string | null;
  onOpened: () => void;
  /** It is open, and a change of the passphrase that had been cut short was finished with a new recovery key. */
  onRenewed: (newKey: NewKey) => void;
  onForgotten: () => void;
};

export function UnlockVault({ vaults, lastPath, onOpened, onRenewed, onForgotten }: UnlockVaultProps) {
  const { path, field } = useVaultChoice(vaults, lastPath);
  const [passphrase, setPassphrase] = useState('');
  const unlock = useLongWork('vault.unlock');
  const open = async (evenIfSynced = false): Promise<void> => {
    const opened = await unlock.start({ path, passphrase, evenIfSynced });
    setPassphrase('');
    if (!opened) return;
    if (opened.recoveryKey === null) onOpened();
    else onRenewed({ ...opened, recoveryKey: opened.recoveryKey, why: 'A change of the passphrase had been cut short. It is finished now: from now on only the new passphrase opens this vault, and the recovery key from before opens nothing any more.' });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!unlock.progress) void open();
      }}
    >
      <Stack gap={16}>
        <h1>Unlock</h1>
        {field}
        <TextField label="Passphrase" type="password" value={passphrase} onChange={setPassphrase} autoFocus autoComplete="current-password" />
        <ProblemNotice problem={unlock.problem} />
        {unlock.progress && <ProgressLine label="Unlocking" detail="Deriving the key takes about a second, so that guessing takes for ever." />}
        <Cluster gap={8}>
          <Button kind="primary" type="submit" icon="lock" isDisabled={path === '' || passphrase === '' || unlock.progress !== null}>Unlock</Button>
          <Button kind="quiet" icon="key" onPress={onForgotten}>Use the recovery key</Button>
        </Cluster>
      </Stack>
    </form>
  );
}
