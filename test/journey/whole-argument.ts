/** Acts of arguing from the evidence, and of letting out what people agreed to. */
import mammoth from 'mammoth';
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { jumpTo, walkTo } from './whole-coding.ts';
import { said } from './whole-files.ts';
import { figureAt, choose, count, find, goTo, heading, look, pick, press, radio } from './whole-hands.ts';
import type { Stage } from './whole-stage.ts';

export const claim = 'In Millbank, the family evenings, together with a worker who stayed, contributed to parents being listened to';
const rival = 'A new head teacher opened the school to parents in the same winter';

export async function writeAClaim(stage: Stage): Promise<void> {
  const { page } = stage;
  await goTo(page, 'Claims');
  await heading(page, 'Claims');
  await look(stage, 'no claims yet');
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: 'Write a claim' });
  await dialog.getByLabel('What is claimed').fill(claim);
  await dialog.getByLabel(/^When/).fill('autumn 2023 to May 2024');
  await look(stage, 'writing a claim');
  await press(dialog, 'Write the claim');
  await heading(page, claim);
  for (const [part, words] of [
    ['What changed', 'Parents say that somebody listens now. A year before they said the opposite.'],
    ['The programme’s part', 'It paid for the hall and the food, and asked parents to lead.'],
    ['Unintended or unwelcome effects', 'Some fathers felt that the evenings were not for them.'],
    ['What would change our mind', 'Parents elsewhere saying the same without any evenings.'],
  ] as const) {
    await press(page, `Write: ${part}`);
    await page.getByRole('textbox', { name: part }).fill(words);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: `Edit: ${part}` }).waitFor();
  }
  await press(page, 'Add a factor');
  const adding = page.getByRole('dialog', { name: 'Add a factor' });
  await adding.getByLabel('What was needed', { exact: true }).fill('A worker who stayed for two years');
  await pick(page, 'It is', /^Supporting factor/);
  await adding.getByLabel('Why it would not have come about without it').fill('Three before had gone within the year.');
  await look(stage, 'a factor of the package');
  await press(adding, 'Add it');
  await adding.waitFor({ state: 'detached' });
}

async function openClaim({ page }: Stage): Promise<void> {
  await goTo(page, 'Claims');
  await press(page, claim);
  await heading(page, claim);
}

/** Says which claim, which side and why, in the dialog that is open. */
async function bear(dialog: Locator, side: 'For the claim' | 'Against the claim', reason: string): Promise<void> {
  await radio(dialog, 'It speaks', side);
  await dialog.getByLabel(/^How it bears on it/).fill(reason);
}

export async function giveEvidence(stage: Stage): Promise<void> {
  const { page } = stage;
  const use = page.getByRole('dialog', { name: 'Use as evidence' });
  const add = page.getByRole('dialog', { name: 'Add evidence' });

  // Words in hand, by a key.
  await jumpTo(stage, 'family evening', /Interview at the family evening/);
  await walkTo(page, said.listened);
  await page.keyboard.press('e');
  await find(use, 'Claim', 'Millbank');
  await bear(use, 'For the claim', 'She tells how it began.');
  await look(stage, 'words used as evidence');
  await press(use, 'Use as evidence');
  await use.waitFor({ state: 'detached' });

  // Words in hand, by the mouse.
  for (const [words, reason] of [[said.phone, 'People ask others to join.'], [said.named, 'Others see the change in her.']] as const) {
    await page.getByRole('group', { name: 'Text of the source' }).getByText(words).click({ clickCount: 3 });
    await page.getByRole('toolbar', { name: 'Selected words' }).getByRole('button', { name: /^Evidence/ }).click();
    await find(use, 'Claim', 'Millbank');
    await bear(use, 'For the claim', reason);
    await press(use, 'Use as evidence');
    await use.waitFor({ state: 'detached' });
  }

  // A flow figure.
  await goTo(page, 'Flows');
  await press(page, 'Invented moves');
  await (await figureAt(page, /^Moves from state to state/, 'universal', 'Family support team')).click();
  await press(page.getByRole('complementary', { name: 'This figure' }), 'Use as evidence');
  await find(use, 'Claim', 'Millbank');
  await bear(use, 'For the claim', 'Families found a team before anything worse happened.');
  await press(use, 'Use as evidence');
  await use.waitFor({ state: 'detached' });

  // A sign, and words that speak against it, found from the claim.
  await openClaim(stage);
  await press(page, 'Add evidence for it');
  await add.getByRole('tab', { name: 'Sign' }).click();
  await add.getByRole('listbox', { name: 'Signs of change' }).getByRole('option').filter({ hasText: said.listened }).click();
  await add.getByText('This will be shown').waitFor();
  await bear(add, 'For the claim', 'A sign that parents had named before.');
  await look(stage, 'adding a sign as evidence');
  await press(add, 'Add as evidence');
  await add.waitFor({ state: 'detached' });
  await press(page, 'Add evidence against it');
  await add.getByRole('searchbox', { name: 'Search in all words' }).fill('slower trust');
  await add.getByRole('listbox', { name: 'Passages' }).getByRole('option').filter({ hasText: 'slower' }).click();
  await bear(add, 'Against the claim', 'Not everybody felt it so soon.');
  await look(stage, 'adding words as evidence');
  await press(add, 'Add as evidence');
  await add.waitFor({ state: 'detached' });

  for (const [side, pieces] of [['Speaks for it', 5], ['Speaks against it', 1]] as const) await count(page.getByRole('list', { name: side }).locator('> li'), pieces);
}

