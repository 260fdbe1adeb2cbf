import { z } from 'zod';
import { command, query } from './entry.ts';
import { changed, expectedVersion, id, instant, line, none, prose, range } from './shapes.ts';

export const codingRecord = z.strictObject({
  id,
  codeId: id,
  sourceId: id,
  revisionId: id,
  ...range,
  coderId: id,
  at: instant,
  memo: z.string(),
  version: z.number().int(),
});
export type Coding = z.infer<typeof codingRecord>;

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

export const coding = {
  'coding.list': query('All codings of a source, in the order of the text.', z.strictObject({ sourceId: id }), z.strictObject({ codings: z.array(codingRecord) })),
  'coding.apply': command('Code a passage.', z.strictObject({ sourceId: id, ...range, codeId: id, memo: prose.optional() }), codingRecord),
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
    z.strictObject({ quotes: z.array(quote.extend({ codingId: id, codeId: id, coderId: id, at: instant, memo: z.string() })) }),
  ),
  'coding.quote': query('The words of a passage with their context.', z.strictObject({ sourceId: id, ...range }), quote),
};
