/** Full-text search and the names of everything. Removed sources and datasets are in the index and are left out here. */
import type { JumpName, SearchHit, SearchKind } from '../contract/index.ts';
import { pathOf } from '../domain/codebook/tree.ts';
import { matchExpression, type Term } from '../domain/search/query.ts';
import { mergeFound, readMarks, snippetOf } from '../domain/search/snippet.ts';
import type { Readable } from './open.ts';

type Index = 'search_stem' | 'search_prefix';
type Match = { index: Index; expression: string };
type DocumentRow = { id: number; kind: SearchKind; ref: string; number: number | null };

/** Marks that no text holds: control characters don't come through import or a keyboard. */
const open = '\u0002';
const close = '\u0003';

/** Words and phrases are looked up by stem, beginnings of words as they are written (a stemmed beginning finds nothing). */
function matchesOf(terms: readonly Term[]): Match[] {
  const parts: [Index, Term[]][] = [
    ['search_stem', terms.filter((term) => !term.prefix)],
    ['search_prefix', terms.filter((term) => term.prefix)],
  ];
  return parts.flatMap(([index, ofIndex]) => {
    const expression = matchExpression(ofIndex);
    return expression === null ? [] : [{ index, expression }];
  });
}

export type SearchScope = { kinds?: readonly SearchKind[] | undefined; sourceId?: string | undefined; limit: number; blindFor?: string | null };

/**
 * Documents in which all terms occur, best first (bm25, a word in a title counting for more), and how many there are in
 * all. Documents are looked up only where something narrows the search: for a common word that is most of its cost.
 */
export function findDocuments(database: Readable, terms: readonly Term[], scope: SearchScope): { hits: SearchHit[]; total: number } {
  const matches = matchesOf(terms);
  const [first, second] = matches;
  if (!first) return { hits: [], total: 0 };
  const removed = database.prepare(`SELECT EXISTS (SELECT 1 FROM source WHERE removed = 1) OR EXISTS (SELECT 1 FROM dataset WHERE removed = 1)`).pluck().get() === 1;
  const narrowing = [
    scope.kinds && 'd.kind IN (SELECT value FROM json_each(@kinds))',
    scope.sourceId && "(d.source_id = @sourceId OR (d.kind = 'source' AND d.ref = @sourceId))",
    removed && '(d.source_id IS NULL OR d.source_id NOT IN (SELECT id FROM source WHERE removed = 1))',
    removed && "(d.kind <> 'link' OR d.ref NOT IN (SELECT id FROM passage_link WHERE to_source_id IN (SELECT id FROM source WHERE removed = 1)))",
    // In blind mode what others wrote on passages and codings is as if it were not there.
    scope.blindFor && "(d.kind <> 'memo' OR d.ref IN (SELECT id FROM coding WHERE coder_id = @blindFor UNION ALL SELECT id FROM memo WHERE coder_id = @blindFor OR about_kind NOT IN ('passage', 'coding')))",
    scope.blindFor && "(d.kind <> 'link' OR d.ref IN (SELECT id FROM passage_link WHERE coder_id = @blindFor)) AND (d.kind <> 'summary' OR d.ref IN (SELECT id FROM summary WHERE coder_id = @blindFor))",
    removed && "(d.kind NOT IN ('source', 'dataset') OR d.ref NOT IN (SELECT id FROM source WHERE removed = 1 UNION ALL SELECT id FROM dataset WHERE removed = 1))",
  ].filter((condition) => typeof condition === 'string');
  const { index } = first;
  const where = [
    `${index} MATCH @first`,
    // The plus keeps SQLite from asking the first index once for every hit of the second.
    ...(second ? [`+${index}.rowid IN (SELECT rowid FROM ${second.index} WHERE ${second.index} MATCH @second)`] : []),
    ...narrowing,
  ].join(' AND ');
  const from = `FROM ${index} ${narrowing.length > 0 ? `JOIN search_document d ON d.id = ${index}.rowid` : ''} WHERE ${where}`;
  const bound = { first: first.expression, second: second?.expression ?? null, kinds: JSON.stringify(scope.kinds ?? []), sourceId: scope.sourceId ?? null, limit: scope.limit, blindFor: scope.blindFor ?? null };
  const ids = database.prepare(`SELECT ${index}.rowid ${from} AND rank MATCH 'bm25(8.0, 1.0)' ORDER BY rank LIMIT @limit`).pluck().all(bound) as number[];
  const total = ids.length < scope.limit ? ids.length : (database.prepare(`SELECT count(*) ${from}`).pluck().get(bound) as number);
  const describe = describer(database);
  const marks = markDocuments(database, ids, matches);
  const documentOf = database.prepare('SELECT id, kind, ref, number FROM search_document WHERE id = ?');
  const hits = ids.map((id) => {
    const row = documentOf.get(id) as DocumentRow;
    return { kind: row.kind, ...describe(row, marks.get(id)!) };
  });
  return { hits, total };
}

