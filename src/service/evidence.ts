/**
 * Evidence against what it points at: pinning it when it is chosen, and asking later whether it is still the same thing.
 * Nothing here writes; `claims.ts` does.
 */
import { passageOf } from '../domain/coding/passage.ts';
import { dayInWords } from '../domain/claims/in-words.ts';
import type { Pinned, PinnedEvent, PinnedFigure, PinnedPackedFigure, PinnedQuote, PinnedSeen, PinnedSign } from '../domain/claims/pinned.ts';
import { type FigureNow, type Stale, staleEvent, staleFigure, stalePackedFigure, staleQuote, staleSign, type WordsNow } from '../domain/claims/stale.ts';
import { Refusal } from '../domain/refusal.ts';
import type { DatedEvent, EvidenceTarget } from '../contract/index.ts';
import { type EvidenceRow, newestExtract, readDatasetMark } from '../vault/claims.ts';
import { quoteHash, readText } from '../vault/coding.ts';
import { readDataset } from '../vault/flows.ts';
import { readSignRow, type SignRow } from '../vault/framework.ts';
import { type ChosenWords, type PassageReader, passageReader, type PassageSource, type PassageSpeaker } from '../vault/passage.ts';
import { readEvent } from '../vault/timeline.ts';
import type { Context } from './context.ts';
import { basisOf, releasedFigure } from './flow-figures.ts';
import { readPackedFigure } from './packed-figures.ts';
import { notHere, requireNotWithdrawn } from './references.ts';

type Reading = Pick<Context, 'database'> & { passages: PassageReader };

/** A reading of many items of evidence that remembers the texts it has opened; for one answer, never kept longer. */
export const beginReading = (context: Pick<Context, 'database'>): Reading => ({ database: context.database, passages: passageReader(context.database) });

// Pinning ---------------------------------------------------------------------------------------------------------------------------------------------------

/** Checks that a target is there and may be used, and says what it is now. */
export function pin(reading: Reading, target: EvidenceTarget): Pinned {
  switch (target.kind) {
    case 'quote': return pinQuote(reading, target);
    case 'sign': return pinSign(reading, readSignRow(reading.database, target.signId) ?? notHere('sign of change', target.signId));
    case 'event': return pinEvent(readEvent(reading.database, target.eventId) ?? notHere('event', target.eventId));
    case 'figure': return pinFigure(reading, target);
    case 'packed figure': return pinPackedFigure(reading, target);
  }
}

function pinQuote({ database, passages }: Reading, { sourceId, start, end }: Extract<EvidenceTarget, { kind: 'quote' }>): PinnedQuote {
  const open = readText(database, sourceId) ?? notHere('source', sourceId);
  const words = passageOf(open.text, start, end);
  requireNotWithdrawn(passages.speakers(sourceId, start, end));
  return { kind: 'quote', revisionId: open.revisionId, quoteHash: quoteHash(words), codes: passages.codes(sourceId, start, end) };
}

const hashOf = (...prose: string[]): string => quoteHash(JSON.stringify(prose));

function pinEvent(event: DatedEvent): PinnedEvent {
  return { kind: 'event', title: event.title, date: event.date, placeId: event.placeId, proseHash: hashOf(event.kind, event.description, event.knownFrom) };
}

function pinSign({ database }: Reading, sign: SignRow): PinnedSign {
  const event = sign.eventId === null ? null : readEvent(database, sign.eventId);
  const seen: PinnedSeen = event ? { kind: 'event', event: pinEvent(event) } : { kind: 'passage', revisionId: sign.revisionId ?? '', quoteHash: sign.quoteHash ?? '' };
  return {
    kind: 'sign', indicatorId: sign.indicatorId, indicatorWording: sign.indicatorWording, polarity: sign.polarity, expected: sign.expected, date: sign.date, placeId: sign.placeId,
    proseHash: hashOf(sign.observedBy, sign.note), seen,
  };
}

function pinFigure({ database }: Reading, { address }: Extract<EvidenceTarget, { kind: 'figure' }>): PinnedFigure {
  const dataset = readDatasetMark(database, address.question.datasetId);
  if (!dataset || dataset.removed) notHere('flow dataset', address.question.datasetId);
  const { hash, sentence, basis } = releasedFigure({ database }, address);
  return { kind: 'figure', hash, sentence, datasetName: dataset.name, datasetVersion: dataset.version, threshold: dataset.threshold, rule: 'rounded', basis, extractDate: dataset.extractDate };
}

function pinPackedFigure({ database }: Reading, { packId, figureId }: Extract<EvidenceTarget, { kind: 'packed figure' }>): PinnedPackedFigure {
  const { pack, figure } = readPackedFigure(database, packId, figureId) ?? notHere('figure of a pack', figureId);
  return { kind: 'packed figure', sentence: figure.sentence, title: figure.title, packTitle: pack.title, from: pack.from };
}

