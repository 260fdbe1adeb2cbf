/** An analyst's hour, acted in the real window: bring in, clean, find the returns from outside the area, compare two places, pin two figures, export. Each act begins where the one before it ended. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dataset } from '../../src/contract/index.ts';
import { testPassphrase } from '../open-vault.ts';
import { outside, states, writeReturns } from './analyst-files.ts';
import { count, figureAt, goTo, heading, press } from './whole-hands.ts';
import { openLoopbackStage, type Stage } from './whole-stage.ts';

const real = process.env.KIST_REAL_FILES ?? '../shared/data';
const keyPassphrase = 'sturdy lantern over the moor';
const statement = 'Fewer moves in Craigend came with evenings where families are asked.';

type Source = { name: string; files: readonly string[]; extractDate: string; states?: readonly string[] };

let stage: Stage;
beforeAll(async () => {
  stage = await openLoopbackStage();
  stage.page.setDefaultTimeout(45_000);
  const { page } = stage;
  await page.waitForFunction(() => 'kist' in globalThis);
  await call('vault.create', { name: 'Analyst', passphrase: testPassphrase });
  await page.reload();
  await page.getByRole('navigation', { name: 'Rooms' }).waitFor();
  await call('claims.create', { statement });
}, 180_000);
afterAll(() => stage?.close());

/** Asks the vault beside the window. */
async function call<Value>(name: string, input: unknown = {}): Promise<Value> {
  const answer = await stage.page.evaluate(([method, given]) => (globalThis as unknown as { kist: { call(name: string, input: unknown): Promise<{ ok: boolean; value: unknown }> } }).kist.call(method, given), [name, input] as const);
  expect(answer).toMatchObject({ ok: true });
  return answer.value as Value;
}
const datasetCalled = async (name: string): Promise<Dataset> => (await call<{ datasets: Dataset[] }>('flows.list')).datasets.find((one) => one.name === name)!;

/** Takes files through all steps of bringing in, as an analyst who looks at each. */
async function bringIn({ files, states: order = [] }: Source): Promise<void> {
  const { page } = stage;
  await page.evaluate(() => { location.hash = '#/flows?import=yes'; });
  await stage.choose(() => press(page, 'Choose files'), ...files);
  await page.getByRole('heading', { name: 'How do the rows tell of time?' }).waitFor();
  await press(page, 'Go on to the states');
  await page.getByRole('heading', { name: /^What are the states called/ }).waitFor();
  if (order.length > 0) {
    await page.getByText('They are levels of intervention, from lower to higher').click();
    for (const state of order.toReversed()) await page.getByRole('button', { name: new RegExp(`^Move ${state}:`) }).press('Home');
  }
  await press(page, 'Go on to the first people');
  await page.getByRole('heading', { name: /^The first people/ }).waitFor();
  await press(page, 'Go on to the odd rows');
  await page.getByRole('heading', { name: /^Odd rows/ }).first().waitFor();
}

async function keep({ name, extractDate }: Source): Promise<void> {
  const { page } = stage;
  await press(page, 'Go on to what is known');
  await page.getByLabel('Name of these data').fill(name);
  await page.getByLabel(/^Extract of/).fill(extractDate);
  await page.getByText('These people are invented (synthetic data)').click();
  await press(page, 'Go on to storing');
  await page.getByLabel(/^(New passphrase for|Passphrase of) the key file$/).fill(keyPassphrase);
  await press(page, 'Store');
  await heading(page, name);
}

/** Uses the figure that is chosen as evidence. */
async function pin(side: 'For' | 'Against', reason: string, by: 'mouse' | 'keyboard'): Promise<void> {
  const { page } = stage;
  const use = page.getByRole('complementary').getByRole('button', { name: 'Use as evidence', exact: true });
  if (by === 'mouse') await use.click();
  else await use.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Use as evidence' });
  const box = dialog.getByRole('combobox', { name: 'Claim' });
  await box.fill('Fewer moves');
  await page.locator('[role=option][data-focused]').waitFor();
  await box.press('Enter');
  await dialog.getByRole('radio', { name: new RegExp(`^${side}`) }).press('Space');
  await dialog.getByRole('textbox', { name: /How it bears on it/ }).fill(reason);
  const done = dialog.getByRole('button', { name: 'Use as evidence', exact: true });
  if (by === 'mouse') await done.click();
  else await done.press('Enter');
  await dialog.waitFor({ state: 'detached' });
}

const returns: Source = { name: 'Yearly returns', files: [], extractDate: '2023-12-31', states };

