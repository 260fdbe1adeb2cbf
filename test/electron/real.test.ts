/** What only the real binary can show. Written against Electron 45; skipped, saying so, where there is none. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildElectron } from '../../electron/build.ts';
import type { Answer, WindowEvent } from '../../src/contract/index.ts';
import { testPassphrase } from '../open-vault.ts';
import { checkout } from './double/index.ts';
import { realElectron } from './real-binary.ts';

const real = realElectron();
if ('why' in real) console.info(`The suite for the real Electron is skipped: ${real.why}.`);

/** Synthetic words that must be found nowhere on the disk. */
const canary = 'heliotrope wardrobe canary';

describe.skipIf('why' in real)('the real Electron', () => {
  let home: string;
  let app: ElectronApplication;
  let page: Page;

  beforeAll(async () => {
    await buildElectron({ window: true });
    home = mkdtempSync(join(tmpdir(), 'kist-real-'));
    const { ELECTRON_RUN_AS_NODE: _node, ...env } = process.env as Record<string, string>;
    app = await _electron.launch({ executablePath: (real as { binary: string }).binary, args: [checkout], cwd: checkout, env: { ...env, KIST_HOME: home } });
    page = await app.firstWindow();
    await page.waitForLoadState('load');
  }, 180_000);
  afterAll(async () => {
    await app?.close();
    if (home) rmSync(home, { recursive: true, force: true });
  });

  const call = (name: string, input: unknown = {}): Promise<Answer<unknown>> => page.evaluate(([called, given]) => window.kist!.call(called as string, given), [name, input] as const);

  test('opens its window from app://kist/, sandboxed and isolated', async () => {
    expect(page.url()).toMatch(/^app:\/\/kist\/(index\.html)?/);
    expect(await page.evaluate(() => ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter((name) => name in window))).toEqual([]);
    expect(await page.evaluate(() => Object.keys(window.kist!).sort())).toEqual(['call', 'cancel', 'chooseFiles', 'chooseFolder', 'host', 'lock', 'on', 'saveFile', 'takeFiles']);
    expect(await page.evaluate(() => window.origin)).toBe('app://kist');
    const { sandboxed, persistent, spellchecker, windows } = await app.evaluate(({ app: application, BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      return {
        sandboxed: application.getAppMetrics().filter(({ type }) => type === 'Tab').map((metric) => metric.sandboxed),
        persistent: window!.webContents.session.isPersistent(),
        spellchecker: window!.webContents.session.isSpellCheckerEnabled(),
        windows: BrowserWindow.getAllWindows().length,
      };
    });
    // Linux does not say it here.
    expect(sandboxed.every((one) => one === true || (one === undefined && process.platform === 'linux'))).toBe(true);
    expect({ persistent, spellchecker, windows }).toEqual({ persistent: false, spellchecker: false, windows: 1 });
  });

  test('goes nowhere, opens nothing, asks nobody', async () => {
    const before = page.url();
    expect(await page.evaluate(() => fetch('https://example.com/').then(() => 'went', () => 'refused'))).toBe('refused');
    expect(await page.evaluate(() => window.open('https://example.com/'))).toBeNull();
    await page.evaluate(() => void (location.href = 'https://example.com/'));
    expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
    expect(await page.evaluate(() => navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state))).toBe('denied');
    expect(page.url()).toBe(before);
    expect(app.windows()).toHaveLength(1);
  });

  test('gathers no address for WebRTC', async () => {
    const candidates = await page.evaluate(async () => {
      const connection = new RTCPeerConnection({ iceServers: [{ urls: 'stun:stun.example.com:3478' }] });
      connection.createDataChannel('x');
      const found: string[] = [];
      const done = new Promise<void>((resolve) => {
        connection.addEventListener('icecandidate', ({ candidate }) => (candidate ? found.push(candidate.candidate) : resolve()));
      });
      await connection.setLocalDescription(await connection.createOffer());
      await done;
      connection.close();
      return found.filter((candidate) => / udp /i.test(candidate));
    });
    expect(candidates).toEqual([]);
  });

  test('creates a vault in its own process, locks and unlocks it', async () => {
    const made = await call('vault.create', { name: 'Real', passphrase: testPassphrase });
    expect(made).toMatchObject({ ok: true });
    expect(await call('team.addCoder', { name: canary, initials: 'HW' })).toMatchObject({ ok: true });
    expect(await app.evaluate(({ app: application }) => application.getAppMetrics().filter(({ name }) => name === 'Kist vault').length)).toBe(1);
    await page.evaluate(() => {
      const told: WindowEvent[] = [];
      Object.assign(window, { told });
      window.kist!.on((event) => told.push(event));
      return window.kist!.lock();
    });
    expect(await app.evaluate(({ app: application }) => application.getAppMetrics().filter(({ name }) => name === 'Kist vault').length)).toBe(0);
    expect(await page.evaluate(() => (window as unknown as { told: WindowEvent[] }).told)).toEqual([{ kind: 'locked', why: 'person' }]);
    const { path } = (made as { value: { path: string } }).value;
    expect(await call('vault.unlock', { path, passphrase: testPassphrase })).toMatchObject({ ok: true });
    expect(JSON.stringify(await call('team.coders'))).toContain(canary);
  });

  test('says so when the vault process is killed', async () => {
    const pid = await app.evaluate(({ app: application }) => application.getAppMetrics().find(({ name }) => name === 'Kist vault')?.pid);
    const told = page.evaluate(() => new Promise((resolve) => window.kist!.on((event) => event.kind === 'locked' && resolve(event))));
    process.kill(pid!, 'SIGKILL');
    expect(await told).toEqual({ kind: 'locked', why: 'crash' });
  });

  test('leaves no words outside the ciphertext', async () => {
    await app.close();
    const files = readdirSync(home, { recursive: true, encoding: 'utf8' }).map((name) => join(home, name)).filter((path) => statSync(path).isFile());
    expect(files.filter((path) => readFileSync(path).includes(canary) || readFileSync(path).includes(Buffer.from(canary, 'utf16le')))).toEqual([]);
  });
});
