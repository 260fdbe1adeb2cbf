import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Bundle, CausalMap } from '../../../contract/index.ts';
import { kindsInWords, toldInWords, wayOf, wayWords } from './cause-words.ts';
import { type Chosen, keyOf } from './chosen.ts';
import './BundleList.css';

type BundleListProps = { label: string; map: Pick<CausalMap, 'bundles' | 'outOf'>; chosen: Chosen; onChoose: (bundle: Bundle) => void };

/** The bundles of a map in words; only those in view are drawn. Arrows walk, Enter shows the words that tell one. */
export function BundleList({ label, map, chosen, onChoose }: BundleListProps) {
  const { bundles } = map;
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const here = Math.max(0, Math.min(at, bundles.length - 1));
  const open = chosen?.is === 'bundle' ? keyOf(chosen) : null;
  // oxlint-disable-next-line react/incompatible-library -- nothing that it answers is memoised or handed on
  const virtual = useVirtualizer({ count: bundles.length, getScrollElement: () => box.current, estimateSize: () => 64, overscan: 8 });

  // What was chosen on the picture is brought into view here.
  useEffect(() => {
    const index = open === null ? -1 : bundles.findIndex((bundle) => keyOf(bundle) === open);
    if (index < 0) return;
    setAt(index);
    virtual.scrollToIndex(index, { align: 'auto' });
  }, [open, bundles]);

  function onKey(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8, Home: -bundles.length, End: bundles.length }[event.key];
    if (event.key === 'Enter' || event.key === ' ') onChoose(bundles[here]!);
    else if (step === undefined) return;
    else {
      const next = Math.min(bundles.length - 1, Math.max(0, here + step));
      setAt(next);
      virtual.scrollToIndex(next, { align: 'auto' });
    }
    event.preventDefault();
  }

  if (bundles.length === 0) return null;
  const idOf = (index: number): string => `${label.replace(/\W+/g, '-')}-${index}`;
  return (
    <div ref={box} className="bundle-list" role="listbox" aria-label={label} tabIndex={0} aria-activedescendant={idOf(here)} onKeyDown={onKey}>
      <div role="presentation" className="bundle-list-inner" style={{ blockSize: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const bundle = bundles[index]!;
          const way = wayOf(bundle);
          const key = keyOf(bundle);
          const kinds = way === 'both' || bundle.unclear > 0 ? kindsInWords(bundle) : '';
          return (
            <div key={key} ref={virtual.measureElement} data-index={index} id={idOf(index)} role="option" aria-selected={key === open} aria-setsize={bundles.length} aria-posinset={index + 1} className="bundle-row" data-here={index === here || undefined} style={{ transform: `translateY(${start}px)` }} onClick={() => { setAt(index); onChoose(bundle); }}>
              <p className="bundle-row-words">{bundle.cause} <span className="bundle-row-way" data-way={way}>{wayWords[way]}</span> {bundle.effect}</p>
              <p className="bundle-row-told">{[toldInWords(bundle, map), kinds].filter(Boolean).join('; ')}</p>
            </div>
          );
        })}
      </div>
    </div>
  );
}
