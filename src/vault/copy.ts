/** Copies of a database: read through before they count, and encrypted anew where the key has changed. */
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { Refusal } from '../domain/refusal.ts';
import { firstBrokenLink, historyHead } from './history.ts';
import { openCopy, type Readable } from './open.ts';

/** Rows per table that people would miss, for comparing a copy with its original. */
function countsOf(database: Readable): Record<string, number> {
  const tables = ['source', 'paragraph', 'voice', 'code', 'coding', 'indicator', 'sign', 'dataset', 'spell', 'claim', 'evidence', 'history'];
  return Object.fromEntries(tables.map((table) => [table, (database.prepare(`SELECT count(*) AS n FROM "${table}"`).get() as { n: number }).n]));
}

/** Opens a copy with the key and reads it through: pages, history chain, head and counts. `name` is what a refusal calls it. */
export function verifyCopy(file: string, dataKey: Uint8Array, name: string): { head: string; counts: Record<string, number> } {
  const copy = openCopy(file, dataKey);
  try {
    const verdict = copy.pragma('integrity_check(1)', { simple: true });
    const broken = verdict === 'ok' ? firstBrokenLink(copy) : null;
    if (verdict !== 'ok' || broken !== null) {
      throw new Refusal('vault-damaged', `${name} did not read back well (${verdict === 'ok' ? `history entry ${broken}` : String(verdict)}). The vault itself was not touched. Choose another backup.`);
    }
    return { head: historyHead(copy).hash, counts: countsOf(copy) };
  } finally {
    copy.close();
  }
}

/** Waits until a file is on the disk. Never of a database that is open here (see `open.ts`). */
export function settleFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
