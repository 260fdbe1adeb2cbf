import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestVault, testPassphrase, type TestVault } from '../open-vault.ts';

const traced = process.platform === 'linux' && spawnSync('strace', ['-qq', '-e', 'trace=none', 'true']).status === 0;
const kist = join(import.meta.dirname, '..', '..', 'src', 'cli', 'kist.ts');
let vault: TestVault;
beforeAll(async () => {
  vault = await openTestVault();
  await vault.service.close();
});
afterAll(() => vault.close());

/** Files that were forced to the disk, and folders that were given a name, in the order in which that happened. */
function forced(words: string[]): string[] {
  const trace = join(vault.folder, 'trace.txt');
  const ended = spawnSync('strace', ['-f', '-qq', '-y', '-e', 'trace=fsync,fdatasync,rename', '-o', trace, process.execPath, kist, ...words], { env: { ...process.env, KIST_PASSPHRASE: testPassphrase }, encoding: 'utf8' });
  expect(ended.status, ended.stderr).toBe(0);
  return readFileSync(trace, 'utf8').split('\n').flatMap((line) => {
    const synced = /f(?:data)?sync\(\d+<([^>]*)>/.exec(line)?.[1];
    const named = /rename\("[^"]*unfinished", "([^"]*)"\)/.exec(line)?.[1];
    return synced !== undefined ? [synced.replace(/^.*unfinished/, 'unfinished')] : named !== undefined ? ['named'] : [];
  });
}

test.skipIf(!traced)('a backup and a restored vault are on the disk, key envelope and all, before they get their names (skipped where there is no strace)', () => {
  const made = forced(['backup', vault.path, '--to', join(vault.folder, 'elsewhere')]);
  for (const name of ['unfinished/vault.db', 'unfinished/envelope.json', 'unfinished']) expect(made.slice(0, made.indexOf('named'))).toContain(name);
  expect(made.slice(made.indexOf('named'))).toContain(join(vault.folder, 'elsewhere'));

  const from = join(vault.folder, 'elsewhere', readdirSync(join(vault.folder, 'elsewhere'))[0]!);
  const restored = forced(['restore', from, join(vault.folder, 'Restored.kist')]);
  for (const name of ['unfinished/vault.db', 'unfinished/envelope.json']) expect(restored.slice(0, restored.indexOf('named'))).toContain(name);
  expect(restored.slice(restored.indexOf('named'))).toContain(vault.folder);
});
