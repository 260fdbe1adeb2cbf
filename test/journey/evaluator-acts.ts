/** Acts of an evaluator's afternoon: what happened when, one claim argued by mouse and one by keyboard alone, and a brief of the two. They follow those of bringing in and coding. */
import mammoth from 'mammoth';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Claim, Input, KistWindow, MethodName, Output } from '../../src/contract/index.ts';
import { outcome } from './whole-change.ts';
import { said } from './whole-files.ts';
import { choose, count, figureAt, find, goTo, heading, look, pick, press, radio } from './whole-hands.ts';
import type { Stage } from './whole-stage.ts';

export const byMouse = 'In Millbank the family evenings, together with a worker who stayed, contributed to parents being listened to';
export const byKeyboard = 'Families come to the family team before anything worse has happened';
const rung = 'Workers ring before they come';
const evenings = 'The family evenings begin';
const rival = 'A new head teacher opened the school to parents in the same winter';

/** Asks the vault beside the window. */
export async function ask<Name extends MethodName>({ page }: Stage, name: Name, input: Input<Name>): Promise<Output<Name>> {
  const answer = await page.evaluate(([method, given]) => (globalThis as unknown as { kist: KistWindow }).kist.call(method, given), [name, input] as const);
  expect(answer).toMatchObject({ ok: true });
  return (answer as { value: Output<Name> }).value;
}

async function claimCalled(stage: Stage, statement: string): Promise<Claim> {
  const { claims } = await ask(stage, 'claims.list', {});
  return ask(stage, 'claims.get', { id: claims.find((claim) => claim.statement === statement)!.id });
}

const openTab = (page: Page, name: string): Promise<void> => page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
const gone = (dialog: Locator): Promise<void> => dialog.waitFor({ state: 'detached' });

/** Presses Tab until something has the focus, as somebody does who has no mouse. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.first().waitFor({ state: 'attached' });
  for (let step = 0; step < 90; step += 1) {
    if (await wanted.first().evaluate((element) => element === document.activeElement || element.contains(document.activeElement))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab did not lead there');
}

const pressByKey = async (page: Page, button: Locator): Promise<void> => {
  await tabTo(page, button);
  await page.keyboard.press('Enter');
};

export async function writeWhatHappened(stage: Stage): Promise<void> {
  const { page } = stage;
  await goTo(page, 'Timeline');
  await heading(page, 'Timeline');
  for (const [title, when, known] of [[evenings, 'October 2023', 'The booking sheet of the hall'], [rung, 'September 2023', 'The diary of the team']] as const) {
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'What happened' }).fill(title);
    await dialog.getByRole('textbox', { name: 'When' }).fill(when);
    await dialog.getByText('Understood as').waitFor();
    await dialog.getByRole('textbox', { name: 'How we know' }).fill(known);
    await press(dialog, 'Add the event');
    await gone(dialog);
  }
}

/** The claim that is argued by mouse: its package, both sides, the rival, and what the timeline asks of its steps. */
export async function argueByMouse(stage: Stage): Promise<void> {
  const { page } = stage;
  await goTo(page, 'Claims');
  await press(page, 'Write a claim');
  const writing = page.getByRole('dialog', { name: 'Write a claim' });
  await writing.getByLabel('What is claimed').fill(byMouse);
  await press(writing, 'Write the claim');
  await heading(page, byMouse);

  // It would pass from draft as the only cause, with no rival and nothing against it: Kist says what is missing.
  await press(page, 'Status');
  await page.getByRole('menuitem', { name: /^Challenged/ }).click();
  const refusal = page.getByRole('alert');
  for (const words of [/The programme is never the only cause/, /No other explanation is named/]) await refusal.getByText(words).waitFor();
  await look(stage, 'a claim that can’t pass from draft');

  for (const [what, why, kind] of [
    ['The family evenings', 'Nobody had asked parents before they came together.', /^The programme/],
    ['A worker who stayed for two years', 'Three workers before had gone within the year, and nobody spoke to them.', /^Supporting factor/],
  ] as const) {
    await press(page, 'Add a factor');
    const adding = page.getByRole('dialog', { name: 'Add a factor' });
    await adding.getByLabel('What was needed', { exact: true }).fill(what);
    await pick(page, 'It is', kind);
    await adding.getByLabel('Why it would not have come about without it').fill(why);
    await press(adding, 'Add it');
    await gone(adding);
  }
  await press(page, 'Name another explanation');
  const naming = page.getByRole('form', { name: 'Name another explanation' });
  await naming.getByLabel('Another explanation').fill(rival);
  await naming.getByLabel('What would we expect to see if it were true?').fill('Parents of the other school say the same.');
  await press(naming, 'Name it');

  const add = page.getByRole('dialog', { name: 'Add evidence' });
  for (const [side, words, typed, reason] of [
    ['for', said.listened, 'somebody sat down', 'She tells how it began.'],
    ['against', said.slower, 'slower trust', 'Not everybody felt it so soon.'],
  ] as const) {
    await press(page, `Add evidence ${side} it`);
    await add.getByRole('searchbox', { name: 'Search in all words' }).fill(typed);
    await add.getByRole('listbox', { name: 'Passages' }).getByRole('option').filter({ hasText: words.slice(0, 20) }).first().click();
    await add.getByText('This will be shown').waitFor();
    await add.getByLabel(/^How it bears on it/).fill(reason);
    await press(add, 'Add as evidence');
    await gone(add);
  }
  expect((await claimCalled(stage, byMouse)).evidence.map(({ side }) => side)).toEqual(['for', 'against']);
}

