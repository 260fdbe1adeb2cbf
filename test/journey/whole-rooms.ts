/** Acts of going round: every room as it stands with work in it, light and dark, and what lies beside the way of the journey. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { goTo, heading, look, press } from './whole-hands.ts';
import type { Stage } from './whole-stage.ts';

const rooms = ['Home', 'Sources', 'Codebook', 'Voices', 'Search', 'Flows', 'Framework', 'Claims', 'Timeline', 'Briefs', 'History', 'Vault and team', 'Help'];

/** Colours that can't be read in the dark. */
async function unreadable(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)).then(() => undefined));
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withRules(['color-contrast']).analyze();
  await page.emulateMedia({ colorScheme: 'light' });
  return violations.flatMap(({ nodes }) => nodes.map(({ html }) => html));
}

export async function goRoundTheRooms(stage: Stage): Promise<void> {
  const { page } = stage;
  for (const room of rooms) {
    await goTo(page, room);
    await page.locator('main').getByRole('heading', { level: 1 }).waitFor();
    await look(stage, room);
    expect(await unreadable(page)).toEqual([]);
  }
  await goTo(page, 'Vault and team');
  for (const tab of ['Team', 'Programme and places', 'Appearance']) {
    await page.getByRole('tab', { name: tab }).click();
    await page.getByRole('tabpanel', { name: tab }).getByRole('heading').first().waitFor();
    await look(stage, tab);
  }
  await page.keyboard.press('Shift+?');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await keys.waitFor();
  await look(stage, 'the sheet of keys');
  await page.keyboard.press('Escape');
  await keys.waitFor({ state: 'detached' });
}

/** The other ways in: a sample to look at, a backup to bring back. */
export async function lookAtTheOtherWaysIn(stage: Stage): Promise<void> {
  const { page } = stage;
  await press(page, 'Lock');
  await heading(page, 'Unlock');
  for (const [way, title] of [['Look at the sample programme', 'Look at the sample programme'], ['Restore a backup', 'Restore a backup'], ['Make a new vault', 'Make a new vault'], ['Unlock a vault', 'Unlock']] as const) {
    await press(page, way);
    await heading(page, title);
    await look(stage, way);
  }
}
