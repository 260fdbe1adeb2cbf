import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEnvelope, unseal } from '../../src/vault/envelope.ts';
import { openWritable } from '../../src/vault/open.ts';
import { unlockVault } from '../../src/vault/unlock.ts';
import { databaseFile } from '../../src/vault/vault.ts';
import { createService, pathInbox } from '../../src/service/index.ts';
import { openTestVault, resourcesFolder, testPassphrase, type TestVault } from '../open-vault.ts';
import { copyOf, fingerprint } from './folders.ts';

const pageSize = 4096;
let vault: TestVault;

beforeAll(async () => {
  vault = await openTestVault();
  for (let number = 0; number < 30; number += 1) await vault.call('programme.addPlace', { name: `Neighbourhood ${number} ${'with a long name '.repeat(20)}` });
  await vault.call('vault.backup', {});
  await vault.service.close();
});
afterAll(() => vault.close());

/** What Kist says of a harmed copy; fails the test when the attempt itself changes or removes a file. */
async function openHarmed(harm: (database: string, folder: string) => unknown): Promise<{ code: string; message: string } | 'opened'> {
  const copy = copyOf(vault.path);
  try {
    await harm(databaseFile(copy.path), copy.path);
    const before = fingerprint(copy.path);
    const service = createService({ inbox: pathInbox, resources: resourcesFolder });
    const answer = await service.call('vault.unlock', { path: copy.path, passphrase: testPassphrase });
    await service.close();
    if (answer.ok) return 'opened';
    expect(fingerprint(copy.path)).toEqual(before);
    return answer.error;
  } finally {
    copy.remove();
  }
}

const swapPages = (first: number, second: number) => (path: string): void => {
  const bytes = readFileSync(path);
  const page = (number: number): Buffer => bytes.subarray((number - 1) * pageSize, number * pageSize);
  const kept = Buffer.from(page(first));
  page(second).copy(page(first));
  kept.copy(page(second));
  writeFileSync(path, bytes);
};

describe('a harmed database is named, left as it is, and never opened', () => {
  test('unharmed, it opens', async () => expect(await openHarmed(() => undefined)).toBe('opened'));

  test.each<[string, (database: string) => void]>([
    ['empty', (path) => writeFileSync(path, '')],
    ['gone', (path) => rmSync(path)],
    ['a few bytes', (path) => truncateSync(path, 100)],
    ['cut within a page', (path) => truncateSync(path, statSync(path).size - 1000)],
    ['cut after half its pages', (path) => truncateSync(path, Math.floor(statSync(path).size / pageSize / 2) * pageSize)],
    ['without its last page', (path) => truncateSync(path, statSync(path).size - pageSize)],
    ['other bytes of the same length', (path) => writeFileSync(path, Buffer.alloc(statSync(path).size, 7))],
    ['two pages exchanged', swapPages(3, 4)],
    ['the first page exchanged', swapPages(1, 2)],
    ['a page in the place of another', (path) => {
      const bytes = readFileSync(path);
      bytes.copy(bytes, 5 * pageSize, 6 * pageSize, 7 * pageSize);
      writeFileSync(path, bytes);
    }],
    ['encrypted with another key', (path) => {
      rmSync(path);
      const other = openOther(path);
      other.exec('CREATE TABLE words (word TEXT)');
      other.close();
    }],
  ])('%s', async (_what, harm) => {
    const outcome = await openHarmed(harm);
    expect(outcome).toMatchObject({ code: 'vault-damaged', message: expect.stringMatching(/backup/) });
  });

  test('a database without encryption is refused as such, and stays as it is', async () => {
    const outcome = await openHarmed((path) => {
      rmSync(path);
      const plain = new Database(path);
      plain.exec('CREATE TABLE words (word TEXT)');
      plain.close();
    });
    expect(outcome).toMatchObject({ code: 'vault-not-encrypted' });
  });

  test('one flipped bit, wherever it is: named as damaged, or of no matter to a single value', async () => {
    const bytes = statSync(databaseFile(vault.path)).size;
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes - 1), fc.nat(7), async (at, bit) => {
        const outcome = await openHarmed((path) => {
          const all = readFileSync(path);
          all[at]! ^= 1 << bit;
          writeFileSync(path, all);
        });
        // Pages that hold nothing are not read; no value can change unseen, because every page is authenticated.
        if (outcome !== 'opened') expect(outcome.code).toBe('vault-damaged');
      }),
      { numRuns: 20 },
    );
  });
});

