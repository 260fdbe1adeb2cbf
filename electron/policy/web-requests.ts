import { origin, pathOfOurs } from './origin.ts';

export type WebRequest = { readonly address: string; readonly resourceType: string };

/**
 * Whether a request of the window's session may go on. The session has nobody to talk to but our own protocol;
 * pictures that the page made itself (charts to be saved) are no requests to anybody.
 */
export function mayRequest({ address, resourceType }: WebRequest, options: { development: boolean }): boolean {
  if (pathOfOurs(address) !== null) return true;
  if (resourceType === 'image' && address.startsWith('data:image/')) return true;
  if (address.startsWith(`blob:${origin}/`)) return true;
  return options.development && address.startsWith('devtools://');
}
