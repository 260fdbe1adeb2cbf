import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createService, pathInbox } from '../../src/service/index.ts';
import { openTestVault, resourcesFolder, testPassphrase, type TestVault } from '../open-vault.ts';
import { copyOf, fingerprint } from './folders.ts';

type Slot = { kind: string; salt: string; nonce: string; wrapped: string };
type Envelope = { format: string; version: number; vaultId: string; stretching: Record<string, unknown>; slots: Slot[] };

let vault: TestVault;
beforeAll(async () => {
  vault = await openTestVault();
  await vault.service.close();
});
afterAll(() => vault.close());

/** What Kist says of a vault whose envelope was changed; fails the test when the attempt itself changes a file. */
async function openWith(change: (path: string) => void): Promise<{ code: string; message: string } | 'opened'> {
  const copy = copyOf(vault.path);
  try {
    change(join(copy.path, 'envelope.json'));
    const before = fingerprint(copy.path);
    const service = createService({ inbox: pathInbox, resources: resourcesFolder });
    const answer = await service.call('vault.unlock', { path: copy.path, passphrase: testPassphrase });
    await service.close();
    if (answer.ok) return 'opened';
    expect(fingerprint(copy.path)).toEqual(before);
    return answer.error;
  } finally {
    copy.remove();
  }
}

const edited = (edit: (envelope: Envelope) => unknown) => (path: string): void => {
  const envelope = JSON.parse(readFileSync(path, 'utf8')) as Envelope;
  const result = edit(envelope);
  writeFileSync(path, JSON.stringify(result ?? envelope));
};

describe('a key envelope that somebody has changed', () => {
  test('opens as it was', async () => expect(await openWith(() => undefined)).toBe('opened'));

  test.each<[string, Record<string, unknown>]>([
    ['less memory', { memoryKiB: 8 }],
    ['one pass', { iterations: 1 }],
    ['no pass', { iterations: 0 }],
    ['another function', { name: 'pbkdf2' }],
    ['absurd memory, to stall the machine', { memoryKiB: 64_000_000 }],
    ['absurd passes', { iterations: 1e9 }],
    ['text instead of numbers', { memoryKiB: '65536' }],
    ['broken numbers', { memoryKiB: 65_536.5 }],
    ['no lanes', { parallelism: 0 }],
    ['nothing', { memoryKiB: null }],
  ])('is refused before anything is derived: %s', async (_what, change) => {
    expect(await openWith(edited((envelope) => void Object.assign(envelope.stretching, change)))).toMatchObject({ code: 'vault-damaged' });
  });

  test.each<[string, (envelope: Envelope) => unknown]>([
    ['an empty list of slots', (envelope) => void (envelope.slots = [])],
    ['slots that are nothing', (envelope) => ({ ...envelope, slots: [null, 3, 'slot'] })],
    ['slots without their parts', (envelope) => ({ ...envelope, slots: [{ kind: 'passphrase' }] })],
    ['no stretching', (envelope) => ({ ...envelope, stretching: null })],
    ['another format', (envelope) => ({ ...envelope, format: 'other' })],
    ['no id', (envelope) => ({ ...envelope, vaultId: 7 })],
    ['a list', () => []],
    ['a key of another length', (envelope) => void (envelope.slots[0]!.wrapped = envelope.slots[0]!.wrapped.slice(0, 20))],
    ['a nonce of another length', (envelope) => void (envelope.slots[0]!.nonce = '')],
    ['a salt of no length', (envelope) => void (envelope.slots[0]!.salt = '')],
  ])('is named as damaged or does not open: %s', async (_what, edit) => {
    const outcome = await openWith(edited((envelope) => edit(envelope)));
    expect(outcome).toMatchObject({ code: expect.stringMatching(/^(vault-damaged|wrong-passphrase)$/) });
  });

  test.each<[string, (envelope: Envelope) => unknown]>([
    ['another vault\'s id', (envelope) => void (envelope.vaultId = '00000000-0000-4000-8000-000000000000')],
    ['the slots exchanged', (envelope) => void envelope.slots.forEach((slot) => (slot.kind = slot.kind === 'recovery' ? 'passphrase' : 'recovery'))],
    ['the recovery slot in the place of the other', (envelope) => void (envelope.slots = [{ ...envelope.slots[1]!, kind: 'passphrase' }])],
    ['stronger stretching than it was sealed with', (envelope) => void (envelope.stretching.iterations = 4)],
  ])('does not open: %s', async (_what, edit) => {
    expect(await openWith(edited(edit))).toMatchObject({ code: 'wrong-passphrase' });
  });

  test('a missing, empty or unreadable one is named, with where to get it back', async () => {
    const missing = await openWith((path) => rmSync(path));
    expect(missing).toMatchObject({ code: 'vault-damaged', message: expect.stringContaining('backup') });
    expect(await openWith((path) => writeFileSync(path, ''))).toMatchObject({ code: 'vault-damaged' });
    expect(await openWith((path) => writeFileSync(path, '{"format":'))).toMatchObject({ code: 'vault-damaged' });
    expect(await openWith((path) => writeFileSync(path, 'null'))).toMatchObject({ code: 'vault-damaged' });
    expect(await openWith((path) => writeFileSync(path, Buffer.from([0, 255, 254, 1])))).toMatchObject({ code: 'vault-damaged' });
  });

  test('one from a later Kist is refused as such', async () => {
    expect(await openWith(edited((envelope) => ({ ...envelope, version: 2 })))).toMatchObject({ code: 'vault-newer' });
  });

  test('any one flipped bit either does not matter or keeps it shut; it never ends in a fault of Kist', async () => {
    const length = readFileSync(join(vault.path, 'envelope.json')).length;
    const outcomes = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.nat(length - 1), fc.nat(7), async (at, bit) => {
        const outcome = await openWith((path) => {
          const bytes = readFileSync(path);
          bytes[at]! ^= 1 << bit;
          writeFileSync(path, bytes);
        });
        const code = outcome === 'opened' ? outcome : outcome.code;
        outcomes.set(code, (outcomes.get(code) ?? 0) + 1);
        // The recovery slot and the white space between the parts don't matter for opening with the passphrase.
        expect(['opened', 'wrong-passphrase', 'vault-damaged', 'vault-newer']).toContain(code);
      }),
      { numRuns: 40 },
    );
    expect(outcomes.size).toBeGreaterThan(1);
  });
});
