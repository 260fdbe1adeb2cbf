import { truncateSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { wordFile } from '../../src/exchange/sources/word-file.fixture.ts';
import { evening } from '../small-sources.ts';
import { openWatchedVault, type WatchedVault } from './watched-vault.ts';

let vault: WatchedVault;
beforeAll(async () => {
  vault = await openWatchedVault();
});
afterAll(() => vault.close());

const words = (text: string): Uint8Array => wordFile({ body: `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>` });
/** A file under a password, as Word and Excel write them: an old compound file that holds an encrypted package. */
const underPassword = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(600)]);
const noise = Uint8Array.from({ length: 4000 }, (_, index) => ((index * 7919) % 31) + 1);

type Case = readonly [what: string, name: string, content: () => string | Uint8Array, code: string, todo: RegExp];
const cases: readonly Case[] = [
  ['an empty file', 'nothing.txt', () => '', 'empty-file', /no words/],
  ['a file of blanks', 'blank.md', () => ' \n\n\t\n', 'empty-file', /no words/],
  ['an empty Word file', 'blank.docx', () => wordFile({ body: '<w:p/>' }), 'empty-file', /no words/],
  ['noise', 'noise.txt', () => noise, 'binary-file', /save it as \.docx or \.txt/],
  ['a recording', 'interview.mp3', () => Uint8Array.from([0x49, 0x44, 0x33, 4, 0, 0, 0, 0]), 'binary-file', /transcript/],
  ['a file under a password', 'locked.docx', () => underPassword, 'password-protected', /password/],
  ['a Word file that is noise', 'broken.docx', () => Uint8Array.from({ length: 900 }, (_, index) => (index * 37) % 256), 'damaged-file', /fresh copy/],
  ['half a Word file', 'half.docx', () => words('hello there').slice(0, 700), 'damaged-file', /fresh copy/],
  ['a PDF called Word', 'report.docx', () => '%PDF-1.7\n%âãÏÓ\n1 0 obj', 'damaged-file', /PDF/],
  ['a workbook without sheets', 'answers.xlsx', () => zipSync({ 'xl/workbook.xml': strToU8('<x/>') }), 'damaged-file', /sheets/],
  ['a table with a heading alone', 'answers.csv', () => 'person,what changed?\n', 'empty-file', /answers\.csv/],
  ['an ending that nobody knows', 'data.xyz', () => 'words', 'unknown-format', /\.xyz/],
  ['a zip bomb', 'bomb.docx', () => wordFile({ body: '<w:p/>', more: { 'word/media/zeros.xml': new Uint8Array(20 * 1024 * 1024) } }), 'zip-bomb', /times its size/],
  ['a zip of thousands of parts', 'parts.docx', () => wordFile({ body: '<w:p/>', more: Object.fromEntries(Array.from({ length: 5100 }, (_, index) => [`word/media/${index}.bin`, new Uint8Array(0)])) }), 'zip-bomb', /parts/],
  ['ten megabytes on one line without a space', 'line.txt', () => 'a'.repeat(10 * 1024 * 1024), 'unreadable-file', /data, not words/],
  ['more than any transcript', 'huge.txt', () => new Uint8Array(50 * 1024 * 1024 + 1).fill(97), 'too-large', /51 MB/],
];

describe('files that can\'t be sources', () => {
  afterEach(() => {
    expect(vault.held()).toEqual(before);
  });
  let before: Record<string, unknown>;
  beforeAll(() => {
    before = vault.held();
  });

  test.each(cases)('%s: named with the reason when prepared, refused with the same words when stored', async (_what, name, content, code, todo) => {
    const file = vault.file(name, content());
    const [prepared] = (await vault.call('sources.prepare', { files: [file] })).files;
    expect(prepared).toMatchObject({ name, problem: { code, message: expect.stringMatching(todo) } });
    expect(prepared!.problem!.message).toContain(`“${name}”`);
    expect(await vault.refused('sources.store', { files: [{ file }] })).toEqual({ code, message: prepared!.problem!.message });
  });

  test('a file that is not there (any more), and a folder', async () => {
    const store = (file: string) => vault.refused('sources.store', { files: [{ file }] });
    expect(await store(`${vault.folder}/gone.txt`)).toMatchObject({ code: 'unreadable-file', message: expect.stringContaining('Is it still there') });
    expect(await store(vault.folder)).toMatchObject({ code: 'unreadable-file', message: expect.stringContaining('Choose the file itself') });
  });

  test('half a gigabyte is refused before it is read', async () => {
    const file = vault.file('gigantic.txt', '');
    truncateSync(file, 513 * 1024 * 1024);
    expect(await vault.refused('sources.store', { files: [{ file }] })).toMatchObject({ code: 'too-large', message: expect.stringMatching(/“gigantic\.txt”.*Split it/) });
  });

  test('one bad file among good ones: shown beside them when prepared, and none of them stored', async () => {
    const files = [vault.file('a.txt', `${evening}a`), vault.file('bad.txt', noise), vault.file('b.txt', `${evening}b`)];
    const prepared = (await vault.call('sources.prepare', { files })).files;
    expect(prepared.map((file) => file.problem?.code ?? 'good')).toEqual(['good', 'binary-file', 'good']);
    expect(await vault.refused('sources.store', { files: files.map((file) => ({ file })) })).toMatchObject({ code: 'binary-file', message: expect.stringContaining('“bad.txt”') });
    // Nor by a good file of which something wrong is said.
    const speakers = [{ label: 'Nobody of that name', role: 'participant' as const }];
    expect(await vault.refused('sources.store', { files: [{ file: files[0]! }, { file: files[2]!, speakers }] })).toMatchObject({ code: 'bad-input', message: expect.stringContaining('“b.txt”') });
    expect(await vault.refused('sources.store', { files: [{ file: files[0]! }, { file: files[2]!, placeId: 'nowhere' }] })).toMatchObject({ code: 'not-found' });
    expect(await vault.refused('sources.store', { files: [{ file: files[0]! }, { file: files[0]! }] })).toMatchObject({ code: 'not-allowed', message: expect.stringContaining('the same file') });
  });
});

test('ten megabytes on one line with spaces are words: every one of them is stored, found and read', async () => {
  const sentence = 'Mary said that the garden was open again, and that everybody came. ';
  const file = vault.file('one-line.txt', `${sentence.repeat(Math.ceil((10 * 1024 * 1024) / sentence.length))}Skylarks sang.`);
  const { sources } = await vault.call('sources.store', { files: [{ file }] });
  const open = await vault.call('sources.read', { id: sources[0]!.id });
  expect(open.text.replaceAll('\n', ' ')).toContain(`everybody came. Skylarks sang.`);
  expect(open.text.length).toBeGreaterThan(10 * 1024 * 1024);
  expect((await vault.call('search.find', { words: 'skylarks' })).total).toBe(1);
  await vault.call('sources.remove', { id: sources[0]!.id });
});

test('after all of these the next good file goes in', () => vault.stillWorks());
