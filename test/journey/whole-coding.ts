/** Acts of reading and coding by keyboard alone, and of finding words and things again. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { said } from './whole-files.ts';
import { goTo, heading, look, press } from './whole-hands.ts';
import type { Stage } from './whole-stage.ts';

const interviewTitle = /Interview at the family evening/;
const groupTitle = /Focus group in Harbourside/;

/** Opens a source with the jump palette. */
export async function jumpTo({ page }: Stage, typed: string, title: RegExp): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /^Jump to/ }).waitFor();
  await page.keyboard.type(typed);
  await page.getByRole('option', { name: title }).first().waitFor();
  // What was found best is ready; arrows go on to the others.
  const ready = page.getByRole('option', { name: title, selected: true });
  for (let step = 0; step < 12 && (await ready.count()) === 0; step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await heading(page, title);
}

/** Stands in the paragraph of these words, by arrow keys alone. */
export async function walkTo(page: Page, words: string): Promise<void> {
  const row = page.locator('[data-paragraph]', { hasText: words });
  await row.waitFor();
  const all = page.locator('[data-paragraph]');
  const [wanted, number] = [await row.getAttribute('data-paragraph'), await all.count()];
  // Down to the end and up again, as somebody does who has lost their place.
  for (const key of [...Array<string>(number).fill('ArrowDown'), ...Array<string>(number).fill('ArrowUp')]) {
    if ((await page.locator('[data-paragraph][data-cursor]').getAttribute('data-paragraph', { timeout: 500 }).catch(() => null)) === wanted) return;
    await page.keyboard.press(key);
  }
  expect(await page.locator('[data-paragraph][data-cursor]').getAttribute('data-paragraph')).toBe(wanted);
}

export const codings = (page: Page, number: number): Promise<void> => page.getByText(new RegExp(`\\b${number} codings? by 1 coder`)).waitFor();
const nothingCoded = (page: Page): Promise<void> => page.getByText('Not coded yet').waitFor();

/** `c`, some letters, Enter. */
async function code(page: Page, letters: string, keys = 'Enter'): Promise<void> {
  await page.keyboard.press('c');
  await page.getByRole('combobox', { name: 'Code for these words' }).waitFor();
  await page.keyboard.type(letters);
  await page.keyboard.press(keys);
  await page.getByRole('combobox', { name: 'Code for these words' }).waitFor({ state: 'detached' });
}

export async function codeTenPassages(stage: Stage): Promise<void> {
  const { page } = stage;
  await jumpTo(stage, 'family evning', interviewTitle);
  await nothingCoded(page);
  await look(stage, 'a source that nobody has coded');

  await walkTo(page, said.listened);
  await code(page, 'being listened to');
  await codings(page, 1);
  await walkTo(page, 'We went every week');
  await code(page, 'trust', 'Control+Enter');
  await codings(page, 2);
  await walkTo(page, 'The fathers stayed away');
  await page.keyboard.press('v');
  await codings(page, 3);
  await walkTo(page, 'Come along');
  await code(page, 'lis');
  await codings(page, 4);
  // Another code on the same words, and one that reaches over its neighbours.
  await code(page, 'tru');
  await codings(page, 5);
  await walkTo(page, said.listened);
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('c');
  await page.getByRole('combobox', { name: 'Code for these words' }).waitFor();
  await look(stage, 'choosing a code');
  await page.keyboard.type('how it began');
  await page.keyboard.press('Enter');
  await codings(page, 6);
  await page.keyboard.press('Escape');

  await jumpTo(stage, 'harbourside', groupTitle);
  await nothingCoded(page);
  await walkTo(page, 'Somebody listens now');
  await code(page, 'lis');
  await codings(page, 1);
  await walkTo(page, said.slower);
  await code(page, 'tru');
  await codings(page, 2);
  await walkTo(page, 'The dads');
  await page.keyboard.press('r');
  await codings(page, 3);
  await walkTo(page, 'We decide the menu');
  await page.keyboard.press('v');
  await codings(page, 4);
}

export async function takeOneAway(stage: Stage): Promise<void> {
  const { page } = stage;
  await walkTo(page, 'The dads');
  await page.keyboard.press('x');
  await codings(page, 3);
  await page.keyboard.press('Control+z');
  await codings(page, 4);
  await page.getByText(/^Took back: /).first().waitFor();
  await page.keyboard.press('Control+Shift+z');
  await codings(page, 3);
  await page.getByText(/^Did again: /).first().waitFor();
  await press(page, /^Undo: /);
  await codings(page, 4);

  // What lies on the words in hand: which code, who, when.
  await jumpTo(stage, 'family', interviewTitle);
  await walkTo(page, 'Come along');
  const here = page.getByRole('complementary').or(page.getByRole('region', { name: /At the cursor|Selected passage/ })).first();
  await here.getByText('being listened to').first().waitFor();
  await look(stage, 'a coded source');
  await goTo(page, 'Codebook');
  await heading(page, 'Codebook');
  await look(stage, 'the codebook');
}

export async function findWordsAndThings(stage: Stage): Promise<void> {
  const { page } = stage;
  await page.keyboard.press('Control+Shift+f');
  await heading(page, 'Search');
  await page.keyboard.type('listening');
  // In any of its forms: listened, listens.
  await page.getByText(/^Found in \d+ places?\.$/).waitFor();
  const hit = page.getByRole('link', { name: new RegExp(said.listened.slice(0, 20)) }).first();
  await hit.waitFor();
  await look(stage, 'words found');
  await hit.click();
  await heading(page, interviewTitle);

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /^Jump to/ }).waitFor();
  await page.keyboard.type('brackn');
  await page.getByRole('option', { name: /Bracken/ }).first().waitFor();
  await look(stage, 'the jump palette');
  await page.keyboard.press('Enter');
  await heading(page, 'Bracken');
}
