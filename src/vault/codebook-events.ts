import type { Step } from './change.ts';
import type { Readable } from './open.ts';

export type CodebookEvent = { seq: number; at: string; coder: string; kind: 'done' | 'undone' | 'redone'; label: string; steps: readonly Step[] };

/**
 * Events that name a code in what they changed, newest first. Coding one passage names its code too, but is no news of the code; there are tens of
 * thousands of such events, so they are passed over by their method before any payload is looked at.
 */
export function eventsNaming(database: Readable, codeId: string): CodebookEvent[] {
  const rows = database
    .prepare(
      `SELECT h.seq, h.at, h.kind, COALESCE(c.name, '') AS coder, p.payload
       FROM history h LEFT JOIN history t ON t.seq = h.target_seq JOIN history_payload p ON p.seq = h.seq LEFT JOIN coder c ON c.id = h.coder_id
       WHERE (COALESCE(t.method, h.method) NOT LIKE 'coding.%' OR COALESCE(t.method, h.method) IN ('coding.applyNew', 'coding.applyMany')) AND instr(p.payload, @codeId) > 0
       ORDER BY h.seq DESC`,
    )
    .all({ codeId }) as { seq: number; at: string; kind: CodebookEvent['kind']; coder: string; payload: string }[];
  return rows.map(({ payload, ...row }) => ({ ...row, ...(JSON.parse(payload) as { label: string; steps: Step[] }) }));
}
