import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestWindow, type TestWindow } from './open-window.ts';

/**
 * A working day with one real hearing, by keyboard alone: the mouse is never touched, and after every act the keyboard has to stand
 * where a coder goes on. The files are public, but no part of this project; without them the day is left out, and says so.
 */
const files = process.env['KIST_REAL_FILES'] ?? '../shared/data';
const hearing = join(files, 'transcripts/uk-covid-inquiry-m8/2025-10-08.rst');
const isHere = existsSync(hearing);
if (!isHere) console.warn(`The hearing day is left out: “${hearing}” is not here. KIST_REAL_FILES names the folder of real files.`);

let window: TestWindow;
let sourceId: string;
beforeAll(async () => {
  if (isHere) window = await openTestWindow({ sample: false });
}, 120_000);
afterAll(() => window?.close());

const page = () => window.page;
const keys = async (...pressed: string[]): Promise<void> => {
  for (const key of pressed) {
    await page().keyboard.press(key);
    await window.settle();
  }
};
const type = (words: string): Promise<void> => page().keyboard.type(words);

/** What has the focus, in words. */
const focused = (): Promise<string> =>
  page().evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const by = element.getAttribute('aria-labelledby')?.split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
    return `${element.tagName.toLowerCase()}#${element.id}.${element.className}: ${element.getAttribute('aria-label') ?? by ?? element.innerText}`;
  });

/** Presses Tab until something is reached, as somebody without a mouse does. */
async function tabTo(name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page().keyboard.press(key);
    if (name.test(await focused())) return;
  }
  throw new Error(`Tab never came to ${name}; it is at ${await focused()}`);
}

async function jump(name: string): Promise<void> {
  await page().keyboard.press('Control+k');
  await page().getByRole('dialog').waitFor();
  await type(name);
  await page().getByRole('dialog').getByText(name).first().waitFor();
  await keys('Enter');
  await page().getByRole('dialog').waitFor({ state: 'detached' });
  await window.settle();
}

/** The paragraph in which one stands, whether the keyboard is in the text, and whether the place can be seen. */
const standing = () =>
  page().evaluate(() => {
    const row = document.querySelector<HTMLElement>('.reader-row[data-cursor]');
    const box = row?.getBoundingClientRect();
    const head = document.querySelector('.reader-head')?.getBoundingClientRect().bottom ?? 0;
    return { paragraph: Number(row?.dataset['paragraph'] ?? 0), isInText: document.activeElement?.classList.contains('reader-row') === true, isSeen: box !== undefined && box.bottom > head && box.top < innerHeight - 28 };
  });

const codings = async () => (await window.call('coding.list', { sourceId })).codings;
const words = async () => (await window.call('sources.read', { id: sourceId })).text;

/** C, some letters, Enter; the keyboard is back where it was. */
async function code(letters: string): Promise<void> {
  const before = await standing();
  await page().keyboard.press('c');
  await page().getByRole('searchbox', { name: 'Code for these words' }).or(page().getByRole('combobox', { name: 'Code for these words' })).waitFor();
  await type(letters);
  await keys('Enter');
  await page().getByRole('dialog').waitFor({ state: 'detached' });
  await window.settle();
  expect(await standing()).toEqual({ paragraph: before.paragraph, isInText: true, isSeen: true });
}

async function find(word: string): Promise<void> {
  await keys('Control+f');
  await type(word);
  await window.settle();
  await keys('Escape');
  expect(await standing()).toMatchObject({ isInText: true, isSeen: true });
}

