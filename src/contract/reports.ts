import { z } from 'zod';
import { command, query } from './entry.ts';
import { audience, id, instant, line, madeFile, none, prose } from './shapes.ts';
import { identifierHit } from './sources.ts';

/** What the gate says of one thing that would leave the vault. */
export const gateFinding = z.strictObject({
  evidenceId: id.nullable(),
  claimId: id.nullable(),
  /** `held`: stays out whatever anybody decides; `decide`: a named person has to say yes or no; `enters`: may go. */
  verdict: z.enum(['enters', 'held', 'decide']),
  check: z.enum(['consent', 'identifiers', 'small numbers', 'stale', 'text']),
  what: z.string(),
  why: z.string(),
  /** How it will be attributed, where it enters. */
  attribution: z.string().nullable(),
  identifiers: z.array(identifierHit),
});
export type GateFinding = z.infer<typeof gateFinding>;

/** A person's recorded decision about findings that the gate leaves to people. */
export const gateDecision = z.strictObject({
  /** Evidence (or claim) that may enter although something in it may identify. */
  allow: z.array(id),
  /** Evidence that stays out at somebody\'s wish. */
  leaveOut: z.array(id),
  person: line,
  reason: prose,
});
export type GateDecision = z.infer<typeof gateDecision>;

export const briefRequest = z.strictObject({ claimIds: z.array(id).min(1), audience, title: line.optional() });

export const exportRecord = z.strictObject({
  id,
  at: instant,
  coderId: id,
  audience,
  title: z.string(),
  format: z.string(),
  /** SHA-256 of the file that left. */
  hash: z.string(),
  decision: gateDecision.nullable(),
  entered: z.number().int(),
  held: z.number().int(),
});

export const reports = {
  'reports.check': query(
    'What would enter a brief for an audience, what is held back and why, what a person has to decide.',
    briefRequest,
    z.strictObject({ findings: z.array(gateFinding), enters: z.number().int(), held: z.number().int(), toDecide: z.number().int() }),
  ),
  'reports.brief': command(
    'Make a contribution brief as docx or self-contained HTML. Passes the export gate; what was decided is recorded with the file\'s hash.',
    z.strictObject({ ...briefRequest.shape, format: z.enum(['docx', 'html']), decision: gateDecision.optional() }),
    z.strictObject({ file: madeFile, findings: z.array(gateFinding), recordId: id }),
    { undoable: false, long: true },
  ),
  'reports.exports': query('What has left this vault, when, for whom, by whose decision.', none, z.strictObject({ exports: z.array(exportRecord) })),
};
