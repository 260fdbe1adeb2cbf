import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '../../src/contract/index.ts';
import { testPassphrase } from '../open-vault.ts';
import { evening } from '../small-sources.ts';
import { type Circumstances, type Ended, kist as run } from './kist-process.ts';

let home: string;
let vaults: string;
const kist = (words: readonly string[], more: Circumstances = {}): Promise<Ended> => run(words, { cwd: home, ...more, env: { KIST_HOME: vaults, KIST_PASSPHRASE: testPassphrase, ...more.env } });

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'kist-cli-'));
  vaults = join(home, 'vaults');
  const made = await kist(['new', 'Ours', '--coder', 'Ann Bell']);
  expect(made.err).toBe('');
  expect(made.code).toBe(0);
  expect(made.out).toMatch(/Made a vault at .*Ours\.kist\n\nRecovery key: ([0-9A-Z]{5}-){4}[0-9A-Z]{5}\n/);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('what there is', () => {
  test('help names every command, and more about each', async () => {
    const help = await kist(['help']);
    expect(help.code).toBe(0);
    for (const command of ['new', 'open-sample', 'import', 'call', 'methods', 'check', 'backup', 'restore', 'demo']) {
      expect(help.out).toContain(`kist ${command}`);
      expect((await kist(['help', command])).out).toContain(`kist ${command}`);
    }
    expect((await kist([])).out).toBe(help.out);
  });

  test('methods prints the table, and with --json every shape', async () => {
    const table = await kist(['methods']);
    expect(table.out.trim().split('\n')).toHaveLength(Object.keys(contract).length);
    expect(table.out).toMatch(/^coding\.apply +command +undoable +Code a passage\.$/m);
    const { json } = await kist(['methods', '--json']);
    expect(json.map(({ name }: { name: string }) => name)).toEqual(Object.keys(contract));
    expect(json.find(({ name }: { name: string }) => name === 'programme.addPlace')).toMatchObject({ kind: 'command', undoable: true, input: { type: 'object', required: ['name'] }, output: { type: 'object' } });
    expect((await kist(['methods', 'history', '--json'])).json).toHaveLength(Object.keys(contract).filter((name) => name.startsWith('history.')).length);
  });

  test.each<[string, string[]]>([
    ['an unknown command', ['frobnicate']],
    ['a command of every object', ['constructor']],
    ['an unknown option', ['check', 'Ours', '--loudly']],
    ['too few words', ['import', 'Ours']],
    ['too many words', ['check', 'Ours', 'Theirs']],
  ])('%s is refused in one line of JSON', async (_what, words) => {
    const { code, out, err, error } = await kist(words);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(error).toMatchObject({ code: 'bad-input', message: expect.stringContaining('Nothing was done') });
  });
});

describe('secrets', () => {
  test.each([['--passphrase', 'secret'], ['--passphrase=secret'], ['--password=x'], ['-p', 'secret'], ['--recovery-key', 'X'], ['--link-passphrase=x']])('are not taken as arguments: %s', async (...words) => {
    const { code, error, err } = await kist(['check', 'Ours', ...words]);
    expect(code).toBe(1);
    expect(error).toMatchObject({ code: 'not-allowed', message: expect.stringContaining('KIST_PASSPHRASE') });
    expect(err).not.toContain('secret');
  });

  test('nor within the JSON of a call; through a pipe they are', async () => {
    const unlock = JSON.stringify({ path: join(vaults, 'Ours.kist'), passphrase: testPassphrase });
    const refused = await kist(['call', '-', 'vault.unlock', unlock]);
    expect(refused.error).toMatchObject({ code: 'not-allowed' });
    expect(refused.err).not.toContain(testPassphrase);
    expect((await kist(['call', '-', 'vault.unlock', '-'], { input: unlock })).json).toMatchObject({ name: 'Ours' });
  });

  test('missing, with no terminal to ask on: said so', async () => {
    const { code, error } = await kist(['check', 'Ours'], { env: { KIST_PASSPHRASE: undefined } });
    expect(code).toBe(1);
    expect(error).toMatchObject({ code: 'wrong-passphrase', message: expect.stringContaining('Set KIST_PASSPHRASE') });
  });

  test('wrong or weak: refused', async () => {
    expect((await kist(['check', 'Ours'], { env: { KIST_PASSPHRASE: 'not this one at all' } })).error).toMatchObject({ code: 'wrong-passphrase' });
    expect((await kist(['new', 'Weak'], { env: { KIST_PASSPHRASE: 'weak' } })).error).toMatchObject({ code: 'weak-passphrase' });
    expect(existsSync(join(vaults, 'Weak.kist'))).toBe(false);
  });
});

