/** Consent of those who speak in a piece of evidence, as it stands, in words. */
import { audienceInWords } from '../disclosure/consent.ts';
import { formatUncertainDate, knownDay } from '../timeline/uncertain-date.ts';
import type { Audience, Consent } from '../../contract/index.ts';
import { listInWords } from './in-words.ts';

type Speaking = { role: 'interviewer' | 'participant' | 'other'; voice: { pseudonym: string; consent: Consent } | null };

const inOrder: readonly Audience[] = ['team', 'board', 'partners', 'public'];

/** "Bracken agreed to the team and the board, until 30 June 2026." Of interviewers nothing is asked; empty where nobody else speaks. */
export function consentInWords(speakers: readonly Speaking[]): string {
  const sentences = speakers.flatMap(({ role, voice }) => {
    if (voice === null) return role === 'interviewer' ? [] : ['It is not recorded whose words these are.'];
    if (role === 'interviewer') return [];
    const { state, audiences, until } = voice.consent;
    if (state === 'withdrawn') return [`${voice.pseudonym} withdrew consent.`];
    const given = inOrder.filter((audience) => audiences[audience] === 'given').map((audience) => audienceInWords[audience]);
    if (state === 'unknown' || given.length === 0) return [`What ${voice.pseudonym} agreed to is not recorded.`];
    return [`${voice.pseudonym} agreed to ${listInWords(given)}${until === null ? '' : `, until ${formatUncertainDate(knownDay(until))}`}.`];
  });
  return [...new Set(sentences)].join(' ');
}
