import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dataset, FigureAddress, FlowPage, Input, Output, ReleasedCount } from '../contract/index.ts';
import { openTestVault, testPassphrase, type TestVault } from '../../test/open-vault.ts';
import { filesThatSay } from '../../test/vault/folders.ts';
import { isHidden } from '../domain/disclosure/small-numbers.ts';
import { dayNumber, dayOfIso } from '../domain/flows/days.ts';
import { generateSpells, spellsAsText } from '../domain/flows/generate.ts';
import { hiddenMoves } from '../domain/flows/measures/hidden-moves.ts';
import { moveMatrix } from '../domain/flows/measures/moves.ts';
import { seededRandom } from '../domain/flows/seeded-random.ts';
import type { SpellSet } from '../domain/flows/spells.ts';
import { readEnvelope, unseal } from '../vault/envelope.ts';
import { linkKeyPath } from '../vault/link-key.ts';
import { openReadable, type Readable } from '../vault/open.ts';
import { databaseFile } from '../vault/vault.ts';

const linkPassphrase = 'seven brave dippers wading';
const window = { from: dayNumber(2018, 1, 1), to: dayNumber(2023, 1, 1) };
/** Files lie away from the vault, so that whatever is found in the vault's folder was written there by Kist. */
let outside: string;
beforeAll(() => {
  outside = mkdtempSync(join(tmpdir(), 'kist-flows-'));
});
afterAll(() => rmSync(outside, { recursive: true, force: true }));

const invented = (people: number, seed: number): SpellSet => generateSpells({ people, spellsPerPerson: 4, window, random: seededRandom(seed) });

function csv(name: string, header: readonly string[], rows: readonly (readonly string[])[]): string {
  const path = join(outside, name);
  writeFileSync(path, [header, ...rows].map((row) => row.join(',')).join('\n'));
  return path;
}
const csvOf = (name: string, set: SpellSet): string => {
  const { header, rows } = spellsAsText(set);
  return csv(name, header, rows);
};
const fiveYears = { from: '2018-01-01', to: '2023-01-01', extractDate: '2022-12-31', synthetic: true } as const;

const store = (vault: TestVault, file: string, more: Partial<Input<'flows.store'>> = {}): Promise<Dataset> => vault.call('flows.store', { file, linkPassphrase, ...fiveYears, ...more });
const refused = async (vault: TestVault, name: string, input: unknown): Promise<{ code: string; message: string }> => {
  const answer = await vault.answer(name, input);
  if (answer.ok) throw new Error(`${name} was not refused`);
  return answer.error;
};
const page = (vault: TestVault, datasetId: string): Promise<FlowPage> => vault.call('flows.page', { datasetId });
const datasets = async (vault: TestVault): Promise<Dataset[]> => (await vault.call('flows.list')).datasets;
/** Everything that counts what is stored: unchanged after a refusal. */
const stored = async (vault: TestVault) => ({ history: (await vault.call('history.list', {})).entries.length, datasets: await datasets(vault) });

/** The vault as somebody with its key reads it, past the service. */
async function beside<Value>(vault: TestVault, read: (database: Readable) => Value): Promise<Value> {
  const key = await unseal(readEnvelope(vault.path), 'passphrase', testPassphrase);
  const database = openReadable(databaseFile(vault.path), key);
  try {
    return read(database);
  } finally {
    database.close();
  }
}

