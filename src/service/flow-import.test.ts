import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';
import { ask, beside, csv, linkPassphrase, refused, store, stored } from '../../test/small-flows.ts';
import { readSpellSet } from '../vault/flows.ts';

let vault: TestVault;
beforeAll(async () => {
  vault = await openTestVault();
});
afterAll(() => vault.close());

const header = ['person', 'state', 'start', 'end'];
const people = Array.from({ length: 12 }, (_, number) => `p${number}`);
const first = people.flatMap((person) => [[person, 'home', '2018-02-01', '2019-03-01'], [person, 'foster', '2019-03-01', '']]);

describe('a later extract', () => {
  test('is read as the earlier one was; a new state is named, marked in the ledger and in the difference; one that is older is refused, and nothing of it is stored', async () => {
    const mapping = { states: [{ name: 'home', label: 'At home', rank: 1, group: '', spellings: [] }, { name: 'foster', label: 'Foster care', rank: 2, group: '', spellings: [] }] };
    const earlier = await store(vault, csv('first.csv', header, first), { mapping, extractDate: '2020-12-31' });
    const file = csv('second.csv', header, [...first, ...people.map((person) => [person, 'kinship', '2021-02-01', ''])]);
    const prepared = await vault.call('flows.prepare', { files: [file], continues: earlier.id });
    expect(prepared).toMatchObject({ newStates: ['kinship'], mapping: { states: [{ label: 'At home', rank: 1 }, { label: 'Foster care', rank: 2 }, { name: 'kinship', rank: null }] } });
    expect(prepared.rules).toContainEqual({ rule: 'state-new', count: 1 });
    const before = await stored(vault);
    expect(await refused(vault, 'flows.store', { files: [file], linkPassphrase, continues: earlier.id, extractDate: '2019-12-31' })).toMatchObject({ code: 'not-allowed', message: expect.stringMatching(/can't be the older one\. Nothing was stored/) });
    expect(await stored(vault)).toEqual(before);
    const { dataset, difference } = await vault.call('flows.store', { files: [file], linkPassphrase, continues: earlier.id, extractDate: '2021-12-31' });
    expect(difference!.sentences).toContain('One state is new to the scheme: “kinship”.');
    expect((await vault.call('flows.ledger', { datasetId: dataset.id, rule: 'state-new' })).entries).toEqual([{ row: 0, rule: 'state-new', detail: '“kinship” is new.', action: 'questioned' }]);
  });
});

test('the ledger counts all rows of a rule, shows the first of each, and gives one rule alone', async () => {
  const rows = [...first, ...Array.from({ length: 700 }, (_, number) => [`q${number}`, 'home', '2020-05-01', '2020-04-01']), ['q1', 'home', '31/02/2020', '']];
  const file = csv('many.csv', header, rows);
  const prepared = await vault.call('flows.prepare', { files: [file] });
  expect(prepared.rules[0]).toEqual({ rule: 'end-before-start', count: 700 });
  expect(prepared.ledger.some(({ rule }) => rule === 'impossible-date')).toBe(true);
  expect(prepared.ledger.length).toBeLessThan(prepared.ledgerCount);
  const dataset = await store(vault, file);
  const asked = await vault.call('flows.ledger', { datasetId: dataset.id, rule: 'impossible-date', limit: 5 });
  expect(asked).toMatchObject({ more: false, entries: [{ rule: 'impossible-date' }] });
  expect(asked.rules).toEqual(prepared.rules);
});

test('counts over columns are counts, though a heading speaks of a child; a hidden one is in the ledger and is no zero', async () => {
  const file = csv('stocks.csv', ['Quarter', 'Universal support', 'Team around the child'], [['2021-Q1', '120', '*'], ['2021-Q2', '130', '40'], ['2021-Q3', '125', '45']]);
  const prepared = await vault.call('flows.prepare', { files: [file] });
  expect(prepared).toMatchObject({ mapping: { layout: 'stocks', tables: [{ roles: ['date', 'count', 'count'] }] }, spells: 5, people: 0, rules: [{ rule: 'suppressed-count', count: 1 }] });
  const { dataset } = await vault.call('flows.store', { files: [file], linkPassphrase: '' });
  expect(dataset).toMatchObject({ dating: 'aggregate', ledgerEntries: 1 });
});

test('columns that are missing are made again from the rows', async () => {
  const dataset = await store(vault, csv('columns.csv', [...header, 'sex'], first.map((row, number) => [...row, number % 4 < 2 ? 'F' : 'M'])));
  const before = await ask(vault, dataset.id);
  const [kept, again] = await beside(vault, (database) => {
    const set = readSpellSet(database, dataset.id);
    // The same rows, read past the stored columns.
    const blind = new Proxy(database, { get: (target, name) => (name === 'prepare' ? (sql: string) => target.prepare(sql.replace('FROM flow_columns WHERE dataset_id = ?', 'FROM flow_columns WHERE 0 AND dataset_id = ?')) : Reflect.get(target, name)) });
    return [set, readSpellSet(blind, dataset.id)];
  });
  expect(again).toEqual(kept);
  expect(before.tables.length).toBeGreaterThan(0);
});

test('a counting day that not every year has is refused', async () => {
  expect(await refused(vault, 'flows.store', { files: [csv('day.csv', header, first)], linkPassphrase, snapshot: { month: 2, day: 30 } })).toMatchObject({ code: 'bad-input', message: expect.stringContaining('not every year has this day') });
});
