import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { lockWhenUnattended } from './lock.ts';

const power = Object.assign(new EventEmitter(), { seconds: 0, getSystemIdleTime: (): number => power.seconds });
const state = { vaultOpen: true, callsUnderWay: 0 };
let locked: string[] = [];
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  locked = [];
  Object.assign(state, { vaultOpen: true, callsUnderWay: 0 });
  power.seconds = 0;
  stop = lockWhenUnattended({
    power,
    limitMinutes: 15,
    state: () => state,
    lock(why) {
      locked.push(why);
      state.vaultOpen = false;
    },
  });
});
afterEach(() => {
  stop();
  power.removeAllListeners();
  vi.useRealTimers();
});

/** Time passes, and nobody touches the machine. */
function pass(minutes: number): void {
  for (let quarter = 0; quarter < minutes * 4; quarter += 1) {
    power.seconds += 15;
    vi.advanceTimersByTime(15_000);
  }
}

describe('an unattended vault', () => {
  test('is locked after a quarter of an hour, once', () => {
    pass(14);
    expect(locked).toEqual([]);
    pass(30);
    expect(locked).toEqual(['idle']);
  });

  test('is left open by somebody who moves a hand', () => {
    pass(14);
    power.seconds = 0;
    pass(14);
    expect(locked).toEqual([]);
  });

  test('is locked only when the work under way is done', () => {
    state.callsUnderWay = 1;
    pass(50);
    expect(locked).toEqual([]);
    state.callsUnderWay = 0;
    pass(1);
    expect(locked).toEqual(['idle']);
  });

  test.each(['suspend', 'lock-screen', 'user-did-resign-active'])('is locked at once on %s, whatever is under way', (event) => {
    state.callsUnderWay = 1;
    power.emit(event);
    power.emit(event);
    expect(locked).toEqual(['sleep']);
  });
});
