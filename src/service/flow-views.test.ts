import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dataset, FlowAnswer, FlowFilter, FlowView } from '../contract/index.ts';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';
import { ask, csv, csvOf, invented, refused, store, window } from '../../test/small-flows.ts';
import { isHidden } from '../domain/disclosure/small-numbers.ts';
import { moveMatrix } from '../domain/flows/measures/moves.ts';
import { stocksAt } from '../domain/flows/measures/stocks.ts';
import { dayNumber } from '../domain/flows/days.ts';

const counted = new Set(['people', 'moves', 'stays', 'entries']);
/** Every figure of an answer that counts something. */
const counts = (answer: FlowAnswer): number[] =>
  answer.tables.flatMap((table) => table.cells.flatMap((row) => row.flatMap((cell, column) => (counted.has(table.columns[column]!.unit) && typeof cell === 'number' ? [cell] : []))));
const hidden = (answer: FlowAnswer): number => answer.tables.flatMap((table) => table.cells.flat()).filter((cell) => cell !== null && isHidden(cell)).length;

describe('a way of looking', () => {
  let vault: TestVault;
  let dataset: Dataset;
  const set = invented(600, 3);
  const [first, second] = [set.states[0]!, set.states[1]!];
  beforeAll(async () => {
    vault = await openTestVault();
    dataset = await store(vault, csvOf('views.csv', set), { name: 'Invented moves', mapping: { states: set.states.map((name, rank) => ({ name, label: '', rank, group: '', spellings: [name] })) }, note: 'Places changed in 2019.', holder: 'The council' });
    await vault.call('flows.addGap', { datasetId: dataset.id, missing: 'Health visits', matters: 'Early support begins there' });
  });
  afterAll(() => vault.close());

  const views: FlowView[] = [
    { measure: 'stocks', every: 'quarter' }, { measure: 'moves' }, { measure: 'moves by number', upTo: 4 }, { measure: 'rates' }, { measure: 'time in state', state: second }, { measure: 'where after', state: second, years: 2 },
    { measure: 'leaving', state: second, years: 2 }, { measure: 'if rates stay', years: 5 }, { measure: 'no earlier step', state: set.states[2]!, lookBack: 365 }, { measure: 'hidden moves', month: 7, day: 31 }, { measure: 'pathways', most: 10 },
    { measure: 'up and down' }, { measure: 'coming back', states: [first], within: 365 }, { measure: 'returns from', state: second }, { measure: 'moves per person' },
  ];
  test.each(views)('$measure is answered with its base, its part and what to keep in mind, in counts that can be told', async (view) => {
    const answer = await ask(vault, dataset.id, view);
    expect(answer).toMatchObject({ question: { datasetId: dataset.id, view }, counts: 'protected', part: expect.stringMatching(/^Everybody, from \w+ 20\d\d to December 2022$/) });
    expect(answer.definition.length).toBeGreaterThan(80);
    for (const words of ['held by The council', 'nobody in them is real', 'Places changed in 2019', 'Health visits', 'multiple of five']) expect(answer.notes.join('\n')).toContain(words);
    expect(counts(answer).filter((count) => count % 5 !== 0)).toEqual([]);
    expect(await ask(vault, dataset.id, view)).toEqual(answer);
  });

  test('a part of the data says which part it is, and knows elsewhere', async () => {
    const place = set.places[0]!;
    const filter: FlowFilter = { places: [place], states: [first, second], from: '2019-01-01', to: '2021-01-01', pathway: [{ is: 'later', from: [first], to: [second], within: 365 }] };
    const answer = await ask(vault, dataset.id, { measure: 'moves' }, filter);
    expect(answer.part).toBe(`${place}; stays in ${first} and ${second}; people who went from ${first} to ${second} at some later time, within a year, from January 2019 to December 2020`);
    expect(answer.tables[0]!.rows.map(({ key }) => key)).toContain('elsewhere');
    expect(hidden(answer)).toBeGreaterThan(0);
  });

  test.each([
    [{ states: ['moon'] }, /knows no state “moon”.*“universal support”/],
    [{ places: ['Atlantis'] }, /knows no place “Atlantis”/],
    [{ groups: [{ attribute: 'star sign', values: ['fish'] }] }, /knows no attribute of people “star sign”/],
    [{ pathway: [{ is: 'passes through', states: ['moon'] }] }, /knows no state “moon”/],
    [{ from: '2019-02-01' }, /whole quarters.*2019-02-01 is not the first day/],
    [{ from: '2021-01-01', to: '2020-01-01' }, /ends \(2020-01-01\) before it begins/],
    [{ from: '2031-01-01', to: '2032-01-01' }, /lies outside/],
  ] as [FlowFilter, RegExp][])('what can’t be asked is told: %j', async (filter, words) => {
    expect(await refused(vault, 'flows.view', { datasetId: dataset.id, view: { measure: 'moves' }, filter })).toMatchObject({ code: 'bad-input', message: expect.stringMatching(words) });
  });

  test('a subset or a dataset that is not here is told', async () => {
    expect(await refused(vault, 'flows.view', { datasetId: dataset.id, view: { measure: 'moves' }, filter: { subsetId: 'gone' } })).toMatchObject({ code: 'not-found', message: expect.stringContaining('subset') });
    expect(await refused(vault, 'flows.view', { datasetId: 'gone', view: { measure: 'moves' } })).toMatchObject({ code: 'not-found' });
  });

  test('true counts are exact, asked for with a reason that stands in the history, for one coder and one session alone', async () => {
    const question = { datasetId: dataset.id, view: { measure: 'moves' }, filter: { from: '2018-01-01' }, counts: 'true' } as const;
    expect(await refused(vault, 'flows.view', question)).toMatchObject({ code: 'not-allowed', message: expect.stringContaining('are not switched on') });
    expect(await refused(vault, 'flows.showTrueCounts', { datasetId: dataset.id, reason: '  ' })).toMatchObject({ code: 'bad-input' });
    await vault.call('flows.showTrueCounts', { datasetId: dataset.id, reason: 'Checking the import against the source' });
    expect((await vault.call('flows.trueCounts')).on).toMatchObject([{ datasetId: dataset.id, reason: 'Checking the import against the source' }]);
    const [entry] = (await vault.call('history.list', { limit: 1 })).entries;
    expect(entry).toMatchObject({ method: 'flows.showTrueCounts', label: 'Looked at true counts of “Invented moves”: Checking the import against the source' });

    const answer = await vault.call('flows.view', question);
    const matrix = moveMatrix({ ...set, knownUntil: window.to }, window);
    const { size } = matrix;
    const [table] = answer.tables;
    for (const [row, { key: from }] of table!.rows.entries()) {
      for (const [column, { key: to }] of table!.columns.entries()) {
        const [at, into] = [set.states.indexOf(from), set.states.indexOf(to)];
        if (at >= 0 && into >= 0) expect(table!.cells[row]![column]).toBe(matrix.cells.value[at * size + into]);
      }
    }
    expect(answer.notes.join('\n')).toContain('not for release');
    // Any days may be looked at then.
    const day = dayNumber(2020, 2, 1);
    const stocks = await vault.call('flows.view', { datasetId: dataset.id, view: { measure: 'stocks', every: 'month' }, filter: { from: '2020-02-01', to: '2020-02-20' }, counts: 'true' });
    expect(stocks.tables[0]!.cells[0]!.at(-1)).toBe(stocksAt({ ...set, knownUntil: window.to }, Int32Array.of(day)).onDay.value[0]);
    // Without asking for them, figures stay protected.
    expect(counts(await ask(vault, dataset.id)).filter((count) => count % 5 !== 0)).toEqual([]);

    const { current: me } = await vault.call('team.coders');
    const { id: other } = await vault.call('team.addCoder', { name: 'Other', initials: 'OT' });
    await vault.call('team.become', { id: other });
    expect((await vault.call('flows.trueCounts')).on).toEqual([]);
    expect(await refused(vault, 'flows.view', question)).toMatchObject({ code: 'not-allowed' });
    await vault.call('team.become', { id: me });
    // Undo takes back what was changed, never that somebody looked.
    await vault.call('flows.addGap', { missing: 'Something' });
    expect((await vault.call('history.undo')).label).toContain('Something');
    expect((await vault.call('flows.trueCounts')).on).toHaveLength(1);

    await vault.call('flows.hideTrueCounts', { datasetId: dataset.id });
    expect(await refused(vault, 'flows.view', question)).toMatchObject({ code: 'not-allowed' });
    await vault.call('flows.showTrueCounts', { datasetId: dataset.id, reason: 'Once more' });
    await vault.restart();
    expect((await vault.call('flows.trueCounts')).on).toEqual([]);
    expect(await refused(vault, 'flows.view', question)).toMatchObject({ code: 'not-allowed' });
  });
});

