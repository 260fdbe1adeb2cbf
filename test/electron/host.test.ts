/** The real main process and the real preload on the double of Electron, with a real vault process behind them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Answer, KistWindow, MenuAction, WindowEvent } from '../../src/contract/index.ts';
import { launchBrowser } from '../browser.ts';
import { testPassphrase } from '../open-vault.ts';
import { builtElectron, type Double, startDouble } from './double/index.ts';
import { smallWindow } from './small-window.ts';

declare global {
  interface Window {
    kist?: KistWindow;
    told: WindowEvent[];
    hush: () => void;
  }
}

let browser: Browser;
let small: ReturnType<typeof smallWindow>;
let double: Double;

beforeAll(async () => {
  [browser] = await Promise.all([launchBrowser(), builtElectron()]);
  small = smallWindow();
});
afterAll(async () => {
  await browser?.close();
  small?.remove();
});

async function call(name: string, input: unknown = {}, callId?: string): Promise<Answer<unknown>> {
  return double.page.evaluate(([called, given, id]) => window.kist!.call(called as string, given, id as string | undefined), [name, input, callId] as const);
}

async function value<Value>(name: string, input: unknown = {}): Promise<Value> {
  const answer = await call(name, input);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code}: ${answer.error.message}`);
  return answer.value as Value;
}

const told = (): Promise<WindowEvent[]> => double.page.evaluate(() => window.told);
const toldOf = async (kind: WindowEvent['kind'], times = 1): Promise<WindowEvent[]> => {
  await double.page.waitForFunction(([wanted, count]) => window.told.filter((event) => event.kind === wanted).length >= (count as number), [kind, times] as const);
  return (await told()).filter((event) => event.kind === kind);
};
const createVault = (): Promise<{ path: string }> => value('vault.create', { name: 'Craigend', passphrase: testPassphrase });

function withDouble(options: Parameters<typeof startDouble>[0] = {}): void {
  beforeEach(async () => {
    double = await startDouble({ appFolder: small.appFolder, browser, ...options });
    await double.page.waitForSelector('[data-ready]');
  });
  afterEach(() => double?.close());
}

describe('the window', () => {
  withDouble();

  test('opens from its own address, sandboxed, in memory', async () => {
    expect(double.window.webContents.mainFrame.url).toBe('app://kist/index.html');
    expect(double.window.options.webPreferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, spellcheck: false, webSecurity: true });
    expect(double.window.webContents.webrtcPolicy).toBe('disable_non_proxied_udp');
    expect(double.electron.sandboxed).toBe(true);
    const session = double.window.webContents.session;
    expect(session.partition).not.toMatch(/^persist:|^$/);
    expect(session.options).toEqual({ cache: false });
    expect(session.spellchecker.enabled).toBe(false);
    expect(double.electron.privilegedSchemes).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
    expect(double.electron.switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
  });

  test('serves its files with the policy, and never from a cache', async () => {
    const response = await double.page.reload();
    const headers = response!.headers();
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  test('knows exactly what is agreed', async () => {
    const shape = await double.page.evaluate(() => {
      const kist = window.kist!;
      return { members: Object.fromEntries(Object.entries(kist).map(([name, member]) => [name, typeof member])), host: { ...kist.host }, frozen: Object.isFrozen(kist), writable: Object.getOwnPropertyDescriptor(window, 'kist')!.writable };
    });
    const agreed: Record<keyof KistWindow, string> = { host: 'object', call: 'function', cancel: 'function', on: 'function', chooseFiles: 'function', takeFiles: 'function', chooseFolder: 'function', saveFile: 'function', lock: 'function' };
    expect(shape).toEqual({ members: agreed, host: { kind: 'electron', choosesFolders: true }, frozen: true, writable: false });
  });

  test('has nothing of Node or Electron', async () => {
    const found = await double.page.evaluate(() => ['require', 'process', 'module', 'exports', 'Buffer', 'global', '__dirname', 'electron', 'ipcRenderer', 'doubleSends'].filter((name) => name in window));
    expect(found).toEqual([]);
  });

  test('starts no second Kist, and comes to the front instead', () => {
    const before = double.window.calls.length;
    expect(double.startSecond()).toBe(true);
    expect(double.window.calls.slice(before)).toEqual(['show', 'focus']);
    expect(double.electron.quit).toBe(false);
  });

  test('keeps what it writes beside the vaults, and writes no words', async () => {
    expect(double.electron.paths.get('userData')).toBe(join(double.home, '.window'));
    double.menu.click('view.theme.dark');
    expect(double.electron.theme.themeSource).toBe('dark');
    expect(JSON.parse(readFileSync(join(double.home, '.window', 'window.json'), 'utf8'))).toEqual({ theme: 'dark', size: null });
    expect(await double.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
  });

  test('asks before it closes over words that are not saved', async () => {
    await double.page.click('#words');
    await double.page.keyboard.type('Unsaved words');
    await double.page.evaluate(() => addEventListener('beforeunload', (event) => event.preventDefault()));
    double.window.close();
    await expect.poll(() => double.dialogs.questions.length).toBe(1);
    expect(await double.page.evaluate(() => (document.querySelector('#words') as HTMLTextAreaElement).value)).toBe('Unsaved words');
    expect(double.electron.quit).toBe(false);
    double.dialogs.willAnswer(1);
    double.window.close();
    await expect.poll(() => double.electron.quit).toBe(true);
    expect(double.dialogs.questions[1]).toMatchObject({ buttons: ['Stay and save them', 'Leave without them'], defaultId: 0, cancelId: 0 });
  });

  test('offers cut, copy and paste where words are', () => {
    double.window.webContents.emit('context-menu', {}, { isEditable: true, selectionText: '' });
    double.window.webContents.emit('context-menu', {}, { isEditable: false, selectionText: 'chosen words' });
    double.window.webContents.emit('context-menu', {}, { isEditable: false, selectionText: '' });
    expect(double.menu.popups.map(({ items }) => items.map(({ role }) => role).filter(Boolean))).toEqual([['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll'], ['copy']]);
  });

  test('comes back when its process ends, up to a point, and the vault stays open', async () => {
    await createVault();
    for (let time = 1; time <= 3; time += 1) {
      const loaded = new Promise((resolve) => double.window.webContents.once('did-finish-load', resolve));
      double.window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
      await loaded;
    }
    expect(await value('vault.state')).toMatchObject({ open: true });
    double.window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(double.dialogs.errors).toHaveLength(1);
  });

  test('closing it ends Kist and its vault process', async () => {
    await createVault();
    const process = double.vaultProcesses.at(-1)!;
    const gone = new Promise((resolve) => process.once('exit', resolve));
    double.window.close();
    await gone;
    expect(double.electron.quit).toBe(true);
  });
});

describe('the way to the vault and back', () => {
  withDouble();

  test('creates, asks, changes, locks and unlocks', async () => {
    const { path } = await createVault();
    expect(path).toBe(join(double.home, 'Craigend.kist'));
    expect(await value('vault.state')).toMatchObject({ open: true, name: 'Craigend' });
    await value('team.addCoder', { name: 'Rhòna', initials: 'RB' });
    expect(await toldOf('changed')).toContainEqual({ kind: 'changed', method: 'team.addCoder' });

    const vaultProcess = double.vaultProcesses.at(-1)!;
    const gone = new Promise((resolve) => vaultProcess.once('exit', resolve));
    await double.page.evaluate(() => window.kist!.lock());
    await gone;
    expect(await toldOf('locked')).toEqual([{ kind: 'locked', why: 'person' }]);
    expect(await value('vault.state')).toMatchObject({ open: false });
    expect(await call('team.coders')).toMatchObject({ ok: false, error: { code: 'locked' } });

    await value('vault.unlock', { path, passphrase: testPassphrase });
    expect(JSON.stringify(await value('team.coders'))).toContain('Rhòna');
  });

  test('tells of progress, with the words of the work, until nobody listens', async () => {
    await double.page.evaluate((passphrase) => window.kist!.call('vault.create', { name: 'Millbank', passphrase }, 'making#1'), testPassphrase);
    expect(await toldOf('progress')).toContainEqual({ kind: 'progress', callId: 'making#1', fraction: 0.1, words: 'Making the key' });
    const before = (await told()).length;
    await double.page.evaluate(() => window.hush());
    await double.page.evaluate(() => window.kist!.lock());
    expect(await told()).toHaveLength(before);
  });

  test('refuses what the contract does not know, and what is no plain data', async () => {
    expect(await call('vault.burn')).toMatchObject({ ok: false, error: { code: 'unknown-method' } });
    expect(await call('vault.unlock', { path: 3 })).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(await double.page.evaluate(() => window.kist!.call('vault.state', { odd: () => 1 }))).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(await double.page.evaluate(() => window.kist!.call('x'.repeat(500), {}))).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  });

  test('says so when the vault process ends by itself, and unlocks again', async () => {
    const { path } = await createVault();
    expect(double.menu.item('vault.lock').enabled).toBe(true);
    process.kill(double.vaultProcesses.at(-1)!.pid!, 'SIGKILL');
    expect(await toldOf('locked')).toEqual([{ kind: 'locked', why: 'crash' }]);
    expect(double.menu.item('vault.lock').enabled).toBe(false);
    expect(await value('vault.state')).toMatchObject({ open: false });
    await value('vault.unlock', { path, passphrase: testPassphrase });
    expect(await value('vault.state')).toMatchObject({ open: true });
  });

  test('settles calls that were under way when the process ended', async () => {
    const asked = call('vault.create', { name: 'Harbourside', passphrase: testPassphrase }, 'making#2');
    await toldOf('progress');
    process.kill(double.vaultProcesses.at(-1)!.pid!, 'SIGKILL');
    expect(await asked).toMatchObject({ ok: false, error: { code: 'locked' } });
  });

  test('keeps passphrases of the environment from the vault process', async () => {
    process.env.KIST_PASSPHRASE = 'not for the vault process';
    try {
      await value('vault.state');
      expect(double.vaultProcesses.at(-1)!.env).not.toHaveProperty('KIST_PASSPHRASE');
      expect(double.vaultProcesses.at(-1)!.env).toMatchObject({ KIST_RESOURCES: join(small.appFolder, 'resources') });
    } finally {
      delete process.env.KIST_PASSPHRASE;
    }
  });

  test.each([
    ['suspend', 'sleep'],
    ['lock-screen', 'sleep'],
  ] as const)('locks on %s', async (event, why) => {
    await createVault();
    double.electron.power.emit(event);
    expect(await toldOf('locked')).toEqual([{ kind: 'locked', why }]);
    // Nothing is open now: a second event is no news.
    double.electron.power.emit(event);
    expect(await value('vault.state')).toMatchObject({ open: false });
    expect((await told()).filter(({ kind }) => kind === 'locked')).toHaveLength(1);
  });
});

describe('files', () => {
  withDouble();

  test('are read on the reading thread, with progress and a stop', async () => {
    for (let number = 1; number <= 600; number += 1) writeFileSync(join(double.home, `interview ${number}.txt`), `Interviewer: Synthetic question ${number}?\n\nParent: A synthetic answer, the ${number}th.\n\n`.repeat(20));
    await createVault();
    double.dialogs.willOpen(double.home);
    const chosen = await double.page.evaluate(() => window.kist!.chooseFiles({ many: false, folder: true, extensions: ['txt'] }));
    expect(chosen).toHaveLength(600);
    const [one] = chosen;
    const { files } = await value<{ files: { name: string; speakers: { label: string }[] }[] }>('sources.prepare', { files: [one!.token] });
    expect(files[0]).toMatchObject({ name: 'interview 1.txt', speakers: [{ label: 'Interviewer' }, { label: 'Parent' }] });
    const stopped = await double.page.evaluate(async (tokens) => {
      const silence = window.kist!.on((event) => {
        if (event.kind === 'progress' && event.callId === 'reading#1') window.kist!.cancel('reading#1');
      });
      const answer = await window.kist!.call('sources.prepare', { files: tokens }, 'reading#1');
      silence();
      return answer;
    }, chosen.map(({ token }) => token));
    expect(stopped).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(await value('vault.state')).toMatchObject({ open: true });
  });

  test('chosen in the dialog become tokens, whole folders too', async () => {
    const one = join(double.home, 'interview.txt');
    writeFileSync(one, 'Interviewer: How was it?\n');
    writeFileSync(join(double.home, 'notes.md'), '# Synthetic notes\n');
    writeFileSync(join(double.home, 'picture.bin'), 'x');
    double.dialogs.willOpen(one);
    const chosen = await double.page.evaluate(() => window.kist!.chooseFiles({ many: true, extensions: ['txt', 'md'] }));
    expect(chosen).toEqual([{ token: expect.stringMatching(/^[0-9a-f-]{36}$/), name: 'interview.txt', bytes: 25 }]);
    expect(double.dialogs.opened[0]).toMatchObject({ properties: ['openFile', 'multiSelections', 'dontAddToRecent'], filters: [{ extensions: ['txt', 'md'] }, { extensions: ['*'] }] });
    double.dialogs.willOpen(double.home);
    const folder = await double.page.evaluate(() => window.kist!.chooseFiles({ many: false, folder: true, extensions: ['txt', '.md'] }));
    expect(folder.map(({ name }) => name)).toEqual(['interview.txt', 'notes.md']);
    expect(await double.page.evaluate(() => window.kist!.chooseFiles({ many: true, extensions: [] }))).toEqual([]);
  });

  test('dropped go by their path, or by their bytes where they have none', async () => {
    const path = join(double.home, 'dropped.vtt');
    writeFileSync(path, 'WEBVTT\n');
    await double.placeFiles({ 'dropped.vtt': path });
    const taken = await double.page.evaluate(() => window.kist!.takeFiles([new File(['other bytes'], 'dropped.vtt'), new File(['made here'], 'made.txt'), { name: 'odd.txt', arrayBuffer: async () => new ArrayBuffer(3) }]));
    expect(taken.map(({ name, bytes }) => [name, bytes])).toEqual([['dropped.vtt', 7], ['made.txt', 9], ['odd.txt', 3]]);
  });

  test('made by Kist are saved where the dialog says', async () => {
    const path = join(double.home, 'brief.html');
    double.dialogs.willSave(path);
    const file = { name: '../../Contribution: brief.html', mediaType: 'text/html', base64: Buffer.from('<p>Synthetic</p>').toString('base64') };
    expect(await double.page.evaluate((made) => window.kist!.saveFile(made), file)).toBe(path);
    expect(readFileSync(path, 'utf8')).toBe('<p>Synthetic</p>');
    expect(double.dialogs.saved[0]).toMatchObject({ defaultPath: join(double.home, 'Contribution- brief.html') });
    expect(await double.page.evaluate((made) => window.kist!.saveFile(made), file)).toBeNull();
    const refused = double.page.evaluate((made) => window.kist!.saveFile(made), { ...file, name: 'brief.exe' });
    await expect(refused).rejects.toThrow('an ending that Kist does not write');
    double.dialogs.willSave(join(double.home, 'no such folder', 'brief.html'));
    await expect(double.page.evaluate((made) => window.kist!.saveFile(made), file)).rejects.toThrow('could not be saved there (ENOENT)');
  });

  test('a chosen folder is answered by its path', async () => {
    double.dialogs.willOpen(double.home);
    expect(await double.page.evaluate(() => window.kist!.chooseFolder())).toBe(double.home);
    expect(await double.page.evaluate(() => window.kist!.chooseFolder())).toBeNull();
  });
});

describe('the native menu', () => {
  withDouble();

  test('sends every action to the window, once a vault is open', async () => {
    const anywhere: MenuAction[] = ['edit.undo', 'edit.redo', 'view.theme.light', 'go.help', 'help.keys'];
    for (const action of anywhere) double.menu.click(action);
    expect(() => double.menu.click('sources.import')).toThrow('greyed');
    await createVault();
    const inVault: MenuAction[] = ['sources.import', 'flows.import', 'reports.export', 'vault.backUp', 'edit.find', 'edit.jump', 'go.sources', 'go.claims'];
    for (const action of inVault) double.menu.click(action);
    expect(() => double.menu.click('vault.new')).toThrow('greyed');
    const events = await toldOf('menu', anywhere.length + inVault.length);
    expect(events).toEqual([...anywhere, ...inVault].map((action) => ({ kind: 'menu', action })));
  });

  test('locks by itself, whatever the window does', async () => {
    await createVault();
    double.menu.click('vault.lock');
    expect(await toldOf('locked')).toEqual([{ kind: 'locked', why: 'person' }]);
  });

  test('gives undo to the text in which somebody types, and to the vault otherwise', async () => {
    await double.page.click('#words');
    await double.page.keyboard.type('Some words');
    double.menu.click('edit.undo');
    await double.page.waitForFunction(() => (document.querySelector('#words') as HTMLTextAreaElement).value === '');
    double.menu.click('edit.redo');
    await double.page.waitForFunction(() => (document.querySelector('#words') as HTMLTextAreaElement).value === 'Some words');
    await double.page.focus('#button');
    double.menu.click('edit.undo');
    expect(await toldOf('menu')).toEqual([{ kind: 'menu', action: 'edit.undo' }]);
  });

  test('is reached by its keys, unless the page or a text has taken them', async () => {
    await double.page.focus('#button');
    await double.page.keyboard.press('Control+n');
    expect(await toldOf('menu')).toEqual([{ kind: 'menu', action: 'vault.new' }]);
    await double.page.click('#words');
    await double.page.keyboard.type('a');
    await double.page.keyboard.press('Control+z');
    await double.page.evaluate(() => addEventListener('keydown', (event) => event.preventDefault()));
    await double.page.focus('#button');
    await double.page.keyboard.press('Control+o');
    await value('vault.state');
    expect((await told()).filter(({ kind }) => kind === 'menu')).toHaveLength(1);
  });
});

describe('walls', () => {
  withDouble();
  const stillHere = async (): Promise<void> => {
    expect(double.window.webContents.mainFrame.url).toBe('app://kist/index.html');
    expect(await double.page.evaluate(() => document.body.dataset.ready)).toBe('yes');
    expect(double.attempts.filter(({ outcome }) => outcome === 'leaked')).toEqual([]);
  };

  test.each([
    ['a script that sets the address', () => void (location.href = 'https://example.com/?words=secret')],
    ['a link', () => document.body.appendChild(Object.assign(document.createElement('a'), { href: 'https://example.com/', textContent: 'x' })).click()],
    ['meta refresh', () => void document.head.appendChild(Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: '0; url=https://example.com/' }))],
    ['another page of our own', () => void (location.href = '/page.js')],
  ])('%s leads nowhere', async (_what, go) => {
    await double.page.evaluate(go).catch(() => undefined);
    await expect.poll(() => double.attempts.filter(({ what, outcome }) => what === 'navigation' && outcome === 'blocked').length).toBe(1);
    await stillHere();
  });

  test('a form is not sent', async () => {
    await double.page.evaluate(() => document.body.appendChild(Object.assign(document.createElement('form'), { action: 'https://example.com/', method: 'post' })).submit());
    await value('vault.list');
    await stillHere();
  });

  test.each([
    ['window.open', () => void window.open('https://example.com/')],
    ['a link with a target', () => document.body.appendChild(Object.assign(document.createElement('a'), { href: 'https://example.com/', target: '_blank', rel: 'opener' })).click()],
  ])('%s opens nothing', async (_what, go) => {
    await double.page.evaluate(go);
    await expect.poll(() => double.attempts.filter(({ what, outcome }) => what === 'window' && outcome === 'blocked').length).toBe(1);
    await expect.poll(() => double.page.context().pages().length).toBe(1);
    await stillHere();
  });

  test('a download is not taken', async () => {
    await double.page.evaluate(() => document.body.appendChild(Object.assign(document.createElement('a'), { href: URL.createObjectURL(new Blob(['words'])), download: 'words.txt' })).click());
    await expect.poll(() => double.attempts.filter(({ what, outcome }) => what === 'download' && outcome === 'blocked').length).toBe(1);
    await stillHere();
  });

  test('every permission is refused but the clipboard, to write', async () => {
    const { session } = double.window.webContents;
    for (const permission of ['geolocation', 'media', 'notifications', 'clipboard-read', 'fullscreen', 'openExternal', 'local-fonts', 'unknown']) {
      expect(await session.requestPermission(permission, { requestingUrl: 'app://kist/index.html', isMainFrame: true })).toBe(false);
      expect(session.handlers.permissionCheck!(null, permission, 'app://kist', { isMainFrame: true })).toBe(false);
    }
    expect(await session.requestPermission('clipboard-sanitized-write', { requestingUrl: 'app://kist/index.html', isMainFrame: true })).toBe(true);
    expect(await session.requestPermission('clipboard-sanitized-write', { requestingUrl: 'https://example.com/', isMainFrame: true })).toBe(false);
    expect(session.handlers.device!({})).toBe(false);
  });

  test('the default session has the same walls', () => {
    const session = double.electron.sessions.get('')!;
    expect(session.spellchecker.enabled).toBe(false);
    expect(session.handlers.beforeRequest).not.toBeNull();
    expect(session.handlers.permissionRequest).not.toBeNull();
  });

  test('forged frames are not listened to', async () => {
    await createVault();
    const ours = double.window.webContents.mainFrame;
    const forgeries = [
      { frame: null },
      { frame: { url: 'https://kist/index.html', origin: 'https://kist', parent: null } },
      { frame: { url: 'app://kist.example/index.html', origin: 'app://kist.example', parent: null } },
      { frame: { url: ours.url, origin: 'null', parent: null } },
      { frame: { url: ours.url, origin: ours.origin, parent: ours } },
      { contentsId: double.window.webContents.id + 1, frame: ours },
    ];
    for (const forgery of forgeries) {
      expect(await double.electron.forge(forgery, 'kist:call', 'vault.state', {})).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
      for (const channel of ['kist:choose-files', 'kist:take-files', 'kist:choose-folder', 'kist:save-file', 'kist:lock']) {
        expect(await double.electron.forge(forgery, channel)).toMatchObject({ ok: false });
      }
    }
    expect(double.dialogs.opened).toEqual([]);
    expect(await value('vault.state')).toMatchObject({ open: true });
    expect(await double.electron.forge({ frame: ours }, 'kist:call', 'vault.state', {})).toMatchObject({ ok: true });
    await expect(double.electron.forge({ frame: ours }, 'kist:anything')).rejects.toThrow('No handler');
  });
});

describe('the wall behind the content security policy', () => {
  withDouble({ bypassContentPolicy: true });

  test('no request leaves, whatever asks for it', async () => {
    const outcomes = await double.page.evaluate(async () => {
      const settled = async (one: Promise<unknown>): Promise<string> => one.then(() => 'went', () => 'refused');
      const loaded = (element: HTMLElement): Promise<string> => new Promise((resolve) => {
        element.addEventListener('load', () => resolve('went'));
        element.addEventListener('error', () => resolve('refused'));
        document.head.append(element);
      });
      return [
        await settled(fetch('https://example.com/')),
        await settled(fetch('http://127.0.0.1:9/')),
        await loaded(Object.assign(new Image(), { src: 'https://example.com/pixel.png' })),
        await loaded(Object.assign(document.createElement('script'), { src: 'https://example.com/x.js' })),
        await loaded(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: 'https://example.com/x.css' })),
      ];
    });
    expect(outcomes).toEqual(['refused', 'refused', 'refused', 'refused', 'refused']);
    await double.page.evaluate(() => void navigator.sendBeacon('https://example.com/beacon', 'words'));
    await double.page.evaluate(() => void document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://example.com/frame' })));
    await expect.poll(() => double.attempts.filter(({ outcome }) => outcome === 'blocked').length).toBe(7);
    expect(double.attempts.filter(({ outcome }) => outcome === 'leaked')).toEqual([]);
  });
});
