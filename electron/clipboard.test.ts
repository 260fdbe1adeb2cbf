import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { guardClipboard } from './clipboard.ts';

let text = '';
const clipboard = { readText: () => Promise.resolve(text), clear: () => { text = ''; } };
beforeEach(() => {
  text = '';
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

async function copy(words: string, guard: ReturnType<typeof guardClipboard>): Promise<void> {
  // As the browser does: the page hears of it first, then the words are there.
  guard.copied();
  text = words;
  await vi.advanceTimersByTimeAsync(200);
}

test('what was copied in the window is gone with the lock', async () => {
  const guard = guardClipboard(clipboard);
  await copy('Nobody had asked us before.', guard);
  await guard.clear();
  expect(text).toBe('');
});

test('what was copied elsewhere, before or since, stays', async () => {
  const guard = guardClipboard(clipboard);
  text = 'a shopping list';
  await guard.clear();
  expect(text).toBe('a shopping list');
  await copy('Nobody had asked us before.', guard);
  text = 'a shopping list';
  await guard.clear();
  expect(text).toBe('a shopping list');
});
