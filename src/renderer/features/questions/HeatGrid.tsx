import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { Matrix } from '../../../contract/index.ts';
import { byColumn, heatOf } from './heat.ts';
import './HeatGrid.css';

type HeatGridProps = {
  caption: string;
  matrix: Matrix;
  /** What stands in the corner: "Codes by groups". */
  corner: string;
  isHeat: boolean;
  /** Keys of the cell whose passages are shown. */
  open: { row: string; column: string } | null;
  onOpen: (cell: { row: string; column: string }) => void;
};

const size = { name: 232, column: 104, row: 34, head: 76 };

/** Rows by columns, of any number: only what is in view is drawn. Arrows walk from cell to cell, Enter shows what lies behind; a heading puts the rows in its order. */
export function HeatGrid({ caption, matrix, corner, isHeat, open, onOpen }: HeatGridProps) {
  const box = useRef<HTMLDivElement>(null);
  const [sorted, setSorted] = useState<number | null>(null);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const { rows, columns, cells, shares } = matrix;
  const order = useMemo(() => byColumn(cells, sorted !== null && sorted < columns.length ? sorted : null), [cells, sorted, columns.length]);
  const largest = useMemo(() => cells.reduce((most, row) => row.reduce((one, value) => Math.max(one, value), most), 0), [cells]);
  // oxlint-disable-next-line react/incompatible-library -- nothing that it answers is memoised or handed on
  const down = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => size.row, overscan: 8, scrollPaddingStart: size.head });
  const across = useVirtualizer({ horizontal: true, count: columns.length, getScrollElement: () => box.current, estimateSize: () => size.column, overscan: 4, scrollPaddingStart: size.name });
  const here = { row: Math.min(at.row, rows.length - 1), column: Math.min(at.column, columns.length - 1) };
  const width = size.name + across.getTotalSize();
  const id = (row: number, column: number): string => `heat-${row}-${column}`;

  function onKey(event: KeyboardEvent): void {
    if (event.target !== box.current) return;
    const steps: Record<string, readonly [row: number, column: number]> = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1], PageDown: [12, 0], PageUp: [-12, 0], Home: [0, -columns.length], End: [0, columns.length] };
    const step = steps[event.key];
    if (event.key === 'Enter') onOpen({ row: rows[order[here.row]!]!.key, column: columns[here.column]!.key });
    else if (step === undefined) return;
    else {
      const next = { row: Math.min(rows.length - 1, Math.max(0, here.row + step[0])), column: Math.min(columns.length - 1, Math.max(0, here.column + step[1])) };
      setAt(next);
      down.scrollToIndex(next.row, { align: 'auto' });
      across.scrollToIndex(next.column, { align: 'auto' });
    }
    event.preventDefault();
  }

  return (
    <div ref={box} className="heat-grid" role="grid" aria-label={caption} aria-rowcount={rows.length + 1} aria-colcount={columns.length + 1} tabIndex={0} aria-activedescendant={id(here.row, here.column)} onKeyDown={onKey}>
      <div className="heat-grid-all" role="presentation" style={{ inlineSize: width, blockSize: size.head + down.getTotalSize() }}>
        <div className="heat-grid-head" role="row" aria-rowindex={1} style={{ inlineSize: width, blockSize: size.head }}>
          <div className="heat-grid-corner" role="columnheader" aria-colindex={1} style={{ inlineSize: size.name, blockSize: size.head }}>{corner}</div>
          {across.getVirtualItems().map(({ index, start }) => {
            const column = columns[index]!;
            return (
              <div key={column.key} role="columnheader" aria-colindex={index + 2} aria-sort={sorted === index ? 'descending' : undefined} className="heat-grid-column" title={column.name} style={{ insetInlineStart: size.name + start, inlineSize: size.column, blockSize: size.head }} onClick={() => setSorted(sorted === index ? null : index)}>
                <span>{column.name}</span>
                <span className="heat-grid-base">of {column.base.toLocaleString('en-GB')}</span>
              </div>
            );
          })}
        </div>
        {down.getVirtualItems().map(({ index, start }) => {
          const row = order[index]!;
          const { key, name, depth, base } = rows[row]!;
          return (
            <div key={key} className="heat-grid-row" role="row" aria-rowindex={index + 2} style={{ insetBlockStart: size.head + start, inlineSize: width, blockSize: size.row }}>
              <div className="heat-grid-name" role="rowheader" aria-colindex={1} title={name} style={{ inlineSize: size.name, paddingInlineStart: 12 + (sorted === null ? depth * 14 : 0) }}>
                <span>{name}</span>
                <span className="heat-grid-base">of {base.toLocaleString('en-GB')}</span>
              </div>
              {across.getVirtualItems().map(({ index: column, start: left }) => {
                const value = cells[row]![column]!;
                const share = shares?.[row]?.[column];
                const columnKey = columns[column]!.key;
                return (
                  <div
                    key={columnKey}
                    id={id(index, column)}
                    role="gridcell"
                    aria-colindex={column + 2}
                    aria-selected={open?.row === key && open.column === columnKey}
                    className="heat-grid-cell"
                    data-heat={isHeat ? heatOf(value, largest) : undefined}
                    data-none={value === 0 || undefined}
                    data-here={(index === here.row && column === here.column) || undefined}
                    data-open={(open?.row === key && open.column === columnKey) || undefined}
                    title={`${name}, ${columns[column]!.name}: ${value.toLocaleString('en-GB')}`}
                    style={{ insetInlineStart: size.name + left, inlineSize: size.column, blockSize: size.row }}
                    onClick={() => { setAt({ row: index, column }); onOpen({ row: key, column: columnKey }); }}
                  >
                    {shares === null ? value.toLocaleString('en-GB') : share == null ? '–' : `${share.toLocaleString('en-GB')}%`}
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}
