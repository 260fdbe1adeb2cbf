import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateSpells, spellsAsText } from '../../src/domain/flows/generate.ts';
import { dayNumber } from '../../src/domain/flows/days.ts';
import { seededRandom } from '../../src/domain/flows/seeded-random.ts';
import { createService, pathInbox, workerLane } from '../../src/service/index.ts';
import { openTestVault, resourcesFolder, testPassphrase, type TestVault } from '../open-vault.ts';
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

describe('long work that somebody stops', () => {
  let vault: WatchedVault;
  beforeAll(async () => {
    vault = await openWatchedVault();
  });
  afterAll(() => vault.close());

  const stopped = { ok: false, error: { code: 'cancelled', message: 'Stopped at your wish. Nothing was stored.' } };

  async function stoppedAnywhere(name: string, input: unknown, find: () => Promise<number>): Promise<void> {
    const before = vault.held();
    const present = await find();
    // Once to the end, to know how often it looks; then taken back.
    const { answer, looks } = await stopAt(vault, name, input, Number.POSITIVE_INFINITY);
    expect(answer.ok).toBe(true);
    expect(looks.map(({ fraction }) => fraction)).toEqual(looks.map(({ fraction }) => fraction).toSorted((one, other) => one - other));
    expect(looks.at(-1)).toEqual({ fraction: 1, words: 'Storing' });
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
    await stoppedAnywhere('sources.store', { files }, async () => (await vault.call('sources.list')).sources.length);
  });

  test('a large table of moves: the same', async () => {
    const file = vault.file('large.csv', bigTable(6000));
    await stoppedAnywhere('flows.store', { files: [file], linkPassphrase, evenIfHere: true, extractDate: '2023-12-31' }, async () => (await vault.call('flows.list')).datasets.length);
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
