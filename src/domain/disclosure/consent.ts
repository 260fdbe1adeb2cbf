/**
 * Whether a voice's words may go to an audience. Ethical consent is asked for here; the lawful basis of a project is recorded apart from it.
 *
 * Each audience stands for itself: what was given for the public says nothing about the board that was not asked about, because people agree to particular readers.
 * Within the team, unknown passes (the team is who asks); a refusal or a withdrawal never does.
 */
import { formatUncertainDate, knownDay } from '../timeline/uncertain-date.ts';
import type { Audience, Consent } from '../../contract/index.ts';

export type Verdict = 'enters' | 'decide' | 'held';
export type ConsentAnswer = { verdict: Verdict; why: string };

/** Audiences as they stand in a sentence. */
export const audienceInWords: Record<Audience, string> = { team: 'the team', board: 'the board', partners: 'partners', public: 'the public' };

/** `consent` null: nobody is recorded as the speaker. `today` is an ISO day. */
export function consentFor(consent: Consent | null, audience: Audience, today: string): ConsentAnswer {
  const who = audienceInWords[audience];
  if (consent === null) {
    return audience === 'team'
      ? { verdict: 'enters', why: 'It is not recorded whose words these are; that is enough for the team.' }
      : { verdict: 'held', why: `It is not recorded whose words these are, so nobody is known to have agreed that ${who} may read them.` };
  }
  if (consent.state === 'withdrawn') return { verdict: 'held', why: 'This voice withdrew consent.' };
  const answer = consent.state === 'recorded' ? (consent.audiences[audience] ?? 'unknown') : 'unknown';
  if (answer === 'refused') return { verdict: 'held', why: `This voice said no to ${who}.` };
  if (consent.state === 'recorded' && consent.until !== null && consent.until < today) {
    const ended = formatUncertainDate(knownDay(consent.until));
    return audience === 'team'
      ? { verdict: 'decide', why: `Consent ran until ${ended}. Somebody has to say whether the team may still use these words.` }
      : { verdict: 'held', why: `Consent ran until ${ended}.` };
  }
  if (answer === 'given') return { verdict: 'enters', why: `Consent for ${who} is recorded.` };
  return audience === 'team'
    ? { verdict: 'enters', why: 'Consent is not recorded yet; that is enough for the team.' }
    : { verdict: 'held', why: `It is not recorded that this voice agreed to ${who}.` };
}

const severity: Record<Verdict, number> = { enters: 0, decide: 1, held: 2 };

/** The strictest of several answers; what several people said together may go only where all of them agreed. */
export function strictest(verdicts: readonly Verdict[]): Verdict {
  return verdicts.reduce<Verdict>((worst, verdict) => (severity[verdict] > severity[worst] ? verdict : worst), 'enters');
}
