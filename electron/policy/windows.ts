/**
 * Kist has one window, opened by the main process. Nothing that a page does opens a second one, whatever address it names:
 * not `window.open`, not a link with a target, not a middle click; and no address is handed to the system's browser.
 */
export function answerToNewWindow(_address: string): { action: 'deny' } {
  return { action: 'deny' };
}
