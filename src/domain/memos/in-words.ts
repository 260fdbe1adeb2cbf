/** Memos in the field's words. */
import type { MemoAbout, MemoKind } from '../../contract/index.ts';

/** What something is called that a memo was about and that is no longer here. */
export const removedThing: Record<MemoAbout['kind'], string> = {
  source: 'a source that was removed', code: 'a code that was removed', coding: 'a coding that was removed', passage: 'a passage of a source that was removed', voice: 'a voice that was removed',
  place: 'a place that was removed', outcome: 'an outcome that was removed', indicator: 'a leading indicator that was removed', sign: 'a sign of change that was removed', event: 'an event that was removed',
  dataset: 'flow data that were removed', claim: 'a claim that was removed', question: 'a saved question that was removed', coder: 'somebody who no longer works here', programme: 'the programme',
};

/** "a code", "the programme": what a memo is about, before its name. */
export const thingInWords: Record<MemoAbout['kind'], string> = {
  source: 'a source', code: 'a code', coding: 'a coding', passage: 'a passage', voice: 'a voice', place: 'a place', outcome: 'an outcome', indicator: 'a leading indicator',
  sign: 'a sign of change', event: 'an event', dataset: 'flow data', claim: 'a claim', question: 'a saved question', coder: 'one of us', programme: 'the programme',
};

/** Headings under which memos stand together, in the order of a report. */
export const thingsInWords: Record<MemoAbout['kind'], string> = {
  programme: 'The programme', coder: 'Where we stand', claim: 'Claims', outcome: 'Outcomes', indicator: 'Leading indicators', sign: 'Signs of change', code: 'Codes', question: 'Saved questions',
  source: 'Sources', passage: 'Passages', coding: 'Codings', voice: 'Voices', event: 'Events', dataset: 'Flow data', place: 'Places',
};
export const thingOrder = Object.keys(thingsInWords) as MemoAbout['kind'][];

export const kindInWords: Record<MemoKind, string> = { note: 'Note', idea: 'Idea', question: 'Question', method: 'Method', positionality: 'Where I stand', discussion: 'Discussion' };

/** What a kind of memo is for, in a few words. */
export const kindMeans: Record<MemoKind, string> = {
  note: 'something to keep', idea: 'a hunch to follow', question: 'something to find out', method: 'how and why we did it so', positionality: 'where its writer stands, and what that may hide', discussion: 'what was said when two readings were compared',
};

/** The first words of a memo, where it has no title. */
export function titleOf(memo: { title: string; text: string }, most = 70): string {
  if (memo.title !== '') return memo.title;
  const line = memo.text.replace(/\s+/g, ' ').trim();
  return beginning(line, most);
}

function beginning(line: string, most: number): string {
  if (line.length <= most) return line;
  const cut = line.lastIndexOf(' ', most - 1);
  return `${line.slice(0, cut > most / 2 ? cut : most - 1).trimEnd().toWellFormed()}…`;
}
