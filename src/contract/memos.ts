import { z } from 'zod';
import { command, query } from './entry.ts';
import { gateDecision, gateFinding } from './reports.ts';
import { audience, changed, expectedVersion, id, instant, line, madeFile, none, passage, prose } from './shapes.ts';

/** What a memo is: `positionality` says where its coder stands, `discussion` what was said when two readings were compared. */
export const memoKinds = ['note', 'idea', 'question', 'method', 'positionality', 'discussion'] as const;
export const memoKind = z.enum(memoKinds);
export type MemoKind = z.infer<typeof memoKind>;

/** What a memo may be about, besides a passage. `programme` is the whole of the work. */
export const memoThings = ['source', 'code', 'coding', 'voice', 'place', 'outcome', 'indicator', 'sign', 'event', 'dataset', 'claim', 'question', 'coder', 'programme'] as const;
export const memoAbout = z.union([z.strictObject({ kind: z.enum(memoThings), id }), z.strictObject({ kind: z.literal('passage'), ...passage.shape })]);
export type MemoAbout = z.infer<typeof memoAbout>;

export const memo = z.strictObject({
  id,
  kind: memoKind,
  title: z.string(),
  text: z.string(),
  about: memoAbout,
  /** Name of what it is about; of a passage or coding the title of its source. */
  aboutName: z.string(),
  /** The words that it is about, for a passage or a coding. */
  words: z.string().nullable(),
  /** Where those words stand in the text of today; null for other things, and where they are gone from it. */
  passage: passage.nullable(),
  /** What it is about was removed, or its words were changed or deleted since. */
  stale: z.boolean(),
  /** The note that stands in a coding itself; edited with `coding.memo`. */
  ofCoding: z.boolean(),
  coderId: id,
  at: instant,
  changedAt: instant,
  version: z.number().int(),
});
export type Memo = z.infer<typeof memo>;

const choice = {
  about: memoAbout.optional(),
  kinds: z.array(memoKind).optional(),
  aboutKinds: z.array(z.enum([...memoThings, 'passage'])).optional(),
  coderId: id.optional(),
  /** Words that have to occur, as in the search room. */
  words: z.string().max(1000).optional(),
};

export const memos = {
  'memos.list': query('Memos, newest first: all, or those about something, of some kind, by somebody, with some words. The notes of codings are among them.', z.strictObject(choice), z.strictObject({ memos: z.array(memo) })),
  'memos.write': command('Write a memo about anything: a passage, a code, a source, a claim, oneself.', z.strictObject({ about: memoAbout, kind: memoKind, title: z.string().trim().max(500).optional(), text: prose }), changed),
  'memos.edit': command('Change a memo.', z.strictObject({ id, kind: memoKind.optional(), title: z.string().trim().max(500).optional(), text: prose.optional(), expectedVersion: expectedVersion.optional() }), changed),
  'memos.remove': command('Remove a memo.', z.strictObject({ id }), none),
  'memos.check': query('What of a report of memos would pass the export gate, and what a person has to decide.', z.strictObject({ ...choice, audience }), z.strictObject({ findings: z.array(gateFinding) }), { long: true }),
  'memos.report': command(
    'Make a report of memos as docx or self-contained HTML. Passes the export gate.',
    z.strictObject({ ...choice, title: line.optional(), format: z.enum(['docx', 'html']), audience, decision: gateDecision.optional() }),
    z.strictObject({ file: madeFile, findings: z.array(gateFinding), recordId: id }),
    { undoable: false, long: true },
  ),
};
