/** What hands and eyes do in every room, by the names and roles that a screen reader hears too. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Stage } from './whole-stage.ts';

/** Goes to a room by the rail. */
export async function goTo(page: Page, room: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: new RegExp(`^${room}\\b`) }).click();
}

export const heading = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('heading', { name, level: 1 }).waitFor();

export const press = (scope: Page | Locator, name: string | RegExp): Promise<void> => scope.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).click();

/** Chooses from a list that opens. */
export async function pick(page: Page, label: string, choice: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`${escaped(label)}$`) }).click();
  await page.getByRole('option', { name: choice }).click();
}

/** Finds by typing; makes it where there is none of that name. */
export async function find(scope: Page | Locator, label: string, words: string): Promise<void> {
  const box = scope.getByRole('combobox', { name: label });
  await box.fill(words);
  await box.press('Enter');
}

/** Answers a question with one of its choices, or ticks a box: by keyboard, as the sign that is seen is not the box itself. */
export const choose = (answer: Locator): Promise<void> => answer.press('Space');

export const radio = (scope: Page | Locator, question: string, answer: string | RegExp): Promise<void> => choose(scope.getByRole('radiogroup', { name: question }).getByRole('radio', typeof answer === 'string' ? { name: answer, exact: true } : { name: answer }));

/** Waits until there are so many of a thing, and no more. */
export async function count(things: Locator, number: number): Promise<void> {
  await things.nth(number - 1).waitFor();
  expect(await things.count()).toBe(number);
}

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Looks at the screen as it stands: accessible by axe, and nothing complained in the console. While an overlay is open the interaction library
 * hides the rest of the page from screen readers, and axe takes that for faults of the rest: two of its rules rest then.
 */
export async function look({ page, complaints }: Stage, what: string): Promise<void> {
  // A button that is just coming alive has a colour of neither state: what moves is let come to rest.
  await page.evaluate(async () => {
    await document.fonts.ready;
    const moving = document.getAnimations().map((animation) => animation.finished);
    await Promise.race([Promise.allSettled(moving), new Promise((resolve) => setTimeout(resolve, 1000))]);
  });
  const isOverlaid = (await page.locator('[role=dialog]').count()) > 0;
  const axe = new AxeBuilder({ page }).setLegacyMode(true).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
  if (isOverlaid) axe.disableRules(['region', 'aria-hidden-focus']);
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => `${what}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  expect(complaints).toEqual([]);
}

/** One figure of a table of flow data, by what stands over its row and its column. */
export async function figureAt(page: Page, table: RegExp, row: string, column: string): Promise<Locator> {
  const grid = page.getByRole('grid', { name: table });
  const line = grid.getByRole('row').filter({ has: page.getByRole('rowheader', { name: row, exact: true }) });
  await line.waitFor();
  const columns = await grid.getByRole('columnheader').allInnerTexts();
  return line.getByRole('gridcell').nth(columns.findIndex((words) => words.startsWith(column)) - 1);
}
