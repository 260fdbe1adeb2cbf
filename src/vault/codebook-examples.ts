import type { Readable } from './open.ts';

export type PinnedExample = { id: string; codeId: string; sourceId: string; start: number; end: number; coderId: string };

/** The passages that are shown as examples of their codes, each code's in the order in which they were coded. Those whose words are gone from the text are left out. `by` asks for one coder's alone. */
export function pinnedExamples(database: Readable, by: string | null): PinnedExample[] {
  return database
    .prepare('SELECT id, code_id AS codeId, source_id AS sourceId, start, "end", coder_id AS coderId FROM live_coding WHERE pinned = 1 AND (@by IS NULL OR coder_id = @by) ORDER BY code_id, at, id')
    .all({ by }) as PinnedExample[];
}
