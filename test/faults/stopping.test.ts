import { existsSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateSpells, spellsAsText } from '../../src/domain/flows/generate.ts';
import { dayNumber } from '../../src/domain/flows/days.ts';
import { seededRandom } from '../../src/domain/flows/seeded-random.ts';
import { createService, pathInbox, workerLane } from '../../src/service/index.ts';
import { openTestVault, resourcesFolder, testPassphrase, type TestVault } from '../open-vault.ts';
import { beside } from '../small-flows.ts';
import { readEnvelope, unseal } from '../../src/vault/envelope.ts';
import { openWritable } from '../../src/vault/open.ts';
import { databaseFile } from '../../src/vault/vault.ts';
import { evening, writeFile } from '../small-sources.ts';
import { linkPassphrase, openWatchedVault, type WatchedVault } from './watched-vault.ts';

/** Stops at the given look, counted from 1; later than the last one, it is never stopped. */
async function stopAt(vault: TestVault, name: string, input: unknown, look: number) {
  const looks: { fraction: number; words: string }[] = [];
  const answer = await vault.service.call(name, input, { cancelled: () => looks.length + 1 >= look, progress: (fraction, words) => looks.push({ fraction, words }) });
  return { answer, looks };
}

/** Moments from the first look to the last. */
const moments = (looks: number): number[] => [...new Set([1, 2, 3, Math.ceil(looks / 3), Math.ceil(looks / 2), looks - 2, looks - 1, looks])].filter((look) => look >= 1);

function bigTable(people: number): string {
  const window = { from: dayNumber(2016, 1, 1), to: dayNumber(2024, 1, 1) };
  const { header, rows } = spellsAsText(generateSpells({ people, spellsPerPerson: 6, window, random: seededRandom(5) }));
  return [header, ...rows].map((row) => row.join(',')).join('\n');
}

const stopped = { ok: false, error: { code: 'cancelled', message: 'Stopped at your wish. Nothing was stored.' } };

describe('long work that somebody stops', () => {
  let vault: WatchedVault;
  beforeAll(async () => {
    vault = await openWatchedVault();
  });
  afterAll(() => vault.close());

  async function stoppedAnywhere(name: string, input: unknown, last: string, find: () => Promise<number>): Promise<void> {
    const before = vault.held();
    const present = await find();
    // Once to the end, to know how often it looks; then taken back.
    const { answer, looks } = await stopAt(vault, name, input, Number.POSITIVE_INFINITY);
    expect(answer.ok).toBe(true);
    expect(looks.map(({ fraction }) => fraction)).toEqual(looks.map(({ fraction }) => fraction).toSorted((one, other) => one - other));
    expect(looks.at(-1)).toEqual({ fraction: 1, words: last });
    expect(await find()).toBeGreaterThan(present);
    await vault.call('history.undo', {});
    const after = vault.held();
    expect(after).not.toEqual(before);
    for (const look of moments(looks.length)) {
      expect({ look, answer: (await stopAt(vault, name, input, look)).answer }).toEqual({ look, answer: stopped });
      expect(vault.held()).toEqual(after);
    }
    expect(await find()).toBe(present);
    expect((await vault.answer(name, input)).ok).toBe(true);
    expect(await find()).toBeGreaterThan(present);
  }

  test('forty transcripts: at any moment, nothing is stored, and afterwards they go in', async () => {
    const files = Array.from({ length: 40 }, (_, number) => ({ file: vault.file(`evening ${number}.txt`, `${evening.repeat(20)}\nMorag: Number ${number}.\n`) }));
    await stoppedAnywhere('sources.store', { files }, 'Storing', async () => (await vault.call('sources.list')).sources.length);
  });

  test('a large table of moves: the same', async () => {
    const file = vault.file('large.csv', bigTable(6000));
    await stoppedAnywhere('flows.store', { files: [file], linkPassphrase, evenIfHere: true, extractDate: '2023-12-31' }, 'Writing to the disk', async () => (await vault.call('flows.list')).datasets.length);
  });

  test('preparing, which stores nothing anyway', async () => {
    const before = vault.held();
    const file = vault.file('prepared.csv', bigTable(3000));
    for (const look of [1, 2, 3]) expect((await stopAt(vault, 'flows.prepare', { files: [file] }, look)).answer).toEqual(stopped);
    expect((await stopAt(vault, 'sources.prepare', { files: [vault.file('p.txt', evening)] }, 1)).answer).toEqual(stopped);
    expect(vault.held()).toEqual(before);
  });

  test('after all of these the next good files go in', () => vault.stillWorks());
});

test('stopped on the reading thread, while it is busy: nothing is stored, no key file is made, and the thread goes on', async () => {
  const made = await openTestVault();
  await made.service.close();
  const service = createService({ inbox: pathInbox, resources: resourcesFolder, checkAnswers: true, startLane: workerLane(new URL('../../src/service/lane-worker.ts', import.meta.url)) });
  expect((await service.call('vault.unlock', { path: made.path, passphrase: testPassphrase })).ok).toBe(true);
  const file = writeFile(made, 'large.csv', bigTable(20_000));
  let looks = 0;
  const answer = await service.call('flows.store', { files: [file], linkPassphrase }, { cancelled: () => looks >= 2, progress: () => (looks += 1) });
  expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(await service.call('flows.list', {})).toEqual({ ok: true, value: { datasets: [] } });
  const key = await service.call('flows.linkKey', {});
  expect(key).toMatchObject({ ok: true, value: { exists: false } });
  expect(existsSync((key as { value: { path: string } }).value.path)).toBe(false);
  expect(await service.call('history.list', {})).toMatchObject({ value: { entries: [{ method: 'vault.create' }] } });
  expect(await service.call('flows.store', { files: [file], linkPassphrase })).toMatchObject({ ok: true, value: { dataset: { people: expect.anything() } } });
  await service.close();
  await made.close();
}, 120_000);

