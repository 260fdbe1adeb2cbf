import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pathInbox } from './inbox.ts';
import { type Lane, workerLane } from './lane.ts';

/** A reading thread that does as it is told: answers, throws beside any call, ends, or never answers. */
const thread = `
import { parentPort } from 'node:worker_threads';
parentPort.on('message', (message) => {
  if (message.kind !== 'run') return;
  if (message.input === 'end') process.exit(1);
  if (message.input === 'throw') setTimeout(() => { throw new RangeError('beside any call'); });
  else if (message.input === 'answer') parentPort.postMessage({ kind: 'done', id: message.id, value: message.input });
  else if (message.input === 'wait') {
    const flag = new Int32Array(message.flag);
    const watch = setInterval(() => { if (Atomics.load(flag, 0) === 1) { clearInterval(watch); parentPort.postMessage({ kind: 'failed', id: message.id, problem: { code: 'cancelled', message: 'Stopped.' } }); } }, 5);
  }
});`;

let folder: string;
let lane: Lane;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kist-lane-'));
  writeFileSync(join(folder, 'thread.mjs'), thread);
  lane = workerLane(pathToFileURL(join(folder, 'thread.mjs')))({ databasePath: '', dataKey: new Uint8Array(32), inbox: pathInbox, resources: '', context: () => {
    throw new Error('not used by threads');
  } });
});
afterAll(async () => {
  await lane.close();
  rmSync(folder, { recursive: true, force: true });
});
const run = (input: string, cancelled = (): boolean => false): Promise<unknown> => lane.run('search.names', input, { coderId: '', vaultPath: '', cancelled });

test('a thread that ends fails what it was doing in plain words; the next call gets a new one', async () => {
  expect(await run('answer')).toBe('answer');
  for (const harm of ['end', 'throw', 'end']) {
    const waiting = run('wait').catch((error: unknown) => error);
    await expect(run(harm)).rejects.toMatchObject({ code: 'internal', message: expect.stringContaining('everything saved before is safe') });
    expect(await waiting).toMatchObject({ code: 'internal' });
    expect(await run('answer')).toBe('answer');
  }
});

test('a wish to stop reaches a busy thread', async () => {
  let stop = false;
  const waiting = run('wait', () => stop);
  stop = true;
  await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
});

test('closing settles what is under way', async () => {
  const waiting = run('wait').catch((error: unknown) => error);
  await lane.close();
  expect(await waiting).toMatchObject({ code: 'locked' });
});
