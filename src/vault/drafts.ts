/**
 * What somebody is still writing, kept in the vault itself: it survives a lock and a crash as ciphertext, and is gone from the pages when it is forgotten
 * (`secure_delete`). Written beside the history, because a word half typed is no change of anything.
 */
import type { Draft } from '../contract/index.ts';
import type { Readable, Writable } from './open.ts';
import { prepared } from './prepared.ts';

/** What one coder has begun, newest first. */
export function listDrafts(database: Readable, coderId: string): Draft[] {
  return database.prepare('SELECT place, words, at FROM draft WHERE coder_id = ? ORDER BY at DESC, place').all(coderId) as Draft[];
}

/** Keeps the words of one place, over those kept there before. */
export function keepDraft(database: Writable, draft: Draft & { id: string; coderId: string }): void {
  prepared(database, 'INSERT INTO draft (id, coder_id, place, words, at) VALUES (@id, @coderId, @place, @words, @at) ON CONFLICT (coder_id, place) DO UPDATE SET words = excluded.words, at = excluded.at').run(draft);
}

export function forgetDraft(database: Writable, coderId: string, place: string): void {
  prepared(database, 'DELETE FROM draft WHERE coder_id = ? AND place = ?').run(coderId, place);
}
