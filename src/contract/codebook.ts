import { z } from 'zod';
import { command, query } from './entry.ts';
import { changed, expectedVersion, id, line, none, prose } from './shapes.ts';

export const codeFields = {
  name: line,
  definition: prose,
  useWhen: prose,
  notWhen: prose,
  /** Key of the palette, for example `heather`. */
  colour: z.string().max(40),
};

export const code = z.strictObject({
  id,
  parentId: id.nullable(),
  ...codeFields,
  /** Order among its siblings. */
  position: z.number(),
  /** Codings of this code alone, and in how many sources. */
  codings: z.number().int(),
  sources: z.number().int(),
  version: z.number().int(),
});
export type Code = z.infer<typeof code>;

const optionalFields = z.strictObject(codeFields).partial().shape;

export const codebook = {
  'codebook.list': query('All codes with their counts; the tree is in `parentId` and `position`.', none, z.strictObject({ codes: z.array(code) })),
  'codebook.create': command('Add a code.', z.strictObject({ ...optionalFields, name: line, parentId: id.nullable().optional() }), changed),
  'codebook.edit': command('Rename or describe a code.', z.strictObject({ id, expectedVersion: expectedVersion.optional(), ...optionalFields }), changed),
  'codebook.move': command(
    'Put a code under another (or at the top), before a sibling or at the end.',
    z.strictObject({ id, parentId: id.nullable(), beforeId: id.nullable().optional() }),
    changed,
  ),
  'codebook.merge': command(
    'Merge a code into another: its codings and child codes move over; codings that would be twice on the same words by the same coder become one.',
    z.strictObject({ id, intoId: id }),
    z.strictObject({ moved: z.number().int(), dropped: z.number().int() }),
  ),
  'codebook.remove': command('Remove a code, its child codes and their codings.', z.strictObject({ id }), z.strictObject({ codes: z.number().int(), codings: z.number().int() })),
};
