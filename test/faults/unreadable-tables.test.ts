import { existsSync, truncateSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Input } from '../../src/contract/index.ts';
import { linkPassphrase, moves, openWatchedVault, type WatchedVault } from './watched-vault.ts';

let vault: WatchedVault;
beforeAll(async () => {
  vault = await openWatchedVault();
});
afterAll(() => vault.close());

const header = 'person,state,start,end\n';
type Roles = NonNullable<NonNullable<Input<'flows.store'>['mapping']>['tables']>[number]['roles'];
const mapped = (roles: Roles): NonNullable<Input<'flows.store'>['mapping']> => ({ layout: 'spells', tables: [{ name: '', use: 'rows', roles, edition: '', stream: '', place: '' }] });
const workbook = zipSync({ 'xl/workbook.xml': strToU8('<workbook/>'), '[Content_Types].xml': strToU8('<Types/>') });
const underPassword = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(600)]);

type Case = readonly [what: string, name: string, content: () => string | Uint8Array, code: string, todo: RegExp];
const cases: readonly Case[] = [
  ['an empty file', 'nothing.csv', () => '', 'empty-file', /choose the file again/],
  ['blank lines', 'blank.csv', () => '\n \n\t\n\n', 'empty-file', /choose the file again/],
  ['a heading alone', 'heading.csv', () => header, 'empty-file', /no rows/],
  ['noise', 'noise.csv', () => Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919) % 31), 'binary-file', /saved as CSV/],
  ['a workbook without sheets, called csv', 'moves.csv', () => workbook, 'damaged-file', /save a fresh copy/],
  ['a workbook without sheets', 'moves.xlsx', () => workbook, 'damaged-file', /save a fresh copy/],
  ['a workbook under a password', 'locked.xlsx', () => underPassword, 'password-protected', /with its password/],
  ['a PDF called csv', 'report.csv', () => '%PDF-1.7\n...', 'mis-named', /exported as CSV/],
  ['a compressed file called csv', 'packed.csv', () => Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0), 'mis-named', /unpack/],
  ['ten megabytes on one line', 'line.csv', () => 'a,'.repeat(5 * 1024 * 1024), 'unreadable-file', /saved as CSV/],
  ['one column', 'single.csv', () => 'person\na\nb\n', 'missing-columns', /Only one column/],
  ['a quotation mark that never closes', 'quote.csv', () => `${header}a,home,2020-01-01,\nb,"foster,2020-01-01,\nc,home,2020-01-01,\n`, 'unreadable-file', /row 3.*mend that row/],
];

describe('files that can\'t be flow data', () => {
  test.each(cases)('%s: named with the reason when prepared, refused with the same words when stored', async (_what, name, content, code, todo) => {
    const file = vault.file(name, content());
    const prepared = await vault.call('flows.prepare', { files: [file] });
    expect(prepared).toMatchObject({ name, problem: { code, message: expect.stringMatching(todo) }, rows: 0, spells: 0, ledger: [] });
    expect(prepared.problem!.message).toContain(`“${name}”`);
    expect(await vault.refused('flows.store', { files: [file], linkPassphrase })).toEqual({ code, message: prepared.problem!.message });
  });

  test('a file that is not there, a folder, and half a gigabyte', async () => {
    for (const file of [`${vault.folder}/gone.csv`, vault.folder]) expect(await vault.refused('flows.store', { files: [file], linkPassphrase })).toMatchObject({ code: 'unreadable-file' });
    const file = vault.file('gigantic.csv', '');
    truncateSync(file, 513 * 1024 * 1024);
    expect(await vault.refused('flows.store', { files: [file], linkPassphrase })).toMatchObject({ code: 'too-large', message: expect.stringMatching(/“gigantic\.csv”.*Split it/) });
  });

  test('a table without the columns that are needed: shown in the mapping step, not stored until they are named', async () => {
    const file = vault.file('columns.csv', 'colour,size\nred,2\nblue,3\n');
    const prepared = await vault.call('flows.prepare', { files: [file] });
    expect(prepared).toMatchObject({ problem: null, spells: 0, report: expect.arrayContaining([expect.stringContaining('still needs to know which column holds the person')]) });
    expect(await vault.refused('flows.store', { files: [file], linkPassphrase })).toMatchObject({ code: 'missing-columns', message: expect.stringMatching(/person.*Name them in the mapping/) });
    expect(await vault.refused('flows.store', { files: [file], linkPassphrase, mapping: mapped(['person']) })).toMatchObject({ code: 'bad-input', message: expect.stringMatching(/names 1 columns and “columns\.csv” has 2/) });
    expect(await vault.refused('flows.store', { files: [file], linkPassphrase, mapping: mapped(['person', 'note']) })).toMatchObject({ code: 'missing-columns' });
  });

  test('a table in which no row can be read: refused, with the ledger of why', async () => {
    const file = vault.file('dates.csv', `${header}a,home,yesterday,\nb,foster,31/02/2020,\nc,home,,\n`);
    const roles = mapped(['person', 'state', 'start', 'end']);
    expect((await vault.call('flows.prepare', { files: [file], mapping: roles })).ledger.map((entry) => entry.rule)).toEqual(['unreadable-date', 'impossible-date', 'missing-start']);
    const answer = await vault.answer('flows.store', { files: [file], linkPassphrase, mapping: roles });
    expect(answer).toMatchObject({ ok: false, error: { code: 'unreadable-file', details: [{ row: 2 }, { row: 3 }, { row: 4 }] } });
    expect(await vault.refused('flows.store', { files: [file], linkPassphrase, mapping: roles })).toMatchObject({ message: expect.stringMatching(/“dates\.csv”.*Nothing was stored.*ledger/) });
  });

  test('an extract before the data begin, a day that is on no calendar, a threshold that nobody offers', async () => {
    const file = vault.file('period.csv', moves('period'));
    expect(await vault.refused('flows.store', { files: [file], linkPassphrase, extractDate: '2001-01-01' })).toMatchObject({ code: 'bad-input', message: expect.stringMatching(/begin on 2020-02-01, after the extract/) });
    expect(await vault.refused('flows.store', { files: [file], linkPassphrase, extractDate: '2023-02-29' })).toMatchObject({ code: 'bad-input', message: expect.stringContaining('calendar') });
    expect(await vault.refused('flows.store', { files: [file], linkPassphrase, threshold: 1 })).toMatchObject({ code: 'bad-input' });
  });

  test('more different places than there are towns: another column, said so', async () => {
    const rows = Array.from({ length: 66_000 }, (_, number) => `p${number % 50},home,2020-01-01,,place ${number}`);
    const file = vault.file('places.csv', `person,state,start,end,locality\n${rows.join('\n')}`);
    expect(await vault.refused('flows.store', { files: [file], linkPassphrase, mapping: mapped(['person', 'state', 'start', 'end', 'place']) })).toMatchObject({ code: 'bad-input', message: expect.stringMatching(/place column has more than 65,535/) });
  });
});

