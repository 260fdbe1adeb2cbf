import { useEffect, useRef, useState } from 'react';
import type { OpenedSource, Recording } from '../../../../contract/index.ts';
import { keyLabel, useKeys } from '../../../app/keys.ts';
import { useAsk } from '../../../client/ask.ts';
import { announce, Button, Icon, ProgressLine, Select } from '../../../ui/index.ts';
import { clock } from '../../coding/in-words.ts';
import { isFilm, lengthInWords, sizeInWords } from './media-words.ts';
import { offerToPlay } from './play-from.ts';
import { emptyPlayer, nextSpeed, playerElement, playRecording, seek, setSpeed, skip, speeds, stopLoading, togglePlaying, usePlaying } from './player.ts';
import { saidAt, timeOf } from './said-now.ts';
import './PlayerBar.css';

/** How far the keys go back and on, in milliseconds: enough to hear a half sentence again. */
const aBit = 5000;

/** At the foot of the reader: plays the recording of the source, from the beginning or from a turn. */
export function PlayerBar({ opened }: { opened: OpenedSource }) {
  const sourceId = opened.source.id;
  const asked = useAsk('sources.recordings', { id: sourceId });
  const inVault = asked.data?.recordings.filter((recording) => recording.kept === 'in the vault') ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const playing = usePlaying();
  const recording = inVault.find((one) => one.id === (playing.recording?.id ?? chosen)) ?? inVault[0] ?? null;
  const isHere = recording !== null && playing.recording?.id === recording.id;

  useEffect(() => {
    offerToPlay(recording);
    return () => offerToPlay(null);
  }, [recording]);
  useEffect(() => emptyPlayer, [sourceId]);
  // What was removed or taken back while it played is not played on.
  const lost = asked.data !== undefined && playing.recording !== null && !inVault.some((one) => one.id === playing.recording?.id);
  useEffect(() => { if (lost) emptyPlayer(); }, [lost]);

  useKeys({
    k: () => { if (recording !== null) togglePlaying(recording); },
    j: () => { skip(-aBit); announce('Back 5 seconds'); },
    'shift+j': () => { skip(aBit); announce('On 5 seconds'); },
    '<': () => announce(`Speed ${nextSpeed(-1)}`),
    '>': () => announce(`Speed ${nextSpeed(1)}`),
    'shift+k': () => { if (recording !== null) playFromCursor(opened, recording); },
  }, recording !== null);

  useSaid(opened, isHere && playing.standing !== 'loading' ? playing.atMs : null);

  if (recording === null) return null;
  const isPlaying = isHere && playing.standing === 'playing';
  const canSeek = isHere && (playing.standing === 'playing' || playing.standing === 'ready');
  return (
    <section className="player" aria-label="Recording of this source">
      {isHere && isFilm(recording) && canSeek && <Film />}
      {isHere && playing.standing === 'failed' && <p className="player-problem" role="alert"><Icon name="against" />{playing.problem}</p>}
      {isHere && playing.beyondMs !== null && playing.lengthMs !== null && <p className="player-problem" role="alert"><Icon name="info" />{`“${recording.name}” ends at ${clock(playing.lengthMs)}, before ${clock(playing.beyondMs)}.${inVault.length > 1 ? ' Choose another recording below.' : ''}`}</p>}
      {isHere && playing.standing === 'loading' ? (
        <ProgressLine
          label="Taking it out of the vault"
          detail={`${sizeInWords(recording.bytes * playing.loaded)} of ${sizeInWords(recording.bytes)}, into this window’s memory alone`}
          value={playing.loaded * 100}
          onStop={stopLoading}
        />
      ) : (
        <div className="player-row">
          <Button size="small" kind="primary" icon={isPlaying ? 'pause' : 'play'} keys={keyLabel('k')} onPress={() => togglePlaying(recording)}>{isPlaying ? 'Pause' : 'Play'}</Button>
          <Button size="small" kind="quiet" icon="undo" keys={keyLabel('j')} isDisabled={!canSeek} onPress={() => skip(-aBit)}>Back 5 s</Button>
          <input
            className="player-seek"
            type="range"
            aria-label={`Place in ${recording.name}`}
            aria-valuetext={lengthInWords(isHere ? playing.atMs : 0)}
            min={0}
            max={(isHere ? playing.lengthMs : null) ?? 1}
            step={1000}
            value={canSeek ? playing.atMs : 0}
            disabled={!canSeek || playing.lengthMs === null}
            onChange={(event) => seek(Number(event.target.value))}
          />
          <span className="player-time">{clock(isHere ? playing.atMs : 0)}{isHere && playing.lengthMs !== null && <> of {clock(playing.lengthMs)}</>}</span>
          <div className="player-speed">
            <Select label="Speed" hasHiddenLabel choices={speeds.map((speed) => ({ id: String(speed), label: `${speed}×` }))} value={String(playing.speed)} onChange={(speed) => setSpeed(Number(speed))} />
          </div>
          {inVault.length > 1 ? (
            <div className="player-which"><Select label="Recording" hasHiddenLabel choices={inVault.map(({ id, name }) => ({ id, label: name }))} value={recording.id} onChange={(id) => { emptyPlayer(); setChosen(id); }} /></div>
          ) : <span className="player-name" title={recording.name}>{recording.name}</span>}
        </div>
      )}
    </section>
  );
}

/** The picture of a film, from the one element that plays. */
function Film() {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = playerElement();
    place.current?.append(element);
    return () => element.remove();
  }, []);
  return <div ref={place} className="player-film" />;
}

/** Plays from the paragraph in which the reader's cursor stands. */
function playFromCursor(opened: OpenedSource, recording: Recording): void {
  const row = document.querySelector<HTMLElement>('.reader-row[data-cursor]');
  const from = row === null ? null : timeOf(opened, Number(row.dataset['paragraph']) - 1);
  if (from === null) {
    announce(row === null ? 'Go to a paragraph first' : 'This paragraph has no time in the recording');
    return;
  }
  playRecording(recording, from);
}

/** Marks the paragraph that is being said. The mark is set on the row itself, so that no drawing of the text waits for it. */
function useSaid(opened: OpenedSource, atMs: number | null): void {
  const index = atMs === null ? null : saidAt(opened, atMs);
  const number = index === null ? null : opened.paragraphs[index]!.number;
  useEffect(() => {
    if (number === null) return;
    const row = document.querySelector<HTMLElement>(`.reader-row[data-paragraph="${number}"]`);
    if (row !== null) row.dataset['said'] = 'now';
    return () => { delete row?.dataset['said']; };
  }, [number]);
}
