import type { ColumnRole, TableLayout } from '../../contract/index.ts';
import type { LedgerEntry } from './ledger.ts';
import type { Attribute, Spells, SpellSet } from './spells.ts';

/** How rows about people tell of time; counts without people are read by `read-counts.ts`. */
export type PeopleLayout = Exclude<TableLayout, 'stocks' | 'moves'>;

/** One file or sheet, or one of several that are read together (yearly returns). */
export type SpellTable = {
  /** Name of the file or sheet, for the ledger. */
  readonly name?: string;
  /** Names of the columns: attributes of people are called by them. */
  readonly header?: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Row of the file for each of `rows`; 2, 3, 4 ... where left out. */
  readonly rowNumbers?: ArrayLike<number>;
  /** Role of each column, in the order of the table; the roles of the whole input where left out. */
  readonly roles?: readonly ColumnRole[];
  /** Which return or extract the whole table is, where no column says so; later ones sort after earlier ones ("2020", "2021"). */
  readonly edition?: string;
  /** Stream and place of all rows, where no column says so. */
  readonly stream?: string;
  readonly place?: string;
  /** `people`: one row a person, for attributes alone. `no`: left out, though it keeps its number. Else `rows`. */
  readonly use?: 'rows' | 'people' | 'no';
};

/** What something is called here, by what files call it. */
export type Naming = readonly { readonly written: string; readonly name: string }[];

export type CleanInput = {
  /** `spells` where left out. */
  readonly layout?: PeopleLayout;
  readonly tables: readonly SpellTable[];
  /** Roles of the tables that have none of their own. */
  readonly roles?: readonly ColumnRole[];
  /** Only `month-first` changes how a date is read; the formats that can't be mistaken are read side by side. */
  readonly dateFormat: 'iso' | 'day-first' | 'month-first' | 'excel-serial' | 'mixed';
  /** The scheme, in order. A state is known by its name and by other spellings; capitals and spaces do not matter. */
  readonly states: readonly { readonly name: string; readonly spellings?: readonly string[] }[];
  readonly places?: Naming;
  readonly streams?: Naming;
  /** Last day that the extract covers, where somebody has said so. */
  readonly extractDay?: number;
  /** What somebody decided about rows of the ledger, by table (counted from 0) and row number. `keep` undoes merging and placeholders; `drop` leaves a row out. */
  readonly decisions?: (table: number, row: number) => 'keep' | 'drop' | undefined;
  /** Called every few thousand rows; throws to stop. */
  readonly progress?: (done: number, of: number) => void;
  /** Looked at every few thousand rows; `true` ends the work with the refusal `cancelled`. */
  readonly cancelled?: () => boolean;
};

export type CleanSpells = Pick<SpellSet, 'spells' | 'states' | 'places' | 'streams'> & {
  readonly attributes: readonly Attribute[];
  /** The keys as they stand in the file. The service replaces them by a keyed hash; they are never stored. */
  readonly persons: readonly string[];
  /** Row of the file that each spell came from. */
  readonly rows: Int32Array;
  readonly ledger: readonly LedgerEntry[];
  readonly rowsRead: number;
};

/** Where each role stands in a row of one table; `null` for a role without a column. `day` is the start of a spell, or the date of an event or snapshot. */
export type Columns = Record<'person' | 'state' | 'day', number> & Record<'end' | 'place' | 'stream' | 'edition' | 'registration' | 'instance', number | null>;

/** Rows that could be read, each by itself. In the order of the file, and of time within it where rows tell times of day. */
export type ReadRows = {
  /** `endDay` is the end as written; `OPEN` where the layout has none. In a log of events `leaving` stands for "no state from here on". */
  readonly spells: Spells;
  /** Whether a row of a log starts (1) or completes (2) an activity; and which of several, 0 for not stated. */
  readonly registration: Uint8Array;
  readonly instance: Int32Array;
  /** Index into `editions`; 0 is "not stated". */
  readonly edition: Int32Array;
  readonly rowNumber: Int32Array;
  readonly table: Uint16Array;
  readonly persons: readonly string[];
  /** Finds a person by the key as it stands in a file; undefined for somebody without a readable row. */
  readonly findPerson: (key: string) => number | undefined;
  readonly states: readonly string[];
  readonly places: readonly string[];
  readonly streams: readonly string[];
  readonly editions: readonly string[];
  readonly ledger: LedgerEntry[];
  readonly rowsRead: number;
};

/** In place of a state: the person is in none from this event on. */
export const leaving = 65_535;
