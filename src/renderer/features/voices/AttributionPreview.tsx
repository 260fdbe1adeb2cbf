import type { Voice } from '../../../contract/index.ts';
import { attributionFor } from '../../../domain/disclosure/consent-attribution.ts';
import { consentFor } from '../../../domain/disclosure/consent.ts';
import { Icon } from '../../ui/index.ts';
import { audienceOrder, todayHere } from './consent-words.ts';

const audienceNames = { team: 'Team', board: 'Board', partners: 'Partners', public: 'Public' } as const;

/** How a quote of this voice would be signed for each audience, or why it would be held back. */
export function AttributionPreview({ voice, year }: { voice: Voice; year: number | null }) {
  const today = todayHere();
  return (
    <dl className="voices-preview" aria-label="How a quote would be signed">
      {audienceOrder.map((audience) => {
        const { verdict, why } = consentFor(voice.consent, audience, today);
        return (
          <div key={audience} data-verdict={verdict}>
            <dt>{audienceNames[audience]}</dt>
            <dd>
              {verdict === 'enters' ? <span className="voices-signed">{attributionFor(voice, audience, year)}</span> : <span className="voices-held"><Icon name={verdict === 'held' ? 'against' : 'caution'} /> {why}</span>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
