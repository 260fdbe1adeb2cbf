import { pathOfOurs } from './origin.ts';

export type Journey = { readonly address: string; readonly isMainFrame: boolean };

/**
 * Whether the window may go there. Only to its own page (which is what a reload is): a content security policy does not stop
 * links, redirects, meta refresh or a script that sets `location`. Frames inside the page go nowhere, for there are none.
 */
export function mayNavigate({ address, isMainFrame }: Journey, options: { development: boolean }): boolean {
  if (options.development && address.startsWith('devtools://')) return true;
  if (!isMainFrame) return false;
  const path = pathOfOurs(address);
  return path === '/' || path === '/index.html';
}
