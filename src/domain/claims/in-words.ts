/** Evidence in words, as the team reads it in the window: what is shown and where it comes from. Voices stand here under their pseudonyms. */
import { formatUncertainDate } from '../timeline/uncertain-date.ts';
import type { Sign, UncertainDate } from '../../contract/index.ts';

export type ShownSpeaker = { label: string; role: 'interviewer' | 'participant' | 'other'; voice: { pseudonym: string; group: string } | null };

/** "Bracken (Parents and carers) and the interviewer". A speaker who is no voice yet stands under the label of the file. */
export function speakersInWords(speakers: readonly ShownSpeaker[]): string {
  if (speakers.length === 0) return 'nobody is recorded as speaking';
  const names = speakers.map(({ role, label, voice }) => {
    if (voice !== null) return voice.group === '' ? voice.pseudonym : `${voice.pseudonym} (${voice.group})`;
    return role === 'interviewer' ? 'the interviewer' : `${label} (no voice yet)`;
  });
  return listInWords([...new Set(names)]);
}

/** "a", "a and b", "a, b and c". */
export function listInWords(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

export function quoteProvenance(quote: { speakers: readonly ShownSpeaker[]; sourceTitle: string; paragraph: number; date: UncertainDate | null }): string {
  return [speakersInWords(quote.speakers), `in “${quote.sourceTitle}”`, `paragraph ${quote.paragraph}`, ...(quote.date === null ? [] : [formatUncertainDate(quote.date)])].join(', ');
}

/** Where a whole source comes from: "Interview with Bracken (Parents and carers), March 2024". */
export function sourceProvenance({ kind, speakers, date }: { kind: string; speakers: readonly ShownSpeaker[]; date: UncertainDate | null }): string {
  const with_ = speakers.filter(({ role }) => role !== 'interviewer');
  const what = `${kind.charAt(0).toLocaleUpperCase('en-GB')}${kind.slice(1)}${with_.length === 0 ? '' : ` with ${speakersInWords(with_)}`}`;
  return [what, ...(date === null ? [] : [formatUncertainDate(date)])].join(', ');
}

/** "Memo of Isla Renwick, 3 May 2024". */
export function memoProvenance({ coder, changedAt }: { coder: string; changedAt: string }): string {
  return `Memo of ${coder}, ${dayInWords(changedAt.slice(0, 10))}`;
}

/** "A confirming sign of “We feel listened to by professionals”". */
export function signInWords(sign: { polarity: Sign['polarity']; indicatorWording: string }): string {
  return `A ${sign.polarity} sign of “${sign.indicatorWording}”`;
}

/** Where a sign was seen, by whom, when. `words` is set where it was seen in words that still stand. */
export function signProvenance(sign: { date: UncertainDate; expected: Sign['expected']; observedBy: string; words: { speakers: readonly ShownSpeaker[]; sourceTitle: string } | null; eventTitle: string | null }): string {
  const seen = sign.words !== null ? `in words of ${speakersInWords(sign.words.speakers)} in “${sign.words.sourceTitle}”` : sign.eventTitle !== null ? `in the event “${sign.eventTitle}”` : null;
  return [`Sign of change, ${formatUncertainDate(sign.date)}`, ...(seen === null ? [] : [seen]), ...(sign.observedBy === '' ? [] : [`seen by ${sign.observedBy}`]), ...(sign.expected === 'not said' ? [] : [sign.expected])].join(', ');
}

export function eventProvenance(event: { date: UncertainDate; knownFrom: string }): string {
  return `Dated event, ${formatUncertainDate(event.date)}${event.knownFrom === '' ? '' : `. Known from: ${event.knownFrom}`}`;
}

/** Where a figure comes from, which version of the data, and how it is protected. */
export function figureProvenance(dataset: { name: string; extractDate: string; threshold: number; synthetic: boolean }): string {
  return `Flow data “${dataset.name}”, extract of ${dayInWords(dataset.extractDate)}${dataset.synthetic ? ', synthetic' : ''}. Protected: fewer than ${dataset.threshold} people are hidden, other numbers rounded`;
}

/** Where a figure of a pack comes from: who made it, from which data of theirs. */
export function packedProvenance(pack: { title: string; from: string; madeAt: string; fingerprint: string }, data: { name: string; extractDate: string; threshold: number; synthetic: boolean }): string {
  return `From the pack “${pack.title}” of ${pack.from}, made on ${dayInWords(pack.madeAt.slice(0, 10))}; their data “${data.name}”, extract of ${dayInWords(data.extractDate)}${data.synthetic ? ', synthetic' : ''}. Protected: fewer than ${data.threshold} people are hidden. Signed ${pack.fingerprint}`;
}

/** An ISO day as it is said: "30 June 2024". */
export function dayInWords(day: string): string {
  return formatUncertainDate({ from: day, to: day, precision: 'day' });
}
