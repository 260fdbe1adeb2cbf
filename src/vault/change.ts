/**
 * How a command writes: every row step is done and its inverse recorded at once, so that undo, redo and the history
 * need nothing else. Rows have a text `id`; those that people edit carry a `version`.
 */
import { standingIn } from '../domain/coding/standing.ts';
import { Refusal } from '../domain/refusal.ts';
import { type CarriedTable, endsBehind, followPlayed, placesMoved } from './carried-rows.ts';
import { thingsTouched } from './history-touch.ts';
import type { Writable } from './open.ts';
import { prepared } from './prepared.ts';
import { indexRow, reindexPassages, type Row } from './search-index.ts';

export type { Row };

/** One step on one row; `before` and `after` hold only what the step touched. */
export type Step =
  | { do: 'insert'; table: string; id: string; after: Row; behind?: readonly string[] }
  /** `carried`: nobody meant this row; it went along when the text under it changed. Played again, such a step gives way to what became of the row since. */
  | { do: 'update'; table: string; id: string; before: Row; after: Row; carried?: true }
  /** `behind`: by which ends it stood on words that its source had left behind, so that it comes back there. */
  | { do: 'remove'; table: string; id: string; before: Row; behind?: readonly string[] };

/** A change being made by one coder at one moment, inside one transaction. */
export type Change = {
  readonly database: Writable;
  readonly coderId: string;
  readonly at: string;
  newId(): string;
  insert(table: RecordedTable, row: Row & { id: string }): void;
  /** Writes the columns of `patch` and answers the new version; refuses when the row has moved on from `expectedVersion`. */
  update(table: RecordedTable, id: string, patch: Row, expectedVersion?: number): number;
  remove(table: RecordedTable, id: string): void;
  /** Takes a row along to where its words stand in another text. */
  carry(table: CarriedTable, id: string, patch: Row): void;
  /** Human words for the history and for undo: "Coded “being listened to”". The last one said stands. */
  describe(label: string): void;
  /** Undo passes over this change: taking it back is a decision of its own, made where it was made. */
  keepFromUndo(): void;
  readonly isKeptFromUndo: boolean;
  readonly steps: readonly Step[];
  /** Sources and codes that the steps are about. */
  readonly touched: ReadonlySet<string>;
  /** Says that the change is about something else too. */
  touch(thing: string): void;
  readonly label: string;
};

/** Tables whose rows are written through a change. Bulk tables are written beside it and lit by a `removed` switch. */
export const recordedTables = {
  setting: 'a setting',
  coder: 'a coder',
  programme: 'the programme',
  place: 'a place',
  voice: 'a voice',
  source: 'a source',
  speaker: 'a speaker',
  code: 'a code',
  coding: 'a coding',
  memo: 'a memo',
  passage_link: 'a link between passages',
  saved_question: 'a saved question',
  summary: 'a summary',
  settlement: 'a settled difference',
  recording: 'a recording',
  outcome: 'an outcome',
  indicator: 'an indicator',
  wording: 'a wording',
  dated_event: 'an event',
  sign: 'a sign of change',
  dataset: 'a dataset',
  rubric: 'the rubric',
  claim: 'a claim',
  rival: 'another explanation',
  evidence: 'an item of evidence',
  export_record: 'a record of an export',
  flow_mapping: 'a mapping of columns',
  flow_view: 'a saved view of flow data',
  subset: 'a subset of people',
  tied_story: 'a tie between a story and flow data',
  data_gap: 'a data gap',
  figure_pack: 'a pack of figures',
  indicator_series: 'a series of figures',
  theory: 'a theory of change',
  theory_node: 'a place of a theory',
  theory_link: 'a link of a theory',
  assumption: 'an assumption',
  theory_version: 'a kept version of a theory',
  theory_evidence: 'an item of evidence of a theory',
  harvested_outcome: 'a harvested outcome',
  substantiation: 'what somebody said of an outcome',
  register_entry: 'an entry of the register',
  rest: 'something that a record rests on',
  selection_round: 'a round of choosing',
  round_story: 'a story in a round',
  package_factor: 'a factor of the package',
  claim_step: 'a step of the pathway',
  claim_relation: 'a relation between claims',
  claim_review: 'what a reviewer said',
  claim_version: 'a kept version of a claim',
  factor: 'a factor',
  causal_link: 'a causal link',
} as const;
export type RecordedTable = keyof typeof recordedTables;

