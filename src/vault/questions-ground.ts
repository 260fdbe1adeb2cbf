/**
 * Reads the vault into the columns that questions are asked of, once for each state of its history, and keeps them as long as the connection is open. Turns, paragraphs and
 * words belong to a revision, which never changes, so they are kept from one state to the next; codings and names are read anew after every change.
 */
import type { SourceSummary } from '../contract/index.ts';
import { codingColumns, type Ground, type GroundCode, type GroundSource, type GroundSpeaker, type GroundVoice, indexOf, noWeight, type ParagraphColumns, type TurnColumns } from '../domain/questions/ground.ts';
import { indexWords, type WordIndex } from '../domain/questions/word-index.ts';
import type { UncertainDate } from '../domain/timeline/uncertain-date.ts';
import { historyHead } from './history.ts';
import type { Readable } from './open.ts';
import { paragraphsWithWords } from './questions-words.ts';

type Texts = { turns: Map<string, TurnColumns>; paragraphs: Map<string, ParagraphColumns>; words: Map<string, WordIndex> };
type Kept = { head: string; ground: Ground; texts: Texts };

/** By connection, so that what was read goes with it when the vault is locked. */
const kept = new WeakMap<Readable, Kept>();

/** The ground of a vault as it stands now. */
export function readGround(database: Readable): Ground {
  const head = historyHead(database).hash;
  const before = kept.get(database);
  if (before?.head === head) return before.ground;
  const texts: Texts = before?.texts ?? { turns: new Map(), paragraphs: new Map(), words: new Map() };
  // One reading transaction: a change that comes in between would leave codings that point at nothing.
  const ground = database.transaction(() => load(database, texts))();
  kept.set(database, { head, ground, texts });
  return ground;
}

const byTitle = new Intl.Collator('en-GB', { numeric: true });

function load(database: Readable, texts: Texts): Ground {
  const places = readTree(database.prepare('SELECT id, parent_id AS parentId, name FROM place ORDER BY name, id').all() as { id: string; parentId: string | null; name: string }[]);
  const voices = readVoices(database, places);
  const { sources, speakers } = readSources(database, places, voices);
  const codes = readTree(database.prepare('SELECT id, parent_id AS parentId, name, family FROM code ORDER BY position, name, id').all() as Omit<GroundCode, 'depth'>[]);
  const coders = database.prepare('SELECT id, name FROM coder ORDER BY id').all() as { id: string; name: string }[];
  const groups = database.prepare(`SELECT groups FROM programme WHERE id = 'programme'`).pluck().get() as string | undefined;
  forget(texts, sources);
  return {
    sources,
    speakers,
    voices,
    places,
    codes,
    coders,
    groups: groups === undefined ? [] : (JSON.parse(groups) as string[]),
    codings: readCodings(database, sources, codes, coders),
    turnsOf: (source) => remembered(texts.turns, sources[source]!.revisionId, (revisionId) => readTurns(database, revisionId)),
    paragraphsOf: (source) => remembered(texts.paragraphs, sources[source]!.revisionId, (revisionId) => readParagraphs(database, revisionId)),
    wordsOf: (source) => remembered(texts.words, sources[source]!.revisionId, (revisionId) => indexWords(database.prepare('SELECT text FROM revision WHERE id = ?').pluck().get(revisionId) as string)),
    paragraphsWith: (words) =>
      paragraphsWithWords(database, words)
        .map(({ sourceId, number }) => ({ source: indexOf(sources, sourceId), paragraph: number - 1 }))
        .filter(({ source }) => source >= 0)
        .toSorted((one, other) => one.source - other.source || one.paragraph - other.paragraph),
  };
}

function remembered<Value>(map: Map<string, Value>, key: string, read: (key: string) => Value): Value {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = read(key)));
  return value;
}

/** Texts that no source has any more are not kept. */
function forget(texts: Texts, sources: readonly GroundSource[]): void {
  const here = new Set(sources.map((source) => source.revisionId));
  for (const map of Object.values(texts)) for (const revisionId of map.keys()) if (!here.has(revisionId)) map.delete(revisionId);
}

/** Things that nest, parents before children, siblings in the order in which they came. */
function readTree<Thing extends { id: string; parentId: string | null }>(rows: readonly Thing[]): (Thing & { depth: number })[] {
  const below = Map.groupBy(rows, (row) => row.parentId);
  const inOrder: (Thing & { depth: number })[] = [];
  const add = (parentId: string | null, depth: number): void => {
    for (const row of below.get(parentId) ?? []) {
      inOrder.push({ ...row, depth });
      add(row.id, depth + 1);
    }
  };
  add(null, 0);
  return inOrder;
}

function readVoices(database: Readable, places: Ground['places']): GroundVoice[] {
  const rows = database
    .prepare(`SELECT id, pseudonym AS name, stakeholder_group AS "group", place_id AS placeId, attributes, consent_state AS consent FROM voice ORDER BY pseudonym COLLATE NOCASE, id`)
    .all() as { id: string; name: string; group: string; placeId: string | null; attributes: string; consent: string }[];
  return rows.map(({ placeId, attributes, consent, ...voice }) => ({ ...voice, place: placeId === null ? -1 : indexOf(places, placeId), attributes: JSON.parse(attributes) as Record<string, string>, withdrawn: consent === 'withdrawn' }));
}

