import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dataset, Input } from '../contract/index.ts';
import { openTestVault, testPassphrase, type TestVault } from '../../test/open-vault.ts';
import { filesThatSay } from '../../test/vault/folders.ts';
import { readSpellSet } from '../vault/flows.ts';
import { linkKeyPath } from '../vault/link-key.ts';
import { ask, beside, csv, csvOf, datasets, fiveYears, invented, linkPassphrase, outside, refused, store, stored } from '../../test/small-flows.ts';

describe('from a table to stored data', () => {
  let vault: TestVault;
  const set = invented(1000, 1);
  let dataset: Dataset;
  beforeAll(async () => {
    vault = await openTestVault();
  });
  afterAll(() => vault.close());

  test('preparing shows how it would be understood, and stores nothing', async () => {
    const before = await stored(vault);
    const prepared = await vault.call('flows.prepare', { files: [csvOf('moves.csv', set)] });
    expect(prepared.problem).toBeNull();
    expect(prepared.tables[0]!.columns.map((column) => column.role)).toEqual(['person', 'place', 'stream', 'state', 'start', 'end']);
    expect(prepared).toMatchObject({ spells: set.spells.count, people: 1000, ledgerCount: 0, alreadyHere: null });
    expect(await stored(vault)).toEqual(before);
    expect(await vault.call('flows.linkKey')).toEqual({ path: linkKeyPath(vault.path), exists: false, needed: false });
  });

  test('storing makes the key file and one undoable change', async () => {
    dataset = await store(vault, join(outside, 'moves.csv'), { name: 'Moves of invented children', note: 'Wholly invented.' });
    expect(dataset).toMatchObject({ name: 'Moves of invented children', dating: 'event-dated', threshold: 5, snapshot: { month: 7, day: 31 }, from: '2017-01-01', to: '2023-01-01', ledgerEntries: 0, people: 1000, version: 2 });
    expect(await datasets(vault)).toEqual([dataset]);
    expect(await vault.call('flows.linkKey')).toMatchObject({ exists: true, needed: true });
    expect((await vault.call('history.list', {})).entries[0]).toMatchObject({ method: 'flows.store', label: 'Brought in “Moves of invented children”' });
  });

  test('the columns give back the spells in order', async () => {
    const read = await beside(vault, (database) => readSpellSet(database, dataset.id)!);
    expect({ ...read.spells }).toEqual({ ...set.spells, state: read.spells.state, place: read.spells.place, stream: read.spells.stream });
    expect(Array.from(read.spells.state, (state) => read.states[state])).toEqual(Array.from(set.spells.state, (state) => set.states[state]));
    expect(new Set(read.personKey).size).toBeGreaterThan(990);
  });

  test('undo, redo and removal, also across a restart', async () => {
    const before = await ask(vault, dataset.id);
    await vault.call('history.undo', {});
    expect(await datasets(vault)).toEqual([]);
    expect(await refused(vault, 'flows.view', { datasetId: dataset.id, view: { measure: 'moves' } })).toMatchObject({ code: 'not-found', message: expect.stringContaining('Nothing was changed') });
    await vault.restart();
    expect(await datasets(vault)).toEqual([]);
    await vault.call('history.redo', {});
    expect((await ask(vault, dataset.id)).tables).toEqual(before.tables);
    await vault.call('flows.remove', { id: dataset.id });
    expect(await datasets(vault)).toEqual([]);
    await vault.restart();
    await vault.call('history.undo', {});
    expect((await ask(vault, dataset.id)).tables).toEqual(before.tables);
    expect(await vault.call('vault.check', {})).toMatchObject({ sound: true });
  });

  test('the same file again is taken for an oversight', async () => {
    const file = join(outside, 'moves.csv');
    const before = await stored(vault);
    expect((await vault.call('flows.prepare', { files: [file] })).alreadyHere).toEqual({ datasetId: dataset.id, name: dataset.name });
    expect(await refused(vault, 'flows.store', { files: [file], linkPassphrase, ...fiveYears })).toMatchObject({ code: 'not-allowed', message: expect.stringContaining('here already') });
    expect(await stored(vault)).toEqual(before);
    const twin = await store(vault, file, { name: 'Twin', evenIfHere: true });
    expect((await ask(vault, twin.id)).tables).toEqual((await ask(vault, dataset.id)).tables);
    await vault.call('flows.remove', { id: twin.id });
  });
});

