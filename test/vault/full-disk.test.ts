import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createService, pathInbox, type Service } from '../../src/service/index.ts';
import { resourcesFolder, testPassphrase } from '../open-vault.ts';

/** A small file system of its own, where this account may mount one. */
function smallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'kist-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
}

const disk = process.platform === 'linux' ? smallDisk() : null;

describe.skipIf(disk === null)('a full disk (skipped where no small file system may be mounted)', () => {
  const folder = disk!;
  const ballast = (): string => join(folder, 'ballast');
  let service: Service;
  let recoveryKey = '';

  beforeAll(async () => {
    service = createService({ inbox: pathInbox, resources: resourcesFolder });
    const made = await service.call('vault.create', { name: 'Small', folder, passphrase: testPassphrase });
    expect(made.ok).toBe(true);
    if (made.ok) ({ recoveryKey } = made.value as { recoveryKey: string });
  });
  afterAll(async () => {
    await service.close();
    execFileSync('umount', [folder]);
    rmSync(folder, { recursive: true, force: true });
  });

  const stored = async (): Promise<string[]> => {
    const answer = await service.call('programme.get', {});
    return answer.ok ? (answer.value as { places: { name: string }[] }).places.map(({ name }) => name) : [];
  };
  const fill = (): void => {
    for (let part = 0; ; part += 1) {
      try {
        writeFileSync(`${ballast()}${part}`, Buffer.alloc(16 * 1024));
      } catch {
        return;
      }
    }
  };
  const makeRoom = (): void => {
    for (const name of readdirSync(folder).filter((file) => file.startsWith('ballast'))) rmSync(join(folder, name));
  };

  test('the change that finds no room is refused, everything before it is there, and it goes on when there is room', async () => {
    const acknowledged: string[] = [];
    fill();
    let refused: { code: string; message: string } | null = null;
    for (let number = 0; number < 400 && !refused; number += 1) {
      const name = `Neighbourhood ${String(number).padStart(3, '0')} ${'x'.repeat(400)}`;
      const answer = await service.call('programme.addPlace', { name });
      if (answer.ok) acknowledged.push(name);
      else refused = answer.error;
    }
    expect(refused).toMatchObject({ code: 'disk', message: expect.stringMatching(/full.*Everything saved before is safe/) });
    expect(await stored()).toEqual(acknowledged);

    expect(await service.call('vault.backup', {})).toMatchObject({ ok: false, error: { code: 'disk' } });
    expect(readdirSync(join(folder, 'Small.kist', 'backups'))).toEqual([]);

    makeRoom();
    expect((await service.call('programme.addPlace', { name: 'After' })).ok).toBe(true);
    expect(await service.call('vault.check', {})).toMatchObject({ value: { sound: true } });

    // The same after a restart.
    await service.close();
    service = createService({ inbox: pathInbox, resources: resourcesFolder });
    expect((await service.call('vault.unlock', { path: join(folder, 'Small.kist'), passphrase: testPassphrase })).ok).toBe(true);
    expect(await stored()).toEqual(['After', ...acknowledged].toSorted());
  });

  test('a new passphrase that finds no room is refused, the present one still opens, and nothing keeps the vault locked', async () => {
    const { path } = (await service.call('vault.state', {}) as { value: { path: string } }).value;
    fill();
    expect(await service.call('vault.changePassphrase', { passphrase: testPassphrase, newPassphrase: 'six quiet otters knitting' })).toMatchObject({ ok: false, error: { code: 'disk' } });
    await service.close();
    // With the recovery key the vault is open already when there turns out to be no room.
    expect(await service.call('vault.unlockWithRecoveryKey', { path, recoveryKey, newPassphrase: 'six quiet otters knitting' })).toMatchObject({ ok: false, error: { code: 'disk' } });
    makeRoom();
    expect((await service.call('vault.unlock', { path, passphrase: testPassphrase })).ok).toBe(true);
  });

  test('a vault that finds no room is not made by half', async () => {
    await service.close();
    service = createService({ inbox: pathInbox, resources: resourcesFolder });
    fill();
    const answer = await service.call('vault.create', { name: 'No room', folder, passphrase: testPassphrase });
    expect(answer).toMatchObject({ ok: false, error: { code: 'disk' } });
    expect(existsSync(join(folder, 'No room.kist'))).toBe(false);
    makeRoom();
  });
});
