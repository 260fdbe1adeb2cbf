import { z } from 'zod';
import { command, query } from './entry.ts';
import { changed, expectedVersion, id, line, none, prose } from './shapes.ts';

export const place = z.strictObject({ id, name: z.string(), parentId: id.nullable(), version: z.number().int() });
export type Place = z.infer<typeof place>;

export const programmeRecord = z.strictObject({
  name: z.string(),
  description: z.string(),
  synthetic: z.boolean(),
  /** Stakeholder groups in the programme's own words, in the order in which they are shown. */
  groups: z.array(z.string()),
  places: z.array(place),
  version: z.number().int(),
});
export type Programme = z.infer<typeof programmeRecord>;

export const programme = {
  'programme.get': query('The programme that this vault studies: name, groups, places.', none, programmeRecord),
  'programme.edit': command(
    'Change the name, description or stakeholder groups of the programme.',
    z.strictObject({ name: line.optional(), description: prose.optional(), groups: z.array(line).min(1).optional(), expectedVersion: expectedVersion.optional() }),
    z.strictObject({ version: z.number().int() }),
  ),
  'programme.addPlace': command('Add a place; places nest.', z.strictObject({ name: line, parentId: id.nullable().optional() }), changed),
  'programme.editPlace': command(
    'Rename a place or move it under another.',
    z.strictObject({ id, name: line.optional(), parentId: id.nullable().optional(), expectedVersion: expectedVersion.optional() }),
    changed,
  ),
  'programme.removePlace': command('Remove a place that nothing stands in.', z.strictObject({ id }), none),
};
