/** A chosen table of spells, read and cleaned: what the mapping step shows and what is stored are one and the same reading. */
import { createHash } from 'node:crypto';
import type { LedgerEntry, Parsed, PreparedSpells, SpellMapping } from '../contract/index.ts';
import { cleanSpells, type CleanSpells } from '../domain/flows/clean.ts';
import { dayOfIso, isoDay } from '../domain/flows/days.ts';
import { type ColumnGuess, guessColumns, neededRoles } from '../domain/flows/guess-columns.ts';
import { ledgerRules, summariseLedger } from '../domain/flows/ledger.ts';
import { statesOfColumn } from '../domain/flows/names.ts';
import { lastMentionedDay, type SpellSet, wholeWindow } from '../domain/flows/spells.ts';
import { Refusal } from '../domain/refusal.ts';
import { readTable, type Table } from '../exchange/flows/read-table.ts';
import type { Context } from './context.ts';

export type ReadSpells = {
  name: string;
  hash: string;
  table: Table;
  guess: ColumnGuess;
  mapping: SpellMapping;
  /** Null while a needed column has not been named. */
  clean: CleanSpells | null;
  ledger: LedgerEntry[];
};

type Given = Parsed<'flows.prepare'>['mapping'];

/** More than this many different states is no scheme; it is another column. */
const mostStates = 200;

export async function readSpells(context: Context, file: string, given: Given, extractDate?: string): Promise<ReadSpells> {
  const { name, bytes } = await context.inbox.read(file);
  context.report(0.05, `Reading ${name}`);
  const table = namingFile(name, () => readTable(bytes, { fileName: name, progress: (done, of) => context.report(0.05 + (0.35 * done) / Math.max(1, of), `Reading ${name}`) }));
  const guess = guessColumns(table);
  const roles = given?.roles ?? [...guess.roles];
  if (roles.length !== table.header.length) {
    throw new Refusal('bad-input', `The mapping names ${roles.length} columns and the file has ${table.header.length}. Nothing was stored. Give every column a role; “ignore” is one.`);
  }
  const mapping: SpellMapping = { roles, dateFormat: given?.dateFormat ?? guess.dateFormat, states: given?.states ?? statesIn(table, roles), decisions: given?.decisions ?? [] };
  const isComplete = neededRoles.every((role) => roles.includes(role));
  const extractDay = extractDate === undefined ? null : dayOfIso(extractDate);
  const clean = isComplete
    ? cleanSpells({
        tables: [{ rows: table.rows, rowNumbers: table.rowNumbers }],
        roles,
        dateFormat: mapping.dateFormat,
        states: mapping.states,
        ...(extractDay !== null && { extractDay }),
        decisions: new Map(mapping.decisions.map(({ row, action }) => [row, action])),
        progress: (done, of) => context.report(0.4 + (0.5 * done) / Math.max(1, of), `Cleaning ${name}`),
      })
    : null;
  const ledger = (clean?.ledger ?? []).map(({ row, rule, detail, action }) => ({ row, rule, detail, action }));
  return { name, hash: createHash('sha256').update(bytes).digest('hex'), table, guess, mapping, clean, ledger };
}

/** What a reader of bytes says of its file, with the file's name. */
function namingFile<Value>(name: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'cancelled') throw error;
    throw new Refusal(error.code, `“${name}”: ${error.message}`, error.details);
  }
}

/** A scheme to start from: the states of the column, most usual first, without an order. */
function statesIn(table: Table, roles: readonly string[]): SpellMapping['states'] {
  const column = roles.indexOf('state');
  if (column < 0) return [];
  return statesOfColumn(table.rows, column)
    .slice(0, mostStates)
    .map(({ name }) => ({ name: name.slice(0, 500), label: '', rank: null, group: '' }));
}

/** The cleaned rows as measures take them; the extract is the last day mentioned where nobody has said it. */
export function setOf(clean: CleanSpells, extractDate?: string): SpellSet {
  const { persons, rows: _rows, ledger: _ledger, rowsRead: _rowsRead, ...columns } = clean;
  const said = extractDate === undefined ? null : dayOfIso(extractDate);
  // An extract of a day knows that day: the first day that it knows nothing of is the next.
  return { ...columns, personCount: persons.length, knownUntil: said === null ? (lastMentionedDay(clean.spells) ?? 0) : said + 1 };
}

/** What the mapping step shows. */
export function describeSpells(file: string, read: ReadSpells, alreadyHere: PreparedSpells['alreadyHere']): PreparedSpells {
  const { table, guess, mapping, clean, ledger } = read;
  const whole = clean && wholeWindow(setOf(clean));
  const missing = neededRoles.filter((role) => !mapping.roles.includes(role));
  const report = [
    `${table.rows.length.toLocaleString('en-GB')} rows below the heading, separated by ${{ ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' }[table.delimiter]}, in ${table.encoding.toUpperCase()}.`,
    ...(table.skipped > 0 ? [`${table.skipped} rows above the heading were not read.`] : []),
    ...(table.ragged.count > 0 ? [`${table.ragged.count} rows have more or fewer cells than the heading; cells that are not there are read as blank.`] : []),
    ...(missing.length > 0 ? [`Kist still needs to know which column holds the ${missing.join(', the ')}.`] : []),
    ...summariseLedger(clean?.ledger ?? []).map(({ rule, action, count, meaning }) => `${count} ${count === 1 ? 'row' : 'rows'} ${action} (${rule.replaceAll('-', ' ')}): ${meaning}`),
  ];
  return {
    file,
    name: read.name,
    problem: null,
    alreadyHere,
    columns: guess.columns.map(({ name, why, examples }, position) => ({ name, role: mapping.roles[position]!, why, examples: [...examples] })),
    mapping,
    rows: table.rows.length,
    spells: clean?.spells.count ?? 0,
    people: clean?.persons.length ?? 0,
    from: whole ? isoDay(whole.from) : null,
    to: whole ? isoDay(whole.to) : null,
    ledger: ledger.slice(0, 500),
    ledgerCount: ledger.length,
    report,
  };
}

/** A rule of the ledger in words. */
export function meaningOf(rule: string): string {
  return (ledgerRules as Record<string, string>)[rule] ?? '';
}
