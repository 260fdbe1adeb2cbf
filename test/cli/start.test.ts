import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const home = mkdtempSync(join(tmpdir(), 'kist-start-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const entry = join(import.meta.dirname, '..', '..', 'src', 'cli', 'start.cjs');

type Started = { said: () => string; until(words: RegExp): Promise<RegExpExecArray>; end(): Promise<number | null> };

function start(env: Record<string, string | undefined>): Started {
  const child = spawn(process.execPath, [entry], { detached: true, env: { ...process.env, KIST_HOME: home, DISPLAY: undefined, WAYLAND_DISPLAY: undefined, KIST_HOST: undefined, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const look = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      for (const again of look) again();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return {
    said: () => said,
    until: (words) =>
      new Promise((resolve, reject) => {
        const again = (): void => {
          const found = words.exec(said);
          if (found) resolve(found);
        };
        look.add(again);
        again();
        void ended.then(() => reject(new Error(`It ended first: ${said}`)));
      }),
    end() {
      child.kill('SIGINT');
      return ended;
    },
  };
}

const statusOf = (address: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request(address, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });

test('npm start opens the loopback window where that is asked for, and Ctrl C locks and ends', async () => {
  const kist = start({ KIST_HOST: 'loopback' });
  const [, address] = await kist.until(/Kist is open at (http:\/\/127\.0\.0\.1:\d+\/enter\/\S+)/);
  expect(await statusOf(address!)).toBe(303);
  expect(await statusOf(address!)).toBe(403);
  expect(await kist.end()).toBe(0);
  expect(kist.said()).toContain('Locked. Everything that was saved is safe.');
  await expect(statusOf(address!)).rejects.toThrow();
}, 180_000);

test.skipIf(process.platform !== 'linux')('without a screen it says so in one line and opens the loopback window (skipped elsewhere than on Linux)', async () => {
  const kist = start({});
  await kist.until(/Kist is open at/);
  expect(kist.said()).toMatch(/^Kist opens in a browser, because there is no screen here .*\.$/m);
  expect(await kist.end()).toBe(0);
}, 180_000);

test('a host that there isn\'t is refused in one line', async () => {
  const kist = start({ KIST_HOST: 'cloud' });
  await kist.until(/KIST_HOST is “cloud”; it can be electron or loopback\./);
});
