/** Locks a vault that nobody has touched for a while. The window says when a hand moves; work under way is waited for. */
export type IdleWatch = {
  /** Somebody is there. */
  awake(): void;
  /** Looks at the clock; answers true once, when the vault is to be locked. */
  due(): boolean;
};

export const usualIdleMinutes = 15;

/** How many times the minutes work under way is waited for, as in the desktop host: a call that hangs must not keep a vault open all night. */
const patience = 4;

export function watchIdleness(options: { minutes: number; now: () => number; busy: () => boolean }): IdleWatch {
  let last = options.now();
  let told = false;
  return {
    awake() {
      last = options.now();
      told = false;
    },
    due() {
      // A clock that was set back counts from there.
      last = Math.min(last, options.now());
      if (told || options.now() - last < options.minutes * 60_000 * (options.busy() ? patience : 1)) return false;
      told = true;
      return true;
    },
  };
}

/** Minutes from `KIST_IDLE_MINUTES`; what is not a positive number means the usual. */
export function idleMinutes(environment: NodeJS.ProcessEnv): number {
  const given = Number(environment.KIST_IDLE_MINUTES);
  return given > 0 ? given : usualIdleMinutes;
}