describe('odd rows', () => {
  let vault: TestVault;
  beforeAll(async () => {
    vault = await openTestVault();
  });
  afterAll(() => vault.close());
  const people = Array.from({ length: 12 }, (_, number) => `p${number}`);
  const good = people.flatMap((person) => [[person, 'home', '2018-02-01', '2019-03-01'], [person, 'foster', '2019-03-01', '']]);
  const odd = [
    ['p0', 'home', '2018-02-01', '2019-03-01'],
    ['p1', 'foster', '2019-06-01', '2019-05-01'],
    ['p2', 'foster', '31/02/2020', ''],
    ['p3', 'home', '2019-04-01', '2019-05-01'],
    ['', 'home', '2019-04-01', ''],
    ['p4', '', '2019-04-01', ''],
    ['p5', 'home', '2018-01-01', '2999-12-31'],
    ['p6', 'home'],
  ];
  const first = good.length + 2;

  test('are in the ledger before and after storing, by row, rule and words, without the person', async () => {
    const file = csv('odd.csv', ['person', 'state', 'start', 'end'], [...good, ...odd]);
    const prepared = await vault.call('flows.prepare', { files: [file] });
    const dataset = await store(vault, file);
    const { entries, more } = await vault.call('flows.ledger', { datasetId: dataset.id });
    expect(more).toBe(false);
    expect(entries.map(({ row, rule, action }) => ({ row, rule, action }))).toEqual(prepared.ledger.map(({ row, rule, action }) => ({ row, rule, action })));
    expect(dataset.ledgerEntries).toBe(entries.length);
    const rules = entries.map(({ row, rule, action }) => [row - first, rule, action]);
    expect(rules).toEqual(expect.arrayContaining([
      [0, 'exact-duplicate', 'merged'], [1, 'end-before-start', 'dropped'], [2, 'impossible-date', 'dropped'], [3, 'open-before-later', 'questioned'], [4, 'missing-person', 'dropped'],
      [5, 'missing-state', 'dropped'], [6, 'far-future-end', 'trimmed'], [7, 'missing-start', 'dropped'],
    ]));
    for (const { detail } of entries) expect(detail).not.toMatch(/\bp\d+\b/);
    // In pages of a few.
    const some = await vault.call('flows.ledger', { datasetId: dataset.id, limit: 3 });
    expect(some.more).toBe(true);
    const rest = await vault.call('flows.ledger', { datasetId: dataset.id, after: 3, limit: 1000 });
    expect([...some.entries, ...rest.entries]).toEqual(entries);
    await vault.call('flows.remove', { id: dataset.id });
  });

  test('are kept or left out as somebody decided, and the ledger says so', async () => {
    const file = join(outside, 'odd.csv');
    const plain = await vault.call('flows.prepare', { files: [file] });
    const decided = { decisions: [{ table: 0, row: first, action: 'keep' as const }, { table: 0, row: first + 3, action: 'drop' as const }] };
    const prepared = await vault.call('flows.prepare', { files: [file], mapping: decided });
    expect(prepared.spells).toBe(plain.spells);
    const dataset = await store(vault, file, { mapping: decided });
    const { entries } = await vault.call('flows.ledger', { datasetId: dataset.id });
    expect(entries.map(({ row, rule, action }) => ({ row, rule, action }))).toEqual(prepared.ledger.map(({ row, rule, action }) => ({ row, rule, action })));
    expect(entries).toEqual(expect.arrayContaining([expect.objectContaining({ row: first, rule: 'kept-by-decision' }), expect.objectContaining({ row: first + 3, rule: 'dropped-by-decision' })]));
    expect(await beside(vault, (database) => database.prepare('SELECT count(*) FROM spell WHERE dataset_id = ?').pluck().get(dataset.id))).toBe(prepared.spells);
  });
});

