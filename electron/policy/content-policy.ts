/**
 * What the window's page may load and run: our own files. Nothing is fetched, framed, submitted or evaluated; `blob:` and `data:`
 * are pictures of charts; sound and film play from what the page has put together out of the vault's pieces (`blob:`), from nowhere else.
 * The hash is of an empty style element, which the charting library needs.
 */
const directives: readonly (readonly [name: string, ...sources: string[]])[] = [
  ['default-src', "'none'"],
  ['script-src', "'self'"],
  ['style-src', "'self'", "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"],
  ['img-src', "'self'", 'data:', 'blob:'],
  ['media-src', 'blob:'],
  ['font-src', "'self'"],
  ['worker-src', "'self'"],
  ['connect-src', "'none'"],
  ['frame-src', "'none'"],
  ['object-src', "'none'"],
  ['form-action', "'none'"],
  ['base-uri', "'none'"],
  ['frame-ancestors', "'none'"],
];

export const contentPolicy = directives.map((directive) => directive.join(' ')).join('; ');

/** On every answer of the protocol. `no-store`, because Chromium's cache is a plaintext file. */
export const headersOfAll: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': contentPolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), display-capture=(), payment=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};
