import { z } from 'zod';
import { command, query } from './entry.ts';
import { changed, chosenFile, day, expectedVersion, id, instant, line, none, prose } from './shapes.ts';
import { errorCode } from './errors.ts';

/** `edition` is the yearly return or extract that a row came from: it tells which of two rows about one spell knows more. */
export const columnRoles = ['person', 'state', 'start', 'end', 'place', 'stream', 'edition', 'note', 'ignore'] as const;
export const columnRole = z.enum(columnRoles);

/** One named state of a local scheme. Schemes are local: there is no national wording for levels of support. */
export const stateOfScheme = z.strictObject({
  name: line,
  label: z.string().max(200),
  /** Lower to higher intervention; null where the scheme has no order. */
  rank: z.number().int().nullable(),
  group: z.string().max(100),
});
export type StateOfScheme = z.infer<typeof stateOfScheme>;

/** How a table of spells is read. */
export const spellMapping = z.strictObject({
  /** Role per column, in the order of the file. */
  roles: z.array(columnRole),
  dateFormat: z.enum(['iso', 'day-first', 'month-first', 'excel-serial', 'mixed']),
  states: z.array(stateOfScheme),
  /** What the person decided about odd rows, by their number in the file: keep as it stands, or leave out. */
  decisions: z.array(z.strictObject({ row: z.number().int(), action: z.enum(['keep', 'drop']) })),
});
export type SpellMapping = z.infer<typeof spellMapping>;

export const ledgerEntry = z.strictObject({
  /** Line of the file, the header being line 1. */
  row: z.number().int(),
  rule: z.string(),
  detail: z.string(),
  action: z.enum(['dropped', 'merged', 'trimmed', 'questioned', 'kept']),
});
export type LedgerEntry = z.infer<typeof ledgerEntry>;

export const preparedSpells = z.strictObject({
  file: chosenFile,
  name: z.string(),
  problem: z.strictObject({ code: errorCode, message: z.string() }).nullable(),
  alreadyHere: z.strictObject({ datasetId: id, name: z.string() }).nullable(),
  columns: z.array(z.strictObject({ name: z.string(), role: columnRole, why: z.string(), examples: z.array(z.string()) })),
  mapping: spellMapping,
  rows: z.number().int(),
  spells: z.number().int(),
  /** Distinct people, as far as the person column tells. */
  people: z.number().int(),
  from: day.nullable(),
  to: day.nullable(),
  ledger: z.array(ledgerEntry),
  ledgerCount: z.number().int(),
  report: z.array(z.string()),
});
export type PreparedSpells = z.infer<typeof preparedSpells>;

export const riskAssessment = z.strictObject({ areaSize: prose, sensitivity: prose, linkable: prose, note: prose, decision: prose, person: z.string(), date: z.string() });

/**
 * Days of the yearly counts that moves are compared with. A closed list, weeks apart: figures of two neighbouring days, one subtracted from the other, would tell of the moves of a day.
 * 31 March: year end, and the English return; 31 July: looked-after children in Scotland; 15 September: about the pupil census; 31 December.
 */
export const countingDays = [{ month: 7, day: 31 }, { month: 3, day: 31 }, { month: 9, day: 15 }, { month: 12, day: 31 }] as const;
const countingDay = z
  .strictObject({ month: z.number().int().min(1).max(12), day: z.number().int().min(1).max(31) })
  .refine(({ month, day: dayOfMonth }) => countingDays.some((one) => one.month === month && one.day === dayOfMonth), 'the day of the yearly count is 31 March, 31 July, 15 September or 31 December');

export const datasetFields = {
  name: line,
  /** `event-dated`: moves carry their own dates; `snapshot`: states seen at intervals. */
  dating: z.enum(['event-dated', 'snapshot']),
  extractDate: day,
  note: prose,
  synthetic: z.boolean(),
  /** Counts of people below this are hidden (zero is shown). */
  threshold: z.union([z.literal(3), z.literal(5), z.literal(10)]),
  riskAssessment: riskAssessment.nullable(),
  /** Day of the yearly count that moves are compared with; 31 July in Scotland. One for the dataset: figures of two neighbouring days could be subtracted. */
  snapshot: countingDay,
};

/**
 * A figure after disclosure control: the number, or the mark that it is hidden. The mark is the same whether the figure is small itself or hidden so that a small
 * one can't be worked out: told apart, the two would give small figures away (see `domain/disclosure/small-numbers.ts`).
 */
export const releasedCount = z.union([
  z.number(),
  z.strictObject({ hidden: z.literal('protected') }),
]);
export type ReleasedCount = z.infer<typeof releasedCount>;

