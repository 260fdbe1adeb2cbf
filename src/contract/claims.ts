import { z } from 'zod';
import { command, query } from './entry.ts';
import { audience, changed, expectedVersion, id, instant, line, madeFile, none, prose, range, uncertainDate } from './shapes.ts';
import { gateDecision, gateFinding } from './reports.ts';
import { wording } from './framework.ts';
import { chances, evidence, evidenceTarget, expectation } from './claim-evidence.ts';
import { scaling } from './harvest.ts';

export const claimStatus = z.enum(['draft', 'challenged', 'revised', 'agreed', 'withdrawn']);
export const verdict = z.enum(['not looked at yet', 'eliminated', 'weakened', 'alive, minor', 'alive, strong', 'co-contributor']);

/** Kinds of other explanation (Lemire, Nielsen and Dybdal 2012): the programme was not done as assumed, another programme did it, both act together, or the change is only seeming. */
export const rivalCategories = ['not said', 'primary', 'implementation', 'direct', 'commingled', 'spurious'] as const;
export const rivalCategory = z.enum(rivalCategories);

export const rival = z.strictObject({
  id,
  category: rivalCategory,
  /** As a chain of what leads to what. */
  statement: z.string(),
  /** What we would expect to see if it were so, and what we should not see. */
  wouldExpect: z.string(),
  wouldNotExpect: z.string(),
  verdict,
  reason: z.string(),
  /** The factor of the package that it has become, as a co-contributor. */
  factorId: id.nullable(),
  position: z.number(),
  version: z.number().int(),
});
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
  /** For whom, when, and how we know. */
  changeForWhom: prose,
  changeWhen: prose,
  changeHowKnown: prose,
  programmePart: prose,
  /** What is offered, and what people do with it. */
  mechanismResource: prose,
  mechanismReasoning: prose,
  scaling: z.array(scaling),
  /** The programme's part in the package, in the language of causes. */
  necessity: z.enum(['not said', 'necessary', 'sufficient', 'both', 'neither', 'cannot say']),
  /** Beside the other factors of the package; never a per cent (Mayne 2019). */
  weight: z.enum(['not said', 'dominant', 'important', 'minor', 'none shown', 'cannot say']),
  weightReason: prose,
  /** Supporting factors that were needed too, in short; the package holds them in full. */
  otherFactors: z.array(line),
  /** Who else contributed, by name of the body. */
  coContributors: z.array(line),
  /** The kept version of a theory of change that it was written against, and the places of it on its pathway, in order. */
  theoryVersionId: id.nullable(),
  pathway: z.array(id),
  /** Where it may be spoken of: what belongs to learning enters no report for accountability before somebody moves it there. */
  space: z.enum(['learning', 'accountability']),
  /** How far the change has come, and how sure we are, apart. */
  progress: z.enum(['not said', 'low', 'some', 'good']),
  progressReason: prose,
  confidence: z.enum(['not said', 'low', 'medium', 'high']),
  confidenceReason: prose,
  /** Effects that nobody intended or wanted, or how somebody looked for them and found none. */
  unintended: prose,
  /** How somebody looked for other explanations, when none was found. */
  rivalsSearch: prose,
  /** How somebody looked for what speaks against it, when nothing was found. */
  counterSearch: prose,
  wouldChangeOurMind: prose,
  status: claimStatus,
};

/** A factor of the causal package: each is insufficient alone and not redundant, the package is enough, and others could be (INUS; Mackie 1965, Mayne 2012). */
export const packageRoles = ['programme', 'supporting factor', 'assumption', 'context', 'co-contributor'] as const;
export const packageFactor = z.strictObject({
  id,
  role: z.enum(packageRoles),
  factor: z.string(),
  /** Why the change would not have come about without it. */
  nonRedundant: z.string(),
  /** Factors of this package that it rests on. A ring of these is refused. */
  restsOn: z.array(id),
  nodeId: id.nullable(),
  position: z.number(),
  version: z.number().int(),
});
export type PackageFactor = z.infer<typeof packageFactor>;

/** One step of the pathway as it happened: what, when, where, and the events that tell of it. Each step is held to lead to the next. */
export const claimStep = z.strictObject({ id, what: z.string(), nodeId: id.nullable(), date: uncertainDate.nullable(), placeId: id.nullable(), eventIds: z.array(id), /** Least number of people that it needs to have reached, where that matters. */ dose: z.number().int().nullable(), group: z.string(), position: z.number(), version: z.number().int() });
export type ClaimStep = z.infer<typeof claimStep>;

