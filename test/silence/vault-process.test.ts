import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Input, MethodName, Output } from '../../src/contract/index.ts';
import { createBroker, type FromVault, type VaultProcess } from '../../src/service/index.ts';
import { testPassphrase } from '../open-vault.ts';

/** The process that holds the vault talks to nobody. The command line is walked in the same way in `test/cli/demo.test.ts`. */
const entry = join(import.meta.dirname, '..', '..', 'src', 'loopback', 'vault-process.ts');
const home = mkdtempSync(join(tmpdir(), 'kist-silence-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const works = (program: string, ...words: string[]): boolean => process.platform === 'linux' && spawnSync(program, [...words, 'true']).status === 0;
const alone = works('unshare', '--net');
const traced = works('strace', '-qq', '-e', 'trace=none');
const watched = ['-f', '-qq', '-A', '-e', 'trace=%network', '-o'] as const;

/** The vault process as the loopback host starts it, within another program. */
const within = (program: string, ...words: string[]) => (): VaultProcess => {
  const child = spawn(program, [...words, process.execPath, entry], { serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: { ...process.env, KIST_HOME: home } });
  return {
    post: (message) => void (child.connected && child.send(message, () => undefined)),
    onMessage: (listener) => void child.on('message', (message) => listener(message as FromVault)),
    // It ends when its host is gone; the program around it must not be killed before it.
    kill: () => void (child.connected && child.disconnect()),
    onExit: (listener) => void child.on('exit', listener),
  };
};

/** From files to a brief and a backup: every kind of work that a vault process does. */
async function walk(start: () => VaultProcess, name: string): Promise<void> {
  const broker = createBroker(start);
  const call = async <Name extends MethodName>(method: Name, input: Input<Name>): Promise<Output<Name>> => {
    const answer = await broker.call(method, input);
    expect(answer, method).toMatchObject({ ok: true });
    return (answer as { value: Output<Name> }).value;
  };
  const { path } = await call('vault.createSample', { name, passphrase: testPassphrase });
  const words = '# https://example.org/\n\nMary: See https://example.org/a.png and \\\\share\\notes.\n\nJohn: ![a](http://example.org/b.png) I did.\n\nMary: So did I.\n\nJohn: Good.\n';
  const chosen = await broker.addBytes('links.md', new TextEncoder().encode(words));
  const { files } = await call('sources.prepare', { files: [chosen!.token] });
  expect(files[0]!.problem).toBeNull();
  const { sources } = await call('sources.store', { files: [{ file: chosen!.token }] });
  await call('coding.applyNew', { sourceId: sources[0]!.id, start: 0, end: 20, name: 'links' });
  expect((await call('search.find', { words: 'listened' })).total).toBeGreaterThan(0);
  const { datasets } = await call('flows.list', {});
  await call('flows.view', { datasetId: datasets[0]!.id, view: { measure: 'moves' } });
  const { claims } = await call('claims.list', {});
  for (const format of ['docx', 'html'] as const) {
    const request = { claimIds: [claims[0]!.id], audience: 'team' as const };
    const { findings } = await call('reports.check', request);
    const allow = [...new Set(findings.flatMap((finding) => (finding.verdict === 'decide' ? [finding.evidenceId ?? finding.claimId!] : [])))];
    await call('reports.brief', { ...request, format, decision: { allow, leaveOut: [], person: 'Somebody', reason: 'Invented people.' } });
  }
  await call('vault.backup', {});
  expect((await call('vault.check', {})).sound).toBe(true);
  await broker.lock('person');
  await call('vault.unlock', { path, passphrase: testPassphrase });
  await broker.lock('person');
}

describe('the vault process', () => {
  test.skipIf(!alone)('does all its work without any network, not even its own machine’s (skipped where no network of its own can be made)', async () => {
    await walk(within('unshare', '--net'), 'Without a network');
  });

  test.skipIf(!traced)('opens no socket but to its host: nothing else in the trace of its system calls (skipped where there is no strace)', async () => {
    const control = join(home, 'control.txt');
    spawnSync('strace', [...watched, control, process.execPath, '--eval', "require('node:net').connect(9, '127.0.0.1').on('error', () => {})"]);
    expect(readFileSync(control, 'utf8')).toMatch(/connect\(.*AF_INET/);

    const trace = join(home, 'trace.txt');
    await walk(within('strace', ...watched, trace), 'Traced');
    const calls = readFileSync(trace, 'utf8').split('\n');
    // Its line to the host was there before it; that it is used shows that the trace sees something.
    expect(calls.some((line) => /recvmsg\(|sendmsg\(/.test(line))).toBe(true);
    // Everything else begins with a socket. One is opened to ask the kernel which interfaces there are (AF_NETLINK): a library looks at Node's report on this machine.
    expect(calls.filter((line) => /\bsocket\((?!AF_NETLINK)/.test(line))).toEqual([]);
  });
});
