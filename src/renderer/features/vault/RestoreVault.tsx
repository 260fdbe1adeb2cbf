import { useState } from 'react';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk, useLongWork } from '../../client/ask.ts';
import { host } from '../../client/kist.ts';
import { Button, Cluster, Notice, ProgressLine, Select, Stack, TextField } from '../../ui/index.ts';
import { type KnownVaults, useVaultChoice } from './UnlockVault.tsx';

/** A vault from one of its backups: beside the old one, never over it. */
export function RestoreVault({ vaults, folder, onRestored }: { vaults: KnownVaults; folder: string; onRestored: () => void }) {
  const { path, field } = useVaultChoice(vaults, null);
  const backups = useAsk('vault.backups', { path }, { enabled: path !== '' });
  const [chosen, setChosen] = useState<string | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [name, setName] = useState('');
  const [restored, setRestored] = useState<string | null>(null);
  const restore = useLongWork('vault.restore');
  const list = backups.data?.backups ?? [];
  const backup = chosen ?? list[0]?.path ?? null;

  if (restored !== null) return <Notice kind="for" title={`“${restored}” is restored.`} next="Unlock it to look inside. The vault that it came from is as it was." actions={<Button kind="primary" onPress={onRestored}>Unlock a vault</Button>} />;
  return (
    <form
      onSubmit={async (event) => {
        event.preventDefault();
        if (backup === null) return;
        const made = await restore.start({ backup, path: `${folder}/${name.replace(/[\\/:*?"<>|]/g, '-')}.kist`, passphrase });
        if (made) setRestored(made.name);
      }}
    >
      <Stack gap={16}>
        <h1>Restore a backup</h1>
        <p>The backup is opened and read through first, then put into a vault of its own. Nothing that is there is written over.</p>
        {field}
        <Cluster gap={8} align="end">
          <Select
            label="Backup"
            choices={list.map((entry) => ({ id: entry.path, label: new Date(entry.at).toLocaleString('en-GB'), description: `${(entry.bytes / 1e6).toFixed(1)} MB` }))}
            value={backup}
            onChange={setChosen}
            placeholder={path === '' ? 'Choose a vault first' : 'No backup beside this vault'}
          />
          {host().host.choosesFolders && <Button icon="folder" onPress={async () => setChosen((await host().chooseFolder()) ?? chosen)}>A backup elsewhere</Button>}
        </Cluster>
        <TextField label="Name of the restored vault" value={name} onChange={setName} />
        <TextField label="Passphrase at the time of the backup" type="password" value={passphrase} onChange={setPassphrase} autoComplete="current-password" />
        <ProblemNotice problem={restore.problem} />
        {restore.progress && <ProgressLine label="Restoring" detail={restore.progress.words} />}
        <Cluster gap={8}>
          <Button kind="primary" type="submit" isDisabled={backup === null || name.trim() === '' || passphrase === '' || restore.progress !== null}>Restore</Button>
        </Cluster>
      </Stack>
    </form>
  );
}