type Marked = { text: string; found: { start: number; end: number }[] };
type MarkedDocument = { title: Marked; body: Marked };

/** Title and body of documents with what was found in either, by both indexes. */
function markDocuments(database: Readable, ids: readonly number[], matches: readonly Match[]): Map<number, MarkedDocument> {
  const marked = new Map<number, MarkedDocument>();
  for (const { index, expression } of matches) {
    const readings = database
      .prepare(
        // One pass for all, for which the plus cares. (A rowid that is asked for singly has to be an INTEGER: numbers are bound
        // as REAL, and FTS5 would pass over one of those and answer the first match, whichever was asked for.)
        `SELECT rowid AS id, highlight(${index}, 0, @open, @close) AS title, highlight(${index}, 1, @open, @close) AS body
         FROM ${index} WHERE ${index} MATCH @expression AND +rowid IN (SELECT value FROM json_each(@ids))`,
      )
      .all({ open, close, expression, ids: JSON.stringify(ids) }) as { id: number; title: string; body: string }[];
    for (const reading of readings) {
      const [title, body] = [readMarks(reading.title, open, close), readMarks(reading.body, open, close)];
      const before = marked.get(reading.id);
      const join = (one: Marked | undefined, other: Marked): Marked => ({ text: other.text, found: mergeFound([...(one?.found ?? []), ...other.found]) });
      marked.set(reading.id, { title: join(before?.title, title), body: join(before?.body, body) });
    }
  }
  return marked;
}

