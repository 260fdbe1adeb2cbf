import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEnvelope, unseal } from '../../src/vault/envelope.ts';
import { openWritable, type Writable } from '../../src/vault/open.ts';
import { databaseFile } from '../../src/vault/vault.ts';
import { createService, pathInbox, type Service } from '../../src/service/index.ts';
import { openTestVault, resourcesFolder, testPassphrase, type TestVault } from '../open-vault.ts';
import { copyOf } from './folders.ts';

async function withVault(path: string, work: (call: (name: string, input?: unknown) => Promise<any>) => Promise<void>): Promise<void> {
  const service: Service = createService({ inbox: pathInbox, resources: resourcesFolder, checkAnswers: true });
  try {
    expect((await service.call('vault.unlock', { path, passphrase: testPassphrase })).ok).toBe(true);
    await work(async (name, input = {}) => {
      const answer = await service.call(name, input);
      return answer.ok ? answer.value : answer.error;
    });
  } finally {
    await service.close();
  }
}

describe('taking back and doing again', () => {
  let vault: TestVault;
  beforeAll(async () => {
    vault = await openTestVault();
  });
  afterAll(() => vault.close());

  const names = async (call: (name: string) => Promise<any>): Promise<string[]> => ((await call('programme.get')) as { places: { name: string }[] }).places.map(({ name }) => name);

  test('survives a restart, in order, one coder at a time', async () => {
    await vault.call('programme.addPlace', { name: 'First' });
    await vault.call('programme.addPlace', { name: 'Second' });
    await vault.service.close();
    await withVault(vault.path, async (call) => {
      expect(await call('vault.state')).toMatchObject({ undo: 'Added the place “Second”', redo: null });
      expect(await call('history.undo')).toEqual({ label: 'Added the place “Second”' });
      expect(await names(call)).toEqual(['First']);
    });
    await withVault(vault.path, async (call) => {
      expect(await call('vault.state')).toMatchObject({ undo: 'Added the place “First”', redo: 'Added the place “Second”' });
      expect(await call('history.redo')).toEqual({ label: 'Added the place “Second”' });
      expect(await names(call)).toEqual(['First', 'Second']);
      expect(await call('history.redo')).toMatchObject({ code: 'nothing-to-redo' });
      expect(await call('vault.check')).toMatchObject({ sound: true });
    });
  });

  test('takes back words that were cut in the middle of a character', async () => {
    const own = await openTestVault();
    const { id } = await own.call('programme.addPlace', { name: 'cut \ud83d' });
    await own.call('programme.editPlace', { id, name: 'cut again \ud83d' });
    expect((await own.answer('history.undo')).ok).toBe(true);
    expect((await own.answer('history.undo')).ok).toBe(true);
    expect((await own.call('programme.get')).places).toEqual([]);
    await own.close();
  });

  test('a new change ends what could be done again', async () => {
    await withVault(vault.path, async (call) => {
      await call('history.undo');
      await call('programme.addPlace', { name: 'Third' });
      expect(await call('vault.state')).toMatchObject({ redo: null });
      expect(await call('history.redo')).toMatchObject({ code: 'nothing-to-redo' });
      expect(await names(call)).toEqual(['First', 'Third']);
    });
  });

  test('goes coder by coder, and refuses in plain words where a later change of another would be lost', async () => {
    await withVault(vault.path, async (call) => {
      const { current } = (await call('team.coders')) as { current: string };
      const other = (await call('team.addCoder', { name: 'Ruaridh', initials: 'RB' })) as { id: string };
      await call('history.undo');
      expect(await call('history.redo')).toEqual({ label: expect.stringContaining('Ruaridh') });
      const added = (await call('programme.addPlace', { name: 'Shared' })) as { id: string };

      await call('team.become', { id: other.id });
      expect(await call('history.undo')).toMatchObject({ code: 'nothing-to-undo' });
      await call('programme.editPlace', { id: added.id, name: 'Renamed by Ruaridh' });

      await call('team.become', { id: current });
      const refused = (await call('history.undo')) as { code: string; message: string };
      expect(refused).toMatchObject({ code: 'conflict', message: expect.stringMatching(/Added the place “Shared”.*a place was changed since.*Nothing was changed/) });
      expect(await names(call)).toContain('Renamed by Ruaridh');

      // In order, it can all be taken back.
      await call('team.become', { id: other.id });
      await call('history.undo');
      await call('team.become', { id: current });
      expect(await call('history.undo')).toEqual({ label: 'Added the place “Shared”' });
      // But somebody who has worked here stays: the history would no longer say whose changes those were.
      expect(await call('history.undo')).toMatchObject({ code: 'conflict' });
      expect((await call('team.coders')).coders).toHaveLength(2);
    });
  });

  test('the history says what was done, taken back and done again', async () => {
    await withVault(vault.path, async (call) => {
      const { entries } = (await call('history.list', { limit: 500 })) as { entries: { seq: number; kind: string; label: string; takenBack: boolean }[] };
      expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_entry, index) => entries.length - index));
      expect(entries.find(({ label, kind }) => label === 'Added the place “Second”' && kind === 'done')).toMatchObject({ takenBack: true });
      const page = (await call('history.list', { before: 4, limit: 2 })) as { entries: { seq: number }[]; more: boolean };
      expect(page).toMatchObject({ entries: [{ seq: 3 }, { seq: 2 }], more: true });
    });
  });
});

