import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { launcher } from './kist-process.ts';

const home = mkdtempSync(join(tmpdir(), 'kist-prompt-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** A terminal to ask on, from util-linux. */
const hasTerminal = process.platform === 'linux' && /util-linux/.test(spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? '');

/** Runs a command on a terminal; each answer is typed when its question has been asked. */
function onTerminal(command: string, answers: readonly (readonly [question: string, typed: string])[]): Promise<{ code: number | null; shown: string }> {
  return new Promise((resolve) => {
    const child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], { env: { ...process.env, KIST_HOME: home, KIST_PASSPHRASE: undefined }, stdio: ['pipe', 'pipe', 'inherit'] });
    let shown = '';
    let read = 0;
    const left = [...answers];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      shown += text;
      const [next] = left;
      const at = next ? shown.indexOf(next[0], read) : -1;
      if (!next || at < 0) return;
      read = at + next[0].length;
      left.shift();
      child.stdin.write(next[1]);
    });
    child.on('close', (code) => resolve({ code, shown }));
  });
}

test.skipIf(!hasTerminal)('the passphrase is asked for without being shown (skipped where no terminal can be made)', async () => {
  const kist = `"${process.execPath}" "${launcher}"`;
  const secret = 'five lanterns under the larches';
  const made = await onTerminal(`${kist} new Asked`, [['Passphrase of the vault: ', `${secret}X\u007f\r`], ['The same again: ', `${secret}\r`]]);
  expect(made.shown).toContain('Made a vault');
  expect(made.shown).not.toContain('lanterns');
  expect(made.code).toBe(0);

  const mistyped = await onTerminal(`${kist} new Mistyped`, [['Passphrase of the vault: ', `${secret}\r`], ['The same again: ', 'something else\r']]);
  expect(mistyped).toMatchObject({ code: 1, shown: expect.stringContaining('The two are not the same') });

  const left = await onTerminal(`${kist} check Asked`, [['Passphrase of the vault: ', '\u0003']]);
  expect(left).toMatchObject({ code: 1, shown: expect.stringContaining('cancelled') });

  // The question finds the terminal although the input comes through a pipe.
  const piped = await onTerminal(`echo '{"name":"Craigend"}' | ${kist} call Asked programme.addPlace -`, [['Passphrase of the vault: ', `${secret}\r`]]);
  expect(piped.shown).toContain('"version": 1');
  expect(piped.code).toBe(0);
}, 120_000);
