import { Icon } from '../../../ui/index.ts';
import { clock } from '../../coding/in-words.ts';
import { playFrom, useCanPlay } from './play-from.ts';
import './TurnTime.css';

/** When a turn begins; where a recording can be played, pressing it plays from there. By keyboard, Shift K does the same at the cursor, so that a thousand turns are not a thousand stops of Tab. */
export function TurnTime({ ms }: { ms: number }) {
  const canPlay = useCanPlay();
  if (!canPlay) return <span className="reader-time">{clock(ms)}</span>;
  return (
    <button type="button" className="reader-time turn-time" tabIndex={-1} aria-label={`Play from ${clock(ms)}`} title="Play from here" onClick={() => playFrom(ms)}>
      <Icon name="play" />
      {clock(ms)}
    </button>
  );
}
