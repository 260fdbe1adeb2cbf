/** The keyed hashes of the people of a dataset, one after the other: by them the same person is known in other data that were brought in with the same key. */
import { hashLength } from './flow-columns.ts';
import type { Readable } from './open.ts';

/** Sixteen bytes per person, in the order of person numbers; empty for counts without people. */
export function readPersonHashes(database: Readable, datasetId: string): Uint8Array {
  const people = (database.prepare('SELECT people FROM dataset WHERE id = ?').pluck().get(datasetId) as number | undefined) ?? 0;
  const hashes = new Uint8Array(people * hashLength);
  const rows = database.prepare('SELECT number, hash FROM person WHERE dataset_id = ?').raw().iterate(datasetId) as Iterable<[number, Uint8Array]>;
  for (const [person, hash] of rows) hashes.set(hash.subarray(0, hashLength), person * hashLength);
  return hashes;
}

/** The dataset and every extract that it continues, the newest first; those that were taken out, too. */
export function extractsBehind(database: Readable, datasetId: string): string[] {
  return database
    .prepare('WITH RECURSIVE behind(id, depth) AS (SELECT ?, 0 UNION ALL SELECT d.earlier_id, depth + 1 FROM behind JOIN dataset d ON d.id = behind.id WHERE d.earlier_id IS NOT NULL AND depth < 1000) SELECT id FROM behind ORDER BY depth')
    .pluck()
    .all(datasetId) as string[];
}
