/** Asks for something secret on the terminal, without showing it. */
import { openSync } from 'node:fs';
import { ReadStream } from 'node:tty';
import { stopped } from './problem.ts';

/** What was typed ahead, for the next question. */
let ahead = '';

/** The terminal: standard input, or where that is a pipe, the terminal behind it. */
function terminal(): ReadStream | null {
  if (process.stdin.isTTY) return process.stdin;
  try {
    return new ReadStream(openSync(process.platform === 'win32' ? '\\\\.\\CONIN$' : '/dev/tty', 'r'));
  } catch {
    return null;
  }
}

/** Edits a line as the keys come; answers null while it goes on. */
export function takeKeys(line: string, keys: string): { line: string; done: boolean; rest: string } | 'interrupted' {
  let text = line;
  // Arrow keys and the like come as escape sequences; they have no meaning in a hidden line.
  const plain = keys.replace(/\u001b(\[[0-9;]*[A-Za-z~]|O[A-Z])?/g, '');
  for (let at = 0; at < plain.length; at += 1) {
    const key = plain[at]!;
    if (key === '\r' || key === '\n') return { line: text, done: true, rest: plain.slice(at + 1).replace(/^\n/, '') };
    if (key === '\u0003' || key === '\u0004') return 'interrupted';
    if (key === '\u007f' || key === '\b') text = Array.from(text).slice(0, -1).join('');
    else if (key === '\u0015') text = '';
    else if (key >= ' ') text += key;
  }
  return { line: text, done: false, rest: '' };
}

/** Answers what was typed, or null where there is no terminal. */
export async function askHidden(question: string): Promise<string | null> {
  const input = terminal();
  if (!input) return null;
  // First hidden, then asked: a quick hand must not be shown either.
  input.setRawMode(true);
  process.stderr.write(question);
  input.setEncoding('utf8');
  try {
    return await new Promise<string>((resolve, reject) => {
      let line = '';
      const take = (keys: string): void => {
        const taken = takeKeys(line, keys);
        if (taken === 'interrupted') return reject(stopped('cancelled', 'Stopped at your wish. Nothing was done.'));
        line = taken.line;
        ahead = taken.rest;
        if (taken.done) resolve(line);
      };
      input.on('data', take);
      input.on('error', reject);
      input.on('end', () => reject(stopped('cancelled', 'The terminal was closed. Nothing was done.')));
      input.resume();
      if (ahead) take(ahead);
    });
  } finally {
    input.setRawMode(false);
    input.removeAllListeners('data');
    input.pause();
    if (input !== process.stdin) input.destroy();
    process.stderr.write('\n');
  }
}
