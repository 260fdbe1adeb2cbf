/** What a summary level came to, in sentences of protected numbers and in rows of the ledger. Nothing that it could not say is left unsaid. */
import type { LedgerEntry, LevelRule, StateOfScheme } from '../../contract/index.ts';
import type { Shown, Tally } from '../disclosure/protected-counts.ts';
import { isHidden } from '../disclosure/small-numbers.ts';
import { sayCounted } from '../disclosure/small-numbers-words.ts';
import type { LedgerRule } from './ledger.ts';
import type { LevelConflict, SummaryLevels } from './levels.ts';
import type { LinkedStreams } from './link-streams.ts';

/** So many kinds of gaps or conflicts are told one by one; the rest are told as their number. */
const most = 40;

const conflictRules: Record<LevelConflict['is'], { rule: LedgerRule; words(what: string): string }> = {
  states: { rule: 'level-two-states', words: (what) => `${what} on the same days of one person: both were looked at` },
  ranks: { rule: 'level-equal-rank', words: (what) => `${what} rank alike on the same days of one person: the one that stands first in the scheme was taken` },
  rows: { rule: 'level-rows-contradict', words: (what) => `${what} both hold on the same days of one person and lead to different levels: the first was taken` },
};

/** "about 12.5 person-years of 40 people"; person-time and people as they are shown. */
export function sayTime(shown: Shown, days: Tally): string {
  const [time, people] = [shown.sum(days), shown.count({ value: days.people, people: days.people, key: days.key })];
  const years = isHidden(time) ? 'a time that is not shown' : `${shown.isTrue ? '' : 'about '}${(time / 365.25).toLocaleString('en-GB', { maximumFractionDigits: 1 })} person-years`;
  return `${years} of ${sayCounted(people, 'person', 'people')}`;
}

/** The rule itself, as it is written down with the data: by what a day's level is told. */
export function sayRule(rule: LevelRule, scheme: readonly Pick<StateOfScheme, 'name' | 'rank'>[]): string {
  if (rule.is === 'highest') {
    const ranks = [...new Set(scheme.flatMap(({ rank }) => (rank === null ? [] : [rank])))].sort((one, other) => one - other);
    const levels = ranks.map((rank) => `${rank}: ${scheme.filter((state) => state.rank === rank).map(({ name }) => name).join(', ')}`);
    return `Summary level: the highest level that any stream tells that day (${levels.join('; ')}).`;
  }
  const rows = rule.rows.map(({ when, level }, index) => `${index + 1}. ${level}, where ${when.map(({ stream, state }) => `${stream === '' ? 'the stream' : stream} says ${state}`).join(' and ')}`);
  return `Summary level: by a table, of which the first row that holds that day counts (${rows.join('; ')}).`;
}

/** One sentence per level that occurs, in the order of the levels. */
export const sayLevels = ({ levels, days }: SummaryLevels, shown: Shown): string[] => levels.map((level, index) => (days[index]!.value === 0 ? `${level}: on no day.` : `${level}: ${sayTime(shown, days[index]!)}.`));

/** What the rule could not say, said differently, or had to choose. */
export function sayConflicts(made: SummaryLevels, linked: Pick<LinkedStreams, 'rankedDifferently' | 'toldDifferently' | 'leftOut'>, shown: Shown): string[] {
  return ledgerOfLevels(made, linked, shown).map(({ detail }) => detail);
}

/** The same as rows of the ledger of the linked data; row 0 speaks of all of them. */
export function ledgerOfLevels({ gaps, silent, conflicts, neverSpeaking }: SummaryLevels, { rankedDifferently, toldDifferently, leftOut }: Pick<LinkedStreams, 'rankedDifferently' | 'toldDifferently' | 'leftOut'>, shown: Shown): LedgerEntry[] {
  const entry = (rule: LedgerRule, action: LedgerEntry['action'], detail: string): LedgerEntry => ({ row: 0, rule, action, detail });
  const some = <Kind>(kinds: readonly Kind[], say: (kind: Kind) => LedgerEntry): LedgerEntry[] => {
    const told = kinds.slice(0, most).map(say);
    return kinds.length <= most ? told : [...told, { ...told.at(-1)!, detail: `${kinds.length - most} more kinds like these are rarer and are not told one by one.` }];
  };
  const people = (tally: Tally): string => sayCounted(shown.count({ value: tally.people, people: tally.people, key: tally.key }), 'person', 'people');
  return [
    ...(leftOut.value === 0 ? [] : [entry('linked-after-earliest-extract', 'dropped', `${sayCounted(shown.count(leftOut), 'stay', 'stays')} began after the earliest of the extracts, when not all streams are known, and were left out.`)]),
    ...rankedDifferently.map((state) => entry('linked-rank-differs', 'questioned', `“${state}” has different ranks in the data that were linked, so that it has none here and speaks of no level by rank.`)),
    ...toldDifferently.map(({ attribute, people: those }) => entry('linked-attribute-differs', 'questioned', `“${attribute}” is told differently of ${people(those)}: what the first of the data says stands.`)),
    ...(gaps.all.value === 0 ? [] : [entry('level-gap', 'kept', `On ${sayTime(shown, gaps.all)} something is recorded and the rule speaks of no level: these days stay gaps.`)]),
    ...some(gaps.kinds, ({ what, days }) => entry('level-gap', 'kept', `No level for ${what}: ${sayTime(shown, days)}.`)),
    ...(silent.value === 0 ? [] : [entry('level-silent', 'kept', `Between two stays nothing at all is recorded on ${sayTime(shown, silent)}: no level is made up for these days.`)]),
    ...some(conflicts, ({ is, what, days }) => entry(conflictRules[is].rule, 'questioned', `${capital(conflictRules[is].words(what))} (${sayTime(shown, days)}).`)),
    ...neverSpeaking.map(({ row, because }) => entry('level-row-never-speaks', 'questioned', `Row ${row} of the table never speaks, because row ${because} comes first and asks for no more.`)),
  ];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