describe('the analyst’s hour', () => {
  test('brings in yearly returns, and looks at what cleaning would do', { retry: 0 }, async () => {
    const { page } = stage;
    await bringIn({ ...returns, files: [writeReturns(stage.home)] });
    const ledger = page.getByRole('table', { name: 'Odd rows' });
    for (const rule of [/^End before start/, /^Impossible date/, /^Exact duplicate/]) {
      await page.getByRole('option', { name: rule }).click();
      await ledger.getByRole('row').nth(1).waitFor();
    }
    await keep(returns);
    expect(await datasetCalled(returns.name)).toMatchObject({ dating: 'event-dated', synthetic: true, places: expect.arrayContaining(['Craigend', 'Millbank']) });
  });

  test('finds those who came back from outside the area, and keeps them as a subset', { retry: 0 }, async () => {
    const { page } = stage;
    await press(page, 'Look at a part');
    await press(page, 'Say what their pathway is like');
    await page.getByRole('menuitem', { name: /and later in/ }).click();
    const condition = page.getByRole('group', { name: 'Condition 1' });
    for (const [label, typed] of [['From', 'outside'], ['To', 'foster']] as const) {
      const box = condition.getByRole('combobox', { name: label });
      await box.fill(typed);
      await page.locator('[role=option][data-focused]').waitFor();
      await box.press('Enter');
      await condition.getByRole('button', { name: new RegExp(typed) }).first().waitFor();
    }
    await press(page, 'Look at this part');
    await press(page, 'Keep these people as a subset');
    await page.getByLabel('Name', { exact: true }).fill('Back from outside the area');
    await press(page, 'Keep it');
    await page.getByRole('heading', { name: 'Stories of “Back from outside the area”' }).waitFor();
    const { subsets } = await call<{ subsets: { name: string; people: unknown }[] }>('flows.subsets');
    expect(subsets).toMatchObject([{ name: 'Back from outside the area', people: expect.any(Number) }]);
    expect(Number(subsets[0]!.people) % 5).toBe(0);
  });

  test('compares two places side by side', { retry: 0 }, async () => {
    const { page } = stage;
    await goTo(page, 'Flows');
    await press(page, returns.name);
    await press(page, 'Look at a part');
    await page.getByRole('group', { name: /^Places/ }).getByRole('checkbox', { name: 'Craigend' }).press('Space');
    await press(page, 'Look at this part');
    await press(page, 'Compare with another part');
    // Two answers of the same question, each over its own part.
    const grids = page.getByRole('grid', { name: /^Moves from state to state/ });
    await count(grids, 2);
    expect(new URL(page.url()).hash).toContain('Craigend');
    const [here, there] = await grids.allInnerTexts();
    expect(here).not.toBe(there);
    await press(page, 'One part alone again');
    await count(grids, 1);
  });

  test('pins one figure by mouse and one by keyboard', { retry: 0 }, async () => {
    const { page } = stage;
    await (await figureAt(page, /^Moves from state to state/, 'foster care', 'kinship care')).click();
    await pin('For', 'In Craigend children move to their kin.', 'mouse');
    const figure = await figureAt(page, /^Moves from state to state/, 'foster care', 'residential care');
    await figure.focus();
    await figure.press('Enter');
    await pin('Against', 'Some move on.', 'keyboard');
    const { claims } = await call<{ claims: { id: string }[] }>('claims.list');
    const { evidence } = await call<{ evidence: { side: string; shown: string; provenance: string }[] }>('claims.get', { id: claims[0]!.id });
    expect(evidence.map(({ side }) => side)).toEqual(['for', 'against']);
    for (const { shown, provenance } of evidence) {
      expect(shown).toMatch(/^From foster care to .* about \d+ moves were recorded\..*Craigend/);
      expect(provenance).toContain('extract of 31 December 2023, synthetic. Protected: fewer than 5 people are hidden');
    }
  });

  test('exports the answer as csv and as a picture, through the gate, by keyboard', { retry: 0 }, async () => {
    const { page } = stage;
    await page.getByRole('button', { name: 'Export', exact: true }).press('Enter');
    await page.getByRole('radio', { name: /^The board/ }).press('Space');
    await page.getByRole('button', { name: /^Next: what may leave/ }).press('Enter');
    await page.getByRole('button', { name: /^Next: export/ }).press('Enter');
    const table = await stage.save(() => page.getByRole('button', { name: 'Export it', exact: true }).press('Enter'));
    expect(table.name).toMatch(/\.csv$/);
    expect(table.bytes.toString('utf8')).toContain(outside);
    const picture = await stage.save(() => page.getByRole('button', { name: /^Export it as a picture \(SVG\) too/ }).press('Enter'));
    expect(picture.bytes.toString('utf8')).toMatch(/^<svg|<\?xml/);
    await press(page, 'Back to the data');
    await heading(page, returns.name);
    expect(stage.complaints).toEqual([]);
  });

  test.for([
    [{ name: 'Returns of 820 children', files: ['ssda903/episodes.csv', 'ssda903/header.csv'], extractDate: '2023-03-31' }, 820],
    [{ name: 'Log of 500 patients', files: ['patients/patients.csv'], extractDate: '2018-05-05' }, 500],
  ] as const satisfies readonly (readonly [Source, number])[])('real files come in through the window: %#', { retry: 0 }, async ([source, people], { skip }) => {
    const files = source.files.map((file) => join(real, 'flows', file));
    skip(!files.every((file) => existsSync(file)), 'the real files are not here');
    await bringIn({ ...source, files });
    await keep(source);
    await stage.page.getByRole('grid').first().waitFor();
    const stored = await datasetCalled(source.name);
    expect(Math.abs(Number(stored.people) - people)).toBeLessThan(5);
  });
});
