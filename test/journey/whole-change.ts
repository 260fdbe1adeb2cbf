/** Acts of saying what people want to see, of signs that it comes, and of the moves under the yearly counts. */
import { expect } from 'vitest';
import { jumpTo, walkTo } from './whole-coding.ts';
import { said, writeMoves } from './whole-files.ts';
import { figureAt, choose, find, goTo, heading, look, pick, press, radio } from './whole-hands.ts';
import type { Stage } from './whole-stage.ts';

export const outcome = 'Real support, from people who stay, when it is needed';
export const indicator = 'We are listened to before anything is decided';
export const event = 'The evenings move to Sunday';

export async function nameWhatPeopleWantToSee(stage: Stage): Promise<void> {
  const { page } = stage;
  await goTo(page, 'Framework');
  await heading(page, 'Framework');
  await look(stage, 'an empty framework');
  await page.keyboard.press('o');
  const outcomeDialog = page.getByRole('dialog', { name: 'Add an outcome' });
  await outcomeDialog.getByLabel('The change that people want to see').fill(outcome);
  await look(stage, 'adding an outcome');
  await press(outcomeDialog, 'Add the outcome');
  await heading(page, outcome);
  await look(stage, 'an outcome');
  await goTo(page, 'Framework');
  await heading(page, 'Framework');
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: 'Add a leading indicator' });
  await dialog.getByLabel('What would be seen').fill(indicator);
  await choose(dialog.getByRole('checkbox', { name: 'Parents and carers' }));
  await choose(dialog.getByRole('checkbox', { name: outcome }));
  await press(dialog, 'Add the indicator');
  await heading(page, indicator);
}

export async function logTwoSigns(stage: Stage): Promise<void> {
  const { page } = stage;
  // One in somebody's words.
  await jumpTo(stage, 'family evening', /Interview at the family evening/);
  await walkTo(page, said.listened);
  await page.keyboard.press('s');
  const words = page.getByRole('dialog', { name: 'Log a sign of change' });
  await find(words, 'Sign of', 'listened');
  await radio(words, 'What it says', 'Confirming');
  expect(await words.getByLabel('When it was seen').inputValue()).toBe('12 March 2024');
  await words.getByLabel(/^Who saw it/).fill('Parents');
  await look(stage, 'logging a sign in words');
  await press(words, 'Log the sign');
  await words.waitFor({ state: 'detached' });

  // One in a dated event, which is new.
  await jumpTo(stage, 'listened to before', new RegExp(indicator));
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog', { name: 'Log a sign of change' });
  await find(dialog, 'Seen in the event', event);
  await dialog.getByLabel(/^How we know of this event/).fill('The notice on the door of the hall');
  await radio(dialog, 'What it says', 'Mixed');
  await dialog.getByLabel('When it was seen').fill('May 2024');
  await dialog.getByText(/Understood as/).waitFor();
  await look(stage, 'logging a sign in an event');
  await press(dialog, 'Log the sign');
  await dialog.waitFor({ state: 'detached' });
  await page.getByText(event).first().waitFor();
  await page.getByText(said.listened).first().waitFor();
  await look(stage, 'an indicator with its signs');
  await goTo(page, 'Timeline');
  await page.getByText(event).first().waitFor();
  await look(stage, 'the timeline');
}

export async function bringInMoves(stage: Stage): Promise<void> {
  const { page } = stage;
  await goTo(page, 'Flows');
  await heading(page, 'Here you see the moves that yearly counts hide');
  await look(stage, 'no flow data yet');
  await press(page, 'Bring in flow data');
  await stage.choose(() => press(page, 'Choose files'), writeMoves(stage.home));

  await page.getByRole('heading', { name: 'How do the rows tell of time?' }).waitFor();
  // Guessed, and open to correction.
  for (const [column, role] of [['child', 'Person'], ['level', 'State'], ['from', 'Start'], ['until', 'End']] as const) {
    const chosen = page.getByRole('button', { name: new RegExp(`Role of ${column}$`) });
    if (!(await chosen.innerText()).startsWith(role)) await pick(page, `Role of ${column}`, new RegExp(`^${role}`));
  }
  await look(stage, 'the columns of a table of stays');
  await press(page, 'Go on to the states');
  await page.getByText('They are levels of intervention, from lower to higher').click();
  // Lowest first, by the keyboard.
  for (const state of ['away from home', 'social work', 'family team', 'universal']) await page.getByRole('button', { name: new RegExp(`^Move ${state}:`) }).press('Home');
  await page.getByLabel('family team in your words').fill('Family support team');
  await look(stage, 'the states of a table of stays');
  await press(page, 'Go on to the first people');
  await page.getByRole('heading', { name: /^The first people/ }).waitFor();
  await look(stage, 'the first people as timelines');
  await press(page, 'Go on to the odd rows');
  await page.getByRole('heading', { name: /^Odd rows/ }).first().waitFor();
  const ledger = page.getByRole('table', { name: 'Odd rows' });
  for (const why of [/before its start/, /The same as row/, /It starts 2023-06-01, row \d+ ends 2023-09-01/, /not on the calendar/]) await ledger.getByRole('row').filter({ hasText: why }).first().waitFor();
  await look(stage, 'odd rows');
  await press(page, 'Go on to what is known');
  await page.getByLabel('Name of these data').fill('Invented moves');
  await page.getByLabel(/^Extract of/).fill('2024-06-30');
  await page.getByText('These people are invented (synthetic data)').click();
  await look(stage, 'what is known of a table of stays');
  await press(page, 'Go on to storing');
  await page.getByLabel('New passphrase for the key file').fill('sturdy lantern over the moor');
  await page.getByText(/^Enough: /).waitFor();
  await look(stage, 'storing a table of stays');
  await press(page, 'Store');
  await heading(page, 'Invented moves');
}

export async function readTheMoves(stage: Stage): Promise<void> {
  const { page } = stage;
  await goTo(page, 'Flows');
  await press(page, 'Invented moves');
  // Two children came to live away from home: no number says so, nor lets it be worked out.
  const hidden = await figureAt(page, /^Moves from state to state/, 'Family support team', 'away from home');
  expect(await hidden.innerText()).toContain('hidden');
  const figure = await figureAt(page, /^Moves from state to state/, 'universal', 'Family support team');
  const moves = Number(await figure.innerText());
  expect(moves).toBeGreaterThan(70);
  expect(moves % 5).toBe(0);
  await look(stage, 'moves between states');
  await hidden.click();
  await page.getByText(/^Hidden to protect people: fewer than 5 stand behind it\. As evidence it would say just that\.$/).waitFor();
  await figure.click();
  await page.getByRole('complementary', { name: 'This figure' }).getByText('Family support team').waitFor();
  for (const way of ['How many are where?', 'What do yearly counts hide?', 'The data and their limits']) {
    // While a figure is spoken of, the questions are a box to choose from; else there is room for all of them.
    const listed = page.getByRole('navigation', { name: 'What you can ask of these data' }).getByRole('button', { name: way });
    if (await listed.isVisible()) await listed.click();
    else await pick(page, 'What to ask of these data', new RegExp(`^${way.replace('?', '\\?')}`));
    await page.getByRole('heading', { name: way === 'The data and their limits' ? 'What these data are' : way }).first().waitFor();
    await look(stage, way);
  }
}
