import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unlockVault } from '../../src/vault/unlock.ts';
import { openTestVault, testPassphrase, type TestVault } from '../open-vault.ts';
import { filesBelow, filesThatSay, openFiles, says } from './folders.ts';

/** Words that stand nowhere else. */
const canary = 'Cràgan-quhilk-zymurgy-4417';
let vault: TestVault;
let outside: string;

beforeAll(async () => {
  outside = mkdtempSync(join(tmpdir(), 'kist-outside-'));
  vault = await openTestVault();
  await vault.call('programme.edit', { description: `About ${canary}.` });
  await vault.call('programme.addPlace', { name: `${canary} Street` });
  await vault.call('codebook.create', { name: canary, definition: canary });
  await vault.call('voices.create', { pseudonym: canary, group: 'Parents and carers' });
  const file = join(outside, `${canary}.txt`);
  writeFileSync(file, `Interviewer: How was it?\n\nMorag: ${canary} ${'was what they said. '.repeat(200)}\n`);
  await vault.call('sources.store', { files: [{ file, title: canary }] });
  await vault.call('search.find', { words: canary });
  await vault.call('history.undo', {});
  await vault.call('history.redo', {});
  await vault.call('vault.backup', {});
});
afterAll(async () => {
  await vault.close();
  rmSync(outside, { recursive: true, force: true });
});

describe('what is written to disk', () => {
  test('holds no stored word while the vault is open: database, write-ahead log, lock, backups', () => {
    const names = filesBelow(vault.path).map((path) => path.slice(vault.path.length + 1));
    expect(names).toEqual(expect.arrayContaining(['vault.db', 'vault.db-wal', 'envelope.json', 'writer.lock']));
    expect(filesThatSay(vault.path, canary)).toEqual([]);
    expect(filesThatSay(vault.path, 'Parents and carers')).toEqual([]);
    expect(filesThatSay(vault.path, 'SQLite format 3')).toEqual([]);
    expect(filesThatSay(vault.path, 'CREATE TABLE')).toEqual([]);
    expect(filesThatSay(vault.path, testPassphrase)).toEqual([]);
    expect(filesThatSay(vault.path, vault.recoveryKey)).toEqual([]);
  });

  test('the words are there all the same', async () => {
    expect((await vault.call('search.find', { words: canary })).total).toBeGreaterThan(0);
  });

  test.skipIf(process.platform !== 'linux')('nor do temporary files that the process holds open (skipped where /proc is not there)', async () => {
    const copy = mkdtempSync(join(tmpdir(), 'kist-sorting-'));
    const path = join(copy, 'sorting.db');
    // What would happen otherwise: sorting spills into a file without a name.
    const plain = new Database(path);
    plain.pragma('temp_store=FILE');
    plain.exec('CREATE TABLE words (word TEXT)');
    const sort = `WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 200000) SELECT @canary || hex(randomblob(60)) AS word FROM n ORDER BY word`;
    const leaking = plain.prepare(sort).iterate({ canary });
    leaking.next();
    const leaked = openFiles().filter(({ path: file, name }) => /etilqs|deleted/.test(name) && says(readFileSync(file), canary));
    leaking.return?.();
    plain.close();
    expect(leaked.length).toBeGreaterThan(0);

    await vault.service.close();
    const { vault: open } = await unlockVault(vault.path, testPassphrase);
    const sorting = open.database.prepare(sort).iterate({ canary });
    sorting.next();
    const held = openFiles().filter(({ path: file }) => says(readFileSync(file), canary));
    sorting.return?.();
    open.close();
    rmSync(copy, { recursive: true, force: true });
    expect(held).toEqual([]);
  });

  test('nor does anything after the vault is closed', async () => {
    await vault.service.close();
    expect(filesThatSay(vault.folder, canary)).toEqual([]);
    expect(filesBelow(vault.path).map((path) => path.slice(vault.path.length + 1))).not.toContain('vault.db-wal');
  });
});
