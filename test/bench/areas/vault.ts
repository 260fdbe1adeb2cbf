import { closeSync, copyFileSync, fsyncSync, openSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { argon2id } from 'hash-wasm';
import { stretchingNow } from '../../../src/vault/key-wrap.ts';
import { databaseFile } from '../../../src/vault/vault.ts';
import { type Ground, passphrase } from '../ground.ts';
import { inTurns } from '../measure.ts';
import { row, type Row } from '../rows.ts';

export async function* vaults(ground: Ground): AsyncGenerator<Row> {
  const vault = await ground.libraryVault();
  const copy = join(ground.folder, 'copy.db');
  const made: string[] = [];
  const backups = await inTurns(
    ground.size.turns,
    async () => made.push((await vault.call('vault.backup', {})).path),
    () => {
      copyFileSync(databaseFile(vault.path), copy);
      const file = openSync(copy, 'r+');
      fsyncSync(file);
      closeSync(file);
    },
  );
  for (const path of made) rmSync(path, { recursive: true, force: true });
  const megabytes = statSync(databaseFile(vault.path)).size / 1e6;
  yield row('vault', `a verified backup of ${Math.round(megabytes)} MB`, 'copying the file', { unit: 'MB/s', value: megabytes / (backups.value / 1000), baseline: megabytes / (backups.baseline / 1000), budget: 40 });

  await vault.service.close();
  const { memoryKiB, iterations, parallelism } = stretchingNow;
  const unlocking = await inTurns(
    ground.size.turns,
    async () => {
      await vault.call('vault.unlock', { path: vault.path, passphrase });
      await vault.service.close();
    },
    () => argon2id({ password: passphrase, salt: new Uint8Array(16), memorySize: memoryKiB, iterations, parallelism, hashLength: 32, outputType: 'binary' }),
  );
  yield row('vault', `unlocked, checked and locked, ${Math.round(megabytes)} MB`, 'stretching the passphrase alone', { ...unlocking, unit: 'ms', budget: 3 });
  await vault.call('vault.unlock', { path: vault.path, passphrase });
}
