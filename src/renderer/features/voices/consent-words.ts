/** A voice's consent in the words of the window. What may leave is decided in the service; here it is only said. */
import type { Attribution, Audience, Consent } from '../../../contract/index.ts';
import { audienceInWords } from '../../../domain/disclosure/consent.ts';
import { formatUncertainDate, knownDay } from '../../../domain/timeline/uncertain-date.ts';
import { listed } from '../coding/in-words.ts';

/** From the innermost to the outermost. */
export const audienceOrder: readonly Audience[] = ['team', 'board', 'partners', 'public'];

export const attributionWords: Record<Attribution, { label: string; meaning: string }> = {
  named: { label: 'By name', meaning: 'The name stands beside the words, at their own wish.' },
  'full role': { label: 'Full role', meaning: 'May point at one person: only where they have agreed to that.' },
  'general role': { label: 'General role and area', meaning: 'What kind of part they play, and in which wider area.' },
  group: { label: 'Group only', meaning: 'The stakeholder group, nothing else.' },
  none: { label: 'Nothing', meaning: '“A participant”, without group, place or date.' },
};

const dayInWords = (day: string): string => formatUncertainDate(knownDay(day));

/** One or two sentences: who may read quotes, who may not, who was not asked about. `today` is an ISO day; null: nobody is recorded as the speaker. */
export function consentInWords(consent: Consent | null, today: string): string {
  if (consent === null) return 'It is not recorded whose words these are, so quotes stay within the team.';
  if (consent.state === 'withdrawn') return 'This voice withdrew consent: quotes are not used.';
  if (consent.state === 'unknown') return 'Consent is not recorded yet, so quotes stay within the team.';
  if (consent.until !== null && consent.until < today) return `Consent ran until ${dayInWords(consent.until)}, so quotes are held back.`;
  const those = (answer: 'given' | 'refused' | 'unknown'): string[] =>
    audienceOrder.filter((audience) => (consent.audiences[audience] ?? 'unknown') === answer).map((audience) => audienceInWords[audience]);
  const given = those('given');
  const refused = those('refused');
  const unknown = those('unknown').filter((audience) => audience !== audienceInWords.team);
  const may = given.length === 0 ? 'It is not recorded that anybody may read quotes' : `Quotes may be used with ${listed(given)}`;
  const until = consent.until === null ? '' : ` until ${dayInWords(consent.until)}`;
  return [`${may}${until}.`, refused.length > 0 ? `Said no to ${listed(refused)}.` : '', unknown.length > 0 ? `Not asked about ${listed(unknown)}.` : ''].filter(Boolean).join(' ');
}

/** The same in a few words, for a table: "team, board", "not recorded", "withdrawn". */
export function consentInBrief(consent: Consent, today: string): { words: string; tone: 'plain' | 'caution' | 'against' } {
  if (consent.state === 'withdrawn') return { words: 'withdrawn', tone: 'against' };
  if (consent.state === 'unknown') return { words: 'not recorded yet', tone: 'caution' };
  if (consent.until !== null && consent.until < today) return { words: `ended ${dayInWords(consent.until)}`, tone: 'caution' };
  const given = audienceOrder.filter((audience) => consent.audiences[audience] === 'given');
  return given.length === 0 ? { words: 'nobody yet', tone: 'caution' } : { words: given.length === audienceOrder.length ? 'team, board, partners, public' : given.join(', '), tone: 'plain' };
}

/** Today as an ISO day, by the clock of this machine. */
export function todayHere(): string {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
