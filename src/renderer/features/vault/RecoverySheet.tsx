import { useState } from 'react';
import { Button, Checkbox, Cluster, Dialog, Notice, Stack } from '../../ui/index.ts';
import type { NewKey } from './new-key.ts';
import './RecoverySheet.css';

/** The recovery key, shown once and made to be printed, on its way into the vault. */
export function RecoverySheet({ newKey, onDone }: { newKey: NewKey; onDone: () => void }) {
  return (
    <Stack gap={16}>
      <h1>Recovery key of “{newKey.name}”</h1>
      <KeyToKeep newKey={newKey} done="Open the vault" onDone={onDone} />
    </Stack>
  );
}

/** The same over the open vault. It asks to be answered, because the key printed before opens nothing any more. */
export function RecoveryDialog({ newKey, onDone }: { newKey: NewKey; onDone: () => void }) {
  return (
    <Dialog title={`Recovery key of “${newKey.name}”`} isOpen>
      <Stack gap={16}><KeyToKeep newKey={newKey} done="Back to the vault" onDone={onDone} /></Stack>
    </Dialog>
  );
}

function KeyToKeep({ newKey, done, onDone }: { newKey: NewKey; done: string; onDone: () => void }) {
  const [kept, setKept] = useState(false);
  return (
    <>
      {newKey.why !== undefined && <p>{newKey.why}</p>}
      <p>This key opens the vault when the passphrase is forgotten. It is shown now and never again: Kist keeps no copy of it.</p>
      <p className="recovery-key" data-testid="recovery-key">{newKey.recoveryKey}</p>
      <p>Vault: {newKey.path}</p>
      <Notice kind="caution" title="Print it, or copy it by hand, and keep it where the vault isn't." next="A locked drawer or a safe. Whoever has this key and the vault's files can read everything." />
      <div className="recovery-actions">
        <Stack gap={16}>
          <Checkbox isSelected={kept} onChange={setKept}>I have the key on paper</Checkbox>
          <Cluster gap={8}>
            <Button icon="print" onPress={() => window.print()}>Print</Button>
            <Button kind="primary" isDisabled={!kept} onPress={onDone}>{done}</Button>
          </Cluster>
        </Stack>
      </div>
    </>
  );
}