/** What the timeline asks of a claim. It names the step that does not fit and ways on; it never pronounces a claim false. */
export const timeQuestion = z.strictObject({
  kind: z.enum(['effect before cause', 'order not certain', 'sources disagree', 'too few reached', 'another place', 'outside the period', 'no date']),
  /** `conflict`: can't have been so as it is written. `question`: may have been otherwise. */
  weight: z.enum(['conflict', 'question']),
  stepIds: z.array(id),
  sentence: z.string(),
  /** Ways on: narrow the claim, name an earlier cause, correct a date ... */
  waysOn: z.array(z.string()),
});
export type TimeQuestion = z.infer<typeof timeQuestion>;

export const claimRelation = z.enum(['supports', 'depends on', 'contradicts', 'part of']);
export const claimRelationRecord = z.strictObject({ id, fromId: id, toId: id, kind: claimRelation, note: z.string(), statement: z.string(), version: z.number().int() });
export type ClaimRelationRecord = z.infer<typeof claimRelationRecord>;

export const reviewer = z.strictObject({ id, /** A role and body, or a coder's name. */ who: z.string(), at: instant, said: z.enum(['agrees', 'agrees partly', 'disagrees', 'asked']), note: z.string(), version: z.number().int() });
export type Reviewer = z.infer<typeof reviewer>;

/** Confidence by Bayes' rule, for those who want numbers (reference: methods.md, section 4). */
export const weighing = z.strictObject({
  /** For priors of 0.3, 0.5 and 0.7, always all three. */
  posteriors: z.array(z.strictObject({ prior: z.number(), posterior: z.number(), band: z.string(), low: z.number(), high: z.number() })),
  /** Items that share a source, person or event count as one package. */
  packages: z.array(z.strictObject({ evidenceIds: z.array(id), name: z.string(), ratio: z.number(), decibels: z.number(), rho: z.number(), effective: z.number(), capped: z.boolean() })),
  /** What keeps the number from being shown: reasons or a second person missing, items without chances ... */
  missing: z.array(z.string()),
  notes: z.array(z.string()),
});
export type Weighing = z.infer<typeof weighing>;

/** Words that claim more than the record bears, where they stand, and what could be said. */
export const overclaim = z.strictObject({ where: z.string(), words: z.string(), start: z.number().int(), end: z.number().int(), why: z.string(), instead: z.array(z.string()) });
export type Overclaim = z.infer<typeof overclaim>;

/** A contribution story in sentences, each with what it rests on. */
export const storySentence = z.strictObject({ id, part: z.enum(['what changed', "the programme's part", 'what else was needed', 'what else could explain it', 'how sure we are', 'what would change our mind']), text: z.string(), /** Written by a person: kept when the draft is made anew. */ isOwn: z.boolean(), evidenceIds: z.array(id), /** Why it has to be read again. */ stale: z.string().nullable() });
export type StorySentence = z.infer<typeof storySentence>;
export const contributionStory = z.strictObject({ claimId: id, sentences: z.array(storySentence), draftedAt: instant.nullable(), version: z.number().int() });
export type ContributionStory = z.infer<typeof contributionStory>;

export const claimVersion = z.strictObject({ id, number: z.number().int(), reason: z.string(), at: instant, coderId: id, statement: z.string(), status: claimStatus });
export type ClaimVersion = z.infer<typeof claimVersion>;

/** How far a finding of many voices is a reasonable representation (GRADE-CERQual; Lewin 2018): "study" read as "set of sources". */
export const concern = z.enum(['none or very minor', 'minor', 'moderate', 'serious', 'not said']);
export const cerqual = z.strictObject({ methods: concern, coherence: concern, adequacy: concern, relevance: concern, reasons: z.string(), /** Discussed with. */ withWhom: z.string(), level: z.enum(['high', 'moderate', 'low', 'very low', 'not said']) });
export type Cerqual = z.infer<typeof cerqual>;

