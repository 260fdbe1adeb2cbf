/** The recovery key of a vault that was just made or recovered; shown once, before anything else. */
export type NewKey = { name: string; path: string; recoveryKey: string };