/** Says of a document what it is called and where it is. */
function describer(database: Readable): (row: DocumentRow, marks: MarkedDocument) => Omit<SearchHit, 'kind'> {
  const passage = database.prepare(
    'SELECT s.title, p.start, p."end", p.number AS paragraph FROM source s JOIN paragraph p ON p.revision_id = s.revision_id WHERE s.id = ? AND p.number = ?',
  );
  const codingMemo = database.prepare(
    `SELECT c.name || ', in ' || s.title AS title, k.source_id AS id,
       CASE WHEN k.revision_id = s.revision_id THEN k.start END AS start, CASE WHEN k.revision_id = s.revision_id THEN k."end" END AS "end",
       (SELECT p.number FROM paragraph p WHERE p.revision_id = k.revision_id AND k.revision_id = s.revision_id AND p.start <= k.start ORDER BY p.start DESC LIMIT 1) AS paragraph
     FROM coding k JOIN code c ON c.id = k.code_id JOIN source s ON s.id = k.source_id WHERE k.id = ?`,
  );
  const sign = database.prepare('SELECT i.wording AS title FROM sign g JOIN indicator i ON i.id = g.indicator_id WHERE g.id = ?');
  const evidence = database.prepare('SELECT c.id, c.statement AS title FROM evidence e JOIN claim c ON c.id = e.claim_id WHERE e.id = ?');
  const rival = database.prepare('SELECT claim_id AS id FROM rival WHERE id = ?');
  const memo = database.prepare("SELECT CASE title WHEN '' THEN 'Memo: ' || kind ELSE title END AS title FROM memo WHERE id = ?");
  const link = database.prepare(
    `SELECT l.from_source_id AS id, CASE WHEN l.from_revision_id = a.revision_id THEN l.from_start END AS start, CASE WHEN l.from_revision_id = a.revision_id THEN l.from_end END AS "end", '“' || a.title || '” ' || l.kind || ' “' || b.title || '”' AS title,
       (SELECT p.number FROM paragraph p WHERE p.revision_id = l.from_revision_id AND l.from_revision_id = a.revision_id AND p.start <= l.from_start ORDER BY p.start DESC LIMIT 1) AS paragraph
     FROM passage_link l JOIN source a ON a.id = l.from_source_id JOIN source b ON b.id = l.to_source_id WHERE l.id = ?`,
  );
  const summary = database.prepare(
    `SELECT c.name || ', ' || COALESCE(v.pseudonym, s.title, '') AS title
     FROM summary m JOIN code c ON c.id = m.code_id LEFT JOIN voice v ON m.row_kind = 'voice' AND v.id = m.row_id LEFT JOIN source s ON m.row_kind = 'source' AND s.id = m.row_id WHERE m.id = ?`,
  );
  const inTheory = (sql: string): ReturnType<Readable['prepare']> => database.prepare(`SELECT t.id, t.name AS title FROM theory t WHERE t.id = (${sql})`);
  const theoryOf = { link: inTheory('SELECT theory_id FROM theory_link WHERE id = ?'), linkEvidence: inTheory('SELECT l.theory_id FROM theory_evidence e JOIN theory_link l ON l.id = e.link_id WHERE e.id = ?'), evidence: inTheory('SELECT a.theory_id FROM theory_evidence e JOIN assumption a ON a.id = e.assumption_id WHERE e.id = ?') };
  const node = database.prepare('SELECT theory_id AS id FROM theory_node WHERE id = ?');
  const assumption = database.prepare('SELECT theory_id AS id FROM assumption WHERE id = ?');
  const substantiation = database.prepare("SELECT o.id, o.who || ' ' || o.what AS title FROM substantiation s JOIN harvested_outcome o ON o.id = s.outcome_id WHERE s.id = ?");
  const roundStory = database.prepare('SELECT r.id, r.name AS title FROM round_story t JOIN selection_round r ON r.id = t.round_id WHERE t.id = ?');
  const more = (row: DocumentRow): Partial<SearchHit> | undefined => {
    if (row.kind === 'passage') return passage.get(row.ref, row.number) as Partial<SearchHit> | undefined;
    // The note of a coding leads to its passage; a memo of its own to itself, whatever it is about.
    if (row.kind === 'memo') return (codingMemo.get(row.ref) ?? memo.get(row.ref)) as Partial<SearchHit> | undefined;
    if (row.kind === 'link') return link.get(row.ref) as Partial<SearchHit> | undefined;
    if (row.kind === 'summary') return summary.get(row.ref) as Partial<SearchHit> | undefined;
    if (row.kind === 'sign') return sign.get(row.ref) as Partial<SearchHit> | undefined;
    if (row.kind === 'evidence') return evidence.get(row.ref) as Partial<SearchHit> | undefined;
    if (row.kind === 'rival') return rival.get(row.ref) as Partial<SearchHit> | undefined;
    if (row.kind === 'theory') return (theoryOf.link.get(row.ref) ?? theoryOf.linkEvidence.get(row.ref) ?? theoryOf.evidence.get(row.ref)) as Partial<SearchHit> | undefined;
    if (row.kind === 'node') return node.get(row.ref) as Partial<SearchHit> | undefined;
    if (row.kind === 'assumption') return assumption.get(row.ref) as Partial<SearchHit> | undefined;
    if (row.kind === 'harvested') return substantiation.get(row.ref) as Partial<SearchHit> | undefined;
    if (row.kind === 'round') return roundStory.get(row.ref) as Partial<SearchHit> | undefined;
    return undefined;
  };
  return (row, { title, body }) => {
    const shown = body.found.length > 0 || title.found.length === 0 ? body : title;
    return { id: row.ref, thingId: row.ref, start: null, end: null, paragraph: null, title: title.text, ...more(row), snippet: snippetOf(shown.text, shown.found) };
  };
}

const dated = (date: string | null): string => (date === null ? '' : (JSON.parse(date) as { text: string }).text);
const detailed = (...parts: string[]): string => parts.filter(Boolean).join(' · ');

