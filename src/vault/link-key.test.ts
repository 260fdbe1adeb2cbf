import { createHmac } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLinkKey, linkKeyExists, linkKeyPath, openLinkKey, type LinkKey } from './link-key.ts';

const passphrase = 'seven brave dippers wading';
let folder: string;
let vaultPath: string;
let key: LinkKey;
let hashes: Record<string, string>;
const people = ['0101010000', 'child-000001', 'Zoë', 'Zoe\u0308'];
const hashesOf = (one: LinkKey) => Object.fromEntries(people.map((person) => [person, one.hash(person).toString('hex')]));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kist-link-key-'));
  vaultPath = join(folder, 'Ours.kist');
  key = await createLinkKey(vaultPath, passphrase);
  hashes = hashesOf(key);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const text = (): string => readFileSync(linkKeyPath(vaultPath), 'utf8');
type KeyFile = Record<string, unknown> & { stretching: Record<string, unknown> };

/** What opening says of a key file that somebody has changed. */
async function openChanged(change: (file: KeyFile) => unknown): Promise<{ code: string; message: string } | 'opened'> {
  const other = join(folder, 'Changed.kist');
  const file = JSON.parse(text()) as KeyFile;
  const changed = change(file);
  writeFileSync(linkKeyPath(other), typeof changed === 'string' ? changed : JSON.stringify(changed ?? file));
  return openLinkKey(other, passphrase).then(
    () => 'opened' as const,
    (error: { code: string; message: string }) => error,
  );
}

describe('the key file', () => {
  test('lies beside the vault, not inside it, and is all that is written', () => {
    expect(dirname(linkKeyPath(vaultPath))).toBe(folder);
    expect(linkKeyPath(vaultPath)).toBe(join(folder, 'Ours.kist-link-key'));
    expect(linkKeyExists(vaultPath)).toBe(true);
    expect(readdirSync(folder)).toEqual(['Ours.kist-link-key']);
  });

  test('gives the same hash for the same person after it was closed and opened again', async () => {
    const again = await openLinkKey(vaultPath, passphrase);
    expect(again.id).toBe(key.id);
    expect(hashesOf(again)).toEqual(hashes);
    // Typed on another keyboard layout, the passphrase is the same under NFKC.
    expect(hashesOf(await openLinkKey(vaultPath, passphrase.replace('brave', '\uff42\uff52\uff41\uff56\uff45')))).toEqual(hashes);
  });

  test('one person is one hash however the name is composed or padded; different people differ', () => {
    expect(hashes['Zoë']).toBe(hashes['Zoe\u0308']);
    expect(key.hash(' 0101010000 ').toString('hex')).toBe(hashes['0101010000']);
    expect(key.hash('0101010000')).toHaveLength(16);
    const many = new Set(Array.from({ length: 5000 }, (_, number) => key.hash(String(101_010_000 + number)).toString('hex')));
    expect(many.size).toBe(5000);
  });

  test('holds neither the key nor the passphrase: without the secret no hash can be made from it', () => {
    expect(text()).not.toContain(passphrase);
    const parts = Object.values(JSON.parse(text()) as Record<string, unknown>).filter((part): part is string => typeof part === 'string');
    const guesses = [...parts, ...parts.map((part) => Buffer.from(part, 'base64')), ...parts.map((part) => Buffer.from(part, 'base64').subarray(0, 32)), passphrase];
    for (const guess of guesses) expect(createHmac('sha256', guess).update('0101010000').digest().subarray(0, 16).toString('hex')).not.toBe(hashes['0101010000']);
  });

  test('another key gives other hashes, so that people of two keys are not linked', async () => {
    const other = await createLinkKey(join(folder, 'Theirs.kist'), passphrase);
    expect(other.id).not.toBe(key.id);
    for (const person of people) expect(other.hash(person).toString('hex')).not.toBe(hashes[person]);
  });

  test('a forgotten key no longer makes the hashes that it made', async () => {
    const one = await openLinkKey(vaultPath, passphrase);
    one.forget();
    expect(one.hash('0101010000').toString('hex')).not.toBe(hashes['0101010000']);
  });
});

describe('a key file that does not open', () => {
  test.each(['', 'seven brave dippers wadinG', ` ${passphrase}`])('with the passphrase %j', async (wrong) => {
    const before = text();
    await expect(openLinkKey(vaultPath, wrong)).rejects.toMatchObject({ code: 'wrong-link-passphrase', message: expect.stringMatching(/Nothing was stored.*passphrase of its own/) });
    expect(text()).toBe(before);
  });

  test('because it is not there', async () => {
    await expect(openLinkKey(join(folder, 'Nowhere.kist'), passphrase)).rejects.toMatchObject({ code: 'link-key-missing', message: expect.stringMatching(/Nowhere\.kist-link-key.*Nothing was stored\. Bring it back/) });
    expect(existsSync(linkKeyPath(join(folder, 'Nowhere.kist')))).toBe(false);
  });

  test.each<[string, (file: KeyFile) => unknown]>([
    ['nothing', () => ''],
    ['half of it', () => text().slice(0, 150)],
    ['null', () => 'null'],
    ['a list', () => []],
    ['another format', (file) => ({ ...file, format: 'other' })],
    ['no stretching', (file) => ({ ...file, stretching: null })],
    ['less memory', (file) => void (file.stretching.memoryKiB = 8)],
    ['one pass', (file) => void (file.stretching.iterations = 1)],
    ['another function', (file) => void (file.stretching.name = 'pbkdf2')],
    ['memory to stall the machine', (file) => void (file.stretching.memoryKiB = 64_000_000)],
    ['a key of another length', (file) => void (file.wrapped = String(file.wrapped).slice(0, 20))],
    ['no salt', (file) => void delete file.salt],
  ])('because it was damaged or weakened: %s', async (_what, change) => {
    expect(await openChanged(change)).toMatchObject({ code: 'link-key-missing', message: expect.stringMatching(/Nothing was stored\. Bring/) });
  });

  test.each<[string, (file: KeyFile) => unknown]>([
    ['the name of another key', (file) => void (file.id = '00000000-0000-4000-8000-000000000000')],
    ['stronger stretching than it was sealed with', (file) => void (file.stretching.iterations = 4)],
    ['a flipped bit', (file) => {
      const bytes = Buffer.from(String(file.wrapped), 'base64');
      bytes[5]! ^= 1;
      file.wrapped = bytes.toString('base64');
    }],
  ])('because it bears %s', async (_what, change) => {
    expect(await openChanged(change)).toMatchObject({ code: 'wrong-link-passphrase' });
  });

  test('and one that can\'t be written says so', async () => {
    const outcome = await createLinkKey(join(folder, 'no such folder', 'A.kist'), passphrase).catch((error: unknown) => error);
    expect(outcome).toMatchObject({ code: 'disk', message: expect.stringMatching(/can't be written.*Nothing was stored/) });
  });
});
