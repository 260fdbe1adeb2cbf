/** Locks an unattended vault: the person is idle, the machine sleeps, or its screen is locked. */
import { type Attendance, lockForIdleness } from './policy/attendance.ts';

/** Of Electron's `powerMonitor`. */
export type Power = {
  getSystemIdleTime(): number;
  on(event: 'suspend' | 'lock-screen' | 'user-did-resign-active', listener: () => void): unknown;
};

export type LockOptions = {
  power: Power;
  limitMinutes: number;
  state(): Pick<Attendance, 'vaultOpen' | 'callsUnderWay'>;
  lock(why: 'idle' | 'sleep'): void;
};

const lookEvery = 15_000;

/** Answers how to stop. */
export function lockWhenUnattended({ power, limitMinutes, state, lock }: LockOptions): () => void {
  const clock = setInterval(() => {
    if (lockForIdleness({ ...state(), idleSeconds: power.getSystemIdleTime(), limitMinutes })) lock('idle');
  }, lookEvery);
  // Here nobody is waited for: a machine that sleeps keeps its memory, keys and all, for whoever takes it away.
  const asleep = (): void => {
    if (state().vaultOpen) lock('sleep');
  };
  for (const event of ['suspend', 'lock-screen', 'user-did-resign-active'] as const) power.on(event as 'suspend', asleep);
  return () => clearInterval(clock);
}
