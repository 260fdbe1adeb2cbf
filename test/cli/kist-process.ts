/** `kist` as a person runs it: a real process, told by its words, its exit code and what it prints. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const launcher = join(import.meta.dirname, '..', '..', 'src', 'cli', 'kist.cjs');

export type Ended = { code: number | null; out: string; err: string; json: any; error: { code: string; message: string; details?: any } };

export type Circumstances = { env?: Record<string, string | undefined>; input?: string; cwd?: string; program?: string; before?: string[] };

export function kist(words: readonly string[], { env = {}, input, cwd, program = process.execPath, before = [launcher] }: Circumstances = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...before, ...words], {
      cwd,
      // Without the test's own terminal: a question has nobody to ask.
      detached: true,
      env: { ...process.env, KIST_PASSPHRASE: undefined, KIST_LINK_PASSPHRASE: undefined, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err, json: parsed(out), error: parsed(err.trim().split('\n').at(-1) ?? '')?.error }));
  });
}

function parsed(text: string): any {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
