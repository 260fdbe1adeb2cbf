/** What people keep beside flow data: saved ways of looking, and the register of what the data do not tell. */
import type { DataGap, FlowQuestion, SavedView } from '../contract/index.ts';
import type { Readable } from './open.ts';

type Stored<Value> = Omit<Value, 'question'> & { question: string };

/** Saved views, the newest first. */
export function listSavedViews(database: Readable): SavedView[] {
  const rows = database.prepare('SELECT id, name, question, note, at, coder_id AS coderId, version FROM flow_view ORDER BY at DESC, id').all() as Stored<SavedView>[];
  return rows.map((row) => ({ ...row, question: JSON.parse(row.question) as FlowQuestion }));
}

export const readSavedView = (database: Readable, id: string): SavedView | null => listSavedViews(database).find((view) => view.id === id) ?? null;

/** Data gaps, those of data that were taken out left out; what is open comes first. */
export function listDataGaps(database: Readable): DataGap[] {
  return database
    .prepare(
      `SELECT id, dataset_id AS datasetId, missing, matters, holder, status, note, version FROM data_gap WHERE dataset_id IS NULL OR dataset_id IN (SELECT id FROM dataset WHERE removed = 0)
       ORDER BY CASE status WHEN 'open' THEN 0 WHEN 'asked for' THEN 1 WHEN 'promised' THEN 2 WHEN 'can''t be had' THEN 3 ELSE 4 END, missing, id`,
    )
    .all() as DataGap[];
}

export const readDataGap = (database: Readable, id: string): DataGap | null =>
  (database.prepare('SELECT id, dataset_id AS datasetId, missing, matters, holder, status, note, version FROM data_gap WHERE id = ?').get(id) as DataGap | undefined) ?? null;
