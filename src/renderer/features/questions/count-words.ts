import { counted } from '../coding/in-words.ts';

/** What may be counted, in words. */
export const countWords = [
  { id: 'sources', label: 'Sources', counted: (count: number) => counted(count, 'source') },
  { id: 'voices', label: 'Voices', counted: (count: number) => counted(count, 'voice') },
  { id: 'codings', label: 'Codings', counted: (count: number) => counted(count, 'coding') },
  { id: 'words', label: 'Words', counted: (count: number) => counted(count, 'word') },
] as const;
