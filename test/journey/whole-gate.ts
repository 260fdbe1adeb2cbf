/** Acts at the gate: a first vault, locking and the two ways back in. */
import { expect } from 'vitest';
import { testPassphrase } from '../open-vault.ts';
import type { Kept } from './whole-act.ts';
import { heading, look, press } from './whole-hands.ts';
import type { Stage } from './whole-stage.ts';

export const vaultName = 'Journey';
const newPassphrase = 'seven lanterns on the far pier';

export async function makeVault(stage: Stage, kept: Kept): Promise<void> {
  const { page } = stage;
  await heading(page, 'Make your first vault');
  await look(stage, 'the gate');
  const make = page.getByRole('button', { name: 'Make the vault' });
  await page.getByLabel('Name of the vault').fill(vaultName);
  await page.getByLabel('Your name').fill('Isla Munro');
  expect(await page.getByLabel('Initials').inputValue()).toBe('IM');

  const passphrase = page.getByLabel('Passphrase', { exact: true });
  await passphrase.fill('lantern12');
  await page.getByText(/^Not enough yet: it could be guessed within/).waitFor();
  await page.getByLabel('The same passphrase again').fill('lantern12');
  expect(await make.isDisabled()).toBe(true);
  await look(stage, 'a weak passphrase');
  await passphrase.fill(testPassphrase);
  await page.getByText(/^Enough: somebody with the vault/).waitFor();
  await page.getByText('The two are not the same yet.').waitFor();
  await page.getByLabel('The same passphrase again').fill(testPassphrase);
  await page.keyboard.press('Enter');

  kept.recoveryKey = await readRecoveryKey(stage);
  await heading(page, vaultName);
  await look(stage, 'an empty vault');
}

/** The sheet with the key is left only once somebody says that it is on paper. */
async function readRecoveryKey(stage: Stage): Promise<string> {
  const { page } = stage;
  await heading(page, `Recovery key of “${vaultName}”`);
  await look(stage, 'the recovery key');
  const key = await page.getByTestId('recovery-key').innerText();
  expect(key).toMatch(/^([0-9A-Z]{5}-){4}[0-9A-Z]{5}$/);
  expect(await page.getByRole('button', { name: 'Open the vault' }).isDisabled()).toBe(true);
  await page.getByText('I have the key on paper').click();
  await press(page, 'Open the vault');
  return key;
}

export async function lock({ page }: Stage): Promise<void> {
  await press(page, 'Lock');
  await heading(page, 'Unlock');
}

export async function unlock(stage: Stage, passphrase: string): Promise<void> {
  const { page } = stage;
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Rooms' }).waitFor();
}

export async function lockAndUnlock(stage: Stage): Promise<void> {
  const { page } = stage;
  await lock(stage);
  await look(stage, 'a locked vault');
  await page.getByLabel('Passphrase', { exact: true }).fill('not this one at all');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: /passphrase/i }).waitFor();
  await look(stage, 'a wrong passphrase');
  await unlock(stage, testPassphrase);
}

export async function unlockWithRecoveryKey(stage: Stage, kept: Kept): Promise<void> {
  const { page } = stage;
  await lock(stage);
  await press(page, 'Use the recovery key');
  await heading(page, 'Use the recovery key');
  await page.getByLabel('Recovery key', { exact: true }).fill(kept.recoveryKey.toLowerCase().replaceAll('-', ' '));
  await page.getByLabel('New passphrase', { exact: true }).fill(newPassphrase);
  await look(stage, 'unlocking with the recovery key');
  await page.keyboard.press('Enter');
  const next = await readRecoveryKey(stage);
  // The old key is spent.
  expect(next).not.toBe(kept.recoveryKey);
  kept.recoveryKey = next;
  await page.getByRole('navigation', { name: 'Rooms' }).waitFor();
  await lock(stage);
  await unlock(stage, newPassphrase);
}
