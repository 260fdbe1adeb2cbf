import type { Indicator } from '../../../contract/index.ts';
import { Icon } from '../../ui/index.ts';
import { polarities, type Polarity, polarityWords, signCount } from './polarity.ts';
import './PolarityMark.css';

/** A mark with its word. `words` says more than the bare word: "4 confirming". */
export function PolarityMark({ polarity, words }: { polarity: Polarity; words?: string }) {
  const { icon, tone, word } = polarityWords[polarity];
  return <span className="polarity-mark" data-tone={tone}><Icon name={icon} />{words ?? word}</span>;
}

/** How many signs speak which way, side by side; one is never taken from the other. */
export function SignTally({ signs }: { signs: Indicator['signs'] }) {
  if (signCount(signs) === 0) return <span className="sign-tally" data-is-empty>no sign yet</span>;
  return (
    <span className="sign-tally">
      {polarities.filter((polarity) => signs[polarity] > 0).map((polarity) => <PolarityMark key={polarity} polarity={polarity} words={`${signs[polarity]} ${polarity}`} />)}
    </span>
  );
}
