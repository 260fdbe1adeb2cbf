import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { filesUnder, writeWhole } from './disk.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kist-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('files of a folder', () => {
  test('in the order of their names, the hidden ones and links left out', async () => {
    mkdirSync(join(folder, 'deep', '.git'), { recursive: true });
    for (const name of ['day 10.txt', 'day 2.txt', 'deep/day 3.VTT', 'deep/.git/config.txt', '.DS_Store', 'picture.png']) writeFileSync(join(folder, name), 'x');
    symlinkSync(join(folder, 'day 2.txt'), join(folder, 'link.txt'));
    expect((await filesUnder(folder, ['txt', 'vtt'])).map((path) => basename(path))).toEqual(['day 2.txt', 'day 10.txt', 'day 3.VTT']);
    expect((await filesUnder(folder, [])).map((path) => basename(path))).toEqual(['day 2.txt', 'day 10.txt', 'day 3.VTT', 'picture.png']);
    expect(await filesUnder(join(folder, 'missing'), [])).toEqual([]);
  });
});

describe('saving', () => {
  test('replaces a file whole, and leaves nothing beside it', async () => {
    const path = join(folder, 'brief.txt');
    writeFileSync(path, 'before');
    await writeWhole(path, Buffer.from('after'));
    expect(readFileSync(path, 'utf8')).toBe('after');
    expect(readdirSync(folder)).toEqual(['brief.txt']);
  });

  test('leaves what was there where it fails, and says what to do', async () => {
    const path = join(folder, 'a folder');
    mkdirSync(path);
    writeFileSync(join(path, 'inside.txt'), 'x');
    await expect(writeWhole(path, Buffer.from('after'))).rejects.toThrow('Choose another place');
    expect(readdirSync(folder)).toEqual(['a folder']);
    expect(readdirSync(path)).toEqual(['inside.txt']);
  });
});
