import { Refusal } from '../../domain/refusal.ts';
import type { Readable, Writable } from '../open.ts';
import { firstJourney } from './0001-first-journey.ts';
import { codingAtDepth } from './0002-coding-at-depth.ts';
import { flowsAtDepth } from './0003-flows-at-depth.ts';
import { claimsAtDepth } from './0004-claims-at-depth.ts';
import type { Migration } from './migration.ts';

export const migrations: readonly Migration[] = [firstJourney, codingAtDepth, flowsAtDepth, claimsAtDepth];

export const newestSchema = migrations.at(-1)!.number;

/** A vault from a later Kist is refused and left as it is; answers the schema that is present. */
export function refuseNewer(database: Readable): number {
  const present = database.pragma('user_version', { simple: true }) as number;
  if (present > newestSchema) {
    throw new Refusal('vault-newer', 'This vault was made by a later version of Kist. Nothing was changed. Update Kist to open it.', { present, known: newestSchema });
  }
  return present;
}

/** Brings a vault to the newest schema. */
export function migrate(database: Writable, upTo: number = newestSchema): void {
  const present = refuseNewer(database);
  for (const migration of migrations) {
    if (migration.number <= present || migration.number > upTo) continue;
    database
      .transaction(() => {
        database.exec(migration.sql);
        migration.fill?.(database);
        database.pragma(`user_version=${migration.number}`);
      })
      .immediate();
  }
}