describe('from a table to a page', () => {
  let vault: TestVault;
  const set = invented(1000, 1);
  let dataset: Dataset;
  beforeAll(async () => {
    vault = await openTestVault();
  });
  afterAll(() => vault.close());

  test('preparing shows how it would be understood, and stores nothing', async () => {
    const before = await stored(vault);
    const prepared = await vault.call('flows.prepare', { file: csvOf('moves.csv', set) });
    expect(prepared.problem).toBeNull();
    expect(prepared.columns.map((column) => column.role)).toEqual(['person', 'place', 'stream', 'state', 'start', 'end']);
    expect(prepared).toMatchObject({ spells: set.spells.count, people: 1000, ledgerCount: 0, alreadyHere: null });
    expect(await stored(vault)).toEqual(before);
    expect(await vault.call('flows.linkKey')).toEqual({ path: linkKeyPath(vault.path), exists: false, needed: false });
  });

  test('storing makes the key file and one undoable change', async () => {
    dataset = await store(vault, join(outside, 'moves.csv'), { name: 'Moves of invented children', note: 'Wholly invented.' });
    expect(dataset).toMatchObject({ name: 'Moves of invented children', dating: 'event-dated', threshold: 5, snapshot: { month: 7, day: 31 }, from: '2018-01-01', to: '2023-01-01', ledgerEntries: 0, people: 999, version: 2 });
    expect(await datasets(vault)).toEqual([dataset]);
    expect(await vault.call('flows.linkKey')).toMatchObject({ exists: true, needed: true });
    expect((await vault.call('history.list', {})).entries[0]).toMatchObject({ method: 'flows.store', label: 'Brought in “Moves of invented children”' });
  });

  test('the page tells the truth where it tells anything', async () => {
    const shown = await page(vault, dataset.id);
    const matrix = moveMatrix({ ...set, knownUntil: window.to }, window);
    let hidden = 0;
    shown.moves.cells.forEach((row, from) =>
      row.forEach((count, to) => {
        // States stand in the order of the file; the measure has the order of the plan.
        const index = (position: number) => (position === shown.moves.states.length - 1 ? matrix.size - 1 : set.states.indexOf(shown.moves.states[position]!));
        const cell = index(from) * matrix.size + index(to);
        if (isHidden(count)) hidden += 1;
        else expect(count).toBe(matrix.moves[cell]);
        if (matrix.people[cell]! > 0 && matrix.people[cell]! < 5) expect(isHidden(count)).toBe(true);
      }),
    );
    expect(hidden).toBeGreaterThan(0);
    const years = [2018, 2019, 2020, 2021, 2022].map((year) => dayNumber(year, 7, 31));
    const { dated, visible } = hiddenMoves({ ...set, knownUntil: window.to }, years);
    expect(shown.hiddenMoves).toMatchObject({ dated, visible });
    expect(shown.snapshotDates).toEqual(['2018-07-31', '2019-07-31', '2020-07-31', '2021-07-31', '2022-07-31']);
    expect(shown.sentences.map((sentence) => sentence.about)).toEqual(['moves', 'stocks', 'hidden moves', 'moves per person']);
    expect(shown.dataset).toEqual(dataset);
    expect(await page(vault, dataset.id)).toEqual(shown);
  });

  test('undo, redo and removal, also across a restart', async () => {
    const before = await page(vault, dataset.id);
    await vault.call('history.undo', {});
    expect(await datasets(vault)).toEqual([]);
    expect(await refused(vault, 'flows.page', { datasetId: dataset.id })).toMatchObject({ code: 'not-found', message: expect.stringContaining('Nothing was changed') });
    expect((await vault.call('search.find', { words: 'invented' })).total).toBe(0);

    await vault.restart();
    expect(await datasets(vault)).toEqual([]);
    await vault.call('history.redo', {});
    const { dataset: again, ...figures } = await page(vault, dataset.id);
    expect({ dataset, ...figures }).toEqual(before);
    expect(again).toMatchObject({ ...dataset, version: again.version });
    expect((await vault.call('search.find', { words: 'invented', kinds: ['dataset'] })).hits).toHaveLength(1);

    await vault.call('flows.remove', { id: dataset.id });
    expect(await datasets(vault)).toEqual([]);
    for (const [name, input] of [['flows.page', { datasetId: dataset.id }], ['flows.ledger', { datasetId: dataset.id }], ['flows.edit', { id: dataset.id, name: 'Other' }], ['flows.remove', { id: dataset.id }]] as const) {
      expect(await refused(vault, name, input)).toMatchObject({ code: 'not-found' });
    }
    await vault.restart();
    await vault.call('history.undo', {});
    expect((await page(vault, dataset.id)).moves).toEqual(before.moves);
    expect(await vault.call('vault.check', {})).toMatchObject({ sound: true });
  });

  test('the same file again is taken for an oversight, and another view of it is refused', async () => {
    const file = join(outside, 'moves.csv');
    const before = await stored(vault);
    expect((await vault.call('flows.prepare', { file })).alreadyHere).toEqual({ datasetId: dataset.id, name: dataset.name });
    expect(await refused(vault, 'flows.store', { file, linkPassphrase, ...fiveYears })).toMatchObject({ code: 'not-allowed', message: expect.stringContaining('here already') });
    // Figures of two periods, one subtracted from the other, would tell what happened in a day.
    const otherViews: Partial<Input<'flows.store'>>[] = [
      { to: '2022-12-31' },
      { from: '2018-01-02' },
      { extractDate: '2022-12-30' },
      { snapshot: { month: 3, day: 31 } },
      { mapping: { decisions: [{ row: 17, action: 'drop' }] } },
      { mapping: { states: set.states.slice(1).map((name) => ({ name, label: '', rank: null, group: '' })) } },
    ];
    for (const view of otherViews) {
      expect(await refused(vault, 'flows.store', { file, linkPassphrase, ...fiveYears, ...view, evenIfHere: true })).toMatchObject({ code: 'not-allowed', message: expect.stringMatching(/Nothing was stored.*subtracted.*Take “Moves of invented children” out first/) });
    }
    expect(await stored(vault)).toEqual(before);
    const twin = await store(vault, file, { name: 'Twin', evenIfHere: true });
    const { dataset: _one, ...figures } = await page(vault, dataset.id);
    expect(await page(vault, twin.id)).toMatchObject(figures);
    await vault.call('flows.remove', { id: twin.id });
  });

  test('a counting day is one of a closed list: neighbouring days could be subtracted', async () => {
    for (const snapshot of [{ month: 7, day: 30 }, { month: 8, day: 1 }, { month: 2, day: 30 }]) {
      expect(await refused(vault, 'flows.edit', { id: dataset.id, snapshot })).toMatchObject({ code: 'bad-input', message: expect.stringContaining('31 July') });
    }
    const before = await page(vault, dataset.id);
    await vault.call('flows.edit', { id: dataset.id, snapshot: { month: 3, day: 31 } });
    const after = await page(vault, dataset.id);
    expect(after.snapshotDates[0]).toBe('2018-03-31');
    expect(after.moves).toEqual(before.moves);
    expect(after.stocks).toEqual(before.stocks);
    await vault.call('history.undo', {});
    expect((await page(vault, dataset.id)).hiddenMoves).toEqual(before.hiddenMoves);
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
    const prepared = await vault.call('flows.prepare', { file });
    const dataset = await store(vault, file);
    const { entries, more } = await vault.call('flows.ledger', { datasetId: dataset.id });
    expect(more).toBe(false);
    expect(entries).toEqual(prepared.ledger);
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
    const plain = await vault.call('flows.prepare', { file });
    const decided = { decisions: [{ row: first, action: 'keep' as const }, { row: first + 3, action: 'drop' as const }] };
    const prepared = await vault.call('flows.prepare', { file, mapping: decided });
    expect(prepared.spells).toBe(plain.spells);
    const dataset = await store(vault, file, { mapping: decided });
    const { entries } = await vault.call('flows.ledger', { datasetId: dataset.id });
    expect(entries).toEqual(prepared.ledger);
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
    const answers = JSON.stringify([await page(vault, one.id), await datasets(vault), await vault.call('flows.ledger', { datasetId: one.id }), await vault.call('history.list', {}), await vault.call('search.names', {})]);
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
    const attempt = (more: Partial<Input<'flows.store'>> = {}) => refused(vault, 'flows.store', { file, linkPassphrase, ...fiveYears, ...more });

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
    expect((await page(vault, one.id)).moves.total).toBe(40);
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

describe('a threshold, an edit, evidence', () => {
  let vault: TestVault;
  let dataset: Dataset;
  let claimId: string;
  /** Seven people: shown under a threshold of 5, hidden under one of 10. */
  const rows = Array.from({ length: 7 }, (_, person) => [[`a${person}`, 'home', '2018-02-01', '2019-03-01'], [`a${person}`, 'foster', '2019-03-01', '']]).flat();
  const move: FigureAddress['figure'] = { kind: 'move', from: 'home', to: 'foster' };
  beforeAll(async () => {
    vault = await openTestVault();
    dataset = await store(vault, csv('seven.csv', ['person', 'state', 'start', 'end'], rows), { name: 'Seven', threshold: 5 });
    ({ id: claimId } = await vault.call('claims.create', { statement: 'Evenings contributed to fewer moves.' }));
    await vault.call('claims.addEvidence', { claimId, side: 'for', reason: 'They moved once.', target: { kind: 'figure', address: { window: { datasetId: dataset.id }, figure: move } } });
  });
  afterAll(() => vault.close());
  const evidence = async (): Promise<Output<'claims.get'>['evidence'][number]> => (await vault.call('claims.get', { id: claimId })).evidence[0]!;

  test('a figure is evidence with its base, its provenance and nothing stale', async () => {
    expect(await evidence()).toMatchObject({ shown: 'From home to foster 7 moves were recorded, from 1 January 2018 to 31 December 2022. Of all recorded moves out of home there were 7.', provenance: expect.stringContaining('Seven'), stale: null });
    expect(dataset).toMatchObject({ people: 7, spells: 14 });
  });

  test('a higher threshold hides totals, page and evidence at once, and says why; undo brings all of it back', async () => {
    const { version } = await vault.call('flows.edit', { id: dataset.id, expectedVersion: dataset.version, threshold: 10 });
    expect(version).toBe(dataset.version + 1);
    const [listed] = await datasets(vault);
    expect(listed).toMatchObject({ threshold: 10, people: { hidden: 'protected' }, spells: { hidden: 'protected' } });
    const hidden = await evidence();
    expect(hidden.shown).toBe('The threshold was changed since this figure was chosen.');
    expect(hidden.stale).toMatchObject({ why: expect.stringContaining('was 5 when it was chosen and is now 10') });
    expect(JSON.stringify([hidden, await page(vault, dataset.id)])).not.toMatch(/\b7 (moves|people)\b/);

    expect(await refused(vault, 'flows.edit', { id: dataset.id, expectedVersion: dataset.version, name: 'Other' })).toMatchObject({ code: 'conflict' });
    await vault.restart();
    await vault.call('history.undo', {});
    expect((await datasets(vault))[0]).toMatchObject({ threshold: 5, people: 7, spells: 14 });
    expect((await evidence()).stale).toBeNull();
  });

  test('a new name or note changes no figure and makes nothing stale', async () => {
    await vault.call('flows.edit', { id: dataset.id, name: 'Seven children', note: 'Counted again.', riskAssessment: { areaSize: 'small', sensitivity: 'high', linkable: '', note: '', decision: 'team only', person: 'A. Coder', date: '2024-07-01' } });
    expect((await datasets(vault))[0]).toMatchObject({ name: 'Seven children', people: 7, riskAssessment: { decision: 'team only' } });
    expect((await evidence()).stale).toBeNull();
    expect((await vault.call('search.find', { words: 'counted again', kinds: ['dataset'] })).total).toBe(1);
    await vault.call('history.undo', {});
  });

  test('taking the data out makes the evidence stale, without its numbers; bringing them back mends it', async () => {
    await vault.call('flows.remove', { id: dataset.id });
    expect(await evidence()).toMatchObject({ shown: 'This figure is no longer here.', stale: { why: expect.stringContaining('taken out of the vault') } });
    expect(await refused(vault, 'claims.preview', { target: { kind: 'figure', address: { window: { datasetId: dataset.id }, figure: move } } })).toMatchObject({ code: 'not-found' });
    await vault.restart();
    await vault.call('history.undo', {});
    expect((await evidence()).stale).toBeNull();
  });

  test('a figure that is not on the page can\'t be pointed at', async () => {
    const figures: FigureAddress['figure'][] = [{ kind: 'move', from: 'home', to: 'moon' }, { kind: 'stock', state: 'home', date: '2019-02-17' }, { kind: 'stock', state: 'moon', date: '2019-01-01' }];
    for (const figure of figures) {
      expect(await refused(vault, 'claims.preview', { target: { kind: 'figure', address: { window: { datasetId: dataset.id }, figure } } })).toMatchObject({ code: 'not-found', message: expect.stringContaining('hold no figure') });
    }
  });

  test('snapshots hold no moves: the page and the evidence are refused with the reason', async () => {
    const snapshots = await store(vault, csv('snapshots.csv', ['person', 'state', 'start', 'end'], rows.map(([person, ...rest]) => [`b${person}`, ...rest])), { name: 'Counts', dating: 'snapshot' });
    const address = { window: { datasetId: snapshots.id }, figure: move };
    const words = { code: 'not-allowed', message: expect.stringMatching(/snapshots.*not when they moved.*bring in an event-dated extract/) };
    expect(await refused(vault, 'flows.page', { datasetId: snapshots.id })).toMatchObject(words);
    expect(await refused(vault, 'claims.preview', { target: { kind: 'figure', address } })).toMatchObject(words);
    const before = await stored(vault);
    expect(await refused(vault, 'claims.addEvidence', { claimId, side: 'for', reason: '', target: { kind: 'figure', address } })).toMatchObject(words);
    expect(await stored(vault)).toEqual(before);
    expect((await datasets(vault)).map(({ name }) => name)).toEqual(['Counts', 'Seven']);
  });
});

/** Every number that a text says, without the dates in it; thousands as British papers write them. */
function numbersSaid(text: string): number[] {
  const withoutDates = text.replace(/\d{4}-\d{2}-\d{2}/g, '').replace(/\b\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December)( \d{4})?/g, '');
  return [...withoutDates.matchAll(/\d[\d,]*(?:\.\d+)?/g)].map(([number]) => Number(number.replaceAll(',', '')));
}

describe('sentences say released numbers alone', () => {
  let vault: TestVault;
  beforeAll(async () => {
    vault = await openTestVault();
  });
  afterAll(() => vault.close());

  test.each([[9, 3, 1], [14, 5, 2], [30, 10, 3], [60, 5, 4], [90, 3, 5], [150, 5, 6]] as const)('%i people, threshold %i', async (people, threshold, seed) => {
    const set = invented(people, seed);
    const dataset = await store(vault, csvOf(`sentences-${seed}.csv`, set), { threshold });
    const shown = await page(vault, dataset.id);
    const released: ReleasedCount[] = [
      ...shown.stocks.rows.flatMap((row) => row.counts), ...shown.moves.cells.flat(), ...shown.moves.rowTotals, ...shown.moves.columnTotals, shown.moves.total,
      ...shown.movesPerPerson.flatMap((row) => [row.people, row.bySnapshot]), shown.hiddenMoves.dated, shown.hiddenMoves.visible, dataset.people, dataset.spells,
    ];
    const known = new Set(released.filter((count) => typeof count === 'number'));
    // The total of the last stocks and the moves of people are said in sentences, released with the rest; a reader may add up what is shown.
    const inSentences = shown.sentences.flatMap(({ text }) => numbersSaid(text));
    const { hiddenMoves: hidden } = shown;
    const share = isHidden(hidden.share) ? [] : [Math.round(hidden.share * 100)];
    const ofTwice = (pick: 'people' | 'bySnapshot') => shown.movesPerPerson.slice(2).reduce((sum, row) => sum + (isHidden(row[pick]) ? Number.NaN : row[pick]), 0);
    const matrix = moveMatrix({ ...set, knownUntil: window.to }, window);
    const mayBeSaid = new Set([...known, ...share, ofTwice('people'), ofTwice('bySnapshot'), matrix.totalMoves, matrix.movers, ...stockTotals(set, shown.stocks.dates.at(-1)!)]);
    expect(inSentences.filter((number) => !mayBeSaid.has(number))).toEqual([]);
    // Said in a sentence, these are never small themselves.
    for (const number of inSentences) if (!known.has(number) && !share.includes(number)) expect(number).toBeGreaterThanOrEqual(threshold);

    const { states } = shown.moves;
    const figures: FigureAddress['figure'][] = [
      ...states.flatMap((from) => states.map((to) => ({ kind: 'move' as const, from, to }))),
      ...shown.stocks.rows.flatMap(({ state }) => [shown.stocks.dates[0]!, shown.stocks.dates.at(-1)!].map((date) => ({ kind: 'stock' as const, state, date }))),
      { kind: 'hidden moves' }, { kind: 'moves per person' },
    ];
    for (const figure of figures) {
      const { shown: sentence } = await vault.call('claims.preview', { target: { kind: 'figure', address: { window: { datasetId: dataset.id }, figure } } });
      expect(numbersSaid(sentence).filter((number) => !known.has(number) && !inSentences.includes(number))).toEqual([]);
      if (figure.kind === 'move') {
        const value = shown.moves.cells[states.indexOf(figure.from)]![states.indexOf(figure.to)]!;
        expect(sentence.includes('is not shown')).toBe(isHidden(value));
      }
    }
    for (const note of shown.notes) for (const number of numbersSaid(note)) expect([threshold, hiddenCount(note)]).toContain(number);
  });

  function stockTotals(set: SpellSet, date: string): number[] {
    const day = dayOfIso(date)!;
    const { count, startDay, endDay } = set.spells;
    let total = 0;
    for (let index = 0; index < count; index += 1) if (startDay[index]! <= day && endDay[index]! > day) total += 1;
    return [total];
  }
  const hiddenCount = (note: string): number => Number(/^([\d,]+) numbers? (?:is|are) not shown/.exec(note)?.[1]?.replaceAll(',', '') ?? Number.NaN);
});

describe('everything that a person can ask of one dataset, in any order', () => {
  let vault: TestVault;
  beforeAll(async () => {
    vault = await openTestVault();
  });
  afterAll(() => vault.close());

  test('what a lower threshold hides no other answer shows; the same question has the same answer', async () => {
    const set = invented(90, 31);
    const dataset = await store(vault, csvOf('asked.csv', set), { threshold: 3 });
    const { id: claimId } = await vault.call('claims.create', { statement: 'They moved less.' });
    const figure = { kind: 'figure' as const, address: { window: { datasetId: dataset.id }, figure: { kind: 'move' as const, from: set.states[0]!, to: set.states[1]! } } };
    await vault.call('claims.addEvidence', { claimId, side: 'for', reason: '', target: figure });
    const seen = new Map<string, FlowPage>();
    const hidden = new Map<number, Set<string>>();
    const look = async (): Promise<void> => {
      const { dataset: own, ...figures } = await page(vault, dataset.id);
      const key = JSON.stringify([own.threshold, own.snapshot]);
      if (seen.has(key)) expect(figures).toEqual(seen.get(key));
      seen.set(key, figures as FlowPage);
      const cells = new Set<string>();
      figures.moves.cells.forEach((row, from) => row.forEach((count, to) => isHidden(count) && cells.add(`move ${from} ${to}`)));
      figures.stocks.rows.forEach((row, state) => row.counts.forEach((count, day) => isHidden(count) && cells.add(`stock ${state} ${day}`)));
      figures.movesPerPerson.forEach((row, number) => own.snapshot.month === 7 && isHidden(row.people) && cells.add(`people ${number}`));
      for (const total of ['people', 'spells'] as const) if (isHidden(own[total])) cells.add(total);
      const before = hidden.get(own.threshold);
      hidden.set(own.threshold, before ? new Set([...before, ...cells]) : cells);
      // Totals in the list are those of the page, and evidence shows nothing that was pinned under another threshold.
      expect((await datasets(vault))[0]).toEqual(own);
      const [evidence] = (await vault.call('claims.get', { id: claimId })).evidence;
      if (own.threshold !== 3) expect(evidence!.shown).toBe('The threshold was changed since this figure was chosen.');
    };
    await look();
    for (const change of [{ threshold: 5 }, { name: 'Renamed' }, { threshold: 10 }, { snapshot: { month: 3, day: 31 } }, { threshold: 3 }, { snapshot: { month: 7, day: 31 } }, { threshold: 10 }] as const) {
      await vault.call('flows.edit', { id: dataset.id, ...change });
      await look();
    }
    for (let step = 0; step < 4; step += 1) {
      await vault.call('history.undo', {});
      await look();
    }
    await vault.call('flows.remove', { id: dataset.id });
    await vault.call('history.undo', {});
    await look();
    for (const [low, high] of [[3, 5], [5, 10]] as const) expect([...hidden.get(low)!].filter((cell) => !hidden.get(high)!.has(cell))).toEqual([]);
    expect(hidden.get(3)!.size).toBeGreaterThan(10);
  });

  test('a period that nobody named begins with a month, not with the day of one person\'s first stay', async () => {
    const file = csv('first.csv', ['person', 'state', 'start', 'end'], Array.from({ length: 8 }, (_, person) => [`c${person}`, 'home', person === 0 ? '2011-04-17' : '2018-02-01', '']));
    const dataset = await vault.call('flows.store', { file, linkPassphrase, extractDate: '2020-12-31' });
    expect(dataset).toMatchObject({ from: '2011-04-01', to: '2021-01-01' });
    expect(JSON.stringify(await page(vault, dataset.id))).not.toContain('17 April');
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

  test('five invented children with every trap: a page that shows zeros and nothing small', async () => {
    const dataset = await vault.call('flows.store', { file: join(real, 'fixture_spells.csv'), linkPassphrase, from: '2020-01-01', to: '2023-01-01', extractDate: '2022-12-31', synthetic: true });
    expect(dataset).toMatchObject({ ledgerEntries: 0, places: ['', 'Dundee', 'EastAyrshire'], streams: ['', 'education', 'socialwork'] });
    expect(await beside(vault, (database) => database.prepare('SELECT count(*) FROM spell').pluck().get())).toBe(24);
    const shown = await page(vault, dataset.id);
    const numbers = [...shown.moves.cells.flat(), ...shown.stocks.rows.flatMap((row) => row.counts), ...shown.movesPerPerson.flatMap((row) => [row.people, row.bySnapshot])];
    // Five people are as many as the threshold: their number alone may stand there.
    expect(numbers.filter((count) => count !== 0 && !isHidden(count))).toEqual([]);
    expect(shown.moves.states.at(-1)).toBe('no state recorded');
  });

  test('820 invented children in yearly returns: repeats merged, moves and stocks shown', async () => {
    const file = join(real, 'ssda903', 'episodes.csv');
    const prepared = await vault.call('flows.prepare', { file });
    expect(prepared.columns.filter((column) => column.role !== 'ignore').map(({ name, role }) => [name, role])).toEqual(expect.arrayContaining([['CHILD', 'person'], ['DECOM', 'start'], ['DEC', 'end'], ['PLACE', 'state'], ['LA', 'place'], ['YEAR', 'edition']]));
    expect(prepared).toMatchObject({ rows: 3737, spells: 2827, people: 820 });
    const dataset = await vault.call('flows.store', { file, linkPassphrase, synthetic: true });
    expect(dataset).toMatchObject({ people: 820, ledgerEntries: 994 });
    const shown = await page(vault, dataset.id);
    expect(shown.moves.total).toBeGreaterThan(1500);
    expect(shown.hiddenMoves.share).toBeGreaterThan(0.5);
    expect(shown.sentences[0]!.text).toContain('the records of 820 people');
    expect(shown.sentences[2]!.text).toMatch(/yearly snapshots on 31 July would show [\d,]+ of [\d,]+ dated moves: \d\d% of the moves stay hidden/);
    expect(shown.moves.cells.flat().filter((count) => typeof count === 'number' && count >= 5).length).toBeGreaterThan(20);
    expect((await vault.call('flows.ledger', { datasetId: dataset.id, limit: 1000 })).entries).toHaveLength(994);
  });
});
