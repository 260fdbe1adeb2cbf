/** Ways out of the window, and that each is closed: by the real decisions of the main process, asked by a real Chromium. */
import { describe, expect, test } from 'vitest';
import { runOnDouble } from './run-on-double.ts';

describe('walls', () => {
  const running = runOnDouble();

  const stillHere = async (): Promise<void> => {
    expect(running.double.window.webContents.mainFrame.url).toBe('app://kist/index.html');
    expect(await running.double.page.evaluate(() => document.body.dataset.ready)).toBe('yes');
    expect(running.double.attempts.filter(({ outcome }) => outcome === 'leaked')).toEqual([]);
  };

  test.each([
    ['a script that sets the address', () => void (location.href = 'https://example.com/?words=secret')],
    ['a link', () => document.body.appendChild(Object.assign(document.createElement('a'), { href: 'https://example.com/', textContent: 'x' })).click()],
    ['meta refresh', () => void document.head.appendChild(Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: '0; url=https://example.com/' }))],
    ['another page of our own', () => void (location.href = '/page.js')],
  ])('%s leads nowhere', async (_what, go) => {
    await running.double.page.evaluate(go).catch(() => undefined);
    await expect.poll(() => running.double.attempts.filter(({ what, outcome }) => what === 'navigation' && outcome === 'blocked').length).toBe(1);
    await stillHere();
  });

  test('a form is not sent', async () => {
    await running.double.page.evaluate(() => document.body.appendChild(Object.assign(document.createElement('form'), { action: 'https://example.com/', method: 'post' })).submit());
    await running.value('vault.list');
    await stillHere();
  });

  test.each([
    ['window.open', () => void window.open('https://example.com/')],
    ['a link with a target', () => document.body.appendChild(Object.assign(document.createElement('a'), { href: 'https://example.com/', target: '_blank', rel: 'opener' })).click()],
  ])('%s opens nothing', async (_what, go) => {
    await running.double.page.evaluate(go);
    await expect.poll(() => running.double.attempts.filter(({ what, outcome }) => what === 'window' && outcome === 'blocked').length).toBe(1);
    await expect.poll(() => running.double.page.context().pages().length).toBe(1);
    await stillHere();
  });

  test('a download is not taken', async () => {
    await running.double.page.evaluate(() => document.body.appendChild(Object.assign(document.createElement('a'), { href: URL.createObjectURL(new Blob(['words'])), download: 'words.txt' })).click());
    await expect.poll(() => running.double.attempts.filter(({ what, outcome }) => what === 'download' && outcome === 'blocked').length).toBe(1);
    await stillHere();
  });

  test('every permission is refused but the clipboard, to write', async () => {
    const { session } = running.double.window.webContents;
    for (const permission of ['geolocation', 'media', 'notifications', 'clipboard-read', 'fullscreen', 'openExternal', 'local-fonts', 'unknown']) {
      expect(await session.requestPermission(permission, { requestingUrl: 'app://kist/index.html', isMainFrame: true })).toBe(false);
      expect(session.handlers.permissionCheck!(null, permission, 'app://kist', { isMainFrame: true })).toBe(false);
    }
    expect(await session.requestPermission('clipboard-sanitized-write', { requestingUrl: 'app://kist/index.html', isMainFrame: true })).toBe(true);
    expect(await session.requestPermission('clipboard-sanitized-write', { requestingUrl: 'https://example.com/', isMainFrame: true })).toBe(false);
    expect(session.handlers.device!({})).toBe(false);
  });

  test('the default session has the same walls', () => {
    const session = running.double.electron.sessions.get('')!;
    expect(session.spellchecker.enabled).toBe(false);
    expect(session.handlers.beforeRequest).not.toBeNull();
    expect(session.handlers.permissionRequest).not.toBeNull();
  });

  test('forged frames are not listened to', async () => {
    await running.createVault();
    const ours = running.double.window.webContents.mainFrame;
    const forgeries = [
      { frame: null },
      { frame: { url: 'https://kist/index.html', origin: 'https://kist', parent: null } },
      { frame: { url: 'app://kist.example/index.html', origin: 'app://kist.example', parent: null } },
      { frame: { url: ours.url, origin: 'null', parent: null } },
      { frame: { url: ours.url, origin: ours.origin, parent: ours } },
      { contentsId: running.double.window.webContents.id + 1, frame: ours },
    ];
    for (const forgery of forgeries) {
      expect(await running.double.electron.forge(forgery, 'kist:call', 'vault.state', {})).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
      for (const channel of ['kist:choose-files', 'kist:take-files', 'kist:choose-folder', 'kist:save-file', 'kist:lock']) {
        expect(await running.double.electron.forge(forgery, channel)).toMatchObject({ ok: false });
      }
    }
    expect(running.double.dialogs.opened).toEqual([]);
    expect(await running.value('vault.state')).toMatchObject({ open: true });
    expect(await running.double.electron.forge({ frame: ours }, 'kist:call', 'vault.state', {})).toMatchObject({ ok: true });
    await expect(running.double.electron.forge({ frame: ours }, 'kist:anything')).rejects.toThrow('No handler');
  });
});

describe('the wall behind the content security policy', () => {
  const running = runOnDouble({ bypassContentPolicy: true });

  test('no request leaves, whatever asks for it', async () => {
    const outcomes = await running.double.page.evaluate(async () => {
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
    await running.double.page.evaluate(() => void navigator.sendBeacon('https://example.com/beacon', 'words'));
    await running.double.page.evaluate(() => void document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://example.com/frame' })));
    await expect.poll(() => running.double.attempts.filter(({ outcome }) => outcome === 'blocked').length).toBe(7);
    expect(running.double.attempts.filter(({ outcome }) => outcome === 'leaked')).toEqual([]);
  });
});
