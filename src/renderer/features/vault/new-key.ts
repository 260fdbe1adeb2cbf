/** The recovery key of a vault that was just made, recovered or given a new key; shown once, before anything else. `why` says what led to it, where the person has not just asked for it. */
export type NewKey = { name: string; path: string; recoveryKey: string; why?: string };
