import { z } from 'zod';
import { command, query } from './entry.ts';
import { changed, expectedVersion, id, instant, line, none, prose, range, uncertainDate } from './shapes.ts';
import { wording } from './framework.ts';
import { figureAddress } from './flow-views.ts';

export const claimStatus = z.enum(['draft', 'challenged', 'revised', 'agreed', 'withdrawn']);
export const verdict = z.enum(['not looked at yet', 'eliminated', 'weakened', 'alive, minor', 'alive, strong', 'co-contributor']);

/** What an item of evidence points at. A quote pins the revision and its words; a figure pins its question and answer. */
export const evidenceTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('quote'), sourceId: id, ...range }),
  z.strictObject({ kind: z.literal('sign'), signId: id }),
  z.strictObject({ kind: z.literal('event'), eventId: id }),
  z.strictObject({ kind: z.literal('figure'), address: figureAddress }),
  /** A figure of a pack that came from another vault. */
  z.strictObject({ kind: z.literal('packed figure'), packId: id, figureId: id }),
]);
export type EvidenceTarget = z.infer<typeof evidenceTarget>;

export const evidence = z.strictObject({
  id,
  /** For or against the claim; where `rivalId` is set, for or against that rival. */
  side: z.enum(['for', 'against']),
  /** Set when it bears on a rival explanation rather than on the claim itself. */
  rivalId: id.nullable(),
  target: evidenceTarget,
  /** How it bears on the claim. */
  reason: z.string(),
  /** What is shown: words of a quote, wording of a sign, title of an event, released sentence of a figure. */
  shown: z.string(),
  /** Where it comes from, in words: who by pseudonym, which source, when. */
  provenance: z.string(),
  date: uncertainDate.nullable(),
  /** A comparison made now, never a stored flag. */
  stale: z.strictObject({ why: z.string(), /** Nothing is left to show or to accept. */ gone: z.boolean() }).nullable(),
  coderId: id,
  at: instant,
  version: z.number().int(),
});
export type Evidence = z.infer<typeof evidence>;

export const rival = z.strictObject({ id, statement: z.string(), wouldExpect: z.string(), verdict, reason: z.string(), position: z.number(), version: z.number().int() });
export type Rival = z.infer<typeof rival>;

export const criterion = z.strictObject({
  key: z.string(),
  name: z.string(),
  question: z.string(),
  /** Five descriptors, level 0 to 4. */
  levels: z.array(z.string()).length(5),
});
export type Criterion = z.infer<typeof criterion>;
export const rubric = z.strictObject({ id, number: z.number().int(), criteria: z.array(criterion), lockedAt: instant.nullable(), version: z.number().int() });
export type Rubric = z.infer<typeof rubric>;
export const rating = z.strictObject({ criterion: z.string(), level: z.number().int().min(0).max(4), reason: prose });
export type Rating = z.infer<typeof rating>;

const claimFields = {
  statement: line,
  placeId: id.nullable(),
  period: uncertainDate.nullable(),
  outcomeIds: z.array(id),
  indicatorIds: z.array(id),
  /** What changed, for whom, when, and how we know. */
  changeObserved: prose,
  programmePart: prose,
  /** Supporting factors that were needed too. */
  otherFactors: z.array(line),
  /** Effects that nobody intended or wanted, or how somebody looked for them and found none. */
  unintended: prose,
  /** How somebody looked for other explanations, when none was found. */
  rivalsSearch: prose,
  /** How somebody looked for what speaks against it, when nothing was found. */
  counterSearch: prose,
  wouldChangeOurMind: prose,
  status: claimStatus,
};

export const claimSummary = z.strictObject({
  id,
  statement: z.string(),
  status: claimStatus,
  placeId: id.nullable(),
  period: uncertainDate.nullable(),
  /** Items on the claim itself; those on its rivals are not among them. Never a score. */
  for: z.number().int(),
  against: z.number().int(),
  rivals: z.number().int(),
  stale: z.number().int(),
  missing: z.number().int(),
  version: z.number().int(),
});
export type ClaimSummary = z.infer<typeof claimSummary>;

/** What of a claim something that is missing belongs to: where it is mended. */
export const claimPart = z.enum(['place and time', 'what it is about', 'what changed', "the programme's part", 'what else was needed', 'evidence', 'what speaks against it', 'other explanations', 'rating', 'unintended effects', 'what would change our mind']);
export type ClaimPart = z.infer<typeof claimPart>;

