import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { recall, remember } from './remembered.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kist-remembered-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the theme and the size come back', () => {
  const path = join(folder, 'new', 'window.json');
  remember(path, { theme: 'dark', size: { width: 1400, height: 900 } });
  expect(recall(path)).toEqual({ theme: 'dark', size: { width: 1400, height: 900 } });
});

test.each(['', '[]', 'null', '{"theme":"pink","size":{"width":"wide"}}', '{"size":{"width":1,"height":1}}', '{"size":{"width":1e9,"height":900}}', '{'])('%j is taken as the usual', (text) => {
  const path = join(folder, 'window.json');
  writeFileSync(path, text);
  expect(recall(path)).toEqual({ theme: 'system', size: null });
});

test('a place that can’t be written is no fault', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => remember(join(folder, 'file', 'window.json'), { theme: 'light', size: null })).not.toThrow();
});
