import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react';
import type { Code } from '../../../contract/index.ts';
import { Swatch } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { colourOf } from '../coding/stripes.ts';
import { type FrameworkCell, type FrameworkRow, rowsWith, type Spot, stepOf } from './framework-grid.ts';
import './FrameworkGrid.css';

type FrameworkGridProps = {
  /** The grid itself, so that keys can come back to it. */
  box: RefObject<HTMLDivElement | null>;
  caption: string;
  rows: readonly FrameworkRow[];
  /** How many rows there are, with those that are not shown. */
  of: number;
  /** "voice" or "source". */
  rowWord: string;
  codes: readonly Code[];
  byRow: readonly (readonly FrameworkCell[])[];
  open: { rowId: string; codeId: string } | null;
  onOpen: (cell: FrameworkCell) => void;
};

/** The same for every row, so that the eye can run down a column. */
const rowHeight = 96;
const headHeight = 64;

/** Voices or sources by codes; only rows in view are drawn. Arrows walk from cell to cell, Enter opens one beside the grid. */
export function FrameworkGrid({ box, caption, rows, of, rowWord, codes, byRow, open, onOpen }: FrameworkGridProps) {
  const [at, setAt] = useState<Spot>({ row: 0, column: 0 });
  const here = { row: Math.min(at.row, rows.length - 1), column: Math.min(at.column, codes.length - 1) };
  // oxlint-disable-next-line react/incompatible-library -- nothing that it answers is memoised or handed on
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => rowHeight, overscan: 4, scrollMargin: headHeight, scrollPaddingStart: headHeight });
  const idOf = ({ row, column }: Spot): string => `framework-${row}-${column}`;

  function onKey(event: KeyboardEvent): void {
    if (event.target !== box.current) return;
    const next = stepOf(event.key, event.ctrlKey || event.metaKey, here, { rows: rows.length, columns: codes.length });
    if (event.key === 'Enter') onOpen(byRow[here.row]![here.column]!);
    else if (next === null) return;
    else {
      setAt(next);
      virtual.scrollToIndex(next.row, { align: 'auto' });
      showColumn(next.column);
    }
    event.preventDefault();
  }
  /** Scrolls sideways, so that the column is not under the names of the rows. */
  function showColumn(column: number): void {
    const head = box.current?.querySelector<HTMLElement>(`[data-column="${column}"]`);
    const names = box.current?.querySelector<HTMLElement>('.framework-corner');
    if (!box.current || !head || !names) return;
    const left = head.offsetLeft - names.offsetWidth;
    const right = head.offsetLeft + head.offsetWidth - box.current.clientWidth;
    if (box.current.scrollLeft > left) box.current.scrollLeft = left;
    else if (box.current.scrollLeft < right) box.current.scrollLeft = right;
  }

  // What opens beside the grid takes room from it. A cell that an address opened is where the arrows go on from.
  useEffect(() => {
    if (open === null) return;
    const spot = { row: rows.findIndex(({ id }) => id === open.rowId), column: codes.findIndex(({ id }) => id === open.codeId) };
    if (spot.row < 0 || spot.column < 0) return;
    setAt(spot);
    virtual.scrollToIndex(spot.row, { align: 'auto' });
    showColumn(spot.column);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only when another cell opens
  }, [open?.rowId, open?.codeId]);

  return (
    <div ref={box} className="framework-grid" role="grid" aria-label={caption} aria-rowcount={rows.length + 1} aria-colcount={codes.length + 1} tabIndex={0} aria-activedescendant={idOf(here)} onKeyDown={onKey}>
      <div className="framework-all" role="presentation" style={{ '--columns': codes.length } as React.CSSProperties}>
        <div className="framework-row framework-head" role="row" aria-rowindex={1} style={{ blockSize: headHeight }}>
          <div className="framework-corner" role="columnheader" aria-colindex={1}>{rows.length === of ? counted(of, rowWord) : `${rows.length} of ${counted(of, rowWord)}`}</div>
          {codes.map((code, column) => (
            <div key={code.id} className="framework-column" role="columnheader" aria-colindex={column + 2} data-column={column} title={code.name}>
              <span className="framework-code"><Swatch colour={colourOf(code.colour)} /> <span>{code.name}</span></span>
              <span className="framework-faint">{`quotes of ${rowsWith(byRow, column)} of ${of}`}</span>
            </div>
          ))}
        </div>
        <div role="rowgroup" className="framework-body" style={{ blockSize: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index]!;
            return (
              <div key={row.id} className="framework-row" role="row" aria-rowindex={index + 2} style={{ insetBlockStart: start - headHeight, blockSize: rowHeight }}>
                <div className="framework-name" role="rowheader" aria-colindex={1}>
                  <span className="framework-name-words" title={row.name}>{row.name}</span>
                  {row.detail !== '' && <span className="framework-faint">{row.detail}</span>}
                </div>
                {byRow[index]!.map((cell, column) => (
                  <Cell
                    key={cell.codeId}
                    id={idOf({ row: index, column })}
                    column={column}
                    cell={cell}
                    isHere={index === here.row && column === here.column}
                    isOpen={open?.rowId === cell.rowId && open.codeId === cell.codeId}
                    onOpen={() => { setAt({ row: index, column }); onOpen(cell); }}
                  />
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

type CellProps = { id: string; column: number; cell: FrameworkCell; isHere: boolean; isOpen: boolean; onOpen: () => void };

function Cell({ id, column, cell: { quotes, summary }, isHere, isOpen, onOpen }: CellProps) {
  return (
    <div id={id} className="framework-cell" role="gridcell" aria-colindex={column + 2} aria-selected={isOpen} data-here={isHere || undefined} data-open={isOpen || undefined} onClick={onOpen}>
      {summary !== null && <span className="framework-summary">{summary.text}</span>}
      <span className={quotes === 0 ? 'framework-faint' : 'framework-quotes'}>{quotes === 0 ? (summary === null ? '–' : 'no quotes') : counted(quotes, 'quote')}</span>
      {summary?.stale && <span className="framework-stale">something it cites has changed</span>}
    </div>
  );
}
