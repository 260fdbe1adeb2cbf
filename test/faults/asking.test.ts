/**
 * Wrong questions at the command line and in the service. What else section "bad input" names stands elsewhere: vaults that are damaged, cut, newer, synced, opened twice or opened with a
 * wrong secret in `test/vault`; random methods and inputs in `test/contract`; each file format, byte by byte, beside its reader in `src/exchange`.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createService, pathInbox } from '../../src/service/index.ts';
import { resourcesFolder, testPassphrase } from '../open-vault.ts';
import { evening } from '../small-sources.ts';
import { fingerprint } from '../vault/folders.ts';
import { openWatchedVault, type WatchedVault } from './watched-vault.ts';

let vault: WatchedVault;
beforeAll(async () => {
  vault = await openWatchedVault();
});
afterAll(() => vault.close());

const program = join(import.meta.dirname, '..', '..', 'src', 'cli', 'kist.ts');
type Said = { code: number; out: string; error: { code: string; message: string } };

/** Runs the command line without a terminal, so that nothing can be asked. */
function kist(words: readonly string[], options: { pipe?: string; passphrase?: string } = {}): Promise<Said> {
  const { KIST_PASSPHRASE: _one, KIST_LINK_PASSPHRASE: _other, ...env } = process.env;
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...words], { env: { ...env, KIST_HOME: vault.folder, ...(options.passphrase !== undefined && { KIST_PASSPHRASE: options.passphrase }) }, detached: true });
    let [out, problem] = ['', ''];
    child.stdout.on('data', (piece) => (out += piece));
    child.stderr.on('data', (piece) => (problem += piece));
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.pipe ?? '');
    child.on('close', (code) => resolve({ code: code ?? -1, out, error: problem === '' ? { code: '', message: '' } : (JSON.parse(problem) as { error: Said['error'] }).error }));
  });
}

