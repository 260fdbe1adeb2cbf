/** When a vault that nobody looks at is locked. */

export const usualIdleMinutes = 15;

/** Minutes from `KIST_IDLE_MINUTES`; what is not a positive number means the usual. */
export function idleMinutes(environment: Readonly<Record<string, string | undefined>>): number {
  const given = Number(environment.KIST_IDLE_MINUTES);
  return given > 0 ? given : usualIdleMinutes;
}

export type Attendance = {
  /** Since anybody touched the machine. */
  readonly idleSeconds: number;
  readonly limitMinutes: number;
  readonly vaultOpen: boolean;
  readonly callsUnderWay: number;
};

/** How many times the limit work under way is waited for: an import is not stopped because the person went for tea, but a call that hangs must not keep a vault open all night. */
const patience = 4;

export function lockForIdleness({ idleSeconds, limitMinutes, vaultOpen, callsUnderWay }: Attendance): boolean {
  return vaultOpen && idleSeconds >= limitMinutes * 60 * (callsUnderWay === 0 ? 1 : patience);
}
