/** What of an editor is kept while it is written: the fields that differ from what stood there, with what stood there. */
import { changesOf } from './kept-edit.ts';

/** The words to keep of an editor; null when nothing in it differs from what it began with. */
export function wordsToKeep<Fields extends object>(begun: Fields, written: Fields): string | null {
  const now = changesOf(begun, written);
  const fields = Object.keys(now) as (keyof Fields)[];
  return fields.length === 0 ? null : JSON.stringify({ was: Object.fromEntries(fields.map((field) => [field, begun[field]])), now });
}

/** Whether two drafts of an editor hold the same words, whatever stood there when they were written. */
export function sayTheSame(one: string, other: string): boolean {
  const nowOf = (kept: string): unknown => (JSON.parse(kept) as { now?: unknown }).now;
  try {
    return JSON.stringify(nowOf(one)) === JSON.stringify(nowOf(other));
  } catch {
    return false;
  }
}

export type WordsBack<Fields> = {
  /** What had been written, of the fields that this editor has and where something else stands. */
  fields: Partial<Fields>;
  /** What stood there when it was written is no longer what stands there. */
  stoodOtherwise: boolean;
};

/** Kept words laid over what stands in the editor now; null when they can't be read or say what stands there anyway. */
export function wordsBack<Fields extends object>(kept: string, present: Fields): WordsBack<Fields> | null {
  let read: { was?: Partial<Fields>; now?: Partial<Fields> };
  try {
    read = JSON.parse(kept) as typeof read;
  } catch {
    return null;
  }
  const known = Object.fromEntries(Object.entries(read.now ?? {}).filter(([field]) => field in present)) as Partial<Fields>;
  const fields = changesOf(present, known);
  if (Object.keys(fields).length === 0) return null;
  const was = Object.fromEntries(Object.keys(fields).map((field) => [field, read.was?.[field as keyof Fields]])) as Partial<Fields>;
  return { fields, stoodOtherwise: Object.keys(changesOf(present, was)).length > 0 };
}
