import { origin } from './origin.ts';

/**
 * Chromium's spellchecker fetches dictionaries from a server of Google, and keeps the words that people add in a plaintext file.
 * It is off; should anything switch it on, dictionaries are looked for at an address of our own where there are none.
 */
export const spellchecker = { enabled: false, dictionaryAddress: `${origin}/dictionaries/` } as const;
