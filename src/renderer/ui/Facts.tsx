import type { ReactNode } from 'react';
import './Facts.css';

export type Fact = { label: string; value: ReactNode; tone?: 'plain' | 'for' | 'against' | 'caution' | 'faint' };
export type FactsProps = { facts: readonly Fact[] };

/** Pairs of a word and its value, one on a line. */
export function Facts({ facts }: FactsProps) {
  return (
    <dl className="ui-facts">
      {facts.map((fact) => (
        <div key={fact.label} className="ui-fact">
          <dt>{fact.label}</dt>
          <dd className="ui-fact-value" data-tone={fact.tone}>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

export type ShareProps = {
  /** The part and the whole that it is of. The whole is always said. */
  part: number;
  whole: number;
  /** Says it in words: "62 of 100 have one recorded". Drawn only under these words' authority: leave the bar out when the part is hidden. */
  words: string;
};

/** A part of a whole as a bar with its words. */
export function Share({ part, whole, words }: ShareProps) {
  const percent = whole <= 0 ? 0 : Math.min(100, Math.max(0, (part / whole) * 100));
  return (
    <div className="ui-share">
      <div className="ui-share-track" aria-hidden="true"><div className="ui-share-part" style={{ width: `${percent}%` }} /></div>
      <p className="ui-share-words">{words}</p>
    </div>
  );
}
