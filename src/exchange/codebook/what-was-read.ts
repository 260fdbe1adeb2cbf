import type { WrittenCode } from '../../domain/codebook/written-code.ts';

/** What a file says of a codebook. */
export type ReadCodebook = {
  codes: WrittenCode[];
  /** What was read otherwise than it stands there, or not at all, one sentence each. */
  report: string[];
};
