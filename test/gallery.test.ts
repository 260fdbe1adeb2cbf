import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';

/** The page that shows every component, built and opened under the window's own policy. */
const configFile = join(import.meta.dirname, '..', 'src', 'renderer', 'vite.config.ts');
const address = 'https://kist.invalid';
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' };
const pages = ['claim', 'flow', 'import', 'empty', 'words', 'fields', 'lists', 'data', 'overlays', 'signs'] as const;

let folder: string;
let browser: Browser;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kist-gallery-'));
  await build({ configFile, mode: 'gallery', logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

const policyOf = (page: string): string | undefined => /Content-Security-Policy"\s+content="([^"]+)"/.exec(readFileSync(join(dirname(configFile), page), 'utf8'))?.[1];

test('the gallery stands under the same policy as the window', () => {
  expect(policyOf('gallery.html')).toBe(policyOf('index.html'));
  expect(policyOf('index.html')).toContain("default-src 'none'");
});

type Setting = { width: number; height: number; colorScheme: 'light' | 'dark'; contrast: 'more' | 'no-preference' };

/** A window without a server: every request is answered from the folder, any other address fails. */
async function openWindow({ width, height, colorScheme, contrast }: Setting): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, contrast, reducedMotion: 'reduce' });
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    if (url.origin !== address) return route.abort();
    const path = url.pathname === '/' ? 'gallery.html' : url.pathname.slice(1);
    return route.fulfill({ body: readFileSync(join(folder, path)), contentType: types[extname(path)] ?? 'application/octet-stream' });
  });
  return context;
}

async function openPage(context: BrowserContext, name: string): Promise<{ page: Page; complaints: string[] }> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => { if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text()); });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${address}/#${name}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return { page, complaints };
}

/** Letters on the page that are smaller than 12.5 px. */
function smallLetters(): string[] {
  const found: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const holder = node.parentElement;
    if (holder === null || node.textContent?.trim() === '') continue;
    if (Number.parseFloat(getComputedStyle(holder).fontSize) < 12.5) found.push(node.textContent ?? '');
  }
  return found;
}

/** What axe is asked: everything once, and colours again where they differ. The contrast of tokens has its own test. */
type Questions = 'everything' | 'colours' | 'none';
const settings: ReadonlyArray<readonly [string, Setting, Questions]> = [
  ['light', { width: 1280, height: 800, colorScheme: 'light', contrast: 'no-preference' }, 'everything'],
  ['dark', { width: 1280, height: 800, colorScheme: 'dark', contrast: 'no-preference' }, 'colours'],
  ['at 200% zoom of a laptop', { width: 640, height: 400, colorScheme: 'light', contrast: 'more' }, 'none'],
];

async function violations(page: Page, questions: Questions): Promise<string[]> {
  if (questions === 'none') return [];
  const axe = new AxeBuilder({ page });
  if (questions === 'colours') axe.withRules(['color-contrast']);
  else axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
  const answer = await axe.analyze();
  return answer.violations.map((violation) => `${violation.id} ${violation.nodes.map((node) => node.html).join(' ')}`);
}

describe.each(settings)('every component, %s', (_name, setting, questions) => {
  test.each(pages)('%s is accessible, quiet in the console, legible, and fits its width', async (name) => {
    const context = await openWindow(setting);
    const { page, complaints } = await openPage(context, name);
    expect(await violations(page, questions)).toEqual([]);
    expect(complaints).toEqual([]);
    expect(await page.evaluate(smallLetters)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await context.close();
  }, 60_000);
});

describe('by keyboard alone', () => {
  let context: BrowserContext;
  beforeAll(async () => { context = await openWindow({ width: 1280, height: 800, colorScheme: 'light', contrast: 'no-preference' }); });
  afterAll(() => context.close());

  test('the first stop skips to the work, and focus is always seen', async () => {
    const { page } = await openPage(context, 'words');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the work');
    let stops = 0;
    for (; stops < 100; stops += 1) {
      await page.keyboard.press('Tab');
      const seen = await page.evaluate(() => {
        const focused = document.activeElement;
        if (focused === null || focused === document.body) return 'end of the page';
        const rings = [focused, focused.parentElement, focused.closest('label')?.querySelector('.ui-toggle-sign') ?? null];
        return rings.some((element) => element !== null && getComputedStyle(element).outlineStyle !== 'none') ? 'seen' : focused.outerHTML;
      });
      if (seen === 'end of the page') break;
      expect(seen).toBe('seen');
    }
    expect(stops).toBeGreaterThan(25);
    await page.close();
  });

  test('a code moves through the tree with Alt and the arrow keys', async () => {
    const { page } = await openPage(context, 'lists');
    await page.getByRole('row', { name: /being listened to/ }).click();
    await page.keyboard.press('Alt+ArrowDown');
    await page.getByText('Moved listening after ourselves.').waitFor();
    await page.keyboard.press('Alt+ArrowRight');
    await page.getByText('Moved listening inside ourselves.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('being listened to');
    await page.close();
  });

  test('three letters and Enter pick, also when the list stays the same, and Ctrl Enter picks the other', async () => {
    const { page } = await openPage(context, 'lists');
    const box = page.getByRole('combobox', { name: 'Code for this passage' });
    await box.fill('');
    await box.pressSequentially('own');
    await page.keyboard.press('Enter');
    await page.getByText('Picked keys.').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Picked new.').waitFor();
    await page.close();
  });

  test('a place is found by typing, and Tab never makes a new one', async () => {
    const { page } = await openPage(context, 'fields');
    const box = page.getByRole('combobox', { name: /Place or a new one/ });
    await box.click();
    await box.pressSequentially('mil');
    await page.keyboard.press('Enter');
    expect(await box.inputValue()).toBe('Millbank');
    await box.press('ControlOrMeta+a');
    await box.pressSequentially('Newtown');
    await page.keyboard.press('Tab');
    expect(await box.inputValue()).toBe('Millbank');
    await page.close();
  });

  test('Esc answers the question within a dialog first, then leaves the dialog', async () => {
    const { page } = await openPage(context, 'overlays');
    await page.getByRole('button', { name: 'New code' }).press('Enter');
    await page.getByRole('button', { name: 'Clear both' }).press('Enter');
    await page.getByText('Clear what you wrote?').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Clear both' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.close();
  });
});
