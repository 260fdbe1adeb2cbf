import type { RecordedTable, Row } from '../vault/change.ts';

export type PlannedStep =
  | { do: 'insert'; table: RecordedTable; row: Row & { id: string } }
  | { do: 'update'; table: RecordedTable; id: string; patch: Row }
  | { do: 'remove'; table: RecordedTable; id: string };

export type Plan = {
  /** In an order in which nothing points at what is not there (yet, or any more). */
  steps: readonly PlannedStep[];
  sentences: readonly string[];
  /** What is gone back in, for the history: "“Interview 3”", "the codebook". */
  name: string;
  isCodebook: boolean;
};

/** A column of a row that is read here. */
export const textOf = (row: Row | null | undefined, column: string): string => (typeof row?.[column] === 'string' ? (row[column] as string) : '');