describe('calls', () => {
  test('answer JSON, by name or by path of the vault, from an argument or a pipe', async () => {
    const added = await kist(['call', 'Ours', 'programme.addPlace', '{"name":"Craigend"}']);
    expect(added).toMatchObject({ code: 0, json: { version: 1 }, err: '' });
    expect((await kist(['call', join(vaults, 'Ours.kist'), 'programme.addPlace', '-'], { input: '{"name":"Millbank"}' })).code).toBe(0);
    const { json } = await kist(['call', 'vaults/Ours', 'programme.get']);
    expect(json.places.map(({ name }: { name: string }) => name)).toEqual(['Craigend', 'Millbank']);
    expect((await kist(['call', '-', 'vault.strength', '-'], { input: '{"passphrase":"aaaa"}' })).json).toMatchObject({ enough: false });
    expect((await kist(['call', '-', 'vault.list'])).json.vaults).toMatchObject([{ name: 'Ours' }]);
  });

  test('are made in the name of a coder of the vault', async () => {
    await kist(['call', 'Ours', 'team.addCoder', '{"name":"Ruaridh Balfour","initials":"RB"}']);
    expect((await kist(['call', 'Ours', 'programme.addPlace', '{"name":"Harbourside"}', '--as', 'rb'])).code).toBe(0);
    const { json } = await kist(['call', 'Ours', 'history.list', '{"limit":1}']);
    expect(json.entries).toMatchObject([{ coder: 'Ruaridh Balfour', label: 'Added the place “Harbourside”' }]);
    expect((await kist(['call', 'Ours', 'programme.get', '--as', 'ZZ'])).error).toMatchObject({ code: 'not-found', message: expect.stringContaining('RB (Ruaridh Balfour)') });
  });

  test('undo works from one process to the next', async () => {
    expect((await kist(['call', 'Ours', 'history.undo', '--as', 'RB'])).json).toEqual({ label: 'Added the place “Harbourside”' });
    expect((await kist(['call', 'Ours', 'history.redo', '--as', 'RB'])).code).toBe(0);
  });

  test.each<[string, string[], string, RegExp]>([
    ['an unknown method', ['x.y'], 'unknown-method', /kist methods/],
    ['a method of every object', ['toString'], 'unknown-method', /kist methods/],
    ['malformed JSON', ['programme.addPlace', '{"name": '], 'bad-input', /not well-formed JSON.*Nothing was changed/],
    ['JSON that is no object', ['programme.addPlace', '["name"]'], 'bad-input', /JSON object/],
    ['input of another shape', ['programme.addPlace', '{"name":3}'], 'bad-input', /name: .*Nothing was changed/],
    ['a field too many', ['programme.addPlace', '{"name":"A","colour":"red"}'], 'bad-input', /colour/],
    ['a file where none is made', ['programme.get', '{}', '--out', 'x.docx'], 'bad-input', /makes no file/],
  ])('%s: exit code 1 and the error as JSON', async (_what, words, code, message) => {
    const ended = await kist(['call', 'Ours', ...words]);
    expect(ended).toMatchObject({ code: 1, out: '', error: { code, message: expect.stringMatching(message) } });
  });

  test('a vault that is not there, and none where one is needed', async () => {
    expect((await kist(['call', 'Nobody', 'programme.get'])).error).toMatchObject({ code: 'vault-missing' });
    expect((await kist(['call', '-', 'programme.get'])).error).toMatchObject({ code: 'locked' });
  });
});

