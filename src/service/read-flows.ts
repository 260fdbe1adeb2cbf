/** Chosen tables of flow data, read and cleaned together: what the mapping step shows and what is stored are one and the same reading. */
import { createHash } from 'node:crypto';
import type { FlowMapping, LedgerEntry, MappedTable, Parsed, PreparedFlows } from '../contract/index.ts';
import { cleanSpells, type CleanSpells } from '../domain/flows/clean.ts';
import { missingRoles, wordsForRoles } from '../domain/flows/columns-of.ts';
import { dayOfIso, isoDay } from '../domain/flows/days.ts';
import { type FlowGuess, guessFlows } from '../domain/flows/guess-flows.ts';
import { fitMapping, newStates, statesOfTables } from '../domain/flows/fit-mapping.ts';
import { previewPeople } from '../domain/flows/preview-people.ts';
import { withWritten, writtenNames } from '../domain/flows/written-names.ts';
import { type AggregateSet, readCounts } from '../domain/flows/read-counts.ts';
import { lastMentionedDay, type Spells, unranked, wholeWindow } from '../domain/flows/spells.ts';
import { Refusal } from '../domain/refusal.ts';
import { type FlowTable, readFlowFile } from '../exchange/flows/read-flow-file.ts';
import type { Context } from './context.ts';

/** An entry of the ledger with the table that it is about. */
export type TableEntry = LedgerEntry & { table: number };

export type ReadFlows = {
  /** Of the first file, and how many there are besides. */
  name: string;
  hash: string;
  tables: FlowTable[];
  guess: FlowGuess;
  mapping: FlowMapping;
  /** What was understood; null while a needed column has not been named. */
  clean: CleanSpells | null;
  counts: AggregateSet | null;
  ledger: TableEntry[];
  /** States that earlier files of this kind did not name. */
  newStates: string[];
};

export type GivenMapping = Parsed<'flows.prepare'>['mapping'];

export const isOfCounts = ({ layout }: Pick<FlowMapping, 'layout'>): boolean => layout === 'stocks' || layout === 'moves';

/** Reads files together. `base` is how files of this kind were read before; what is `given` goes over it. */
export async function readFlows(context: Context, files: readonly string[], given: GivenMapping, base: FlowMapping | null, extractDate?: string): Promise<ReadFlows> {
  const { tables, hash, names } = await readFiles(context, files);
  const guess = guessFlows(tables);
  const mapping = mappingFor(tables, guess, given, base);
  const isComplete = mapping.tables.every(({ use, roles }) => use !== 'rows' || missingRoles(roles, mapping.layout).length === 0) && mapping.tables.some(({ use }) => use === 'rows');
  const extractDay = extractDate === undefined ? null : dayOfIso(extractDate);
  const decided = new Map(mapping.decisions.map(({ table, row, action }) => [`${table} ${row}`, action]));
  const input = {
    tables: tables.map((table, index) => ({ ...table, ...mapping.tables[index]! })),
    dateFormat: mapping.dateFormat,
    states: mapping.states,
    places: mapping.places,
    streams: mapping.streams,
    ...(extractDay !== null && { extractDay }),
    ...(decided.size > 0 && { decisions: (table: number, row: number) => decided.get(`${table} ${row}`) }),
    progress: (done: number, of: number) => context.report(0.4 + (0.45 * done) / Math.max(1, of), `Cleaning ${names[0]!}`),
  };
  const { layout } = mapping;
  const clean = isComplete && layout !== 'stocks' && layout !== 'moves' ? cleanSpells({ ...input, layout }) : null;
  const counts = isComplete && (layout === 'stocks' || layout === 'moves') ? readCounts({ ...input, layout }) : null;
  const ledger = (clean ?? counts)?.ledger.map(({ row, rule, detail, action, table = 0 }): TableEntry => ({ row, rule, detail, action, table })) ?? [];
  const found = base === null ? [] : newStates(mapping.states, base.states);
  // A line of the ledger rather than a silence: a state without a level is no step up or down.
  if (clean ?? counts) ledger.unshift(...found.map((state): TableEntry => ({ row: 0, rule: 'state-new', detail: `“${state}” is new.`, action: 'questioned', table: 0 })));
  return { name: names[0]! + (names.length > 1 ? ` and ${names.length - 1} more` : ''), hash, tables, guess, mapping, clean, counts, ledger, newStates: found };
}

/** The tables of all files, and one fingerprint of them: of one file it is the file's own, so that it is known again. */
async function readFiles(context: Context, files: readonly string[]): Promise<{ tables: FlowTable[]; hash: string; names: string[] }> {
  const tables: FlowTable[] = [];
  const hashes: string[] = [];
  const names: string[] = [];
  for (const [position, file] of files.entries()) {
    const { name, bytes } = await context.inbox.read(file);
    const from = 0.05 + (0.35 * position) / files.length;
    context.report(from, `Reading ${name}`);
    const progress = (done: number, of: number): void => context.report(from + ((0.35 / files.length) * done) / Math.max(1, of), `Reading ${name}`);
    tables.push(...namingFile(name, () => readFlowFile(bytes, name, { progress })));
    hashes.push(createHash('sha256').update(bytes).digest('hex'));
    names.push(name);
  }
  return { tables, names, hash: hashes.length === 1 ? hashes[0]! : createHash('sha256').update(hashes.toSorted().join(' ')).digest('hex') };
}

