import type { ColumnRole, TableLayout } from '../../contract/index.ts';
import { isBirthHeading } from './age-bands.ts';
import { missingRoles } from './columns-of.ts';
import type { DateColumn } from './read-dates.ts';
import { detectDatesOfCounts } from './read-dates.ts';
import { countIn } from './read-count.ts';
import { periodOf } from './read-periods.ts';
import { registrationOf } from './registration.ts';

/** A table as rows of cells. */
export type TableRows = { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] };

export type GuessedColumn = {
  readonly name: string;
  readonly role: ColumnRole;
  /** Why this role was taken, in words for the mapping step. */
  readonly why: string;
  /** Up to five different cells, as they stand in the file. */
  readonly examples: readonly string[];
  /** How dates are written, for the columns that hold dates. */
  readonly dates: DateColumn | null;
};

export type ColumnGuess = {
  readonly columns: readonly GuessedColumn[];
  /** The roles of `columns`, in the order of the file: what `cleanSpells` takes. */
  readonly roles: readonly ColumnRole[];
  /** Roles that a table of spells needs and for which no column was found. */
  readonly missing: readonly ColumnRole[];
  /** How dates are to be read; from the start column where there is one. */
  readonly dateFormat: 'iso' | 'day-first' | 'month-first' | 'excel-serial' | 'mixed';
};

type GuessedRole = Exclude<ColumnRole, 'ignore' | 'group'>;
/** What tables of each layout may hold, most needed first. Groups are told by their names alone, because there may be several. */
const rolesOf: Record<TableLayout, readonly GuessedRole[]> = {
  spells: ['person', 'state', 'start', 'end', 'place', 'stream', 'edition', 'note'],
  events: ['person', 'state', 'date', 'place', 'stream', 'edition', 'note'],
  activities: ['person', 'state', 'date', 'registration', 'instance', 'place', 'stream', 'note'],
  snapshots: ['person', 'state', 'date', 'place', 'stream', 'edition', 'note'],
  stocks: ['state', 'date', 'count', 'place', 'stream', 'note'],
  moves: ['from', 'to', 'date', 'end', 'count', 'place', 'stream', 'note'],
};

/**
 * Names by which the field calls each role, most telling first; a name that comes first in its list weighs more, so that `PLACE` beside `LA` becomes the placement.
 * `DECOM`, `DEC`, `PLACE`, `LA` and `YEAR` are the headings of the English return on looked after children (SSDA903).
 */
const namesOfRole: Record<GuessedRole, readonly string[]> = {
  person: ['person', 'person id', 'child', 'child id', 'pupil', 'client', 'patient', 'person key', 'pupil id', 'client id', 'patient id', 'unique id', 'pseudonym', 'case id', 'case', 'identifier', 'key', 'id', 'chi', 'upn', 'scn', 'swis'],
  state: ['state', 'status', 'placement type', 'placement', 'level', 'stage', 'place', 'support', 'intervention', 'service', 'activity', 'legal status', 'type', 'category', 'ls', 'new state', 'event', 'task', 'handling'],
  start: ['start', 'start date', 'from', 'from date', 'date from', 'decom', 'begin', 'begins', 'began', 'started', 'date started', 'placement start', 'admission', 'entry', 'entered', 'opened', 'valid from'],
  end: ['end', 'end date', 'to', 'to date', 'date to', 'dec', 'finish', 'ended', 'date ended', 'until', 'ceased', 'placement end', 'discharge', 'exit', 'left', 'closed', 'valid to'],
  date: ['date', 'day', 'event date', 'date of event', 'snapshot date', 'census date', 'count date', 'as at', 'on', 'time', 'timestamp', 'when', 'date time', 'start', 'start date', 'decom', 'month', 'quarter', 'period', 'year', 'financial year', 'week ending'],
  place: ['locality', 'area', 'local authority', 'council', 'la', 'place', 'ward', 'neighbourhood', 'town', 'region', 'team area', 'school', 'site'],
  stream: ['stream', 'source', 'data source', 'dataset', 'system', 'sector', 'agency', 'service', 'department'],
  edition: ['edition', 'return', 'return year', 'year', 'extract', 'submission', 'reporting year'],
  registration: ['registration', 'registration type', 'lifecycle', 'lifecycle transition', 'transition', 'event type', 'phase', 'action'],
  instance: ['instance', 'instance id', 'activity instance', 'activity instance id', 'activity id', 'handling id', 'event id', 'episode id', 'episode'],
  from: ['from', 'from state', 'state before', 'origin', 'before', 'previous state', 'previous'],
  to: ['to', 'to state', 'state after', 'destination', 'after', 'next state', 'next'],
  count: ['count', 'number', 'n', 'people', 'persons', 'children', 'pupils', 'clients', 'patients', 'total', 'frequency', 'freq', 'moves', 'stock', 'how many', 'cases', 'value'],
  note: ['note', 'notes', 'comment', 'comments', 'remarks', 'remark', 'reason', 'description'],
};