const quoted = (name: string): string => `"${name}"`;

/** Half of a character, as cutting words short may leave it, would come back from the database as another sign, and undo would take that for somebody else's change. */
function wellFormed<Given extends Row>(row: Given): Given {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, typeof value === 'string' ? value.toWellFormed() : value])) as Given;
}

function readRow(database: Writable, table: string, id: string): Row | undefined {
  return prepared(database, `SELECT * FROM ${quoted(table)} WHERE id = ?`).get(id) as Row | undefined;
}

function insertRow(database: Writable, table: string, row: Row): void {
  const columns = Object.keys(row);
  prepared(database, `INSERT INTO ${quoted(table)} (${columns.map(quoted).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`).run(...columns.map((column) => row[column]));
}

function updateRow(database: Writable, table: string, id: string, patch: Row): void {
  const columns = Object.keys(patch);
  prepared(database, `UPDATE ${quoted(table)} SET ${columns.map((column) => `${quoted(column)} = ?`).join(', ')} WHERE id = ?`).run(...columns.map((column) => patch[column]), id);
}

/** A coding that was recorded before codings kept where they stand among words and turns, and that now comes back. */
function withStanding<Given extends Row>(database: Writable, row: Given): Given {
  if ('first_word' in row) return row;
  const text = prepared(database, 'SELECT text FROM revision WHERE id = ?').pluck().get(row.revision_id) as string | undefined;
  if (text === undefined) return row;
  const turns = prepared(database, 'SELECT start, "end" FROM turn WHERE revision_id = ? ORDER BY number').all(row.revision_id) as { start: number; end: number }[];
  const { firstWord, lastWord, firstTurn, lastTurn } = standingIn(text, turns)({ start: row.start as number, end: row.end as number });
  return { ...row, first_word: firstWord, last_word: lastWord, first_turn: firstTurn, last_turn: lastTurn };
}

/** Runs one step; what the database's own references forbid becomes a refusal in plain words. */
function keepingReferences(step: () => void, refusal: () => Refusal): void {
  try {
    step();
  } catch (error) {
    throw (error as { code?: string }).code === 'SQLITE_CONSTRAINT_FOREIGNKEY' ? refusal() : error;
  }
}

const pointsNowhere = (table: RecordedTable): Refusal => new Refusal('not-found', `Something that ${recordedTables[table]} points at is not here (any more). Nothing was changed. Look again, and choose what is there.`, { table });
const stillNeeded = (table: RecordedTable, id: string): Refusal => new Refusal('not-allowed', `Something else still stands on ${recordedTables[table]} that you wanted to remove. Nothing was changed. Remove or move that first.`, { table, id });

