import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';

let vault: TestVault;
beforeEach(async () => {
  vault = await openTestVault();
});
afterEach(() => vault.close());

const drafts = async () => (await vault.call('team.drafts')).drafts.map(({ place, words }) => `${place}: ${words}`);
const keep = (place: string, words: string | null) => vault.call('team.keepDraft', { place, words });

test('what is being written is there after a restart, the newest words of each place, until it is forgotten', async () => {
  await keep('memo anything', 'They hold the k');
  await keep('memo anything', 'They hold the keys');
  await keep('claim 1 statement', 'Asked again');
  await vault.restart();
  expect((await drafts()).toSorted()).toEqual(['claim 1 statement: Asked again', 'memo anything: They hold the keys']);
  await keep('memo anything', null);
  await keep('never there', null);
  await vault.restart();
  expect(await drafts()).toEqual(['claim 1 statement: Asked again']);
});

test('is no part of the history: nothing is saved by it, and undo passes over it', async () => {
  await vault.call('programme.addPlace', { name: 'Millbank' });
  const before = await vault.call('vault.state');
  const told = await vault.call('history.list', {});
  await keep('memo anything', 'half a thou');
  expect(await vault.call('vault.state')).toEqual(before);
  expect(await vault.call('history.list', {})).toEqual(told);
  await vault.call('history.undo');
  expect((await vault.call('programme.get')).places).toEqual([]);
  expect(await drafts()).toEqual(['memo anything: half a thou']);
});

test('belongs to whose hands are on the keyboard, and going back to before a coder was there is no obstacle', async () => {
  await keep('memo anything', 'mine');
  const { current } = await vault.call('team.coders');
  const { id } = await vault.call('team.addCoder', { name: 'Second', initials: 'SE' });
  await vault.call('team.become', { id });
  expect(await drafts()).toEqual([]);
  await keep('memo anything', 'theirs');
  await vault.call('team.become', { id: current });
  expect(await drafts()).toEqual(['memo anything: mine']);
  await vault.call('history.undo');
  expect((await vault.call('team.coders')).coders).toHaveLength(1);
});

test('lies on the disk as ciphertext', async () => {
  await keep('memo anything', 'canary-heather-in-the-rain');
  for (const entry of readdirSync(vault.path, { recursive: true, withFileTypes: true })) {
    // Not the files that this very process holds locks on.
    if (entry.isFile() && !['vault.db', 'vault.db-wal', 'vault.db-shm', 'writer.lock'].includes(entry.name)) expect(readFileSync(join(entry.parentPath, entry.name)).includes('canary-heather')).toBe(false);
  }
  await vault.service.close();
  expect(readFileSync(join(vault.path, 'vault.db')).includes('canary-heather')).toBe(false);
});
