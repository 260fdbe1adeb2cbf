import { expect, test } from 'vitest';
import { openTestVault, testPassphrase } from '../../test/open-vault.ts';
import { usesByCode } from './codebook.ts';
import { readEnvelope, unseal } from './envelope.ts';
import { openReadable } from './open.ts';
import { databaseFile } from './vault.ts';

test('counting the uses of codes looks at one index, never at every coding', async () => {
  const vault = await openTestVault();
  const database = openReadable(databaseFile(vault.path), await unseal(readEnvelope(vault.path), 'passphrase', testPassphrase));
  const plan = (database.prepare(`EXPLAIN QUERY PLAN ${usesByCode}`).all() as { detail: string }[]).map(({ detail }) => detail);
  expect(plan).toContainEqual(expect.stringContaining('USING COVERING INDEX coding_code'));
  database.close();
  await vault.close();
});