describe('what kind of data can tell', () => {
  let vault: TestVault;
  beforeAll(async () => {
    vault = await openTestVault();
  });
  afterAll(() => vault.close());
  const rows = Array.from({ length: 20 }, (_, person) => [[`p${person}`, 'home', '2018-02-01', '2019-03-01'], [`p${person}`, 'foster', '2019-03-01', '']]).flat();
  const file = (name: string, more: readonly string[][] = []) => csv(name, ['person', 'state', 'start', 'end'], [...rows, ...more]);

  test('snapshots tell stocks and changes seen, and say why they tell no more', async () => {
    const snapshots = await store(vault, file('snapshots.csv'), { name: 'Counts', dating: 'snapshot' });
    expect(await refused(vault, 'flows.view', { datasetId: snapshots.id, view: { measure: 'hidden moves', month: 7, day: 31 } })).toMatchObject({
      code: 'not-allowed', message: expect.stringMatching(/snapshots.*not on which day they moved.*bring in an event-dated extract/),
    });
    expect((await ask(vault, snapshots.id, { measure: 'stocks', every: 'year' })).notes.join(' ')).toContain('moves in between are not in them');
    await vault.call('flows.remove', { id: snapshots.id });
  });

  test('a later extract is asked the same, with the cells that differ; what it no longer knows is told', async () => {
    const earlier = await store(vault, file('earlier.csv'), { name: 'Earlier' });
    const more = Array.from({ length: 15 }, (_, person) => [`q${person}`, 'home', '2020-02-01', '']);
    const later = await store(vault, file('later.csv', more), { name: 'Later', extractDate: '2023-12-31', continues: earlier.id });
    const question = { datasetId: earlier.id, view: { measure: 'stocks', every: 'year' } } as const;
    const { before, now, differences } = await vault.call('flows.compareExtracts', { question, laterId: later.id });
    expect([before.question.datasetId, now.question.datasetId]).toEqual([earlier.id, later.id]);
    expect(differences).toContainEqual({ cell: { table: 'stocks', row: '2021-01-01', column: 'home' }, before: 0, now: 15 });
    expect(differences.every((difference) => JSON.stringify(difference.before) !== JSON.stringify(difference.now))).toBe(true);
    expect(differences).not.toContainEqual(expect.objectContaining({ cell: { table: 'stocks', row: '2021-01-01', column: 'foster' } }));
    expect(await refused(vault, 'flows.compareExtracts', { question, laterId: earlier.id })).toMatchObject({ code: 'bad-input' });
    const other = await store(vault, csv('other.csv', ['person', 'state', 'start', 'end'], rows.map(([person, , ...days]) => [`r${person}`, 'away', ...days])), { name: 'Other states' });
    expect(await refused(vault, 'flows.compareExtracts', { question: { ...question, filter: { states: ['home'] } }, laterId: other.id })).toMatchObject({ message: expect.stringContaining('“Other states” knows no state “home”') });
  });
});
