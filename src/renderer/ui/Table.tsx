import { useId, useRef, useState } from 'react';
import type { MouseEvent, ReactNode } from 'react';
import { Checkbox } from './Checkbox.tsx';
import { LinkButton } from './LinkButton.tsx';
import { TableCell } from './TableCell.tsx';
import { TableHeading } from './TableHeading.tsx';
import type { Column } from './table-column.ts';
import { isHiddenCell, orderRows } from './table-order.ts';
import type { TableSort } from './table-order.ts';
import { useOverflow } from './use-overflow.ts';
import './Table.css';

export type TableProps<Row> = {
  /** What the table shows, with period and place. Always there; `hasHiddenCaption` keeps it for screen readers alone. */
  caption: string;
  hasHiddenCaption?: boolean;
  /** The first column names the row. */
  columns: ReadonlyArray<Column<Row>>;
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** Headings sort on press. Off for tables whose order means something, such as a matrix. */
  canSort?: boolean;
  /** How it is sorted at first. */
  sort?: TableSort;
  /** Opens a row: the first cell becomes a link and the whole row takes the mouse. */
  onOpen?: (row: Row) => void;
  /** Id of the row that the inspector speaks about. */
  chosen?: string | null;
  /** Ids of ticked rows; with `onTick` each row gets a box. */
  ticked?: readonly string[];
  onTick?: (ids: string[]) => void;
  /** What [c] means; said under the table as soon as there is one. */
  hiddenMeans?: string;
  /** How it is counted, and other words under the table. */
  note?: ReactNode;
  /** Said instead of rows. */
  empty?: ReactNode;
};

const usualHiddenMeans = '[c] hidden: fewer than 5, or hidden so that another number can\u2019t be worked out.';

/** Rows and figures. Headings sort, the head stays in view, hidden figures are marked and explained. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, hasHiddenCaption = false, columns, rows, rowId, canSort = true, onOpen, chosen, ticked, onTick, hiddenMeans = usualHiddenMeans, note, empty = 'No rows yet.' } = props;
  const [sort, setSort] = useState<TableSort | undefined>(props.sort);
  const noteId = useId();
  const box = useRef<HTMLDivElement>(null);
  const overflows = useOverflow(box);

  const sortedBy = columns.find((column) => column.id === sort?.column);
  const ordered = sort === undefined || sortedBy === undefined ? rows : orderRows(rows, sortedBy.value, sort.direction);
  const hasHidden = rows.some((row) => columns.some((column) => isHiddenCell(column.value(row))));
  const ticks = new Set(ticked);
  const hasTicks = onTick !== undefined;

  return (
    <div className="ui-table-block" data-opens={onOpen !== undefined || undefined}>
      <div ref={box} className="ui-table-scroll" {...(overflows ? { tabIndex: 0, role: 'region', 'aria-label': caption } : {})}>
        <table className="ui-table" aria-describedby={hasHidden || note !== undefined ? noteId : undefined}>
          <caption className={hasHiddenCaption ? 'ui-visually-hidden' : 'ui-table-caption'}>{caption}</caption>
          <thead>
            <tr>
              {hasTicks && (
                <th scope="col" className="ui-table-check">
                  <Checkbox
                    aria-label="Every row"
                    isSelected={rows.length > 0 && ticks.size === rows.length}
                    isIndeterminate={ticks.size > 0 && ticks.size < rows.length}
                    onChange={(isOn) => onTick(isOn ? rows.map(rowId) : [])}
                  >
                    {null}
                  </Checkbox>
                </th>
              )}
              {columns.map((column) => <TableHeading key={column.id} column={column} sort={sort} onSort={canSort && column.canSort !== false ? setSort : undefined} />)}
            </tr>
          </thead>
          <tbody>
            {ordered.map((row) => {
              const id = rowId(row);
              return (
                <tr key={id} data-chosen={chosen === id || undefined} onClick={onOpen === undefined ? undefined : (event) => { if (isOnBareRow(event)) onOpen(row); }}>
                  {hasTicks && (
                    <td className="ui-table-check">
                      <Checkbox aria-label={nameOf(columns[0], row)} isSelected={ticks.has(id)} onChange={(isOn) => onTick(isOn ? [...ticks, id] : [...ticks].filter((other) => other !== id))}>{null}</Checkbox>
                    </td>
                  )}
                  {columns.map((column, index) => (
                    <TableCell key={column.id} column={column} row={row} isHeading={index === 0} wrap={index === 0 && onOpen !== undefined ? (content) => <LinkButton isQuiet onPress={() => onOpen(row)}>{content}</LinkButton> : undefined} />
                  ))}
                </tr>
              );
            })}
            {rows.length === 0 && <tr><td className="ui-table-empty" colSpan={columns.length + (hasTicks ? 1 : 0)}>{empty}</td></tr>}
          </tbody>
          {columns.some((column) => column.foot !== undefined) && (
            <tfoot>
              <tr>
                {hasTicks && <td />}
                {columns.map((column) => <td key={column.id} data-kind={column.kind}>{column.foot}</td>)}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      {(hasHidden || note !== undefined) && (
        <p className="ui-table-note" id={noteId}>
          {hasHidden && hiddenMeans} {note}
        </p>
      )}
    </div>
  );
}

function nameOf<Row>(column: Column<Row> | undefined, row: Row): string {
  const value = column?.value(row);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : 'This row';
}

/** A click on the row itself, not on something in it that has its own effect, and not the end of selecting words. */
function isOnBareRow(event: MouseEvent<HTMLTableRowElement>): boolean {
  const target = event.target instanceof Element ? event.target.closest('button, a, input, label') : null;
  return target === null && (window.getSelection()?.isCollapsed ?? true);
}
