import { describe, expect, test } from 'vitest';
import { idleMinutes, lockForIdleness } from './attendance.ts';
import { openAfter } from './vault-open.ts';

describe('locking for idleness', () => {
  const away = { idleSeconds: 900, limitMinutes: 15, vaultOpen: true, callsUnderWay: 0 };
  test('after the limit', () => expect(lockForIdleness(away)).toBe(true));
  test('not before it', () => expect(lockForIdleness({ ...away, idleSeconds: 899 })).toBe(false));
  test('not while nothing is open', () => expect(lockForIdleness({ ...away, vaultOpen: false })).toBe(false));
  test('not while work is under way', () => expect(lockForIdleness({ ...away, callsUnderWay: 1 })).toBe(false));
  test('but work that never ends is not waited for', () => expect(lockForIdleness({ ...away, callsUnderWay: 1, idleSeconds: 3600 })).toBe(true));
  test.each([['5', 5], ['0.5', 0.5], ['0', 15], ['-1', 15], ['soon', 15], [undefined, 15]])('KIST_IDLE_MINUTES=%s means %s minutes', (given, minutes) => expect(idleMinutes({ KIST_IDLE_MINUTES: given })).toBe(minutes));
});

describe('whether a vault is open', () => {
  const fine = { ok: true, value: {} } as const;
  test.each(['vault.create', 'vault.createSample', 'vault.unlock', 'vault.unlockWithRecoveryKey'])('%s opens it', (name) => expect(openAfter(false, name, fine)).toBe(true));
  test('a refusal doesn’t', () => expect(openAfter(false, 'vault.unlock', { ok: false, error: { code: 'wrong-passphrase', message: '' } })).toBe(false));
  test('the vault itself knows best', () => {
    expect(openAfter(true, 'vault.state', { ok: true, value: { open: false } })).toBe(false);
    expect(openAfter(false, 'vault.state', { ok: true, value: { open: true } })).toBe(true);
    expect(openAfter(true, 'sources.list', { ok: false, error: { code: 'locked', message: '' } })).toBe(false);
  });
  test('anything else leaves it', () => {
    expect(openAfter(true, 'sources.list', fine)).toBe(true);
    expect(openAfter(false, 'vault.list', fine)).toBe(false);
  });
});
