import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';
import { csv, outside, store } from '../../test/small-flows.ts';
import type { Dataset, FlowQuestion } from '../contract/index.ts';
import { seededRandom } from '../domain/flows/seeded-random.ts';
import { compareWithPrinted, readPrinted } from '../domain/flows/scripts/try-scripts.ts';

const hasPython = spawnSync('python3', ['--version']).status === 0;

let vault: TestVault;
beforeEach(async () => {
  vault = await openTestVault();
});
afterEach(() => vault.close());

const textOf = (file: { base64: string }): string => Buffer.from(file.base64, 'base64').toString('utf8');
/** Comments as they are read: lines that were broken put together. */
const unbroken = (script: string): string => script.replace(/\n# {2,}/g, ' ');

/** A file as a council might send it: British days, capitals here and there, codes for sex, dates of birth, rows that stand twice or can't be read. */
function asSent(name: string): string {
  const random = seededRandom(11);
  const whole = (below: number): number => Math.floor(random() * below);
  const day = (from: number): string => {
    const date = new Date(Date.UTC(2018, 0, 1 + from));
    return [date.getUTCDate(), date.getUTCMonth() + 1, date.getUTCFullYear()].map((part) => String(part).padStart(2, '0')).join('/');
  };
  const rows: string[][] = [];
  for (let child = 0; child < 80; child += 1) {
    const born = `${1 + whole(28)}/${1 + whole(12)}/${2003 + whole(14)}`;
    let at = whole(700);
    for (let stay = 0; stay < 1 + whole(5); stay += 1) {
      const length = 20 + whole(400);
      const isLast = at + length > 1700;
      const row = [`C${child}`, ['At home', 'at home', 'TAC', 'Foster', 'Residential'][whole(5)]!, day(at), isLast ? '' : day(at + length), ['North', 'north ', 'South'][whole(3)]!, String(1 + (child % 2)), born];
      rows.push(row);
      if (whole(20) === 0) rows.push([...row]);
      at += length + [0, 0, 0, 40][whole(4)]!;
      if (isLast) break;
    }
  }
  rows.push(['C1', 'Foster', '31/02/2019', '', 'North', '1', ''], ['', 'Foster', '01/02/2019', '', 'North', '1', ''], ['C2', 'Foster', '01/02/2019', '01/01/2019', 'North', '1', '']);
  return csv(name, ['Child ref', 'Placement', 'Start', 'End', 'Area', 'Sex', 'Date of birth'], rows);
}

const imported = async (name: string): Promise<{ dataset: Dataset; file: string }> => {
  const file = asSent(name);
  const { mapping } = await vault.call('flows.prepare', { files: [file] });
  const states = ['At home', 'TAC', 'Foster', 'Residential'].map((state, rank) => ({ name: state === 'TAC' ? 'Team around the child' : state, label: '', rank, group: '', spellings: [state] }));
  return { dataset: await store(vault, file, { name: 'Placements', mapping: { ...mapping, states, places: [{ written: 'South', name: 'Southside' }] } }), file };
};

describe('a script beside an answer', () => {
  test.skipIf(!hasPython)('run on the file that was imported it makes the tables of the true answer (skipped where python3 is absent)', { timeout: 120_000 }, async () => {
    const { dataset, file } = await imported('placements 2022.csv');
    expect(dataset.attributes.map(({ name }) => name).sort()).toEqual(['Sex', 'age at the first stay']);
    const { id: subsetId } = await vault.call('flows.saveSubset', { name: 'Ever fostered', datasetId: dataset.id, filter: { pathway: [{ is: 'passes through', states: ['Foster'] }] } });
    await vault.call('flows.showTrueCounts', { datasetId: dataset.id, reason: 'To compare with a script.' });
    const views: Pick<FlowQuestion, 'view' | 'filter'>[] = [
      { view: { measure: 'moves' } },
      { view: { measure: 'stocks', every: 'year' }, filter: { places: ['Southside'] } },
      { view: { measure: 'time in state', state: 'Foster', parts: { by: 'group', attribute: 'Sex' } } },
      { view: { measure: 'rates', parts: { by: 'place' } }, filter: { from: '2019-01-01', to: '2021-01-01' } },
      { view: { measure: 'up and down', parts: { by: 'group', attribute: 'age at the first stay' } }, filter: { subsetId } },
      { view: { measure: 'no earlier step', state: 'Residential', lookBack: 365 }, filter: { groups: [{ attribute: 'Sex', values: ['female'] }] } },
    ];
    for (const { view, filter } of views) {
      const question = { datasetId: dataset.id, view, ...(filter && { filter }) };
      const { file: made } = await vault.call('flows.export', { question, audience: 'team', format: 'python' });
      expect(made).toMatchObject({ mediaType: 'text/x-python', name: expect.stringMatching(/\.py$/) });
      const script = join(outside, 'made.py');
      writeFileSync(script, textOf(made));
      const done = spawnSync('python3', [script, file, '--true-counts'], { encoding: 'utf8' });
      expect(done.stderr.replace(/True counts.*\n/, '')).toMatch(/^Rows left out: .*end before start \(1\).*no person \(1\).*start can't be read \(1\).*written twice/);
      const { tables } = await vault.call('flows.view', { ...question, counts: 'true' });
      const { cells, wrong } = compareWithPrinted(tables, readPrinted(Papa.parse<string[]>(done.stdout).data));
      expect(wrong).toEqual([]);
      expect(cells).toBeGreaterThan(5);
    }
  });

  test('names the file, its columns and what they are called here, and nobody', async () => {
    const { dataset } = await imported('placements 2022.csv');
    const question: FlowQuestion = { datasetId: dataset.id, view: { measure: 'coming back', states: ['Foster'], within: 365, parts: { by: 'group', attribute: 'Sex' } } };
    const answer = await vault.call('flows.view', question);
    for (const format of ['python', 'r'] as const) {
      const { file, recordId } = await vault.call('flows.export', { question, audience: 'partners', format });
      const script = unbroken(textOf(file));
      for (const words of ['placements 2022.csv', 'Child ref', 'Placement', 'Team around the child', 'TAC', 'Southside', 'partners', answer.definition, 'State of the vault', 'State of the data']) expect(script).toContain(words);
      // An attribute that the question doesn't speak of stays here, and so does everybody.
      expect(script).not.toContain('Date of birth');
      expect(script).not.toMatch(/\bC\d+\b/);
      expect(script).not.toContain(dataset.id);
      const { exports } = await vault.call('reports.exports');
      expect(exports[0]).toMatchObject({ id: recordId, audience: 'partners', format });
    }
  });

  test('waits for a person, or stays here, where a name of a file or a column says who somebody is', async () => {
    const { dataset } = await imported('m.brown@example.org.csv');
    const question: FlowQuestion = { datasetId: dataset.id, view: { measure: 'moves' } };
    const { findings } = await vault.call('flows.checkExport', { question, audience: 'team', format: 'python' });
    expect(findings).toEqual(expect.arrayContaining([expect.objectContaining({ verdict: 'held', check: 'identifiers', what: expect.stringContaining('the name of the file') })]));
    expect(await vault.answer('flows.export', { question, audience: 'team', format: 'python' })).toMatchObject({ error: { code: 'gate-closed' } });
    // The table names no file.
    expect((await vault.call('flows.checkExport', { question, audience: 'team' })).findings.map(({ verdict }) => verdict)).toEqual(['enters']);
    expect((await vault.call('reports.exports')).exports).toEqual([]);
  });

  test('of data that were imported in another shape names the cleaned columns that it needs, and says why', async () => {
    const file = csv('changes.csv', ['child', 'new status', 'date of change'], Array.from({ length: 60 }, (_, row) => [`K${Math.floor(row / 3)}`, ['home', 'foster', 'home'][row % 3]!, `2019-0${1 + (row % 3)}-10`]));
    const { mapping } = await vault.call('flows.prepare', { files: [file] });
    const dataset = await store(vault, file, { mapping: { ...mapping, layout: 'events', tables: mapping.tables.map((table) => ({ ...table, roles: ['person', 'state', 'date'] })) } });
    const { file: made } = await vault.call('flows.export', { question: { datasetId: dataset.id, view: { measure: 'moves' } }, audience: 'team', format: 'r' });
    const script = unbroken(textOf(made));
    expect(script).toContain('imported as events, from which Kist made stays');
    expect(script).toContain('Kist keeps records of people in the vault and doesn’t export them');
    expect(script).toContain('FILE <- "cleaned-stays.csv"');
    expect(script).not.toContain('new status');
  });

  test('is not made of counts without people', async () => {
    const file = csv('counts.csv', ['state', 'date', 'count'], [['home', '2020-01-01', '40'], ['foster', '2020-01-01', '12'], ['home', '2021-01-01', '44'], ['foster', '2021-01-01', '15']]);
    const { dataset } = await vault.call('flows.store', { files: [file], linkPassphrase: '', dating: 'aggregate', extractDate: '2021-12-31', synthetic: true });
    const question: FlowQuestion = { datasetId: dataset.id, view: { measure: 'stocks', every: 'year' } };
    expect(await vault.answer('flows.export', { question, audience: 'team', format: 'python' })).toMatchObject({ error: { code: 'not-allowed', message: expect.stringContaining('csv') } });
  });
});
