/** Invented moves in files of their own, and the way to a stored dataset; for tests. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Dataset, FlowAnswer, FlowQuestion, Input } from '../src/contract/index.ts';
import { dayNumber } from '../src/domain/flows/days.ts';
import { generateSpells, spellsAsText } from '../src/domain/flows/generate.ts';
import { seededRandom } from '../src/domain/flows/seeded-random.ts';
import type { SpellSet } from '../src/domain/flows/spells.ts';
import { readEnvelope, unseal } from '../src/vault/envelope.ts';
import { openReadable, type Readable } from '../src/vault/open.ts';
import { databaseFile } from '../src/vault/vault.ts';
import { testPassphrase, type TestVault } from './open-vault.ts';

export const linkPassphrase = 'seven brave dippers wading';
export const window = { from: dayNumber(2018, 1, 1), to: dayNumber(2023, 1, 1) };
/** Files lie away from the vault, so that whatever is found in the vault's folder was written there by Kist. */
export const outside = mkdtempSync(join(tmpdir(), 'kist-flows-'));
afterAll(() => rmSync(outside, { recursive: true, force: true }));

export const invented = (people: number, seed: number): SpellSet => generateSpells({ people, spellsPerPerson: 4, window, random: seededRandom(seed) });

export function csv(name: string, header: readonly string[], rows: readonly (readonly string[])[]): string {
  const path = join(outside, name);
  writeFileSync(path, [header, ...rows].map((row) => row.join(',')).join('\n'));
  return path;
}
export const csvOf = (name: string, set: SpellSet): string => {
  const { header, rows } = spellsAsText(set);
  return csv(name, header, rows);
};
export const fiveYears = { extractDate: '2022-12-31', synthetic: true } as const;

export const store = async (vault: TestVault, file: string, more: Partial<Input<'flows.store'>> = {}): Promise<Dataset> => (await vault.call('flows.store', { files: [file], linkPassphrase, ...fiveYears, ...more })).dataset;
export const refused = async (vault: TestVault, name: string, input: unknown): Promise<{ code: string; message: string }> => {
  const answer = await vault.answer(name, input);
  if (answer.ok) throw new Error(`${name} was not refused`);
  return answer.error;
};
/** What a dataset answers, in protected figures. */
export const ask = (vault: TestVault, datasetId: string, view: FlowQuestion['view'] = { measure: 'moves' }, filter?: FlowQuestion['filter']): Promise<FlowAnswer> => vault.call('flows.view', { datasetId, view, ...(filter && { filter }) });
export const datasets = async (vault: TestVault): Promise<Dataset[]> => (await vault.call('flows.list')).datasets;
/** Everything that counts what is stored: unchanged after a refusal. */
export const stored = async (vault: TestVault) => ({ history: (await vault.call('history.list', {})).entries.length, datasets: await datasets(vault) });

/** The vault as somebody with its key reads it, past the service. */
export async function beside<Value>(vault: TestVault, read: (database: Readable) => Value): Promise<Value> {
  const key = await unseal(readEnvelope(vault.path), 'passphrase', testPassphrase);
  const database = openReadable(databaseFile(vault.path), key);
  try {
    return read(database);
  } finally {
    database.close();
  }
}
