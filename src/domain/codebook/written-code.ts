import type { Code } from '../../contract/index.ts';

/** A code as a file writes it: where it stands is said by names, because ids mean nothing outside of their vault. */
export type WrittenCode = Pick<Code, 'definition' | 'useWhen' | 'notWhen' | 'colour' | 'family' | 'aliases' | 'scale'> & {
  /** Names from the top down to the code itself. */
  path: string[];
};

/** A pinned example as it goes into a file: the words, who said them as was agreed, where they stand. */
export type WrittenExample = { words: string; attribution: string; where: string };

/** A code of which a file says the name alone. */
export function namedOnly(path: string[]): WrittenCode {
  return { path, definition: '', useWhen: '', notWhen: '', colour: '', family: '', aliases: [], scale: null };
}

/** The columns of a table and the lines of a document, by the field that they hold. */
export const fieldLabels = {
  definition: 'Definition',
  useWhen: 'Use it when',
  notWhen: 'Not when',
  family: 'Family',
  aliases: 'Other names',
  scale: 'Scale',
  colour: 'Colour',
} as const satisfies Record<keyof Omit<WrittenCode, 'path'>, string>;
