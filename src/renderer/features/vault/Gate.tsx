/** What stands before an open vault: unlock one, make one, look at the sample, or bring one back. */
import { useEffect, useState } from 'react';
import type { WindowEvent } from '../../../contract/index.ts';
import { Button, Cluster, KistMark, Notice, Stack } from '../../ui/index.ts';
import { CreateVault } from './CreateVault.tsx';
import type { NewKey } from './new-key.ts';
import { RecoverVault } from './RecoverVault.tsx';
import { RecoverySheet } from './RecoverySheet.tsx';
import { RestoreVault } from './RestoreVault.tsx';
import { UnlockVault } from './UnlockVault.tsx';
import { followDeeds } from '../../app/menu-actions.ts';
import { useAsk } from '../../client/ask.ts';
import './Gate.css';

export type LockedWhy = Extract<WindowEvent, { kind: 'locked' }>['why'];

type View = 'unlock' | 'create' | 'sample' | 'recover' | 'restore';

const whyLocked: Record<LockedWhy, { title: string; words: string } | null> = {
  person: null,
  idle: { title: 'Locked after a while without you.', words: 'Everything that was saved is safe.' },
  sleep: { title: 'Locked because the machine went to sleep.', words: 'Everything that was saved is safe.' },
  crash: { title: "The vault's process ended unexpectedly.", words: 'Every change that Kist acknowledged is safe on the disk. Unlock the vault again to go on.' },
};

export type GateProps = { why: LockedWhy | null; lastPath: string | null; onOpened: () => void };

export function Gate({ why, lastPath, onOpened }: GateProps) {
  const list = useAsk('vault.list', {});
  const vaults = list.data?.vaults ?? [];
  const [chosenView, setView] = useState<View | null>(null);
  const [newKey, setNewKey] = useState<NewKey | null>(null);
  const first = vaults.length === 0 && lastPath === null;
  const view = chosenView ?? (first ? 'create' : 'unlock');

  useEffect(() => followDeeds({ 'vault.new': () => setView('create'), 'vault.open': () => setView('unlock'), 'vault.sample': () => setView('sample') }), []);

  if (newKey) return <GateFrame><RecoverySheet newKey={newKey} onDone={onOpened} /></GateFrame>;
  if (list.isPending) return <GateFrame>{null}</GateFrame>;

  const explained = why && whyLocked[why];
  const back = (): void => setView(null);
  return (
    <GateFrame>
      {explained && <Notice kind={why === 'crash' ? 'caution' : 'info'} title={explained.title} isUrgent>{explained.words}</Notice>}
      {view === 'unlock' && <UnlockVault vaults={vaults} lastPath={lastPath} onOpened={onOpened} onRenewed={setNewKey} onForgotten={() => setView('recover')} />}
      {view === 'create' && <CreateVault isSample={false} onMade={setNewKey} isFirst={first} />}
      {view === 'sample' && <CreateVault isSample onMade={setNewKey} isFirst={first} />}
      {view === 'recover' && <RecoverVault vaults={vaults} lastPath={lastPath} onRecovered={setNewKey} />}
      {view === 'restore' && <RestoreVault vaults={vaults} folder={list.data?.folder ?? ''} onRestored={back} />}
      <nav className="gate-ways" aria-label="Other ways in">
        <Cluster gap={8}>
          {view !== 'unlock' && !first && <Button kind="quiet" icon="lock" onPress={() => setView('unlock')}>Unlock a vault</Button>}
          {view !== 'create' && <Button kind="quiet" icon="plus" onPress={() => setView('create')}>Make a new vault</Button>}
          {view !== 'sample' && <Button kind="quiet" icon="eye" onPress={() => setView('sample')}>Look at the sample programme</Button>}
          {view !== 'restore' && <Button kind="quiet" icon="undo" onPress={() => setView('restore')}>Restore a backup</Button>}
        </Cluster>
      </nav>
    </GateFrame>
  );
}

function GateFrame({ children }: { children: React.ReactNode }) {
  return (
    <div className="gate">
      <main className="gate-sheet">
        <header className="gate-head">
          <span className="gate-name"><KistMark /> Kist</span>
          <p>A quiet place for what people said, and for what it adds up to. Everything stays on this machine, encrypted.</p>
        </header>
        <Stack gap={24}>{children}</Stack>
      </main>
    </div>
  );
}
