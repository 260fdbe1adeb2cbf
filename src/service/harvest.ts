/** Harvested outcomes, those who were asked about them, and the register of what helped, hindered and did not work. */
import { Refusal } from '../domain/refusal.ts';
import type { Parsed, RegisterEntry } from '../contract/index.ts';
import { type EntryRow, type HarvestedRow, listRests, listSubstantiations, readEntry, readHarvested, readRest, readSubstantiation, type SubstantiationRow } from '../vault/harvest.ts';
import type { Context, Handlers } from './context.ts';
import { beginReading, pin } from './evidence.ts';
import { harvestExportHandlers } from './harvest-export.ts';
import { entriesNow, outcomeInWords, outcomesNow } from './harvest-records.ts';
import { harvestRoundHandlers } from './harvest-rounds.ts';
import { given, inShort, notHere, requireHere } from './references.ts';

type Database = Context['database'];
const outcomeHere = (database: Database, id: string): HarvestedRow => readHarvested(database, id) ?? notHere('harvested outcome', id);
const entryHere = (database: Database, id: string): EntryRow => readEntry(database, id) ?? notHere('entry of the register', id);
const substantiationHere = (database: Database, id: string): SubstantiationRow => readSubstantiation(database, id) ?? notHere('answer about an outcome', id);

const idList = (ids: readonly string[] | undefined): string | undefined => ids && JSON.stringify([...new Set(ids)]);

function outcomeColumns({ database }: Context, fields: Omit<Parsed<'harvest.editOutcome'>, 'id' | 'expectedVersion'>): Record<string, string | null> {
  const { who, what, date, placeId, significance, contribution, intended, welcome, scaling, outcomeIds, indicatorIds, claimIds } = fields;
  requireHere(database, 'place', placeId);
  requireHere(database, 'outcome', ...(outcomeIds ?? []));
  requireHere(database, 'indicator', ...(indicatorIds ?? []));
  requireHere(database, 'claim', ...(claimIds ?? []));
  return given<string | null>({
    who, what, date: date && JSON.stringify(date), place_id: placeId, significance, contribution, intended, welcome, scaling: idList(scaling), outcome_ids: idList(outcomeIds), indicator_ids: idList(indicatorIds),
    claim_ids: idList(claimIds),
  });
}

function entryColumns({ database }: Context, { kind, statement, tried, status, placeId, claimIds }: Omit<Parsed<'harvest.editEntry'>, 'id' | 'expectedVersion'>): Record<string, string | null> {
  requireHere(database, 'place', placeId);
  requireHere(database, 'claim', ...(claimIds ?? []));
  return given<string | null>({ kind, statement, tried, status, place_id: placeId, claim_ids: idList(claimIds) });
}

const emptyOutcome = { date: null, place_id: null, significance: '', contribution: '', intended: 'not known', welcome: 'not known', scaling: '[]', outcome_ids: '[]', indicator_ids: '[]', claim_ids: '[]' };
const emptyEntry = { tried: '', status: 'not known', place_id: null, claim_ids: '[]' };