/** The target and pin of evidence that a person accepts as it is now: words that moved are followed to where they stand. */
export function pinAnew(reading: Reading, row: Pick<EvidenceRow, 'target' | 'pinned'>): { target: EvidenceTarget; pinned: Pinned } {
  const stale = standing(reading, row);
  if (stale?.gone) throw new Refusal('not-allowed', `${stale.why} There is nothing left to accept. Nothing was changed. Take this evidence away, or choose other words.`);
  const target = targetNow(reading, row);
  return { target, pinned: pin(reading, target) };
}

/** What the target has become: words where they stand now, a figure in the newest extract of its data. */
function targetNow(reading: Reading, row: Pick<EvidenceRow, 'target' | 'pinned'>): EvidenceTarget {
  const { target } = row;
  if (target.kind === 'quote') return { ...target, ...placeNow(reading, row)! };
  if (target.kind !== 'figure') return target;
  const { question, cell } = target.address;
  const datasetId = newestExtract(reading.database, question.datasetId)?.id ?? question.datasetId;
  return { kind: 'figure', address: { question: { ...question, datasetId }, cell } };
}

// Asking later ----------------------------------------------------------------------------------------------------------------------------------------------

/** Where the words of a quote have come to in the text as it stands now; null for what is no quote, and where they are gone. */
export function placeNow({ passages }: Pick<Reading, 'passages'>, { target, pinned }: Pick<EvidenceRow, 'target' | 'pinned'>): { start: number; end: number } | null {
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
    withdrawn: passages.speakers(words.sourceId, place.start, place.end).flatMap(({ voice }) => (voice?.consent.state === 'withdrawn' ? [voice.pseudonym] : [])),
  };
}

const wordsOfSign = (sign: SignRow): ChosenWords | null =>
  sign.sourceId === null ? null : { sourceId: sign.sourceId, revisionId: sign.revisionId ?? '', start: sign.start ?? 0, end: sign.end ?? 0, quoteHash: sign.quoteHash ?? '' };

/** Whether a piece of evidence is still what was chosen; null when it is. */
export function standing(reading: Reading, { target, pinned }: Pick<EvidenceRow, 'target' | 'pinned'>): Stale | null {
  if (target.kind === 'quote' && pinned.kind === 'quote') return staleQuote(pinned, wordsNow(reading, { ...target, ...pinned }));
  if (target.kind === 'sign' && pinned.kind === 'sign') {
    const sign = readSignRow(reading.database, target.signId);
    const words = sign && wordsOfSign(sign);
    return staleSign(pinned, sign && { sign: pinSign(reading, sign), seenIn: words && wordsNow(reading, words) });
  }
  if (target.kind === 'event' && pinned.kind === 'event') {
    const event = readEvent(reading.database, target.eventId);
    return staleEvent(pinned, event && pinEvent(event));
  }
  if (target.kind === 'figure' && pinned.kind === 'figure') return staleFigure(pinned, figureNow(reading, target, pinned));
  if (target.kind === 'packed figure' && pinned.kind === 'packed figure') return stalePackedFigure(pinned, readPackedFigure(reading.database, target.packId, target.figureId) !== null);
  throw new Error('A pin that does not fit its target.');
}

function figureNow({ database }: Reading, { address }: Extract<EvidenceTarget, { kind: 'figure' }>, pinned: PinnedFigure): FigureNow | null {
  const mark = readDatasetMark(database, address.question.datasetId);
  if (!mark) return null;
  const { name: datasetName, threshold, removed } = mark;
  const nothing = { removed, datasetName, threshold, answer: null, why: null, later: null };
  const dataset = removed ? null : readDataset(database, mark.id);
  if (!dataset) return nothing;
  const newest = newestExtract(database, mark.id);
  const now = { ...nothing, later: newest && { name: newest.name, extractDate: dayInWords(newest.extractDate) } };
  // Rows of a dataset never change: while nothing else has that figures are made from, the answer can't either.
  if (pinned.basis !== undefined && pinned.basis === basisOf(database, dataset, address.question)) return { ...now, answer: pinned };
  try {
    return { ...now, answer: releasedFigure({ database }, address) };
  } catch (error) {
    if (error instanceof Refusal) return { ...now, why: error.message };
    throw error;
  }
}

// What it is ------------------------------------------------------------------------------------------------------------------------------------------------

/** The words that a piece of evidence holds, where it holds any: a quote's own, or those of the passage that a sign was seen in. */
export type EvidenceWords = { source: PassageSource; start: number; end: number; speakers: PassageSpeaker[] };

/** Null for events, figures, signs seen in events, and words that are gone. */
export function evidenceWords(reading: Reading, { target, pinned }: Pick<EvidenceRow, 'target' | 'pinned'>): EvidenceWords | null {
  const { passages } = reading;
  const sign = target.kind === 'sign' ? readSignRow(reading.database, target.signId) : null;
  const words = target.kind === 'quote' && pinned.kind === 'quote' ? { ...target, ...pinned } : sign && wordsOfSign(sign);
  const source = words && passages.source(words.sourceId);
  if (!words || !source || source.removed) return null;
  const place = passages.follow(words);
  if (place === null) return null;
  const speakers = passages.speakers(source.id, place.start, place.end);
  if (speakers.some((speaker) => speaker.voice?.consent.state === 'withdrawn')) return null;
  return { source, start: place.start, end: place.end, speakers };
}
