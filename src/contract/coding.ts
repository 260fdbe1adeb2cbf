import { z } from 'zod';
import { command, query } from './entry.ts';
import { changed, expectedVersion, id, instant, line, none, passage, prose, range } from './shapes.ts';
import { restriction } from './restriction.ts';

export const codingRecord = z.strictObject({
  id,
  codeId: id,
  sourceId: id,
  revisionId: id,
  ...range,
  coderId: id,
  at: instant,
  memo: z.string(),
  /** On the code's own scale, where it has one; null: not weighed. */
  weight: z.number().int().nullable(),
  /** Shown in the codebook as an example of the code. */
  pinned: z.boolean(),
  /** Empty for a coding made by hand, else the rule that found it. */
  how: z.string(),
  version: z.number().int(),
});
export type Coding = z.infer<typeof codingRecord>;

/** A coding whose words were deleted when its source was corrected. It is kept with the revision that still had them. */
export const leftBehind = z.strictObject({
  coding: codingRecord,
  words: z.string(),
  sourceTitle: z.string(),
  /** The revision that no longer has them, and when and by whom it was made. */
  since: z.strictObject({ number: z.number().int(), at: instant, coder: z.string(), reason: z.string() }),
});
export type LeftBehind = z.infer<typeof leftBehind>;

/** Words of a source with enough around them to be judged. */
export const quote = z.strictObject({
  sourceId: id,
  revisionId: id,
  ...range,
  text: z.string(),
  before: z.string(),
  after: z.string(),
  sourceTitle: z.string(),
  paragraph: z.number().int(),
  atMs: z.number().nullable(),
  speaker: z.string().nullable(),
  voiceId: id.nullable(),
});
export type Quote = z.infer<typeof quote>;

/** How much of the text around a find is coded. */
export const codingUnit = z.enum(['match', 'sentence', 'paragraph', 'turn']);
export type CodingUnit = z.infer<typeof codingUnit>;

/** What finds passages to code by itself. */
export const findingRule = z.discriminatedUnion('by', [
  /** Words as in the search room: all have to occur in the unit; "phrases" and prefix* as there. */
  z.strictObject({ by: z.literal('words'), words: z.string().trim().min(1, 'write what to look for').max(1000), unit: codingUnit }),
  /** A regular expression, matched within paragraphs. One that runs too long is stopped and reported. */
  z.strictObject({ by: z.literal('pattern'), pattern: z.string().min(1, 'write a pattern').max(1000), matchCase: z.boolean().optional(), unit: codingUnit }),
  /** Everything that some voices, or speakers with some labels, say, turn by turn. */
  z.strictObject({ by: z.literal('speaker'), voiceIds: z.array(id), labels: z.array(z.string().max(500)) }),
  /** What is answered to a question: the turns after an interviewer's turn in which the words occur, up to the interviewer's next turn. */
  z.strictObject({ by: z.literal('question'), words: z.string().trim().min(1, 'write words of the question').max(1000) }),
  /** What stands under a heading in which the words occur, up to the next heading of the same or a higher level. */
  z.strictObject({ by: z.literal('heading'), words: z.string().trim().min(1, 'write words of the heading').max(1000) }),
]);
export type FindingRule = z.infer<typeof findingRule>;

export const linkKinds = ['explains', 'contradicts', 'illustrates'] as const;
/** "The first passage explains the second." */
export const passageLink = z.strictObject({
  id,
  kind: z.enum(linkKinds),
  note: z.string(),
  from: quote,
  to: quote,
  /** The words of one of them were changed or deleted since. */
  stale: z.boolean(),
  coderId: id,
  at: instant,
  version: z.number().int(),
});
export type PassageLink = z.infer<typeof passageLink>;

