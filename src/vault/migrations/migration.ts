import type { Writable } from '../open.ts';

/** Forward only; each in a transaction of its own; each with a test that starts from the schema before it. */
export type Migration = {
  number: number;
  slug: string;
  sql: string;
  /** What the new columns of rows that are there already hold, where SQL can't tell. In the same transaction. */
  fill?(database: Writable): void;
};
