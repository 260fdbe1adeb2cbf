/** The one origin of the window. Everything that asks "is this ours?" asks here. */

export const scheme = 'app';
export const host = 'kist';
/** As Chromium writes it. */
export const origin = `${scheme}://${host}`;
/** The one page. */
export const pageAddress = `${origin}/index.html`;

/** The path of an address of ours, or null for any other address. Near misses (a port, a user, another case of the host) are other addresses. */
export function pathOfOurs(address: string): string | null {
  const url = URL.parse(address);
  if (!url || url.protocol !== `${scheme}:` || url.host !== host || url.username !== '' || url.password !== '') return null;
  return url.pathname === '' ? '/' : url.pathname;
}
