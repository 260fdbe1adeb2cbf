/** Corrections that are typed and not saved are kept in the vault like other unsaved words, and are laid on the text of today when the source is opened again. */
import { useEffect, useRef, useState } from 'react';
import type { OpenedSource } from '../../../../contract/index.ts';
import { keepWords, keptWords } from '../../../client/drafts.ts';
import { type Correcting, correcting, isChanged, laidAnew } from './drafts.ts';

function read(words: string, sourceId: string): Correcting | null {
  try {
    const kept = JSON.parse(words) as Correcting;
    return kept.sourceId === sourceId && Array.isArray(kept.drafts) ? kept : null;
  } catch {
    return null;
  }
}

/** Keeps what is being corrected in a source; `here` is null while nothing is. Answers when the corrections were typed that have come back, or null. */
export function useKeptCorrections(opened: OpenedSource, here: Correcting | null): string | null {
  const place = `correct ${opened.source.id}`;
  const looked = useRef<string | null>(null);
  const seen = useRef(here);
  const [back, setBack] = useState<string | null>(null);
  useEffect(() => {
    if (looked.current !== place) {
      looked.current = place;
      seen.current = here;
      const found = here === null ? keptWords(place) : null;
      const kept = found && read(found.words, opened.source.id);
      setBack(kept && found ? found.at : null);
      if (kept) correcting.set(laidAnew({ ...kept, open: null }, opened));
    } else if (seen.current !== here) {
      seen.current = here;
      if (here === null) setBack(null);
      keepWords(place, here !== null && here.drafts.some(isChanged) ? JSON.stringify(here) : null);
    }
  }, [place, here, opened]);
  return back;
}
