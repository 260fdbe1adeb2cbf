import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { Quote, Restriction } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { Cluster, Finding, SearchField, Select, Stack } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { keptWhileOpen } from '../coding/kept-while-open.ts';
import { RestrictionFields } from './RestrictionFields.tsx';
import './InContextTab.css';

type Order = 'source' | 'before' | 'after';
const kept = keptWhileOpen<{ words: string; restriction: Restriction; order: Order }>({ words: '', restriction: {}, order: 'source' });

/** Sets what the tab shows when it is opened next. */
export function seeInContext(words: string, restriction: Restriction): void {
  kept.set({ ...kept.get(), words, restriction });
}

const rowHeight = 36;
const orders = [{ id: 'source', label: 'As they stand in the sources' }, { id: 'before', label: 'By the words before' }, { id: 'after', label: 'By the words after' }] as const;

const collator = new Intl.Collator('en-GB', { sensitivity: 'base' });
/** The words next to the found ones, nearest first. */
const near = (text: string, isBefore: boolean): string => {
  const words = text.toLowerCase().match(/[\p{L}\p{N}'’-]+/gu) ?? [];
  return (isBefore ? words.toReversed() : words).slice(0, 5).join(' ');
};

function inOrder(lines: readonly Quote[], order: Order): readonly Quote[] {
  if (order === 'source') return lines;
  const keyed = lines.map((line) => ({ line, key: near(order === 'before' ? line.before : line.after, order === 'before') }));
  return keyed.toSorted((one, other) => collator.compare(one.key, other.key)).map(({ line }) => line);
}

/** Every place where words are used, one line each, the words themselves under each other. */
export function InContextTab() {
  const { words, restriction, order } = kept.use();
  const [typed, setTyped] = useState(words);
  const asked = useAsk('questions.inContext', { words, restriction, reach: 120 }, { enabled: words !== '', keepPrevious: true });
  const lines = words === '' || asked.data === undefined ? [] : inOrder(asked.data.lines, order);
  const ask = (): void => kept.set({ ...kept.get(), words: typed.trim() });
  const { total = 0, base } = asked.data ?? {};
  const sources = new Set(lines.map(({ sourceId }) => sourceId)).size;
  return (
    <Stack gap={16}>
      <SearchField
        label="Words to see in context"
        placeholder="Words to see in context, then Enter"
        value={typed}
        onChange={setTyped}
        onSubmit={ask}
        onClear={() => kept.set({ ...kept.get(), words: '' })}
        description="In any of their forms. “Words in quotation marks” have to stand together, wait* finds every word that begins so."
      />
      <RestrictionFields value={restriction} onChange={(next) => kept.set({ ...kept.get(), restriction: next })} />
      <ProblemNotice problem={asked.error} />
      {words !== '' && asked.isPending && <p role="status">Looking for the words…</p>}
      {words !== '' && asked.data !== undefined && (
        <>
          <div role="status">
            <Finding>{total === 0 ? `“${words}” is not used here.` : `“${words}” is used in ${counted(total, 'place')}, in ${sources} of ${counted(base?.sources ?? 0, 'source')}${total > lines.length ? `; the first ${lines.length.toLocaleString('en-GB')} are shown` : ''}.`}</Finding>
          </div>
          {lines.length > 0 && (
            <>
              <Cluster><Select label="Order" choices={orders} value={order} onChange={(next) => kept.set({ ...kept.get(), order: next })} /></Cluster>
              <Lines lines={lines} />
            </>
          )}
          <p className="questions-base">{base?.sentence}</p>
        </>
      )}
    </Stack>
  );
}

/** Only the lines in view are drawn. Arrows walk, Enter opens the place. */
function Lines({ lines }: { lines: readonly Quote[] }) {
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const here = Math.min(at, lines.length - 1);
  // oxlint-disable-next-line react/incompatible-library -- nothing that it answers is memoised or handed on
  const virtual = useVirtualizer({ count: lines.length, getScrollElement: () => box.current, estimateSize: () => rowHeight, overscan: 16 });
  const open = ({ sourceId, start, end }: Quote): void => go({ room: 'sources', id: sourceId, details: { at: String(start), end: String(end) } });

  function onKey(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowHeight) - 1);
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -lines.length, End: lines.length }[event.key];
    if (event.key === 'Enter') open(lines[here]!);
    else if (step === undefined) return;
    else {
      const next = Math.min(lines.length - 1, Math.max(0, here + step));
      setAt(next);
      virtual.scrollToIndex(next, { align: 'auto' });
    }
    event.preventDefault();
  }

  return (
    <div ref={box} className="in-context" role="listbox" aria-label="Words in context" tabIndex={0} aria-activedescendant={`in-context-${here}`} onKeyDown={onKey}>
      <div className="in-context-lines" role="presentation" style={{ blockSize: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const line = lines[index]!;
          return (
            <div key={`${line.sourceId} ${line.start}`} id={`in-context-${index}`} role="option" aria-selected={index === here} aria-setsize={lines.length} aria-posinset={index + 1} className="in-context-line" data-here={index === here || undefined} style={{ transform: `translateY(${start}px)` }} onClick={() => { setAt(index); open(line); }}>
              <span className="in-context-before"><span>{flat(line.before).replace(/ $/, unbroken)}</span></span>
              <span className="in-context-words">{flat(line.text)}</span>
              <span className="in-context-after">{flat(line.after)}</span>
              <span className="in-context-where" title={line.sourceTitle}>{[line.speaker, line.sourceTitle].filter(Boolean).join(', ')}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** A blank at the end of a line that runs to its end would not be drawn. */
const unbroken = '\u00a0';
const flat = (text: string): string => text.replace(/\s+/g, ' ');
