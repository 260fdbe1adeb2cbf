import type { DateColumn } from './read-dates.ts';
import { detectDatesOfCounts } from './read-dates.ts';

/** What a column of a spell table can be. The same words as in the contract. */
export type ColumnRole = 'person' | 'state' | 'start' | 'end' | 'place' | 'stream' | 'edition' | 'note' | 'ignore';

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

/** Without these four a table can't be read as spells. */
export const neededRoles: readonly ColumnRole[] = ['person', 'state', 'start', 'end'];

type GuessedRole = Exclude<ColumnRole, 'ignore'>;
const roleOrder: readonly GuessedRole[] = ['person', 'state', 'start', 'end', 'place', 'stream', 'edition', 'note'];

/**
 * Names by which the field calls each role, most telling first; a name that comes first in its list weighs more, so that `PLACE` beside `LA` becomes the placement.
 * `DECOM`, `DEC`, `PLACE`, `LA` and `YEAR` are the headings of the English return on looked after children (SSDA903).
 */
const namesOfRole: Record<GuessedRole, readonly string[]> = {
  person: ['person', 'person id', 'child', 'child id', 'pupil', 'client', 'patient', 'person key', 'pupil id', 'client id', 'patient id', 'unique id', 'pseudonym', 'case id', 'case', 'identifier', 'key', 'id', 'chi', 'upn', 'scn', 'swis'],
  state: ['state', 'status', 'placement type', 'placement', 'level', 'stage', 'place', 'support', 'intervention', 'service', 'activity', 'legal status', 'type', 'category', 'ls'],
  start: ['start', 'start date', 'from', 'from date', 'date from', 'decom', 'begin', 'begins', 'began', 'started', 'date started', 'placement start', 'admission', 'entry', 'entered', 'opened', 'valid from'],
  end: ['end', 'end date', 'to', 'to date', 'date to', 'dec', 'finish', 'ended', 'date ended', 'until', 'ceased', 'placement end', 'discharge', 'exit', 'left', 'closed', 'valid to'],
  place: ['locality', 'area', 'local authority', 'council', 'la', 'place', 'ward', 'neighbourhood', 'town', 'region', 'team area', 'school', 'site'],
  stream: ['stream', 'source', 'data source', 'dataset', 'system', 'sector', 'agency', 'service', 'department'],
  edition: ['edition', 'return', 'return year', 'year', 'extract', 'submission', 'reporting year'],
  note: ['note', 'notes', 'comment', 'comments', 'remarks', 'remark', 'reason', 'description'],
};

type ColumnFacts = {
  readonly name: string;
  readonly words: string;
  readonly filled: number;
  readonly distinct: number;
  readonly examples: readonly string[];
  readonly dates: DateColumn;
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
  for (const [raw, count] of counts) {
    const cell = raw.trim();
    if (cell === '') continue;
    filled += count;
    distinct += 1;
    if (examples.length < 5 && !examples.includes(cell)) examples.push(cell.length > 60 ? `${cell.slice(0, 59)}…` : cell);
  }
  const name = (table.header[column] ?? '').trim();
  return { name, words: wordsOf(name), filled, distinct, examples, dates: detectDatesOfCounts(counts) };
}

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
  const percent = Math.round(facts.dates.share * 100);
  const isSerialOnly = facts.dates.formats.length === 1 && facts.dates.formats[0]!.format === 'excel-serial';
  switch (role) {
    case 'start':
    case 'end': {
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
      if (facts.filled === 0 || (isDates && !isSerialOnly) || facts.distinct > 200) return null;
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

function scoreOf(role: GuessedRole, facts: ColumnFacts): Score {
  const content = scoreOfContent(role, facts);
  if (content === null) return { points: 0, why: '' };
  const name = scoreOfName(role, facts);
  const nameNeeded = role === 'place' || role === 'stream' || role === 'edition' || role === 'note';
  if (nameNeeded && name.points === 0) return { points: 0, why: '' };
  const why = [name.why, content.why].filter((part) => part !== '').join(' and ');
  return { points: name.points + content.points, why };
}

/** The assignment of columns to roles with the highest sum of points: at most eight roles with their four best columns each, so every choice is tried. */
function assign(scores: readonly (readonly Score[])[]): Map<GuessedRole, number> {
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
 * Guesses what each column of a table of spells is, from its name and from its cells, and says why. The guess is shown for correction; it is never final.
 * All cells are looked at, so that one `25/12/2021` in the last row still settles which way round the dates are.
 */
export function guessColumns(table: TableRows): ColumnGuess {
  const facts = table.header.map((_, column) => factsOf(table, column));
  const scores = roleOrder.map((role) => facts.map((column) => scoreOf(role, column)));
  const assignment = assign(scores);
  const roles: ColumnRole[] = facts.map(() => 'ignore');
  for (const [role, column] of assignment) roles[column] = role;
  const columns = facts.map((column, index): GuessedColumn => {
    const role = roles[index]!;
    const why = role === 'ignore' ? 'Nothing in its name or cells says that it is needed.' : `Taken because ${scores[roleOrder.indexOf(role)]![index]!.why}.`;
    const isDate = role === 'start' || role === 'end' || (column.dates.share >= 0.8 && column.dates.formats.some((entry) => entry.format !== 'excel-serial'));
    return { name: column.name, role, why: isDate && column.dates.formats.length > 0 ? `${why} ${column.dates.why}` : why, examples: column.examples, dates: isDate ? column.dates : null };
  });
  const missing = neededRoles.filter((role) => !roles.includes(role));
  return { columns, roles, missing, dateFormat: dateFormatOf(columns) };
}

/** Start and end are written by the same hand: what either of them settles about day and month holds for both. */
function dateFormatOf(columns: readonly GuessedColumn[]): ColumnGuess['dateFormat'] {
  const dated = columns.flatMap((column) => ((column.role === 'start' || column.role === 'end') && column.dates !== null ? [column.dates] : []));
  const onlyDayFirst = dated.reduce((sum, dates) => sum + dates.onlyDayFirst, 0);
  const onlyMonthFirst = dated.reduce((sum, dates) => sum + dates.onlyMonthFirst, 0);
  if (onlyMonthFirst > onlyDayFirst) return 'month-first';
  const formats = new Set(dated.flatMap((dates) => dates.formats.map((entry) => entry.format)));
  if (formats.size > 1 || onlyMonthFirst > 0) return 'mixed';
  const [only] = formats;
  if (only === 'excel-serial') return 'excel-serial';
  return only === 'day-first' || only === 'month-name' ? 'day-first' : 'iso';
}
