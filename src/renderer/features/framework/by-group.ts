import type { Indicator } from '../../../contract/index.ts';

/** Indicators under the groups that own them, in the programme's order of groups. One that two groups own stands under both. */
export function indicatorsByGroup(groups: readonly string[], indicators: readonly Indicator[]): { group: string; indicators: Indicator[] }[] {
  const all = [...new Set([...groups, ...indicators.flatMap((indicator) => indicator.groups)])];
  return all.map((group) => ({ group, indicators: indicators.filter((indicator) => indicator.groups.includes(group)) })).filter((one) => one.indicators.length > 0);
}

/** Groups of the programme that own no indicator: whose view of change is not in the framework. */
export function groupsWithout(groups: readonly string[], indicators: readonly Indicator[]): string[] {
  return groups.filter((group) => !indicators.some((indicator) => indicator.groups.includes(group)));
}
