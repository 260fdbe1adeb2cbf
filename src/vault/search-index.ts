/**
 * What full-text search finds: one document per passage and per named thing, kept beside the rows by whoever writes them.
 * Two indexes read it: stems for words, unstemmed for prefixes (a stemmed prefix finds nothing).
 */
import type { Writable } from './open.ts';
import { prepared } from './prepared.ts';

export type Row = Record<string, string | number | bigint | Buffer | null | undefined>;

type Document = { kind: string; title: string; body: string; sourceId?: string };

const words = (row: Row, ...columns: string[]): string => columns.map((column) => row[column] ?? '').filter(Boolean).join('\n');

/** Why an assumption has stood as it did. */
const reasons = (history: Row[string]): string => (JSON.parse((history as string | undefined) ?? '[]') as { reason: string }[]).map(({ reason }) => reason).filter(Boolean).join('\n');

/** How a row reads as a document; tables that are not named here are not searched. */
const documents: Record<string, (row: Row) => Document> = {
  source: (row) => ({ kind: 'source', title: words(row, 'title'), body: words(row, 'note') }),
  place: (row) => ({ kind: 'place', title: words(row, 'name'), body: '' }),
  voice: (row) => ({ kind: 'voice', title: words(row, 'pseudonym'), body: words(row, 'stakeholder_group', 'role_general', 'note') }),
  code: (row) => ({ kind: 'code', title: words(row, 'name'), body: [(JSON.parse((row.aliases as string | undefined) ?? '[]') as string[]).join(', '), words(row, 'definition', 'use_when', 'not_when')].filter(Boolean).join('\n') }),
  memo: (row) => ({ kind: 'memo', title: words(row, 'title'), body: words(row, 'text') }),
  passage_link: (row) => ({ kind: 'link', title: '', body: words(row, 'note') }),
  summary: (row) => ({ kind: 'summary', title: '', body: words(row, 'text') }),
  saved_question: (row) => ({ kind: 'question', title: words(row, 'name'), body: words(row, 'note') }),
  coding: (row) => ({ kind: 'memo', title: '', body: words(row, 'memo') }),
  outcome: (row) => ({ kind: 'outcome', title: words(row, 'wording'), body: words(row, 'note') }),
  indicator: (row) => ({ kind: 'indicator', title: words(row, 'wording'), body: words(row, 'note', 'element') }),
  sign: (row) => ({ kind: 'sign', title: '', body: words(row, 'note', 'observed_by') }),
  dated_event: (row) => ({ kind: 'event', title: words(row, 'title'), body: words(row, 'description', 'known_from') }),
  dataset: (row) => ({ kind: 'dataset', title: words(row, 'name'), body: words(row, 'note') }),
  claim: (row) => ({
    kind: 'claim',
    title: words(row, 'statement'),
    body: words(row, 'change_observed', 'change_for_whom', 'change_when', 'change_how_known', 'programme_part', 'mechanism_resource', 'mechanism_reasoning', 'weight_reason', 'progress_reason', 'confidence_reason', 'unintended', 'rivals_search', 'counter_search', 'would_change_our_mind'),
  }),
  rival: (row) => ({ kind: 'rival', title: words(row, 'statement'), body: words(row, 'would_expect', 'would_not_expect', 'reason') }),
  evidence: (row) => ({ kind: 'evidence', title: '', body: words(row, 'reason') }),
  theory: (row) => ({ kind: 'theory', title: words(row, 'name'), body: words(row, 'group', 'note') }),
  theory_node: (row) => ({ kind: 'node', title: words(row, 'label'), body: words(row, 'group', 'note') }),
  theory_link: (row) => ({ kind: 'theory', title: '', body: words(row, 'assumption', 'mechanism') }),
  theory_evidence: (row) => ({ kind: 'theory', title: '', body: words(row, 'reason') }),
  assumption: (row) => ({ kind: 'assumption', title: words(row, 'text'), body: reasons(row.history) }),
  harvested_outcome: (row) => ({ kind: 'harvested', title: words(row, 'who', 'what').replace('\n', ' '), body: words(row, 'significance', 'contribution') }),
  substantiation: (row) => ({ kind: 'harvested', title: '', body: words(row, 'role', 'standing', 'comment') }),
  register_entry: (row) => ({ kind: 'register', title: words(row, 'statement'), body: words(row, 'tried') }),
  selection_round: (row) => ({ kind: 'round', title: words(row, 'name'), body: words(row, 'domain', 'panel') }),
  round_story: (row) => ({ kind: 'round', title: '', body: words(row, 'tellers_reason', 'panels_reason') }),
};

/** Brings the document of one row up to date; `undefined` when the row is gone. */
export function indexRow(database: Writable, table: string, id: string, row: Row | undefined): void {
  const read = documents[table];
  if (!read) return;
  // A source has a document of its own beside those of its passages, told apart by their number.
  prepared(database, 'DELETE FROM search_document WHERE ref = ? AND number IS NULL').run(id);
  if (!row) return;
  const document = read(row);
  if (!document.title && !document.body) return;
  database
    .prepare('INSERT INTO search_document (kind, ref, source_id, number, title, body) VALUES (?, ?, ?, NULL, ?, ?)')
    .run(document.kind, id, ((row.source_id ?? row.from_source_id) as string | undefined) ?? null, document.title, document.body);
}

/** Indexes the paragraphs of a new revision; called once, where the bulk rows are written. */
export function indexPassages(database: Writable, sourceId: string, passages: Iterable<{ number: number; text: string }>): void {
  const insert = database.prepare(`INSERT INTO search_document (kind, ref, source_id, number, title, body) VALUES ('passage', ?, ?, ?, '', ?)`);
  for (const passage of passages) insert.run(sourceId, sourceId, passage.number, passage.text);
}

/**
 * Brings the passages of a source to those of another revision. Those that stand in both keep their documents, so that a word that
 * was corrected costs as much as the paragraph that it stands in.
 */
export function reindexPassages(database: Writable, sourceId: string, revisionId: string): void {
  const text = database.prepare('SELECT text FROM revision WHERE id = ?').pluck().get(revisionId) as string | undefined;
  if (text === undefined) return;
  const paragraphs = database.prepare('SELECT number, start, "end" FROM paragraph WHERE revision_id = ? ORDER BY number').all(revisionId) as { number: number; start: number; end: number }[];
  const indexed = database.prepare(`SELECT id, number, body FROM search_document WHERE ref = ? AND number IS NOT NULL ORDER BY number`).all(sourceId) as { id: number; number: number; body: string }[];
  const byBody = Map.groupBy(indexed, ({ body }) => body);
  const renumber = database.prepare('UPDATE search_document SET number = ? WHERE id = ?');
  const put: { number: number; text: string }[] = [];
  for (const { number, start, end } of paragraphs) {
    const body = text.slice(start, end);
    const kept = byBody.get(body)?.shift();
    if (!kept) put.push({ number, text: body });
    else if (kept.number !== number) renumber.run(number, kept.id);
  }
  const remove = database.prepare('DELETE FROM search_document WHERE id = ?');
  for (const { id } of [...byBody.values()].flat()) remove.run(id);
  indexPassages(database, sourceId, put);
}
