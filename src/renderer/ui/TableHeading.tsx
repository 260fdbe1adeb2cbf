import { Button as AriaButton } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import type { Column } from './table-column.ts';
import type { TableSort } from './table-order.ts';

type TableHeadingProps<Row> = { column: Column<Row>; sort: TableSort | undefined; onSort: ((sort: TableSort) => void) | undefined };

/** The heading of a column; numbers are sorted largest first, words from A. */
export function TableHeading<Row>({ column, sort, onSort }: TableHeadingProps<Row>) {
  const direction = sort?.column === column.id ? sort.direction : undefined;
  const first = column.kind === 'number' ? 'descending' : 'ascending';
  const next = direction === undefined ? first : direction === 'ascending' ? 'descending' : 'ascending';
  const words = (
    <span>
      {column.heading}
      {column.unit !== undefined && <span className="ui-table-unit">{column.unit}</span>}
    </span>
  );
  return (
    <th scope="col" data-kind={column.kind} aria-sort={direction}>
      {onSort === undefined ? words : (
        <AriaButton className="ui-table-sort" onPress={() => onSort({ column: column.id, direction: next })}>
          {words}
          <Icon name={(direction ?? first) === 'ascending' ? 'arrow-up' : 'arrow-down'} />
        </AriaButton>
      )}
    </th>
  );
}