/** What a reader of bytes says of its file, with the file's name. */
function namingFile<Value>(name: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'cancelled' || error.message.includes(`“${name}”`)) throw error;
    throw new Refusal(error.code, `“${name}”: ${error.message}`, error.details);
  }
}

function mappingFor(tables: readonly FlowTable[], guess: FlowGuess, given: GivenMapping, base: FlowMapping | null): FlowMapping {
  const fitted = base && fitMapping(base, tables);
  const mapped = given?.tables ?? fitted?.tables ?? guess.tables.map((table, index): MappedTable => ({ name: tables[index]!.name, use: table.use, roles: [...table.roles], columns: [...tables[index]!.header], edition: table.edition, stream: '', place: '' }));
  if (mapped.length !== tables.length) {
    throw new Refusal('bad-input', `The mapping speaks of ${mapped.length} ${mapped.length === 1 ? 'table' : 'tables'} and the files have ${tables.length}. Nothing was stored. Give every table a line; “no” leaves one out.`);
  }
  mapped.forEach(({ roles }, index) => {
    const { header, name } = tables[index]!;
    if (roles.length === header.length) return;
    throw new Refusal('bad-input', `The mapping names ${roles.length} columns and “${name}” has ${header.length}. Nothing was stored. Give every column a role; “ignore” is one.`);
  });
  const layout = given?.layout ?? fitted?.layout ?? guess.layout;
  const spoken = { layout, tables: mapped.map((table, index) => ({ ...table, name: tables[index]!.name, columns: [...tables[index]!.header] })) };
  return {
    ...spoken,
    dateFormat: given?.dateFormat ?? fitted?.dateFormat ?? guess.dateFormat,
    states: given?.states ?? statesOfTables(tables, spoken, fitted?.states ?? []),
    places: withWritten(given?.places ?? fitted?.places ?? [], writtenNames(tables, mapped, 'place')),
    streams: withWritten(given?.streams ?? fitted?.streams ?? [], writtenNames(tables, mapped, 'stream')),
    decisions: given?.decisions ?? [],
  };
}

/** The cleaned rows as measures take them, keys of people aside; the extract is the last day mentioned where nobody has said it. */
export function extentOf(spells: Spells, extractDate?: string): { knownUntil: number; whole: { from: number; to: number } | null } {
  const said = extractDate === undefined ? null : dayOfIso(extractDate);
  // An extract of a day knows that day: the first day that it knows nothing of is the next.
  const knownUntil = said === null ? (lastMentionedDay(spells) ?? 0) : said + 1;
  const bare = { personCount: 0, personKey: new Uint32Array(0), attributes: [], states: [], ranks: new Int32Array(0).fill(unranked), elsewhere: -1, places: [], streams: [] };
  return { knownUntil, whole: wholeWindow({ ...bare, spells, knownUntil }) };
}

/** How many entries of the ledger the mapping step gets: of every rule the first ones, so that a rare rule is seen behind a frequent one. */
const shownOfRule = 100;

function firstOfEachRule(ledger: readonly TableEntry[]): { first: TableEntry[]; rules: PreparedFlows['rules'] } {
  const counts = new Map<string, number>();
  const first = ledger.filter(({ rule }) => {
    const count = (counts.get(rule) ?? 0) + 1;
    counts.set(rule, count);
    return count <= shownOfRule;
  });
  const rules = [...counts].map(([rule, count]) => ({ rule, count })).sort((left, right) => right.count - left.count || (left.rule < right.rule ? -1 : 1));
  return { first, rules };
}

/** What the mapping step shows. */
export function describeFlows(files: readonly string[], read: ReadFlows, known: Pick<PreparedFlows, 'alreadyHere' | 'fits'>): PreparedFlows {
  const { tables, guess, mapping, clean, counts, ledger } = read;
  const whole = clean ? extentOf(clean.spells).whole : (counts?.whole ?? null);
  const several = tables.length > 1;
  const missing = [...new Set(mapping.tables.flatMap(({ use, roles }) => (use === 'rows' ? missingRoles(roles, mapping.layout) : [])))];
  const report = [
    guess.why,
    ...tables.flatMap((table) => table.report.map((sentence) => (several ? `${table.name}: ${sentence}` : sentence))),
    ...(missing.length > 0 ? [`Kist still needs to know which column holds ${wordsForRoles(missing)}.`] : []),
    ...(mapping.tables.every(({ use }) => use !== 'rows') ? ['No table is read for its rows yet.'] : []),
  ];
  const { first, rules } = firstOfEachRule(ledger);
  return {
    files: [...files],
    name: read.name,
    problem: null,
    ...known,
    tables: tables.map((table, index) => ({
      name: table.name,
      rows: table.rows.length,
      // What was guessed, with its reason; what it is read as stands in the mapping.
      columns: guess.tables[index]!.columns.map(({ name, why, examples }, position) => ({ name, role: guess.tables[index]!.roles[position]!, why, examples: [...examples] })),
    })),
    mapping,
    rows: tables.reduce((sum, table, index) => sum + (mapping.tables[index]!.use === 'no' ? 0 : table.rows.length), 0),
    spells: clean?.spells.count ?? counts?.rows.length ?? 0,
    people: clean?.persons.length ?? 0,
    from: whole ? isoDay(whole.from) : null,
    to: whole ? isoDay(whole.to) : null,
    preview: clean ? previewPeople(clean) : [],
    ledger: first,
    ledgerCount: ledger.length,
    rules,
    newStates: [...read.newStates],
    report,
  };
}
