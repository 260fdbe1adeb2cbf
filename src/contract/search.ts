import { z } from 'zod';
import { query } from './entry.ts';
import { id, none, snippet } from './shapes.ts';

export const searchKind = z.enum(['passage', 'source', 'code', 'memo', 'voice', 'outcome', 'indicator', 'sign', 'event', 'claim', 'rival', 'evidence', 'dataset', 'place', 'question', 'link', 'summary', 'theory', 'node', 'assumption', 'harvested', 'register', 'round']);
export type SearchKind = z.infer<typeof searchKind>;

export const searchHit = z.strictObject({
  kind: searchKind,
  /** Where to go: the source of a passage or memo, the claim of a rival or item of evidence, the theory of a place or an assumption, else the thing itself. */
  id,
  /** What was found: the coding of a memo, the rival, the item of evidence, the place of a theory; else the same as `id`. */
  thingId: id,
  /** For a passage (its paragraph) and a memo (its coding): the place in the text. */
  start: z.number().int().nullable(),
  end: z.number().int().nullable(),
  paragraph: z.number().int().nullable(),
  title: z.string(),
  snippet,
});
export type SearchHit = z.infer<typeof searchHit>;

/** A name to jump to; `detail` tells things of the same name apart. */
export const jumpName = z.strictObject({ kind: searchKind, id, name: z.string(), detail: z.string() });
export type JumpName = z.infer<typeof jumpName>;

export const search = {
  'search.find': query(
    'Find words everywhere: stems, "phrases", prefix*; all words have to occur, best first.',
    z.strictObject({ words: z.string().max(1000), kinds: z.array(searchKind).optional(), sourceId: id.optional(), limit: z.number().int().min(1).max(500).optional() }),
    z.strictObject({ hits: z.array(searchHit), total: z.number().int() }),
    // Beside the writer: a common word in a large vault takes a moment, and typing must not wait for it.
    { long: true },
  ),
  'search.names': query('The names of everything, for jumping.', none, z.strictObject({ names: z.array(jumpName) })),
};
