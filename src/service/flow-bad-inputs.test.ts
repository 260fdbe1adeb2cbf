import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';
import { csv, store } from '../../test/small-flows.ts';

let vault: TestVault;
beforeAll(async () => {
  vault = await openTestVault();
});
afterAll(() => vault.close());

test('200,000 rows come in whole, and the ledger counts each odd one of them', { timeout: 240_000 }, async () => {
  const rows = Array.from({ length: 200_000 }, (_, number) => [`p${number}`, 'home', '2020-05-01', number % 1000 === 0 ? '2020-04-01' : '2021-05-01']);
  const dataset = await store(vault, csv('large.csv', ['person', 'state', 'start', 'end'], rows));
  const { rules } = await vault.call('flows.ledger', { datasetId: dataset.id });
  expect(rules).toContainEqual({ rule: 'end-before-start', count: 200 });
  expect(dataset.ledgerEntries).toBe(200);
});
