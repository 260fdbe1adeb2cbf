import { describe, expect, test } from 'vitest';
import { idleMinutes, watchIdleness } from './idle.ts';

describe('idle locking', () => {
  test('is due once after the minutes are over, and again only after a hand has moved', () => {
    let now = 0;
    const watch = watchIdleness({ minutes: 15, now: () => now, busy: () => false });
    now = 14.9 * 60_000;
    expect(watch.due()).toBe(false);
    now = 15 * 60_000;
    expect(watch.due()).toBe(true);
    expect(watch.due()).toBe(false);
    watch.awake();
    expect(watch.due()).toBe(false);
    now = 30 * 60_000;
    expect(watch.due()).toBe(true);
  });

  test('waits for work under way, but not all night for a call that hangs', () => {
    let now = 0;
    let busy = true;
    const watch = watchIdleness({ minutes: 1, now: () => now, busy: () => busy });
    now = 3 * 60_000;
    expect(watch.due()).toBe(false);
    busy = false;
    expect(watch.due()).toBe(true);
    busy = true;
    watch.awake();
    now += 4 * 60_000;
    expect(watch.due()).toBe(true);
  });

  test('is not put off by a clock that is set back', () => {
    let now = 10 * 3_600_000;
    const watch = watchIdleness({ minutes: 15, now: () => now, busy: () => false });
    now = 0;
    expect(watch.due()).toBe(false);
    now = 15 * 60_000;
    expect(watch.due()).toBe(true);
  });

  test('takes its minutes from the environment, if they are a number', () => {
    expect(idleMinutes({ KIST_IDLE_MINUTES: '5' })).toBe(5);
    for (const given of [undefined, '', 'never', '-3', '0']) expect(idleMinutes({ KIST_IDLE_MINUTES: given })).toBe(15);
  });
});
