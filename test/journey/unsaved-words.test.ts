import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KistWindow } from '../../src/contract/index.ts';
import { testPassphrase } from '../open-vault.ts';
import { openTestWindow, type TestWindow } from './open-window.ts';

/** Words that nobody has saved yet: locked away, killed, discarded. The steps follow one another over one vault. */
let window: TestWindow;
const supper = 'Family supper in Millbank (synthetic)\n\nInterviewer: How did you first hear of it?\n\nMorag: From the school. Somebody remembered it.\n';

beforeAll(async () => {
  window = await openTestWindow({ sample: false });
  const file = await window.page.evaluate(async (text) => {
    const { kist } = globalThis as unknown as { kist: KistWindow };
    return (await kist.takeFiles([new File([text], 'supper.txt')]))[0]!.token;
  }, supper);
  await window.call('sources.store', { files: [{ file }] });
}, 180_000);
afterAll(() => window?.close());

/** Words are stored about once a second, and the machine may be busy. */
const patiently = { timeout: 20_000 };
const page = () => window.page;
const main = () => page().getByRole('main');
const button = (name: string | RegExp) => main().getByRole('button', { name });
const memo = () => main().getByRole('textbox', { name: 'Memo' });
const drafts = async () => (await window.call('team.drafts')).drafts;
const lock = () => page().getByRole('button', { name: 'Lock', exact: true }).click();

async function unlock(): Promise<void> {
  await page().getByLabel('Passphrase', { exact: true }).fill(testPassphrase);
  await page().keyboard.press('Enter');
  await page().locator('.ui-frame').waitFor();
  await window.settle();
}

describe('unsaved words', () => {
  test('typed and locked at once, they are back after unlocking, with their hour and a way to let go of them', async () => {
    await window.at('#/memos');
    await page().keyboard.press('n');
    await page().keyboard.insertText('They hold the keys: is that');
    await lock();
    await page().getByRole('heading', { name: 'Unlock' }).waitFor();
    await unlock();
    await window.at('#/memos');
    await expect.poll(() => memo().inputValue(), patiently).toBe('They hold the keys: is that');
    await expect.poll(() => main().innerText(), patiently).toMatch(/Your unsaved words of \d\d:\d\d are back/);
    expect(await window.violations()).toEqual([]);
    expect((await window.call('memos.list', {})).memos).toEqual([]);
    expect((await window.call('vault.state')).undo).not.toContain('memo');
  });

  test('the process of the vault is killed a little later: they are back', async () => {
    await memo().fill('They hold the keys: is that what made it theirs?');
    await expect.poll(async () => (await drafts())[0]?.words, patiently).toContain('made it theirs');
    window.killVault();
    await page().getByText("The vault's process ended unexpectedly.").waitFor();
    await unlock();
    await window.at('#/memos');
    await expect.poll(() => memo().inputValue(), patiently).toBe('They hold the keys: is that what made it theirs?');
  });

  test('once saved they are forgotten', async () => {
    await button(/Keep the memo/).click();
    await expect.poll(async () => (await window.call('memos.list', {})).memos.length, patiently).toBe(1);
    await expect.poll(drafts, patiently).toEqual([]);
    await lock();
    await unlock();
    await window.at('#/memos');
    expect(await main().innerText()).not.toContain('unsaved words');
  });

  test('corrections of a transcript are back too, and saved they are forgotten', async () => {
    const { sources } = await window.call('sources.list', {});
    await window.at(`#/sources/${sources[0]!.id}`);
    await main().getByText('From the school.').first().click();
    await page().keyboard.press('F2');
    const box = main().locator('.correct[data-open] textarea');
    await box.fill('Morag: From the nursery. Somebody remembered it.');
    await main().getByText('1 paragraph corrected, not saved yet.').waitFor();
    await lock();
    await unlock();
    await window.at(`#/sources/${sources[0]!.id}`);
    await expect.poll(() => main().innerText(), patiently).toMatch(/1 paragraph corrected, not saved yet\. Your unsaved words of/);
    await page().keyboard.press('Control+Enter');
    await expect.poll(async () => (await window.call('sources.read', { id: sources[0]!.id })).text, patiently).toContain('From the nursery.');
    await expect.poll(drafts, patiently).toEqual([]);
  });

  test('discarded, the editor shows what stands in the vault; changed elsewhere meanwhile, it says so', async () => {
    const [kept] = (await window.call('memos.list', {})).memos;
    await window.at('#/memos');
    await button(/They hold the keys/).click();
    await button('Change it').click();
    await memo().fill('They hold the keys, and open when they like.');
    await window.at('#/home');
    await lock();
    await unlock();
    await window.call('memos.edit', { id: kept!.id, text: 'They hold the keys since spring.' });
    await window.at('#/memos');
    if (!(await memo().isVisible())) await button(/They hold the keys/).click();
    await expect.poll(() => memo().inputValue(), patiently).toBe('They hold the keys, and open when they like.');
    expect(await main().innerText()).toContain('What stands here was changed since');
    await button('Discard them').click();
    await expect.poll(() => memo().inputValue(), patiently).toBe('They hold the keys since spring.');
    await expect.poll(drafts, patiently).toEqual([]);
  });
});