type SourceRow = { id: string; revisionId: string; title: string; kind: SourceSummary['kind']; date: string | null; placeId: string | null; words: number; addedAt: string };
type SpeakerRow = { sourceId: string; number: number; label: string; role: string; voiceId: string | null; words: number };

function readSources(database: Readable, places: Ground['places'], voices: readonly GroundVoice[]): { sources: GroundSource[]; speakers: GroundSpeaker[] } {
  const rows = (database.prepare('SELECT id, revision_id AS revisionId, title, kind, date, place_id AS placeId, words, added_at AS addedAt FROM source WHERE removed = 0').all() as SourceRow[]).toSorted(
    (one, other) => byTitle.compare(one.title, other.title) || (one.addedAt < other.addedAt ? -1 : one.addedAt > other.addedAt ? 1 : 0) || (one.id < other.id ? -1 : 1),
  );
  const spoken = database
    .prepare('SELECT p.source_id AS sourceId, p.number, p.label, p.role, p.voice_id AS voiceId, p.words FROM speaker p JOIN source s ON s.id = p.source_id WHERE s.removed = 0 ORDER BY p.source_id, p.number')
    .all() as SpeakerRow[];
  const bySource = Map.groupBy(spoken, (row) => row.sourceId);
  const speakers: GroundSpeaker[] = [];
  const sources = rows.map(({ date, placeId, addedAt: _, ...row }, source) => {
    const here = bySource.get(row.id) ?? [];
    const speakerAt = new Int32Array(here.reduce((most, { number }) => Math.max(most, number + 1), 0)).fill(-1);
    for (const { number, label, role, voiceId, words } of here) {
      speakerAt[number] = speakers.length;
      speakers.push({ source, voice: voiceId === null ? -1 : indexOf(voices, voiceId), label, isInterviewer: role === 'interviewer', words });
    }
    return { ...row, date: date === null ? null : (JSON.parse(date) as UncertainDate), place: placeId === null ? -1 : indexOf(places, placeId), speakerAt };
  });
  return { sources, speakers };
}

type Row = [id: string, codeId: string, coderId: string, sourceId: string, start: number, end: number, firstWord: number, lastWord: number, firstTurn: number | null, lastTurn: number | null, weight: number | null];

function readCodings(database: Readable, sources: readonly GroundSource[], codes: readonly GroundCode[], coders: Ground['coders']): Ground['codings'] {
  const rows = database
    .prepare('SELECT id, code_id, coder_id, source_id, start, "end", first_word, last_word, first_turn, last_turn, weight FROM live_coding')
    .raw()
    .all() as Row[];
  const count = rows.length;
  const source = Int32Array.from(rows, (row) => indexOf(sources, row[3]));
  const order = Int32Array.from({ length: count }, (_, index) => index);
  order.sort((one, other) => source[one]! - source[other]! || rows[one]![4] - rows[other]![4] || rows[one]![5] - rows[other]![5] || (rows[one]![0] < rows[other]![0] ? -1 : 1));
  const column = (read: (row: Row) => number): Int32Array => Int32Array.from(order, (index) => read(rows[index]!));
  return codingColumns(
    {
      count,
      id: Array.from(order, (index) => rows[index]![0]),
      code: column((row) => indexOf(codes, row[1])),
      coder: column((row) => indexOf(coders, row[2])),
      source: Int32Array.from(order, (index) => source[index]!),
      start: column((row) => row[4]),
      end: column((row) => row[5]),
      firstWord: column((row) => row[6]),
      lastWord: column((row) => row[7]),
      firstTurn: column((row) => row[8] ?? -1),
      lastTurn: column((row) => row[9] ?? -1),
      weight: column((row) => row[10] ?? noWeight),
    },
    codes.length,
  );
}

function readTurns(database: Readable, revisionId: string): TurnColumns {
  const rows = database.prepare('SELECT start, "end", speaker FROM turn WHERE revision_id = ? ORDER BY number').raw().all(revisionId) as [number, number, number][];
  return { count: rows.length, start: Int32Array.from(rows, (row) => row[0]), end: Int32Array.from(rows, (row) => row[1]), speaker: Int32Array.from(rows, (row) => row[2]) };
}

function readParagraphs(database: Readable, revisionId: string): ParagraphColumns {
  const rows = database.prepare(`SELECT start, "end", coalesce(turn, -1), kind = 'text' FROM paragraph WHERE revision_id = ? ORDER BY number`).raw().all(revisionId) as [number, number, number, number][];
  return { count: rows.length, start: Int32Array.from(rows, (row) => row[0]), end: Int32Array.from(rows, (row) => row[1]), turn: Int32Array.from(rows, (row) => row[2]), isText: Uint8Array.from(rows, (row) => row[3]) };
}
