import type { Assumption, TheoryLink } from '../../../contract/index.ts';
import { counted } from '../coding/in-words.ts';

/** What stands on a link: evidence for and against, how many sources tell it, and whether its assumption is in doubt. Counts, never a strength. */
export function linkLabel(link: Pick<TheoryLink, 'for' | 'against' | 'toldBy'>, worst: Assumption['status'] | null): string {
  return [
    worst === 'challenged' && 'challenged',
    worst === 'overturned' && 'overturned',
    link.for > 0 && `${link.for} for`,
    link.against > 0 && `${link.against} against`,
    link.toldBy > 0 && `told in ${counted(link.toldBy, 'source')}`,
  ].filter(Boolean).join(' · ');
}
