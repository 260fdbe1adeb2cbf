import { Refusal } from '../domain/refusal.ts';
import { codeColourNames } from '../domain/codebook/colours.ts';
import { forgetDraft, keepDraft, listDrafts } from '../vault/drafts.ts';
import { listCoders, readCoder } from '../vault/team.ts';
import type { Handlers } from './context.ts';

export const teamHandlers = {
  'team.coders': ({ database, coderId }) => ({ coders: listCoders(database), current: coderId }),
  'team.addCoder': ({ change, database, newId }, { name, initials }) => {
    const present = listCoders(database);
    if (present.some((coder) => coder.initials.toLowerCase() === initials.toLowerCase())) {
      throw new Refusal('not-allowed', `The initials ${initials} are taken. Nothing was changed. Choose others, so that codings can be told apart.`);
    }
    const id = newId();
    change.insert('coder', { id, name, initials, colour: codeColourNames[present.length % codeColourNames.length]!, version: 1 });
    change.describe(`Added ${name}`);
    return { id, version: 1 };
  },
  'team.editCoder': ({ change }, { id, expectedVersion, ...fields }) => {
    const version = change.update('coder', id, fields, expectedVersion);
    change.describe('Changed a coder');
    return { id, version };
  },
  'team.become': {
    control({ session }, { id }) {
      const coder = session.vault && readCoder(session.vault.database, id);
      if (!coder) throw new Refusal('not-found', 'There is no such coder in this vault. Nothing was changed.');
      session.coderId = id;
      return coder;
    },
  },
  'team.drafts': ({ database, coderId }) => ({ drafts: listDrafts(database, coderId) }),
  'team.keepDraft': ({ change, coderId, newId, now }, { place, words }) => {
    if (words === null) forgetDraft(change.database, coderId, place);
    else keepDraft(change.database, { id: newId(), coderId, place, words, at: now() });
    return {};
  },
} satisfies Handlers<'team'>;
