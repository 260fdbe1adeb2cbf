/**
 * Who looks at true counts of which flow data now. No part of what the vault holds: the switch and its reason stand in the history, the rows here end with the session,
 * so that nobody comes back to figures that are not for release without saying why.
 */
import type { Readable, Writable } from './open.ts';

export type TrueCounts = { datasetId: string; coderId: string; since: string; reason: string };

const columns = 'dataset_id AS datasetId, coder_id AS coderId, since, reason';

/** The datasets whose true counts a coder looks at; another coder at the same keyboard has to say why anew. */
export function listTrueCounts(database: Readable, coderId: string): TrueCounts[] {
  return database.prepare(`SELECT ${columns} FROM true_counts WHERE coder_id = ? AND dataset_id IN (SELECT id FROM dataset WHERE removed = 0) ORDER BY since, dataset_id`).all(coderId) as TrueCounts[];
}

export function areTrueCountsOn(database: Readable, datasetId: string, coderId: string): boolean {
  return database.prepare('SELECT 1 FROM true_counts WHERE dataset_id = ? AND coder_id = ?').get(datasetId, coderId) !== undefined;
}

export function switchTrueCountsOn(database: Writable, { datasetId, coderId, since, reason }: TrueCounts): void {
  database.prepare('INSERT OR REPLACE INTO true_counts (dataset_id, coder_id, since, reason) VALUES (?, ?, ?, ?)').run(datasetId, coderId, since, reason);
}

export function switchTrueCountsOff(database: Writable, datasetId: string): void {
  database.prepare('DELETE FROM true_counts WHERE dataset_id = ?').run(datasetId);
}

/** At every opening and at every lock. */
export function forgetTrueCounts(database: Writable): void {
  database.prepare('DELETE FROM true_counts').run();
}
