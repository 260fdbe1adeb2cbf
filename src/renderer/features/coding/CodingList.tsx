import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Code, Coder, Coding } from '../../../contract/index.ts';
import { Icon, Swatch } from '../../ui/index.ts';
import { keptWhileOpen } from './kept-while-open.ts';
import { beginningOf } from './in-words.ts';
import { inOrder, inText, type ListColumn, type ListOrder } from './list-order.ts';
import { colourOf } from './stripes.ts';
import './CodingList.css';

type CodingListProps = {
  codings: readonly Coding[];
  codes: ReadonlyMap<string, Code>;
  coders: ReadonlyMap<string, Coder>;
  text: string;
  /** Id of the coding in hand: the list begins there. */
  inHand: string | null;
  onOpen: (coding: Coding) => void;
};

const order = keptWhileOpen<ListOrder>(inText);
const columns: readonly { id: ListColumn; label: string }[] = [{ id: 'words', label: 'Words' }, { id: 'code', label: 'Code' }, { id: 'coder', label: 'Coder' }, { id: 'weight', label: 'Weight' }, { id: 'memo', label: 'Memo' }];
const rowHeight = 44;

/** All codings of a source in words, for whoever can't use colours, or wants to read across. Each row opens its place. */
export function CodingList({ codings, codes, coders, text, inHand, onOpen }: CodingListProps) {
  const box = useRef<HTMLDivElement>(null);
  const sorted = order.use();
  const nameOf = (id: string): string => codes.get(id)?.name ?? 'a code that is gone';
  const initialsOf = (id: string): string => coders.get(id)?.initials ?? '';
  const rows = useMemo(() => inOrder(codings, sorted, { code: nameOf, coder: initialsOf }), [codings, sorted, codes, coders]);
  const [at, setAt] = useState(() => Math.max(0, rows.findIndex(({ id }) => id === inHand)));
  const here = Math.min(at, Math.max(0, rows.length - 1));
  // oxlint-disable-next-line react/incompatible-library -- nothing that it answers is memoised or handed on
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => rowHeight, overscan: 12 });
  useLayoutEffect(() => virtual.scrollToIndex(here, { align: 'center' }), []);

  function onKey(event: KeyboardEvent): void {
    if (event.target !== box.current) return;
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowHeight) - 1);
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -rows.length, End: rows.length }[event.key];
    if (event.key === 'Enter') {
      const coding = rows[here];
      if (coding !== undefined) onOpen(coding);
    } else if (step === undefined) return;
    else {
      const next = Math.min(rows.length - 1, Math.max(0, here + step));
      setAt(next);
      virtual.scrollToIndex(next, { align: 'auto' });
    }
    event.preventDefault();
    event.stopPropagation();
  }

  if (codings.length === 0) return <p className="coding-list-empty">No codings to list.</p>;
  return (
    <div
      ref={box}
      className="coding-list"
      role="grid"
      aria-label="Codings, each with its words, code, coder, weight and memo"
      aria-rowcount={rows.length + 1}
      aria-activedescendant={rows[here] === undefined ? undefined : `coding-row-${rows[here].id}`}
      tabIndex={0}
      onKeyDown={onKey}
    >
      <div className="coding-list-head" role="row" aria-rowindex={1}>
        {columns.map(({ id, label }) => (
          <div key={id} role="columnheader" aria-sort={sorted.column === id ? sorted.direction : 'none'}>
            <button type="button" onClick={() => { order.set({ column: id, direction: sorted.column === id && sorted.direction === 'ascending' ? 'descending' : 'ascending' }); setAt(0); }}>
              {label} {sorted.column === id && <Icon name={sorted.direction === 'ascending' ? 'arrow-up' : 'arrow-down'} />}
            </button>
          </div>
        ))}
      </div>
      <div role="rowgroup" className="coding-list-rows" style={{ blockSize: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const coding = rows[index]!;
          const code = codes.get(coding.codeId);
          return (
            <div key={coding.id} id={`coding-row-${coding.id}`} className="coding-list-row" role="row" aria-rowindex={index + 2} aria-selected={index === here} data-even={index % 2 === 0 || undefined} style={{ transform: `translateY(${start}px)` }} onClick={() => onOpen(coding)}>
              <div role="gridcell" className="coding-list-words">{beginningOf(text.slice(coding.start, coding.end), 150)}</div>
              <div role="gridcell" className="coding-list-code"><Swatch colour={colourOf(code?.colour)} /> <span>{nameOf(coding.codeId)}{coding.pinned ? ' (example)' : ''}</span></div>
              <div role="gridcell">{initialsOf(coding.coderId)}</div>
              <div role="gridcell">{coding.weight === null ? '' : [coding.weight, code?.scale?.words[String(coding.weight)]].filter((part) => part !== undefined && part !== '').join(': ')}</div>
              <div role="gridcell" className="coding-list-memo">{beginningOf(coding.memo, 90)}</div>
            </div>
          );
        })}
      </div>
    </div>
  );
}
