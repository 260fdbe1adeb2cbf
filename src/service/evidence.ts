/**
 * Evidence against what it points at: asking later whether it is still the thing that was chosen. Nothing here writes; `claim-evidence.ts` does.
 */
import { dayInWords } from '../domain/claims/in-words.ts';
import type { Pinned, PinnedFigure } from '../domain/claims/pinned.ts';
import { type FigureNow, type Stale, staleEvent, staleFigure, staleMemo, stalePackedFigure, staleQuote, staleSign, staleSource, type WordsNow } from '../domain/claims/stale.ts';
import { Refusal } from '../domain/refusal.ts';
import type { EvidenceTarget } from '../contract/index.ts';
import { newestExtract } from '../vault/claims.ts';
import { readDataset } from '../vault/flows.ts';
import type { ChosenWords, PassageSource, PassageSpeaker } from '../vault/passage.ts';
import type { SignRow } from '../vault/framework.ts';
import { memoSeen, pin, pinEvent, pinMemo, pinSign, wholeText, worksBlind } from './evidence-pins.ts';
import { type Reading, wordsOfSign } from './evidence-reading.ts';
import { basisOf, releasedFigure } from './flow-figures.ts';
import { readPackedFigure } from './packed-figures.ts';

export { pin } from './evidence-pins.ts';
export { beginReading, type Reading } from './evidence-reading.ts';

type Pointed = { target: EvidenceTarget; pinned: Pinned };
type Of<Kind extends EvidenceTarget['kind']> = Extract<EvidenceTarget, { kind: Kind }>;

/** The target and pin of evidence that a person accepts as it is now: words that moved are followed to where they stand. */
export function pinAnew(reading: Reading, pointed: Pointed): Pointed {
  const stale = standing(reading, pointed);
  if (stale?.gone) throw new Refusal('not-allowed', `${stale.why} There is nothing left to accept. Nothing was changed. Take this evidence away, or choose other words.`);
  const target = targetNow(reading, pointed);
  return { target, pinned: pin(reading, target) };
}

/** What the target has become: words where they stand now, a figure in the newest extract of its data. */
function targetNow(reading: Reading, pointed: Pointed): EvidenceTarget {
  const { target } = pointed;
  if (target.kind === 'quote') return { ...target, ...placeNow(reading, pointed)! };
  if (target.kind !== 'figure') return target;
  const { question, cell } = target.address;
  const datasetId = newestExtract(reading.database, question.datasetId)?.id ?? question.datasetId;
  return { kind: 'figure', address: { question: { ...question, datasetId }, cell } };
}

/** Where the words of a quote have come to in the text as it stands now; null for what is no quote, and where they are gone. */
export function placeNow({ passages }: Pick<Reading, 'passages'>, { target, pinned }: Pointed): { start: number; end: number } | null {
  if (target.kind !== 'quote' || pinned.kind !== 'quote' || passages.source(target.sourceId) === null) return null;
  const place = passages.follow({ ...target, ...pinned });
  return place && { start: place.start, end: place.end };
}

/** Words of a passage as they stand now; null when its source is not in the vault at all. */
function wordsNow({ passages }: Reading, words: ChosenWords): WordsNow | null {
  const source = passages.source(words.sourceId);
  if (source === null) return null;
  const nothing: WordsNow = { sourceTitle: source.title, removed: source.removed, words: 'gone', codeIds: new Set(), withdrawn: [] };
  if (source.removed) return nothing;
  const place = passages.follow(words);
  if (place === null) return nothing;
  return {
    sourceTitle: source.title,
    removed: false,
    words: place.same ? 'there' : 'changed',
    codeIds: new Set(passages.codes(words.sourceId, place.start, place.end).map((code) => code.id)),
    withdrawn: withdrawnIn(passages.speakers(words.sourceId, place.start, place.end)),
  };
}

const withdrawnIn = (speakers: readonly PassageSpeaker[]): string[] => speakers.flatMap(({ voice }) => (voice?.consent.state === 'withdrawn' ? [voice.pseudonym] : []));

