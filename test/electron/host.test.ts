/** The real main process and the real preload on the double of Electron, with a real vault process behind them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { KistWindow } from '../../src/contract/index.ts';
import { testPassphrase } from '../open-vault.ts';
import { runOnDouble } from './run-on-double.ts';

const running = runOnDouble();

describe('the window', () => {
  test('opens from its own address, sandboxed, in memory', async () => {
    expect(running.double.window.webContents.mainFrame.url).toBe('app://kist/index.html');
    expect(running.double.window.options.webPreferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, spellcheck: false, webSecurity: true });
    expect(running.double.window.webContents.webrtcPolicy).toBe('disable_non_proxied_udp');
    expect(running.double.electron.sandboxed).toBe(true);
    const session = running.double.window.webContents.session;
    expect(session.partition).not.toMatch(/^persist:|^$/);
    expect(session.options).toEqual({ cache: false });
    expect(session.spellchecker.enabled).toBe(false);
    expect(running.double.electron.privilegedSchemes).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
    expect(running.double.electron.switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
  });

  test('serves its files with the policy, and never from a cache', async () => {
    const response = await running.double.page.reload();
    const headers = response!.headers();
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  test('knows exactly what is agreed', async () => {
    const shape = await running.double.page.evaluate(() => {
      const kist = window.kist!;
      return { members: Object.fromEntries(Object.entries(kist).map(([name, member]) => [name, typeof member])), host: { ...kist.host }, frozen: Object.isFrozen(kist), writable: Object.getOwnPropertyDescriptor(window, 'kist')!.writable };
    });
    const agreed: Record<keyof KistWindow, string> = { host: 'object', call: 'function', cancel: 'function', on: 'function', chooseFiles: 'function', takeFiles: 'function', chooseFolder: 'function', saveFile: 'function', lock: 'function' };
    expect(shape).toEqual({ members: agreed, host: { kind: 'electron', choosesFolders: true }, frozen: true, writable: false });
  });

  test('has nothing of Node or Electron', async () => {
    const found = await running.double.page.evaluate(() => ['require', 'process', 'module', 'exports', 'Buffer', 'global', '__dirname', 'electron', 'ipcRenderer', 'doubleSends'].filter((name) => name in window));
    expect(found).toEqual([]);
  });

  test('starts no second Kist, and comes to the front instead', () => {
    const before = running.double.window.calls.length;
    expect(running.double.startSecond()).toBe(true);
    expect(running.double.window.calls.slice(before)).toEqual(['show', 'focus']);
    expect(running.double.electron.quit).toBe(false);
  });

  test('keeps what it writes beside the vaults, and writes no words', async () => {
    expect(running.double.electron.paths.get('userData')).toBe(join(running.double.home, '.window'));
    running.double.menu.click('view.theme.dark');
    expect(running.double.electron.theme.themeSource).toBe('dark');
    expect(JSON.parse(readFileSync(join(running.double.home, '.window', 'window.json'), 'utf8'))).toEqual({ theme: 'dark', size: null });
    expect(await running.double.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
  });

  test('asks before it closes over words that are not saved', async () => {
    await running.double.page.click('#words');
    await running.double.page.keyboard.type('Unsaved words');
    await running.double.page.evaluate(() => addEventListener('beforeunload', (event) => event.preventDefault()));
    running.double.window.close();
    await expect.poll(() => running.double.dialogs.questions.length).toBe(1);
    expect(await running.double.page.evaluate(() => (document.querySelector('#words') as HTMLTextAreaElement).value)).toBe('Unsaved words');
    expect(running.double.electron.quit).toBe(false);
    running.double.dialogs.willAnswer(1);
    running.double.window.close();
    await expect.poll(() => running.double.electron.quit).toBe(true);
    expect(running.double.dialogs.questions[1]).toMatchObject({ buttons: ['Stay and save them', 'Leave without them'], defaultId: 0, cancelId: 0 });
  });

  test('offers cut, copy and paste where words are', () => {
    running.double.window.webContents.emit('context-menu', {}, { isEditable: true, selectionText: '' });
    running.double.window.webContents.emit('context-menu', {}, { isEditable: false, selectionText: 'chosen words' });
    running.double.window.webContents.emit('context-menu', {}, { isEditable: false, selectionText: '' });
    expect(running.double.menu.popups.map(({ items }) => items.map(({ role }) => role).filter(Boolean))).toEqual([['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll'], ['copy']]);
  });

  test('comes back when its process ends, up to a point, and the vault stays open', async () => {
    await running.createVault();
    for (let time = 1; time <= 3; time += 1) {
      const loaded = new Promise((resolve) => running.double.window.webContents.once('did-finish-load', resolve));
      running.double.window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
      await loaded;
    }
    expect(await running.value('vault.state')).toMatchObject({ open: true });
    running.double.window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(running.double.dialogs.errors).toHaveLength(1);
  });

  test('closing it ends Kist and its vault process', async () => {
    await running.createVault();
    const process = running.double.vaultProcesses.at(-1)!;
    const gone = new Promise((resolve) => process.once('exit', resolve));
    running.double.window.close();
    await gone;
    expect(running.double.electron.quit).toBe(true);
  });
});

describe('the way to the vault and back', () => {
  test('creates, asks, changes, locks and unlocks', async () => {
    const { path } = await running.createVault();
    expect(path).toBe(join(running.double.home, 'Craigend.kist'));
    expect(await running.value('vault.state')).toMatchObject({ open: true, name: 'Craigend' });
    await running.value('team.addCoder', { name: 'Rhòna', initials: 'RB' });
    expect(await running.toldOf('changed')).toContainEqual({ kind: 'changed', method: 'team.addCoder' });

    const vaultProcess = running.double.vaultProcesses.at(-1)!;
    const gone = new Promise((resolve) => vaultProcess.once('exit', resolve));
    await running.double.page.evaluate(() => window.kist!.lock());
    await gone;
    expect(await running.toldOf('locked')).toEqual([{ kind: 'locked', why: 'person' }]);
    expect(await running.value('vault.state')).toMatchObject({ open: false });
    expect(await running.call('team.coders')).toMatchObject({ ok: false, error: { code: 'locked' } });

    await running.value('vault.unlock', { path, passphrase: testPassphrase });
    expect(JSON.stringify(await running.value('team.coders'))).toContain('Rhòna');
  });

  test('tells of progress, with the words of the work, until nobody listens', async () => {
    await running.double.page.evaluate((passphrase) => window.kist!.call('vault.create', { name: 'Millbank', passphrase }, 'making#1'), testPassphrase);
    expect(await running.toldOf('progress')).toContainEqual({ kind: 'progress', callId: 'making#1', fraction: 0.1, words: 'Making the key' });
    const before = (await running.told()).length;
    await running.double.page.evaluate(() => window.hush());
    await running.double.page.evaluate(() => window.kist!.lock());
    expect(await running.told()).toHaveLength(before);
  });

  test('refuses what the contract does not know, and what is no plain data', async () => {
    expect(await running.call('vault.burn')).toMatchObject({ ok: false, error: { code: 'unknown-method' } });
    expect(await running.call('vault.unlock', { path: 3 })).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(await running.double.page.evaluate(() => window.kist!.call('vault.state', { odd: () => 1 }))).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(await running.double.page.evaluate(() => window.kist!.call('x'.repeat(500), {}))).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  });

  test('clears from the clipboard what was copied in it when it locks, and nothing else', async () => {
    const { path } = await running.createVault();
    const lock = () => running.double.page.evaluate(() => window.kist!.lock());
    running.double.electron.clipboard.text = 'a shopping list';
    await lock();
    expect(running.double.electron.clipboard.text).toBe('a shopping list');
    await running.value('vault.unlock', { path, passphrase: testPassphrase });
    await running.double.page.evaluate(() => void document.body.dispatchEvent(new ClipboardEvent('copy', { bubbles: true })));
    running.double.electron.clipboard.text = 'Nobody had asked us before.';
    await new Promise((resolve) => { setTimeout(resolve, 400); });
    await lock();
    await expect.poll(() => running.double.electron.clipboard.text).toBe('');
    await running.value('vault.unlock', { path, passphrase: testPassphrase });
  });

  test('says so when the vault process ends by itself, and unlocks again', async () => {
    const { path } = await running.createVault();
    expect(running.double.menu.item('vault.lock').enabled).toBe(true);
    process.kill(running.double.vaultProcesses.at(-1)!.pid!, 'SIGKILL');
    expect(await running.toldOf('locked')).toEqual([{ kind: 'locked', why: 'crash' }]);
    expect(running.double.menu.item('vault.lock').enabled).toBe(false);
    expect(await running.value('vault.state')).toMatchObject({ open: false });
    await running.value('vault.unlock', { path, passphrase: testPassphrase });
    expect(await running.value('vault.state')).toMatchObject({ open: true });
  });

  test.skipIf(process.platform === 'win32')('locks a vault whose process reacts to nothing (skipped on Windows)', async () => {
    const { path } = await running.createVault();
    process.kill(running.double.vaultProcesses.at(-1)!.pid!, 'SIGSTOP');
    await running.double.page.evaluate(() => window.kist!.lock());
    expect(await running.toldOf('locked')).toEqual([{ kind: 'locked', why: 'person' }]);
    await running.value('vault.unlock', { path, passphrase: testPassphrase });
  });

  test('settles calls that were under way when the process ended', async () => {
    const asked = running.call('vault.create', { name: 'Harbourside', passphrase: testPassphrase }, 'making#2');
    await running.toldOf('progress');
    process.kill(running.double.vaultProcesses.at(-1)!.pid!, 'SIGKILL');
    expect(await asked).toMatchObject({ ok: false, error: { code: 'locked' } });
  });

  test('keeps passphrases of the environment from the vault process', async () => {
    process.env.KIST_PASSPHRASE = 'not for the vault process';
    try {
      await running.value('vault.state');
      expect(running.double.vaultProcesses.at(-1)!.env).not.toHaveProperty('KIST_PASSPHRASE');
      expect(running.double.vaultProcesses.at(-1)!.env).toMatchObject({ KIST_RESOURCES: join(running.appFolder, 'resources') });
    } finally {
      delete process.env.KIST_PASSPHRASE;
    }
  });

  test.each([
    ['suspend', 'sleep'],
    ['lock-screen', 'sleep'],
  ] as const)('locks on %s', async (event, why) => {
    await running.createVault();
    running.double.electron.power.emit(event);
    expect(await running.toldOf('locked')).toEqual([{ kind: 'locked', why }]);
    // Nothing is open now: a second event is no news.
    running.double.electron.power.emit(event);
    expect(await running.value('vault.state')).toMatchObject({ open: false });
    expect((await running.told()).filter(({ kind }) => kind === 'locked')).toHaveLength(1);
  });
});
