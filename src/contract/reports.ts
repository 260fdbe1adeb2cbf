import { z } from 'zod';
import { command, query } from './entry.ts';
import { audience, id, instant, line, madeFile, none, prose } from './shapes.ts';
import { identifierHit } from './sources.ts';

/**
 * What the gate says of one thing that would leave the vault. A thing has one finding per check that has something to say, else one that says that it enters;
 * the strictest verdict stands. Things are told apart by `evidenceId`, or where that is null by `claimId` (the claim's own prose), or both null (title, programme).
 */
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
  /** Evidence (or claims, for their prose) that may enter although something about it was left to people. */
  allow: z.array(id),
  /** Evidence (or whole claims) that stay out at somebody's wish. */
  leaveOut: z.array(id),
  /** Who decided, by name. */
  person: line,
  /** Why what was allowed may go; asked for as soon as anything is allowed. */
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
  /** Items of evidence that went out, and that stayed in. */
  entered: z.number().int(),
  held: z.number().int(),
  /** Newest event of the history when the file was made; it is printed in the file too. */
  head: z.strictObject({ seq: z.number().int(), hash: z.string() }),
  /** What the file holds, so that a later withdrawal can be followed to it. */
  contents: z.strictObject({ claimIds: z.array(id), evidenceIds: z.array(id), sourceIds: z.array(id), voiceIds: z.array(id) }),
});
export type ExportRecord = z.infer<typeof exportRecord>;

export const reports = {
  'reports.check': query(
    'What would enter a brief for an audience, what is held back and why, what a person has to decide.',
    briefRequest,
    z.strictObject({
      findings: z.array(gateFinding),
      /** Counts of things, each by its strictest verdict. */
      enters: z.number().int(),
      held: z.number().int(),
      toDecide: z.number().int(),
    }),
    { long: true },
  ),
  'reports.brief': command(
    'Make a contribution brief as docx or self-contained HTML. Passes the export gate; what was decided is recorded with the file\'s hash.',
    z.strictObject({ ...briefRequest.shape, format: z.enum(['docx', 'html']), decision: gateDecision.optional() }),
    z.strictObject({ file: madeFile, findings: z.array(gateFinding), recordId: id }),
    { undoable: false, long: true },
  ),
  'reports.exports': query('What has left this vault, when, for whom, by whose decision.', none, z.strictObject({ exports: z.array(exportRecord) })),
};