describe('a history that somebody with the key has rewritten', () => {
  let vault: TestVault;
  beforeAll(async () => {
    vault = await openTestVault();
    for (const name of ['One', 'Two', 'Three', 'Four']) await vault.call('programme.addPlace', { name });
    await vault.service.close();
  });
  afterAll(() => vault.close());

  async function checkAfter(harm: (database: Writable) => void): Promise<{ sound: boolean; history: { ok: boolean; detail: string } }> {
    const copy = copyOf(vault.path);
    const database = openWritable(databaseFile(copy.path), await unseal(readEnvelope(copy.path), 'passphrase', testPassphrase));
    harm(database);
    database.close();
    let report = { sound: true, findings: [] as { what: string; ok: boolean; detail: string }[] };
    await withVault(copy.path, async (call) => {
      report = await call('vault.check');
    });
    copy.remove();
    return { sound: report.sound, history: report.findings.find(({ what }) => what === 'The history is whole')! };
  }

  test('untouched, it is whole', async () => expect(await checkAfter(() => undefined)).toMatchObject({ sound: true, history: { ok: true } }));

  test.each<[string, number, (database: Writable) => void]>([
    ['another time', 3, (database) => database.exec(`UPDATE history SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 3`)],
    ['another coder', 2, (database) => database.exec(`PRAGMA foreign_keys=OFF; UPDATE history SET coder_id = 'somebody' WHERE seq = 2; PRAGMA foreign_keys=ON`)],
    ['another method', 4, (database) => database.exec(`UPDATE history SET method = 'codebook.create' WHERE seq = 4`)],
    ['not undoable any more', 4, (database) => database.exec('UPDATE history SET undoable = 0 WHERE seq = 4')],
    ['other words', 3, (database) => database.exec(`UPDATE history_payload SET payload = replace(payload, 'Two', 'Ten') WHERE seq = 3`)],
    ['an entry less', 4, (database) => database.exec('DELETE FROM history_payload WHERE seq = 3; DELETE FROM history WHERE seq = 3')],
    ['words of another entry', 3, (database) => database.exec('UPDATE history_payload SET payload = (SELECT payload FROM history_payload WHERE seq = 2), salt = (SELECT salt FROM history_payload WHERE seq = 2) WHERE seq = 3')],
  ])('is not whole: %s', async (_what, at, harm) => {
    expect(await checkAfter(harm)).toEqual({ sound: false, history: expect.objectContaining({ ok: false, detail: expect.stringContaining(`entry ${at}`) }) });
  });

  test('words that were erased on withdrawal leave it whole, and can\'t be brought back', async () => {
    const copy = copyOf(vault.path);
    const database = openWritable(databaseFile(copy.path), await unseal(readEnvelope(copy.path), 'passphrase', testPassphrase));
    database.exec('UPDATE history_payload SET payload = NULL WHERE seq = 5');
    database.close();
    await withVault(copy.path, async (call) => {
      expect(await call('vault.check')).toMatchObject({ sound: true });
      expect(await call('vault.state')).toMatchObject({ undo: '(erased)' });
      expect(await call('history.undo')).toMatchObject({ code: 'not-allowed', message: expect.stringContaining('erased') });
    });
    copy.remove();
  });
});
