import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createService, pathInbox, type Service } from '../../src/service/index.ts';
import { openTestVault, resourcesFolder, testPassphrase, type TestVault } from '../open-vault.ts';
import { fingerprint } from './folders.ts';

const home = mkdtempSync(join(tmpdir(), 'kist-secrets-'));
let made: TestVault;
let service: Service;
const anew = (): Service => createService({ inbox: pathInbox, resources: resourcesFolder, checkAnswers: true });
const unlock = (passphrase: string) => service.call('vault.unlock', { path: made.path, passphrase });

beforeAll(async () => {
  made = await openTestVault();
  await made.call('programme.addPlace', { name: 'Millbank' });
  await made.service.close();
});
afterAll(async () => {
  await made.close();
  rmSync(home, { recursive: true, force: true });
});

describe('secrets that open a vault', () => {
  test('a wrong passphrase is refused, changes nothing, and says what to do', async () => {
    service = anew();
    const before = fingerprint(made.path);
    for (const wrong of ['', 'correct wobbly heron teapoT', ` ${testPassphrase}`]) {
      const answer = await unlock(wrong);
      expect(answer).toMatchObject({ ok: false, error: { code: 'wrong-passphrase' } });
      expect(!answer.ok && answer.error.message).toContain('recovery key');
    }
    expect(fingerprint(made.path)).toEqual(before);
    expect(await service.call('programme.get', {})).toMatchObject({ ok: false, error: { code: 'locked' } });
    await service.close();
  });

  test('the same passphrase typed on another keyboard layout is the same', async () => {
    service = anew();
    // Full-width letters, as an input method may give them, are the same under NFKC.
    const answer = await unlock(testPassphrase.replace('heron', '\uff48\uff45\uff52\uff4f\uff4e'));
    expect(answer.ok).toBe(true);
    await service.close();
  });

  test('wrong guesses wait for each other, and longer each time, also when they come all at once', async () => {
    service = anew();
    const began = performance.now();
    const answers = await Promise.all(Array.from({ length: 4 }, (_, index) => unlock(`wrong guess number ${index}`)));
    expect(answers.every((answer) => !answer.ok && answer.error.code === 'wrong-passphrase')).toBe(true);
    // The third waits for one second and the fourth for two; side by side all four took less than that.
    expect(performance.now() - began).toBeGreaterThan(3000);
    await service.close();
  });

  test('two vaults made at once are one vault and a refusal', async () => {
    service = anew();
    const made = await Promise.all(['One', 'Two'].map((name) => service.call('vault.create', { name, folder: join(home, 'at-once'), passphrase: testPassphrase })));
    expect(made.map((answer) => answer.ok)).toEqual([true, false]);
    expect(made[1]).toMatchObject({ error: { code: 'not-allowed' } });
    expect(readdirSync(join(home, 'at-once'))).toEqual(['One.kist']);
    await service.close();
  });

  test('a weak one is not taken, with its strength explained', async () => {
    service = anew();
    for (const weak of ['password', 'Dundee2024!', '1234567890', 'aaaaaaaaaaaaaaaa']) {
      const answer = await service.call('vault.create', { name: 'Weak', folder: made.folder, passphrase: weak });
      expect(answer).toMatchObject({ ok: false, error: { code: 'weak-passphrase', details: { enough: false } } });
    }
    expect(await service.call('vault.list', {})).toMatchObject({ ok: true });
    await service.close();
  });

  test('a passphrase changed without the key opens, the old one does not, and the recovery key still does', async () => {
    service = anew();
    expect((await unlock(testPassphrase)).ok).toBe(true);
    expect(await service.call('vault.changePassphrase', { passphrase: 'not this', newPassphrase: 'six quiet otters knitting' })).toMatchObject({ ok: false, error: { code: 'wrong-passphrase' } });
    expect(await service.call('vault.changePassphrase', { passphrase: testPassphrase, newPassphrase: 'short' })).toMatchObject({ ok: false, error: { code: 'weak-passphrase' } });
    expect((await service.call('vault.changePassphrase', { passphrase: testPassphrase, newPassphrase: 'six quiet otters knitting', newKey: false })).ok).toBe(true);
    await service.close();
    service = anew();
    expect(await unlock(testPassphrase)).toMatchObject({ ok: false, error: { code: 'wrong-passphrase' } });
    expect((await unlock('six quiet otters knitting')).ok).toBe(true);
    await service.close();
  });

  test('the recovery key opens as it was copied from paper, sets a new passphrase, and is replaced by its use', async () => {
    service = anew();
    const copied = made.recoveryKey.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    const recover = (recoveryKey: string, newPassphrase: string) => service.call('vault.unlockWithRecoveryKey', { path: made.path, recoveryKey, newPassphrase });
    expect(await recover('AAAAA-AAAAA-AAAAA-AAAAA-AAAAA', 'five brisk badgers skating')).toMatchObject({ ok: false, error: { code: 'wrong-passphrase' } });
    const answer = await recover(copied, 'five brisk badgers skating');
    expect(answer).toMatchObject({ ok: true, value: { recoveryKey: expect.stringMatching(/^([0-9A-Z]{5}-){4}[0-9A-Z]{5}$/) } });
    expect(await service.call('programme.get', {})).toMatchObject({ ok: true, value: { places: [{ name: 'Millbank' }] } });
    await service.close();

    service = anew();
    expect(await recover(made.recoveryKey, 'four calm puffins rowing')).toMatchObject({ ok: false, error: { code: 'wrong-passphrase' } });
    expect(await unlock('six quiet otters knitting')).toMatchObject({ ok: false, error: { code: 'wrong-passphrase' } });
    await service.close();
    service = anew();
    expect((await unlock('five brisk badgers skating')).ok).toBe(true);
    await service.close();
  });
});
