import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestVault, testPassphrase, type TestVault } from '../open-vault.ts';
import { waveFile } from '../small-recordings.ts';
import { writeFile } from '../small-sources.ts';
import { beside } from './dump-rows.ts';

const rounds = Number(process.env.KIST_KILL_ROUNDS ?? 4);
const lines = 1500;

type Said = { step: 'stored' | 'coded' | 'copied'; number: number; done: boolean };

let vault: TestVault;
beforeAll(async () => {
  vault = await openTestVault();
  writeFile(vault, 'sound.wav', waveFile(1500));
});
afterAll(() => vault.close());

/** What was said until the writer was killed, a while after it began with so many things. */
async function writeAndKill(from: number, beginnings: number, later: number): Promise<Said[]> {
  const env = { ...process.env, VAULT: vault.path, PASSPHRASE: testPassphrase, FOLDER: vault.folder, FROM: String(from) };
  const child = fork(join(import.meta.dirname, 'words-writer.ts'), [], { env, execArgv: [] });
  const said: Said[] = [];
  await new Promise<void>((resolve, reject) => {
    child.on('exit', () => reject(new Error('The writer ended by itself.')));
    child.on('message', (message: Said) => {
      said.push(message);
      if (!message.done && said.filter(({ done }) => !done).length === beginnings) setTimeout(resolve, later);
    });
  });
  child.removeAllListeners('exit');
  child.kill('SIGKILL');
  await once(child, 'exit');
  return said;
}

test(`killed ${rounds} times in the midst of an import, a rule or a recording: all of it is there or nothing, and what was acknowledged is there`, async () => {
  let next = 1;
  for (let round = 0; round < rounds; round += 1) {
    await vault.service.close();
    const said = await writeAndKill(next, 1 + (round % 3), Math.random() * 400);
    await vault.restart();
    expect(await vault.call('vault.check')).toMatchObject({ sound: true });

    const { sources } = await vault.call('sources.list');
    const { codes } = await vault.call('codebook.list');
    for (const { step, number, done } of said) {
      const source = sources.find(({ title }) => title === `Talk ${number}`);
      const code = codes.find(({ name }) => name === `Rule ${number}`);
      if (done) expect({ stored: source, coded: code, copied: source?.recordings || undefined }[step], `${step} ${number}`).toBeDefined();
      if (source) expect(source.paragraphs).toBe(lines);
      if (code) expect(code.codings).toBe(lines);
      for (const { id, pieces } of source ? (await vault.call('sources.recordings', { id: source.id })).recordings : []) {
        for (const piece of [0, pieces - 1]) expect((await vault.call('sources.recordingPiece', { id, piece })).base64.length).toBeGreaterThan(0);
      }
    }
    next = Math.max(...said.map(({ number }) => number)) + 1;
  }
  // What a kill left of a copy is swept away in the background; nothing of it stays that a whole recording does not hold.
  await expect.poll(async () => {
    const database = await beside(vault);
    const left = database.prepare('SELECT (SELECT count(*) FROM recording WHERE removed = 2) + (SELECT count(*) FROM recording_piece WHERE recording_id NOT IN (SELECT id FROM recording)) AS n').pluck().get();
    database.close();
    return left;
  }, { timeout: 20_000 }).toBe(0);
}, 300_000);
