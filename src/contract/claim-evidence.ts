import { z } from 'zod';
import { figureAddress } from './flow-views.ts';
import { id, instant, range, uncertainDate } from './shapes.ts';

/** What an item of evidence points at. A quote pins the revision and its words; a figure pins its question and answer. */
export const evidenceTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('quote'), sourceId: id, ...range }),
  /** A whole story or document. */
  z.strictObject({ kind: z.literal('source'), sourceId: id }),
  z.strictObject({ kind: z.literal('memo'), memoId: id }),
  z.strictObject({ kind: z.literal('sign'), signId: id }),
  z.strictObject({ kind: z.literal('event'), eventId: id }),
  z.strictObject({ kind: z.literal('figure'), address: figureAddress }),
  /** A figure of a pack that came from another vault. */
  z.strictObject({ kind: z.literal('packed figure'), packId: id, figureId: id }),
]);
export type EvidenceTarget = z.infer<typeof evidenceTarget>;

/**
 * The four tests of process tracing, by two questions that are asked before anybody looks (Van Evera; Collier 2011; reference: methods.md, section 3).
 * `certainty`: if the claim is true, must we see this? `uniqueness`: could something else hardly bring it about? Both: doubly decisive; certain alone: hoop; unique alone: smoking gun;
 * neither: straw in the wind.
 */
export const testAnswer = z.enum(['yes', 'no', 'not said']);
export const testKinds = ['straw in the wind', 'hoop', 'smoking gun', 'doubly decisive'] as const;
export const testKind = z.enum(testKinds);

/** From the least to the most that somebody holds a chance to be; the same twice where it is one number. */
const oneChance = z.number().min(0, 'a chance lies between 0 and 1 (0.7 for seven in ten)').max(1, 'a chance lies between 0 and 1 (0.7 for seven in ten)');
const chance = z.tuple([oneChance, oneChance]).refine(([least, most]) => least <= most, 'the least comes before the most');

/** Chances in numbers, for those who want them: of seeing it if the claim holds (`sensitivity`), and if it does not (`falseAlarm`); never both 0, never both 1. Optional. */
export const chances = z.strictObject({
  sensitivity: chance,
  falseAlarm: chance,
  /** Opinion and interpretation count for less: their ratio is capped lower. */
  isInterpretive: z.boolean(),
  reason: z.string().max(20_000),
  /** The second person who agrees, by name; empty: nobody yet. */
  agreedBy: z.string().max(200),
});
export type Chances = z.infer<typeof chances>;

/** What was expected of an item before it was looked at. */
export const expectation = z.strictObject({
  /** What we would see if the claim holds. */
  expected: z.string().max(20_000),
  /** When it was written down. */
  writtenAt: instant,
  /** Whether anybody had seen the evidence by then, honestly. */
  seenBefore: z.enum(['nobody had seen it', 'somebody had seen it', 'not known']),
  certainty: testAnswer,
  uniqueness: testAnswer,
  /** Looked for and found, looked for and not found (with the search written down), or not looked for: absence counts only if somebody looked. */
  looked: z.enum(['found', 'not found', 'not looked for']),
  search: z.string().max(20_000),
  /** One of the few items that decide. */
  decides: z.boolean(),
  chances: chances.nullable(),
});
export type Expectation = z.infer<typeof expectation>;

export const evidence = z.strictObject({
  id,
  /** For or against the claim; where `rivalId` is set, for or against that rival. */
  side: z.enum(['for', 'against']),
  /** Set when it bears on a rival explanation rather than on the claim itself. */
  rivalId: id.nullable(),
  /** Something that was expected and has not been found points at nothing. */
  target: evidenceTarget.nullable(),
  /** How it bears on the claim. */
  reason: z.string(),
  /** What is shown: words of a quote, wording of a sign, title of an event, released sentence of a figure. */
  shown: z.string(),
  /** Where it comes from, in words: who by pseudonym, which source, when. */
  provenance: z.string(),
  date: uncertainDate.nullable(),
  /** Consent as it stands, in words; empty where none is needed. */
  consent: z.string(),
  /** Other items of this claim that share its source, person or event, and so are no second witness; fifty at most, each named once by the closest tie. */
  sharesWith: z.array(z.strictObject({ evidenceId: id, what: z.enum(['source', 'person', 'event', 'data', 'said by a person to belong together']) })),
  /** Which items a person has put together as one package of evidence; empty: none. */
  together: z.string(),
  expectation: expectation.nullable(),
  /** The test that follows from certainty and uniqueness; null while they are not said. */
  test: testKind.nullable(),
  /** What its result means for the claim, in words; empty while there is none. */
  result: z.string(),
  /** A comparison made now, never a stored flag. */
  stale: z.strictObject({ why: z.string(), /** Nothing is left to show or to accept. */ gone: z.boolean() }).nullable(),
  coderId: id,
  at: instant,
  version: z.number().int(),
});
export type Evidence = z.infer<typeof evidence>;
