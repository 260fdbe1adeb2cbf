import { useEffect, useState } from 'react';
import type { ChosenFile, Recording } from '../../../../contract/index.ts';
import { ProblemNotice } from '../../../app/ProblemNotice.tsx';
import { useAsk, useChange, useLongWork } from '../../../client/ask.ts';
import { host } from '../../../client/kist.ts';
import { announce, Button, Cluster, ConfirmInline, Icon, LinkButton, Notice, ProgressLine, RadioGroup, Section, Stack } from '../../../ui/index.ts';
import { isFilm, recordingEndings, recordingInWords } from './media-words.ts';
import { playRecording } from './player.ts';
import './SourceRecordings.css';

type Copying = { chosen: ChosenFile; copy: 'copy' | 'outside' };

/** Sound and film of a source: what is in the vault, what lies outside where anybody can play it, and the way in. */
export function SourceRecordings({ sourceId }: { sourceId: string }) {
  const asked = useAsk('sources.recordings', { id: sourceId });
  const add = useLongWork('sources.addRecording');
  const keep = useLongWork('sources.keepRecording');
  const [asking, setAsking] = useState<Copying | null>(null);
  const recordings = asked.data?.recordings;
  const progress = add.progress ?? keep.progress;

  // Files are moved and removed behind the window's back: whoever comes back to it sees how it is now.
  const refetch = asked.refetch;
  useEffect(() => {
    const look = (): void => void refetch();
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [refetch]);

  async function choose(): Promise<ChosenFile | null> {
    add.clear();
    keep.clear();
    const [chosen] = await host().chooseFiles({ many: false, extensions: recordingEndings });
    return chosen ?? null;
  }

  async function take({ chosen, copy }: Copying): Promise<void> {
    const added = await add.start({ id: sourceId, file: chosen.token, copy: copy === 'copy' });
    if (added === null) return;
    setAsking(null);
    announce(copy === 'copy' ? 'The recording is in the vault' : 'The recording is noted, and stays outside');
  }

  async function copyIn(recording: Recording, isGone: boolean): Promise<void> {
    const file = isGone ? await choose() : null;
    if (isGone && file === null) return;
    const kept = await keep.start({ id: recording.id, ...(file !== null && { file: file.token }) });
    if (kept !== null) announce('The recording is in the vault');
  }

  return (
    <Section
      title="Recordings"
      {...(recordings !== undefined && recordings.length > 0 && { count: recordings.length })}
      actions={asking === null && progress === null && <Button size="small" kind="quiet" icon="plus" onPress={() => void choose().then((chosen) => { if (chosen !== null) setAsking({ chosen, copy: 'copy' }); })}>Add a recording</Button>}
    >
      <Stack gap={12}>
        {recordings?.length === 0 && asking === null && <p className="source-faint">None yet. A sound or film that is copied in here is encrypted like everything else, and plays from each turn that has a time.</p>}
        {asking !== null && progress === null && <AddForm asking={asking} onChange={setAsking} onTake={() => void take(asking)} onLeave={() => setAsking(null)} />}
        {progress !== null && <ProgressLine label="Copying into the vault" detail={progress.words} value={progress.fraction * 100} onStop={add.progress === null ? keep.stop : add.stop} />}
        <ProblemNotice problem={add.problem ?? keep.problem ?? asked.error} />
        {recordings !== undefined && recordings.length > 0 && (
          <ul className="recordings">
            {recordings.map((recording) => <RecordingItem key={recording.id} recording={recording} isBusy={progress !== null} onKeep={(isGone) => void copyIn(recording, isGone)} />)}
          </ul>
        )}
      </Stack>
    </Section>
  );
}

function AddForm({ asking, onChange, onTake, onLeave }: { asking: Copying; onChange: (asking: Copying) => void; onTake: () => void; onLeave: () => void }) {
  // A browser does not tell where a file lies.
  const knowsPaths = host().host.kind === 'electron';
  return (
    <form className="recording-add" onSubmit={(event) => { event.preventDefault(); onTake(); }}>
      <Stack gap={12}>
        <p><strong>{asking.chosen.name}</strong></p>
        {knowsPaths ? (
          <RadioGroup
            label="Where it is to be"
            choices={[
              { id: 'copy', label: 'Copied into the vault', description: 'Encrypted, and played from here. The file that you chose stays where it is until you remove it.' },
              { id: 'outside', label: 'Left where it lies', description: 'Not encrypted: anybody at this machine can play it. Kist remembers where it is, and says so.' },
            ]}
            value={asking.copy}
            onChange={(copy) => onChange({ ...asking, copy: copy as Copying['copy'] })}
          />
        ) : <p className="source-faint">It is copied into the vault, encrypted, and played from here. The file that you chose stays where it is until you remove it.</p>}
        <Cluster justify="between">
          <LinkButton onPress={onLeave}>Leave it</LinkButton>
          <Button kind="primary" size="small" type="submit" autoFocus>{asking.copy === 'copy' ? 'Copy it into the vault' : 'Note where it lies'}</Button>
        </Cluster>
      </Stack>
    </form>
  );
}

function RecordingItem({ recording, isBusy, onKeep }: { recording: Recording; isBusy: boolean; onKeep: (isGone: boolean) => void }) {
  const remove = useChange('sources.removeRecording');
  const isInside = recording.kept === 'in the vault';
  const isGone = recording.isReadable === false;
  return (
    <li className="recording">
      <div className="recording-head">
        <Icon name={isFilm(recording) ? 'film' : 'sound'} />
        <div>
          <strong className="recording-name">{recording.name}</strong>
          <span className="source-faint">{recordingInWords(recording)}. {isInside ? 'In the vault, encrypted.' : 'Outside the vault.'}</span>
        </div>
      </div>
      <Outside recording={recording} />
      <ProblemNotice problem={remove.error} />
      <Cluster>
        {isInside && <Button size="small" icon="play" onPress={() => playRecording(recording, 0)}>Play</Button>}
        {!isInside && <Button size="small" icon="lock" isDisabled={isBusy} onPress={() => onKeep(isGone)}>{isGone ? 'Choose it and copy it in' : 'Copy it into the vault'}</Button>}
        <ConfirmInline
          ask="Remove"
          size="small"
          icon="bin"
          question={isInside ? `Remove “${recording.name}” from this source? Undo brings it back.` : `Take “${recording.name}” off this source? The file outside stays where it is.`}
          confirm="Remove it"
          onConfirm={() => remove.mutate({ id: recording.id }, { onSuccess: () => announce('Recording removed') })}
        />
      </Cluster>
    </li>
  );
}

/** What can be played without the vault, in the words that anybody needs who left it there. */
function Outside({ recording }: { recording: Recording }) {
  const { outsidePath, isReadable, kept } = recording;
  const isInside = kept === 'in the vault';
  if (isReadable === true) {
    return (
      <Notice kind="caution" title={isInside ? 'The file it was copied from is still there.' : 'Anybody at this machine can play it.'}>
        {isInside ? 'Anybody at this machine can play that one until you remove it' : 'It is not encrypted until it is copied here or removed'}: <span className="recording-path">{outsidePath}</span>
      </Notice>
    );
  }
  if (isInside) return outsidePath === null ? <p className="source-faint">Kist was not told where the file lies that you chose. It is still there, and not encrypted, until you remove it.</p> : null;
  return (
    <p className="source-faint" data-tone="caution">
      {isReadable === null ? 'Nobody answers where it should lie, perhaps a share that is away' : 'It is no longer where it was'}: <span className="recording-path">{outsidePath}</span>
    </p>
  );
}
