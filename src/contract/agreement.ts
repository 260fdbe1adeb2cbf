import { z } from 'zod';
import { codingRecord, quote } from './coding.ts';
import { command, query } from './entry.ts';
import { changed, id, instant, line, none, prose, range } from './shapes.ts';

export const levels = ['character', 'turn', 'source'] as const;

export const agreementRequest = z.strictObject({
  coderIds: z.array(id).min(2).max(12),
  /** All codes, if left out. A code counts with the codes below it when `below` is true. */
  codeIds: z.array(id).optional(),
  below: z.boolean().optional(),
  /** Sources that all of these coders have worked on, if left out. */
  sourceIds: z.array(id).optional(),
  level: z.enum(levels),
  /**
   * Which text counts: `all`, or only the units that at least one of the coders has coded with anything.
   * Uncoded text makes agreement look better than it is (peers' users complain of it), so the choice is always said beside the figure.
   */
  uncoded: z.enum(['all', 'left out']),
  /** Interviewers' turns count too. */
  interviewers: z.boolean().optional(),
  /** Differences that were settled count as they were settled. Without it they count as each coder first read them: figures tell how alike people read by themselves. */
  settled: z.boolean().optional(),
  /** Rounds of the bootstrap for the intervals; none if 0. */
  rounds: z.number().int().min(0).max(5000).optional(),
});
export type AgreementRequest = z.infer<typeof agreementRequest>;

/** A figure with its 95 per cent interval; null where one or the other can't be worked out (then `why` says it). */
export const figure = z.strictObject({ value: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable(), why: z.string().nullable() });
export type AgreementFigure = z.infer<typeof figure>;

/** What is worked out for a code and for all codes together. */
const measures = {
  /** Share of units on which two coders agree, 0 to 1; the mean of all pairs for more than two. */
  percent: figure,
  /** Cohen 1960; two coders. */
  cohen: figure,
  /** Fleiss 1971; two or more. For two coders the same as Scott's pi. */
  fleiss: figure,
  /** Bennett, Alpert and Goldstein 1954, Brennan and Prediger 1981: chance is one half for a yes or no; two or more. */
  brennan: figure,
  /** Gwet 2008, AC1; two or more. */
  gwet: figure,
  /** Krippendorff's alpha, nominal; two or more. */
  alpha: figure,
  /** Krippendorff's alpha for unitizing, on the continuum of characters, whatever the level. */
  unitizing: figure,
};

export const agreementOfCode = z.strictObject({
  codeId: id,
  /** Units that both, one, or none of the coders gave this code. For more than two coders `both` is "all" and `one` "some, not all". */
  both: z.number(),
  one: z.number(),
  none: z.number(),
  /** Per coder, in the order of the request: codings of the code. */
  codings: z.array(z.number().int()),
  ...measures,
});
export type AgreementOfCode = z.infer<typeof agreementOfCode>;

export const difference = z.strictObject({
  /** Stands for the same difference as long as the codings are the same. */
  key: z.string(),
  codeId: id,
  /** All words that any of them gave the code here. */
  quote,
  /** Who gave the code here, and who has read the source and did not. Nobody in `left`: they differ in where it begins and ends. */
  coded: z.array(id),
  left: z.array(id),
  /** Where each of them put it; of a difference that was settled where they had put it before. */
  readings: z.array(z.strictObject({ coderId: id, ...range })),
  settlement: z.strictObject({ id, decision: z.enum(['code it', 'leave it', 'agree to differ']), reason: z.string(), coderId: id, at: instant, version: z.number().int() }).nullable(),
});
export type Difference = z.infer<typeof difference>;

export const agreement = {
  'agreement.figures': query(
    'How far coders agree, code by code, with the rule for what was counted.',
    agreementRequest,
    z.strictObject({
      codes: z.array(agreementOfCode),
      /** Observed and expected disagreement averaged over the codes before they are compared (pooled kappa: De Vries and others 2008). */
      overall: z.strictObject(measures),
      units: z.number(),
      /** Share of those units that none of the coders has coded with anything, 0 to 1; null without units. */
      uncodedShare: z.number().nullable(),
      sources: z.array(id),
      /** What was counted, left out, and how the intervals were made, in one or two sentences. */
      rule: z.string(),
    }),
    { long: true },
  ),
  'agreement.readings': query(
    'Which sources who has worked on, and how many codings they have there; none, where they left everything after talking.',
    none,
    z.strictObject({ sources: z.array(z.strictObject({ sourceId: id, readers: z.array(z.strictObject({ coderId: id, codings: z.number().int() })) })) }),
  ),
  'agreement.compare': query(
    'Two readings of a source: the codings of each coder, and where they differ.',
    z.strictObject({ sourceId: id, coderIds: z.array(id).min(2).max(12) }),
    z.strictObject({ codings: z.array(codingRecord), differences: z.array(difference) }),
  ),
  'agreement.differences': query('Everywhere that coders differ, settled or not.', z.strictObject({ coderIds: z.array(id).min(2).max(12), sourceIds: z.array(id).optional(), codeIds: z.array(id).optional(), limit: z.number().int().min(1).max(5000).optional() }), z.strictObject({ differences: z.array(difference), /** All that there are, also those that `limit` left out. */ total: z.number().int(), settled: z.number().int() }), { long: true }),
  'agreement.settle': command(
    'Record what the coders decided about a difference and why; "code it" and "leave it" give the code to each of them or take it, and what each had read before is kept. One undoable step.',
    z.strictObject({ sourceId: id, ...range, codeId: id, coderIds: z.array(id).min(2), decision: z.enum(['code it', 'leave it', 'agree to differ']), reason: prose }),
    changed,
  ),
  'agreement.unsettle': command('Open a settled difference again; the codings stay as they are.', z.strictObject({ id }), none),
  'agreement.blind': query('Who works in blind mode: others\' codings are hidden from them.', none, z.strictObject({ coders: z.array(z.strictObject({ coderId: id, blind: z.boolean() })) })),
  'agreement.setBlind': command('Hide others\' codings from the coder at work, or reveal them. Revealing is recorded in the history, with the reason, and can\'t be taken back.', z.strictObject({ blind: z.boolean(), reason: line.optional() }), none, { undoable: false }),
};
