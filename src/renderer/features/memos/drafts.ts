/**
 * Words that are being written, kept while one looks something up in another room. They stand beside the answers of the vault and are forgotten with them when it is
 * locked; never in the address, which a browser writes to the disk.
 */
import { useState } from 'react';
import { queryClient } from '../../client/ask.ts';

const key = (about: string): readonly string[] => ['what is being written', about];
queryClient.setQueryDefaults(['what is being written'], { gcTime: Number.POSITIVE_INFINITY });

/** Something being written about something; `forget` once it is kept or let go. */
export function useDraft<Draft extends object>(about: string, blank: Draft): { draft: Draft; write: (patch: Partial<Draft>) => void; forget: () => void } {
  const [draft, setDraft] = useState<Draft>(() => queryClient.getQueryData<Draft>(key(about)) ?? blank);
  return {
    draft,
    write(patch) {
      setDraft((before) => {
        const next = { ...before, ...patch };
        queryClient.setQueryData(key(about), next);
        return next;
      });
    },
    forget() {
      queryClient.removeQueries({ queryKey: key(about), exact: true });
      setDraft(blank);
    },
  };
}

/** Whether something unfinished is kept about it. */
export function hasDraft(about: string): boolean {
  return queryClient.getQueryData(key(about)) !== undefined;
}
