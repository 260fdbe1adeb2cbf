import type { TableLayout } from '../../contract/index.ts';
import { type ColumnGuess, factsOfTable, type GuessedColumn, guessFrom, guessWideCounts, type TableFacts, type TableRows } from './guess-columns.ts';
import { normalName } from './names.ts';

/** How the tables of chosen files may be read together. */
export type FlowGuess = {
  readonly layout: TableLayout;
  /** Why this layout, in a sentence for the mapping step. */
  readonly why: string;
  readonly tables: readonly { readonly use: 'rows' | 'people' | 'no'; readonly roles: ColumnGuess['roles']; readonly columns: readonly GuessedColumn[]; readonly edition: string }[];
  readonly dateFormat: ColumnGuess['dateFormat'];
};

type Guess = { layout: TableLayout; why: string; guess: ColumnGuess; rows: number };

/** Guesses how tables tell of time, which of them hold rows and which people, and what their columns are. */
export function guessFlows(tables: readonly (TableRows & { readonly name: string })[]): FlowGuess {
  const facts = tables.map((table) => factsOfTable(table));
  const guesses = tables.map((table, index) => guessLayout(table, facts[index]!));
  // The layout with most rows is that of all: tables are read together.
  const rowsOf = new Map<TableLayout, number>();
  for (const { layout, guess, rows } of guesses) if (guess.missing.length === 0) rowsOf.set(layout, (rowsOf.get(layout) ?? 0) + rows);
  const layout = [...rowsOf].sort((left, right) => right[1] - left[1])[0]?.[0] ?? guesses[0]!.layout;
  const lead = guesses.find((one) => one.layout === layout && one.guess.missing.length === 0) ?? guesses[0]!;
  const several = tables.length > 1;
  const read = tables.map((table, index) => {
    const own = guesses[index]!;
    const asRows = own.layout === layout ? own.guess : guessFrom(facts[index]!, layout);
    const isRows = !several || (own.layout === layout && own.guess.missing.length === 0 && isLike(own.guess, lead.guess));
    const use = isRows ? ('rows' as const) : asRows.roles.includes('person') && asRows.roles.includes('group') ? ('people' as const) : ('no' as const);
    const roles = use === 'rows' ? asRows.roles : asPeople(asRows.roles);
    const columns = asRows.columns.map((column, position) => (roles[position] === column.role ? column : { ...column, role: roles[position]!, why: 'Not read from a table about people.' }));
    return { use, roles, columns, edition: several && use === 'rows' && !asRows.roles.includes('edition') ? editionIn(table.name) : '' };
  });
  return { layout, why: lead.why, tables: read, dateFormat: lead.guess.dateFormat };
}

/** Whether a second table has the headings of the first: one that could be read as rows by chance alone has others. */
function isLike(guess: ColumnGuess, lead: ColumnGuess): boolean {
  if (guess === lead) return true;
  const nameOf = (of: ColumnGuess, role: string): string => normalName(of.columns[of.roles.findIndex((one) => one === role)]?.name ?? '');
  const needed = lead.roles.filter((role) => role === 'state' || role === 'start' || role === 'date' || role === 'count');
  return needed.every((role) => nameOf(guess, role) === nameOf(lead, role) || guess.columns[guess.roles.indexOf(role)]?.why.includes('it is called'));
}

/** In a table of people only who they are and what is known of them counts. */
function asPeople(roles: ColumnGuess['roles']): ColumnGuess['roles'] {
  return roles.map((role) => (role === 'person' || role === 'group' || role === 'edition' ? role : 'ignore'));
}

/** The year or financial year in the name of a file or sheet. */
function editionIn(name: string): string {
  return /(?<!\d)(?:19|20)\d{2}(?:[-_](?:(?:19|20)?\d{2}))?(?!\d)/.exec(name)?.[0].replace('_', '-') ?? '';
}

function guessLayout(table: TableRows, facts: TableFacts): Guess {
  const rows = table.rows.length;
  const as = (layout: TableLayout, why: string): Guess => ({ layout, why, guess: guessFrom(facts, layout), rows });
  const spells = guessFrom(facts, 'spells');
  const wide = guessWideCounts(facts);
  // “Team around the child” over a column of counts names a state, not the child.
  const namesPerson = spells.columns.some(({ role, why }) => role === 'person' && ((why.includes('its name') && wide === null) || why.includes('it is called')));
  const activities = guessFrom(facts, 'activities');
  if (activities.missing.length === 0) return { layout: 'activities', why: 'A log: a column says whether something starts or completes, so that each activity lasts from the one to the other.', guess: activities, rows };
  if (!namesPerson) {
    const moves = guessFrom(facts, 'moves');
    if (moves.missing.length === 0) return { layout: 'moves', why: 'Counts of moves, without people: columns name the state before, the state after, the time and how many.', guess: moves, rows };
    const stocks = guessFrom(facts, 'stocks');
    if (wide !== null) return { layout: 'stocks', why: 'Counts of people, without people: each column of numbers is a state, each row a day.', guess: wide, rows };
    const isWide = stocks.roles.filter((role) => role === 'count').length > 1;
    if (stocks.missing.length === 0) return { layout: 'stocks', why: isWide ? 'Counts of people, without people: each column of numbers is a state, each row a day.' : 'Counts of people by state and day, without people.', guess: stocks, rows };
  }
  if (spells.missing.length === 0) return { layout: 'spells', why: 'One row a stay, with a start and an end.', guess: spells, rows };
  const events = guessFrom(facts, 'events');
  if (events.missing.length > 0) return { layout: 'spells', why: 'Read as one row a stay; please say what the columns hold.', guess: spells, rows };
  return areSnapshots(table, events)
    ? as('snapshots', 'Snapshots: one row a person and day, and the same few days for many people.')
    : as('events', 'Events: one row a change of state, which lasts until the person’s next row.');
}

/** Days on which everybody was looked at are few, and many rows share each; days of events are as many as life brings. */
function areSnapshots(table: TableRows, events: ColumnGuess): boolean {
  const day = events.roles.indexOf('date');
  const person = events.roles.indexOf('person');
  const days = new Set<string>();
  const pairs = new Set<string>();
  let read = 0;
  for (const row of table.rows) {
    days.add((row[day] ?? '').slice(0, 10));
    if (days.size > 130) return false;
    if (read < 20_000) pairs.add(`${row[day]} ${row[person]}`);
    read += 1;
  }
  return table.rows.length >= 3 * days.size && pairs.size >= Math.min(read, 20_000) * 0.95;
}
