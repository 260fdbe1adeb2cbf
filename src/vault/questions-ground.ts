/**
 * Reads the vault into the columns that questions are asked of, once for each state of its history, and keeps them as long as the connection is open. Turns, paragraphs and
 * words belong to a revision, which never changes, so they are kept from one state to the next; names are read anew after every change, and the codings that it touched.
 */
import type { SourceSummary } from '../contract/index.ts';
import { type Ground, type GroundCode, type GroundSource, type GroundSpeaker, type GroundVoice, indexOf, type ParagraphColumns, type TurnColumns } from '../domain/questions/ground.ts';
import { indexWords, type WordIndex } from '../domain/questions/word-index.ts';
import type { UncertainDate } from '../domain/timeline/uncertain-date.ts';
import { historyHead } from './history.ts';
import type { Readable } from './open.ts';
import { readCodings, rereadCodings, type Touched, touchedSince } from './questions-codings.ts';
import { paragraphsWithWords } from './questions-words.ts';

type Texts = { turns: Map<string, TurnColumns>; paragraphs: Map<string, ParagraphColumns>; words: Map<string, WordIndex> };
type Kept = { seq: number; hash: string; ground: Ground; texts: Texts };

/** By connection, so that what was read goes with it when the vault is locked. */
const kept = new WeakMap<Readable, Kept>();

/** The ground of a vault as it stands now. Of what was read before, only what the history says was touched is read again. */
export function readGround(database: Readable): Ground {
  const before = kept.get(database);
  if (before?.hash === historyHead(database).hash) return before.ground;
  // One reading transaction: a change that comes in between would leave codings that point at nothing.
  return database.transaction(() => {
    const { seq, hash } = historyHead(database);
    const texts: Texts = before?.texts ?? { turns: new Map(), paragraphs: new Map(), words: new Map() };
    const ground = load(database, texts, before ? { ground: before.ground, touched: touchedSince(database, before) } : null);
    kept.set(database, { seq, hash, ground, texts });
    return ground;
  })();
}

const byTitle = new Intl.Collator('en-GB', { numeric: true });

function load(database: Readable, texts: Texts, before: { ground: Ground; touched: Touched | null } | null): Ground {
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
    codings: before?.touched ? rereadCodings(database, { sources, codes, coders }, before.ground, before.touched) : readCodings(database, { sources, codes, coders }),
    turnsOf: (source) => remembered(texts.turns, sources[source]!.revisionId, (revisionId) => readTurns(database, texts, sources, revisionId)),
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

/** Above so many turns that are not read yet, one walk over the table is faster than one for each source. */
const manySources = 20;

/** The turns of a source; with them those of all other sources, where most are not read yet: a question that needs one needs the next. */
function readTurns(database: Readable, texts: Texts, sources: readonly GroundSource[], revisionId: string): TurnColumns {
  const missing = sources.filter((source) => !texts.turns.has(source.revisionId));
  const all = `SELECT revision_id, '[' || group_concat(start || ',' || "end" || ',' || speaker, ',' ORDER BY number) || ']' FROM turn`;
  // One text a source instead of a row a turn: half the time for a hundred thousand turns.
  const rows = (missing.length < manySources ? database.prepare(`${all} WHERE revision_id = ? GROUP BY revision_id`).raw().all(revisionId) : database.prepare(`${all} GROUP BY revision_id`).raw().all()) as [string, string][];
  const here = new Set(missing.map((source) => source.revisionId));
  for (const [id, packed] of rows) if (here.has(id)) texts.turns.set(id, unpackTurns(JSON.parse(packed) as number[]));
  if (missing.length >= manySources) for (const id of here) if (!texts.turns.has(id)) texts.turns.set(id, unpackTurns([]));
  return texts.turns.get(revisionId) ?? unpackTurns([]);
}

function unpackTurns(numbers: readonly number[]): TurnColumns {
  const count = numbers.length / 3;
  const [start, end, speaker] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  for (let turn = 0, at = 0; turn < count; turn += 1) {
    start[turn] = numbers[at++]!;
    end[turn] = numbers[at++]!;
    speaker[turn] = numbers[at++]!;
  }
  return { count, start, end, speaker };
}

function readParagraphs(database: Readable, revisionId: string): ParagraphColumns {
  const rows = database.prepare(`SELECT start, "end", coalesce(turn, -1), kind = 'text' FROM paragraph WHERE revision_id = ? ORDER BY number`).raw().all(revisionId) as [number, number, number, number][];
  return { count: rows.length, start: Int32Array.from(rows, (row) => row[0]), end: Int32Array.from(rows, (row) => row[1]), turn: Int32Array.from(rows, (row) => row[2]), isText: Uint8Array.from(rows, (row) => row[3]) };
}
