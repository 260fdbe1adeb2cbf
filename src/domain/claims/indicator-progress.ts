/** Signs of leading indicators by group over time, and where nobody has looked. An indicator stands first with the groups that own it, seen or not. */
import type { Indicator, Output, Sign, UncertainDate } from '../../contract/index.ts';
import { partsOfDay } from '../timeline/calendar.ts';
import { lastDay } from '../timeline/uncertain-date.ts';

export type SeenSign = { indicatorId: string; polarity: Sign['polarity']; date: UncertainDate; groups: readonly string[] };
type Every = 'quarter' | 'year';
type Progress = Output<'claims.progress'>;

/** "2023", "2023 Q2": numbered on, so that periods without signs are seen. */
const numberOf = (day: string, every: Every): number => {
  const { year, month } = partsOfDay(day);
  return every === 'year' ? year : year * 4 + Math.floor((month - 1) / 3);
};
const nameOf = (number: number, every: Every): string => (every === 'year' ? String(number) : `${Math.floor(number / 4)} Q${(number % 4) + 1}`);

/** Longer than this and periods say less than they cost. */
const mostPeriods = 400;
const notSaid = 'not said who saw it';

/**
 * One row for each indicator and group. A sign whose date spans several periods is counted in the one that it begins in, once: it happened once. Of a sign seen by several groups each has it.
 */
export function progressOf(indicators: readonly Pick<Indicator, 'id' | 'wording' | 'groups'>[], signs: readonly SeenSign[], every: Every): Progress {
  const numbers = signs.flatMap(({ date }) => [numberOf(date.from, every), numberOf(lastDay(date), every)]);
  const first = Math.min(...numbers);
  const last = Math.min(Math.max(...numbers), first + mostPeriods - 1);
  const periods = numbers.length === 0 ? [] : Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const bySign = Map.groupBy(signs, ({ indicatorId }) => indicatorId);
  const gaps: string[] = [];
  const rows = indicators.flatMap(({ id, wording, groups }) => {
    const its = bySign.get(id) ?? [];
    const seenBy = new Set(its.flatMap((sign) => (sign.groups.length === 0 ? [notSaid] : sign.groups)));
    const silent = groups.filter((group) => !seenBy.has(group));
    if (its.length === 0) gaps.push(`Nobody has logged a sign of “${wording}” yet.`);
    else if (silent.length > 0) gaps.push(`Of “${wording}” there is no sign from ${silent.map((group) => `“${group}”`).join(' or ')}, who own it.`);
    return [...new Set([...groups, ...seenBy])].map((group) => {
      const cells = periods.map(() => ({ confirming: 0, mixed: 0, disconfirming: 0 }));
      for (const sign of its) if ((sign.groups.length === 0 ? [notSaid] : sign.groups).includes(group)) cells[Math.min(numberOf(sign.date.from, every), last) - first]![sign.polarity] += 1;
      return { indicatorId: id, wording, group, cells };
    });
  });
  return { periods: periods.map((number) => nameOf(number, every)), rows, gaps };
}