describe('importing', () => {
  let folder: string;
  beforeAll(() => {
    folder = join(home, 'transcripts');
    mkdirSync(join(folder, 'deeper', '.hidden'), { recursive: true });
    writeFileSync(join(folder, 'evening.txt'), evening);
    writeFileSync(join(folder, 'deeper', 'note.md'), '# A note\n\nSynthetic. We met at the library.\n');
    writeFileSync(join(folder, 'deeper', '.hidden', 'secret.txt'), 'not for import');
    writeFileSync(join(folder, 'picture.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]));
    writeFileSync(join(folder, 'empty.txt'), '');
    writeFileSync(join(folder, 'moves.csv'), 'person,state,start,end\n1,home,2020-01-01,\n');
    writeFileSync(join(folder, 'later.odt'), 'PK\u0003\u0004');
  });

  test('a folder is walked; what can\'t be read is left out with the reason; the rest is stored', async () => {
    const { code, json } = await kist(['import', 'Ours', 'transcripts', '--json']);
    expect(code).toBe(0);
    expect(json.stored.map(({ source }: any) => source.fileName).toSorted()).toEqual(['evening.txt', 'note.md']);
    const left = Object.fromEntries(json.leftOut.map(({ file, problem }: any) => [file.split('/').at(-1), problem]));
    expect(Object.keys(left).toSorted()).toEqual(['empty.txt', 'later.odt', 'moves.csv', 'picture.png']);
    expect(left['empty.txt']).toMatchObject({ code: 'empty-file' });
    expect(left['moves.csv'].message).toContain('flows.prepare');
    for (const { message } of Object.values(left) as { message: string }[]) expect(message).toMatch(/^\S.*\.$/s);
  });

  test('the same again is noticed, and is no error; in words for a person', async () => {
    const { code, out } = await kist(['import', 'Ours', 'transcripts', 'transcripts/evening.txt']);
    expect(code).toBe(0);
    expect(out).toContain('here      transcripts/evening.txt: the same file is already here');
    expect(out).toContain('0 stored, 2 here already, 4 left out.');
  });

  test('speakers are told as they were recognised', async () => {
    writeFileSync(join(home, 'other.txt'), evening.replaceAll('Morag', 'Effie'));
    const { out } = await kist(['import', 'Ours', 'other.txt']);
    expect(out).toMatch(/speakers: Interviewer \(interviewer, \d+ turns\), Effie \(participant, \d+ turns\)/);
  });

  test('nothing at all that could be stored: exit code 1 and why', async () => {
    expect((await kist(['import', 'Ours', 'transcripts/empty.txt'])).error).toMatchObject({ code: 'empty-file', message: expect.stringContaining('Nothing was stored') });
    expect((await kist(['import', 'Ours', 'transcripts/moves.csv'])).error).toMatchObject({ code: 'format-later', message: expect.stringContaining('flows.prepare') });
    expect((await kist(['import', 'Ours', 'nowhere.txt'])).error).toMatchObject({ code: 'unreadable-file', message: expect.stringContaining('Nothing was stored') });
    mkdirSync(join(home, 'nothing'));
    expect((await kist(['import', 'Ours', 'nothing'])).error).toMatchObject({ code: 'not-found' });
  });

  test('a file that a method makes is written where it is wanted', async () => {
    const { json: list } = await kist(['call', 'Ours', 'sources.list']);
    const source = list.sources.find(({ fileName }: any) => fileName === 'evening.txt');
    const { json } = await kist(['call', 'Ours', 'sources.original', JSON.stringify({ id: source.id }), '--out', 'back.txt']);
    expect(json).toMatchObject({ file: { name: 'evening.txt', path: join(home, 'back.txt') } });
    expect(JSON.stringify(json)).not.toContain('base64');
    expect(readFileSync(join(home, 'back.txt'), 'utf8')).toBe(evening);
    expect((await kist(['call', 'Ours', 'sources.original', JSON.stringify({ id: source.id }), '--out', 'no/such/folder/x.txt'])).error).toMatchObject({ code: 'disk' });
  });
});

describe('keeping', () => {
  test('check says what is good; backup, restore and check again', async () => {
    const check = await kist(['check', 'Ours']);
    expect(check).toMatchObject({ code: 0, err: '' });
    expect(check.out).toMatch(/^good {2}The history is whole/m);
    expect(check.out).toContain('The vault is sound.');
    const backup = await kist(['backup', 'Ours', '--to', 'safe', '--json']);
    expect(backup.json).toMatchObject({ verified: true });
    expect((await kist(['restore', backup.json.path, 'Again'])).out).toContain('Again.kist');
    expect((await kist(['check', './Again.kist', '--json'])).json).toMatchObject({ sound: true });
    expect((await kist(['restore', backup.json.path, 'Again'])).error).toMatchObject({ code: 'vault-exists' });
  });

  test('a damaged vault is named and left as it is', async () => {
    const { json } = await kist(['backup', 'Ours', '--json']);
    await kist(['restore', json.path, 'Harmed']);
    const path = join(home, 'Harmed.kist', 'vault.db');
    const bytes = readFileSync(path);
    bytes.fill(0, 20_000, 21_000);
    writeFileSync(path, bytes);
    expect((await kist(['check', 'Harmed'])).error).toMatchObject({ code: 'vault-damaged' });
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  test('a synced folder is refused, unless the person insists', async () => {
    expect((await kist(['new', 'OneDrive/ours.kist'])).error).toMatchObject({ code: 'synced-folder' });
    expect((await kist(['new', 'OneDrive/ours.kist', '--even-if-synced'])).code).toBe(0);
  });

  test('a vault that another process holds is refused clearly', async () => {
    const first = kist(['call', 'Ours', 'programme.get', '-'], { input: '{}' });
    const both = await Promise.all([first, kist(['call', 'Ours', 'vault.check'])]);
    // One after the other or at once: never a fault, never half an answer.
    for (const ended of both) expect(ended.code === 0 || ended.error.code === 'vault-in-use').toBe(true);
    expect(both.some(({ code }) => code === 0)).toBe(true);
  });
});

test('it runs through a link, as npx makes one', async () => {
  symlinkSync(join(import.meta.dirname, '..', '..', 'src', 'cli', 'kist.cjs'), join(home, 'linked.cjs'));
  expect((await run(['methods', 'history'], { before: [join(home, 'linked.cjs')] })).out.trim().split('\n')).toHaveLength(Object.keys(contract).filter((name) => name.startsWith('history.')).length);
});

test('a reader that has seen enough is no fault', async () => {
  const ended = await run(['-c', `"${process.execPath}" "${join(import.meta.dirname, '..', '..', 'src', 'cli', 'kist.cjs')}" methods --json | head -c 10`], { program: 'sh', before: [] });
  expect(ended).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^\[/) });
});
