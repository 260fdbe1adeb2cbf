/** What going back does, in sentences that hold before it is done and afterwards. Counts and names come in; nothing is looked up here. */
import { listInWords } from '../claims/in-words.ts';

/** Things of one kind: those made since that are taken away, those removed since that come back, those that are again as they were. */
export type Tally = { away: number; back: number; again: number };

export const noTally = (): Tally => ({ away: 0, back: 0, again: 0 });

const count = (number: number, one: string, many: string): string => (number === 1 ? `One ${one}` : `${number} ${many}`);
const are = (number: number): string => (number === 1 ? 'is' : 'are');

/** One sentence for each way in which things of a kind change. `others`: whose work is taken away, by name with counts. */
export function tallySentences({ away, back, again }: Tally, one: string, many: string, others: readonly string[] = []): string[] {
  return [
    ...(away > 0 ? [`${count(away, one, many)} made since ${are(away)} taken away${others.length > 0 ? ` (${listInWords(others)})` : ''}.`] : []),
    ...(back > 0 ? [`${count(back, one, many)} removed since ${back === 1 ? 'comes' : 'come'} back.`] : []),
    ...(again > 0 ? [`${count(again, one, many)} ${are(again)} again as ${again === 1 ? 'it was' : 'they were'}.`] : []),
  ];
}

/** "“Trust”, “Waiting” and 3 more": names, the first few. */
export function namesInWords(names: readonly string[], most = 6): string {
  const shown = names.slice(0, most).map((name) => `“${name}”`);
  return listInWords(names.length > most ? [...shown, `${names.length - most} more`] : shown);
}

/** "The title is “A” again, no longer “B”." */
export function fieldSentence(field: string, now: string, then: string): string {
  if (then === '') return `${field} is empty again, no longer “${now}”.`;
  return `${field} is “${then}” again, no longer ${now === '' ? 'empty' : `“${now}”`}.`;
}

export const nothingChanged = 'Nothing has changed since then.';
export const consentStays = 'Consent stays as it is today.';
