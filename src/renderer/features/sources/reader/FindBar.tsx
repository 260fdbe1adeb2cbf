import { useEffect, useMemo, useState } from 'react';
import { Button, SearchField } from '../../../ui/index.ts';
import { counted } from '../../coding/in-words.ts';
import type { Span } from '../../coding/highlights.ts';
import { findInText } from './find-in-text.ts';

type FindBarProps = {
  text: string;
  /** All places, and the one that is shown. */
  onFound: (found: readonly Span[], here: Span | null) => void;
  /** With the place that was found last, where one may go on. */
  onClose: (at: Span | null) => void;
};

const most = 2000;

/** Finds words in this source alone; Enter goes to the next place, Shift Enter to the one before. */
export function FindBar({ text, onFound, onClose }: FindBarProps) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const found = useMemo(() => findInText(text, typed, most), [text, typed]);
  const here = found[at] ?? null;
  useEffect(() => onFound(found, here), [found, here, onFound]);
  useEffect(() => () => onFound([], null), [onFound]);

  const step = (by: 1 | -1): void => setAt((now) => (found.length === 0 ? 0 : (now + by + found.length) % found.length));
  const words = typed.trim() === '' ? '' : found.length === 0 ? 'Not in this source' : `${at + 1} of ${found.length === most ? `the first ${counted(most, 'place')}` : found.length}`;
  return (
    <div
      className="reader-find"
      role="search"
      // Before the field, which would only be emptied: whoever closes goes on from what was found.
      onKeyDownCapture={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onClose(here);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') { event.preventDefault(); step(event.shiftKey ? -1 : 1); }
      }}
    >
      <SearchField label="Find in this source" autoFocus value={typed} onChange={(next) => { setTyped(next); setAt(0); }} />
      <span className="reader-find-count" role="status">{words}</span>
      <Button size="small" kind="quiet" icon="chevron-up" isDisabled={found.length === 0} onPress={() => step(-1)}>Before</Button>
      <Button size="small" kind="quiet" icon="chevron-down" isDisabled={found.length === 0} onPress={() => step(1)}>Next</Button>
      <Button size="small" kind="quiet" icon="cross" onPress={() => onClose(here)}>Close</Button>
    </div>
  );
}
