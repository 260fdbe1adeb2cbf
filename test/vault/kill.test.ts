import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { firstBrokenLink } from '../../src/vault/history.ts';
import { readEnvelope, unseal } from '../../src/vault/envelope.ts';
import { openWritable } from '../../src/vault/open.ts';
import { databaseFile } from '../../src/vault/vault.ts';
import { openTestVault, testPassphrase, type TestVault } from '../open-vault.ts';

/** How many times the writer is killed; a person with time can ask for hundreds. */
const rounds = Number(process.env.KIST_KILL_ROUNDS ?? 30);

type Said = { ready?: true; number?: number; added?: boolean; undone?: boolean };

let vault: TestVault;
let key: Uint8Array;
beforeAll(async () => {
  vault = await openTestVault();
  await vault.service.close();
  key = await unseal(readEnvelope(vault.path), 'passphrase', testPassphrase);
});
afterAll(() => vault.close());

/** Lets a writer acknowledge so many changes, then kills it, and answers what it had said until then. */
async function writeAndKill(from: number, acknowledgements: number, later: number): Promise<Said[]> {
  const child = fork(join(import.meta.dirname, 'writer.ts'), [], { env: { ...process.env, VAULT: vault.path, PASSPHRASE: testPassphrase, FROM: String(from) }, execArgv: [] });
  const said: Said[] = [];
  await new Promise<void>((resolve) => {
    child.on('message', (message: Said) => {
      said.push(message);
      // A few microseconds or milliseconds into the next change, or between two.
      if (said.length === acknowledgements) {
        const until = performance.now() + later;
        while (performance.now() < until);
        resolve();
      }
    });
  });
  child.kill('SIGKILL');
  await once(child, 'exit');
  return said.filter((message) => message.number !== undefined);
}

test(`killed ${rounds} times at random moments: every acknowledged change is there, nothing half done, history whole`, async () => {
  const present = new Set<string>();
  const maybe = new Set<string>();
  let next = 1;
  for (let round = 0; round < rounds; round += 1) {
    const said = await writeAndKill(next, 2 + Math.floor(Math.random() * 12), Math.random() * 4);
    for (const { number, added, undone } of said) {
      expect(added ?? undone).toBe(true);
      if (added) present.add(`place ${number}`);
      if (undone) present.delete(`place ${number}`);
    }
    const last = Math.max(...said.map(({ number }) => number!));
    // What was under way when the kill came may be there or not, but wholly.
    maybe.clear();
    maybe.add(`place ${last}`).add(`place ${last + 1}`);
    next = last + 2;

    const database = openWritable(databaseFile(vault.path), key);
    const stored = (database.prepare('SELECT name FROM place').all() as { name: string }[]).map(({ name }) => name.trim().replace(/ x*$/, ''));
    expect(firstBrokenLink(database)).toBeNull();
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    const events = database.prepare('SELECT count(*) AS n FROM history').get() as { n: number };
    const payloads = database.prepare('SELECT count(*) AS n FROM history_payload').get() as { n: number };
    const found = database.prepare(`SELECT count(*) AS n FROM search_document WHERE kind = 'place'`).get() as { n: number };
    expect(payloads.n).toBe(events.n);
    expect(found.n).toBe(stored.length);
    database.close();

    const lost = [...present].filter((name) => !stored.includes(name) && !maybe.has(name));
    const unknown = stored.filter((name) => !present.has(name) && !maybe.has(name));
    expect({ round, lost, unknown }).toEqual({ round, lost: [], unknown: [] });
    // From here on what was found counts as stored.
    for (const name of maybe) {
      if (stored.includes(name)) present.add(name);
      else present.delete(name);
    }
  }
  expect(present.size).toBeGreaterThan(rounds);
}, 300_000);
