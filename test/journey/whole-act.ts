import type { Stage } from './whole-stage.ts';

/** What one act of the journey leaves for the next. */
export type Kept = { recoveryKey: string };

/** One act of the journey. Each begins where the one before it ended. */
export type Act = readonly [what: string, act: (stage: Stage, kept: Kept) => Promise<void>];
