/** Memos that are being written: kept by the window and the vault (`client/drafts.ts`) until they are saved or let go of. */
import { useState } from 'react';
import { type EditorDraft, keptWords, useDraft as useEditorDraft } from '../../client/drafts.ts';

const placeOf = (about: string): string => `memo ${about}`;

type MemoDraft<Draft> = { draft: Draft; write: (patch: Partial<Draft>) => void; forget: () => void; words: EditorDraft<Draft> };

/** Something being written about something; `forget` once it is kept or let go. */
export function useDraft<Draft extends object>(about: string, blank: Draft): MemoDraft<Draft> {
  const [draft, setDraft] = useState<Draft>(blank);
  const write = (patch: Partial<Draft>): void => setDraft((before) => ({ ...before, ...patch }));
  const words = useEditorDraft<Draft>(placeOf(about), draft, write);
  return {
    draft,
    write,
    words,
    forget() {
      words.forget(blank);
      setDraft(blank);
    },
  };
}

/** Whether something unfinished is kept about it. */
export function hasDraft(about: string): boolean {
  return keptWords(placeOf(about)) !== null;
}