/** Whether a piece of evidence is still what was chosen; null when it is. */
export function standing(reading: Reading, { target, pinned }: Pointed): Stale | null {
  if (target.kind === 'quote' && pinned.kind === 'quote') return staleQuote(pinned, wordsNow(reading, { ...target, ...pinned }));
  if (target.kind === 'source' && pinned.kind === 'source') return staleSource(pinned, sourceNow(reading, target.sourceId));
  if (target.kind === 'memo' && pinned.kind === 'memo') {
    const memo = memoSeen(reading, target.memoId);
    if (memo === null && worksBlind(reading)) return { why: 'This memo is not shown to you while you work blind.', gone: true };
    return staleMemo(pinned, memo && pinMemo(memo));
  }
  if (target.kind === 'sign' && pinned.kind === 'sign') {
    const sign = reading.sign(target.signId);
    const now = sign && reading.once(`pinned sign ${sign.id}`, () => {
      const words = wordsOfSign(sign);
      return { sign: pinSign(reading, sign), seenIn: words && wordsNow(reading, words) };
    });
    return staleSign(pinned, now);
  }
  if (target.kind === 'event' && pinned.kind === 'event') {
    const event = reading.event(target.eventId);
    return staleEvent(pinned, event && reading.once(`pinned event ${event.id}`, () => pinEvent(event)));
  }
  if (target.kind === 'figure' && pinned.kind === 'figure') return staleFigure(pinned, figureNow(reading, target, pinned));
  if (target.kind === 'packed figure' && pinned.kind === 'packed figure') return stalePackedFigure(pinned, readPackedFigure(reading.database, target.packId, target.figureId) !== null);
  throw new Error('A pin that does not fit its target.');
}

function sourceNow({ passages, once }: Reading, id: string): Parameters<typeof staleSource>[1] {
  const source = passages.source(id);
  if (source === null) return null;
  return once(`whole source ${id}`, () => {
    const speakers = source.removed ? [] : passages.speakers(id, 0, wholeText).filter(({ role }) => role !== 'interviewer');
    const withdrawn = withdrawnIn(speakers);
    return { title: source.title, removed: source.removed, revisionId: source.revisionId, withdrawn, everybody: withdrawn.length === speakers.length };
  });
}

function figureNow({ database, dataset: markOf, once }: Reading, { address }: Of<'figure'>, pinned: PinnedFigure): FigureNow | null {
  const mark = markOf(address.question.datasetId);
  if (!mark) return null;
  const { name: datasetName, threshold, removed } = mark;
  const nothing = { removed, datasetName, threshold, answer: null, why: null, later: null };
  const dataset = removed ? null : once(`open dataset ${mark.id}`, () => readDataset(database, mark.id));
  if (!dataset) return nothing;
  const newest = once(`newest extract ${mark.id}`, () => newestExtract(database, mark.id));
  const now = { ...nothing, later: newest && { name: newest.name, extractDate: dayInWords(newest.extractDate) } };
  // Rows of a dataset never change: while nothing else has that figures are made from, the answer can't either.
  const basis = once(`basis ${mark.id} ${JSON.stringify(address.question.filter)}`, () => basisOf(database, dataset, address.question));
  if (pinned.basis !== undefined && pinned.basis === basis) return { ...now, answer: pinned };
  try {
    return { ...now, answer: releasedFigure({ database }, address) };
  } catch (error) {
    if (error instanceof Refusal) return { ...now, why: error.message };
    throw error;
  }
}

/** The words that a piece of evidence holds, where it holds any: a quote's own, those of the passage that a sign was seen in, or all of a source (`end` is past its text then). */
export type EvidenceWords = { source: PassageSource; start: number; end: number; speakers: PassageSpeaker[] };

/** Null for memos, events, figures, signs seen in events, and words that are gone. */
export function evidenceWords(reading: Reading, { target, pinned }: Pointed): EvidenceWords | null {
  const { passages } = reading;
  if (target.kind === 'source') {
    const source = passages.source(target.sourceId);
    return source === null || source.removed ? null : { source, start: 0, end: wholeText, speakers: passages.speakers(source.id, 0, wholeText).filter(({ voice }) => voice?.consent.state !== 'withdrawn') };
  }
  const sign = target.kind === 'sign' ? reading.sign(target.signId) : null;
  return chosenWords(reading, target.kind === 'quote' && pinned.kind === 'quote' ? { ...target, ...pinned } : sign && wordsOfSign(sign));
}

/** The words that a sign was seen in; null for one that was seen in an event, and where they are gone. */
export const signWords = (reading: Reading, sign: SignRow): EvidenceWords | null => reading.once(`words of sign ${sign.id}`, () => chosenWords(reading, wordsOfSign(sign)));

function chosenWords({ passages }: Reading, words: ChosenWords | null): EvidenceWords | null {
  const source = words && passages.source(words.sourceId);
  if (!words || !source || source.removed) return null;
  const place = passages.follow(words);
  if (place === null) return null;
  const speakers = passages.speakers(source.id, place.start, place.end);
  if (speakers.some((speaker) => speaker.voice?.consent.state === 'withdrawn')) return null;
  return { source, start: place.start, end: place.end, speakers };
}
