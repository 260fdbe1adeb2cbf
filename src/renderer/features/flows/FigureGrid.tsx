import { type CSSProperties, type KeyboardEvent, useRef, useState } from 'react';
import type { FlowCell, FlowTable } from '../../../contract/index.ts';
import { decimalsOf, figureInCell, figureInWords, unitOver } from '../../../domain/flows/figure-in-words.ts';
import { Button, VisuallyHidden } from '../../ui/index.ts';
import { heatOf } from '../questions/heat.ts';
import { isHiddenFigure } from './figure-words.ts';
import { nameOf } from './pictures/labels.ts';
import './FigureGrid.css';

type FigureGridProps = {
  table: FlowTable;
  /** Tints by size, for tables whose rows and columns are states. */
  isHeat?: boolean;
  chosen: FlowCell | null;
  /** Null where the chosen one is pressed again. */
  onChoose: (cell: FlowCell | null) => void;
  /** Cells that are marked, with why in words. */
  marked?: ReadonlyMap<string, string>;
  /** What is said of hidden figures, where there are any. */
  hiddenMeans: string;
};

/** Cells that are laid out before somebody asks for the rest: a table of thousands would hold up the window. */
const mostCells = 320;

/** Key of a cell among `marked`. */
export const markKey = (row: string, column: string): string => `${row}\u0000${column}`;

