import { formatUncertainDate } from '../../../domain/timeline/uncertain-date.ts';
import { destinationOf } from '../../app/places.ts';
import { go } from '../../app/route.ts';
import { LinkButton } from '../../ui/index.ts';
import { PolarityMark } from '../framework/PolarityMark.tsx';
import { seenWords } from '../framework/signs-in-words.ts';
import { beginningOf } from '../coding/in-words.ts';
import { usePlaces } from '../voices/use-places.ts';
import type { Happening } from './chronology.ts';
import { YearStrip } from './YearStrip.tsx';

type HappeningRowProps = { happening: Happening; year: number; chosen: string | null; onChoose: (id: string) => void };

/** One event with the signs seen in it, or one sign seen in somebody's words. */
export function HappeningRow({ happening, year, chosen, onChoose }: HappeningRowProps) {
  const { nameOf } = usePlaces();
  const date = happening.kind === 'event' ? happening.event.date : happening.sign.date;
  const when = (
    <div className="happening-when">
      {formatUncertainDate(date)}
      <YearStrip date={date} year={year} />
    </div>
  );
  if (happening.kind === 'sign') {
    const { sign } = happening;
    const { words, isSaid } = seenWords(sign);
    return (
      <li className="happening" data-kind="sign">
        {when}
        <div className="happening-words">
          <PolarityMark polarity={sign.polarity} words={`${sign.polarity} sign`} />{' '}
          <LinkButton isQuiet onPress={() => go(destinationOf({ kind: 'sign', id: sign.id }))}>{sign.indicatorWording}</LinkButton>
          <div className="happening-detail"><span className={isSaid ? 'happening-said' : undefined}>{beginningOf(words, 110)}</span></div>
        </div>
      </li>
    );
  }
  const { event, signs } = happening;
  return (
    <li className="happening" id={`event-${event.id}`} data-kind="event" data-is-chosen={event.id === chosen || undefined}>
      {when}
      <div>
        <LinkButton isQuiet aria-current={event.id === chosen ? 'true' : undefined} onPress={() => onChoose(event.id)}>{event.title}</LinkButton>
        <div className="happening-detail">{[nameOf(event.placeId), event.kind, event.knownFrom && `Known from: ${beginningOf(event.knownFrom, 90)}`].filter(Boolean).join(' · ')}</div>
        {signs.length > 0 && (
          <div className="happening-signs">
            {signs.map((sign) => (
              <span key={sign.id}>
                <PolarityMark polarity={sign.polarity} words={`${sign.polarity} sign of`} />{' '}
                <LinkButton isQuiet onPress={() => go(destinationOf({ kind: 'sign', id: sign.id }))}>{beginningOf(sign.indicatorWording, 60)}</LinkButton>
              </span>
            ))}
          </div>
        )}
      </div>
    </li>
  );
}