export const harvestHandlers = {
  'harvest.outcomes': (context) => ({ outcomes: outcomesNow(context, beginReading(context)) }),
  'harvest.addOutcome': (context, fields) => {
    const { change, coderId, newId } = context;
    const id = newId();
    change.insert('harvested_outcome', { id, who: fields.who, what: fields.what, ...emptyOutcome, ...outcomeColumns(context, fields), coder_id: coderId, at: change.at, version: 1 });
    change.describe(`Harvested the outcome ${outcomeInWords(fields)}`);
    return { id, version: 1 };
  },
  'harvest.editOutcome': (context, { id, expectedVersion, ...fields }) => {
    const { change, database } = context;
    const outcome = outcomeHere(database, id);
    const version = change.update('harvested_outcome', id, outcomeColumns(context, fields), expectedVersion);
    change.describe(`Changed the harvested outcome ${outcomeInWords(outcome)}`);
    return { id, version };
  },
  'harvest.removeOutcome': ({ change, database }, { id }) => {
    const outcome = outcomeHere(database, id);
    for (const rest of listRests(database, { outcomeId: id })) change.remove('rest', rest.id);
    for (const said of listSubstantiations(database, id)) change.remove('substantiation', said.id);
    change.remove('harvested_outcome', id);
    change.describe(`Took away the harvested outcome ${outcomeInWords(outcome)}`);
    return {};
  },
  'harvest.substantiate': ({ change, database, newId }, { outcomeId, id: which, expectedVersion, role, standing, asked, agreement, comment }) => {
    const outcome = outcomeHere(database, outcomeId);
    if (which === undefined) {
      if (role === undefined) throw new Refusal('bad-input', 'It is not said who was asked. Nothing was changed. Write down the role of whoever was asked, never a name.');
      const id = newId();
      change.insert('substantiation', { id, outcome_id: outcomeId, role, standing: standing ?? '', asked: asked ? JSON.stringify(asked) : null, agreement: agreement ?? 'no answer yet', comment: comment ?? '', version: 1 });
      change.describe(`Wrote down what was said of ${outcomeInWords(outcome)}`);
      return { id, version: 1 };
    }
    if (substantiationHere(database, which).outcomeId !== outcomeId) notHere('answer about this outcome', which);
    const version = change.update('substantiation', which, given<string | null>({ role, standing, asked: asked && JSON.stringify(asked), agreement, comment }), expectedVersion);
    change.describe(`Changed what was said of ${outcomeInWords(outcome)}`);
    return { id: which, version };
  },
  'harvest.removeSubstantiation': ({ change, database }, { id }) => {
    const { outcomeId } = substantiationHere(database, id);
    change.remove('substantiation', id);
    change.describe(`Took away what was said of ${outcomeInWords(outcomeHere(database, outcomeId))}`);
    return {};
  },
  'harvest.rest': (context, { about, target }) => {
    const { change, database, newId } = context;
    const words = about.is === 'outcome' ? outcomeInWords(outcomeHere(database, about.outcomeId)) : `“${inShort(entryHere(database, about.entryId).statement)}”`;
    const same = JSON.stringify(target);
    if (listRests(database, about.is === 'outcome' ? { outcomeId: about.outcomeId } : { entryId: about.entryId }).some((rest) => JSON.stringify(rest.target) === same)) {
      throw new Refusal('not-allowed', `${words} rests on this already. Nothing was changed.`);
    }
    const pinned = pin(beginReading(context), target);
    const id = newId();
    change.insert('rest', { id, outcome_id: about.is === 'outcome' ? about.outcomeId : null, entry_id: about.is === 'entry' ? about.entryId : null, target: same, pinned: JSON.stringify(pinned), version: 1 });
    change.describe(`Gave ${words} something to rest on`);
    return { id, version: 1 };
  },
  'harvest.unrest': ({ change, database }, { id }) => {
    const rest = readRest(database, id) ?? notHere('thing that a record rests on', id);
    const words = rest.outcomeId !== null ? outcomeInWords(outcomeHere(database, rest.outcomeId)) : `“${inShort(entryHere(database, rest.entryId ?? '').statement)}”`;
    change.remove('rest', id);
    change.describe(`Took away something that ${words} rested on`);
    return {};
  },

  'harvest.register': (context) => ({ entries: entriesNow(context, beginReading(context)) }),
  'harvest.addEntry': (context, fields) => {
    const { change, newId } = context;
    const id = newId();
    change.insert('register_entry', { id, kind: fields.kind, statement: fields.statement, ...emptyEntry, ...entryColumns(context, fields), version: 1 });
    change.describe(`Wrote down ${kindInWords[fields.kind]}: “${inShort(fields.statement)}”`);
    return { id, version: 1 };
  },
  'harvest.editEntry': (context, { id, expectedVersion, ...fields }) => {
    const { change, database } = context;
    const entry = entryHere(database, id);
    const version = change.update('register_entry', id, entryColumns(context, fields), expectedVersion);
    change.describe(`Changed “${inShort(entry.statement)}” in the register`);
    return { id, version };
  },
  'harvest.removeEntry': ({ change, database }, { id }) => {
    const entry = entryHere(database, id);
    for (const rest of listRests(database, { entryId: id })) change.remove('rest', rest.id);
    change.remove('register_entry', id);
    change.describe(`Took “${inShort(entry.statement)}” out of the register`);
    return {};
  },
  ...harvestRoundHandlers,
  ...harvestExportHandlers,
} satisfies Handlers<'harvest'>;

const kindInWords: Record<RegisterEntry['kind'], string> = { enabler: 'an enabler', barrier: 'a barrier', 'did not work': 'something that did not work' };
