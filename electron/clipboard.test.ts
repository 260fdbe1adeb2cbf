import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { guardClipboard } from './clipboard.ts';

let text = '';
const clipboard = { readText: () => text, clear: () => { text = ''; } };
beforeEach(() => {
  text = '';
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

function copy(words: string, guard: ReturnType<typeof guardClipboard>): void {
  // As the browser does: the page hears of it first, then the words are there.
  guard.copied();
  text = words;
  vi.advanceTimersByTime(200);
}

test('what was copied in the window is gone with the lock', () => {
  const guard = guardClipboard(clipboard);
  copy('Nobody had asked us before.', guard);
  guard.clear();
  expect(text).toBe('');
});

test('what was copied elsewhere, before or since, stays', () => {
  const guard = guardClipboard(clipboard);
  text = 'a shopping list';
  guard.clear();
  expect(text).toBe('a shopping list');
  copy('Nobody had asked us before.', guard);
  text = 'a shopping list';
  guard.clear();
  expect(text).toBe('a shopping list');
});