export const dataset = z.strictObject({
  id,
  ...datasetFields,
  states: z.array(stateOfScheme),
  places: z.array(z.string()),
  streams: z.array(z.string()),
  /** The period that figures are given for, `[from, to)`: one for all, because figures of two overlapping periods can be subtracted from each other. */
  from: day,
  to: day,
  /** After disclosure control: shown exactly elsewhere they would undo it. */
  spells: releasedCount,
  people: releasedCount,
  ledgerEntries: z.number().int(),
  fileName: z.string(),
  importedAt: instant,
  version: z.number().int(),
});
export type Dataset = z.infer<typeof dataset>;

/** Where figures are looked at: one dataset over its period. All figures of it are checked together. */
export const flowWindow = z.strictObject({ datasetId: id });
export type FlowWindow = z.infer<typeof flowWindow>;

/** Everything that the first flow room shows, checked together and released together. */
export const flowPage = z.strictObject({
  dataset,
  from: day,
  to: day,
  snapshot: z.strictObject({ month: z.number().int(), day: z.number().int() }),
  /** Sentences first: each states a finding in plain English with its base. */
  sentences: z.array(z.strictObject({ about: z.enum(['moves', 'stocks', 'hidden moves', 'moves per person']), text: z.string() })),
  /** People in each state at each date: rows are states, columns dates. */
  stocks: z.strictObject({ dates: z.array(day), rows: z.array(z.strictObject({ state: z.string(), counts: z.array(releasedCount) })) }),
  /** Moves between states; the last row and column may be the gap. */
  moves: z.strictObject({
    states: z.array(z.string()),
    cells: z.array(z.array(releasedCount)),
    rowTotals: z.array(releasedCount),
    columnTotals: z.array(releasedCount),
    total: releasedCount,
  }),
  /** How many people moved how often, beside what yearly snapshots would show of the same people. */
  movesPerPerson: z.array(z.strictObject({ moves: z.string(), people: releasedCount, bySnapshot: releasedCount })),
  hiddenMoves: z.strictObject({ dated: releasedCount, visible: releasedCount, share: releasedCount }),
  snapshotDates: z.array(day),
  notes: z.array(z.string()),
});
export type FlowPage = z.infer<typeof flowPage>;

/** What of a flow page is pointed at. */
export const figureAddress = z.strictObject({
  window: flowWindow,
  figure: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('move'), from: z.string(), to: z.string() }),
    z.strictObject({ kind: z.literal('stock'), state: z.string(), date: day }),
    z.strictObject({ kind: z.literal('hidden moves') }),
    z.strictObject({ kind: z.literal('moves per person') }),
  ]),
});
export type FigureAddress = z.infer<typeof figureAddress>;

export const flows = {
  'flows.prepare': query(
    'Read a chosen table of spells and show how it would be understood, with the cleaning ledger. Stores nothing.',
    z.strictObject({ file: chosenFile, mapping: spellMapping.partial().optional() }),
    preparedSpells,
    { long: true },
  ),
  'flows.linkKey': query(
    'Where the key file for person numbers is, and whether it is there.',
    none,
    z.strictObject({ path: z.string(), exists: z.boolean(), /** Earlier data in this vault need it, so that the same person is known again. */ needed: z.boolean() }),
    { holds: 'plain' },
  ),
  'flows.store': command(
    'Store a table of spells. Person numbers are replaced by a keyed hash on the way in; the key is a file of its own under its own passphrase, made here if it is missing.',
    z.strictObject({
      file: chosenFile,
      mapping: spellMapping.partial().optional(),
      ...z.strictObject(datasetFields).partial().shape,
      /** First day, and day after the last, that figures are given for; from the month of the first start to the extract if left out. */
      from: day.optional(),
      to: day.optional(),
      /** Begin a new key file although earlier data were brought in with another: people of the two can't be linked then. */
      newLinkKey: z.boolean().optional(),
      /** Opens (or makes) the key file; used for this import alone and kept nowhere. */
      linkPassphrase: z.string().max(1000),
      evenIfHere: z.boolean().optional(),
    }),
    dataset,
    { long: true },
  ),
  'flows.list': query('The flow data in this vault.', none, z.strictObject({ datasets: z.array(dataset) }), { holds: 'released' }),
  'flows.page': query('Stocks, moves and hidden moves of a dataset, checked and released together.', flowWindow, flowPage, { holds: 'released', long: true }),
  'flows.ledger': query(
    'What cleaning did to each odd row of a dataset.',
    z.strictObject({ datasetId: id, after: z.number().int().optional(), limit: z.number().int().min(1).max(1000).optional() }),
    z.strictObject({ entries: z.array(ledgerEntry), more: z.boolean() }),
  ),
  'flows.edit': command(
    'Change name, note, threshold, day of the yearly count or risk assessment of a dataset.',
    z.strictObject({ id, expectedVersion: expectedVersion.optional(), ...z.strictObject(datasetFields).pick({ name: true, note: true, threshold: true, riskAssessment: true, snapshot: true }).partial().shape }),
    changed,
  ),
  'flows.remove': command('Take a dataset out of the rooms; undo brings it back.', z.strictObject({ id }), none),
};
