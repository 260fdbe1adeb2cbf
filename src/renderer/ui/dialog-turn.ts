import { useEffect, useState, useSyncExternalStore } from 'react';

/** Dialogs that want to be open, in the order in which they asked. Only the first is shown: never modal over modal. */
const asking: symbol[] = [];
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** True when it is this dialog's turn. A second one waits until the first has closed; within a dialog use ConfirmInline. */
export function useDialogTurn(wantsToBeOpen: boolean): boolean {
  const [self] = useState(() => Symbol('dialog'));
  useEffect(() => {
    if (!wantsToBeOpen) return undefined;
    asking.push(self);
    tell();
    return () => {
      asking.splice(asking.indexOf(self), 1);
      tell();
    };
  }, [wantsToBeOpen, self]);
  const isFirst = useSyncExternalStore(listen, () => asking[0] === self);
  return wantsToBeOpen && isFirst;
}