describe('person numbers', () => {
  let vault: TestVault;
  const key = (number: number) => `CHI-${String(311_299_000 + 7 * number)}`;
  const rows = (numbers: readonly number[]) => numbers.flatMap((number) => [[key(number), 'home', '2018-02-01', '2019-03-01'], [key(number), 'foster', '2019-03-01', '']]);
  const header = ['child', 'state', 'start', 'end'];
  const forty = Array.from({ length: 40 }, (_, number) => number);
  let one: Dataset;
  beforeAll(async () => {
    vault = await openTestVault();
    one = await store(vault, csv('one.csv', header, rows(forty)));
  });
  afterAll(() => vault.close());

  /** Hashes of the people of a dataset, in the order in which the file first names them. */
  const hashes = (datasetId: string) =>
    beside(vault, (database) => (database.prepare('SELECT number, hash FROM person WHERE dataset_id = ? ORDER BY number').all(datasetId) as { hash: Buffer }[]).map(({ hash }) => hash.toString('hex')));

  test('stand nowhere: not in the folder, not in any row of the database, not in any answer', async () => {
    const numbers = forty.flatMap((number) => [key(number), key(number).slice(4)]);
    for (const number of numbers.slice(0, 6)) expect(filesThatSay(vault.folder, number)).toEqual([]);
    const everything = await beside(vault, (database) => {
      const tables = database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'`).pluck().all() as string[];
      return tables.flatMap((table) => (database.prepare(`SELECT * FROM "${table}"`).raw().all() as unknown[][]).flat().map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value)))).join('\n');
    });
    expect(everything).toContain('home');
    for (const number of numbers) expect(everything.includes(number)).toBe(false);
    const answers = JSON.stringify([await ask(vault, one.id), await datasets(vault), await vault.call('flows.ledger', { datasetId: one.id }), await vault.call('history.list', {}), await vault.call('search.names', {})]);
    for (const number of numbers) expect(answers.includes(number)).toBe(false);
    expect((await vault.call('search.find', { words: key(3) })).total).toBe(0);
    expect(filesThatSay(vault.folder, linkPassphrase)).toEqual([]);
  });

  test('the same person is the same hash in another extract, and nobody else is', async () => {
    const other = await store(vault, csv('two.csv', header, rows([39, 12, 100, 101, 102, 103, 104])));
    const [first, second] = [await hashes(one.id), await hashes(other.id)];
    expect(new Set(first).size).toBe(40);
    expect(second.slice(0, 2)).toEqual([first[39], first[12]]);
    expect(second.slice(2).filter((hash) => first.includes(hash))).toEqual([]);
  });

  test('are refused where the key file, its passphrase or the right key is missing; nothing is stored, and no key is made', async () => {
    const file = csv('three.csv', header, rows(forty.map((number) => number + 200)));
    const path = linkKeyPath(vault.path);
    const away = `${path}.away`;
    const before = await stored(vault);
    const attempt = (more: Partial<Input<'flows.store'>> = {}) => refused(vault, 'flows.store', { files: [file], linkPassphrase, ...fiveYears, ...more });

    expect(await attempt({ linkPassphrase: 'another passphrase altogether' })).toMatchObject({ code: 'wrong-link-passphrase' });
    expect(await attempt({ linkPassphrase: testPassphrase })).toMatchObject({ code: 'wrong-link-passphrase' });
    expect(await attempt({ newLinkKey: true })).toMatchObject({ code: 'not-allowed', message: expect.stringContaining('Move it to a safe place') });
    renameSync(path, away);
    expect(await attempt()).toMatchObject({ code: 'link-key-missing', message: expect.stringMatching(/Nothing was stored\. Bring it back/) });
    expect(await vault.call('flows.linkKey')).toMatchObject({ exists: false, needed: true });
    expect(await attempt({ newLinkKey: true, linkPassphrase: 'short' })).toMatchObject({ code: 'weak-passphrase' });
    expect(existsSync(path)).toBe(false);

    // The key of another vault in its place, under the same passphrase.
    const stranger = await openTestVault();
    await store(stranger, csv('stranger.csv', header, rows([1, 2, 3, 4, 5, 6, 7])));
    renameSync(linkKeyPath(stranger.path), path);
    await stranger.close();
    expect(await attempt()).toMatchObject({ code: 'link-key-missing', message: expect.stringContaining('another one') });
    rmSync(path);

    expect(await stored(vault)).toEqual(before);
    expect(await beside(vault, (database) => database.prepare('SELECT count(*) FROM dataset').pluck().get())).toBe(2);
    renameSync(away, path);
    expect((await store(vault, file)).people).toBe(40);
    // A page needs no key: it may be kept away from the machine between imports.
    renameSync(path, away);
    await vault.restart();
    expect((await ask(vault, one.id)).tables.length).toBeGreaterThan(0);
    renameSync(away, path);
  });

  test('with a new key, begun on purpose, people are not the same any more', async () => {
    const path = linkKeyPath(vault.path);
    renameSync(path, `${path}.first`);
    const again = await store(vault, csv('four.csv', header, rows(forty.slice(0, 20))), { newLinkKey: true, linkPassphrase: 'eight calm puffins rowing' });
    const first = await hashes(one.id);
    expect((await hashes(again.id)).filter((hash) => first.includes(hash))).toEqual([]);
    expect(readdirSync(vault.folder).filter((name) => name.includes('link-key')).toSorted()).toEqual(['Test.kist-link-key', 'Test.kist-link-key.first']);
  });
});