/** The numbers behind a picture. Arrows walk from figure to figure; Enter lets the inspector speak of one. */
export function FigureGrid({ table, isHeat = false, chosen, onChoose, marked, hiddenMeans }: FigureGridProps) {
  const grid = useRef<HTMLTableElement>(null);
  const [isWhole, setWhole] = useState(false);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const { rows, columns, cells } = table;
  const units = new Set(columns.map(({ unit }) => unit));
  const only = units.size === 1 ? columns[0]?.unit : undefined;
  const isAll = (row: number, column: number): boolean => rows[row]!.key === 'all' || columns[column]!.key === 'all';
  const largest = isHeat ? cells.reduce((most, own, row) => own.reduce<number>((one, figure, column) => (typeof figure === 'number' && !isAll(row, column) ? Math.max(one, figure) : one), most), 0) : 0;
  const decimals = columns.map(({ unit }, column) => decimalsOf(cells.map((row) => row[column]), unit));
  const longest = rows.reduce((most, { label }) => Math.max(most, label.length), 0);
  const hasHidden = cells.some((row) => row.some(isHiddenFigure));
  const hasNone = cells.some((row) => row.some((figure) => figure === null));
  // What is chosen or marked is always in view.
  const needed = rows.findLastIndex(({ key }, row) => (chosen?.table === table.id && chosen.row === key) || columns.some((column) => marked?.has(markKey(rows[row]!.key, column.key))));
  const few = Math.max(6, Math.floor(mostCells / Math.max(1, columns.length)), needed + 1);
  // A few rows more are no reason to ask.
  const count = isWhole || rows.length <= few + 4 ? rows.length : few;
  const here = { row: Math.min(at.row, count - 1), column: Math.min(at.column, columns.length - 1) };
  const isChosenAt = (row: number, column: number): boolean => chosen?.table === table.id && chosen.row === rows[row]!.key && chosen.column === columns[column]!.key;
  const choose = (row: number, column: number): void => onChoose(isChosenAt(row, column) ? null : { table: table.id, row: rows[row]!.key, column: columns[column]!.key });

  function onKey(event: KeyboardEvent<HTMLTableElement>): void {
    const far = event.ctrlKey || event.metaKey ? rows.length : 0;
    const steps: Record<string, readonly [row: number, column: number]> = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1], PageDown: [10, 0], PageUp: [-10, 0], Home: [-far, -columns.length], End: [far, columns.length] };
    const step = steps[event.key];
    if (event.key === 'Escape' && chosen?.table === table.id) onChoose(null);
    else if (event.key === 'Enter' || event.key === ' ') choose(here.row, here.column);
    else if (step === undefined || event.altKey) return;
    else {
      const next = { row: Math.min(count - 1, Math.max(0, here.row + step[0])), column: Math.min(columns.length - 1, Math.max(0, here.column + step[1])) };
      setAt(next);
      grid.current?.querySelector<HTMLElement>(`[data-at="${next.row} ${next.column}"]`)?.focus();
    }
    event.preventDefault();
  }

  return (
    <div className="figure-grid">
      <div className="figure-grid-scroll">
        <table ref={grid} role="grid" style={{ '--figure-names': `${Math.min(longest, 22)}ch` } as CSSProperties} aria-label={table.caption} onKeyDown={onKey}>
          <caption>{table.caption}{over(table.caption, only) !== '' && <span className="figure-grid-unit"> ({over(table.caption, only)})</span>}</caption>
          <thead>
            <tr>
              <th scope="col">{table.heading}</th>
              {columns.map((column) => (
                <th key={column.key} scope="col">
                  {nameOf(column)}
                  {only === undefined && over(column.label, column.unit) !== '' && <span className="figure-grid-unit">{over(column.label, column.unit)}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, count).map((row, rowAt) => (
              <tr key={row.key} data-is-all={row.key === 'all' || undefined}>
                <th scope="row">{nameOf(row)}</th>
                {columns.map((column, columnAt) => {
                  const figure = cells[rowAt]![columnAt];
                  const isChosen = isChosenAt(rowAt, columnAt);
                  const mark = marked?.get(markKey(row.key, column.key));
                  return (
                    <td
                      key={column.key}
                      role="gridcell"
                      data-at={`${rowAt} ${columnAt}`}
                      tabIndex={rowAt === here.row && columnAt === here.column ? 0 : -1}
                      aria-selected={isChosen}
                      data-heat={isHeat && typeof figure === 'number' && row.key !== 'all' && column.key !== 'all' ? heatOf(figure, largest) || undefined : undefined}
                      data-none={figure === 0 || typeof figure !== 'number' || undefined}
                      data-is-all={column.key === 'all' || undefined}
                      data-is-marked={mark !== undefined || undefined}
                      title={mark}
                      onFocus={() => setAt({ row: rowAt, column: columnAt })}
                      onClick={() => choose(rowAt, columnAt)}
                    >
                      {isHiddenFigure(figure) ? <><span aria-hidden="true">[c]</span><VisuallyHidden>hidden</VisuallyHidden></> : figureInCell(figure, column.unit, decimals[columnAt])}
                      {mark !== undefined && <VisuallyHidden>, {mark}</VisuallyHidden>}
                    </td>
                  );
                })}
              </tr>
            ))}
            {rows.length === 0 && <tr><td className="figure-grid-empty" colSpan={columns.length + 1}>There is nothing to count here.</td></tr>}
          </tbody>
        </table>
      </div>
      {count < rows.length && <Button size="small" kind="quiet" icon="chevron-down" onPress={() => setWhole(true)}>{`Show all ${rows.length.toLocaleString('en-GB')} rows`}</Button>}
      {(hasHidden || hasNone) && <p className="figure-grid-legend">{hasHidden && hiddenMeans}{hasHidden && hasNone && ' '}{hasNone && '– there is no such figure.'}</p>}
    </div>
  );
}

/** What stands over figures, where they don’t say it themselves. */
const over = (label: string, unit: FlowTable['columns'][number]['unit'] | undefined): string => (unit === undefined ? '' : unitOver(label, unit));

/** A cell of a table in words: where it stands and what it says. */
export function cellInWords(table: FlowTable, cell: FlowCell): { row: string; column: string; words: string; figure: FlowTable['cells'][number][number] | undefined; unit: FlowTable['columns'][number]['unit'] } | null {
  const row = table.rows.findIndex(({ key }) => key === cell.row);
  const column = table.columns.findIndex(({ key }) => key === cell.column);
  if (table.id !== cell.table || row < 0 || column < 0) return null;
  const { unit } = table.columns[column]!;
  const figure = table.cells[row]?.[column] ?? null;
  return { row: nameOf(table.rows[row]!), column: nameOf(table.columns[column]!), words: figureInWords(figure, unit), figure, unit };
}
