/** The questions of the flow rooms in SQL, as somebody with a plain database would ask them. They hold in SQLite and in DuckDB alike. */
import { dayNumber, yearlyDays } from '../../src/domain/flows/days.ts';
import type { DayWindow } from '../../src/domain/flows/spells.ts';

export type SpellQuestions = Record<'stocks' | 'moves' | 'rates' | 'timeInState' | 'noEarlierStep' | 'hiddenMoves' | 'pathways', string>;

/** First days of the quarters of a window. */
function quarters({ from, to }: DayWindow): number[] {
  const days: number[] = [];
  for (let year = 2000; year < 2100; year += 1) for (const month of [1, 4, 7, 10]) days.push(dayNumber(year, month, 1));
  return days.filter((day) => day >= from && day < to);
}

const listed = (days: ArrayLike<number>): string => Array.from(days, (day) => `(${day})`).join(', ');

/** All seven questions for one place, by its number. States are numbers, lowest rank first: 1 is the step below 2. */
export function spellQuestions(window: DayWindow, place: number): SpellQuestions {
  const { from, to } = window;
  const clipped = `CASE WHEN coalesce(end_day, ${to}) > ${to} THEN ${to} ELSE coalesce(end_day, ${to}) END - CASE WHEN start_day < ${from} THEN ${from} ELSE start_day END`;
  const moved = 'SELECT person, state, start_day, place, lag(state) OVER (PARTITION BY person ORDER BY number) AS before FROM spell';
  return {
    stocks: `WITH d(day) AS (VALUES ${listed(quarters(window))}) SELECT d.day, state, count(*) AS people FROM d JOIN spell ON start_day <= d.day AND (end_day IS NULL OR end_day > d.day) WHERE place = ${place} GROUP BY d.day, state`,
    moves: `WITH m AS (${moved}) SELECT before, state, count(*) AS moves, count(DISTINCT person) AS people FROM m WHERE before IS NOT NULL AND start_day >= ${from} AND start_day < ${to} AND place = ${place} GROUP BY before, state`,
    rates: `WITH m AS (${moved}), n AS (SELECT before, state, count(*) AS moves FROM m WHERE before IS NOT NULL AND start_day >= ${from} AND start_day < ${to} AND place = ${place} GROUP BY before, state),
      t AS (SELECT state, sum(${clipped}) AS days FROM spell WHERE place = ${place} AND start_day < ${to} AND (end_day IS NULL OR end_day > ${from}) GROUP BY state)
      SELECT n.before, n.state, n.moves * 365.25 / t.days AS rate FROM n JOIN t ON t.state = n.before`,
    timeInState: `WITH s AS (SELECT ${clipped} AS days, CASE WHEN end_day IS NULL OR end_day > ${to} THEN 0 ELSE 1 END AS ended FROM spell WHERE state = 4 AND place = ${place} AND start_day >= ${from} AND start_day < ${to}),
      g AS (SELECT days, sum(ended) AS ended, count(*) AS all_of FROM s GROUP BY days) SELECT days, ended, sum(all_of) OVER (ORDER BY days DESC) AS at_risk FROM g ORDER BY days`,
    noEarlierStep: `SELECT count(*) AS entries, sum(CASE WHEN EXISTS (SELECT 1 FROM spell e WHERE e.person = s.person AND e.state = 1 AND e.start_day < s.start_day AND (e.end_day IS NULL OR e.end_day > s.start_day - 365)) THEN 0 ELSE 1 END) AS without
      FROM spell s WHERE s.state = 2 AND s.place = ${place} AND s.start_day >= ${from} AND s.start_day < ${to}`,
    hiddenMoves: `WITH d(day) AS (VALUES ${listed(yearlyDays(from, to, 7, 31))}), s AS (SELECT person, state, lag(state) OVER (PARTITION BY person ORDER BY d.day, number) AS before FROM d JOIN spell ON start_day <= d.day AND (end_day IS NULL OR end_day > d.day) WHERE place = ${place}),
      m AS (${moved}) SELECT (SELECT count(*) FROM s WHERE before <> state) AS visible, (SELECT count(*) FROM m WHERE before IS NOT NULL AND start_day >= ${from} AND start_day < ${to} AND place = ${place}) AS dated`,
    pathways: `WITH p AS (SELECT person, string_agg(CAST(state AS VARCHAR), '>' ORDER BY number) AS way, max(coalesce(end_day, ${to})) - min(start_day) AS days FROM spell WHERE place = ${place} GROUP BY person)
      SELECT way, count(*) AS people, avg(days) AS days FROM p GROUP BY way ORDER BY people DESC LIMIT 20`,
  };
}
