/** Acts of coming back: everything is there, undo goes on, and a crash of the vault's process loses nothing that was acknowledged. */
import { expect } from 'vitest';
import { testPassphrase } from '../open-vault.ts';
import { claim } from './whole-argument.ts';
import { codings, jumpTo, walkTo } from './whole-coding.ts';
import { said } from './whole-files.ts';
import { unlock } from './whole-gate.ts';
import { count, goTo, heading, look, press } from './whole-hands.ts';
import type { Stage } from './whole-stage.ts';

const interviewTitle = /Interview at the family evening/;

export async function findEverythingThere(stage: Stage): Promise<void> {
  const { page } = stage;
  const rail = page.getByRole('navigation', { name: 'Rooms' });
  for (const room of ['Sources 4', 'Codebook 5', 'Voices 4', 'Flows 1', 'Framework 1', 'Claims 1', 'Timeline 1']) await rail.getByRole('button', { name: room }).waitFor();
  await goTo(page, 'Home');
  await page.getByRole('region', { name: 'What is here' }).waitFor();
  await look(stage, 'home');
  await jumpTo(stage, 'family evening', interviewTitle);
  await codings(page, 6);
  await goTo(page, 'Claims');
  await press(page, claim);
  await heading(page, claim);
  await count(page.getByRole('list', { name: 'Speaks for it' }).locator('> li'), 5);
  await page.getByRole('list', { name: 'Other explanations' }).getByText('Weakened').waitFor();
  await page.getByText('stale').first().waitFor({ state: 'hidden' });
  await goTo(page, 'Briefs');
  await heading(page, 'Briefs');
  await count(page.getByRole('row'), 3);
  await goTo(page, 'History');
  await heading(page, 'History');
  await look(stage, 'the history');
}

export async function undoAgain(stage: Stage): Promise<void> {
  const { page } = stage;
  await page.keyboard.press('Control+z');
  await page.getByText(/^Took back: Rated/).first().waitFor();
  await goTo(page, 'Claims');
  await press(page, claim);
  await page.getByRole('button', { name: 'Rate it', exact: true }).waitFor();
  await page.keyboard.press('Control+y');
  await page.getByRole('button', { name: 'Rate it again' }).waitFor();
}

export async function surviveACrash(stage: Stage): Promise<void> {
  const { page } = stage;
  await jumpTo(stage, 'family evening', interviewTitle);
  await walkTo(page, 'Come along');
  await page.keyboard.press('r');
  await codings(page, 7);
  // One more is under way while the process ends: it is whole or it isn't there.
  await walkTo(page, said.listened);
  await page.keyboard.press('v');
  stage.killVault();
  const alert = page.getByRole('alert').filter({ hasText: /The vault.s process ended unexpectedly/ });
  await alert.getByText(/Every change that Kist acknowledged is safe on the disk\./).waitFor();
  // The browser's console tells of the connection that broke; the window has said it better.
  stage.complaints.length = 0;
  await look(stage, 'after the crash of the vault’s process');
  await unlock(stage, testPassphrase);
  await jumpTo(stage, 'family evening', interviewTitle);
  await page.getByText(/\b[78] codings by 1 coder/).waitFor();

  await goTo(page, 'Vault and team');
  await press(page, 'Check now');
  const findings = page.getByRole('list', { name: 'What the check found' });
  await findings.getByText('Sound').first().waitFor({ state: 'attached' });
  expect(await findings.getByText('Not sound').count()).toBe(0);
  await look(stage, 'the vault, checked');
}
