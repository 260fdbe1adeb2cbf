import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { type Ended, kist, launcher } from './kist-process.ts';

const home = mkdtempSync(join(tmpdir(), 'kist-demo-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** A network of its own with nothing in it, where this account may make one. */
const alone = process.platform === 'linux' && spawnSync('unshare', ['--net', 'true']).status === 0;
const traced = process.platform === 'linux' && spawnSync('strace', ['-qq', '-e', 'trace=none', 'true']).status === 0;
const inNoNetwork = (words: string[]): Promise<Ended> => kist(words, { env: { KIST_HOME: home }, ...(alone && { program: 'unshare', before: ['--net', process.execPath, launcher] }) });

describe(`kist demo${alone ? ', without any network' : ' (with the network of the machine: no other can be made here)'}`, () => {
  const folder = join(home, 'out');

  test('walks the whole journey and leaves vault, brief and log', async () => {
    const { code, out, err } = await inNoNetwork(['demo', folder]);
    expect(err).not.toContain('"error"');
    expect(code).toBe(0);
    for (const name of ['brief.docx', 'brief.html', 'demonstration.txt']) expect(out).toContain(join(folder, name));

    const log = readFileSync(join(folder, 'demonstration.txt'), 'utf8');
    for (const words of ['Imported', 'Coded four passages', 'Took back', 'Searched for “bench”', 'Logged two signs', 'Flows:', 'Wrote a claim with 5 items of evidence and 1 other explanation', 'For the board', 'the vault is sound']) expect(log).toContain(words);

    const html = readFileSync(join(folder, 'brief.html'), 'utf8');
    expect(html).toContain('soup nights');
    expect(html).toContain('it was them that asked for the bench');
    // Attributed at the level that was agreed, and by nothing more telling.
    expect(html).toContain('Works near a school');
    expect(html).not.toMatch(/WINIFRED|Winifred/);
    expect(html).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
    const text = new TextDecoder().decode(unzipSync(readFileSync(join(folder, 'brief.docx')))['word/document.xml']);
    expect(text).toContain('soup nights');
  });

  test.skipIf(!traced)('opens no connection to any network: no such socket in the trace of its system calls (skipped where there is no strace)', async () => {
    const trace = join(home, 'trace.txt');
    const words = ['-f', '-qq', '-e', 'trace=socket,connect,bind,sendto', '-o', trace, process.execPath, launcher, 'demo', join(home, 'traced')];
    expect((await kist(words, { program: 'strace', before: [], env: { KIST_HOME: home } })).code).toBe(0);
    expect(readFileSync(trace, 'utf8')).not.toMatch(/AF_INET|AF_INET6|AF_PACKET/);
  });

  test('the vault that it leaves is sound, and a second demonstration does not go over it', async () => {
    const passphrase = 'invented soup at the railings';
    expect((await kist(['check', join(folder, 'Demonstration.kist')], { env: { KIST_PASSPHRASE: passphrase } })).code).toBe(0);
    expect((await inNoNetwork(['demo', folder])).error).toMatchObject({ code: 'vault-exists' });
  });
});
