import { z } from 'zod';
import { quote } from './coding.ts';
import { command, query } from './entry.ts';
import { gateDecision, gateFinding } from './reports.ts';
import { restriction } from './restriction.ts';
import { audience, changed, expectedVersion, id, instant, line, madeFile, none, prose } from './shapes.ts';

/**
 * How two passages lie to each other: `a` of the first term, `b` of the second.
 * - `overlaps`: they share a character. `within`: a lies wholly in b (the same words lie within each other). `encloses`: b lies wholly in a.
 * - `followed by`: b begins where a ends or later, with at most so many words between, or at most so many turns further on (0: in the turn in which a ends; 1: or in the next).
 * - `near`: at most so many words between them on either side (passages that overlap have none between), or at most so many turns away.
 *   Both without a distance: anywhere (later) in the same source.
 * - `same turn`, `same paragraph`: one that both touch. `same source`. `same voice`: somebody speaks in both, in whatever sources; somebody who is no voice yet is the same within one source.
 */
export const relations = ['overlaps', 'within', 'encloses', 'followed by', 'near', 'same turn', 'same paragraph', 'same source', 'same voice'] as const;
export const relation = z.enum(relations);
export type Relation = z.infer<typeof relation>;

/** How far apart two passages may be, for `near` and `followed by`. What nobody is recognised as speaking is near nothing that is counted in turns. */
export const distance = z.strictObject({ most: z.number().int().min(0).max(100_000), unit: z.enum(['words', 'turns']) });

/**
 * What passages are asked for. A term stands for a set of passages; the same words are in it once, by however many coders they were coded.
 * - `code`: the passages of a code, and of the codes below it if asked; with weights where it has a scale (then a coding that was not weighed is none of them).
 * - `words`: paragraphs in which the words occur, as in the search room.
 * - `saved`: what a saved question finds now, within its own restriction and that of the question that asks it.
 * - `any`: what any of the terms covers, joined where passages overlap or touch.
 * - `all`: what every one of the terms covers, as the longest passages without a gap; pieces without a word are dropped.
 * - `not`: inside `all`, beside another term: what it covers is cut out; alone: the turns (and paragraphs of running text, where nobody speaks) that no passage of the term touches.
 * - `relation`: passages of the first term that lie to one of the second in the way named; `without` turns it round: those that lie so to none.
 */
export type Term =
  | { is: 'code'; codeId: string; below?: boolean | undefined; weightFrom?: number | undefined; weightTo?: number | undefined }
  | { is: 'words'; words: string }
  | { is: 'saved'; questionId: string }
  | { is: 'any'; of: Term[] }
  | { is: 'all'; of: Term[] }
  | { is: 'not'; of: Term }
  | { is: 'relation'; how: Relation; one: Term; other: Term; distance?: z.infer<typeof distance> | undefined; without?: boolean | undefined };

export const term: z.ZodType<Term> = z.lazy(() =>
  z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('code'), codeId: id, below: z.boolean().optional(), weightFrom: z.number().int().optional(), weightTo: z.number().int().optional() }),
    z.strictObject({ is: z.literal('words'), words: z.string().trim().min(1, 'write what to look for').max(1000) }),
    z.strictObject({ is: z.literal('saved'), questionId: id }),
    z.strictObject({ is: z.literal('any'), of: z.array(term).min(1).max(20) }),
    z.strictObject({ is: z.literal('all'), of: z.array(term).min(1).max(20) }),
    z.strictObject({ is: z.literal('not'), of: term }),
    z.strictObject({ is: z.literal('relation'), how: relation, one: term, other: term, distance: distance.optional(), without: z.boolean().optional() }),
  ]),
);

export const question = z.strictObject({ find: term, restriction: restriction.optional() });
export type Question = z.infer<typeof question>;

/** What a number is a number of, and out of how many there are. */
export const base = z.strictObject({ sources: z.number().int(), voices: z.number().int(), codings: z.number().int(), words: z.number().int(), /** "12 interviews and 3 focus groups with 31 voices; interviewers left out." */ sentence: z.string() });
export type Base = z.infer<typeof base>;

export const foundPassage = quote.extend({
  /** Codings that share words with it, of the codes that were asked for. */
  codingIds: z.array(id),
  codes: z.array(id),
  /** Words of it that count: those said by somebody who is asked about (so not the interviewer's question in a passage that holds question and answer). */
  words: z.number().int(),
});
export type FoundPassage = z.infer<typeof foundPassage>;

const foundSet = {
  passages: z.array(foundPassage),
  /** All that were found, also those that `limit` left out. */
  counts: z.strictObject({ passages: z.number().int(), sources: z.number().int(), voices: z.number().int(), words: z.number().int() }),
  base,
  /** The question as a sentence that can be read aloud. */
  sentence: z.string(),
};

