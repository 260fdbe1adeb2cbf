import type { WindowEvent } from '../../../contract/index.ts';

/**
 * Clears the clipboard when the vault locks, if something was copied in this page since it was unlocked. A page may only do so while
 * its window is in front, and may not look whether something else lies there by now: what it can't clear then stays, which the help says.
 */
export function clearCopied(): (event: WindowEvent) => void {
  let hasCopied = false;
  for (const deed of ['copy', 'cut']) document.addEventListener(deed, () => { hasCopied = true; }, true);
  return (event) => {
    if (event.kind !== 'locked' || !hasCopied) return;
    hasCopied = false;
    navigator.clipboard.writeText('').catch(() => undefined);
  };
}
