/** Headless Chromium can't be taught `app://`; an address that resolves nowhere stands for it, and every request for it is answered by the double. */
const inBrowser = 'https://kist.invalid';
const inElectron = 'app://kist';

export const toBrowser = (address: string): string => (address.startsWith(inElectron) ? inBrowser + address.slice(inElectron.length) : address);
export const fromBrowser = (address: string): string => (address === inBrowser || address.startsWith(`${inBrowser}/`) ? inElectron + address.slice(inBrowser.length) : address);
export const originInElectron = (address: string): string => {
  const { protocol, host } = new URL(address);
  return host === '' ? 'null' : `${protocol}//${host}`;
};