/** The name of everything that can be jumped to, with a word that tells things of the same name apart. In blind mode what others wrote on passages and codings is as if it were not there. */
export function listNames(database: Readable, blindFor: string | null = null): JumpName[] {
  const all = <Row>(sql: string): Row[] => database.prepare(sql).all() as Row[];
  const nested = (kind: SearchKind, rows: { id: string; parentId: string | null; name: string }[]): JumpName[] => {
    const byId = new Map(rows.map((row) => [row.id, row]));
    return rows.map(({ id, name }) => ({ kind, id, name, detail: pathOf(byId, id).slice(0, -1).join(' › ') }));
  };
  const sources = all<{ id: string; name: string; kind: string; date: string | null }>('SELECT id, title AS name, kind, date FROM source WHERE removed = 0 ORDER BY title, id');
  const voices = all<{ id: string; name: string; detail: string }>('SELECT id, pseudonym AS name, stakeholder_group AS detail FROM voice ORDER BY pseudonym, id');
  const outcomes = all<{ id: string; name: string }>('SELECT id, wording AS name FROM outcome ORDER BY position, id');
  const indicators = all<{ id: string; name: string; groups: string }>('SELECT id, wording AS name, groups FROM indicator ORDER BY position, id');
  const events = all<{ id: string; name: string; kind: string; date: string }>('SELECT id, title AS name, kind, date FROM dated_event ORDER BY date_from, id');
  const claims = all<{ id: string; name: string; detail: string }>('SELECT id, statement AS name, status AS detail FROM claim ORDER BY at, id');
  const datasets = all<{ id: string; name: string; from: string; to: string }>('SELECT id, name, "from", "to" FROM dataset WHERE removed = 0 ORDER BY name, id');
  const theories = all<{ id: string; name: string; detail: string }>('SELECT id, name, "group" AS detail FROM theory ORDER BY name, id');
  const harvested = all<{ id: string; name: string; date: string | null }>("SELECT id, who || ' ' || what AS name, date FROM harvested_outcome ORDER BY at, id");
  const register = all<{ id: string; name: string; detail: string }>('SELECT id, statement AS name, kind AS detail FROM register_entry ORDER BY id');
  const rounds = all<{ id: string; name: string }>('SELECT id, name FROM selection_round ORDER BY name, id');
  const memos = database
    .prepare("SELECT id, title AS name, kind FROM memo WHERE title <> '' AND (@blindFor IS NULL OR coder_id = @blindFor OR about_kind NOT IN ('passage', 'coding')) ORDER BY title, id")
    .all({ blindFor }) as { id: string; name: string; kind: string }[];
  return [
    ...sources.map(({ id, name, kind, date }): JumpName => ({ kind: 'source', id, name, detail: detailed(kind, dated(date)) })),
    ...nested('code', all('SELECT id, parent_id AS parentId, name FROM code ORDER BY position, name, id')),
    ...voices.map((voice): JumpName => ({ kind: 'voice', ...voice })),
    ...outcomes.map((outcome): JumpName => ({ kind: 'outcome', ...outcome, detail: '' })),
    ...indicators.map(({ id, name, groups }): JumpName => ({ kind: 'indicator', id, name, detail: (JSON.parse(groups) as string[]).join(', ') })),
    ...events.map(({ id, name, kind, date }): JumpName => ({ kind: 'event', id, name, detail: detailed(kind, dated(date)) })),
    ...claims.map((claim): JumpName => ({ kind: 'claim', ...claim })),
    ...theories.map((theory): JumpName => ({ kind: 'theory', ...theory })),
    ...harvested.map(({ id, name, date }): JumpName => ({ kind: 'harvested', id, name, detail: dated(date) })),
    ...register.map((entry): JumpName => ({ kind: 'register', ...entry })),
    ...rounds.map((round): JumpName => ({ kind: 'round', ...round, detail: '' })),
    ...datasets.map(({ id, name, from, to }): JumpName => ({ kind: 'dataset', id, name, detail: `${from} to ${to}` })),
    ...memos.map(({ id, name, kind }): JumpName => ({ kind: 'memo', id, name, detail: kind })),
    ...all<{ id: string; name: string }>('SELECT id, name FROM saved_question ORDER BY name, id').map((question): JumpName => ({ kind: 'question', ...question, detail: '' })),
    ...nested('place', all('SELECT id, parent_id AS parentId, name FROM place ORDER BY name, id')),
  ];
}