describe.skipIf(!isHere)('a hearing day by keyboard alone', () => {
  test('the file is brought in, who speaks is looked over, and Enter opens it', async () => {
    await tabTo(/^button.*Bring in transcripts/);
    await keys('Enter');
    await tabTo(/^button.*Choose files/);
    const choosing = page().waitForEvent('filechooser');
    await page().keyboard.press('Enter');
    await (await choosing).setFiles([hearing]);
    await page().getByRole('heading', { name: /^Who speaks/ }).waitFor();
    await tabTo(/^button.*Stakeholder group of the \d+ new voices/);
    await keys('Enter');
    await type('Strat');
    await keys('Enter', 'Control+Enter');
    await tabTo(/^button.*Store 1 source/, 'Shift+Tab');
    await page().keyboard.press('Enter');
    await page().getByText('One source is stored.').waitFor();
    await page().locator('button:focus', { hasText: 'Open it' }).waitFor();
    await keys('Enter');
    await page().locator('.reader-row').first().waitFor();
    sourceId = (await window.call('sources.list')).sources[0]!.id;
    expect((await window.call('sources.read', { id: sourceId })).paragraphs).toHaveLength(1269);
  });

  test('Tab steps from the header into the text and past it, however long it is', async () => {
    await tabTo(/^span.*Text of the source/);
    await keys('ArrowDown');
    expect(await standing()).toEqual({ paragraph: 1, isInText: true, isSeen: true });
    await keys('Tab');
    expect(await focused()).toMatch(/^aside/);
    await keys('Shift+Tab');
    expect(await standing()).toMatchObject({ paragraph: 1, isInText: true });
  });

  test('a codebook is made as a tree; after each code the keyboard stands on it', async () => {
    await jump('Codebook');
    await keys('n');
    await type('Access');
    await keys('Enter');
    await page().locator('[role=row]:focus', { hasText: 'Access' }).waitFor();
    for (const name of ['Waiting', 'Distance']) {
      await page().keyboard.press('Shift+N');
      await page().getByRole('textbox', { name: 'Name of the new code under “Access”' }).waitFor();
      await type(name);
      await keys('Enter');
      await page().locator('[role=row]:focus', { hasText: name }).waitFor();
      await keys('ArrowUp');
      if (name === 'Distance') await keys('ArrowUp');
    }
    await keys('n');
    await type('Listening');
    await keys('Enter');
    await page().locator('[role=row]:focus', { hasText: 'Listening' }).waitFor();
    const { codes } = await window.call('codebook.list');
    const access = codes.find(({ name }) => name === 'Access')!;
    expect(codes.map(({ name, parentId }) => [name, parentId === access.id]).sort()).toEqual([['Access', false], ['Distance', true], ['Listening', false], ['Waiting', true]]);
  });

  test('passages are coded in every way, and the place is never lost', async () => {
    await jump('8 October 2025');
    await page().locator('.reader-row').first().waitFor();
    await tabTo(/^span.*Text of the source|reader-row/);
    for (let round = 0; round < 3; round += 1) {
      await keys('u');
      await code('wait');
      await keys('u', 'ArrowRight');
      await code('dist');
      await keys('u', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown');
      await code('list');
      await keys('u', 'r', 'u', 'ArrowRight', 'Control+Shift+ArrowLeft');
      await code('acc');
    }
    expect(await codings()).toHaveLength(15);
  }, 60_000);

  test('what was just coded is in hand: it grows, gets a memo, becomes an example, is given another code, goes', async () => {
    await keys('u', 'ArrowRight');
    await code('wait');
    const last = async () => (await codings()).toSorted((one, other) => (one.at < other.at ? 1 : -1))[0]!;
    const before = await last();
    await keys(']', 'u');
    await expect.poll(async () => (await codings()).find(({ id }) => id === before.id)?.end).toBeGreaterThan(before.end);
    // The coder had walked on; the new ends don't take them back.
    const gone = await standing();
    await page().waitForTimeout(700);
    expect(await standing()).toEqual(gone);
    await keys('p', 'm');
    await page().locator('[role=dialog] textarea:focus').waitFor();
    await type('Asked once, and then nothing for a year.');
    await keys('Control+Enter');
    await page().getByRole('dialog').waitFor({ state: 'detached' });
    await keys('*');
    await expect.poll(async () => (await codings()).find(({ id }) => id === before.id)?.pinned).toBe(true);
    await keys('Shift+C');
    await page().locator('[role=dialog] input:focus').waitFor();
    await type('dist');
    await keys('Enter');
    const { codes } = await window.call('codebook.list');
    await expect.poll(async () => {
      const coding = (await codings()).find(({ id }) => id === before.id);
      return [coding?.memo, codes.find(({ id }) => id === coding?.codeId)?.name];
    }).toEqual(['Asked once, and then nothing for a year.', 'Distance']);
    await keys('x');
    await expect.poll(async () => (await codings()).length).toBe(15);
    await keys('Control+z');
    await expect.poll(async () => (await codings()).length).toBe(16);
  });

  test('filter and list take the keyboard along and give it back', async () => {
    await keys('f');
    expect(await focused()).toContain('A code');
    await keys('Escape');
    expect(await standing()).toMatchObject({ isInText: true, isSeen: true });
    await keys('t');
    expect(await focused()).toContain('coding-list');
    await keys('ArrowDown', 'Enter');
    await page().locator('.coding-list').waitFor({ state: 'detached' });
    await page().locator('.reader-row:focus').waitFor();
  });

  test('a misheard word is corrected in the middle of a paragraph; no coding moves off its words', async () => {
    const [before, text] = [await codings(), await words()];
    await find('epilepsy');
    await keys('F2');
    await page().locator('.correct textarea:focus').waitFor();
    const at = await page().evaluate(() => (document.activeElement as HTMLTextAreaElement).value.indexOf('epilepsy'));
    await page().keyboard.press('Control+Home');
    for (let step = 0; step < at; step += 1) await page().keyboard.press('ArrowRight');
    for (let step = 0; step < 'epilepsy'.length; step += 1) await page().keyboard.press('Shift+ArrowRight');
    await type('epilepsies');
    await keys('Control+Enter');
    await page().locator('.correct').waitFor({ state: 'detached' });
    await window.settle();
    const corrected = await words();
    expect(corrected).toBe(text.replace('epilepsy', 'epilepsies'));
    const saidOf = new Map(before.map(({ id, start, end }) => [id, text.slice(start, end)]));
    expect((await codings()).filter(({ id, start, end }) => corrected.slice(start, end).replace('epilepsies', 'epilepsy') !== saidOf.get(id))).toEqual([]);
    expect(await standing()).toMatchObject({ isInText: true, isSeen: true });
  });

  test('what was done is in the history, and all of it can be taken back, also after locking', async () => {
    await jump('History');
    await page().locator('.history-line').first().waitFor();
    await keys('ArrowDown');
    expect(await focused()).toContain('Corrected the text of “8 October 2025”');
    await keys('Control+l');
    await page().getByRole('textbox', { name: 'Passphrase' }).and(page().locator(':focus')).waitFor();
    await type('correct wobbly heron teapot');
    await keys('Enter');
    await page().locator('.ui-frame').waitFor();
    await jump('8 October 2025');
    await page().locator('.reader-row').first().waitFor();
    for (let step = 0; step < 8; step += 1) await keys('Control+z');
    await expect.poll(async () => (await codings()).length).toBeLessThan(16);
    expect(await words()).not.toContain('epilepsies');
    for (let step = 0; step < 8; step += 1) await keys('Control+Shift+z');
    await expect.poll(async () => [(await codings()).length, (await words()).includes('epilepsies')]).toEqual([16, true]);
  }, 60_000);

  test('nothing was complained of', () => expect(window.complaints).toEqual([]));
});
