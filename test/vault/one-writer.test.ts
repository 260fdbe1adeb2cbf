import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createService, pathInbox } from '../../src/service/index.ts';
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
