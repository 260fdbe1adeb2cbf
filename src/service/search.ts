import { readQuery } from '../domain/search/query.ts';
import { findDocuments, listNames } from '../vault/search.ts';
import { isBlind } from '../vault/team.ts';
import type { Handlers } from './context.ts';

const usualLimit = 50;

export const searchHandlers = {
  'search.find': ({ database, coderId }, { words, kinds, sourceId, limit = usualLimit }) =>
    findDocuments(database, readQuery(words), { kinds, sourceId, limit, blindFor: isBlind(database, coderId) ? coderId : null }),
  'search.names': ({ database, coderId }) => ({ names: listNames(database, isBlind(database, coderId) ? coderId : null) }),
} satisfies Handlers<'search'>;
