import type { FlowAnswer, FlowView } from '../../../src/contract/index.ts';
import { createDuckSpells } from '../duck-spells.ts';
import { type Ground, passphrase, window } from '../ground.ts';
import { inTurns, timed } from '../measure.ts';
import { row, type Row } from '../rows.ts';
import { type SpellQuestions, spellQuestions } from '../spells-in-sql.ts';

/** What people are promised at a million spells: an answer after a changed filter, and the first one after the vault is open. */
const answered = 250;
const first = 500;

const views: Record<keyof SpellQuestions, FlowView> = {
  stocks: { measure: 'stocks', every: 'quarter' },
  moves: { measure: 'moves' },
  rates: { measure: 'rates' },
  timeInState: { measure: 'time in state', state: 'foster care' },
  noEarlierStep: { measure: 'no earlier step', state: 'social work case', lookBack: 365 },
  hiddenMoves: { measure: 'hidden moves', month: 7, day: 31 },
  pathways: { measure: 'pathways', most: 20 },
};

/** The same questions, once as the rooms ask them and once in SQL; the place is another one at every turn, so that nothing that was kept answers. */
export async function* flows(ground: Ground): AsyncGenerator<Row> {
  const { vault, datasetId } = await ground.flowVault();
  const set = ground.spells();
  const plain = ground.plainSpells();
  const duck = await createDuckSpells(set);
  try {
    const period = { from: '2014-01-01', to: '2024-01-01' };
    const ask = (view: FlowView, place: string): Promise<FlowAnswer> => vault.call('flows.view', { datasetId, view, filter: { places: [place], ...period } });
    const sql = set.places.map((_place, number) => spellQuestions(window, number));
    await refuseDifferent(ground, sql.map(({ stocks }) => stocks));

    const many = `${set.spells.count.toLocaleString('en-GB')} spells`;
    await vault.service.close();
    await vault.call('vault.unlock', { path: vault.path, passphrase });
    const opened = { value: await timed(() => ask(views.moves, set.places[0]!)), baseline: await timed(() => plain.prepare(sql[0]!.moves).all()) };
    yield row('flows', `first view after unlock, ${many}`, 'SQL in a plain database', { ...opened, unit: 'ms', budget: 1, promise: first });

    // The plain database takes seconds over a million spells, so it is asked less often then.
    const turns = set.spells.count > 200_000 ? 3 : 6;
    for (const key of Object.keys(views) as (keyof SpellQuestions)[]) {
      const work = (turn: number): Promise<FlowAnswer> => ask(views[key], set.places[turn % set.places.length]!);
      const inSqlite = await inTurns(turns, work, (turn) => plain.prepare(sql[turn % sql.length]![key]).all());
      yield row('flows', `${views[key].measure} after a changed filter, ${many}`, 'SQL in a plain database', { ...inSqlite, unit: 'ms', budget: 2, promise: answered });
      const inDuck = await inTurns(turns, work, (turn) => duck.ask(sql[turn % sql.length]![key]));
      yield row('flows', `${views[key].measure} after a changed filter, ${many}`, 'DuckDB in memory', { ...inDuck, unit: 'ms', budget: 4, promise: answered });
    }
  } finally {
    duck.close();
  }
}

/** All have to count the same people before it is told who is faster: true stocks of each place, summed over states and days. */
async function refuseDifferent(ground: Ground, stocks: readonly string[]): Promise<void> {
  const { vault, datasetId } = await ground.flowVault();
  const set = ground.spells();
  await vault.call('flows.showTrueCounts', { datasetId, reason: 'The bench compares counts with those of a plain database.' });
  for (const [number, sql] of stocks.entries()) {
    const { tables } = await vault.call('flows.view', { datasetId, counts: 'true', view: views.stocks, filter: { places: [set.places[number]!], from: '2014-01-01', to: '2024-01-01' } });
    const { rows, columns, cells } = tables[0]!;
    // States may stand in rows or in columns, and a total of them is left out.
    const isState = (key: string): boolean => set.states.includes(key);
    const byRow = rows.some(({ key }) => isState(key));
    const own = cells.reduce((sum, line, at) => sum + line.reduce((all: number, cell, of) => all + (typeof cell === 'number' && isState((byRow ? rows[at] : columns[of])!.key) ? cell : 0), 0), 0);
    const theirs = (ground.plainSpells().prepare(sql).all() as { people: number }[]).reduce((sum, { people }) => sum + people, 0);
    if (own !== theirs) throw new Error(`The two ways don't agree on the stocks of ${set.places[number]}: ${own} here, ${theirs} in SQL.`);
  }
  await vault.call('flows.hideTrueCounts', { datasetId });
}
