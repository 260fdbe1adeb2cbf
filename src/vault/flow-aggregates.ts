/** Counts without people at rest: bulk rows, written dark and lit by their dataset. */
import type { AggregateCounts, AggregateRow } from '../domain/flows/aggregates.ts';
import type { Readable, Writable } from './open.ts';

/** Writes the counts of a dataset that stands dark; now and then it gives way with the share that is written. */
export function* insertAggregateRows(database: Writable, datasetId: string, rows: readonly AggregateRow[]): Generator<number, void, void> {
  const insert = database.prepare('INSERT INTO aggregate_count (dataset_id, number, state, to_state, from_day, to_day, place, stream, count) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  for (const [number, { state, toState, fromDay, toDay, place, stream, count }] of rows.entries()) {
    insert.run(datasetId, number, state, toState, fromDay, toDay, place, stream, count);
    if (number % 5_000 === 4_999) yield number / rows.length;
  }
}

/** The counts of a dataset; null when it is not here. What they are rounded by is bound to the bytes that they came from, which no answer tells. */
export function readAggregate(database: Readable, datasetId: string): AggregateCounts | null {
  const dataset = database.prepare('SELECT states, places, streams, file_hash AS secret FROM dataset WHERE id = ? AND removed = 0').get(datasetId) as { states: string; places: string; streams: string; secret: string } | undefined;
  if (!dataset) return null;
  const rows = database
    .prepare('SELECT state, to_state AS toState, from_day AS fromDay, to_day AS toDay, place, stream, count FROM aggregate_count WHERE dataset_id = ? ORDER BY number')
    .all(datasetId) as AggregateRow[];
  return {
    rows,
    states: (JSON.parse(dataset.states) as { name: string }[]).map(({ name }) => name),
    places: JSON.parse(dataset.places) as string[],
    streams: JSON.parse(dataset.streams) as string[],
    secret: dataset.secret,
  };
}
