import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recordedTables } from '../../src/vault/change.ts';
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
