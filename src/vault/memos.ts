/** Memos on anything, and the notes that stand in codings. What they are about is looked up when asked, so that a name is always today's. */
import type { Memo, MemoAbout, MemoKind } from '../contract/index.ts';
import { removedThing } from '../domain/memos/in-words.ts';
import { matchExpression, readQuery } from '../domain/search/query.ts';
import { quoteHash } from './coding.ts';
import type { Readable } from './open.ts';

export type MemoChoice = {
  about?: MemoAbout | undefined;
  kinds?: readonly MemoKind[] | undefined;
  aboutKinds?: readonly MemoAbout['kind'][] | undefined;
  coderId?: string | undefined;
  words?: string | undefined;
  /** Somebody in blind mode: others' notes of codings and memos on passages and codings are left out. */
  blindFor: string | null;
};

/** A memo as it is stored. `start` and `end` count in the revision that it names. */
export type MemoRow = {
  id: string; kind: MemoKind; title: string; text: string; aboutKind: MemoAbout['kind']; aboutId: string;
  sourceId: string | null; revisionId: string | null; start: number | null; end: number | null; quoteHash: string | null;
  coderId: string; at: string; changedAt: string; version: number;
};

const columns = `m.id, m.kind, m.title, m.text, m.about_kind AS aboutKind, m.about_id AS aboutId, m.source_id AS sourceId, m.revision_id AS revisionId, m.start, m."end",
  m.quote_hash AS quoteHash, m.coder_id AS coderId, m.at, m.changed_at AS changedAt, m.version`;

export function readMemoRow(database: Readable, id: string): MemoRow | null {
  return (database.prepare(`SELECT ${columns} FROM memo m WHERE m.id = ?`).get(id) as MemoRow | undefined) ?? null;
}

type NoteRow = { id: string; memo: string; sourceId: string; revisionId: string; currentId: string; title: string; start: number; end: number; coderId: string; at: string; version: number };

/** Memos that fit the choice, newest first; notes of codings are dated by their coding. */
export function listMemos(database: Readable, choice: MemoChoice): Memo[] {
  const textOf = textReader(database);
  const about = aboutFinder(database, textOf);
  const matching = choice.words === undefined || choice.words.trim() === '' ? null : matchingMemos(database, choice.words);
  const bound = {
    blindFor: choice.blindFor,
    coderId: choice.coderId ?? null,
    kinds: choice.kinds ? JSON.stringify(choice.kinds) : null,
    aboutKinds: choice.aboutKinds ? JSON.stringify(choice.aboutKinds) : null,
    aboutKind: choice.about?.kind ?? null,
    aboutId: choice.about && (choice.about.kind === 'passage' ? choice.about.sourceId : choice.about.id),
    start: choice.about?.kind === 'passage' ? choice.about.start : null,
    end: choice.about?.kind === 'passage' ? choice.about.end : null,
  };
  const own = database
    .prepare(
      `SELECT ${columns} FROM memo m LEFT JOIN source s ON s.id = m.source_id
       WHERE (@blindFor IS NULL OR m.coder_id = @blindFor OR m.about_kind NOT IN ('passage', 'coding'))
         AND (@coderId IS NULL OR m.coder_id = @coderId)
         AND (@kinds IS NULL OR m.kind IN (SELECT value FROM json_each(@kinds)))
         AND (@aboutKinds IS NULL OR m.about_kind IN (SELECT value FROM json_each(@aboutKinds)))
         AND CASE @aboutKind WHEN 'passage' THEN m.about_kind = 'passage' AND m.source_id = @aboutId AND m.revision_id = s.revision_id AND m.start < @end AND m."end" > @start
              WHEN 'source' THEN m.source_id = @aboutId
              ELSE @aboutKind IS NULL OR (m.about_kind = @aboutKind AND m.about_id = @aboutId) END`,
    )
    .all(bound) as MemoRow[];
  const takesNotes = (choice.kinds?.includes('note') ?? true) && (choice.aboutKinds?.includes('coding') ?? true) && (choice.about === undefined || choice.about.kind === 'coding' || choice.about.kind === 'source');
  const notes = takesNotes
    ? (database
        .prepare(
          `SELECT k.id, k.memo, k.source_id AS sourceId, k.revision_id AS revisionId, k.start, k."end", k.coder_id AS coderId, k.at, k.version, s.title, s.revision_id AS currentId
           FROM coding k JOIN source s ON s.id = k.source_id AND s.removed = 0
           WHERE k.memo <> '' AND (@blindFor IS NULL OR k.coder_id = @blindFor) AND (@coderId IS NULL OR k.coder_id = @coderId)
             AND CASE @aboutKind WHEN 'coding' THEN k.id = @aboutId WHEN 'source' THEN k.source_id = @aboutId ELSE 1 END`,
        )
        .all(bound) as NoteRow[])
    : [];
  const chosen = <Row extends { id: string }>(rows: Row[]): Row[] => (matching === null ? rows : rows.filter(({ id }) => matching.has(id)));
  return [
    ...chosen(own).map((row): Memo => memoOf(row, about)),
    ...chosen(notes).map(({ id, memo, sourceId, revisionId, currentId, title, start, end, coderId, at, version }): Memo => ({
      id, kind: 'note', title: '', text: memo, about: { kind: 'coding', id }, aboutName: title, words: textOf(revisionId).slice(start, end),
      passage: revisionId === currentId ? { sourceId, start, end } : null, stale: revisionId !== currentId, ofCoding: true, coderId, at, changedAt: at, version,
    })),
  ].toSorted((one, other) => other.changedAt.localeCompare(one.changedAt) || other.id.localeCompare(one.id));
}

