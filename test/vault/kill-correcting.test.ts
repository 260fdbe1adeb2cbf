import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestVault, testPassphrase, type TestVault } from '../open-vault.ts';
import { evening, find, storeText } from '../small-sources.ts';

const rounds = Number(process.env.KIST_KILL_ROUNDS ?? 6);
const quotes = ['Nobody had asked us before', 'worker came round with cake', 'felt trusted for the first time in years', 'Being listened to changes how you stand'];

let vault: TestVault;
let id: string;
beforeAll(async () => {
  vault = await openTestVault();
  id = (await storeText(vault, 'evening.txt', evening)).id;
  for (const words of quotes) await vault.call('coding.applyNew', { ...(await find(vault, id, words)), name: words });
});
afterAll(() => vault.close());

/** What was said until the writer was killed. */
async function correctAndKill(from: number, acknowledgements: number): Promise<number[]> {
  const child = fork(join(import.meta.dirname, 'correcting-writer.ts'), [], { env: { ...process.env, VAULT: vault.path, PASSPHRASE: testPassphrase, FROM: String(from) }, execArgv: [] });
  const said: number[] = [];
  await new Promise<void>((resolve, reject) => {
    child.on('exit', () => reject(new Error('The writer ended by itself.')));
    child.on('message', (message: { number?: number }) => {
      if (message.number !== undefined) said.push(message.number);
      if (said.length !== acknowledgements) return;
      const until = performance.now() + Math.random() * 8;
      while (performance.now() < until);
      resolve();
    });
  });
  child.removeAllListeners('exit');
  child.kill('SIGKILL');
  await once(child, 'exit');
  return said;
}

test(`killed ${rounds} times while correcting: text, paragraphs, codings and search are of one piece, and every acknowledged word is there`, async () => {
  let next = 1;
  const present: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await vault.service.close();
    present.push(...(await correctAndKill(next, 2 + Math.floor(Math.random() * 5))));
    next = present.at(-1)! + 2;
    await vault.restart();

    const { text, paragraphs, source } = await vault.call('sources.read', { id });
    for (const number of present) expect(text).toMatch(new RegExp(`\\bw${number}\\b`));
    expect(paragraphs.map(({ start, end }) => text.slice(start, end)).join('\n\n')).toBe(text);
    expect(source.paragraphs).toBe(paragraphs.length);
    const { codings } = await vault.call('coding.list', { sourceId: id });
    // Words and paragraphs were put in and nothing was taken: without them, each coding reads as it did.
    const read = codings.map(({ start, end }) => text.slice(start, end).replace(/\sw\d+\.?(?=\s|$)/g, '').replace(/\s+/g, ' '));
    expect(read.toSorted()).toEqual(quotes.toSorted());
    for (const number of present.slice(-3)) expect((await vault.call('search.find', { words: `w${number}`, kinds: ['passage'] })).total).toBe(1);
    expect(await vault.call('vault.check')).toMatchObject({ sound: true });
  }
}, 300_000);