export const coding = {
  'coding.list': query('All codings of a source, in the order of the text; in blind mode only one\'s own.', z.strictObject({ sourceId: id }), z.strictObject({ codings: z.array(codingRecord) })),
  'coding.apply': command('Code a passage.', z.strictObject({ ...passage.shape, codeId: id, memo: prose.optional() }), codingRecord),
  'coding.applyNew': command(
    'Make a code and put it on a passage in one step; in-vivo coding takes the name from the words themselves.',
    z.strictObject({ sourceId: id, ...range, name: line, parentId: id.nullable().optional(), memo: prose.optional() }),
    codingRecord,
  ),
  'coding.recode': command('Give a coding another code.', z.strictObject({ id, codeId: id, expectedVersion: expectedVersion.optional() }), changed),
  'coding.memo': command('Write the memo of a coding.', z.strictObject({ id, memo: prose, expectedVersion: expectedVersion.optional() }), changed),
  'coding.remove': command('Take a coding away.', z.strictObject({ id }), none),
  'coding.quotes': query(
    'All passages of a code across sources, each with its context.',
    z.strictObject({ codeId: id, includeBelow: z.boolean().optional() }),
    z.strictObject({ quotes: z.array(quote.extend({ codingId: id, codeId: id, coderId: id, at: instant, memo: z.string(), weight: z.number().int().nullable(), pinned: z.boolean() })) }),
  ),
  'coding.quote': query('The words of a passage with their context.', passage, quote),
  'coding.resize': command(
    'Move the ends of a coding, or put one that was left behind on words of the text as it stands now.',
    z.strictObject({ id, ...range, expectedVersion: expectedVersion.optional() }),
    changed,
  ),
  'coding.weigh': command('Say how strongly a coding shows its code, on the code\'s own scale; null takes the weight away.', z.strictObject({ id, weight: z.number().int().nullable(), expectedVersion: expectedVersion.optional() }), changed),
  'coding.pin': command('Show a coding in the codebook as an example of its code, or no longer.', z.strictObject({ id, pinned: z.boolean(), expectedVersion: expectedVersion.optional() }), changed),
  'coding.leftBehind': query('Codings whose words were deleted in a correction, with the words that they stood on.', z.strictObject({ sourceId: id.optional() }), z.strictObject({ codings: z.array(leftBehind) })),
  'coding.find': query(
    'Find every passage that a rule would code, without coding anything.',
    z.strictObject({ rule: findingRule, codeId: id.optional(), restriction: restriction.optional() }),
    z.strictObject({
      hits: z.array(quote.extend({ /** Bears the code already, on exactly these words, by this coder. */ already: z.boolean() })),
      /** The rule as it will be written beside each coding. */
      how: z.string(),
      /** Why the search ended before the end of the texts, if it did. */
      stopped: z.string().nullable(),
    }),
    { long: true },
  ),
  'coding.applyMany': command(
    'Code many passages in one step, with a code that is there or a new one.',
    z.strictObject({
      /** `revisionId`: the text that they were found in; refused as a conflict where it has been corrected since. */
      passages: z.array(passage.extend({ revisionId: id.optional() })).min(1).max(100_000),
      code: z.union([z.strictObject({ id }), z.strictObject({ name: line, parentId: id.nullable().optional() })]),
      /** The rule that found them, as `coding.find` says it. */
      how: z.string().max(2000).optional(),
    }),
    z.strictObject({ codeId: id, coded: z.number().int(), already: z.number().int() }),
  ),
  'coding.links': query('Links between passages: all, or those that begin or end in a source.', z.strictObject({ sourceId: id.optional() }), z.strictObject({ links: z.array(passageLink) })),
  'coding.link': command('Link two passages: the first explains, contradicts or illustrates the second.', z.strictObject({ from: passage, to: passage, kind: z.enum(linkKinds), note: prose.optional() }), changed),
  'coding.editLink': command('Change what a link between passages says.', z.strictObject({ id, kind: z.enum(linkKinds).optional(), note: prose.optional(), expectedVersion: expectedVersion.optional() }), changed),
  'coding.unlink': command('Take a link between passages away.', z.strictObject({ id }), none),
};
