import { fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createService, pathInbox, type Service } from '../../src/service/index.ts';
import { readEnvelope, unseal } from '../../src/vault/envelope.ts';
import { openCopy } from '../../src/vault/open.ts';
import { databaseFile } from '../../src/vault/vault.ts';
import { openTestVault, resourcesFolder, testPassphrase, type TestVault } from '../open-vault.ts';

const next = 'six quiet otters knitting';
const home = mkdtempSync(join(tmpdir(), 'kist-new-key-'));
let made: TestVault;
/** The key envelope of before, as somebody may have kept it. */
const oldEnvelope = join(home, 'kept-envelope.json');

type Opened = { path: string; name: string; recoveryKey: string | null };
const start = (): Service => createService({ inbox: pathInbox, resources: resourcesFolder, checkAnswers: true });
async function asked<Value>(service: Service, name: string, input: unknown): Promise<Value> {
  const answer = await service.call(name, input);
  if (!answer.ok) throw Object.assign(new Error(`${name}: ${answer.error.message}`), { code: answer.error.code });
  return answer.value as Value;
}
const places = async (service: Service): Promise<string[]> => (await asked<{ places: { name: string }[] }>(service, 'programme.get', {})).places.map(({ name }) => name);
const filesOf = (path: string): string[] => readdirSync(path).filter((name) => !name.startsWith('backups')).toSorted();
const backupsOf = (path: string): string[] => readdirSync(join(path, 'backups')).toSorted();

/** A vault as it lies there when the database has been exchanged and the envelope not yet; left by the first of the tests that kill. */
const standing = join(home, 'Standing.kist');

/** Whether the old passphrase, with the envelope of before, opens a database. */
async function opensAsBefore(folder: string): Promise<boolean> {
  const dark = mkdtempSync(join(home, 'before-'));
  copyFileSync(oldEnvelope, join(dark, 'envelope.json'));
  const key = await unseal(readEnvelope(dark), 'passphrase', testPassphrase);
  copyFileSync(databaseFile(folder), databaseFile(dark));
  try {
    openCopy(databaseFile(dark), key).close();
    return true;
  } catch {
    return false;
  }
}

beforeAll(async () => {
  made = await openTestVault();
  await made.call('programme.addPlace', { name: 'Millbank' });
  await made.call('vault.backup', {});
  await made.call('programme.addPlace', { name: 'Harbour' });
  await made.call('vault.backup', {});
  await made.service.close();
  copyFileSync(join(made.path, 'envelope.json'), oldEnvelope);
});
afterAll(async () => {
  await made.close();
  rmSync(home, { recursive: true, force: true });
});

/** A vault of its own for one test. */
function another(): string {
  const path = join(mkdtempSync(join(home, 'vault-')), 'Test.kist');
  cpSync(made.path, path, { recursive: true });
  return path;
}

