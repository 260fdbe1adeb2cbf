import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { beginChange, recordedTables, replay } from '../../src/vault/change.ts';
import { migrate, migrations, newestSchema } from '../../src/vault/migrations/index.ts';
import { createDatabase, type Writable } from '../../src/vault/open.ts';

let folder: string;
let database: Writable;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kist-migrations-'));
  database = createDatabase(join(folder, 'vault.db'), randomBytes(32));
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

const version = (): number => database.pragma('user_version', { simple: true }) as number;
const tables = (): string[] => (database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).all() as { name: string }[]).map(({ name }) => name);

describe('migrations', () => {
  test('are numbered one after another, without a gap', () => {
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_migration, index) => index + 1));
    expect(new Set(migrations.map(({ slug }) => slug)).size).toBe(migrations.length);
  });

  test.each(migrations.map(({ number, slug }) => [number, slug] as const))('%i, %s: goes on from the schema before it and leaves every reference whole', (number) => {
    migrate(database, number - 1);
    expect(version()).toBe(number - 1);
    const before = tables();
    migrate(database, number);
    expect(version()).toBe(number);
    expect(tables().length).toBeGreaterThanOrEqual(before.length);
    expect(database.pragma('foreign_key_check')).toEqual([]);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  test('doing them again changes nothing', () => {
    migrate(database);
    const before = tables();
    migrate(database);
    expect(version()).toBe(newestSchema);
    expect(tables()).toEqual(before);
  });

  test('one that fails leaves the schema before it', () => {
    database.exec('CREATE TABLE dataset (id TEXT PRIMARY KEY) STRICT');
    expect(() => migrate(database)).toThrow(/already exists/);
    expect(version()).toBe(0);
    expect(tables()).toEqual(['dataset']);
  });

  test('every table that a change may write has a text id, and full-text search forgets what is deleted', () => {
    migrate(database);
    for (const table of Object.keys(recordedTables)) {
      const id = (database.pragma(`table_info("${table}")`) as { name: string; type: string; pk: number }[]).find(({ name }) => name === 'id');
      expect({ table, ...id }).toMatchObject({ table, type: 'TEXT', pk: 1 });
    }
    for (const index of ['search_stem', 'search_prefix']) {
      expect(database.prepare(`SELECT v FROM ${index}_config WHERE k = 'secure-delete'`).get()).toEqual({ v: 1 });
    }
  });
});

/** A small source of two turns, as the first Kist wrote it, with codings that did not yet keep where they stand. Invented. */
function firstKist(): { text: string; codings: [id: string, words: string][] } {
  const text = 'What changed for you?\n\nNobody had asked us \u2013 not once \u2013 before.\n\nThen she listened.\n\nAnd now?';
  const at = (words: string): { start: number; end: number } => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const run = (sql: string, ...values: unknown[]): void => void database.prepare(sql).run(...values);
  run("INSERT INTO coder VALUES ('c', 'First coder', 'FC', 'heather', 1)");
  run("INSERT INTO source VALUES ('s', 'Evening', 'interview', NULL, NULL, '', 'txt', 'evening.txt', 'h', 'r', 15, 4, 3, '2024-03-12T10:00:00.000Z', 0, 1)");
  run("INSERT INTO revision VALUES ('r', 's', 1, ?, 'h', '2024-03-12T10:00:00.000Z')", text);
  const paragraphs = text.split('\n\n');
  for (const [index, [turn, words]] of [[0, paragraphs[0]!], [1, paragraphs[1]!], [1, paragraphs[2]!], [2, paragraphs[3]!]].entries()) {
    run('INSERT INTO paragraph VALUES (?, ?, ?, ?, ?, NULL, ?, NULL, NULL)', 'r', index + 1, at(words as string).start, at(words as string).end, 'speech', turn);
  }
  for (const [number, [from, to]] of [[0, 0], [1, 2], [3, 3]].entries()) run('INSERT INTO turn VALUES (?, ?, ?, ?, ?, NULL, NULL)', 'r', number, at(paragraphs[from!]!).start, at(paragraphs[to!]!).end, number % 2);
  run("INSERT INTO code VALUES ('k', NULL, 'asked', '', '', '', 'heather', 1, 1)");
  const codings: [string, string][] = [['first', 'Nobody'], ['cut', 'ody had as'], ['dash', '\u2013 not'], ['over', 'you?\n\nNobody'], ['whole', text], ['last', 'And now?']];
  for (const [id, words] of codings) run('INSERT INTO coding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)', id, 'k', 's', 'r', at(words).start, at(words).end, 'h', 'c', '2024-03-12T10:00:00.000Z', '');
  return { text, codings };
}
const standing = (): Record<string, unknown[]> =>
  Object.fromEntries((database.prepare('SELECT id, first_word, last_word, first_turn, last_turn FROM coding').raw().all() as [string, ...unknown[]][]).map(([id, ...stands]) => [id, stands]));
/** Words are numbered from 0; a dash alone is none. */
const stands = { first: [4, 5, 1, 2], cut: [4, 7, 1, 2], dash: [8, 9, 1, 2], over: [3, 5, 0, 2], whole: [0, 16, 0, 3], last: [14, 16, 2, 3] };

describe('from the first Kist to coding at depth', () => {
  test('codings that were there are told where they stand among words and turns', () => {
    migrate(database, 1);
    firstKist();
    migrate(database, 2);
    expect(standing()).toEqual(stands);
    expect(database.prepare('SELECT count(*) FROM live_coding').pluck().get()).toBe(6);
    expect(database.prepare('SELECT number, how, edits, previous_id, coder_id FROM revision').all()).toEqual([{ number: 1, how: 'as it came', edits: '[]', previous_id: null, coder_id: null }]);
  });

  test('a coding that was taken away before, and comes back by undo, is told so too', () => {
    migrate(database, 1);
    firstKist();
    const before = database.prepare('SELECT * FROM coding').all() as { id: string }[];
    database.exec('DELETE FROM coding');
    migrate(database, 2);
    const change = beginChange(database, 'c', '2024-03-13T10:00:00.000Z', () => 'new');
    replay(change, before.map((row) => ({ do: 'insert', table: 'coding', id: row.id, after: row })), 'Taking back');
    expect(standing()).toEqual(stands);
  });
});