/** Whose voice is here: never a strength. */
export const coverageRow = z.strictObject({ group: z.string(), speakToIt: z.number().int(), asked: z.number().int(), words: z.string() });
export type CoverageRow = z.infer<typeof coverageRow>;

export const claimRecord = z.strictObject({
  id,
  ...claimFields,
  statement: z.string(),
  wordings: z.array(wording),
  evidence: z.array(evidence),
  rivals: z.array(rival),
  rubric,
  ratings: z.array(rating),
  /** The criterion that holds the claim back, named instead of an average; null until all are rated. */
  weakest: z.string().nullable(),
  /** What is missing, each a plain sentence; what keeps the claim from being agreed comes first. */
  missing: z.array(z.string()),
  /** How many of `missing`, from the first, keep the claim from being agreed. */
  missingForAgreement: z.number().int(),
  /** Where each of `missing` is mended, in the same order. */
  mendedIn: z.array(claimPart),
  coverage: z.array(coverageRow),
  version: z.number().int(),
});
export type Claim = z.infer<typeof claimRecord>;

const optionalClaimFields = z.strictObject(claimFields).partial().shape;
const rivalFields = { statement: line, wouldExpect: prose, verdict, reason: prose };

export const claims = {
  'claims.list': query('All contribution claims.', none, z.strictObject({ claims: z.array(claimSummary) })),
  'claims.get': query('One claim: what supports it, what speaks against it, what is missing, what is stale.', z.strictObject({ id }), claimRecord),
  'claims.preview': query(
    'What something would show if it were used as evidence; refused as the use of it would be.',
    z.strictObject({ target: evidenceTarget }),
    evidence.pick({ shown: true, provenance: true, date: true }),
    // A figure is worked out and checked for disclosure before it is shown.
    { long: true },
  ),
  'claims.quotedFrom': query(
    'Evidence that quotes a source: where in its text, for or against which claim.',
    z.strictObject({ sourceId: id }),
    z.strictObject({ evidence: z.array(z.strictObject({ id, claimId: id, statement: z.string(), rivalId: id.nullable(), side: z.enum(['for', 'against']), ...range, reason: z.string(), version: z.number().int() })) }),
  ),
  'claims.create': command('Write a claim.', z.strictObject({ ...optionalClaimFields, statement: line }), changed),
  'claims.edit': command(
    'Change a claim; a new statement keeps the old one with the reason.',
    z.strictObject({ id, expectedVersion: expectedVersion.optional(), reason: prose.optional(), ...optionalClaimFields }),
    changed,
  ),
  'claims.remove': command('Take a claim away with its evidence notes.', z.strictObject({ id }), none),
  'claims.addEvidence': command(
    'Use a quote, sign, event or flow figure as evidence for or against a claim (or one of its rivals).',
    z.strictObject({ claimId: id, rivalId: id.nullable().optional(), side: z.enum(['for', 'against']), target: evidenceTarget, reason: prose }),
    changed,
  ),
  'claims.editEvidence': command(
    'Change side or reason of an item of evidence, or accept what it points at as it is now (then it is no longer stale).',
    z.strictObject({ id, expectedVersion: expectedVersion.optional(), side: z.enum(['for', 'against']).optional(), reason: prose.optional(), acceptAsNow: z.boolean().optional() }),
    changed,
  ),
  'claims.removeEvidence': command('Take an item of evidence away.', z.strictObject({ id }), none),
  'claims.addRival': command('Name what else could explain the change.', z.strictObject({ claimId: id, ...z.strictObject(rivalFields).partial().shape, statement: line }), changed),
  'claims.editRival': command('Change a rival explanation or its verdict.', z.strictObject({ id, expectedVersion: expectedVersion.optional(), ...z.strictObject(rivalFields).partial().shape }), changed),
  'claims.removeRival': command('Take a rival explanation away, with the evidence notes that bear on it.', z.strictObject({ id }), none),
  'claims.rate': command(
    'Rate a claim by the rubric now in use: what is given stands, what is left out is no longer rated. The first use locks the rubric\'s version.',
    z.strictObject({ claimId: id, expectedVersion: expectedVersion.optional(), ratings: z.array(rating) }),
    changed,
  ),
  'claims.rubric': query('The rubric now in use and its earlier versions.', none, z.strictObject({ current: rubric, earlier: z.array(rubric) })),
  'claims.editRubric': command(
    'Change the words of the rubric; once used, a change makes a new version and old ratings keep theirs.',
    z.strictObject({ criteria: z.array(criterion).min(1) }),
    rubric,
  ),
};
