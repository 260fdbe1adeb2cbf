import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { secretFields } from '../../src/cli/secrets.ts';
import { forkVault } from '../../src/loopback/fork-vault.ts';
import { createBroker } from '../../src/service/index.ts';
import { secretVariables } from '../../src/service/secret-variables.ts';
import { says } from './folders.ts';

const linux = process.platform === 'linux';
const pattern = linux ? readFileSync('/proc/sys/kernel/core_pattern', 'utf8').trim() : '|';
const home = mkdtempSync(join(tmpdir(), 'kist-crash-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

test('every variable in which the command line takes a secret is known as one', () => {
  expect(Object.values(secretFields).map(({ variable }) => variable).toSorted()).toEqual([...secretVariables].toSorted());
});

describe.skipIf(!linux)('the process that holds a vault (skipped where there is no /proc)', () => {
  const children = (): string[] => execFileSync('ps', ['--ppid', String(process.pid), '-o', 'pid='], { encoding: 'utf8' }).split(/\s+/).filter((pid) => pid !== '');

  test('has no passphrase in its environment, and leaves its memory out of the file that a crash may leave', async () => {
    for (const name of secretVariables) process.env[name] = 'nobody else needs to know';
    const before = new Set(children());
    const broker = createBroker(forkVault);
    expect((await broker.call('vault.state', {})).ok).toBe(true);
    for (const name of secretVariables) delete process.env[name];
    const started = children().filter((pid) => !before.has(pid) && /vault-process/.test(readOrNothing(`/proc/${pid}/cmdline`)));
    expect(started).toHaveLength(1);
    expect(readFileSync(`/proc/${started[0]}/environ`, 'utf8')).not.toContain('nobody else needs to know');
    expect(readFileSync(`/proc/${started[0]}/coredump_filter`, 'utf8').trim()).toBe('00000000');
    await broker.lock('person');
  });

  test.skipIf(pattern.startsWith('|') || pattern.includes('/'))('as such a file shows (skipped where the machine hands them to a program)', () => {
    const words = 'what they said at the railings about the bench and the soup and all of that';
    const script = `
      const { leaveMemoryOutOfCoreDumps } = await import(${JSON.stringify(join(import.meta.dirname, '../../src/service/core-dump.ts'))});
      if (process.argv[1] === 'guarded') leaveMemoryOutOfCoreDumps();
      globalThis.kept = process.argv[2].split('-').join(' ');
      process.kill(process.pid, 'SIGSEGV');`;
    const crash = (guard: string): Buffer[] => {
      const folder = mkdtempSync(join(home, 'core-'));
      try {
        execFileSync('sh', ['-c', 'ulimit -c unlimited; exec "$0" "$@"', process.execPath, '--input-type=module', '--eval', script, guard, words.replaceAll(' ', '-')], { cwd: folder, stdio: 'ignore' });
      } catch {
        // It was meant to crash.
      }
      return readdirSync(folder).filter((name) => statSync(join(folder, name)).size < 2 ** 31).map((name) => readFileSync(join(folder, name)));
    };
    // Without the guard the words are in it, which shows that this test sees something.
    expect(crash('open').some((file) => says(file, words))).toBe(true);
    const guarded = crash('guarded');
    expect(guarded.length).toBeGreaterThan(0);
    expect(guarded.some((file) => says(file, words))).toBe(false);
  });
});

function readOrNothing(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
