import type { ColumnRole } from './guess-columns.ts';
import type { LedgerEntry } from './ledger.ts';
import type { Spells, SpellSet } from './spells.ts';

/** One file, or one of several that are read together (yearly returns). */
export type SpellTable = {
  readonly rows: readonly (readonly string[])[];
  /** Row of the file for each of `rows`; 2, 3, 4 ... where left out. */
  readonly rowNumbers?: ArrayLike<number>;
  /** Which return or extract the whole table is, where no column says so; later ones sort after earlier ones ("2020", "2021"). */
  readonly edition?: string;
};

export type CleanInput = {
  readonly tables: readonly SpellTable[];
  /** Role of each column, in the order of the file. */
  readonly roles: readonly ColumnRole[];
  /** Only `month-first` changes how a date is read; the formats that can't be mistaken are read side by side. */
  readonly dateFormat: 'iso' | 'day-first' | 'month-first' | 'excel-serial' | 'mixed';
  /** The scheme, in order. A state is known by its name and by other spellings; capitals and spaces do not matter. */
  readonly states: readonly { readonly name: string; readonly spellings?: readonly string[] }[];
  /** Last day that the extract covers, where somebody has said so. */
  readonly extractDay?: number;
  /** What somebody decided about rows of the ledger, by row number (of the only table). `keep` undoes merging and placeholders; `drop` leaves a row out. */
  readonly decisions?: ReadonlyMap<number, 'keep' | 'drop'>;
  /** Called every few thousand rows. */
  readonly progress?: (done: number, of: number) => void;
  /** Looked at every few thousand rows; `true` ends the work with the refusal `cancelled`. */
  readonly cancelled?: () => boolean;
};

export type CleanSpells = Pick<SpellSet, 'spells' | 'states' | 'places' | 'streams'> & {
  /** The keys as they stand in the file. The service replaces them by a keyed hash; they are never stored. */
  readonly persons: readonly string[];
  /** Row of the file that each spell came from. */
  readonly rows: Int32Array;
  readonly ledger: readonly LedgerEntry[];
  readonly rowsRead: number;
};

/** Where each role stands in a row. */
export type Columns = Record<'person' | 'state' | 'start' | 'end', number> & Record<'place' | 'stream' | 'edition', number | null>;

/** Rows that could be read, each by itself, in the order of the file. */
export type ReadRows = {
  readonly spells: Spells;
  /** Index into `editions`; 0 is "not stated". */
  readonly edition: Int32Array;
  readonly rowNumber: Int32Array;
  readonly table: Uint16Array;
  readonly persons: readonly string[];
  readonly states: readonly string[];
  readonly places: readonly string[];
  readonly streams: readonly string[];
  readonly editions: readonly string[];
  readonly ledger: LedgerEntry[];
  readonly rowsRead: number;
};
