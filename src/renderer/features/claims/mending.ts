/** A wish to mend a part of a claim: whoever shows that part opens it and takes the focus. */
import { useEffect, useRef } from 'react';
import type { ClaimPart } from '../../../contract/index.ts';

/** `count` tells one wish from the next for the same part. */
export type Mending = { part: ClaimPart; count: number } | null;

/** Calls `open` each time when `part` is to be mended, and brings what `ref` points at into view. */
export function useMending<Holder extends HTMLElement>(mending: Mending, part: ClaimPart, open: () => void): React.RefObject<Holder | null> {
  const ref = useRef<Holder>(null);
  const wish = mending?.part === part ? mending.count : 0;
  const latest = useRef(open);
  latest.current = open;
  useEffect(() => {
    if (wish === 0) return;
    ref.current?.scrollIntoView({ block: 'center' });
    latest.current();
  }, [wish]);
  return ref;
}