export async function letTheTimelineAsk(stage: Stage): Promise<void> {
  const { page } = stage;
  await openTab(page, 'How it came about');
  const step = page.getByRole('dialog');
  for (const [what, told] of [['The family evenings begin in the hall', evenings], ['Parents are rung before a visit', rung]] as const) {
    await page.getByRole('button', { name: 'Add a step' }).first().click();
    await step.getByLabel('What happened').fill(what);
    await find(step, 'Events that tell of it', told);
    await press(step, 'Add it');
    await gone(step);
  }
  // What is said to have followed had begun before: it is named, with ways on, and nothing is pronounced false.
  await page.getByText('This can’t have been so as it is written.').waitFor();
  await page.getByText('Ways on:').first().waitFor();
  await look(stage, 'what the timeline asks');
  await press(page, 'Move “Parents are rung before a visit” earlier');
  await page.getByText('This can’t have been so as it is written.').waitFor({ state: 'detached' });
  expect((await claimCalled(stage, byMouse)).steps.map(({ what }) => what)).toEqual(['Parents are rung before a visit', 'The family evenings begin in the hall']);
}

export async function testAndJudge(stage: Stage): Promise<void> {
  const { page } = stage;
  await openTab(page, 'Tests');
  await press(page, 'Something we would expect');
  const expecting = page.getByRole('dialog', { name: 'Something we would expect to see' });
  await expecting.getByLabel('If the claim holds, what would we see?').fill('Parents say who listened, and when.');
  await radio(expecting, 'When this is written, has anybody seen the evidence already?', 'Nobody has seen it');
  await radio(expecting, 'If the claim is true, must we see this?', 'Yes, surely');
  await radio(expecting, 'Could hardly anything else bring it about?', 'Other things could');
  await expecting.getByText('This is one of the few that decide').click();
  await look(stage, 'writing down what is expected');
  await press(expecting, 'Write it down');
  await gone(expecting);
  await page.getByText(/^0 of the tests that decide were looked at, of 1/).waitFor();

  await openTab(page, 'Judgement');
  await press(page, 'Change');
  const judging = page.getByRole('dialog', { name: 'The judgement' });
  await choose(judging.getByRole('radiogroup', { name: /^How sure are we of the contribution/ }).getByRole('radio').nth(1));
  await judging.getByLabel('Why so sure').fill('Two voices, of whom one is slower to say so.');
  await press(judging, 'Save');
  await gone(judging);
  await look(stage, 'the judgement');

  await press(page, 'Status');
  await page.getByRole('menuitem', { name: /^Challenged/ }).click();
  await page.locator('.ui-page-header-chips').getByText('Challenged').waitFor();

  await openTab(page, 'Story');
  await press(page, 'Draft it from the record');
  await page.getByText(/^\d+ sentences$/).first().waitFor();
  await look(stage, 'the story, drafted');
  const { sentences } = await ask(stage, 'claims.story', { claimId: (await claimCalled(stage, byMouse)).id });
  const ids = new Set((await claimCalled(stage, byMouse)).evidence.map(({ id }) => id));
  expect(sentences.flatMap(({ evidenceIds }) => evidenceIds).length).toBeGreaterThan(0);
  expect(sentences.flatMap(({ evidenceIds }) => evidenceIds).every((id) => ids.has(id))).toBe(true);

  await openTab(page, 'One page');
  await page.getByRole('img', { name: /^The claim on one page: In Millbank/ }).waitFor();
  await look(stage, 'the claim on one page');
}

