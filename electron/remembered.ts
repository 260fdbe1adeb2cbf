/** What the host remembers of the window between two starts: its size and its theme. Nothing of a vault, not even a name. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export type Theme = 'system' | 'light' | 'dark';
export type Size = { width: number; height: number };
export type Remembered = { theme: Theme; size: Size | null };

/** Not its place: the screen on which it stood may be gone. */
function sizeOf(value: unknown): Size | null {
  const { width, height } = (value ?? {}) as Record<string, unknown>;
  const sensible = [width, height].every((number) => Number.isInteger(number) && Number(number) >= 200 && Number(number) <= 10_000);
  return sensible ? ({ width, height } as Size) : null;
}

/** A file that is missing or odd is no reason to say anything: the usual is used. */
export function recall(path: string): Remembered {
  try {
    const { theme, size } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    return { theme: theme === 'light' || theme === 'dark' ? theme : 'system', size: sizeOf(size) };
  } catch {
    return { theme: 'system', size: null };
  }
}

export function remember(path: string, what: Remembered): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(what));
  } catch {
    // A window of another size next time is a small loss.
  }
}
