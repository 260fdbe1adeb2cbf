import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useRef, useState } from 'react';
import type { Quote } from '../../../contract/index.ts';
import { go } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { Chip, Icon } from '../../ui/index.ts';
import { clock } from '../coding/in-words.ts';
import { colourOf } from '../coding/stripes.ts';
import './PassageList.css';

export type ListedPassage = Quote & { readonly codes?: readonly string[] };

type PassageListProps = {
  label: string;
  passages: readonly ListedPassage[];
  /** In the inspector: no frame of its own, as tall as its passages. */
  isNarrow?: boolean;
  /** Something at the end of each row, such as a box to tick. */
  end?: (passage: ListedPassage, index: number) => ReactNode;
  /** Space on the row that the arrows stand on. */
  onSpace?: (index: number) => void;
  /** Whether a row is ticked; null where it can't be. A click or Space then calls `onSpace`, and a click on where the words stand opens their place. */
  isTicked?: (index: number) => boolean | null;
};

export function openPlace({ sourceId, start, end }: Pick<Quote, 'sourceId' | 'start' | 'end'>): void {
  go({ room: 'sources', id: sourceId, details: { at: String(start), end: String(end) } });
}

/** Passages with what stands around them; only those in view are drawn. Arrows walk, Enter opens the place in its source. */
export function PassageList({ label, passages, isNarrow = false, end, onSpace, isTicked }: PassageListProps) {
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const here = Math.min(at, passages.length - 1);
  const codes = new Map((useAsk('codebook.list', {}).data?.codes ?? []).map((code) => [code.id, code]));
  // oxlint-disable-next-line react/incompatible-library -- nothing that it answers is memoised or handed on
  const virtual = useVirtualizer({ count: passages.length, getScrollElement: () => box.current, estimateSize: (index) => 72 + Math.ceil((passages[index]!.text.length + 160) / (isNarrow ? 38 : 96)) * 25, overscan: 6, enabled: !isNarrow });
  const drawn = isNarrow ? passages.map((_, index) => ({ index, start: null })) : virtual.getVirtualItems().map(({ index, start }) => ({ index, start }));

  function onKey(event: KeyboardEvent): void {
    // With Ctrl, Enter keeps what is written beside the list.
    if (event.target !== box.current || event.ctrlKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8, Home: -passages.length, End: passages.length }[event.key];
    if (event.key === 'Enter') openPlace(passages[here]!);
    else if (event.key === ' ' && onSpace !== undefined) onSpace(here);
    else if (step === undefined) return;
    else {
      const next = Math.min(passages.length - 1, Math.max(0, here + step));
      setAt(next);
      if (isNarrow) box.current?.querySelector(`[data-index="${next}"]`)?.scrollIntoView({ block: 'nearest' });
      else virtual.scrollToIndex(next, { align: 'auto' });
    }
    event.preventDefault();
  }

  if (passages.length === 0) return null;
  const idOf = (index: number): string => `${label.replace(/\W+/g, '-')}-${index}`;
  return (
    <div ref={box} className="passage-list" data-narrow={isNarrow || undefined} data-ticks={isTicked !== undefined || undefined} role="listbox" aria-multiselectable={isTicked !== undefined || undefined} aria-label={label} tabIndex={0} aria-activedescendant={idOf(here)} onKeyDown={onKey}>
      <div className="passage-list-inner" role="presentation" style={isNarrow ? undefined : { blockSize: virtual.getTotalSize() }}>
        {drawn.map(({ index, start }) => {
          const passage = passages[index]!;
          const ticked = isTicked?.(index);
          return (
            <div
              key={`${passage.sourceId} ${passage.start} ${passage.end}`}
              ref={isNarrow ? undefined : virtual.measureElement}
              data-index={index}
              id={idOf(index)}
              role="option"
              aria-selected={isTicked === undefined ? index === here : ticked === true}
              aria-disabled={ticked === null || undefined}
              aria-setsize={passages.length}
              aria-posinset={index + 1}
              className="passage-row"
              data-here={index === here || undefined}
              style={start === null ? { position: 'relative' } : { transform: `translateY(${start}px)` }}
              onClick={() => { setAt(index); if (onSpace === undefined) openPlace(passage); else onSpace(index); }}
            >
              {ticked !== undefined && <span className="passage-row-tick" data-is={ticked === null ? 'none' : ticked ? 'on' : 'off'} aria-hidden="true"><Icon name="check" /></span>}
              <p className="passage-row-words">
                <span className="passage-row-context">{passage.before}</span>
                <span className="passage-row-found">{passage.text}</span>
                <span className="passage-row-context">{passage.after}</span>
              </p>
              <p className="passage-row-where" {...(ticked !== undefined && { onClick: (event: MouseEvent) => { event.stopPropagation(); openPlace(passage); } })}>{[passage.speaker, passage.sourceTitle, `paragraph ${passage.paragraph}`, passage.atMs === null ? null : clock(passage.atMs)].filter(Boolean).join(', ')}</p>
              {(passage.codes?.length ?? 0) > 0 && (
                <div className="passage-row-codes">{passage.codes!.flatMap((id) => (codes.has(id) ? [<Chip key={id} colour={colourOf(codes.get(id)!.colour)}>{codes.get(id)!.name}</Chip>] : []))}</div>
              )}
              {end?.(passage, index)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
