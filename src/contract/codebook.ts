import { z } from 'zod';
import { command, query } from './entry.ts';
import { audience, changed, chosenFile, expectedVersion, id, instant, line, madeFile, none, prose } from './shapes.ts';
import { gateDecision, gateFinding } from './reports.ts';

export const codeFields = {
  name: line,
  definition: prose,
  useWhen: prose,
  notWhen: prose,
  /** Key of the palette, for example `heather`. */
  colour: z.string().max(40),
  /** Other names under which it is found. */
  aliases: z.array(line).max(50),
  /** What kind of thing it names: one of `families`, or a word of the team's own; empty: none. */
  family: z.string().trim().max(100),
  /** Whole numbers for how strongly a passage shows the code, with words for some of them; null: passages are not weighed. */
  scale: z.strictObject({ from: z.number().int().min(-100).max(100), to: z.number().int().min(-100).max(100), words: z.record(z.string(), z.string().max(100)) }).refine((scale) => scale.from < scale.to, 'its end has to be larger than its beginning').nullable(),
};

/** Families that are offered at once. */
export const families = ['enabler', 'barrier', 'outcome', 'practice', 'feeling', 'context'] as const;

export const code = z.strictObject({
  id,
  parentId: id.nullable(),
  ...codeFields,
  /** Order among its siblings. */
  position: z.number(),
  /** Codings of this code alone, and in how many sources. */
  codings: z.number().int(),
  sources: z.number().int(),
  /** Codings that are pinned as examples of it. */
  pinned: z.number().int(),
  version: z.number().int(),
});
export type Code = z.infer<typeof code>;

const optionalFields = z.strictObject(codeFields).partial().shape;

/** A code as a file describes it, before it is taken in. */
export const readCode = z.strictObject({
  /** Names from the top down to the code itself. */
  path: z.array(z.string()).min(1),
  definition: z.string(),
  useWhen: z.string(),
  notWhen: z.string(),
  colour: z.string(),
  family: z.string(),
  aliases: z.array(z.string()),
  scale: codeFields.scale,
  /** What taking it in does: adds it, fills gaps of the one that stands there, or nothing. */
  would: z.enum(['add', 'fill in', 'nothing']),
  /** Which empty fields it would fill: "Definition", "Other names". */
  fills: z.array(z.string()),
});
export type ReadCode = z.infer<typeof readCode>;

/** One thing that happened to a code. */
export const codeEvent = z.strictObject({ seq: z.number().int(), at: instant, coder: z.string(), label: z.string(), /** Field by field: what stood there before and after, in words. */ changes: z.array(z.strictObject({ field: z.string(), before: z.string(), after: z.string() })) });

export const codebook = {
  'codebook.list': query('All codes with their counts; the tree is in `parentId` and `position`.', none, z.strictObject({ codes: z.array(code) })),
  'codebook.create': command('Add a code.', z.strictObject({ ...optionalFields, name: line, parentId: id.nullable().optional() }), changed),
  'codebook.begin': command('Begin a codebook with one code a family, in one step. Names that are there already are left as they are.', none, z.strictObject({ added: z.number().int() })),
  'codebook.edit': command('Rename or describe a code.', z.strictObject({ id, expectedVersion: expectedVersion.optional(), ...optionalFields }), changed),
  'codebook.move': command(
    'Put a code, and others after it, under another (or at the top), before a sibling or at the end. One step.',
    /** Of `also` those stay where they are that move along with a code above them. */
    z.strictObject({ id, also: z.array(id).max(5000).optional(), parentId: id.nullable(), beforeId: id.nullable().optional() }),
    changed,
  ),
  'codebook.merge': command(
    'Merge a code into another: its codings and child codes move over; codings that would be twice on the same words by the same coder become one.',
    z.strictObject({ id, intoId: id }),
    z.strictObject({ moved: z.number().int(), dropped: z.number().int() }),
  ),
  'codebook.remove': command('Remove a code, its child codes, their codings, and what was summed up or settled about them.', z.strictObject({ id }), z.strictObject({ codes: z.number().int(), codings: z.number().int() })),
  'codebook.split': command(
    'Split a code: chosen codings move to other codes, there already or new; the rest stay. One step. Codings that would be twice on the same words by the same coder become one.',
    /** A new code stands beside the one that is split unless a parent is named. */
    z.strictObject({
      id,
      parts: z.array(z.strictObject({ code: z.union([z.strictObject({ id }), z.strictObject({ name: line, parentId: id.nullable().optional() })]), codingIds: z.array(id).min(1) })).min(1).max(50),
    }),
    /** `codeIds` in the order of the parts; `dropped` became one with a coding that was there. */
    z.strictObject({ codeIds: z.array(id), moved: z.number().int(), dropped: z.number().int() }),
  ),
  'codebook.history': query('Everything that happened to a code, newest first.', z.strictObject({ id }), z.strictObject({ events: z.array(codeEvent) })),
  'codebook.checkExport': query(
    'What would enter an export of the codebook for an audience, and what a person has to decide.',
    z.strictObject({ audience, /** Left out: with its pinned examples. */ examples: z.boolean().optional() }),
    /** A code stands under `claimId`, an example of it under `evidenceId`. */
    z.strictObject({ findings: z.array(gateFinding) }),
    { long: true },
  ),
  'codebook.export': command(
    'Make the codebook as csv or docx, with its pinned examples or without. Passes the export gate.',
    z.strictObject({ format: z.enum(['csv', 'docx']), audience, examples: z.boolean(), decision: gateDecision.optional() }),
    z.strictObject({ file: madeFile, findings: z.array(gateFinding), recordId: id }),
    { undoable: false, long: true },
  ),
  'codebook.prepare': query('Read a codebook from csv or docx and show what taking it in would do. Stores nothing.', z.strictObject({ file: chosenFile }), z.strictObject({ codes: z.array(readCode), report: z.array(z.string()) }), { long: true }),
  'codebook.import': command('Take in a codebook from csv or docx as shown by `codebook.prepare`. One undoable step.', z.strictObject({ file: chosenFile }), z.strictObject({ added: z.number().int(), filled: z.number().int() }), { long: true }),
};
