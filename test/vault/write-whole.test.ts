import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { writeWhole } from '../../src/vault/write-whole.ts';

const folder = mkdtempSync(join(tmpdir(), 'kist-whole-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.skipIf(process.platform === 'win32')('a link or an open file that somebody left in its way is neither followed nor used (skipped on Windows)', () => {
  const theirs = join(folder, 'theirs.txt');
  writeFileSync(theirs, 'years of work');
  symlinkSync(theirs, join(folder, 'key.new'));
  writeWhole(join(folder, 'key'), 'secret');
  expect(readFileSync(theirs, 'utf8')).toBe('years of work');
  expect(readFileSync(join(folder, 'key'), 'utf8')).toBe('secret');

  writeFileSync(join(folder, 'key.new'), '');
  chmodSync(join(folder, 'key.new'), 0o666);
  writeWhole(join(folder, 'key'), 'another');
  expect(statSync(join(folder, 'key')).mode & 0o777).toBe(0o600);
});
