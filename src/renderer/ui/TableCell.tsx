import type { ReactNode } from 'react';
import type { Column } from './table-column.ts';
import { isHiddenCell } from './table-order.ts';
import type { CellValue } from './table-order.ts';
import { VisuallyHidden } from './VisuallyHidden.tsx';

type TableCellProps<Row> = { column: Column<Row>; row: Row; isHeading: boolean; wrap: ((content: ReactNode) => ReactNode) | undefined };

const figures = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 });

export function TableCell<Row>({ column, row, isHeading, wrap }: TableCellProps<Row>) {
  const value = column.value(row);
  const content = column.show !== undefined && !isHiddenCell(value) ? column.show(row) : <CellWords value={value} />;
  const shown = wrap === undefined ? content : wrap(content);
  return isHeading ? <th scope="row" data-kind={column.kind}>{shown}</th> : <td data-kind={column.kind}>{shown}</td>;
}

function CellWords({ value }: { value: CellValue }) {
  if (isHiddenCell(value)) return <span className="ui-table-hidden" title={value.why}>[c]<VisuallyHidden> hidden{value.why === undefined ? '' : `, ${value.why}`}</VisuallyHidden></span>;
  if (value === null || value === undefined || value === '') return <span className="ui-table-nothing"><span aria-hidden="true">&middot;</span><VisuallyHidden>nothing</VisuallyHidden></span>;
  return typeof value === 'number' ? figures.format(value) : value;
}
