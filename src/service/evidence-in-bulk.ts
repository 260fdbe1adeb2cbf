/**
 * Tens of thousands of items of evidence at once. Nearly all of them are as they were chosen, and for a quote that can be seen without looking at its words: the text is the one that it was
 * chosen in, nobody who speaks in the source has withdrawn, and the codes that lay on it do so still. Whatever is not seen so is looked at one by one, by the rules of `evidence.ts`.
 */
import type { EvidenceGlance } from '../vault/claims-evidence.ts';
import type { Reading } from './evidence-reading.ts';

/** Codings of a source by code: beginnings and ends in pairs. */
type Lying = ReadonlyMap<string, readonly number[]>;

/** Codings of every source that evidence quotes, read in one go. */
function codingsBySource({ database }: Reading): Map<string, Lying> {
  const bySource = new Map<string, Map<string, number[]>>();
  const rows = database.prepare("SELECT source_id, code_id, start, \"end\" FROM live_coding").raw();
  for (const [sourceId, codeId, start, end] of rows.iterate() as Iterable<[string, string, number, number]>) {
    let ofSource = bySource.get(sourceId);
    if (!ofSource) bySource.set(sourceId, (ofSource = new Map()));
    const places = ofSource.get(codeId);
    if (places) places.push(start, end);
    else ofSource.set(codeId, [start, end]);
  }
  return bySource;
}

/** Sources in which somebody speaks who has withdrawn. */
const withWithdrawn = ({ database }: Reading): Set<string> =>
  new Set(database.prepare("SELECT DISTINCT p.source_id FROM speaker p JOIN voice v ON v.id = p.voice_id WHERE v.consent_state = 'withdrawn'").pluck().all() as string[]);

function lies(places: readonly number[] | undefined, start: number, end: number): boolean {
  if (!places) return false;
  for (let index = 0; index < places.length; index += 2) if (places[index]! < end && places[index + 1]! > start) return true;
  return false;
}

/** Whether a quote is surely what was chosen; false where that has to be looked at. */
export function asChosen(reading: Reading, { target, pinned }: EvidenceGlance): boolean {
  if (target?.kind !== 'quote' || pinned?.kind !== 'quote') return false;
  const source = reading.passages.source(target.sourceId);
  if (source === null || source.removed || source.revisionId !== pinned.revisionId) return false;
  if (reading.once('sources with somebody who withdrew', () => withWithdrawn(reading)).has(source.id)) return false;
  if (pinned.codes.length === 0) return true;
  const codings = reading.once('codings by source', () => codingsBySource(reading)).get(source.id);
  return pinned.codes.every(({ id }) => lies(codings?.get(id), target.start, target.end));
}
