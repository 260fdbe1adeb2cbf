import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestWindow, type TestWindow } from '../journey/open-window.ts';

/** What the window must not tell the browser that shows it, where the loopback host is used: browsers keep things on the disk in plain text, and talk. */
let window: TestWindow;
const asked: string[] = [];
beforeAll(async () => {
  window = await openTestWindow({ sample: true });
  window.page.on('request', (request) => asked.push(request.url()));
}, 120_000);
afterAll(() => window?.close());

const places = ['#/home', '#/sources', '#/codebook', '#/voices', '#/search', '#/flows', '#/framework', '#/claims', '#/timeline', '#/briefs', '#/history', '#/vault', '#/help'];

describe('the history of the browser', () => {
  test('holds no words that were looked for; the way back leads to them all the same', async () => {
    const { page } = window;
    await window.at('#/search');
    await page.getByRole('searchbox').fill('railings');
    await page.waitForFunction(() => location.hash.includes('sought='));
    await window.settle();
    await window.at('#/timeline');
    expect(page.url()).not.toContain('railings');
    await page.goBack();
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('input[type=search]')?.value === 'railings');
    expect(page.url()).not.toContain('railings');
    await window.at('#/timeline');
  });
});

describe('the memory of the browser', () => {
  test.each([...places, ...['#/voices', '#/framework', '#/claims', '#/timeline', '#/codebook'].map((place) => `${place} with a new thing`)])('is asked to keep nothing that is typed: %s', async (place) => {
    const { page } = window;
    await window.at(place.split(' ')[0]!);
    if (place.includes(' ')) {
      await page.keyboard.press('n');
      await window.settle();
    }
    const keeping = await page.locator('input:not([type=checkbox]):not([type=radio]):not([type=file]), textarea').evaluateAll((fields) =>
      (fields as HTMLInputElement[]).filter((field) => !['off', 'new-password', 'current-password'].includes(field.autocomplete)).map((field) => field.outerHTML),
    );
    expect(keeping).toEqual([]);
    if (place.includes(' ')) await page.keyboard.press('Escape');
  });

  test('holds settings of the window alone', async () => {
    const kept = await window.page.evaluate(async () => ({ local: { ...localStorage }, session: { ...sessionStorage }, databases: await indexedDB.databases(), caches: await caches.keys(), workers: (await navigator.serviceWorker.getRegistrations()).length }));
    expect(Object.keys(kept.local).every((name) => name.startsWith('kist'))).toBe(true);
    expect({ ...kept, local: {} }).toEqual({ local: {}, session: {}, databases: [], caches: [], workers: 0 });
  });
});

describe('the services of the browser', () => {
  test('get no words: spelling and translation are off', async () => {
    await window.at('#/timeline');
    await window.page.keyboard.press('n');
    const field = window.page.getByRole('textbox').first();
    await field.waitFor();
    expect(await field.evaluate((element) => [(element as HTMLElement).spellcheck, (element as HTMLElement).translate])).toEqual([false, false]);
    await window.page.keyboard.press('Escape');
  });

  test('and nobody but Kist was asked for anything, in all these rooms', () => {
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter((address) => new URL(address).host !== new URL(window.page.url()).host && !/^(data|blob):/.test(address))).toEqual([]);
  });
});