/** The five evidence principles of Bond: four questions each, 1 to 4. */
export const bondReview = z.strictObject({ answers: z.array(z.strictObject({ principle: z.string(), question: z.number().int(), score: z.number().int().min(1).max(4).nullable(), reason: z.string() })), totals: z.array(z.strictObject({ principle: z.string(), colour: z.enum(['amber', 'yellow', 'light green', 'dark green', 'not rated']) })) });
export type BondReview = z.infer<typeof bondReview>;

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
export const claimPart = z.enum(['place and time', 'what it is about', 'what changed', 'how it came about', "the programme's part", 'what else was needed', 'evidence', 'what speaks against it', 'other explanations', 'rating', 'unintended effects', 'what would change our mind']);
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
  /** How many of `missing`, from the first, keep the claim in draft: the programme is its only cause, no rival was considered, nobody looked for what speaks against it. */
  missingToLeaveDraft: z.number().int(),
  /** How many of `missing`, from the first, keep the claim from being agreed. */
  missingForAgreement: z.number().int(),
  /** Where each of `missing` is mended, in the same order. */
  mendedIn: z.array(claimPart),
  coverage: z.array(coverageRow),
  package: z.array(packageFactor),
  steps: z.array(claimStep),
  /** What the timeline asks, conflicts first. */
  timeQuestions: z.array(timeQuestion),
  relations: z.array(claimRelationRecord),
  reviewers: z.array(reviewer),
  versions: z.array(claimVersion),
  cerqual: cerqual.nullable(),
  bond: bondReview.nullable(),
  overclaims: z.array(overclaim),
  /** What became stale, why, and what hangs on it. */
  staleness: z.array(z.strictObject({ evidenceId: id, why: z.string(), hangsOn: z.array(z.string()) })),
  version: z.number().int(),
});
export type Claim = z.infer<typeof claimRecord>;

