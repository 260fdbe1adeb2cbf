import { readQuery } from '../domain/search/query.ts';
import { findDocuments, listNames } from '../vault/search.ts';
import type { Handlers } from './context.ts';

const usualLimit = 50;

export const searchHandlers = {
  'search.find': ({ database }, { words, kinds, sourceId, limit = usualLimit }) => findDocuments(database, readQuery(words), { kinds, sourceId, limit }),
  'search.names': ({ database }) => ({ names: listNames(database) }),
} satisfies Handlers<'search'>;
