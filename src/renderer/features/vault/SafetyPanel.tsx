import { useState } from 'react';
import { useAsk, useLongWork } from '../../client/ask.ts';
import { host } from '../../client/kist.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { Button, Cluster, Notice, ProgressLine, Rows, Section, Stack } from '../../ui/index.ts';
import { ChangePassphrase } from './ChangePassphrase.tsx';

/** Backups, a check of the whole vault, and the passphrase. */
export function SafetyPanel() {
  return (
    <Stack gap={32}>
      <Backups />
      <Check />
      <ChangePassphrase />
    </Stack>
  );
}

function Backups() {
  const state = useAsk('vault.state', {});
  const path = state.data?.path ?? '';
  const backups = useAsk('vault.backups', { path }, { enabled: path !== '' });
  const backup = useLongWork('vault.backup');
  const [made, setMade] = useState<string | null>(null);
  const write = async (folder?: string): Promise<void> => {
    const done = await backup.start(folder === undefined ? {} : { folder });
    if (done) {
      setMade(done.path);
      void backups.refetch();
    }
  };
  const list = backups.data?.backups ?? [];
  return (
    <Section title="Backups" about="A backup is encrypted with the same key and is opened and read back before it counts. Keep one away from this machine: a managed share is fine, because all it holds is ciphertext.">
      <Stack gap={12}>
        <Cluster gap={8}>
          <Button kind="primary" icon="save" isDisabled={backup.progress !== null} onPress={() => void write()}>Back up now</Button>
          {host().host.choosesFolders && (
            <Button
              icon="folder"
              isDisabled={backup.progress !== null}
              onPress={async () => {
                const folder = await host().chooseFolder();
                if (folder !== null) await write(folder);
              }}
            >
              Back up to another folder
            </Button>
          )}
        </Cluster>
        {backup.progress && <ProgressLine label="Backing up" detail={backup.progress.words} />}
        <ProblemNotice problem={backup.problem} />
        {made !== null && <Notice kind="for" title="The backup was written and read back.">{made}</Notice>}
        {list.length === 0 ? (
          <p>No backup stands beside this vault yet.</p>
        ) : (
          <Rows label="Backups beside the vault" rows={list.slice(0, 8).map((entry) => ({ id: entry.path, title: new Date(entry.at).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' }), detail: `${(entry.bytes / 1e6).toFixed(1)} MB, ${entry.name}${entry.isSealedOtherwise ? '. Opens with the passphrase of its time' : ''}` }))} />
        )}
      </Stack>
    </Section>
  );
}

function Check() {
  const check = useLongWork('vault.check');
  const [findings, setFindings] = useState<{ what: string; ok: boolean; detail: string }[] | null>(null);
  return (
    <Section title="Check the whole vault" about="Reads every page, the history chain, every text and every coding. It changes nothing.">
      <Stack gap={12}>
        <Cluster gap={8}>
          <Button icon="check" isDisabled={check.progress !== null} onPress={async () => setFindings((await check.start({}))?.findings ?? null)}>Check now</Button>
        </Cluster>
        {check.progress && <ProgressLine label="Checking" detail={check.progress.words} />}
        <ProblemNotice problem={check.problem} />
        {findings && (
          <div role="status">
            <Rows
              label="What the check found"
              rows={findings.map((finding) => ({ id: finding.what, title: finding.what, detail: finding.detail, icon: finding.ok ? ('check' as const) : ('caution' as const), iconMeaning: finding.ok ? 'Sound' : 'Not sound', tone: finding.ok ? ('for' as const) : ('against' as const) }))}
            />
          </div>
        )}
      </Stack>
    </Section>
  );
}