/** Starts a change; the caller holds the transaction and appends the event. */
export function beginChange(database: Writable, coderId: string, at: string, newId: () => string): Change {
  const steps: Step[] = [];
  const touched = new Set<string>();
  const touch = (table: string, row: Row): void => {
    for (const thing of thingsTouched(table, row)) touched.add(thing);
  };
  let label = '';
  let isKeptFromUndo = false;
  const update = (table: RecordedTable, id: string, given: Row, expectedVersion?: number, carried?: true): number => {
    const patch = wellFormed(given);
    const before = readRow(database, table, id);
    if (!before) throw new Refusal('not-found', `What you wanted to change (${recordedTables[table]}) is no longer here. Nothing was changed.`, { table, id });
    const version = before.version as number | undefined;
    if (expectedVersion !== undefined && version !== expectedVersion) {
      throw new Refusal('conflict', `Meanwhile ${recordedTables[table]} was changed elsewhere. Your words were not stored and are still in front of you: look at it again, then save.`, { table, id, version });
    }
    const columns = Object.keys(patch).filter((column) => patch[column] !== before[column]);
    if (columns.length === 0) return version ?? 0;
    const pick = (row: Row): Row => Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
    const after = pick(patch);
    keepingReferences(() => updateRow(database, table, id, version === undefined ? after : { ...after, version: version + 1 }), () => pointsNowhere(table));
    steps.push({ do: 'update', table, id, before: pick(before), after, ...(carried && { carried }) });
    touch(table, before);
    touch(table, { ...before, ...after });
    // Where a row stands is not searched for.
    if (!carried) indexRow(database, table, id, { ...before, ...after });
    if (table === 'source' && typeof after.revision_id === 'string') reindexPassages(database, id, after.revision_id);
    return (version ?? 0) + 1;
  };
  return {
    database,
    coderId,
    at,
    newId,
    steps,
    touched,
    touch: (thing) => void touched.add(thing),
    get label() {
      return label;
    },
    describe(words) {
      label = words;
    },
    keepFromUndo() {
      isKeptFromUndo = true;
    },
    get isKeptFromUndo() {
      return isKeptFromUndo;
    },
    insert(table, given) {
      const row = table === 'coding' ? withStanding(database, wellFormed(given)) : wellFormed(given);
      keepingReferences(() => insertRow(database, table, row), () => pointsNowhere(table));
      steps.push({ do: 'insert', table, id: row.id, after: row });
      touch(table, row);
      indexRow(database, table, row.id, row);
    },
    update: (table, id, given, expectedVersion) => update(table, id, given, expectedVersion),
    carry: (table, id, patch) => void update(table, id, patch, undefined, true),
    remove(table, id) {
      const before = readRow(database, table, id);
      if (!before) throw new Refusal('not-found', `What you wanted to remove (${recordedTables[table]}) is no longer here. Nothing was changed.`, { table, id });
      keepingReferences(() => void prepared(database, `DELETE FROM ${quoted(table)} WHERE id = ?`).run(id), () => stillNeeded(table, id));
      const behind = endsBehind(database, table, before);
      steps.push({ do: 'remove', table, id, before, ...(behind.length > 0 && { behind }) });
      touch(table, before);
      indexRow(database, table, id, undefined);
    },
  };
}

function inverseOf(step: Step): Step {
  if (step.do === 'insert') return { do: 'remove', table: step.table, id: step.id, before: step.after };
  if (step.do === 'remove') return { do: 'insert', table: step.table, id: step.id, after: step.before, ...(step.behind && { behind: step.behind }) };
  return { ...step, before: step.after, after: step.before };
}

/** The steps that take steps back, last first. */
export function inverse(steps: readonly Step[]): Step[] {
  return steps.toReversed().map(inverseOf);
}

/** Columns of `row` that no longer hold what `expected` says, versions aside. */
function differs(row: Row, expected: Row, except?: ReadonlySet<string>): boolean {
  return Object.keys(expected).some((column) => column !== 'version' && !except?.has(column) && row[column] !== expected[column]);
}

/** Whether a row is another than the step found. One that was only taken along by a correction of its text since, and is to be removed, is still the same. */
function isAnother(row: Row, step: Exclude<Step, { do: 'insert' }>): boolean {
  return differs(row, step.before, step.do === 'remove' ? placesMoved(step.table, row, step.before) : undefined);
}

/** Plays recorded steps on the vault as it is now; refuses, changing nothing, where somebody else's later change would be lost. */
export function replay(change: Change, steps: readonly Step[], doing: string): void {
  for (const step of steps) {
    const table = step.table as RecordedTable;
    const row = readRow(change.database, table, step.id);
    const thing = recordedTables[table];
    const conflict = (): Refusal => new Refusal('conflict', `${doing} can't be done: ${thing} was changed since. Nothing was changed. Take that later change back first.`, { table, id: step.id });
    try {
      if (step.do === 'insert') {
        if (row) throw conflict();
        change.insert(table, step.after as Row & { id: string });
      } else if (!row || isAnother(row, step)) {
        if (step.do === 'update' && step.carried) continue;
        throw conflict();
      } else if (step.do === 'update') {
        if (step.carried) change.carry(table as CarriedTable, step.id, step.after);
        else change.update(table, step.id, step.after);
      } else {
        change.remove(table, step.id);
      }
    } catch (error) {
      throw error instanceof Refusal || (error as { code?: string }).code?.startsWith('SQLITE_CONSTRAINT') ? conflict() : error;
    }
  }
  followPlayed(change, steps);
}
