/** Saved questions, and the words of what was found. */
import type { Question, Quote, SavedQuestion } from '../contract/index.ts';
import { contextAround } from '../domain/coding/context-around.ts';
import type { Ground } from '../domain/questions/ground.ts';
import type { Names } from '../domain/questions/question-in-words.ts';
import { placeFinder } from './coding.ts';
import type { Readable } from './open.ts';

export type SavedRow = Omit<SavedQuestion, 'sentence'>;

const columns = 'id, name, note, asks, coder_id AS coderId, at, version';
const parsed = ({ asks, ...row }: Omit<SavedRow, 'asks'> & { asks: string }): SavedRow => ({ ...row, asks: JSON.parse(asks) as Question });

/** All saved questions, by name. */
export function savedRows(database: Readable): SavedRow[] {
  return (database.prepare(`SELECT ${columns} FROM saved_question ORDER BY name COLLATE NOCASE, id`).all() as (Omit<SavedRow, 'asks'> & { asks: string })[]).map(parsed);
}

export function readSaved(database: Readable, id: string): SavedRow | null {
  const row = database.prepare(`SELECT ${columns} FROM saved_question WHERE id = ?`).get(id) as (Omit<SavedRow, 'asks'> & { asks: string }) | undefined;
  return row ? parsed(row) : null;
}

/** Reads the words of passages of the ground with what is around them; for one answer, each text once. */
export function quoteReader(database: Readable, ground: Ground): (source: number, start: number, end: number) => Quote {
  const placeAt = placeFinder(database);
  const textOf = database.prepare('SELECT text FROM revision WHERE id = ?').pluck();
  const texts = new Map<number, string>();
  return (source, start, end) => {
    const { id, revisionId, title } = ground.sources[source]!;
    const text = texts.get(source) ?? (textOf.get(revisionId) as string);
    texts.set(source, text);
    return { sourceId: id, revisionId, start, end, text: text.slice(start, end), ...contextAround(text, start, end), sourceTitle: title, ...placeAt(revisionId, start) };
  };
}

/** Names of everything that a question can name, each kind read when it is first asked for. */
export function readNames(database: Readable): Names {
  const by = (sql: string): ((id: string) => string | null) => {
    let names: Map<string, string> | null = null;
    return (id) => (names ??= new Map(database.prepare(sql).raw().all() as [string, string][])).get(id) ?? null;
  };
  return {
    code: by('SELECT id, name FROM code'),
    question: by('SELECT id, name FROM saved_question'),
    source: by('SELECT id, title FROM source WHERE removed = 0'),
    voice: by('SELECT id, pseudonym FROM voice'),
    place: by('SELECT id, name FROM place'),
    coder: by('SELECT id, name FROM coder'),
  };
}