export async function nameARivalAndRate(stage: Stage): Promise<void> {
  const { page } = stage;
  await openClaim(stage);
  await press(page, 'Name another explanation');
  const naming = page.getByRole('form', { name: 'Name another explanation' });
  await naming.getByLabel('Another explanation').fill(rival);
  await naming.getByLabel('What would we expect to see if it were true?').fill('Parents of the other school saying less of it.');
  await press(naming, 'Name it');
  const named = page.getByRole('list', { name: 'Other explanations' });
  await named.getByText(rival).waitFor();
  await press(named, /^Add evidence on/);
  const add = page.getByRole('dialog', { name: 'Add evidence' });
  await add.getByRole('searchbox', { name: 'Search in all words' }).fill('phone before');
  await add.getByRole('listbox', { name: 'Passages' }).getByRole('option').filter({ hasText: 'every time' }).click();
  await radio(add, 'It speaks', 'Against that explanation');
  await add.getByLabel(/^How it bears on it/).fill('The worker changed, not the school.');
  await press(add, 'Add as evidence');
  await add.waitFor({ state: 'detached' });
  await press(named, /^Edit the explanation/);
  const form = page.getByRole('form', { name: 'Change this explanation' });
  await radio(form, 'How it stands after looking', 'Weakened');
  await form.getByLabel('Why').fill('Parents name the worker, and nobody names the school.');
  await press(form, 'Save');
  await named.getByText('Weakened').waitFor();

  await press(page, 'Rate it');
  const rating = page.getByRole('dialog', { name: 'How sure are we?' });
  const criteria = rating.getByRole('radiogroup');
  await count(criteria, 5);
  for (let one = 0; one < 5; one += 1) {
    await choose(criteria.nth(one).getByRole('radio').nth(2));
    await rating.getByLabel(/^Why this level of/).nth(one).fill('Three kinds of evidence, from few people.');
  }
  await look(stage, 'rating a claim');
  await press(rating, 'Save the ratings');
  await rating.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Rate it again' }).waitFor();
  await look(stage, 'a claim');
}

/** What no brief for the board may hold: words of voices who were not asked or said no, words that a person left out, names of people. */
const mayNotLeave = [said.slower, said.phoned, said.phone, said.named, '07700 900123', 'Morag', 'Mrag', 'Bracken', 'Linnet', 'Sorrel'];

export async function makeABrief(stage: Stage): Promise<void> {
  const { page } = stage;
  await openClaim(stage);
  await press(page, 'More');
  await page.getByRole('menuitem', { name: 'Make a brief' }).click();
  await heading(page, 'Make a brief');
  await radio(page, 'Who is it for?', 'The board');
  await look(stage, 'whom a brief is for');
  await press(page, 'Next: what may enter');

  const held = page.getByRole('list', { name: 'Held back' });
  for (const [words, why] of [[said.slower, 'It is not recorded that this voice agreed to the board.'], [said.phoned, 'This voice said no to the board.'], ['07700 900123', 'There is a telephone number in it']] as const) {
    await held.getByRole('listitem').filter({ hasText: words }).getByText(why).waitFor();
  }
  const named = page.getByRole('list', { name: 'For you to decide' }).getByRole('listitem').filter({ hasText: said.named });
  await named.getByText('Morag').first().waitFor();
  await look(stage, 'what may enter a brief');
  await choose(named.getByRole('radio', { name: 'Leave it out' }));
  await page.getByLabel(/^Whose decision it is/).fill('Isla Munro');
  await press(page, 'Next: read it');

  const brief = page.getByRole('article', { name: 'The brief' });
  await brief.getByText(said.listened).first().waitFor();
  for (const words of mayNotLeave) expect(await brief.innerText()).not.toContain(words);
  await look(stage, 'a brief to read');
  await press(page, 'Next: export it');
  await look(stage, 'how a brief goes out');

  const word = await stage.save(async () => {
    await press(page, 'Export it');
    await page.getByText('The brief for the board was saved as a Word document.').waitFor();
  });
  const web = await stage.save(async () => {
    await press(page, 'Export it as a web page too');
    await page.getByText('The brief for the board was saved as a web page.').waitFor();
  });
  await look(stage, 'a brief that went out');
  expect(word.name).toMatch(/\.docx$/);
  expect(web.name).toMatch(/\.html$/);
  const { value: inWord } = await mammoth.extractRawText({ buffer: word.bytes });
  const inWeb = web.bytes.toString('utf8');
  for (const text of [inWord, inWeb]) {
    for (const words of [said.listened, claim, rival, 'Parent at a family evening']) expect(text).toContain(words);
    for (const words of mayNotLeave) expect(text).not.toContain(words);
  }
  expect(inWeb).toMatch(/<a [^>]*href="#/);
  expect(inWeb).not.toMatch(/<(script|link|img|iframe)\b[^>]*(src|href)="(?!#)/);
  await press(page, 'All briefs');
  await heading(page, 'Briefs');
  await count(page.getByRole('row'), 3);
  await look(stage, 'the briefs that went out');
}