/**
 * What the rows or columns of a matrix are. Codes: those named, or those of a family, or all; a code with those below it counts once per thing counted. `voice`, `group` and `attribute` are of whoever speaks
 * in a coding (of several, each), `place` of the source, else of whoever speaks; a place counts with the places in it. What has no value stands in a line with the key `none`.
 * Two axes that both say where (group by period) count all codings.
 */
export const axis = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('code'), codeIds: z.array(id).optional(), below: z.boolean().optional(), family: z.string().optional() }),
  z.strictObject({ by: z.literal('saved'), questionIds: z.array(id).min(1) }),
  z.strictObject({ by: z.enum(['source', 'kind', 'voice', 'group', 'place', 'coder']) }),
  z.strictObject({ by: z.literal('period'), every: z.enum(['month', 'quarter', 'year']) }),
  z.strictObject({ by: z.literal('attribute'), name: z.string().max(200) }),
]);
export type Axis = z.infer<typeof axis>;

export const matrixRequest = z.strictObject({
  rows: axis,
  columns: axis,
  /**
   * What a cell counts: different sources, voices, codings or words. Code by code (saved questions are like codes): `codings` counts pairs of two codings that are together; `sources` those that hold such a pair;
   * `voices` those that speak in both codings of such a pair; `words` the words that both cover, whatever `together` says. On the diagonal: the code's own codings, sources, voices, words.
   */
  count: z.enum(['sources', 'voices', 'codings', 'words']),
  /** Refused for pairs of codings, which are a share of nothing. */
  share: z.enum(['none', 'of row', 'of column', 'of all']).optional(),
  /** Code by code: when two codings are together; `overlaps` if left out. */
  together: z.enum(['overlaps', 'same turn', 'same paragraph', 'same source', 'same voice']).optional(),
  restriction: restriction.optional(),
});
export type MatrixRequest = z.infer<typeof matrixRequest>;

export const matrix = z.strictObject({
  rows: z.array(z.strictObject({ key: z.string(), name: z.string(), depth: z.number().int(), /** What a share of the row is a share of. A code: all that was found of it; a place, group, period ...: all that there is of it, coded or not. */ base: z.number() })),
  columns: z.array(z.strictObject({ key: z.string(), name: z.string(), depth: z.number().int(), base: z.number() })),
  /** Row by row: counts, whatever `share` asks. */
  cells: z.array(z.array(z.number())),
  /** With a share asked for: per cent, one decimal; null where the base is none. */
  shares: z.array(z.array(z.number().nullable())).nullable(),
  base,
  sentence: z.string(),
});
export type Matrix = z.infer<typeof matrix>;

export const savedQuestion = z.strictObject({ id, name: z.string(), note: z.string(), asks: question, /** As it reads today. */ sentence: z.string(), coderId: id, at: instant, version: z.number().int() });
export type SavedQuestion = z.infer<typeof savedQuestion>;

/** One cell of the framework matrix: what a voice or source says of a code, in the team's own words. */
export const summary = z.strictObject({
  id,
  rowId: id,
  codeId: id,
  text: z.string(),
  /** Codings that it rests on. */
  cites: z.array(id),
  /** A coding that it cites is gone, was recoded, or its words were changed. */
  stale: z.boolean(),
  coderId: id,
  at: instant,
  version: z.number().int(),
});
export type Summary = z.infer<typeof summary>;

const frameworkChoice = { rows: z.enum(['voice', 'source']), codeIds: z.array(id).min(1).max(60), restriction: restriction.optional() };