function memoOf(row: MemoRow, about: ReturnType<typeof aboutFinder>): Memo {
  const { id, kind, title, text, coderId, at, changedAt, version } = row;
  const isPassage = row.aboutKind === 'passage';
  const thing: MemoAbout = isPassage ? { kind: 'passage', sourceId: row.sourceId!, start: row.start!, end: row.end! } : { kind: row.aboutKind as Exclude<MemoAbout['kind'], 'passage'>, id: row.aboutId };
  return { id, kind, title, text, about: thing, ...about(thing, row), ofCoding: false, coderId, at, changedAt, version };
}

/** Memos, and codings by their notes, in which the words occur. */
function matchingMemos(database: Readable, words: string): Set<string> {
  const terms = readQuery(words);
  const sets = ([['search_stem', terms.filter((term) => !term.prefix)], ['search_prefix', terms.filter((term) => term.prefix)]] as const).flatMap(([index, ofIndex]) => {
    const expression = matchExpression(ofIndex);
    if (expression === null) return [];
    return [new Set(database.prepare(`SELECT d.ref FROM ${index} JOIN search_document d ON d.id = ${index}.rowid WHERE ${index} MATCH ? AND d.kind = 'memo'`).pluck().all(expression) as string[])];
  });
  return sets.length === 0 ? new Set() : sets.reduce((one, other) => new Set([...one].filter((ref) => other.has(ref))));
}

/** Texts of revisions, each read once; for one answer, never kept longer. */
function textReader(database: Readable): (revisionId: string) => string {
  const read = database.prepare('SELECT text FROM revision WHERE id = ?').pluck();
  const texts = new Map<string, string>();
  return (revisionId) => {
    let text = texts.get(revisionId);
    if (text === undefined) texts.set(revisionId, (text = (read.get(revisionId) as string | undefined) ?? ''));
    return text;
  };
}

export type AboutNow = Pick<Memo, 'aboutName' | 'words' | 'passage' | 'stale'>;
type Anchor = Pick<MemoRow, 'revisionId' | 'quoteHash'>;
type Named = Exclude<MemoAbout['kind'], 'passage' | 'coding'>;

const names: Record<Named, string> = {
  source: 'SELECT title FROM source WHERE id = ? AND removed = 0',
  code: 'SELECT name FROM code WHERE id = ?',
  voice: 'SELECT pseudonym FROM voice WHERE id = ?',
  place: 'SELECT name FROM place WHERE id = ?',
  outcome: 'SELECT wording FROM outcome WHERE id = ?',
  indicator: 'SELECT wording FROM indicator WHERE id = ?',
  sign: "SELECT i.wording FROM sign g JOIN indicator i ON i.id = g.indicator_id LEFT JOIN source s ON s.id = g.source_id WHERE g.id = ? AND COALESCE(s.removed, 0) = 0",
  event: 'SELECT title FROM dated_event WHERE id = ?',
  dataset: 'SELECT name FROM dataset WHERE id = ? AND removed = 0',
  claim: 'SELECT statement FROM claim WHERE id = ?',
  question: 'SELECT name FROM saved_question WHERE id = ?',
  coder: 'SELECT name FROM coder WHERE id = ?',
  programme: "SELECT name FROM programme WHERE id = ? UNION ALL SELECT '' LIMIT 1",
};

/** Says of a thing what it is called today, its words, and whether it is still what the memo was written about. Remembers texts; for one answer, never kept longer. */
export function aboutFinder(database: Readable, textOf: (revisionId: string) => string = textReader(database)): (about: MemoAbout, anchor: Anchor | null) => AboutNow {
  const source = database.prepare('SELECT title, revision_id AS revisionId, removed FROM source WHERE id = ?');
  const coding = database.prepare('SELECT source_id AS sourceId, revision_id AS revisionId, start, "end", quote_hash AS quoteHash FROM coding WHERE id = ?');
  const named = Object.fromEntries(Object.entries(names).map(([kind, sql]) => [kind, database.prepare(sql).pluck()])) as Record<Named, ReturnType<Readable['prepare']>>;
  type Passage = { sourceId: string; revisionId: string; start: number; end: number; isChanged: boolean };
  const passage = ({ sourceId, revisionId, start, end, isChanged }: Passage): AboutNow => {
    const here = source.get(sourceId) as { title: string; revisionId: string; removed: number } | undefined;
    if (!here || here.removed !== 0) return { aboutName: removedThing.passage, words: null, passage: null, stale: true };
    const isCurrent = revisionId === here.revisionId;
    return { aboutName: here.title, words: textOf(revisionId).slice(start, end), passage: isCurrent ? { sourceId, start, end } : null, stale: isChanged || !isCurrent };
  };
  return (about, anchor) => {
    if (about.kind === 'passage') {
      const revisionId = anchor?.revisionId ?? (source.get(about.sourceId) as { revisionId: string } | undefined)?.revisionId ?? '';
      const hash = anchor?.quoteHash ?? null;
      return passage({ ...about, revisionId, isChanged: hash !== null && quoteHash(textOf(revisionId).slice(about.start, about.end)) !== hash });
    }
    if (about.kind === 'coding') {
      const row = coding.get(about.id) as { sourceId: string; revisionId: string; start: number; end: number; quoteHash: string } | undefined;
      if (!row) return { aboutName: removedThing.coding, words: null, passage: null, stale: true };
      return passage({ ...row, isChanged: anchor?.quoteHash != null && anchor.quoteHash !== row.quoteHash });
    }
    const name = named[about.kind].get(about.id) as string | undefined;
    return name === undefined ? { aboutName: removedThing[about.kind], words: null, passage: null, stale: true } : { aboutName: about.kind === 'programme' && name === '' ? 'The programme' : name, words: null, passage: null, stale: false };
  };
}
