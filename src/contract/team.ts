import { z } from 'zod';
import { command, query } from './entry.ts';
import { changed, expectedVersion, id, instant, line, none } from './shapes.ts';

export const coder = z.strictObject({ id, name: z.string(), initials: z.string(), colour: z.string(), version: z.number().int() });
export type Coder = z.infer<typeof coder>;

export const historyEntry = z.strictObject({
  seq: z.number().int(),
  at: instant,
  coder: z.string(),
  method: z.string(),
  /** What was done, in words; "(erased)" when the words were erased on withdrawal. */
  label: z.string(),
  /** Area of the contract: `coding`, `claims` ... */
  area: z.string(),
  kind: z.enum(['done', 'undone', 'redone']),
  /** Undone by a later entry. */
  takenBack: z.boolean(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** Where unsaved words belong: the editor and what it edits, in the window's own terms. Never words of a person. */
const place = z.string().min(1).max(300);

/** What somebody was writing and has not saved. */
export const draft = z.strictObject({ place, /** As the editor keeps them; only the window reads them. */ words: z.string(), at: instant });
export type Draft = z.infer<typeof draft>;

export const team = {
  'team.coders': query('Everybody who works in this vault.', none, z.strictObject({ coders: z.array(coder), current: id })),
  'team.addCoder': command('Add somebody who codes and writes here.', z.strictObject({ name: line, initials: z.string().trim().min(1).max(4) }), changed),
  'team.editCoder': command(
    'Change a coder\'s name, initials or colour.',
    z.strictObject({ id, name: line.optional(), initials: z.string().trim().min(1).max(4).optional(), colour: z.string().optional(), expectedVersion: expectedVersion.optional() }),
    changed,
  ),
  'team.become': command('Say whose hands are on the keyboard: every change from now on carries this name.', z.strictObject({ id }), coder, { undoable: false }),
  'team.drafts': query('What the coder at work has begun to write and not saved, newest first.', none, z.strictObject({ drafts: z.array(draft) })),
  'team.keepDraft': command(
    'Keep words that are still being written, so that a lock or a crash does not lose them; null forgets them. Not part of the history, and of no answer but team.drafts.',
    z.strictObject({ place, words: z.string().max(2_000_000).nullable() }),
    none,
    { undoable: false },
  ),
};

export const history = {
  'history.list': query(
    'What was done, newest first.',
    z.strictObject({
      before: z.number().int().optional(),
      limit: z.number().int().min(1).max(500).optional(),
      coderId: id.optional(),
      areas: z.array(z.string().max(40)).optional(),
      /** Only what touched this source, or this code and its codings. */
      about: z.strictObject({ kind: z.enum(['source', 'code']), id }).optional(),
      words: z.string().max(200).optional(),
    }),
    z.strictObject({ entries: z.array(historyEntry), more: z.boolean() }),
  ),
  'history.show': query(
    'One change in full: what stood where before and after, in words.',
    z.strictObject({ seq: z.number().int().min(1) }),
    z.strictObject({ entry: historyEntry, changes: z.array(z.strictObject({ what: z.string(), field: z.string(), before: z.string(), after: z.string() })), /** Rows beyond those shown. */ more: z.number().int() }),
  ),
  'history.previewGoBack': query(
    'What going back would change. Changes nothing.',
    z.strictObject({ to: z.number().int().min(0), of: z.union([z.strictObject({ kind: z.literal('source'), id }), z.strictObject({ kind: z.literal('codebook') })]) }),
    z.strictObject({ changes: z.number().int(), sentences: z.array(z.string()) }),
  ),
  'history.goBack': command(
    'Bring a source (its text, speakers, codings and what is said of it) or the codebook back to what it was after a change of the history. One undoable step; the history itself is never shortened.',
    z.strictObject({ to: z.number().int().min(0), of: z.union([z.strictObject({ kind: z.literal('source'), id }), z.strictObject({ kind: z.literal('codebook') })]) }),
    z.strictObject({ changes: z.number().int(), sentences: z.array(z.string()) }),
  ),
  'history.undo': command('Take back this coder\'s latest change.', none, z.strictObject({ label: z.string() }), { undoable: false }),
  'history.redo': command('Do again what this coder last took back.', none, z.strictObject({ label: z.string() }), { undoable: false }),
};