describe('a first import that is stopped while it is being stored', () => {
  let vault: TestVault;
  let file: string;
  beforeAll(async () => {
    vault = await openTestVault();
    file = writeFile(vault, 'first.csv', bigTable(15_000));
  });
  afterAll(() => vault.close());

  async function nothingIsThere(): Promise<void> {
    expect(await vault.call('flows.list')).toEqual({ datasets: [] });
    expect(await vault.call('flows.linkKey')).toMatchObject({ exists: false, needed: false });
    expect(readdirSync(vault.folder).filter((name) => name.includes('link-key'))).toEqual([]);
    expect((await vault.call('history.list', {})).entries.map(({ method }) => method)).toEqual(['vault.create']);
    for (const table of ['dataset', 'person', 'spell', 'person_attribute', 'ledger', 'flow_columns']) expect([table, await beside(vault, (database) => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get())]).toEqual([table, 0]);
  }

  test.each([0, 0.2, 0.5, 0.8])('a stop that comes by message when %d of the rows are written is heard: no row, no ledger, no key file', async (share) => {
    let isStopped = false;
    let isAsked = false;
    const answer = await vault.service.call('flows.store', { files: [file], linkPassphrase }, {
      cancelled: () => isStopped,
      progress(fraction, words) {
        if (words !== 'Storing' || isAsked || fraction < 0.7 + 0.28 * share) return;
        isAsked = true;
        // As a host's message does: it comes when the process listens, not while it writes.
        setImmediate(() => { isStopped = true; });
      },
    });
    expect({ isAsked, answer }).toEqual({ isAsked: true, answer: stopped });
    await nothingIsThere();
  });

  test('the very last look: the key file is not made yet', async () => {
    let isLast = false;
    const answer = await vault.service.call('flows.store', { files: [file], linkPassphrase }, { cancelled: () => isLast, progress: (fraction) => { isLast = fraction > 0.95; } });
    expect(answer).toEqual(stopped);
    await nothingIsThere();
  });

  test('where the last step of it fails, the key file that was made for it goes too', async () => {
    const key = await unseal(readEnvelope(vault.path), 'passphrase', testPassphrase);
    const other = openWritable(databaseFile(vault.path), key);
    other.exec("CREATE TRIGGER no_more BEFORE INSERT ON history BEGIN SELECT RAISE(ABORT, 'no more'); END");
    let reachedTheDisk = false;
    const answer = await vault.service.call('flows.store', { files: [file], linkPassphrase }, { progress: (fraction) => { reachedTheDisk = fraction === 1; } });
    expect({ reachedTheDisk, ok: answer.ok }).toEqual({ reachedTheDisk: true, ok: false });
    other.exec('DROP TRIGGER no_more');
    other.close();
    await nothingIsThere();
  });

  test('meanwhile questions are answered, and what is written waits its turn and is kept', async () => {
    const order: string[] = [];
    let asked: Promise<unknown>[] = [];
    const answer = await vault.service.call('flows.store', { files: [file], linkPassphrase }, {
      cancelled: () => false,
      progress(_fraction, words) {
        if (words !== 'Storing' || asked.length > 0) return;
        asked = [
          vault.service.call('flows.list', {}).then((list) => order.push(`listed ${(list as { value: { datasets: unknown[] } }).value.datasets.length}`)),
          vault.service.call('codebook.create', { name: 'While rows were written' }).then((added) => order.push(added.ok ? 'a code' : added.error.message)),
        ];
      },
    });
    order.push('stored');
    expect(answer.ok).toBe(true);
    await Promise.all(asked);
    expect(order[0]).toBe('listed 0');
    expect(order).toContain('a code');
    expect((await vault.call('history.list', {})).entries.map(({ method }) => method)).toEqual(['codebook.create', 'flows.store', 'vault.create']);
    expect(await vault.call('vault.check', {})).toMatchObject({ sound: true });
  });

  test('the vault is closed in the middle: nothing of the second import is there afterwards', async () => {
    const before = await beside(vault, (database) => database.prepare('SELECT (SELECT count(*) FROM dataset), (SELECT count(*) FROM spell), (SELECT max(seq) FROM history)').raw().get());
    let closed: Promise<void> | null = null;
    const answer = await vault.service.call('flows.store', { files: [file], linkPassphrase, evenIfHere: true }, {
      progress(_fraction, words) {
        if (words === 'Storing') closed ??= vault.service.close();
      },
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'locked' } });
    await closed;
    expect(await beside(vault, (database) => database.prepare('SELECT (SELECT count(*) FROM dataset), (SELECT count(*) FROM spell), (SELECT max(seq) FROM history)').raw().get())).toEqual(before);
  });
});
