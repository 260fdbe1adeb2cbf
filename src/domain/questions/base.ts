/** What a count is a count out of: everything that is asked about, coded or not. */
import type { Base } from '../../contract/questions.ts';
import { sourceKinds } from './kinds.ts';
import type { Ground } from './ground.ts';
import { codingsInScope, type Scope } from './scope.ts';
import { countOf, joinWords } from './plain-words.ts';

/** `interviewers`: whether they count too, which is said in the sentence. */
export function baseOf(ground: Ground, scope: Scope, interviewers: boolean): Base {
  const voices = new Set<number>();
  let unlinked = 0;
  let words = 0;
  const spoken = new Float64Array(ground.sources.length);
  let leavesOut = false;
  ground.speakers.forEach((speaker, index) => {
    spoken[speaker.source]! += speaker.words;
    if (speaker.isInterviewer && scope.source[speaker.source]) leavesOut = true;
    if (!scope.speaker[index]) return;
    words += speaker.words;
    if (speaker.voice >= 0) voices.add(speaker.voice);
    else unlinked += 1;
  });
  const byKind = new Map<string, number>();
  ground.sources.forEach((source, index) => {
    if (!scope.source[index]) return;
    byKind.set(source.kind, (byKind.get(source.kind) ?? 0) + 1);
    if (scope.outside[index]) words += Math.max(0, source.words - spoken[index]!);
  });
  const sources = [...byKind.values()].reduce((sum, count) => sum + count, 0);
  const codings = codingsInScope(ground, scope).reduce((sum, isIn) => sum + isIn, 0);
  const kinds = sourceKinds.filter(({ kind }) => byKind.has(kind)).map(({ kind, one, many }) => countOf(byKind.get(kind)!, one, many));
  const who = [...(voices.size > 0 ? [countOf(voices.size, 'voice', 'voices')] : []), ...(unlinked > 0 ? [countOf(unlinked, 'speaker who is linked to no voice', 'speakers who are linked to no voice')] : [])];
  const without = leavesOut ? (interviewers ? '; interviewers count too' : '; interviewers left out') : '';
  const sentence = sources === 0 ? 'No source is asked about.' : `${joinWords(kinds, 'and')}${who.length > 0 ? ` with ${joinWords(who, 'and')}` : ''}${without}.`;
  return { sources, voices: voices.size, codings, words, sentence };
}
