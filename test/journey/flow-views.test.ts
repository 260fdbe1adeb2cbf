import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestWindow, type TestWindow } from './open-window.ts';

/** Every way of looking at flow data in the real window, over the invented people: accessible, quiet, and walked through by keyboard. */
const measures = ['stocks', 'where after', 'moves', 'moves by number', 'rates', 'moves per person', 'up and down', 'returns from', 'time in state', 'leaving', 'no earlier step', 'hidden moves', 'pathways', 'coming back', 'if rates stay'];

let window: TestWindow;
let datasetId: string;
const see = async (query: string): Promise<void> => {
  await window.at(`#/flows/${datasetId}?${query.replaceAll(' ', '%20')}`);
  await window.page.locator('.answer-tables [role=grid]').first().waitFor();
  await window.settle();
};
beforeAll(async () => {
  window = await openTestWindow({ sample: true });
  datasetId = (await window.call('flows.list')).datasets[0]!.id;
}, 120_000);
afterAll(() => window?.close());

describe('ways of looking', () => {
  test.each(measures)('"%s" begins with a sentence, has a picture with words for it, tables and how it is counted, and is accessible', async (measure) => {
    await see(`view=${measure}`);
    const answer = window.page.locator('.answer');
    expect((await answer.locator('.ui-finding').first().innerText()).length).toBeGreaterThan(20);
    await window.page.getByRole('heading', { name: 'How this is counted' }).waitFor();
    const picture = answer.locator('.plot-place[role=img]');
    await picture.locator('svg.main-svg').first().waitFor();
    expect((await picture.getAttribute('aria-label'))!.length).toBeGreaterThan(60);
    expect(await window.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await window.violations()).toEqual([]);
    expect(window.complaints).toEqual([]);
  });

  test('parts beside each other are accessible too', async () => {
    await see(`view=moves&places=${encodeURIComponent('["Millbank"]')}&beside=${encodeURIComponent('[{"places":["Craigend"]}]')}`);
    await expect.poll(() => window.page.locator('.side .answer').count()).toBe(2);
    const [first, second] = await window.page.locator('.side .plot').all();
    expect((await first!.boundingBox())!.y).toBeCloseTo((await second!.boundingBox())!.y, 0);
    expect(await window.violations()).toEqual([]);
  });
});

describe('the table behind a picture, by keyboard', () => {
  const at = (): Promise<string | null> => window.page.evaluate(() => document.activeElement?.getAttribute('data-at') ?? null);

  test('arrows walk from figure to figure and stop at the ends; Enter chooses, Escape lets go', async () => {
    await see('view=moves');
    const { page } = window;
    const grid = page.getByRole('grid', { name: 'Moves from state to state' });
    await grid.locator('[role=gridcell][tabindex="0"]').focus();
    expect(await at()).toBe('0 0');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowLeft');
    expect(await at()).toBe('0 0');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    expect(await at()).toBe('1 1');
    await page.keyboard.press('End');
    const columns = await grid.locator('thead th').count() - 1;
    expect(await at()).toBe(`1 ${columns - 1}`);
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const inspector = page.getByRole('complementary', { name: 'This figure' });
    await inspector.getByRole('button', { name: 'Use as evidence' }).waitFor();
    const said = await grid.locator('[aria-selected=true]').innerText();
    expect(await inspector.locator('.figure-value').innerText()).toBe(`${said} moves`);
    expect(await window.violations()).toEqual([]);
    await grid.locator('[data-at="0 1"]').focus();
    await page.keyboard.press('Escape');
    await inspector.waitFor({ state: 'detached' });
    expect(await grid.locator('[aria-selected=true]').count()).toBe(0);
  });

  test('hidden figures are read out as hidden, and say why', async () => {
    await see('view=moves by number');
    const hidden = window.page.getByRole('gridcell', { name: 'hidden' }).first();
    await hidden.click();
    await window.page.getByRole('complementary', { name: 'This figure' }).getByText(/^Hidden to protect people: fewer than 5 stand behind it/).waitFor();
  });

  test('a long table shows its first rows, and all of them when it is asked', async () => {
    await see('view=stocks&every=month');
    const grid = window.page.getByRole('grid', { name: /^People in each state/ });
    const more = window.page.getByRole('button', { name: /^Show all \d+ rows$/ });
    const all = Number(/\d+/.exec(await more.innerText())![0]);
    expect(await grid.locator('tbody tr').count()).toBeLessThan(all);
    await more.click();
    expect(await grid.locator('tbody tr').count()).toBe(all);
  });
});
