/** A vault with something in it, and a second pair of eyes on its database: whatever a refused attempt left behind would show. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { readEnvelope, unseal } from '../../src/vault/envelope.ts';
import { firstBrokenLink } from '../../src/vault/history.ts';
import { openReadable, type Readable } from '../../src/vault/open.ts';
import { databaseFile } from '../../src/vault/vault.ts';
import { openTestVault, testPassphrase, type TestVault } from '../open-vault.ts';
import { evening } from '../small-sources.ts';

export const linkPassphrase = 'seven brave dippers wading';

export type WatchedVault = TestVault & {
  /** Writes a file away from the vault and answers its path. */
  file(name: string, content: string | Uint8Array): string;
  /** How many rows each table has, and the head of the history. */
  held(): Record<string, unknown>;
  /** Asks for something that has to be refused: in words that say what happened and what is safe, leaving nothing behind. */
  refused(name: string, input: unknown): Promise<{ code: string; message: string }>;
  /** A transcript and a table of moves that have never been seen here go in and are there. */
  stillWorks(): Promise<void>;
};

export async function openWatchedVault(): Promise<WatchedVault> {
  const vault = await openTestVault();
  const outside = mkdtempSync(join(tmpdir(), 'kist-faults-'));
  const key = await unseal(readEnvelope(vault.path), 'passphrase', testPassphrase);
  const database: Readable = openReadable(databaseFile(vault.path), key);
  const tables = database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search\\_%\\_%' ESCAPE '\\'`).pluck().all() as string[];
  let number = 0;

  const file: WatchedVault['file'] = (name, content) => {
    const path = join(outside, name);
    writeFileSync(path, content);
    return path;
  };
  const held: WatchedVault['held'] = () => ({
    ...Object.fromEntries(tables.map((table) => [table, database.prepare(`SELECT count(*) FROM "${table}"`).pluck().get()])),
    head: database.prepare('SELECT hash FROM history ORDER BY seq DESC LIMIT 1').pluck().get(),
  });
  await vault.call('sources.store', { files: [{ file: file('first.txt', evening) }] });
  await vault.call('flows.store', { files: [file('first.csv', moves('first'))], linkPassphrase });

  return Object.defineProperties({} as WatchedVault, {
    ...Object.getOwnPropertyDescriptors(vault),
    file: { value: file },
    held: { value: held },
    refused: {
      async value(name: string, input: unknown) {
        const before = held();
        const answer = await vault.answer(name, input);
        if (answer.ok) throw new Error(`${name} was not refused`);
        expect(held()).toEqual(before);
        const { code, message } = answer.error;
        expect(message).toMatch(/[Nn]othing was (?:stored|changed|done|unpacked or stored|shown)|Everything .*safe/);
        expect(message).toMatch(/^(“|[A-Z\d]|[a-z]+\.[a-zA-Z]+ can).*[.!?]$/s);
        expect(code).not.toBe('internal');
        return { code, message };
      },
    },
    stillWorks: {
      async value() {
        number += 1;
        const [sources, datasets] = [(await vault.call('sources.list')).sources.length, (await vault.call('flows.list')).datasets.length];
        await vault.call('sources.store', { files: [{ file: file(`good ${number}.txt`, `${evening}\nMorag: And number ${number}.\n`) }] });
        const { dataset } = await vault.call('flows.store', { files: [file(`good ${number}.csv`, moves(`good${number}`))], linkPassphrase });
        expect((await vault.call('sources.list')).sources).toHaveLength(sources + 1);
        expect((await vault.call('flows.list')).datasets).toHaveLength(datasets + 1);
        expect([10, 15]).toContain(dataset.people);
        expect((await vault.call('flows.view', { datasetId: dataset.id, view: { measure: 'moves' } })).tables.length).toBeGreaterThan(0);
        expect(firstBrokenLink(database)).toBeNull();
      },
    },
    close: {
      async value() {
        database.close();
        rmSync(outside, { recursive: true, force: true });
        await vault.close();
      },
    },
  });
}

/** Twelve invented people who each moved once. */
export function moves(prefix: string): string {
  const rows = Array.from({ length: 12 }, (_, person) => `${prefix}-${person},home,2020-02-01,2021-03-01\n${prefix}-${person},foster,2021-03-01,`);
  return ['person,state,start,end', ...rows].join('\n');
}
