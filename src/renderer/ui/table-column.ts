import type { ReactNode } from 'react';
import type { CellValue } from './table-order.ts';

/** One column of a Table: what it is called, what its cells hold, how they look. */
export type Column<Row> = {
  id: string;
  heading: string;
  /** Numbers stand right, in tabular figures. */
  kind?: 'words' | 'number';
  /** What the cell holds: it is sorted by this, and it is shown unless `show` is given. `{ hidden: true }` is shown as [c]. */
  value: (row: Row) => CellValue;
  /** How the cell looks, where words and figures are not enough. */
  show?: (row: Row) => ReactNode;
  /** Under the heading: "per child-year". */
  unit?: string;
  /** Off for columns without an order, such as buttons. */
  canSort?: boolean;
  /** What stands at the foot of the column, such as a total. */
  foot?: ReactNode;
};