describe('the command line, while a window has the vault open', () => {
  type Case = readonly [what: string, words: () => string[], options: { pipe?: string; passphrase?: string }, code: string, says: RegExp];
  const own = { passphrase: testPassphrase };
  const cases: readonly Case[] = [
    ['an unknown method', () => ['call', vault.path, 'sources.steal', '{}'], own, 'unknown-method', /“sources\.steal”.*kist methods/],
    ['a method by a name that every object has', () => ['call', vault.path, '__proto__', '{}'], own, 'unknown-method', /kist methods/],
    ['an unknown command', () => ['delete', vault.path], own, 'bad-input', /“delete”.*kist help/],
    ['too few words', () => ['call', vault.path], own, 'bad-input', /kist call VAULT/],
    ['malformed JSON', () => ['call', vault.path, 'programme.addPlace', '{"name": "Craigend"'], own, 'bad-input', /not well-formed JSON.*single quotes/],
    ['malformed JSON through a pipe', () => ['call', vault.path, 'programme.addPlace', '-'], { ...own, pipe: '{name: Craigend}' }, 'bad-input', /from the pipe is not well-formed JSON/],
    ['JSON that is no object', () => ['call', vault.path, 'programme.addPlace', '["Craigend"]'], own, 'bad-input', /JSON object/],
    ['a secret among the words', () => ['call', vault.path, 'vault.changePassphrase', '{"passphrase": "x"}'], own, 'not-allowed', /shell's history/],
    ['no passphrase and no terminal', () => ['call', vault.path, 'programme.get'], {}, 'wrong-passphrase', /Set KIST_PASSPHRASE/],
    ['a wrong passphrase', () => ['check', vault.path], { passphrase: 'another wobbly heron teapot' }, 'wrong-passphrase', /recovery key/],
    ['an empty passphrase', () => ['check', vault.path], { passphrase: '' }, 'wrong-passphrase', /recovery key/],
    ['no vault there', () => ['check', join(vault.folder, 'Nowhere.kist')], own, 'vault-missing', /Nothing was changed/],
    ['a second opener', () => ['call', vault.path, 'programme.addPlace', '{"name": "Craigend"}'], own, 'vault-in-use', /another window or command/],
    ['an import beside the window', () => ['import', vault.path, vault.file('beside.txt', evening)], own, 'vault-in-use', /another window or command/],
  ];

  test.each(cases)('%s: exit code 1, one line of JSON on the error stream, nothing else, nothing changed', async (_what, words, options, code, says) => {
    const before = { held: vault.held(), files: fingerprint(vault.path) };
    const { code: exit, out, error } = await kist(words(), options);
    expect({ exit, out, ...error }).toMatchObject({ exit: 1, out: '', code, message: expect.stringMatching(says) });
    expect(error.message).toMatch(/Nothing was (changed|done|stored)|vault is (untouched|safe)|Everything/);
    expect({ held: vault.held(), files: fingerprint(vault.path) }).toEqual(before);
  });

  test('the window goes on', () => vault.stillWorks());
});

describe('the service', () => {
  test.each([
    ['a method that nobody knows', 'sources.steal', {}, 'unknown-method', /`kist methods` lists them all/],
    ['no name at all', '', {}, 'unknown-method', /“”/],
    ['a word too many', 'programme.addPlace', { name: 'Craigend', colour: 'red' }, 'bad-input', /programme\.addPlace can't take that.*colour/],
    ['a word too few', 'programme.addPlace', {}, 'bad-input', /name/],
    ['another kind of thing', 'programme.addPlace', { name: { $gt: '' } }, 'bad-input', /name/],
    ['a list', 'programme.addPlace', ['Craigend'], 'bad-input', /programme\.addPlace/],
    ['a number that is none', 'history.list', { limit: Number.NaN }, 'bad-input', /limit/],
    ['a name as long as a book', 'codebook.create', { name: 'x'.repeat(100_000) }, 'bad-input', /name/],
    ['more files than one step takes', 'sources.store', { files: Array.from({ length: 2001 }, () => ({ file: 'a.txt' })) }, 'bad-input', /files/],
    ['an id of something else', 'coding.list', { sourceId: 'nobody' }, 'not-found', /no longer here/],
  ] as const)('%s', async (_what, name, input, code, says) => {
    expect(await vault.refused(name, input)).toMatchObject({ code, message: expect.stringMatching(says) });
  });

  test('with no vault open everything that needs one is refused, and what needs none answers', async () => {
    const service = createService({ inbox: pathInbox, resources: resourcesFolder, checkAnswers: true });
    for (const name of ['programme.get', 'sources.list', 'flows.list', 'vault.backup', 'history.undo']) {
      expect(await service.call(name, {})).toMatchObject({ ok: false, error: { code: 'locked', message: expect.stringMatching(/safe\. Unlock a vault first/) } });
    }
    expect(await service.call('vault.state', {})).toMatchObject({ ok: true, value: { open: false } });
    expect(await service.call('vault.strength', { passphrase: 'password' })).toMatchObject({ ok: true, value: { enough: false } });
    await service.close();
  });

  test('a vault where one is already, under a name that is none, or in a place that can\'t be written', async () => {
    const service = createService({ inbox: pathInbox, resources: resourcesFolder, checkAnswers: true });
    const inner = join(vault.folder, 'inner');
    mkdirSync(inner);
    const files = readdirSync(vault.folder);
    const create = (name: string, folder: string) => service.call('vault.create', { name, folder, passphrase: 'six quiet otters knitting' });
    expect(await create('Test', vault.folder)).toMatchObject({ ok: false, error: { code: 'vault-exists', message: expect.stringMatching(/Nothing was changed\. Choose another name/) } });
    expect(await create('   ', inner)).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(await create('Ours', vault.file('a file', ''))).toMatchObject({ ok: false, error: { code: 'disk', message: expect.stringContaining('Choose another place') } });
    expect(readdirSync(inner)).toEqual([]);
    for (const name of ['../Escaped', '..', 'a/b', 'C:\\x']) {
      const answer = await create(name, inner);
      // Refused, or made in that very folder under a name that is one.
      if (answer.ok) expect(dirname((answer.value as { path: string }).path)).toBe(inner);
      else expect(answer.error.code).toBe('bad-input');
      await service.close();
    }
    await service.close();
    expect(readdirSync(vault.folder)).toEqual(files);
  });

  test('after all of these the vault is as it was', async () => {
    await vault.stillWorks();
    expect(await vault.call('vault.check', {})).toMatchObject({ sound: true });
  });
});
