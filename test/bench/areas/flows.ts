import { isoDay, yearlyDays } from '../../../src/domain/flows/days.ts';
import { hiddenMoves } from '../../../src/domain/flows/measures/hidden-moves.ts';
import { moveMatrix } from '../../../src/domain/flows/measures/moves.ts';
import { stocksAt } from '../../../src/domain/flows/measures/stocks.ts';
import { releaseFlowPage, stockDays } from '../../../src/domain/flows/release-page.ts';
import { type Spells, OPEN } from '../../../src/domain/flows/spells.ts';
import { readSpellSet } from '../../../src/vault/flows.ts';
import { type Ground, window } from '../ground.ts';
import { inTurns, timed } from '../measure.ts';
import { row, type Row } from '../rows.ts';

const moves = `
  SELECT before, state, count(*) AS moves, count(DISTINCT person) AS people FROM (
    SELECT person, state, start_day, lag(state) OVER (PARTITION BY person ORDER BY number) AS before FROM spell
  ) WHERE before IS NOT NULL AND start_day >= ? AND start_day < ? GROUP BY before, state`;
const stocks = `
  SELECT day.value AS day, state, count(*) AS people FROM json_each(?) AS day CROSS JOIN spell
  WHERE start_day <= day.value AND (end_day IS NULL OR end_day > day.value) GROUP BY day.value, state`;
const changes = `
  SELECT count(*) FROM (
    SELECT state, lag(state) OVER (PARTITION BY person ORDER BY day.value, number) AS before FROM json_each(?) AS day CROSS JOIN spell
    WHERE start_day <= day.value AND (end_day IS NULL OR end_day > day.value)
  ) WHERE before <> state`;

const snapshot = { month: 7, day: 31 };

/** The same questions, once on columns of numbers and once in the SQL of a plain database. */
export async function* flows(ground: Ground): AsyncGenerator<Row> {
  const { vault, datasetId } = await ground.flowVault();
  const plain = ground.plainSpells();
  const set = { ...ground.spells(), knownUntil: window.to };
  const days = stockDays(window);
  const years = yearlyDays(window.from, window.to, snapshot.month, snapshot.day);
  const ask = {
    moves: () => plain.prepare(moves).all(window.from, window.to) as { moves: number }[],
    stocks: () => plain.prepare(stocks).all(JSON.stringify([...days])) as { people: number }[],
    changes: () => plain.prepare(changes).pluck().get(JSON.stringify([...years])) as number,
  };
  // Both have to answer the same before it counts who is faster.
  const sum = (numbers: ArrayLike<number>): number => Array.from(numbers).reduce((all, one) => all + one, 0);
  const answers = { moves: sum(ask.moves().map((one) => one.moves)), stocks: sum(ask.stocks().map((one) => one.people)), changes: ask.changes() };
  const own = { moves: moveMatrix(set, window).totalMoves, stocks: sum(stocksAt(set, days).counts), changes: hiddenMoves(set, years).visible };
  if (JSON.stringify(answers) !== JSON.stringify(own)) throw new Error(`The two ways don't agree: ${JSON.stringify({ sql: answers, columns: own })}`);

  const many = `${set.spells.count.toLocaleString('en-GB')} spells`;
  // The plain database takes seconds over a million spells, so it is asked less often then.
  const turns = set.spells.count > 200_000 ? 2 : 5;
  const compared = async (name: string, work: () => unknown, baseline: () => unknown, budget: number): Promise<Row> => {
    // Columns are walked by compiled code, as they are in a window that has been open for a while.
    for (let time = 0; time < 8; time += 1) work();
    return row('flows', `${name}, ${many}`, 'SQL in a plain database', { ...(await inTurns(turns, work, baseline, 0)), unit: 'ms', budget });
  };
  yield await compared('moves between states', () => moveMatrix(set, window), ask.moves, 0.1);
  yield await compared(`stocks on ${days.length} days`, () => stocksAt(set, days), ask.stocks, 0.1);
  yield await compared('changes that snapshots show', () => hiddenMoves(set, years), ask.changes, 0.1);
  yield await compared('the whole page, measured and released', () => releaseFlowPage(set, { window, snapshot, rule: { threshold: 5 } }), () => [ask.moves(), ask.stocks(), ask.changes()], 0.3);

  const beside = await vault.beside();
  const select = plain.prepare('SELECT person, state, start_day, end_day, place, stream FROM spell ORDER BY number').raw();
  const reading = await inTurns(3, () => readSpellSet(beside, datasetId), () => intoColumns(set.spells.count, select.iterate() as Iterable<Numbers>));
  yield row('flows', `spells read into columns, ${many}`, 'the same from a plain database', { ...reading, unit: 'ms', budget: 3 });
  const first = await inTurns(
    turns,
    () => releaseFlowPage(readSpellSet(beside, datasetId)!, { window, snapshot, rule: { threshold: 5 } }),
    () => [ask.moves(), ask.stocks(), ask.changes()],
    0,
  );
  yield row('flows', `the page asked for first: read, measured, released, ${many}`, 'SQL in a plain database', { ...first, unit: 'ms', budget: 1 });
  const page = await vault.call('flows.page', { datasetId });
  if (page.from !== isoDay(window.from)) throw new Error('The page is of another period.');
  const again = { value: await timed(() => vault.call('flows.page', { datasetId })), baseline: await timed(() => [ask.moves(), ask.stocks(), ask.changes()]) };
  yield row('flows', `the page asked for again, ${many}`, 'SQL in a plain database', { ...again, unit: 'ms', budget: 0.05 });
}

type Numbers = [number, number, number, number | null, number, number];

function intoColumns(count: number, rows: Iterable<Numbers>): Spells {
  const columns = { count, person: new Int32Array(count), state: new Uint16Array(count), startDay: new Int32Array(count), endDay: new Int32Array(count), place: new Uint16Array(count), stream: new Uint16Array(count) };
  let number = 0;
  for (const [person, state, start, end, place, stream] of rows) {
    columns.person[number] = person;
    columns.state[number] = state;
    columns.startDay[number] = start;
    columns.endDay[number] = end ?? OPEN;
    columns.place[number] = place;
    columns.stream[number] = stream;
    number += 1;
  }
  return columns;
}
