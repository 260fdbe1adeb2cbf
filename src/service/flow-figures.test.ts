import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dataset, EvidenceTarget, Output } from '../contract/index.ts';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';
import { csv, refused, store } from '../../test/small-flows.ts';
import { targetOf } from '../vault/old-figures.ts';
import { readEnvelope, unseal } from '../vault/envelope.ts';
import { openReadable, openWritable } from '../vault/open.ts';
import { databaseFile } from '../vault/vault.ts';
import { testPassphrase } from '../../test/open-vault.ts';

const header = ['person', 'state', 'start', 'end'];
const rowsOf = (many: number, name = 'a') => Array.from({ length: many }, (_, person) => [[`${name}${person}`, 'home', '2018-02-01', '2019-03-01'], [`${name}${person}`, 'foster', '2019-03-01', '']]).flat();

describe('a figure as evidence', () => {
  let vault: TestVault;
  let dataset: Dataset;
  let claimId: string;
  let evidenceId: string;
  const move = (datasetId: string, column = 'foster'): EvidenceTarget => ({ kind: 'figure', address: { question: { datasetId, view: { measure: 'moves' } }, cell: { table: 'moves', row: 'home', column } } });
  const evidence = async (): Promise<Output<'claims.get'>['evidence'][number]> => (await vault.call('claims.get', { id: claimId })).evidence.find(({ id }) => id === evidenceId)!;
  beforeAll(async () => {
    vault = await openTestVault();
    dataset = await store(vault, csv('seven.csv', header, rowsOf(7)), { name: 'Seven', threshold: 5 });
    claimId = (await vault.call('claims.create', { statement: 'Evenings contributed to fewer moves.' })).id;
    evidenceId = (await vault.call('claims.addEvidence', { claimId, side: 'for', reason: 'They moved once.', target: move(dataset.id) })).id;
  });
  afterAll(() => vault.close());

  test('is said with its part, in numbers that can be told, and nothing is stale', async () => {
    expect(await evidence()).toMatchObject({ shown: expect.stringMatching(/^From home to foster about (5|10) moves were recorded\. Everybody, from February 2018 to December 2022\.$/), provenance: 'Flow data “Seven”, extract of 31 December 2022, synthetic. Protected: fewer than 5 people are hidden, other numbers rounded', stale: null });
    const finding = await vault.call('claims.preview', { target: { kind: 'figure', address: { question: { datasetId: dataset.id, view: { measure: 'moves' } }, cell: null } } });
    expect(finding.shown).toMatch(/(5|10) moves/);
    expect(await refused(vault, 'claims.preview', { target: move(dataset.id, 'moon') })).toMatchObject({ code: 'not-found', message: expect.stringContaining('hold no figure for “home” and “moon”') });
  });

  test('stays protected while true counts are shown', async () => {
    await vault.call('flows.showTrueCounts', { datasetId: dataset.id, reason: 'Checking' });
    expect((await vault.call('claims.preview', { target: move(dataset.id) })).shown).toBe((await evidence()).shown);
    await vault.call('flows.hideTrueCounts', { datasetId: dataset.id });
  });

  test('a new name, note or counting day makes nothing stale; a higher threshold hides it at once and says so', async () => {
    await vault.call('flows.edit', { id: dataset.id, name: 'Seven children', note: 'Counted again.', snapshot: { month: 3, day: 31 } });
    expect((await evidence()).stale).toBeNull();
    await vault.call('flows.edit', { id: dataset.id, threshold: 10 });
    expect((await vault.call('flows.list')).datasets[0]).toMatchObject({ people: { hidden: 'protected' } });
    expect(await evidence()).toMatchObject({ shown: 'The threshold was changed since this figure was chosen.', stale: { why: expect.stringContaining('was 5 when it was chosen and is now 10'), gone: false } });
    await vault.call('history.undo');
    expect((await evidence()).stale).toBeNull();
  });

  test('goes stale with a later extract, and accepting moves it there', async () => {
    const later = await store(vault, csv('more.csv', header, [...rowsOf(7), ...rowsOf(33, 'b')]), { name: 'More', extractDate: '2023-12-31', continues: dataset.id });
    expect((await evidence()).stale).toEqual({ why: 'A later extract of “Seven children” is here, of 31 December 2023: ask again to see the difference.', gone: false });
    await vault.call('claims.editEvidence', { id: evidenceId, acceptAsNow: true });
    expect(await evidence()).toMatchObject({ target: move(later.id), shown: expect.stringContaining('From home to foster about 40 moves'), stale: null });
    await vault.call('history.undo');
    expect(await evidence()).toMatchObject({ target: move(dataset.id), stale: { gone: false } });
    await vault.call('flows.remove', { id: later.id });
    expect((await evidence()).stale).toBeNull();
  });

  test('taking the data out leaves no number; bringing them back mends it', async () => {
    await vault.call('flows.remove', { id: dataset.id });
    expect(await evidence()).toMatchObject({ shown: 'This figure is no longer here.', stale: { gone: true, why: expect.stringContaining('taken out of the vault') } });
    expect(await refused(vault, 'claims.preview', { target: move(dataset.id) })).toMatchObject({ code: 'not-found' });
    await vault.restart();
    await vault.call('history.undo');
    expect((await evidence()).stale).toBeNull();
  });

  test('a figure of a subset goes stale when the subset means somebody else, and when it is gone', async () => {
    const { id: subsetId } = await vault.call('flows.saveSubset', { name: 'Movers', datasetId: dataset.id, filter: { pathway: [{ is: 'passes through', states: ['foster'] }] } });
    const question = { datasetId: dataset.id, view: { measure: 'moves' }, filter: { subsetId } } as const;
    const { id } = await vault.call('claims.addEvidence', { claimId, side: 'for', reason: 'Of movers.', target: { kind: 'figure', address: { question, cell: { table: 'moves', row: 'home', column: 'foster' } } } });
    const stale = async () => (await vault.call('claims.get', { id: claimId })).evidence.find((item) => item.id === id)!.stale;
    expect(await stale()).toBeNull();
    await vault.call('flows.editSubset', { id: subsetId, filter: { pathway: [{ is: 'moves at least', times: 9 }] } });
    expect(await stale()).not.toBeNull();
    await vault.call('history.undo');
    await vault.call('flows.removeSubset', { id: subsetId });
    expect(await stale()).toMatchObject({ gone: true, why: expect.stringContaining('subset') });
  });

  test('an address of before questions is read as the question that answers it, and was protected in another way', async () => {
    const key = await unseal(readEnvelope(vault.path), 'passphrase', testPassphrase);
    const database = openReadable(databaseFile(vault.path), key);
    const old = (figure: unknown) => targetOf(database, { kind: 'figure', address: { window: { datasetId: dataset.id }, figure } } as never);
    expect(old({ kind: 'move', from: 'home', to: 'no state recorded' })).toMatchObject({ address: { question: { datasetId: dataset.id, view: { measure: 'moves' } }, cell: { table: 'moves', row: 'home', column: 'gap' } } });
    expect(old({ kind: 'stock', state: 'home', date: '2019-01-01' })).toMatchObject({ address: { question: { view: { measure: 'stocks', every: 'month' } }, cell: { table: 'stocks', row: '2019-01-01', column: 'home' } } });
    expect(old({ kind: 'hidden moves' })).toMatchObject({ address: { question: { view: { measure: 'hidden moves', month: 3, day: 31 } }, cell: null } });
    expect(old({ kind: 'moves per person' })).toMatchObject({ address: { question: { view: { measure: 'moves per person' } }, cell: null } });
    database.close();

    // One that was pinned by an earlier Kist.
    await vault.service.close();
    const writing = openWritable(databaseFile(vault.path), key);
    writing.prepare('UPDATE evidence SET target = ?, pinned = ? WHERE id = ?').run(
      JSON.stringify({ kind: 'figure', address: { window: { datasetId: dataset.id }, figure: { kind: 'move', from: 'home', to: 'foster' } } }),
      JSON.stringify({ kind: 'figure', hash: 'old', sentence: 'From home to foster 7 moves were recorded.', datasetName: 'Seven', datasetVersion: 1, threshold: 5 }),
      evidenceId,
    );
    writing.close();
    await vault.restart();
    const read = await evidence();
    expect(read).toMatchObject({ target: move(dataset.id), shown: 'Small numbers are protected in another way since this figure was chosen.', stale: { why: expect.stringMatching(/numbers are rounded now.*(5|10) moves/), gone: false } });
    expect(JSON.stringify(read)).not.toContain('7 moves');
    await vault.call('claims.editEvidence', { id: evidenceId, acceptAsNow: true });
    expect((await evidence()).stale).toBeNull();
  });
});

