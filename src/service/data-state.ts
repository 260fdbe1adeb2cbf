/** The state of flow data as one hash: whoever asks the same of the same rows can be told so. */
import { createHash } from 'node:crypto';
import type { Dataset } from '../contract/index.ts';
import { readAggregate } from '../vault/flow-aggregates.ts';
import { readSpellSet } from '../vault/flows.ts';
import type { Readable } from '../vault/open.ts';
import { readPersonHashes } from '../vault/person-hashes.ts';

/**
 * SHA-256 in hex over all rows of a dataset with the names behind them. It never leaves as it is: of small data somebody could try which rows give it, so what leaves is a hash of it
 * under the vault's own key.
 */
export function hashOfRows(database: Readable, { id, dating }: Pick<Dataset, 'id' | 'dating'>): string {
  const hash = createHash('sha256');
  if (dating === 'aggregate') return hash.update(JSON.stringify(readAggregate(database, id))).digest('hex');
  const { spells, states, places, streams, attributes, knownUntil } = readSpellSet(database, id)!;
  hash.update(JSON.stringify([spells.count, states, places, streams, attributes.map(({ name, values }) => [name, values]), knownUntil]));
  for (const column of [spells.person, spells.state, spells.startDay, spells.endDay, spells.place, spells.stream, ...attributes.map(({ of }) => of)]) hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  return hash.update(readPersonHashes(database, id)).digest('hex');
}
