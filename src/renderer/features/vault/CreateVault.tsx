import { useState } from 'react';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk, useLongWork } from '../../client/ask.ts';
import { host } from '../../client/kist.ts';
import { Button, Cluster, ProgressLine, Stack, TextField } from '../../ui/index.ts';
import type { NewKey } from './new-key.ts';
import { PassphraseField } from './PassphraseField.tsx';

export function CreateVault({ isSample, isFirst, onMade }: { isSample: boolean; isFirst: boolean; onMade: (made: NewKey) => void }) {
  const [name, setName] = useState(isSample ? 'Sample programme' : '');
  const [coderName, setCoderName] = useState('');
  // Taken from the name until somebody writes their own.
  const [ownInitials, setOwnInitials] = useState<string | null>(null);
  const coder = { name: coderName, initials: ownInitials ?? initialsOf(coderName) };
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [folder, setFolder] = useState<string | null>(null);
  const strength = useAsk('vault.strength', { passphrase }, { enabled: passphrase.length > 0, keepPrevious: true });
  const create = useLongWork('vault.create');
  const createSample = useLongWork('vault.createSample');
  const work = isSample ? createSample : create;
  const differs = again.length > 0 && again !== passphrase;
  const ready = name.trim() !== '' && strength.data?.enough === true && again === passphrase && (isSample || (coder.name.trim() !== '' && coder.initials.trim() !== ''));

  const make = async (): Promise<void> => {
    const place = { name, passphrase, ...(folder !== null && { folder }) };
    const made = isSample ? await createSample.start(place) : await create.start({ ...place, coder });
    if (made) onMade(made);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !work.progress) void make();
      }}
    >
      <Stack gap={16}>
        <h1>{isSample ? 'Look at the sample programme' : isFirst ? 'Make your first vault' : 'Make a new vault'}</h1>
        <p>
          {isSample
            ? 'A wholly fictional programme in an invented city, with interviews, codings, signs of change, moves of 2,000 synthetic children and three claims. It gets a vault of its own, so that it never mixes with real people.'
            : 'A vault holds one programme: its recordings, codings, flow data and claims, in one encrypted folder on this machine. Nobody can open it without the passphrase or the recovery key, and nobody at Kist can help.'}
        </p>
        <TextField label="Name of the vault" value={name} onChange={setName} autoFocus={!isSample} />
        {!isSample && (
          <Cluster gap={12} align="start">
            <TextField label="Your name" value={coder.name} onChange={setCoderName} description="Every change carries it." />
            <TextField label="Initials" value={coder.initials} maxLength={4} onChange={setOwnInitials} />
          </Cluster>
        )}
        <PassphraseField label="Passphrase" value={passphrase} onChange={setPassphrase} autoFocus={isSample} />
        <TextField label="The same passphrase again" type="password" value={again} onChange={setAgain} autoComplete="new-password" {...(differs ? { error: 'The two are not the same yet.' } : {})} />
        {host().host.choosesFolders && (
          <Cluster gap={8}>
            <Button kind="quiet" icon="folder" onPress={async () => setFolder(await host().chooseFolder())}>Keep it in another folder</Button>
            {folder !== null && <span>{folder}</span>}
          </Cluster>
        )}
        <ProblemNotice problem={work.problem} />
        {work.progress && <ProgressLine label={isSample ? 'Making the sample' : 'Making the vault'} detail={work.progress.words} value={work.progress.fraction * 100} />}
        <Cluster gap={8}>
          <Button kind="primary" type="submit" isDisabled={!ready || work.progress !== null}>{isSample ? 'Open the sample' : 'Make the vault'}</Button>
        </Cluster>
      </Stack>
    </form>
  );
}

function initialsOf(name: string): string {
  return name.trim().split(/\s+/).map((word) => word[0]?.toUpperCase() ?? '').join('').slice(0, 4);
}
