import { z } from 'zod';
import { day, id } from './shapes.ts';
import { sourceKind } from './sources.ts';

/**
 * Which part of the words is asked about. What is left out, or is an empty list, does not restrict; within one field any of the values will do, between fields all have to hold (for voices,
 * groups, attributes and places: for one and the same speaker). Of voices, groups and attributes: of who speaks in the passage. Of place: of the source, else of who speaks; a place counts with those in it.
 * A passage is in when somebody who is asked for speaks in it, so one across a question and its answer is in, and whole. What lies wholly outside is not there: neither found nor near to anything.
 */
export const restriction = z.strictObject({
  sourceIds: z.array(id).optional(),
  kinds: z.array(sourceKind).optional(),
  voiceIds: z.array(id).optional(),
  groups: z.array(z.string().max(500)).optional(),
  placeIds: z.array(id).optional(),
  coderIds: z.array(id).optional(),
  attributes: z.array(z.strictObject({ name: z.string().max(200), values: z.array(z.string().max(500)).min(1) })).optional(),
  /** Sources whose date lies wholly on or after this day... */
  from: day.optional(),
  /** ...and wholly before this one. */
  to: day.optional(),
  /** Interviewers' turns count too; left out unless this is true. */
  interviewers: z.boolean().optional(),
});
export type Restriction = z.infer<typeof restriction>;