const real = resolve(import.meta.dirname, '../..', process.env.KIST_REAL_FILES ?? '../shared/data', 'flows');
const absent = !existsSync(join(real, 'fixture_spells.csv'));
if (absent) console.warn(`Skipped: no real flow files under ${real}; set KIST_REAL_FILES to their folder.`);

describe.skipIf(absent)('real files', () => {
  let vault: TestVault;
  beforeAll(async () => {
    vault = await openTestVault();
  });
  afterAll(() => vault?.close());

  test('five invented children with every trap', async () => {
    const dataset = await store(vault, join(real, 'fixture_spells.csv'));
    expect(dataset).toMatchObject({ ledgerEntries: 0, places: ['', 'Dundee', 'EastAyrshire'], streams: ['', 'education', 'socialwork'] });
    expect(await beside(vault, (database) => database.prepare('SELECT count(*) FROM spell WHERE dataset_id = ?').pluck().get(dataset.id))).toBe(24);
  });

  test('820 invented children in yearly returns, with the file of who they are: repeats merged, sex, group and age in bands', async () => {
    const files = ['episodes.csv', 'header.csv', 'uasc.csv'].map((name) => join(real, 'ssda903', name));
    const prepared = await vault.call('flows.prepare', { files });
    expect(prepared.problem).toBeNull();
    expect(prepared.mapping.tables.map(({ use }) => use)).toEqual(['rows', 'people', 'people']);
    expect(prepared.tables[0]!.columns.filter((column) => column.role !== 'ignore').map(({ name, role }) => [name, role])).toEqual(expect.arrayContaining([['CHILD', 'person'], ['DECOM', 'start'], ['DEC', 'end'], ['PLACE', 'state'], ['LA', 'place'], ['YEAR', 'edition']]));
    expect(prepared).toMatchObject({ spells: 2827, people: 820 });
    expect(prepared.preview[0]).toMatchObject({ person: 1, stays: [{ state: expect.any(String) }] });
    const { dataset } = await vault.call('flows.store', { files, linkPassphrase, synthetic: true });
    expect(dataset).toMatchObject({ people: 820, attributes: [{ name: 'SEX', values: expect.arrayContaining(['female', 'male']) }, { name: 'age at the first stay' }, { name: 'ETHNIC' }] });
    expect(dataset.attributes[1]!.values).toEqual(expect.arrayContaining(['under 1', '5 to 11']));
  });

  test('500 patients whose activities start and complete: paired, in the order of their times', async () => {
    const file = join(real, 'patients', 'patients.csv');
    const prepared = await vault.call('flows.prepare', { files: [file] });
    expect(prepared.mapping.layout).toBe('activities');
    expect(prepared).toMatchObject({ spells: 2721, people: 500 });
    const dataset = await store(vault, file, { extractDate: '2018-06-30' });
    const set = (await beside(vault, (database) => readSpellSet(database, dataset.id)))!;
    const pathways = new Map<number, string[]>();
    for (let index = 0; index < set.spells.count; index += 1) pathways.set(set.spells.person[index]!, [...(pathways.get(set.spells.person[index]!) ?? []), set.states[set.spells.state[index]!]!]);
    const variants = Map.groupBy([...pathways.values()].map((states) => states.join(' > ')), (variant) => variant);
    expect([...variants.values()].map((people) => people.length).toSorted((one, other) => other - one)).toEqual([258, 234, 2, 2, 2, 1, 1]);
  });
});
