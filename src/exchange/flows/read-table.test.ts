import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { cleanSpells } from '../../domain/flows/clean.ts';
import { guessColumns } from '../../domain/flows/guess-columns.ts';
import { summariseLedger } from '../../domain/flows/ledger.ts';
import { statesOfColumn } from '../../domain/flows/names.ts';
import { columnsByName, readTable } from './read-table.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, mark: boolean) => new Uint8Array(Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le'));
const problem = (code: string, words: string) => expect.objectContaining({ code, message: expect.stringContaining(words) });

describe('reading a table', () => {
  test('header, rows and their numbers', () => {
    const table = readTable(utf8('person, state ,start\na,home,2021-01-01\n\nb,foster,2021-02-01\n'));
    expect(table.header).toEqual(['person', 'state', 'start']);
    expect(table.rows).toEqual([
      ['a', 'home', '2021-01-01'],
      ['b', 'foster', '2021-02-01'],
    ]);
    expect([...table.rowNumbers]).toEqual([2, 4]);
    expect(table).toMatchObject({ encoding: 'utf-8', delimiter: ',', ragged: { count: 0, first: [] }, skipped: 0 });
  });

  test.each([
    [';', 'person;state;note\na;home;1,5 hours\nb;foster;2,5 hours\n'],
    ['\t', 'person\tstate\tnote\na\thome\tone, two\nb\tfoster\t\n'],
    ['|', 'person|state|note\na|home|x\nb|foster|y\n'],
  ])('the delimiter %j is found', (delimiter, text) => {
    const table = readTable(utf8(text));
    expect(table.delimiter).toBe(delimiter);
    expect(table.header).toEqual(['person', 'state', 'note']);
  });

  test('a delimiter that the file declares', () => {
    expect(readTable(utf8('sep=;\na;b\n1;2\n')).rows).toEqual([['1', '2']]);
  });

  test('quotes, delimiters and line breaks inside cells', () => {
    const table = readTable(utf8('person,note,state\r\na,"said ""yes"",\r\nthen went",home\r\nb,"x",foster\r\n'));
    expect(table.rows).toEqual([
      ['a', 'said "yes",\nthen went', 'home'],
      ['b', 'x', 'foster'],
    ]);
    expect([...table.rowNumbers]).toEqual([2, 3]);
  });

  test('line ends of every kind, also mixed', () => {
    expect(readTable(utf8('a,b\r1,2\r3,4\r')).rows).toHaveLength(2);
    expect(readTable(utf8('a,b\r\n1,2\n3,4\r\n')).rows).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  test.each([
    ['UTF-8 with a mark', utf8('\ufeffperson,state\nZoë,home\n'), 'utf-8'],
    ['UTF-16 with a mark', utf16('person,state\nZoë,home\n', true), 'utf-16le'],
    ['UTF-16 without a mark', utf16('person,state\nZoë,home\n', false), 'utf-16le'],
    ['UTF-16, high byte first', new Uint8Array(utf16('\ufeffperson,state\nZoë,home\n', false).reduce<number[]>((bytes, byte, index, all) => (index % 2 === 0 ? [...bytes, all[index + 1]!, byte] : bytes), [])), 'utf-16be'],
    ['Windows-1252', new Uint8Array(Buffer.from('person,state\nZoë,home\n', 'latin1')), 'windows-1252'],
  ])('%s', (_, bytes, encoding) => {
    const table = readTable(bytes);
    expect(table.encoding).toBe(encoding);
    expect(table.header[0]).toBe('person');
    expect(table.rows[0]).toEqual(['Zoë', 'home']);
  });

  test('ragged rows are kept and reported', () => {
    const table = readTable(utf8('a,b,c\n1,2,3\n1,2\n1,2,3,4\n1,2,3\n'));
    expect(table.rows).toHaveLength(4);
    expect(table.ragged).toEqual({
      count: 2,
      first: [
        { row: 3, cells: 2 },
        { row: 4, cells: 4 },
      ],
    });
  });

  test('a title above the heading, and headings without a name', () => {
    const table = readTable(utf8('Moves of children 2021,,\n,,\nperson,,start\na,home,2021-01-01\nb,home,2021-01-02\n'));
    expect(table).toMatchObject({ header: ['person', 'column 2', 'start'], skipped: 2 });
    expect([...table.rowNumbers]).toEqual([4, 5]);
  });

  test('a long table comes in pieces, tells its progress and can be stopped', () => {
    const line = `child-000001,universal support,2021-01-01,,"a note with a comma, and a\nline break"\n`;
    const bytes = utf8(`person,state,start,end,note\n${line.repeat(120_000)}`);
    const seen: number[] = [];
    const table = readTable(bytes, { progress: (done, of) => seen.push(done / of) });
    expect(table.rows).toHaveLength(120_000);
    expect(table.rows.every((row) => row.length === 5)).toBe(true);
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.at(-1)).toBe(1);
    expect(() => readTable(bytes, { cancelled: () => true })).toThrow(problem('cancelled', 'Nothing was stored'));
  });

  test('columns by name', () => {
    const table = { header: ['Person', 'State'] };
    expect(columnsByName(table, ['state', 'PERSON'])).toEqual([1, 0]);
    expect(() => columnsByName(table, ['state', 'start'])).toThrow(problem('missing-columns', 'no column called start. Its columns are Person, State'));
  });
});

describe('what cannot be read says so', () => {
  const workbook = zipSync({ 'xl/workbook.xml': utf8('<workbook/>'), '[Content_Types].xml': utf8('<Types/>') });
  const encrypted = new Uint8Array(4096);
  encrypted.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  encrypted.set(utf16('EncryptedPackage', false), 2048);
  const binary = Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919) % 31);

  test.each([
    ['nothing', new Uint8Array(), 'a.csv', 'empty-file', 'empty'],
    ['blank lines', utf8('\n  \n\n'), 'a.csv', 'empty-file', 'blank lines'],
    ['a heading alone', utf8('person,state\n'), 'a.csv', 'empty-file', 'no rows'],
    ['a workbook', workbook, 'a.xlsx', 'format-later', 'CSV UTF-8'],
    ['a workbook named csv', workbook, 'a.csv', 'mis-named', 'workbook'],
    ['an archive named csv', zipSync({ 'a.txt': utf8('x') }), 'a.csv', 'mis-named', 'zip archive'],
    ['a workbook under a password', encrypted, 'a.xlsx', 'password-protected', 'password'],
    ['an old workbook', encrypted.slice(0, 1024), 'a.xls', 'format-later', 'old Excel'],
    ['a PDF', utf8('%PDF-1.7\n...'), 'a.csv', 'mis-named', 'PDF'],
    ['a compressed file', Uint8Array.of(0x1f, 0x8b, 8, 0), 'a.csv', 'mis-named', 'gzip'],
    ['bytes', binary, 'a.csv', 'binary-file', 'does not hold text'],
    ['one line of ten megabytes', utf8('a,'.repeat(5_000_000)), 'a.csv', 'unreadable-file', 'million characters'],
    ['one column', utf8('person\na\nb\n'), 'a.csv', 'missing-columns', 'Only one column'],
    ['a quotation mark that never closes', utf8('person,state\na,home\nb,"foster\nc,home\n'), 'a.csv', 'unreadable-file', 'row 3'],
  ])('%s', (_, bytes, fileName, code, words) => {
    expect(() => readTable(bytes, { fileName })).toThrow(problem(code, words));
  });
});

