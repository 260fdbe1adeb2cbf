import { z } from 'zod';
import { command, query } from './entry.ts';
import { errorCode } from './errors.ts';
import { dataset, datasetFields, extractDifference, ledgerEntry, levelRule, linkReport, ruleCount, stateOfScheme } from './flow-data.ts';
import { changed, chosenFile, day, id, instant, line, none, prose } from './shapes.ts';

/**
 * What a column holds. `edition`: the yearly return or extract that a row came from; it tells which of two rows about one spell knows more. `group`: an attribute of the person,
 * known by the column's name. `date`: the day of a snapshot, of an event, or of a count. `registration`: whether a row of a log is the start or the completion of an activity.
 * `instance`: which start and completion belong together. `from`, `to`: the states of a counted move. `count`: how many people or moves.
 */
export const columnRoles = ['person', 'state', 'start', 'end', 'date', 'place', 'stream', 'edition', 'group', 'registration', 'instance', 'from', 'to', 'count', 'note', 'ignore'] as const;
export const columnRole = z.enum(columnRoles);
export type ColumnRole = z.infer<typeof columnRole>;

/**
 * How rows tell of time.
 * - `spells`: one row a stay, with start and end. `events`: one row a change of state; the state lasts until the person's next row. `activities`: a log of activities that start and
 *   complete; each lasts from one to the other. `snapshots`: one row a person and day. `stocks`: counts of people by state and day, without people. `moves`: counts of moves from
 *   state to state by period, without people.
 */
export const tableLayout = z.enum(['spells', 'events', 'activities', 'snapshots', 'stocks', 'moves']);
export type TableLayout = z.infer<typeof tableLayout>;

/** A state of the scheme with what files call it. */
export const mappedState = z.strictObject({ ...stateOfScheme.shape, spellings: z.array(z.string()) });

/** How one of the tables of the chosen files is read: a file is one table, a workbook has one a sheet. */
export const mappedTable = z.strictObject({
  /** Name of the file, and of the sheet for a workbook. */
  name: z.string(),
  /** `rows`: what happened; `people`: one row a person, for attributes; `no`: left out. */
  use: z.enum(['rows', 'people', 'no']),
  /** Role per column, in the order of the table. */
  roles: z.array(columnRole),
  /** The headings over them: by these a saved mapping knows the next file of its kind, whatever it is called and in whatever order its columns stand. */
  columns: z.array(z.string()).optional(),
  /** Which return or extract the whole table is, where no column says so; later ones sort after earlier ones. */
  edition: z.string().max(100),
  /** Stream and place of all rows, where no column says so. */
  stream: z.string().max(200),
  place: z.string().max(200),
});
export type MappedTable = z.infer<typeof mappedTable>;

/** How chosen files are read together. */
export const flowMapping = z.strictObject({
  layout: tableLayout,
  tables: z.array(mappedTable),
  dateFormat: z.enum(['iso', 'day-first', 'month-first', 'excel-serial', 'mixed']),
  states: z.array(mappedState),
  /** What places and streams are called here, by what files call them. */
  places: z.array(z.strictObject({ written: z.string(), name: z.string() })),
  streams: z.array(z.strictObject({ written: z.string(), name: z.string() })),
  /** What the person decided about odd rows, by table and number of the row in it: keep as it stands, or leave out. */
  decisions: z.array(z.strictObject({ table: z.number().int(), row: z.number().int(), action: z.enum(['keep', 'drop']) })),
});
export type FlowMapping = z.infer<typeof flowMapping>;

