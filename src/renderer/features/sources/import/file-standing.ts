/** Where a chosen file stands, in a few words. Pure. */
import type { IconName } from '../../../ui/index.ts';
import { counted } from '../../coding/in-words.ts';
import { type FilePlan, whatIsOpen } from './import-plan.ts';

export function standingOf(plan: FilePlan): { icon: IconName; words: string } {
  const { prepared } = plan;
  if (prepared.problem !== null) return { icon: 'caution', words: 'Can’t be read' };
  if (prepared.wovenInto !== null) return { icon: 'merge', words: 'Woven into another' };
  if (plan.isLeftOut && prepared.alreadyHere !== null) return { icon: 'info', words: 'Here already, left out' };
  if (plan.isLeftOut && prepared.sameBytesAs !== null) return { icon: 'info', words: 'The same file twice, left out' };
  if (plan.isLeftOut) return { icon: 'minus', words: 'Left out' };
  const open = whatIsOpen(plan);
  if (open !== null) return { icon: 'missing', words: open.brief };
  if (plan.isLookedAt) return { icon: 'check', words: 'Looked over' };
  const speakers = prepared.speakers.length;
  const who = prepared.table !== null ? counted(speakers, 'person', 'people') : speakers === 0 ? 'no speakers' : counted(speakers, 'speaker');
  return { icon: prepared.table === null ? 'file' : 'table', words: `${counted(prepared.words, 'word')}, ${who}` };
}