/** The second claim, without the mouse: a flow figure for it, a rival looked for, and its place beside the first. */
export async function argueByKeyboard(stage: Stage): Promise<void> {
  const { page } = stage;
  const { keyboard } = page;
  await keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /^Jump to/ }).waitFor();
  await keyboard.type('Claims');
  await page.getByRole('option', { name: /Claims/, selected: true }).first().waitFor();
  await keyboard.press('Enter');
  await heading(page, 'Claims');
  await keyboard.press('n');
  await page.getByRole('textbox', { name: 'What is claimed' }).and(page.locator(':focus')).waitFor();
  await keyboard.type(byKeyboard);
  await keyboard.press('Control+Enter');
  await heading(page, byKeyboard);

  await pressByKey(page, page.getByRole('button', { name: 'Add a factor' }));
  await page.getByRole('textbox', { name: 'What was needed', exact: true }).and(page.locator(':focus')).waitFor();
  await keyboard.type('A team within walking distance');
  await keyboard.press('Control+Enter');
  await gone(page.getByRole('dialog'));
  await pressByKey(page, page.getByRole('button', { name: 'Write: Looked, none found' }));
  await page.getByRole('textbox', { name: 'Looked, none found' }).and(page.locator(':focus')).waitFor();
  await keyboard.type('Isla Munro asked both head teachers in June.');
  await keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Edit: Where somebody looked for others' }).or(page.getByRole('button', { name: 'Edit: Looked, none found' })).waitFor();

  // A flow figure, from its table.
  await keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /^Jump to/ }).waitFor();
  await keyboard.type('Flows');
  await page.getByRole('option', { name: /Flows/, selected: true }).first().waitFor();
  await keyboard.press('Enter');
  await pressByKey(page, page.getByRole('button', { name: 'Invented moves', exact: true }));
  const figure = await figureAt(page, /^Moves from state to state/, 'universal', 'Family support team');
  await figure.focus();
  await keyboard.press('Enter');
  await pressByKey(page, page.getByRole('complementary', { name: 'This figure' }).getByRole('button', { name: 'Use as evidence', exact: true }));
  const use = page.getByRole('dialog', { name: 'Use as evidence' });
  await tabTo(page, use.getByRole('combobox', { name: 'Claim' }));
  await keyboard.type('Families come');
  await page.locator('[role=option][data-focused]').waitFor();
  await keyboard.press('Enter');
  await tabTo(page, use.getByRole('radio').first());
  await keyboard.press('Space');
  await tabTo(page, use.getByRole('textbox', { name: /^How it bears on it/ }));
  await keyboard.type('Most came from universal support.');
  await keyboard.press('Control+Enter');
  await gone(use);
  const claim = await claimCalled(stage, byKeyboard);
  expect(claim.evidence).toMatchObject([{ side: 'for', target: { kind: 'figure' }, reason: 'Most came from universal support.' }]);
  expect(claim.package).toMatchObject([{ factor: 'A team within walking distance' }]);
}

export async function putThemBesideEachOther(stage: Stage): Promise<void> {
  const { page } = stage;
  await goTo(page, 'Claims');
  await press(page, byKeyboard);
  await heading(page, byKeyboard);
  await press(page, 'Place, time, outcomes');
  const about = page.getByRole('dialog', { name: 'Place, time and what changed' });
  await choose(about.getByRole('checkbox', { name: outcome }));
  await press(about, 'Save');
  await gone(about);
  await openTab(page, 'Judgement');
  await press(page, 'Relate it to another');
  const relating = page.getByRole('dialog', { name: 'Relate it to another claim' });
  await find(relating, 'that claim', 'Millbank');
  await press(relating, 'Relate them');
  await gone(relating);
  await page.getByRole('list', { name: 'Beside other claims' }).getByText(byMouse).waitFor();
  await press(page, 'More');
  await page.getByRole('menuitem', { name: 'Put it beside another claim' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await look(stage, 'two claims beside each other');
  await goTo(page, 'Claims');
  await press(page, 'Across claims');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await look(stage, 'across the claims');
}

export async function briefOnBoth(stage: Stage): Promise<void> {
  const { page } = stage;
  await goTo(page, 'Briefs');
  await press(page, 'Make a brief');
  await heading(page, 'Make a brief');
  const chosen = page.getByRole('group', { name: 'Claims in this brief' }).getByRole('checkbox');
  await count(chosen, 2);
  for (let one = 0; one < 2; one += 1) if (!(await chosen.nth(one).isChecked())) await choose(chosen.nth(one));
  await press(page, 'Next: who it is for');
  await radio(page, 'Who is it for?', 'The board');
  await press(page, 'Next: what may enter');
  await page.getByRole('list', { name: 'Held back' }).getByRole('listitem').filter({ hasText: said.slower }).getByText('It is not recorded that this voice agreed to the board.').waitFor();
  await look(stage, 'what may enter the brief on both');
  for (const leave of await page.getByRole('list', { name: 'For you to decide' }).getByRole('radio', { name: 'Leave it out' }).all()) await choose(leave);
  const decision = page.getByLabel(/^Whose decision it is/);
  if (await decision.isVisible()) await decision.fill('Isla Munro');
  await press(page, 'Next: read it');
  const brief = page.getByRole('article', { name: 'The brief' });
  for (const words of [byMouse, byKeyboard, said.listened]) await brief.getByText(words).first().waitFor();
  await press(page, 'Next: export it');
  const word = await stage.save(async () => {
    await press(page, 'Export it');
    await page.getByText('The brief for the board was saved as a Word document.').waitFor();
  });
  const { value } = await mammoth.extractRawText({ buffer: word.bytes });
  for (const words of [byMouse, byKeyboard, said.listened, rival]) expect(value).toContain(words);
  for (const words of [said.slower, 'Morag', 'Bracken', 'Linnet']) expect(value).not.toContain(words);
  await look(stage, 'the brief that went out');
}
