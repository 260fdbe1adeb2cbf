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
  /** What the gate had said of each thing that was allowed when the person looked. Where it says something else by now, the thing waits for a person anew. */
  saw: z.array(z.strictObject({ id, findings: z.array(z.string()) })).optional(),
});
export type GateDecision = z.infer<typeof gateDecision>;

export const briefRequest = z.strictObject({ claimIds: z.array(id).min(1), audience, title: line.optional() });

/** Words of a brief (leading to a heading of it where `to` is set), or a citation of its evidence notes by their numbers; `own` marks the one sentence that was made from that note. */
const briefRuns = z.array(z.union([z.strictObject({ text: z.string(), to: z.string().optional() }), z.strictObject({ cite: z.array(z.number().int()).readonly(), own: z.literal(true).optional() })])).readonly();
const cells = z.array(z.string()).readonly();

/** A brief in reading order, before it has a format. All texts are plain text. */
export const briefBlock = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('heading'), level: z.union([z.literal(2), z.literal(3), z.literal(4)]), text: z.string(), id: z.string().optional() }),
  z.strictObject({ kind: z.literal('paragraph'), tone: z.enum(['finding', 'plain', 'quiet', 'reason']), runs: briefRuns }),
  z.strictObject({ kind: z.literal('quote'), text: z.string(), attribution: briefRuns }),
  z.strictObject({ kind: z.literal('list'), items: z.array(briefRuns).readonly() }),
  z.strictObject({ kind: z.literal('facts'), rows: z.array(z.strictObject({ term: z.string(), text: z.string() })).readonly() }),
  z.strictObject({ kind: z.literal('table'), caption: z.string(), head: cells, rows: z.array(cells).readonly(), notes: cells }),
  z.strictObject({ kind: z.literal('notice'), text: z.string() }),
]);
export type BriefBlock = z.infer<typeof briefBlock>;
export const briefText = z.strictObject({
  title: z.string(),
  subtitle: z.string(),
  language: z.literal('en-GB'),
  blocks: z.array(briefBlock).readonly(),
  notes: z.array(z.strictObject({ number: z.number().int(), lines: cells })).readonly(),
  footer: z.string(),
});
export type BriefText = z.infer<typeof briefText>;

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
  contents: z.strictObject({ claimIds: z.array(id), evidenceIds: z.array(id), sourceIds: z.array(id), voiceIds: z.array(id), /** Where it holds counts: the speakers of whose words they are. */ countedSpeakerIds: z.array(id).optional(), /** Where it counts causal links: the speakers whose links could be in it. Apart, since the two kinds of count can't be taken from one another. */ causalSpeakerIds: z.array(id).optional() }),
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
  'reports.preview': query(
    'The text of a brief as it would go out under a decision. What nobody has decided on is left out of it. Nothing leaves and nothing is recorded.',
    z.strictObject({ ...briefRequest.shape, decision: gateDecision.optional() }),
    z.strictObject({ brief: briefText, /** Things that a person still has to decide on, and that keep the brief from going out. */ open: z.number().int(), blocking: z.number().int() }),
    { long: true },
  ),
  'reports.exports': query('What has left this vault, when, for whom, by whose decision.', none, z.strictObject({ exports: z.array(exportRecord) })),
};