describe('a series of figures as a sign', () => {
  let vault: TestVault;
  beforeAll(async () => {
    vault = await openTestVault();
  });
  afterAll(() => vault.close());

  test('is worked out anew at each look, protected, with what a rise means; gone data are a reason, not a fault', async () => {
    const dataset = await store(vault, csv('series.csv', header, rowsOf(40)), { name: 'Forty' });
    const { id: indicatorId } = await vault.call('framework.addIndicator', { wording: 'Children stay at home', groups: ['Parents'] });
    const question = { datasetId: dataset.id, view: { measure: 'stocks', every: 'year' } } as const;
    const asked = { indicatorId, name: 'Children in foster care', rising: 'disconfirming', question, row: null, note: '' } as const;
    const { id } = await vault.call('framework.addSeries', { ...asked, column: 'foster' });
    const series = async () => (await vault.call('framework.series', { indicatorId })).series[0]!;
    expect(await series()).toMatchObject({ id, unit: 'people', problem: null, points: [{ value: 0 }, { value: 40 }, { value: 40 }, { value: 40 }], sentence: expect.stringMatching(/^foster: 40 people in 1 January 2022, up from 0 people in .*A rise speaks against the indicator\.$/) });
    expect(await refused(vault, 'framework.addSeries', { ...asked, column: 'moon' })).toMatchObject({ code: 'not-found' });
    expect(await refused(vault, 'framework.addSeries', { ...asked, column: null })).toMatchObject({ code: 'bad-input' });
    expect(await refused(vault, 'framework.removeIndicator', { id: indicatorId })).toMatchObject({ message: expect.stringContaining('followed by a series') });
    await vault.call('framework.editSeries', { id, rising: 'mixed', column: 'home' });
    expect(await series()).toMatchObject({ rising: 'mixed', points: [{ value: 40 }, { value: 0 }, { value: 0 }, { value: 0 }] });
    // A later extract adds the next points, and is what the series is of from then on.
    const later = await store(vault, csv('series-later.csv', header, [...rowsOf(40), ...rowsOf(25, 'b')]), { name: 'Sixty-five', extractDate: '2023-12-31', continues: dataset.id });
    expect(await series()).toMatchObject({ question: { datasetId: later.id }, points: [{ value: 65 }, { value: 0 }, { value: 0 }, { value: 0 }, { value: 0 }] });
    await vault.call('flows.remove', { id: later.id });
    expect(await series()).toMatchObject({ question: { datasetId: dataset.id }, points: [{ value: 40 }, { value: 0 }, { value: 0 }, { value: 0 }] });
    await vault.call('flows.remove', { id: dataset.id });
    expect(await series()).toMatchObject({ points: [], problem: expect.stringContaining('not in this vault') });
    await vault.call('framework.removeSeries', { id });
    expect((await vault.call('framework.series', {})).series).toEqual([]);
  });
});