describe('a new key', () => {
  test('locks out the old passphrase with the old envelope, from the vault and from the backups beside it; work goes on in the same session', async () => {
    const path = another();
    expect(await opensAsBefore(path)).toBe(true);
    const service = start();
    await asked(service, 'vault.unlock', { path, passphrase: testPassphrase });
    const said: number[] = [];
    const answer = await service.call('vault.changePassphrase', { passphrase: testPassphrase, newPassphrase: next }, { progress: (fraction) => said.push(fraction) });
    expect(answer).toMatchObject({ ok: true, value: { recoveryKey: expect.stringMatching(/^([0-9A-Z]{5}-){4}[0-9A-Z]{5}$/), backups: { renewed: 2, left: 0 } } });
    expect(said.length).toBeGreaterThan(4);
    expect(said).toEqual(said.toSorted((one, other) => one - other));
    const { recoveryKey } = (answer as { value: { recoveryKey: string } }).value;

    // Long reading meets the new connection, undo knows what was done before.
    await asked(service, 'programme.addPlace', { name: 'Hill' });
    expect(await asked(service, 'vault.check', {})).toMatchObject({ sound: true });
    await asked(service, 'history.undo', {});
    expect(await places(service)).toEqual(['Harbour', 'Millbank']);
    const { backups } = await asked<{ backups: { path: string; isSealedOtherwise: boolean }[] }>(service, 'vault.backups', { path });
    expect(backups.map(({ isSealedOtherwise }) => isSealedOtherwise)).toEqual([false, false]);
    await service.close();

    expect(filesOf(path)).toEqual(['envelope.json', 'vault.db', 'writer.lock']);
    expect(await opensAsBefore(path)).toBe(false);
    for (const { path: backup } of backups) {
      expect(await opensAsBefore(backup)).toBe(false);
      await expect(asked(start(), 'vault.restore', { backup, path: join(home, 'Old.kist'), passphrase: testPassphrase })).rejects.toMatchObject({ code: 'wrong-passphrase' });
    }
    const later = start();
    await expect(asked(later, 'vault.unlock', { path, passphrase: testPassphrase })).rejects.toMatchObject({ code: 'wrong-passphrase' });
    await asked(later, 'vault.restore', { backup: backups[1]!.path, path: join(home, 'Back.kist'), passphrase: next });
    await asked(later, 'vault.unlock', { path: join(home, 'Back.kist'), passphrase: next });
    expect(await places(later)).toEqual(['Millbank']);
    await later.close();
    // The key on the new sheet is the one that holds.
    const last = start();
    const recovered = await asked<Opened>(last, 'vault.unlockWithRecoveryKey', { path, recoveryKey, newPassphrase: 'five brisk badgers skating' });
    expect(recovered.recoveryKey).not.toBe(recoveryKey);
    expect(await places(last)).toEqual(['Harbour', 'Millbank']);
    await last.close();
  });

  test('what is stored while it is being made is not lost', async () => {
    const path = another();
    const service = start();
    await asked(service, 'vault.unlock', { path, passphrase: testPassphrase });
    const stored: string[] = [];
    let isChanging = true;
    const changing = asked(service, 'vault.changePassphrase', { passphrase: testPassphrase, newPassphrase: next }).finally(() => { isChanging = false; });
    for (let number = 0; isChanging; number += 1) {
      const name = `Place ${String(number).padStart(5, '0')}`;
      await asked(service, 'programme.addPlace', { name });
      stored.push(name);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await changing;
    await service.close();
    const later = start();
    await asked(later, 'vault.unlock', { path, passphrase: next });
    expect(await places(later)).toEqual(['Harbour', 'Millbank', ...stored].toSorted());
    await later.close();
  });

  test('stopped at the person’s wish, it changes nothing', async () => {
    const path = another();
    const service = start();
    await asked(service, 'vault.unlock', { path, passphrase: testPassphrase });
    let isStopped = false;
    const answer = await service.call('vault.changePassphrase', { passphrase: testPassphrase, newPassphrase: next }, { cancelled: () => isStopped, progress: (fraction) => { isStopped = fraction > 0.2; } });
    expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    await asked(service, 'programme.addPlace', { name: 'Hill' });
    await service.close();
    expect(filesOf(path)).toEqual(['envelope.json', 'vault.db', 'writer.lock']);
    const later = start();
    expect((await asked<Opened>(later, 'vault.unlock', { path, passphrase: testPassphrase })).recoveryKey).toBe(null);
    await later.close();
  });

  test('the recovery key sets one too', async () => {
    const path = another();
    const service = start();
    await asked(service, 'vault.unlockWithRecoveryKey', { path, recoveryKey: made.recoveryKey, newPassphrase: next });
    await service.close();
    expect(await opensAsBefore(path)).toBe(false);
  });
});

async function changeAndKill(path: string, passphrase: string, step: number): Promise<boolean> {
  const child = fork(join(import.meta.dirname, 'key-changer.ts'), [], { env: { ...process.env, VAULT: path, PASSPHRASE: passphrase, NEW_PASSPHRASE: next, STEP: String(step) }, execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [code, signal] = await once(child, 'exit') as [number | null, string | null];
  if (signal !== 'SIGKILL') expect(code).toBe(0);
  return signal === 'SIGKILL';
}

test('killed at every step: one of the two passphrases opens, nothing is lost, and nobody is left without a recovery key', async () => {
  let between = 0;
  let after = 0;
  for (let step = 1; ; step += 1) {
    const path = another();
    if (!(await changeAndKill(path, testPassphrase, step))) {
      expect(step).toBeGreaterThan(8);
      break;
    }
    if (!existsSync(standing) && existsSync(join(path, 'envelope.next.json')) && !(await opensAsBefore(path))) cpSync(path, standing, { recursive: true });
    const service = start();
    const withNew = await service.call('vault.unlock', { path, passphrase: next });
    if (withNew.ok) {
      // The new key had taken its place. Nobody has seen the recovery key, so there is another, and it holds.
      const { recoveryKey } = withNew.value as Opened;
      expect(recoveryKey).toMatch(/^([0-9A-Z]{5}-){4}/);
      expect(await places(service)).toEqual(['Harbour', 'Millbank']);
      expect(await asked(service, 'vault.check', {})).toMatchObject({ sound: true });
      await service.close();
      expect(await opensAsBefore(path)).toBe(false);
      expect(backupsOf(path)).toEqual(backupsOf(made.path));
      for (const name of backupsOf(path)) expect(await opensAsBefore(join(path, 'backups', name))).toBe(false);
      await expect(unseal(readEnvelope(path), 'passphrase', testPassphrase)).rejects.toMatchObject({ code: 'wrong-passphrase' });
      await unseal(readEnvelope(path), 'recovery', recoveryKey!);
      after += 1;
    } else {
      expect(withNew.error.code).toBe('wrong-passphrase');
      if (existsSync(join(path, 'envelope.next.json'))) expect(withNew.error.message).toContain('did not come about');
      expect((await asked<Opened>(service, 'vault.unlock', { path, passphrase: testPassphrase })).recoveryKey).toBe(null);
      expect(await places(service)).toEqual(['Harbour', 'Millbank']);
      await service.close();
      expect(backupsOf(path)).toEqual(backupsOf(made.path));
      between += 1;
    }
    expect(filesOf(path)).toEqual(['envelope.json', 'vault.db', 'writer.lock']);
    rmSync(path, { recursive: true });
  }
  expect(between).toBeGreaterThan(3);
  expect(after).toBeGreaterThan(3);
}, 300_000);

test('killed between the database and the envelope: whoever comes with the old passphrase or the old recovery key is let in and finishes it; finishing may be killed too', async () => {
  const service = start();
  cpSync(standing, join(home, 'Old words.kist'), { recursive: true });
  const opened = await asked<Opened>(service, 'vault.unlock', { path: join(home, 'Old words.kist'), passphrase: testPassphrase });
  expect(opened.recoveryKey).not.toBe(null);
  expect(await places(service)).toEqual(['Harbour', 'Millbank']);
  await service.close();

  const second = start();
  cpSync(standing, join(home, 'Recovered.kist'), { recursive: true });
  await asked(second, 'vault.unlockWithRecoveryKey', { path: join(home, 'Recovered.kist'), recoveryKey: made.recoveryKey, newPassphrase: 'five brisk badgers skating' });
  expect(await places(second)).toEqual(['Harbour', 'Millbank']);
  await second.close();

  const third = join(home, 'Third.kist');
  cpSync(standing, third, { recursive: true });
  for (let within = 1; await changeAndKill(third, next, within); within += 1);
  const last = start();
  await asked(last, 'vault.unlock', { path: third, passphrase: next });
  expect(await places(last)).toEqual(['Harbour', 'Millbank']);
  await last.close();
  for (const name of backupsOf(third)) expect(await opensAsBefore(join(third, 'backups', name))).toBe(false);
}, 300_000);
