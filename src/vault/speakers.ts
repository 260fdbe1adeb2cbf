/** Speakers across sources. */
import type { Speaker } from '../contract/index.ts';
import type { Readable } from './open.ts';

export type SpeakerOfAll = Pick<Speaker, 'label' | 'role' | 'voiceId'> & { sourceId: string; words: number };

/** Everybody who says something in a source that is here, source by source. */
export function speakersOfAll(database: Readable): SpeakerOfAll[] {
  return database
    .prepare('SELECT s.label, s.role, s.voice_id AS voiceId, s.source_id AS sourceId, s.words FROM speaker s JOIN source o ON o.id = s.source_id WHERE o.removed = 0 AND s.words > 0 ORDER BY o.id, s.number')
    .all() as SpeakerOfAll[];
}