function openOther(path: string): Database.Database {
  const database = new Database(path);
  database.pragma("cipher='chacha20'");
  database.pragma(`key='raw:${'ab'.repeat(32)}'`);
  return database;
}

describe('what is refused untouched', () => {
  test('a vault from a later Kist', async () => {
    const outcome = await openHarmed(async (path, folder) => {
      const key = await unseal(readEnvelope(folder), 'passphrase', testPassphrase);
      const database = openWritable(path, key);
      database.pragma('user_version=9999');
      database.close();
    });
    expect(outcome).toMatchObject({ code: 'vault-newer', message: expect.stringContaining('Update Kist') });
  });

  test('also where it is a restored backup, which is not in WAL mode yet', async () => {
    const home = copyOf(vault.path);
    const [made] = readdirSync(join(home.path, 'backups'));
    for (const harm of ['newer', 'damaged'] as const) {
      const outcome = await openHarmed(async (path, folder) => {
        cpSync(join(home.path, 'backups', made!, 'vault.db'), path);
        if (harm === 'damaged') {
          const bytes = readFileSync(path);
          bytes.fill(0, 5 * pageSize, 6 * pageSize);
          writeFileSync(path, bytes);
          return;
        }
        const database = new Database(path);
        database.pragma("cipher='chacha20'");
        database.pragma(`key='raw:${Buffer.from(await unseal(readEnvelope(folder), 'passphrase', testPassphrase)).toString('hex')}'`);
        database.pragma('user_version=9999');
        database.close();
      });
      expect(outcome).toMatchObject({ code: harm === 'newer' ? 'vault-newer' : 'vault-damaged' });
    }
    home.remove();
  });

  test('a folder that is no vault, and one that is not there', async () => {
    const service = createService({ inbox: pathInbox, resources: resourcesFolder });
    const unlock = (path: string) => service.call('vault.unlock', { path, passphrase: testPassphrase });
    expect(await unlock(vault.folder)).toMatchObject({ ok: false, error: { code: 'vault-missing' } });
    expect(await unlock(join(vault.folder, 'nowhere.kist'))).toMatchObject({ ok: false, error: { code: 'vault-missing' } });
    expect(existsSync(join(vault.folder, 'nowhere.kist'))).toBe(false);
    expect(existsSync(join(vault.folder, 'writer.lock'))).toBe(false);
    const file = join(vault.folder, 'file.kist');
    writeFileSync(file, 'not a folder');
    expect(await unlock(file)).toMatchObject({ ok: false, error: { code: 'vault-missing' } });
  });
});

describe('a write-ahead log that was left by an unclean end', () => {
  test('whole: everything acknowledged is there', async () => {
    const copy = copyOf(vault.path);
    const { vault: open } = await unlockVault(copy.path, testPassphrase);
    open.database.prepare(`UPDATE programme SET description = 'written last'`).run();
    const left = copyOf(copy.path);
    open.close();
    const { vault: reopened } = await unlockVault(left.path, testPassphrase);
    expect(reopened.database.prepare('SELECT description FROM programme').get()).toEqual({ description: 'written last' });
    reopened.close();
    left.remove();
    copy.remove();
  });

  test('torn at any place: the vault opens at the last whole change, never at half of one', async () => {
    const copy = copyOf(vault.path);
    const { vault: open } = await unlockVault(copy.path, testPassphrase);
    for (let number = 1; number <= 8; number += 1) {
      open.database.transaction(() => {
        open.database.prepare('UPDATE programme SET description = ?').run(String(number).repeat(3000));
        open.database.prepare('UPDATE coder SET name = ?').run(String(number));
      })();
    }
    const left = copyOf(copy.path);
    open.close();
    const whole = readFileSync(`${databaseFile(left.path)}-wal`);
    for (const share of [0, 0.1, 0.35, 0.5, 0.77, 0.98]) {
      const torn = copyOf(left.path);
      writeFileSync(`${databaseFile(torn.path)}-wal`, whole.subarray(0, Math.floor(whole.length * share)));
      const { vault: reopened } = await unlockVault(torn.path, testPassphrase);
      const { description } = reopened.database.prepare('SELECT description FROM programme').get() as { description: string };
      const { name } = reopened.database.prepare('SELECT name FROM coder').get() as { name: string };
      expect(description === '' ? 'First coder' : description[0]).toBe(name);
      expect(reopened.database.pragma('integrity_check', { simple: true })).toBe('ok');
      reopened.close();
      torn.remove();
    }
    left.remove();
    copy.remove();
  });
});
