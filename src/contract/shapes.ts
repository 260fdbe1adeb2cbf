import { z } from 'zod';

/** UUIDv7 of a thing that people name. */
export const id = z.string().min(1).max(64);
/** ISO 8601 UTC instant. */
export const instant = z.string();
/** Calendar day, `YYYY-MM-DD`; it has to be on the calendar (2023-02-29 is not). */
export const day = z.iso.date('a day is written YYYY-MM-DD and has to be on the calendar');
/** A line that a person writes: a name, a title. */
export const line = z.string().trim().min(1, 'may not be empty').max(500);
/** Running words that a person writes; may be empty. */
export const prose = z.string().max(20_000);
/** The number of the version that was read; an edit of anything later is refused as a conflict. */
export const expectedVersion = z.number().int().min(1);

/**
 * A date that people may be unsure of, kept as the days that it covers, half open as every interval in Kist:
 * `from` is the first day, `to` the day after the last ("2023" ends on 2024-01-01), `text` how it was said.
 */
export const uncertainDate = z
  .strictObject({
    from: day,
    to: day,
    precision: z.enum(['day', 'month', 'season', 'quarter', 'year', 'range']),
    text: z.string().max(100),
  })
  .refine((date) => date.from < date.to, 'its end has to come after its beginning (`to` is the day after the last)');
export type UncertainDate = z.infer<typeof uncertainDate>;

/**
 * A file that a person chose: in a window the token that the host handed out for it,
 * on the command line its path. The window can't name files that nobody chose.
 */
export const chosenFile = z.string().min(1).max(4096);

/** A file that Kist made, to be saved where the person says. */
export const madeFile = z.strictObject({
  name: z.string(),
  mediaType: z.string(),
  base64: z.string(),
});
export type MadeFile = z.infer<typeof madeFile>;

/** Half-open range of UTF-16 code units in a revision's text. */
export const range = { start: z.number().int().min(0), end: z.number().int().min(1) };

/** Words in the text of a source as it stands now. */
export const passage = z.strictObject({ sourceId: id, ...range });
export type Passage = z.infer<typeof passage>;

/** Audiences, from the innermost to the outermost. */
export const audiences = ['team', 'board', 'partners', 'public'] as const;
export const audience = z.enum(audiences);
export type Audience = z.infer<typeof audience>;

/** Snippet in pieces: which were found, which surround them. */
export const snippet = z.array(z.strictObject({ text: z.string(), hit: z.boolean() }));

export const none = z.strictObject({});
/** The version that a thing has after a change. */
export const changed = z.strictObject({ id, version: z.number().int() });
