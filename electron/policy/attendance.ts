/** When a vault that nobody looks at is locked. */

export const usualIdleMinutes = 15;

/** Minutes from `KIST_IDLE_MINUTES`; what is not a positive number means the usual. */
export function idleMinutes(environment: Readonly<Record<string, string | undefined>>): number {
  const given = Number(environment.KIST_IDLE_MINUTES);
  return given > 0 ? given : usualIdleMinutes;
}

export type Attendance = { readonly idleSeconds: number; readonly limitMinutes: number; readonly vaultOpen: boolean; /** Calls under way: an import is not stopped because the person went for tea. */ readonly callsUnderWay: number };

export function lockForIdleness({ idleSeconds, limitMinutes, vaultOpen, callsUnderWay }: Attendance): boolean {
  return vaultOpen && callsUnderWay === 0 && idleSeconds >= limitMinutes * 60;
}
