import { z } from 'zod';
import { codingRecord, quote } from './coding.ts';
import { command, query } from './entry.ts';
import { changed, id, instant, line, none, prose } from './shapes.ts';

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
  /** Rounds of the bootstrap for the intervals; none if 0. */
  rounds: z.number().int().min(0).max(5000).optional(),
});
export type AgreementRequest = z.infer<typeof agreementRequest>;

/** A figure with its 95 per cent interval; null where it can't be worked out (then `why` says it). */
export const figure = z.strictObject({ value: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable(), why: z.string().nullable() });
export type AgreementFigure = z.infer<typeof figure>;

export const agreementOfCode = z.strictObject({
  codeId: id,
  /** Units that both, one, or none of the coders gave this code. For more than two coders `one` is "some, not all". */
  both: z.number(),
  one: z.number(),
  none: z.number(),
  /** Per coder, in the order of the request: codings of the code. */
  codings: z.array(z.number().int()),
  percent: figure,
  /** Cohen 1960; two coders. */
  cohen: figure,
  /** Fleiss 1971; two or more. */
  fleiss: figure,
  /** Krippendorff's alpha, nominal. */
  alpha: figure,
  /** Krippendorff's alpha for unitizing, on the continuum of characters. */
  unitizing: figure,
});

export const difference = z.strictObject({
  /** Stands for the same difference as long as the codings are the same. */
  key: z.string(),
  codeId: id,
  quote,
  /** Who coded these words so, and who has read the source and did not. */
  coded: z.array(id),
  left: z.array(id),
  settlement: z.strictObject({ id, decision: z.enum(['code it', 'leave it', 'agree to differ']), reason: z.string(), coderId: id, at: instant, version: z.number().int() }).nullable(),
});
export type Difference = z.infer<typeof difference>;

export const agreement = {
  'agreement.figures': query(
    'How far coders agree, code by code, with the rule for what was counted.',
    agreementRequest,
    z.strictObject({
      codes: z.array(agreementOfCode),
      overall: z.strictObject({ percent: figure, cohen: figure, fleiss: figure, alpha: figure, unitizing: figure }),
      units: z.number(),
      sources: z.array(id),
      /** What was counted, left out, and how the intervals were made, in one or two sentences. */
      rule: z.string(),
    }),
    { long: true },
  ),
  'agreement.compare': query(
    'Two readings of a source: the codings of each coder, and where they differ.',
    z.strictObject({ sourceId: id, coderIds: z.array(id).min(2).max(12) }),
    z.strictObject({ codings: z.array(codingRecord), differences: z.array(difference) }),
  ),
  'agreement.differences': query('Everywhere that coders differ, settled or not.', z.strictObject({ coderIds: z.array(id).min(2).max(12), sourceIds: z.array(id).optional(), codeIds: z.array(id).optional() }), z.strictObject({ differences: z.array(difference) }), { long: true }),
  'agreement.settle': command(
    'Record what the coders decided about a difference and why; "code it" and "leave it" change the codings accordingly. One undoable step.',
    z.strictObject({ sourceId: id, start: z.number().int().min(0), end: z.number().int().min(1), codeId: id, coderIds: z.array(id).min(2), decision: z.enum(['code it', 'leave it', 'agree to differ']), reason: prose }),
    changed,
  ),
  'agreement.unsettle': command('Open a settled difference again; the codings stay as they are.', z.strictObject({ id }), none),
  'agreement.blind': query('Who works in blind mode: others\' codings are hidden from them.', none, z.strictObject({ coders: z.array(z.strictObject({ coderId: id, blind: z.boolean() })) })),
  'agreement.setBlind': command('Hide others\' codings from the coder at work, or reveal them. Revealing is recorded in the history, with the reason, and can\'t be taken back.', z.strictObject({ blind: z.boolean(), reason: line.optional() }), none, { undoable: false }),
};