export const questions = {
  'questions.ask': query(
    'Passages that a question finds, in the order of the sources.',
    z.strictObject({ question, limit: z.number().int().min(1).max(5000).optional(), offset: z.number().int().min(0).optional() }),
    z.strictObject(foundSet),
    { long: true },
  ),
  'questions.list': query('Saved questions; each is a living set.', none, z.strictObject({ questions: z.array(savedQuestion) })),
  'questions.save': command('Save a question under a name.', z.strictObject({ name: line, note: prose.optional(), asks: question }), changed),
  'questions.edit': command('Change a saved question.', z.strictObject({ id, name: line.optional(), note: prose.optional(), asks: question.optional(), expectedVersion: expectedVersion.optional() }), changed),
  'questions.remove': command('Remove a saved question that no other question asks.', z.strictObject({ id }), none),
  'questions.matrix': query('Count what was coded: codes by codes, groups, places, periods, sources or coders.', matrixRequest, matrix, { long: true }),
  'questions.cell': query(
    'The passages behind one cell of a matrix.',
    z.strictObject({ ...matrixRequest.shape, row: z.string(), column: z.string(), limit: z.number().int().min(1).max(5000).optional() }),
    z.strictObject(foundSet),
    { long: true },
  ),
  'questions.exportMatrix': command(
    'Make a matrix as csv for an audience. Passes the export gate: small numbers of people are protected beyond the team.',
    z.strictObject({ ...matrixRequest.shape, audience }),
    z.strictObject({ file: madeFile, recordId: id, /** What was done to protect people, in words. */ notes: z.array(z.string()) }),
    { undoable: false, long: true },
  ),
  'questions.inContext': query(
    'Every place where words occur, with what stands before and after (keyword in context).',
    z.strictObject({ words: z.string().trim().min(1, 'write what to look for').max(1000), reach: z.number().int().min(20).max(300).optional(), restriction: restriction.optional(), limit: z.number().int().min(1).max(20_000).optional() }),
    z.strictObject({ lines: z.array(quote), total: z.number().int(), base }),
    { long: true },
  ),
  'questions.words': query(
    'How often which words are used, without those of the stop list.',
    z.strictObject({ restriction: restriction.optional(), codeId: id.optional(), least: z.number().int().min(1).optional(), limit: z.number().int().min(1).max(5000).optional(), shortest: z.number().int().min(1).max(30).optional() }),
    z.strictObject({ words: z.array(z.strictObject({ word: z.string(), count: z.number().int(), sources: z.number().int(), voices: z.number().int() })), different: z.number().int(), base }),
    { long: true },
  ),
  'questions.stopList': query('Words that the count of words leaves out.', none, z.strictObject({ words: z.array(z.string()), isOwn: z.boolean() })),
  'questions.setStopList': command('Say which words the count of words leaves out; null brings back the list that Kist comes with.', z.strictObject({ words: z.array(z.string().trim().min(1).max(100)).max(5000).nullable() }), none),
  'questions.overTime': query(
    'How codes were used over time, by the dates of the sources.',
    z.strictObject({ codeIds: z.array(id).min(1).max(30), below: z.boolean().optional(), every: z.enum(['month', 'quarter', 'year']), count: z.enum(['sources', 'voices', 'codings', 'words']), restriction: restriction.optional() }),
    z.strictObject({
      periods: z.array(z.strictObject({ from: z.string(), to: z.string(), name: z.string(), /** Sources of the period: what a count is a count out of. */ sources: z.number().int() })),
      codes: z.array(z.strictObject({ codeId: id, counts: z.array(z.number()) })),
      /** Sources without a date, or with one that spans several periods, and so not on the line. */
      undated: z.number().int(),
      base,
    }),
    { long: true },
  ),
  'questions.framework': query(
    'The framework matrix: voices or sources by codes, with summaries and how many quotes lie behind each cell.',
    z.strictObject(frameworkChoice),
    z.strictObject({
      rows: z.array(z.strictObject({ id, name: z.string(), detail: z.string() })),
      cells: z.array(z.strictObject({ rowId: id, codeId: id, codings: z.number().int(), /** Different passages: the same words coded by two coders are one. */ quotes: z.number().int(), summary: summary.nullable() })),
      base,
    }),
    { long: true },
  ),
  'questions.summaries': query('Where summaries of the framework matrix stand, in the order in which they were written last.', none, z.strictObject({ summaries: z.array(z.strictObject({ id, rowKind: z.enum(['voice', 'source']), rowId: id, codeId: id })) })),
  'questions.summarise': command(
    'Write the summary of one cell of the framework matrix, with the codings that it cites; empty words take it away.',
    z.strictObject({ rowKind: z.enum(['voice', 'source']), rowId: id, codeId: id, text: prose, cites: z.array(id).max(200), /** 0: nothing was written there when writing began. */ expectedVersion: z.number().int().min(0).optional() }),
    z.strictObject({ id: id.nullable(), version: z.number().int() }),
  ),
  'questions.checkFramework': query(
    'What of a framework matrix would pass the export gate, and what a person has to decide.',
    z.strictObject({ ...frameworkChoice, audience }),
    z.strictObject({ findings: z.array(gateFinding) }),
    { long: true },
  ),
  'questions.exportFramework': command(
    'Make the framework matrix as csv or docx for an audience. Passes the export gate.',
    z.strictObject({ ...frameworkChoice, format: z.enum(['csv', 'docx']), audience, decision: gateDecision.optional() }),
    z.strictObject({ file: madeFile, findings: z.array(gateFinding), recordId: id }),
    { undoable: false, long: true },
  ),
};