const real = resolve(import.meta.dirname, '../../..', process.env.KIST_REAL_FILES ?? '../shared/data', 'flows/ssda903/episodes.csv');
const absent = !existsSync(real);

describe.skipIf(absent)(`episodes of 820 invented children in yearly returns (${absent ? 'skipped: the real files are not here' : 'from the real files'})`, () => {
  test('columns are recognised and yearly repeats merged', () => {
    const table = readTable(readFileSync(real), { fileName: 'episodes.csv' });
    expect(table.rows).toHaveLength(3737);
    const guess = guessColumns(table);
    const roleOf = Object.fromEntries(guess.columns.map((column) => [column.name, column.role]));
    expect(roleOf).toMatchObject({ CHILD: 'person', DECOM: 'start', DEC: 'end', PLACE: 'state', LA: 'place', YEAR: 'edition' });
    const cleaned = cleanSpells({ tables: [table], roles: guess.roles, dateFormat: guess.dateFormat, states: statesOfColumn(table.rows, guess.roles.indexOf('state')) });
    expect(cleaned.persons).toHaveLength(820);
    expect(cleaned.spells.count).toBe(2827);
    expect(summariseLedger(cleaned.ledger)).toEqual([
      expect.objectContaining({ rule: 'yearly-repeat-updated', action: 'merged', count: 910 }),
      expect.objectContaining({ rule: 'overlap', action: 'questioned', count: 60 }),
      expect.objectContaining({ rule: 'open-in-older-return', action: 'questioned', count: 24 }),
    ]);
  });
});
