/** Harvested outcomes and entries of the register as they stand now: what they rest on looked at again, what they lack worked out. */
import { missingInOutcome } from '../domain/harvest/missing.ts';
import type { HarvestedOutcome, RegisterEntry } from '../contract/index.ts';
import { type HarvestedRow, listEntries, listHarvested, listRests, listSubstantiations, type RestRow } from '../vault/harvest.ts';
import type { Context } from './context.ts';
import type { beginReading } from './evidence.ts';
import { targetAsNow } from './evidence-targets.ts';
import { inShort } from './references.ts';

type Reading = ReturnType<typeof beginReading>;

/** “The housing service gave each patch a named officer”: an outcome by who changed what. */
export const outcomeInWords = ({ who, what }: Pick<HarvestedRow, 'who' | 'what'>): string => `“${inShort(`${who} ${what}`)}”`;

const restingOf = (reading: Reading, row: RestRow): HarvestedOutcome['rests'][number] => ({ id: row.id, ...targetAsNow(reading, row) });

/** Outcomes as they stand now, with what they lack. */
export function outcomesNow({ database }: Pick<Context, 'database'>, reading: Reading): HarvestedOutcome[] {
  const said = Map.groupBy(listSubstantiations(database), ({ outcomeId }) => outcomeId);
  const rests = Map.groupBy(listRests(database), ({ outcomeId }) => outcomeId);
  return listHarvested(database).map((row) => {
    const substantiations = (said.get(row.id) ?? []).map(({ outcomeId: _outcome, ...one }) => one);
    const resting = (rests.get(row.id) ?? []).map((rest) => restingOf(reading, rest));
    return { ...row, substantiations, rests: resting, missing: missingInOutcome({ ...row, substantiations, rests: resting }) };
  });
}

export function entriesNow({ database }: Pick<Context, 'database'>, reading: Reading): RegisterEntry[] {
  const rests = Map.groupBy(listRests(database), ({ entryId }) => entryId);
  return listEntries(database).map((row) => ({ ...row, rests: (rests.get(row.id) ?? []).map((rest) => restingOf(reading, rest)) }));
}
