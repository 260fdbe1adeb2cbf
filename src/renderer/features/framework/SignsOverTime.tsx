import type { Sign } from '../../../contract/index.ts';
import { formatUncertainDate } from '../../../domain/timeline/uncertain-date.ts';
import { Finding, LinkButton, Section, Stack } from '../../ui/index.ts';
import { SpanPicture } from '../timeline/SpanPicture.tsx';
import { usePlaces } from '../voices/use-places.ts';
import { polarities, polarityWords } from './polarity.ts';
import { PolarityMark } from './PolarityMark.tsx';
import { seenWhere, seenWords, signsSentence } from './signs-in-words.ts';
import './SignsOverTime.css';

type SignsOverTimeProps = {
  /** Earliest first. */
  signs: readonly Sign[];
  chosen: string | null;
  onChoose: (id: string) => void;
  /** Whether to say of each sign which indicator it is one of. */
  hasIndicators?: boolean;
  actions?: React.ReactNode;
};

/** A finding first, then its picture, then every sign. */
export function SignsOverTime({ signs, chosen, onChoose, hasIndicators = false, actions }: SignsOverTimeProps) {
  const { nameOf } = usePlaces();
  const sentence = signsSentence(signs);
  return (
    <Section title="Signs over time" actions={actions}>
      {sentence === null ? <p>No sign has been logged yet. Has nothing changed, or has nobody looked?</p> : (
        <Stack gap={16}>
          <Finding>{sentence}</Finding>
          <SpanPicture
            label={`Signs on a line of time. ${sentence} Each is in the list below.`}
            lanes={polarities.map((id) => ({ id, label: polarityWords[id].word, icon: polarityWords[id].icon, tone: polarityWords[id].tone }))}
            spans={signs.map((sign) => ({ id: sign.id, lane: sign.polarity, date: sign.date, words: `${formatUncertainDate(sign.date)}: ${seenWords(sign).words}` }))}
            chosen={chosen}
            onChoose={onChoose}
          />
          <ol className="sign-list" aria-label="Signs, earliest first">
            {signs.map((sign) => {
              const { words, isSaid } = seenWords(sign);
              const place = nameOf(sign.placeId);
              return (
                <li key={sign.id} className="sign-row" data-is-chosen={sign.id === chosen || undefined}>
                  <div className="sign-row-lead"><PolarityMark polarity={sign.polarity} /></div>
                  <div>
                    <div className="sign-row-words" data-is-said={isSaid || undefined}>
                      <LinkButton isQuiet aria-current={sign.id === chosen ? 'true' : undefined} onPress={() => onChoose(sign.id)}>{words}</LinkButton>
                    </div>
                    <div className="sign-row-detail">
                      {[
                        formatUncertainDate(sign.date), place, hasIndicators ? `sign of “${sign.indicatorWording}”` : seenWhere(sign), sign.observedBy && `seen by ${sign.observedBy}`, sign.expected === 'not said' ? null : sign.expected,
                      ].filter(Boolean).join(', ')}
                    </div>
                  </div>
                </li>
              );
            })}
          </ol>
        </Stack>
      )}
    </Section>
  );
}
