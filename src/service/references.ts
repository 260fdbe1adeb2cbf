/** Things that an input points at have to be here; a foreign key alone would answer with a fault instead of words. */
import { Refusal } from '../domain/refusal.ts';
import type { Readable } from '../vault/open.ts';
import type { PassageSpeaker } from '../vault/passage.ts';

const inWords = { place: 'place', outcome: 'outcome', indicator: 'leading indicator', claim: 'claim', rival: 'other explanation', evidence: 'item of evidence', sign: 'sign of change', dated_event: 'event', theory_version: 'kept version of a theory of change', package_factor: 'factor of the package' } as const;

/** Refuses, with what was looked for, when one of the ids is not (or no longer) in the vault. Null and undefined point at nothing. */
export function requireHere(database: Readable, table: keyof typeof inWords, ...ids: readonly (string | null | undefined)[]): void {
  const exists = database.prepare(`SELECT 1 FROM "${table}" WHERE id = ?`);
  for (const id of ids) {
    if (id != null && exists.get(id) === undefined) notHere(inWords[table], id);
  }
}

export function notHere(what: string, id: string): never {
  throw new Refusal('not-found', `There is no such ${what} in this vault (any more). Nothing was changed. Look at the list again.`, { id });
}

/** Refuses new use of words whose speaker withdrew. */
export function requireNotWithdrawn(speakers: readonly PassageSpeaker[]): void {
  const withdrawn = speakers.find((speaker) => speaker.voice?.consent.state === 'withdrawn');
  if (withdrawn) throw new Refusal('not-allowed', `${withdrawn.voice!.pseudonym} withdrew consent, so these words can't be used. Nothing was changed. Choose words of another voice.`);
}

/** Words short enough for a label of the history. */
export function inShort(words: string, most = 60): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`;
}

/** The fields that were given, under the names of their columns; what was left out stays as it is. */
export function given<Value>(columns: Record<string, Value | undefined>): Record<string, Value> {
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as Record<string, Value>;
}
