/** Clears what was copied in the window when the vault locks; what was copied elsewhere since is left alone. */
import { createHash } from 'node:crypto';

export type Clipboard = { readText(): Promise<string>; clear(): void };

/** The page tells that it is copying before the words are on the clipboard. */
const soon = 100;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64');

/** Remembers only the hash of what was copied: main holds no words. */
export function guardClipboard(clipboard: Clipboard): { copied(): void; clear(): Promise<void> } {
  let last: string | null = null;
  const note = async (): Promise<void> => {
    const text = await clipboard.readText();
    last = text === '' ? null : hashOf(text);
  };
  return {
    copied: () => void setTimeout(() => void note(), soon),
    async clear() {
      const hash = last;
      last = null;
      if (hash !== null && hashOf(await clipboard.readText()) === hash) clipboard.clear();
    },
  };
}