const optionalClaimFields = z.strictObject(claimFields).partial().shape;
const rivalFields = { category: rivalCategory, statement: line, wouldExpect: prose, wouldNotExpect: prose, verdict, reason: prose };
const factorFields = z.strictObject({ role: z.enum(packageRoles), factor: line, nonRedundant: prose, restsOn: z.array(id), nodeId: id.nullable() });
const stepFields = z.strictObject({ what: line, nodeId: id.nullable(), date: uncertainDate.nullable(), placeId: id.nullable(), eventIds: z.array(id), dose: z.number().int().min(0).nullable(), group: z.string().max(200) });

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
    z.strictObject({ criteria: z.array(criterion).min(1), expectedVersion: expectedVersion.optional() }),
    rubric,
  ),

  'claims.addFactor': command('Add a factor to the causal package of a claim.', z.strictObject({ claimId: id, ...factorFields.partial().shape, role: factorFields.shape.role, factor: line }), changed),
  'claims.editFactor': command('Change a factor of the package; a ring of factors that rest on each other is refused.', z.strictObject({ id, expectedVersion: expectedVersion.optional(), ...factorFields.partial().shape }), changed),
  'claims.removeFactor': command('Take a factor out of the package.', z.strictObject({ id }), none),
  'claims.rivalToPackage': command('Let a rival explanation be a co-contributor: it moves into the package, with its evidence.', z.strictObject({ rivalId: id, nonRedundant: prose }), changed),
  'claims.setStep': command('Add or change a step of the pathway as it happened.', z.strictObject({ claimId: id, id: id.optional(), expectedVersion: expectedVersion.optional(), ...stepFields.partial().shape }), changed),
  'claims.removeStep': command('Take a step of the pathway away.', z.strictObject({ id }), none),
  'claims.orderSteps': command('Put the steps of a pathway in order.', z.strictObject({ claimId: id, ids: z.array(id).min(1) }), none),
  'claims.expect': command(
    'Write down what is expected of an item of evidence, or of one that nobody has found yet; up to five decide, and those need both answers.',
    z.strictObject({ evidenceId: id.optional(), claimId: id.optional(), rivalId: id.nullable().optional(), side: z.enum(['for', 'against']).optional(), reason: prose.optional(), expectedVersion: expectedVersion.optional(), ...expectation.omit({ writtenAt: true, chances: true }).partial().shape, chances: chances.nullable().optional() }),
    changed,
  ),
  'claims.together': command('Say that items of evidence belong to one package because they share a source, person or event; an empty name takes them apart.', z.strictObject({ evidenceIds: z.array(id).min(1), name: z.string().max(200) }), none),
  'claims.weigh': query('Confidence in a claim by Bayes\' rule, with its guards; a claim is weighed against its not holding, never against its co-contributors.', z.strictObject({ claimId: id, rho: z.number().min(0).max(1).optional() }), weighing),
  'claims.relate': command('Say that a claim supports, depends on, contradicts or is part of another.', z.strictObject({ fromId: id, toId: id, kind: claimRelation, note: prose.optional() }), changed),
  'claims.unrelate': command('Take a relation between claims away.', z.strictObject({ id }), none),
  'claims.review': command('Write down what a reviewer says of a claim.', z.strictObject({ claimId: id, id: id.optional(), expectedVersion: expectedVersion.optional(), who: line, said: reviewer.shape.said, note: prose.optional() }), changed),
  'claims.removeReview': command('Take away what a reviewer said.', z.strictObject({ id }), none),
  'claims.keepVersion': command('Keep a claim as it stands as a version, with the reason.', z.strictObject({ claimId: id, reason: line }), changed),
  'claims.compareVersions': query('How two versions of a claim differ, part by part; null for the claim as it stands.', z.strictObject({ claimId: id, beforeId: id.nullable(), nowId: id.nullable() }), z.strictObject({ changes: z.array(z.strictObject({ part: z.string(), before: z.string(), now: z.string() })), sentences: z.array(z.string()) })),
  'claims.setCerqual': command('Rate how far a finding represents what people say, by four concerns; the level follows from them.', z.strictObject({ claimId: id, expectedVersion: expectedVersion.optional(), ...cerqual.omit({ level: true }).partial().shape }), changed),
  'claims.setBond': command('Answer the questions of the Bond evidence principles for a claim.', z.strictObject({ claimId: id, expectedVersion: expectedVersion.optional(), answers: bondReview.shape.answers }), changed),
  'claims.matrix': query(
    'Evidence across claims or indicators, by source or by group: for, against, mixed, looked for and absent, not looked.',
    z.strictObject({ rows: z.enum(['claims', 'indicators']), columns: z.enum(['sources', 'groups', 'kinds', 'places']) }),
    z.strictObject({ rows: z.array(z.strictObject({ id, name: z.string() })), columns: z.array(z.strictObject({ key: z.string(), name: z.string() })), cells: z.array(z.array(z.enum(['for', 'against', 'mixed', 'looked and absent', 'not looked']))), counts: z.array(z.array(z.number().int())), gaps: z.array(z.string()) }),
    { long: true },
  ),
  'claims.progress': query('Signs of indicators by group over time, and where nobody has looked.', z.strictObject({ every: z.enum(['quarter', 'year']) }), z.strictObject({ periods: z.array(z.string()), rows: z.array(z.strictObject({ indicatorId: id, wording: z.string(), group: z.string(), cells: z.array(z.strictObject({ confirming: z.number().int(), mixed: z.number().int(), disconfirming: z.number().int() })) })), gaps: z.array(z.string()) }), { long: true }),
  'claims.beside': query('The same claim in two places, side by side: what they share, what differs.', z.strictObject({ oneId: id, otherId: id }), z.strictObject({ rows: z.array(z.strictObject({ part: z.string(), one: z.string(), other: z.string(), differs: z.boolean() })), sentences: z.array(z.string()) })),
  'claims.story': query('The contribution story of a claim, sentence by sentence with what each rests on.', z.strictObject({ claimId: id }), contributionStory),
  'claims.draftStory': command('Draft the story anew from the record; sentences that people wrote stay.', z.strictObject({ claimId: id }), changed),
  'claims.editStory': command("Change the sentences of a story, their order, and what they rest on.", z.strictObject({ claimId: id, expectedVersion: expectedVersion.optional(), sentences: z.array(storySentence.omit({ stale: true })) }), changed),
  'claims.lint': query('Words in a text that claim more than the record of a claim bears.', z.strictObject({ claimId: id, text: prose }), z.strictObject({ overclaims: z.array(overclaim) })),
  'claims.checkExport': query('What of the one-page picture or the evidence matrix would pass the export gate, and what a person has to decide.', z.strictObject({ claimIds: z.array(id).min(1), audience }), z.strictObject({ findings: z.array(gateFinding) }), { long: true }),
  'claims.export': command('Keep the one-page picture of a claim, or make the evidence matrix as csv. Passes the export gate and is recorded.', z.strictObject({ claimIds: z.array(id).min(1), format: z.enum(['svg', 'png', 'csv']), audience, pictureBase64: z.string().max(20_000_000).optional(), decision: gateDecision.optional() }), z.strictObject({ file: madeFile, recordId: id }), { undoable: false, long: true }),
};