export const preparedFlows = z.strictObject({
  files: z.array(chosenFile),
  name: z.string(),
  problem: z.strictObject({ code: errorCode, message: z.string() }).nullable(),
  alreadyHere: z.strictObject({ datasetId: id, name: z.string() }).nullable(),
  tables: z.array(
    z.strictObject({
      name: z.string(),
      rows: z.number().int(),
      columns: z.array(z.strictObject({ name: z.string(), role: columnRole, why: z.string(), examples: z.array(z.string()) })),
    }),
  ),
  mapping: flowMapping,
  /** A saved mapping that fits these columns. */
  fits: z.strictObject({ mappingId: id, name: z.string() }).nullable(),
  rows: z.number().int(),
  spells: z.number().int(),
  /** Distinct people, as far as the person column tells. */
  people: z.number().int(),
  from: day.nullable(),
  to: day.nullable(),
  /** The first people as timelines, numbered in the order of the file: to see whether the mapping makes sense, before anything is stored. */
  preview: z.array(z.strictObject({ person: z.number().int(), stays: z.array(z.strictObject({ stream: z.string(), place: z.string(), state: z.string(), from: day, to: day.nullable() })) })),
  /** The first odd rows of each rule. */
  ledger: z.array(z.strictObject({ ...ledgerEntry.shape, table: z.number().int() })),
  /** All of them, and how many under each rule. */
  ledgerCount: z.number().int(),
  rules: z.array(ruleCount),
  /** States of these files that neither the saved mapping nor the earlier extract knows; empty where there is none of these. They stand last, and outside an order. */
  newStates: z.array(z.string()),
  report: z.array(z.string()),
});
export type PreparedFlows = z.infer<typeof preparedFlows>;

export const savedMapping = z.strictObject({ id, name: z.string(), mapping: flowMapping, at: instant, version: z.number().int() });
export type SavedMapping = z.infer<typeof savedMapping>;

const chosen = {
  files: z.array(chosenFile).min(1).max(60),
  mapping: flowMapping.partial().optional(),
  /** A saved mapping to begin with; `mapping` goes over it. */
  mappingId: id.optional(),
  /** The dataset that this is a later extract of: it is read as that one was, where nothing else is said. An extract older than that one is refused. */
  continues: id.optional(),
};

export const flowImport = {
  'flows.prepare': query('Read chosen tables (csv or xlsx) and show how they would be understood together, with the cleaning ledger. Stores nothing.', z.strictObject(chosen), preparedFlows, { long: true }),
  'flows.linkKey': query(
    'Where the key file for person numbers is, and whether it is there.',
    none,
    z.strictObject({ path: z.string(), exists: z.boolean(), /** Earlier data in this vault need it, so that the same person is known again. */ needed: z.boolean() }),
    { holds: 'plain' },
  ),
  'flows.store': command(
    'Store tables of flow data. Person numbers are replaced by a keyed hash on the way in; the key is a file of its own under its own passphrase, made here if it is missing.',
    z.strictObject({
      ...chosen,
      ...z.strictObject(datasetFields).partial().shape,
      /** Begin a new key file although earlier data were brought in with another: people of the two can't be linked then. */
      newLinkKey: z.boolean().optional(),
      /** Opens (or makes) the key file; used for this import alone and kept nowhere. Not needed for counts without people. */
      linkPassphrase: z.string().max(1000),
      evenIfHere: z.boolean().optional(),
    }),
    z.strictObject({ dataset, difference: extractDifference.nullable() }),
    { long: true },
  ),
  'flows.mappings': query('Saved mappings, for the next file of the same kind.', none, z.strictObject({ mappings: z.array(savedMapping) })),
  'flows.saveMapping': command('Keep how files are read under a name, without decisions about single rows.', z.strictObject({ name: line, mapping: flowMapping }), changed),
  'flows.removeMapping': command('Take a saved mapping away.', z.strictObject({ id }), none),
  'flows.checkLink': query(
    'How far the people of several datasets are the same, and what a summary level by a rule would look like: gaps and conflicts counted. Stores nothing.',
    z.strictObject({ datasetIds: z.array(id).min(2).max(12), rule: levelRule }),
    z.strictObject({ report: linkReport, /** The rule in words, then what it makes of the days. */ levels: z.array(z.string()), conflicts: z.array(z.string()) }),
    { long: true },
  ),
  'flows.link': command(
    'Make one dataset of several by the people that they share: each keeps its stream, and a summary level by a written rule is one more.',
    z.strictObject({ datasetIds: z.array(id).min(2).max(12), rule: levelRule, name: line, note: prose.optional() }),
    z.strictObject({ dataset, report: linkReport }),
    { long: true },
  ),
};
