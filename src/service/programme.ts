import type { Change } from '../vault/change.ts';
import { placeIsUsed, readProgramme } from '../vault/programme.ts';
import { Refusal } from '../domain/refusal.ts';
import { recommendedRubric } from '../domain/claims/rubric.ts';
import { codeColourNames } from '../domain/codebook/colours.ts';
import type { Handlers } from './context.ts';

/** Groups that a new programme starts with; product.md's own words, editable. */
const usualGroups = ['Parents and carers', 'Children and young people', 'Practitioners', 'Strategic leaders', 'Community groups', 'Funders'];


/** What every new vault holds: its programme, its first coder, and the recommended rubric to edit. */
export function beginProgramme(change: Change, first: { coderId: string; coder: { name: string; initials: string }; programme: string }): void {
  change.insert('coder', { id: first.coderId, name: first.coder.name, initials: first.coder.initials, colour: codeColourNames[0], version: 1 });
  change.insert('programme', { id: 'programme', name: first.programme, description: '', synthetic: 0, groups: JSON.stringify(usualGroups), version: 1 });
  change.insert('rubric', { id: change.newId(), number: 1, criteria: JSON.stringify(recommendedRubric), locked_at: null, version: 1 });
  change.describe('Made the vault');
}

export const programmeHandlers = {
  'programme.get': ({ database }) => readProgramme(database),
  'programme.edit': ({ change }, { expectedVersion, groups, ...fields }) => {
    const version = change.update('programme', 'programme', { ...fields, ...(groups && { groups: JSON.stringify(groups) }) }, expectedVersion);
    change.describe('Changed the programme');
    return { version };
  },
  'programme.addPlace': ({ change, newId }, { name, parentId }) => {
    const id = newId();
    change.insert('place', { id, name, parent_id: parentId ?? null, version: 1 });
    change.describe(`Added the place “${name}”`);
    return { id, version: 1 };
  },
  'programme.editPlace': ({ change, database }, { id, name, parentId, expectedVersion }) => {
    const { places } = readProgramme(database);
    for (let above = parentId; above; above = places.find((place) => place.id === above)?.parentId ?? null) {
      if (above === id) throw new Refusal('not-allowed', "A place can't stand inside itself. Nothing was changed.");
    }
    const version = change.update('place', id, { ...(name !== undefined && { name }), ...(parentId !== undefined && { parent_id: parentId }) }, expectedVersion);
    change.describe(`Changed the place “${name ?? places.find((place) => place.id === id)?.name ?? ''}”`);
    return { id, version };
  },
  'programme.removePlace': ({ change, database }, { id }) => {
    if (placeIsUsed(database, id)) throw new Refusal('not-allowed', 'Something still stands in this place: a voice, a source, a sign, a claim, a harvested outcome or another place. Nothing was changed. Move those first.');
    const place = readProgramme(database).places.find((candidate) => candidate.id === id);
    change.remove('place', id);
    change.describe(`Removed the place “${place?.name ?? ''}”`);
    return {};
  },
} satisfies Handlers<'programme'>;
