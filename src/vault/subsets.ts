/** Subsets of people, kept as questions, and the stories that are tied to them or to one person of the data. */
import type { FlowFilter } from '../contract/index.ts';
import type { Readable } from './open.ts';

export type SubsetRow = { id: string; name: string; why: string; datasetId: string; filter: FlowFilter; version: number };

function subsetRows(database: Readable, where: string, ...values: string[]): SubsetRow[] {
  const rows = database.prepare(`SELECT id, name, why, dataset_id AS datasetId, filter, version FROM subset WHERE ${where} ORDER BY name, id`).all(...values) as (Omit<SubsetRow, 'filter'> & { filter: string })[];
  return rows.map((row) => ({ ...row, filter: JSON.parse(row.filter) as FlowFilter }));
}

/** Subsets of data that are in the rooms of the vault. */
export const listSubsets = (database: Readable): SubsetRow[] => subsetRows(database, 'dataset_id IN (SELECT id FROM dataset WHERE removed = 0)');
export const readSubset = (database: Readable, id: string): SubsetRow | null => subsetRows(database, 'id = ?', id)[0] ?? null;

export type StoryRow = {
  id: string; subsetId: string | null; datasetId: string | null; person: number | null; sourceId: string; revisionId: string | null; start: number | null; end: number | null; quoteHash: string | null;
  note: string; version: number;
};

const storyColumns = 'id, subset_id AS subsetId, dataset_id AS datasetId, person, source_id AS sourceId, revision_id AS revisionId, start, "end", quote_hash AS quoteHash, note, version';

/** Ties of a subset, of a source, of a person, or all. */
export function listStories(database: Readable, of: { subsetId?: string | undefined; sourceId?: string | undefined; person?: { datasetId: string; number: number } | undefined } = {}): StoryRow[] {
  return database
    .prepare(
      `SELECT ${storyColumns} FROM tied_story WHERE (@subsetId IS NULL OR subset_id = @subsetId) AND (@sourceId IS NULL OR source_id = @sourceId)
         AND (@datasetId IS NULL OR (dataset_id = @datasetId AND person = @person)) ORDER BY id`,
    )
    .all({ subsetId: of.subsetId ?? null, sourceId: of.sourceId ?? null, datasetId: of.person?.datasetId ?? null, person: of.person?.number ?? null }) as StoryRow[];
}

export const readStory = (database: Readable, id: string): StoryRow | null => (database.prepare(`SELECT ${storyColumns} FROM tied_story WHERE id = ?`).get(id) as StoryRow | undefined) ?? null;

/** Voices that speak in a source, interviewers left out. */
export function voicesOfSource(database: Readable, sourceId: string): string[] {
  return database.prepare(`SELECT DISTINCT voice_id FROM speaker WHERE source_id = ? AND voice_id IS NOT NULL AND role <> 'interviewer' ORDER BY voice_id`).pluck().all(sourceId) as string[];
}

/** How many who speak in a source are no voice yet, so that nothing is known of their consent. */
export function namelessSpeakers(database: Readable, sourceId: string): number {
  return database.prepare(`SELECT count(*) FROM speaker WHERE source_id = ? AND voice_id IS NULL AND role <> 'interviewer'`).pluck().get(sourceId) as number;
}
