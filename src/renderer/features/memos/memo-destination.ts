import type { Memo } from '../../../contract/index.ts';
import { destinationOf } from '../../app/places.ts';
import type { Destination } from '../../app/route.ts';

/** Where what a memo is about is shown; null where it is gone. */
export function destinationOfAbout({ about, passage, stale }: Pick<Memo, 'about' | 'passage' | 'stale'>): Destination | null {
  if (passage !== null) return destinationOf({ kind: 'passage', id: passage.sourceId, start: passage.start, end: passage.end });
  if (about.kind === 'passage' || about.kind === 'coding' || stale) return null;
  if (about.kind === 'programme') return { room: 'vault', details: { tab: 'programme' } };
  if (about.kind === 'coder') return { room: 'vault', details: { tab: 'team' } };
  return destinationOf({ kind: about.kind, id: about.id });
}
