import { useState } from 'react';
import { Button, Checkbox, Cluster, Notice, Stack } from '../../ui/index.ts';
import type { NewKey } from './new-key.ts';

/** The recovery key, shown once and made to be printed. */
export function RecoverySheet({ newKey, onDone }: { newKey: NewKey; onDone: () => void }) {
  const [kept, setKept] = useState(false);
  return (
    <Stack gap={16}>
      <h1>Recovery key of “{newKey.name}”</h1>
      <p>This key opens the vault when the passphrase is forgotten. It is shown now and never again: Kist keeps no copy of it.</p>
      <p className="recovery-key" data-testid="recovery-key">{newKey.recoveryKey}</p>
      <p>Vault: {newKey.path}</p>
      <Notice kind="caution" title="Print it, or copy it by hand, and keep it where the vault isn't." next="A locked drawer or a safe. Whoever has this key and the vault's files can read everything." />
      <div className="recovery-actions">
        <Stack gap={16}>
          <Checkbox isSelected={kept} onChange={setKept}>I have the key on paper</Checkbox>
          <Cluster gap={8}>
            <Button icon="print" onPress={() => window.print()}>Print</Button>
            <Button kind="primary" isDisabled={!kept} onPress={onDone}>Open the vault</Button>
          </Cluster>
        </Stack>
      </div>
    </Stack>
  );
}
