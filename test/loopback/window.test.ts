import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { KistWindow, WindowEvent } from '../../src/contract/index.ts';
import { readBuiltWindow } from '../../src/loopback/built-window.ts';
import { launchBrowser } from '../browser.ts';
import { testPassphrase } from '../open-vault.ts';
import { openTestLoopback, type TestLoopback } from './open-loopback.ts';

type WithKist = { kist: KistWindow; heard: WindowEvent[] };

let folder: string;
let house: TestLoopback;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

/** The page side as it is, in the smallest page that can hold it. */
async function buildSmallWindow(into: string): Promise<void> {
  const from = mkdtempSync(join(tmpdir(), 'kist-window-'));
  writeFileSync(join(from, 'index.html'), '<!doctype html><html lang="en-GB"><title>Small window</title><body><script type="module" src="./main.ts"></script></body></html>');
  writeFileSync(
    join(from, 'main.ts'),
    `import { connectLoopback } from ${JSON.stringify(join(import.meta.dirname, '../../src/renderer/client/loopback/connect-loopback.ts'))};
     window.kist = connectLoopback(); window.heard = []; window.kist.on((event) => window.heard.push(event));`,
  );
  await build({ configFile: false, root: from, base: './', logLevel: 'error', build: { outDir: into, emptyOutDir: true, modulePreload: { polyfill: false } } });
  rmSync(from, { recursive: true });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kist-test-'));
  process.env.KIST_HOME = join(folder, 'vaults');
  await buildSmallWindow(join(folder, 'window'));
  house = await openTestLoopback(readBuiltWindow(join(folder, 'window'))!);
  browser = await launchBrowser();
  page = await browser.newPage();
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(house.server.newAddress());
  await page.waitForFunction(() => 'kist' in window);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
  rmSync(folder, { recursive: true, force: true });
});

const heard = (kind: WindowEvent['kind']) => page.waitForFunction((wanted) => (window as unknown as WithKist).heard.some((event) => event.kind === wanted), kind);

test('the address leads to the window, and the pass is out of reach of scripts', async () => {
  expect(page.url()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{43}\/$/);
  expect(await page.evaluate(() => document.cookie)).toBe('');
  expect(await page.evaluate(() => (window as unknown as WithKist).kist.host)).toEqual({ kind: 'loopback', choosesFolders: false });
});

test('calls go through, and the window hears of changes', async () => {
  const made = await page.evaluate((passphrase) => (window as unknown as WithKist).kist.call('vault.create', { name: 'Through the page', passphrase }, 'making'), testPassphrase);
  expect(made).toMatchObject({ ok: true, value: { name: 'Through the page' } });
  await heard('changed');
  await heard('progress');
  expect(await page.evaluate(() => (window as unknown as WithKist).kist.call('team.coders', {}))).toMatchObject({ ok: true });
  expect(await page.evaluate(() => (window as unknown as WithKist).kist.call('no.such', {}))).toMatchObject({ ok: false, error: { code: 'unknown-method' } });
});

test('files are chosen, dropped and saved', async () => {
  const file = join(folder, 'an interview.txt');
  writeFileSync(file, 'Interviewer: How was it?\nRhona: It was grand.\n');
  const choosing = page.waitForEvent('filechooser');
  const chosen = page.evaluate(() => (window as unknown as WithKist).kist.chooseFiles({ many: true, extensions: ['txt'] }));
  await (await choosing).setFiles([file]);
  expect(await chosen).toMatchObject([{ name: 'an interview.txt', bytes: 46 }]);

  mkdirSync(join(folder, 'transcripts'));
  writeFileSync(join(folder, 'transcripts', 'one.md'), '# One\n');
  writeFileSync(join(folder, 'transcripts', 'picture.png'), 'not words');
  const choosingFolder = page.waitForEvent('filechooser');
  const fromFolder = page.evaluate(() => (window as unknown as WithKist).kist.chooseFiles({ many: true, extensions: ['md'], folder: true }));
  await (await choosingFolder).setFiles(join(folder, 'transcripts'));
  expect(await fromFolder).toMatchObject([{ name: 'one.md' }]);

  const dropped = await page.evaluate(() => (window as unknown as WithKist).kist.takeFiles([new File(['Words'], 'dropped.txt')]));
  expect(dropped).toMatchObject([{ name: 'dropped.txt', bytes: 5 }]);

  const downloading = page.waitForEvent('download');
  const saved = await page.evaluate(() => (window as unknown as WithKist).kist.saveFile({ name: 'brief.html', mediaType: 'text/html', base64: btoa('<p>Kept</p>') }));
  const download = await downloading;
  expect(saved).toBe('brief.html');
  expect(download.suggestedFilename()).toBe('brief.html');
  expect(readFileSync(await download.path(), 'utf8')).toBe('<p>Kept</p>');
});

test('locking ends the vault process, and the window hears why', async () => {
  await page.evaluate(() => (window as unknown as WithKist).kist.lock());
  await heard('locked');
  expect(await page.evaluate(() => (window as unknown as WithKist).heard.find((event) => event.kind === 'locked'))).toEqual({ kind: 'locked', why: 'person' });
  expect(await page.evaluate(() => (window as unknown as WithKist).kist.call('vault.state', {}))).toMatchObject({ ok: true, value: { open: false } });
});

test('another site can neither call nor read, and nothing was complained of', async () => {
  expect(complaints).toEqual([]);
  const stranger = await browser.newPage();
  const address = page.url();
  await stranger.route('https://stranger.invalid/', (route) => route.fulfill({ contentType: 'text/html', body: '<title>Stranger</title>' }));
  await stranger.goto('https://stranger.invalid/');
  const outcome = await stranger.evaluate(async (url) => {
    const tried = await Promise.allSettled([
      fetch(`${url}call`, { method: 'POST', credentials: 'include', headers: { 'Content-Type': 'application/json' }, body: '{"name":"vault.state"}' }),
      fetch(`${url}call`, { method: 'POST', credentials: 'include', mode: 'no-cors', body: '{"name":"vault.state"}' }).then((response) => response.type),
      fetch(url, { credentials: 'include' }),
    ]);
    return tried.map((one) => (one.status === 'fulfilled' ? String(one.value) : 'refused'));
  }, address);
  expect(outcome[0]).toBe('refused');
  expect(['opaque', 'refused']).toContain(outcome[1]);
  expect(outcome[2]).toBe('refused');
  await stranger.close();
});

test('when the host ends, the window says so', async () => {
  await page.evaluate(() => void ((window as unknown as WithKist).heard.length = 0));
  await house.close();
  await heard('locked');
  expect(await page.evaluate(() => (window as unknown as WithKist).kist.call('vault.state', {}))).toMatchObject({ ok: false, error: { code: 'locked' } });
});
