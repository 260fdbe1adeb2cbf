/** What a correction does, in sentences for the person who makes it. */
import type { Carried, RevisionInfo } from '../../../../contract/index.ts';
import { counted, listed } from '../../coding/in-words.ts';

/** "3 codings move along, 1 changes with its words and 1 loses all its words: it is kept in the list “Left without words”." */
export function consequences({ shifted, changed, leftBehind, returned, beside, evidence }: Carried): string[] {
  const parts = [
    ...(shifted > 0 ? [`${counted(shifted, 'coding')} ${shifted === 1 ? 'moves' : 'move'} along unchanged`] : []),
    ...(changed > 0 ? [`${shifted > 0 ? changed : counted(changed, 'coding')} ${changed === 1 ? 'changes with its words' : 'change with their words'}`] : []),
    ...(leftBehind > 0 ? [`${shifted + changed > 0 ? leftBehind : counted(leftBehind, 'coding')} ${leftBehind === 1 ? 'loses all its words: it is' : 'lose all their words: they are'} kept in the list “Left without words”`] : []),
  ];
  const others = [
    ...(beside.changed > 0 ? [`${beside.changed} ${beside.changed === 1 ? 'changes with its words' : 'change with their words'}`] : []),
    ...(beside.leftBehind > 0 ? [`${beside.leftBehind} ${beside.leftBehind === 1 ? 'loses its words' : 'lose their words'}`] : []),
  ];
  return [
    parts.length === 0 ? 'No coding is touched.' : `${listed(parts)}.`,
    ...(returned > 0 ? [`${counted(returned, 'coding')} left behind earlier ${returned === 1 ? 'returns to its words' : 'return to their words'}.`] : []),
    ...(others.length > 0 ? [`Of signs of change, memos and links, ${listed(others)}.`] : []),
    ...(evidence > 0 ? [`${counted(evidence, 'quote')} used as evidence will wait to be looked at again.`] : []),
  ];
}

/** "4 words out, 6 in, in 2 places." */
export function extent({ edits, wordsOut, wordsIn }: { edits: number; wordsOut: number; wordsIn: number }): string {
  return `${counted(wordsOut, 'word')} out, ${wordsIn} in, in ${counted(edits, 'place')}.`;
}

/** What a text of a source is: "Corrected by Ann", "The text as it came". */
export function revisionWords({ how, coder, number }: Pick<RevisionInfo, 'how' | 'coder' | 'number'>): string {
  if (number === 1) return 'The text as it came';
  const by = coder === null || coder === '' ? '' : ` by ${coder}`;
  if (how === 'went back') return `An earlier text brought back${by}`;
  return how === 'who speaks' ? `Who speaks, corrected${by}` : `Corrected${by}`;
}
