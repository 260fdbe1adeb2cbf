/** How files of a kind are read, kept for the next one. */
import type { FlowMapping, SavedMapping } from '../contract/index.ts';
import { fitMapping } from '../domain/flows/fit-mapping.ts';
import { Refusal } from '../domain/refusal.ts';
import { listMappings, readMapping } from '../vault/flow-mappings.ts';
import type { Readable } from '../vault/open.ts';
import type { Handlers } from './context.ts';

/** A kept mapping, or a refusal with what to do. */
export function mappingHere(database: Readable, id: string): SavedMapping {
  const mapping = readMapping(database, id);
  if (!mapping) throw new Refusal('not-found', 'This saved way of reading files is not in this vault (any more). Nothing was changed. Choose another, or take back its removal.', { id });
  return mapping;
}

/** The newest kept mapping whose columns all are in these tables. */
export function fittingMapping(database: Readable, tables: readonly { readonly name: string; readonly header: readonly string[] }[]): { mappingId: string; name: string } | null {
  const fitting = listMappings(database).filter(({ mapping }) => {
    const fitted = fitMapping(mapping, tables);
    const wanted = mapping.tables.filter(({ use }) => use === 'rows').length;
    return fitted !== null && fitted.tables.filter(({ use }) => use === 'rows').length >= Math.min(wanted, tables.length);
  });
  const newest = fitting.sort((left, right) => (left.at < right.at ? 1 : -1))[0];
  return newest ? { mappingId: newest.id, name: newest.name } : null;
}

/** What is kept for the next file: decisions about single rows are of this one. */
const forNextTime = (mapping: FlowMapping): FlowMapping => ({ ...mapping, decisions: [] });

export const flowMappingHandlers = {
  'flows.mappings': ({ database }) => ({ mappings: listMappings(database) }),
  'flows.saveMapping': ({ change, newId, now }, { name, mapping }) => {
    const id = newId();
    change.insert('flow_mapping', { id, name, mapping: JSON.stringify(forNextTime(mapping)), at: now(), version: 1 });
    change.describe(`Kept how files are read as “${name}”`);
    return { id, version: 1 };
  },
  'flows.removeMapping': ({ change, database }, { id }) => {
    const { name } = mappingHere(database, id);
    change.remove('flow_mapping', id);
    change.describe(`Removed the way of reading files “${name}”`);
    return {};
  },
} satisfies Partial<Handlers<'flows'>>;
