/** The real window in a headless browser, over the loopback host, with a real vault process behind it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page, Request } from 'playwright-core';
import { build } from 'vite';
import type { Answer, Input, KistWindow, MethodName, Output } from '../../src/contract/index.ts';
import { readBuiltWindow } from '../../src/loopback/built-window.ts';
import { launchBrowser } from '../browser.ts';
import { openTestLoopback, type TestLoopback } from '../loopback/open-loopback.ts';
import { testPassphrase } from '../open-vault.ts';

export type TestWindow = {
  page: Page;
  /** Everything that the console complained of so far. */
  complaints: string[];
  /** Asks the vault beside the window, as another part of the window would; a refusal is thrown. */
  call<Name extends MethodName>(name: Name, input?: Input<Name>): Promise<Output<Name>>;
  /** Waits until the window has asked and drawn all that it wants to know. */
  settle(): Promise<void>;
  /** Goes to a place of the window by its address: "#/claims". */
  at(hash: string): Promise<void>;
  /** What axe finds on the screen, once light and once dark. */
  violations(): Promise<string[]>;
  /** Ends the vault process at once, as a crash does. */
  killVault(): void;
  close(): Promise<void>;
};

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Opens a window on a new vault: the sample programme, or nothing. */
export async function openTestWindow({ sample }: { sample: boolean }): Promise<TestWindow> {
  const folder = mkdtempSync(join(tmpdir(), 'kist-journey-'));
  process.env.KIST_HOME = join(folder, 'vaults');
  const window = join(folder, 'window');
  await build({ configFile: join(import.meta.dirname, '../../src/renderer/vite.config.ts'), logLevel: 'error', build: { outDir: window, emptyOutDir: true } });
  const house: TestLoopback = await openTestLoopback(readBuiltWindow(window)!);
  const browser: Browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(45_000);
  const complaints: string[] = [];
  page.on('console', (message) => { if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text()); });
  page.on('pageerror', (error) => complaints.push(error.message));

  let asking = 0;
  const isCall = (url: string): boolean => new URL(url).pathname.endsWith('/call');
  page.on('request', (request) => { if (isCall(request.url())) asking += 1; });
  const ended = (request: Request): void => { if (isCall(request.url())) asking -= 1; };
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
  const frame = () => page.evaluate(() => new Promise<void>((resolve) => { requestAnimationFrame(() => requestAnimationFrame(() => resolve())); }));
  async function settle(): Promise<void> {
    let quiet = 0;
    while (quiet < 3) {
      await frame();
      quiet = asking === 0 ? quiet + 1 : 0;
    }
  }

  const call: TestWindow['call'] = async (name, input) => {
    const answer = await page.evaluate(([method, given]) => (globalThis as unknown as { kist: KistWindow }).kist.call(method, given), [name, input ?? {}] as const) as Answer<unknown>;
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code}: ${answer.error.message}`);
    return answer.value as never;
  };
  const ready = () => page.waitForFunction(() => 'kist' in globalThis);
  await page.goto(house.server.newAddress());
  await ready();
  if (sample) await call('vault.createSample', { passphrase: testPassphrase });
  else await call('vault.create', { name: 'New', passphrase: testPassphrase });
  await page.reload();
  await ready();
  await page.locator('.ui-frame').waitFor();

  return {
    page,
    complaints,
    call,
    async at(hash) {
      await page.evaluate((next) => { location.hash = next; }, hash);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await settle();
    },
    settle,
    async violations() {
      const found: string[] = [];
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const axe = new AxeBuilder({ page }).withTags(tags);
        if (colorScheme === 'dark') axe.withRules(['color-contrast']);
        const answer = await axe.analyze();
        found.push(...answer.violations.map((violation) => `${colorScheme}: ${violation.id}: ${violation.nodes.map((node) => node.html).join(' ')}`));
      }
      await page.emulateMedia({ colorScheme: 'light' });
      return found;
    },
    killVault: house.killVault,
    async close() {
      await browser.close();
      await house.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
