import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEnvelope, unseal } from '../../src/vault/envelope.ts';
import { openWritable } from '../../src/vault/open.ts';
import { databaseFile } from '../../src/vault/vault.ts';
import { createService, pathInbox, type Service } from '../../src/service/index.ts';
import { openTestVault, resourcesFolder, testPassphrase, type TestVault } from '../open-vault.ts';
import { copyOf, filesThatSay, fingerprint } from './folders.ts';

let vault: TestVault;
let backup: string;
let service: Service;

beforeAll(async () => {
  vault = await openTestVault();
  await vault.call('programme.addPlace', { name: 'Craigend of the backup' });
  const made = await vault.call('vault.backup', {});
  backup = made.path;
  expect(made).toMatchObject({ verified: true, counts: { history: 2 } });
  await vault.call('programme.addPlace', { name: 'Later than the backup' });
  await vault.service.close();
  service = createService({ inbox: pathInbox, resources: resourcesFolder, checkAnswers: true });
});
afterAll(async () => {
  await service.close();
  await vault.close();
});

const restore = (from: string, to: string, passphrase = testPassphrase) => service.call('vault.restore', { backup: from, path: join(vault.folder, to), passphrase });

describe('backups', () => {
  test('are listed, newest first, and are ciphertext', async () => {
    expect(await service.call('vault.backups', { path: vault.path })).toMatchObject({ ok: true, value: { backups: [{ path: backup }] } });
    expect(filesThatSay(backup, 'Craigend of the backup')).toEqual([]);
    expect(filesThatSay(backup, 'SQLite format 3')).toEqual([]);
    expect(readdirSync(join(vault.path, 'backups')).filter((name) => name.endsWith('.unfinished'))).toEqual([]);
  });

  test('restore to a new vault that opens with what was there then', async () => {
    expect(await restore(backup, 'Restored.kist')).toMatchObject({ ok: true, value: { name: 'Restored' } });
    const opened = createService({ inbox: pathInbox, resources: resourcesFolder });
    expect((await opened.call('vault.unlock', { path: join(vault.folder, 'Restored.kist'), passphrase: testPassphrase })).ok).toBe(true);
    expect(await opened.call('programme.get', {})).toMatchObject({ value: { places: [{ name: 'Craigend of the backup' }] } });
    expect(await opened.call('vault.check', {})).toMatchObject({ value: { sound: true } });
    await opened.close();
  });

  test('take nothing away that they did not make themselves, and are not restored to a name or a place that is no vault’s', async () => {
    const theirs = join(vault.folder, 'New.kist.unfinished');
    mkdirSync(theirs);
    writeFileSync(join(theirs, 'thesis.txt'), 'years of work');
    const harmed = copyOf(backup);
    writeFileSync(databaseFile(harmed.path), 'nothing');
    expect((await restore(harmed.path, 'New.kist')).ok).toBe(false);
    expect(readFileSync(join(theirs, 'thesis.txt'), 'utf8')).toBe('years of work');
    harmed.remove();
    rmSync(theirs, { recursive: true });

    expect(await restore(backup, 'New')).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(await restore(backup, join('OneDrive', 'New.kist'))).toMatchObject({ ok: false, error: { code: 'synced-folder' } });
    expect(existsSync(join(vault.folder, 'OneDrive'))).toBe(false);
  });

  test('never go over anything', async () => {
    const before = fingerprint(vault.path);
    expect(await restore(backup, 'Test.kist')).toMatchObject({ ok: false, error: { code: 'vault-exists' } });
    expect(fingerprint(vault.path)).toEqual(before);
  });

  test('with a wrong passphrase, from nowhere, or damaged: refused, and nothing is left behind', async () => {
    expect(await restore(backup, 'New.kist', 'another wobbly heron teapot')).toMatchObject({ ok: false, error: { code: 'wrong-passphrase' } });
    expect(await restore(join(vault.folder, 'nowhere.kist-backup'), 'New.kist')).toMatchObject({ ok: false, error: { code: 'vault-missing' } });
    const harmed = copyOf(backup);
    const bytes = readFileSync(databaseFile(harmed.path));
    bytes.fill(1, bytes.length - 6000, bytes.length - 5000);
    writeFileSync(databaseFile(harmed.path), bytes);
    expect(await restore(harmed.path, 'New.kist')).toMatchObject({ ok: false, error: { code: 'vault-damaged' } });
    rmSync(join(harmed.path, 'envelope.json'));
    expect(await restore(harmed.path, 'New.kist')).toMatchObject({ ok: false, error: { code: 'vault-damaged' } });
    harmed.remove();
    expect(readdirSync(vault.folder).filter((name) => name.startsWith('New'))).toEqual([]);
  });

  test('whose history somebody with the key has rewritten are not restored', async () => {
    const rewritten = copyOf(backup);
    const key = await unseal(readEnvelope(rewritten.path), 'passphrase', testPassphrase);
    const database = openWritable(databaseFile(rewritten.path), key);
    database.prepare(`UPDATE history SET at = '2001-01-01T00:00:00.000Z' WHERE seq = 2`).run();
    database.close();
    expect(await restore(rewritten.path, 'New.kist')).toMatchObject({ ok: false, error: { code: 'vault-damaged', message: expect.stringContaining('history entry 2') } });
    expect(existsSync(join(vault.folder, 'New.kist'))).toBe(false);
    rewritten.remove();
  });
});
