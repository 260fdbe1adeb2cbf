import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { forkVault } from '../../src/loopback/fork-vault.ts';
import { createBroker, type VaultProcess } from '../../src/service/index.ts';
import { testPassphrase } from '../open-vault.ts';

const folder = mkdtempSync(join(tmpdir(), 'kist-closing-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const path = join(folder, 'Closing.kist');
const log = join(path, 'vault.db-wal');

test('a lock closes the vault as it should be; a process that dies leaves its log, and nothing acknowledged is lost', async () => {
  let running: VaultProcess | undefined;
  const broker = createBroker(() => (running = forkVault()));
  const call = async (name: string, input: unknown): Promise<unknown> => {
    const answer = await broker.call(name, input);
    expect(answer).toMatchObject({ ok: true });
    return answer.ok ? answer.value : null;
  };

  await call('vault.create', { name: 'Closing', folder, passphrase: testPassphrase });
  await call('programme.addPlace', { name: 'Craigend' });
  // The reading thread has a connection of its own, which must not keep the log.
  await call('vault.lookOver', {});
  expect(existsSync(log)).toBe(true);
  await broker.lock('person');
  expect(existsSync(log)).toBe(false);

  await call('vault.unlock', { path, passphrase: testPassphrase });
  await call('programme.addPlace', { name: 'Millbank' });
  const told = new Promise((resolve) => broker.onEvent((event) => event.kind === 'locked' && resolve(event.why)));
  running!.kill();
  expect(await told).toBe('crash');
  expect(existsSync(log)).toBe(true);

  await call('vault.unlock', { path, passphrase: testPassphrase });
  expect(await call('programme.get', {})).toMatchObject({ places: [{ name: 'Craigend' }, { name: 'Millbank' }] });
  await broker.lock('person');
});