/** What is known of people under names of their own; `ETHNIC` and `DOB` as in the return named above. */
const groupNames = new Set(['sex', 'gender', 'ethnic', 'ethnicity', 'ethnic group', 'ethnic origin', 'disability', 'disabled', 'religion', 'nationality', 'language', 'first language', 'simd', 'simd quintile', 'imd quintile', 'age group', 'age band', 'cohort', 'urban rural']);

type ColumnFacts = {
  readonly name: string;
  readonly words: string;
  readonly filled: number;
  readonly distinct: number;
  readonly examples: readonly string[];
  readonly dates: DateColumn;
  /** Shares of the filled cells that read as a count, as a period (2021, 2021-Q3), and as the start or completion of an activity. */
  readonly counts: number;
  readonly periods: number;
  readonly registrations: number;
};

const ENOUGH_DIFFERENT = 20_000;

function wordsOf(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** Looks at each different cell once: in a million rows most cells repeat. Past the limit only those met before are counted, which is enough to know a column by. */
function factsOf(table: TableRows, column: number): ColumnFacts {
  const counts = new Map<string, number>();
  for (const row of table.rows) {
    const cell = row[column] ?? '';
    const count = counts.get(cell);
    if (count !== undefined) counts.set(cell, count + 1);
    else if (counts.size < ENOUGH_DIFFERENT) counts.set(cell, 1);
  }
  const examples: string[] = [];
  let filled = 0;
  let distinct = 0;
  let asCounts = 0;
  let asPeriods = 0;
  const registered = [0, 0, 0];
  for (const [raw, count] of counts) {
    const cell = raw.trim();
    if (cell === '') continue;
    filled += count;
    distinct += 1;
    if (countIn(cell).kind !== 'unreadable') asCounts += count;
    if (distinct <= 200 && periodOf(cell) !== null) asPeriods += count;
    if (distinct <= 20) registered[registrationOf(cell)]! += count;
    if (examples.length < 5 && !examples.includes(cell)) examples.push(cell.length > 60 ? `${cell.slice(0, 59)}…` : cell);
  }
  const name = (table.header[column] ?? '').trim();
  const share = (number: number): number => (filled === 0 ? 0 : number / filled);
  const isLog = distinct <= 20 && registered[1]! > 0 && registered[2]! > 0;
  return { name, words: wordsOf(name), filled, distinct, examples, dates: detectDatesOfCounts(counts), counts: share(asCounts), periods: share(asPeriods), registrations: isLog ? share(registered[1]! + registered[2]!) : 0 };
}

const mayNeedName: ReadonlySet<GuessedRole> = new Set<GuessedRole>(['place', 'stream', 'edition', 'note', 'instance', 'count', 'from', 'to']);

type Score = { readonly points: number; readonly why: string };

/** 60 to 100 for a name that is on the list, 25 for one that contains a listed word, 0 otherwise. */
function scoreOfName(role: GuessedRole, facts: ColumnFacts): Score {
  const names = namesOfRole[role];
  const rank = names.indexOf(facts.words);
  if (rank >= 0) return { points: 100 - (40 * rank) / names.length, why: `it is called “${facts.name}”` };
  const within = names.find((name) => name.length > 2 && ` ${facts.words} `.includes(` ${name} `));
  if (within) return { points: 25, why: `its name contains “${within}”` };
  return { points: 0, why: '' };
}

/** What the cells themselves say for or against a role; `null` rules the role out. */
function scoreOfContent(role: GuessedRole, facts: ColumnFacts): Score | null {
  const isDates = facts.dates.share >= 0.8 && facts.dates.formats.length > 0;
  // A date of birth, one's own or a child's, is no date of a stay.
  const isOfBirth = isBirthHeading(facts.name) || / dob |birth/.test(` ${facts.words} `);
  const percent = Math.round(facts.dates.share * 100);
  const isSerialOnly = facts.dates.formats.length === 1 && facts.dates.formats[0]!.format === 'excel-serial';
  switch (role) {
    case 'date': {
      if (isOfBirth || facts.filled === 0) return null;
      if (isDates) return isSerialOnly ? { points: 5, why: 'its cells can be read as dates counted by Excel' } : { points: 20, why: `${percent}% of its cells read as dates` };
      return facts.periods >= 0.8 ? { points: 12, why: 'its cells read as years, quarters or months' } : null;
    }
    case 'registration':
      return facts.registrations >= 0.5 ? { points: 40, why: 'its cells say that something starts or completes' } : null;
    case 'instance':
      return facts.filled > 0 && facts.distinct > 2 ? { points: 0, why: `it holds ${facts.distinct >= ENOUGH_DIFFERENT ? 'very many' : facts.distinct} different values` } : null;
    case 'count':
      return facts.filled > 0 && facts.counts >= 0.8 && !isOfBirth ? { points: 0, why: 'its cells read as counts' } : null;
    case 'from':
    case 'to':
      return facts.filled > 0 && !isDates && facts.distinct <= 200 ? { points: 0, why: `it holds ${facts.distinct} different values` } : null;
    case 'start':
    case 'end': {
      if (isOfBirth) return null;
      // Numbers such as 43831 may be dates or keys: without a telling name they are left alone.
      if (facts.filled === 0) return role === 'end' ? { points: 0, why: 'it is empty' } : null;
      if (!isDates) return facts.dates.share >= 0.3 ? { points: 2, why: `${percent}% of its cells read as dates` } : null;
      if (isSerialOnly) return { points: 5, why: 'its cells can be read as dates counted by Excel' };
      const blanks = facts.dates.blank > 0;
      const points = role === 'start' ? (blanks ? 15 : 20) : blanks ? 20 : 14;
      return { points, why: `${percent}% of its cells read as dates${role === 'end' && blanks ? ' and some are blank' : ''}` };
    }
    case 'person': {
      if (facts.filled === 0 || (isDates && !isSerialOnly)) return null;
      const perPerson = facts.filled / Math.max(1, facts.distinct);
      if (facts.distinct >= ENOUGH_DIFFERENT || (facts.distinct > 2 && perPerson <= 200)) return { points: 8, why: `it holds ${facts.distinct >= ENOUGH_DIFFERENT ? 'very many' : facts.distinct} different values` };
      return { points: 1, why: '' };
    }
    case 'state': {
      if (facts.filled === 0 || (isDates && !isSerialOnly) || facts.distinct > 200 || facts.registrations >= 0.5 || isGroup(facts)) return null;
      return facts.distinct >= 2 ? { points: 8, why: `it holds ${facts.distinct} different values` } : { points: 2, why: 'it holds one value' };
    }
    case 'place':
    case 'stream': {
      if (facts.filled === 0 || (isDates && !isSerialOnly) || facts.distinct > 500) return null;
      return { points: 0, why: `it holds ${facts.distinct} different ${facts.distinct === 1 ? 'value' : 'values'}` };
    }
    case 'edition':
      return facts.filled > 0 && facts.distinct <= 40 ? { points: 0, why: `it holds ${facts.distinct} different ${facts.distinct === 1 ? 'value' : 'values'}` } : null;
    case 'note':
      return isDates ? null : { points: 0, why: '' };
  }
}

/** Whether the column tells of the person, by its name. */
function isGroup(facts: Pick<ColumnFacts, 'name' | 'words'>): boolean {
  return groupNames.has(facts.words) || isBirthHeading(facts.name);
}

function scoreOf(role: GuessedRole, facts: ColumnFacts): Score {
  const content = scoreOfContent(role, facts);
  if (content === null) return { points: 0, why: '' };
  const name = scoreOfName(role, facts);
  const nameNeeded = mayNeedName.has(role);
  if (nameNeeded && name.points === 0) return { points: 0, why: '' };
  const why = [name.why, content.why].filter((part) => part !== '').join(' and ');
  return { points: name.points + content.points, why };
}

/** The assignment of columns to roles with the highest sum of points: at most nine roles with their four best columns each, so every choice is tried. */
function assign(roleOrder: readonly GuessedRole[], scores: readonly (readonly Score[])[]): Map<GuessedRole, number> {
  const candidates = roleOrder.map((_, role) =>
    (scores[role] ?? [])
      .map((score, column) => ({ column, points: score.points }))
      .filter((candidate) => candidate.points > 5)
      .sort((left, right) => right.points - left.points)
      .slice(0, 4),
  );
  let best = -1;
  let bestChoice: number[] = [];
  const choice: number[] = [];
  const taken = new Set<number>();
  const remaining = candidates.map((_, role) => candidates.slice(role).reduce((sum, list) => sum + (list[0]?.points ?? 0), 0));
  function visit(role: number, sum: number): void {
    if (role === candidates.length) {
      if (sum > best) {
        best = sum;
        bestChoice = choice.slice();
      }
      return;
    }
    if (sum + (remaining[role] ?? 0) <= best) return;
    for (const candidate of candidates[role] ?? []) {
      if (taken.has(candidate.column)) continue;
      taken.add(candidate.column);
      choice[role] = candidate.column;
      visit(role + 1, sum + candidate.points);
      taken.delete(candidate.column);
    }
    choice[role] = -1;
    visit(role + 1, sum);
  }
  visit(0, 0);
  const assignment = new Map<GuessedRole, number>();
  roleOrder.forEach((role, index) => {
    const column = bestChoice[index];
    if (column !== undefined && column >= 0) assignment.set(role, column);
  });
  return assignment;
}

/**
 * Guesses what each column of a table of a layout is, from its name and from its cells, and says why. The guess is shown for correction; it is never final.
 * All cells are looked at, so that one `25/12/2021` in the last row still settles which way round the dates are.
 */
export function guessColumns(table: TableRows, layout: TableLayout = 'spells'): ColumnGuess {
  return guessFrom(factsOfTable(table), layout);
}

/** What is known of each column, to try several layouts on. */
export type TableFacts = readonly ColumnFacts[];

export function factsOfTable(table: TableRows): TableFacts {
  return table.header.map((_, column) => factsOf(table, column));
}

export function guessFrom(facts: TableFacts, layout: TableLayout): ColumnGuess {
  const roleOrder = rolesOf[layout];
  const scores = roleOrder.map((role) => facts.map((column) => scoreOf(role, column)));
  const assignment = assign(roleOrder, scores);
  const roles: ColumnRole[] = facts.map(() => 'ignore');
  for (const [role, column] of assignment) roles[column] = role;
  const whys = facts.map((_, index) => {
    const role = roles[index]!;
    return role === 'ignore' ? 'Nothing in its name or cells says that it is needed.' : `Taken because ${scores[roleOrder.indexOf(role as GuessedRole)]![index]!.why}.`;
  });
  if (layout === 'stocks' || layout === 'moves') spreadCounts(facts, layout, roles, whys);
  else {
    facts.forEach((column, index) => {
      if (roles[index] !== 'ignore' || !isGroup(column) || column.filled === 0) return;
      roles[index] = 'group';
      whys[index] = isBirthHeading(column.name) ? `Taken because it is called “${column.name}”: ages at the first stay are made from it, in bands, and it is not stored.` : `Taken because it is called “${column.name}”.`;
    });
  }
  const columns = facts.map((column, index): GuessedColumn => {
    const role = roles[index]!;
    const isDate = role === 'start' || role === 'end' || role === 'date' || (role !== 'count' && column.dates.share >= 0.8 && column.dates.formats.some((entry) => entry.format !== 'excel-serial'));
    return { name: column.name, role, why: isDate && column.dates.formats.length > 0 ? `${whys[index]!} ${column.dates.why}` : whys[index]!, examples: column.examples, dates: isDate ? column.dates : null };
  });
  return { columns, roles, missing: missingRoles(roles, layout), dateFormat: dateFormatOf(columns) };
}

const isTotal = ({ words }: ColumnFacts): boolean => /^(total|all|sum|of which)\b/.test(words);
const countsOfState = 'Taken because its cells read as counts: its heading names the state.';

/**
 * A table in which every filled column is a day, a place, a stream, or one of several columns of counts: its headings are states, whatever words stand in them
 * (“Team around the child” names no child there). `null` for any other.
 */
export function guessWideCounts(facts: TableFacts): ColumnGuess | null {
  const guess = guessFrom(facts, 'stocks');
  const roles = facts.map((column, index): ColumnRole => {
    const role = guess.roles[index]!;
    if (role === 'date' || role === 'place' || role === 'stream' || role === 'note') return role;
    return column.counts >= 0.8 && column.filled > 0 && !isTotal(column) ? 'count' : 'ignore';
  });
  const isAll = facts.every((column, index) => roles[index] !== 'ignore' || column.filled === 0 || isTotal(column));
  if (!isAll || !roles.includes('date') || roles.filter((role) => role === 'count').length < 2) return null;
  const columns = guess.columns.map((column, index) => (roles[index] === column.role ? column : { ...column, role: roles[index]!, why: roles[index] === 'count' ? countsOfState : column.why }));
  return { ...guess, columns, roles, missing: missingRoles(roles, 'stocks') };
}

/** A wide table has one column of counts a state: all columns of numbers that are nothing else. */
function spreadCounts(facts: TableFacts, layout: 'stocks' | 'moves', roles: ColumnRole[], whys: string[]): void {
  const stands = roles.includes('count') && (layout === 'moves' ? roles.includes('to') : roles.includes('state'));
  if (stands) return;
  facts.forEach((column, index) => {
    if (roles[index] !== 'ignore' || column.counts < 0.8 || isTotal(column)) return;
    roles[index] = 'count';
    whys[index] = countsOfState;
  });
}

/** Start and end are written by the same hand: what either of them settles about day and month holds for both. */
function dateFormatOf(columns: readonly GuessedColumn[]): ColumnGuess['dateFormat'] {
  const dated = columns.flatMap((column) => ((column.role === 'start' || column.role === 'end' || column.role === 'date') && column.dates !== null ? [column.dates] : []));
  const onlyDayFirst = dated.reduce((sum, dates) => sum + dates.onlyDayFirst, 0);
  const onlyMonthFirst = dated.reduce((sum, dates) => sum + dates.onlyMonthFirst, 0);
  if (onlyMonthFirst > onlyDayFirst) return 'month-first';
  const formats = new Set(dated.flatMap((dates) => dates.formats.map((entry) => entry.format)));
  if (formats.size > 1 || onlyMonthFirst > 0) return 'mixed';
  const [only] = formats;
  if (only === 'excel-serial') return 'excel-serial';
  return only === 'day-first' || only === 'month-name' ? 'day-first' : 'iso';
}
