import type { FlowFilter, FlowView } from '../../../contract/flow-views.ts';
import type { DayWindow } from '../spells.ts';

export const scriptLanguages = ['python', 'r'] as const;
export type ScriptLanguage = (typeof scriptLanguages)[number];

/** Which column of the analyst's own file holds what: its heading, or its number (from 1) where headings can't tell; null where no column does. */
export type ScriptColumn = string | number | null;

/** The file that a script reads: the one that was imported, or cleaned stays in columns of plain names. */
export type ScriptInput = {
  readonly file: string;
  readonly columns: { readonly [Role in 'person' | 'stream' | 'state' | 'place' | 'start' | 'end']: ScriptColumn };
  /** Columns of attributes of people; `born` where the column holds dates of birth, `codes` what its codes mean. */
  readonly groups: readonly { readonly name: string; readonly column: ScriptColumn; readonly born: boolean; readonly values: readonly string[]; readonly codes: Readonly<Record<string, string>> }[];
  /** How day and month are ordered where a date like 03/04/2021 leaves it open. */
  readonly dates: 'day-first' | 'month-first';
  /** What places and streams are called here, by what the file calls them. */
  readonly placesWritten: Readonly<Record<string, string>>;
  readonly streamsWritten: Readonly<Record<string, string>>;
  /** Place and stream of all rows, where no column says so. */
  readonly place: string;
  readonly stream: string;
  /** Whether this is the imported file, in which a row may stand twice. */
  readonly isRaw: boolean;
  /** What to know about the file, a sentence each. */
  readonly notes: readonly string[];
};

/** All that a script is made from. It names states, places, columns and a file, and holds nobody's data. */
export type ScriptAsked = {
  readonly language: ScriptLanguage;
  readonly view: FlowView;
  readonly filter: FlowFilter;
  /** The filter of the subset that the filter names. */
  readonly subset: FlowFilter | null;
  /** The days in view, and those that the data tell of. */
  readonly window: DayWindow;
  readonly period: DayWindow;
  /** First day about which the extract says nothing. */
  readonly knownUntil: number;
  readonly states: readonly { readonly name: string; readonly rank: number | null; readonly written: readonly string[] }[];
  readonly places: readonly string[];
  readonly streams: readonly string[];
  /** Of linked data: whether the summary level alone is read, or everything but it. */
  readonly onlyStream: { readonly name: string; readonly wanted: boolean } | null;
  readonly threshold: number;
  readonly input: ScriptInput;
  /** What is written above: pairs of a term and its words. */
  readonly about: { readonly title: string; readonly lines: readonly (readonly [string, string])[] };
};