describe('tables that are odd and are read all the same', () => {
  test('ragged rows, three ways of writing a date, a cell of ten megabytes, a person called NA: all in the ledger', async () => {
    const note = 'words and more words '.repeat(500_000);
    const file = vault.file('odd.csv', [
      'person,state,start,end,note',
      'a,home,2020-01-01,2020-02-01,x',
      'b,home,01/02/2020,,x',
      'c,home,3 March 2020,,x',
      'd,home,2020-04-01',
      'e,home,2020-05-01,,x,y,z',
      'NA,home,2020-06-01,,x',
      `f,home,2020-07-01,,"${note}"`,
      'g,foster,2020-08-01,1999-01-01,x',
      'h,foster,2020-08-01,,"one, two\nthree ""four"""',
      ...Array.from({ length: 8 }, (_, person) => `k${person},foster,2020-09-01,,x`),
    ].join('\n'));
    const prepared = await vault.call('flows.prepare', { files: [file] });
    expect(prepared.problem).toBeNull();
    expect(prepared.report.join(' ')).toMatch(/2 rows have more or fewer cells/);
    const rules = Object.groupBy(prepared.ledger, (entry) => entry.rule);
    expect(Object.keys(rules).toSorted()).toEqual(['date-written-differently', 'end-before-start', 'person-reads-as-missing', 'ragged-row']);
    // Two dates that are written differently; of the ragged rows only those that lose or gain something.
    expect(rules['date-written-differently']).toHaveLength(2);
    const { dataset } = await vault.call('flows.store', { files: [file], linkPassphrase, extractDate: '2020-12-31' });
    expect(dataset).toMatchObject({ ledgerEntries: prepared.ledgerCount });
    await vault.call('flows.remove', { id: dataset.id });
  });

  test('one placeholder person with a hundred thousand stays', async () => {
    const rows = Array.from({ length: 100_000 }, (_, number) => `unknown,${number % 3 === 0 ? 'home' : 'foster'},20${String(number % 20).padStart(2, '0')}-0${1 + (number % 9)}-01,`);
    const file = vault.file('placeholder.csv', `${header}${rows.join('\n')}`);
    const prepared = await vault.call('flows.prepare', { files: [file] });
    expect(prepared).toMatchObject({ problem: null, people: 1, rows: 100_000 });
    expect(prepared.ledger.length).toBeLessThanOrEqual(500);
    expect(prepared.ledgerCount).toBeGreaterThan(100_000);
  });
});

test('after all of these the next good table goes in, and its key file is the one of before', async () => {
  const { path } = await vault.call('flows.linkKey');
  expect(existsSync(path)).toBe(true);
  await vault.stillWorks();
});
