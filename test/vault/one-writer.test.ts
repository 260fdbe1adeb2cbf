import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createService, pathInbox, workerLane } from '../../src/service/index.ts';
import { openTestVault, resourcesFolder, testPassphrase, type TestVault } from '../open-vault.ts';

let vault: TestVault;
beforeAll(async () => {
  vault = await openTestVault();
});
afterAll(() => vault.close());

const second = async () => {
  const service = createService({ inbox: pathInbox, resources: resourcesFolder });
  const answer = await service.call('vault.unlock', { path: vault.path, passphrase: testPassphrase });
  await service.close();
  return answer;
};

test('a second opener is refused clearly, and the first goes on', async () => {
  expect(await second()).toMatchObject({ ok: false, error: { code: 'vault-in-use', message: expect.stringContaining('another window or command') } });
  expect((await vault.answer('programme.addPlace', { name: 'Craigend' })).ok).toBe(true);
});

test('so is one in another process, and a process that was killed leaves no lock behind', async () => {
  await vault.service.close();
  const other: ChildProcess = fork(join(import.meta.dirname, 'writer.ts'), [], { env: { ...process.env, VAULT: vault.path, PASSPHRASE: testPassphrase }, execArgv: [] });
  await once(other, 'message');
  expect(await second()).toMatchObject({ ok: false, error: { code: 'vault-in-use' } });
  other.kill('SIGKILL');
  await once(other, 'exit');
  expect((await second()).ok).toBe(true);
});

test('nothing that is done with an open vault lets go of the lock: a check, a backup, a search on the reading thread', async () => {
  // Closing any handle of a locked file drops the locks on POSIX systems: a check that read `writer.lock` once let a second process in, and changes were lost.
  const service = createService({ inbox: pathInbox, resources: resourcesFolder, startLane: workerLane(new URL('../../src/service/lane-worker.ts', import.meta.url)) });
  const done = async (name: string, input: unknown): Promise<void> => expect(await service.call(name, input)).toMatchObject({ ok: true });
  await done('vault.unlock', { path: vault.path, passphrase: testPassphrase });
  const locks = (): string[] => (process.platform === 'linux' ? readFileSync('/proc/locks', 'utf8').split('\n').filter((line) => line.includes(` ${process.pid} `)).map((line) => line.replace(/^\d+: /, '')).toSorted() : []);
  const before = locks();
  await done('search.find', { words: 'Craigend' });
  await done('vault.backup', {});
  await done('vault.check', {});
  expect(locks()).toEqual(before);

  const other = fork(join(import.meta.dirname, 'writer.ts'), [], { env: { ...process.env, VAULT: vault.path, PASSPHRASE: testPassphrase }, execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let refusal = '';
  other.stderr!.on('data', (words: Buffer) => {
    refusal += words.toString();
  });
  const [code] = await once(other, 'exit');
  expect(code).not.toBe(0);
  expect(refusal).toContain('another window or command');
  await service.close();
});
