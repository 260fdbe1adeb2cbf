import { useState } from 'react';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk, useLongWork } from '../../client/ask.ts';
import { Button, Checkbox, Cluster, Notice, ProgressLine, Section, Stack, TextField } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import './ChangePassphrase.css';
import type { NewKey } from './new-key.ts';
import { PassphraseField } from './PassphraseField.tsx';
import { RecoveryDialog } from './RecoverySheet.tsx';

/** Another passphrase and, unless that is not wanted, another key for everything that the vault holds. */
export function ChangePassphrase() {
  const state = useAsk('vault.state', {});
  const [present, setPresent] = useState('');
  const [next, setNext] = useState('');
  const [newKey, setNewKey] = useState(true);
  const [made, setMade] = useState<NewKey | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const change = useLongWork('vault.changePassphrase');

  async function store(): Promise<void> {
    setDone(null);
    const changed = await change.start({ passphrase: present, newPassphrase: next, newKey });
    if (!changed) return;
    setPresent('');
    setNext('');
    setDone(changed.recoveryKey === null ? '' : backupsInWords(changed.backups));
    if (changed.recoveryKey !== null) {
      setMade({ name: state.data?.name ?? '', path: state.data?.path ?? '', recoveryKey: changed.recoveryKey, why: 'The vault has a new key. The recovery key that was printed before opens only copies from before, if you keep any elsewhere: destroy the old sheet when you have replaced them.' });
    }
  }

  return (
    <Section title="Passphrase" about="Change it when somebody leaves the team, or when it may have been seen.">
      <form
        className="passphrase-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (change.progress === null) void store();
        }}
      >
        <Stack gap={12}>
          <TextField label="Present passphrase" type="password" value={present} onChange={setPresent} autoComplete="current-password" />
          <PassphraseField label="New passphrase" value={next} onChange={setNext} />
          <Checkbox
            isSelected={newKey}
            onChange={setNewKey}
            description={
              newKey
                ? 'Everything is encrypted anew, so that the old passphrase and the old recovery key open nothing here any more, whatever older file somebody has kept. You get a new recovery key to print. Backups beside the vault are encrypted anew, too; copies elsewhere can’t be reached and open as before. It needs room for a second copy of the vault for a moment.'
                : 'The recovery key stays as it is. Whoever knows the old passphrase and has kept an older copy of the file envelope.json can still open the vault. Backups open with the passphrase of their time.'
            }
          >
            Give the vault a new key as well
          </Checkbox>
          <ProblemNotice problem={change.problem} />
          {done !== null && <Notice kind="for" title={done === '' ? 'The passphrase is changed.' : 'The passphrase and the key are changed.'}>{done}</Notice>}
          {change.progress && <ProgressLine label="Changing the passphrase" detail={change.progress.words} value={change.progress.fraction * 100} onStop={change.stop} />}
          <Cluster gap={8}>
            <Button type="submit" icon="key" isDisabled={present === '' || next === '' || change.progress !== null}>Change the passphrase</Button>
          </Cluster>
        </Stack>
      </form>
      {made && <RecoveryDialog newKey={made} onDone={() => setMade(null)} />}
    </Section>
  );
}

function backupsInWords({ renewed, left }: { renewed: number; left: number }): string {
  const both = [renewed > 0 && `${counted(renewed, 'backup')} beside the vault got the new key.`, left > 0 && `${counted(left, 'backup')} could not be given it and still ${left === 1 ? 'opens' : 'open'} as before.`];
  return both.filter(Boolean).join(' ') || 'There were no backups beside the vault.';
}
