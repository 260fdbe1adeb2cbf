/** Pinning: what is kept of a thing at the moment when it becomes evidence. Nothing here writes. */
import { passageOf } from '../domain/coding/passage.ts';
import type { Pinned, PinnedEvent, PinnedFigure, PinnedMemo, PinnedPackedFigure, PinnedQuote, PinnedSeen, PinnedSign, PinnedSource } from '../domain/claims/pinned.ts';
import type { DatedEvent, EvidenceTarget } from '../contract/index.ts';
import { quoteHash, readText } from '../vault/coding.ts';
import type { SignRow } from '../vault/framework.ts';
import { readMemoRow, type MemoRow } from '../vault/memos.ts';
import { isBlind } from '../vault/team.ts';
import type { Reading } from './evidence-reading.ts';
import { releasedFigure } from './flow-figures.ts';
import { readPackedFigure } from './packed-figures.ts';
import { notHere, requireNotWithdrawn } from './references.ts';

type Of<Kind extends EvidenceTarget['kind']> = Extract<EvidenceTarget, { kind: Kind }>;

/** Past the end of every text: a whole source is a passage from its beginning on. */
export const wholeText = Number.MAX_SAFE_INTEGER;

/** Checks that a target is there and may be used, and says what it is now. */
export function pin(reading: Reading, target: EvidenceTarget): Pinned {
  switch (target.kind) {
    case 'quote': return pinQuote(reading, target);
    case 'source': return pinSource(reading, target);
    case 'memo': return pinMemo(memoSeen(reading, target.memoId) ?? notHere('memo', target.memoId));
    case 'sign': return pinSign(reading, reading.sign(target.signId) ?? notHere('sign of change', target.signId));
    case 'event': return pinEvent(reading.event(target.eventId) ?? notHere('event', target.eventId));
    case 'figure': return pinFigure(reading, target);
    case 'packed figure': return pinPackedFigure(reading, target);
  }
}

function pinQuote({ database, passages }: Reading, { sourceId, start, end }: Of<'quote'>): PinnedQuote {
  const open = readText(database, sourceId) ?? notHere('source', sourceId);
  const words = passageOf(open.text, start, end);
  requireNotWithdrawn(passages.speakers(sourceId, start, end));
  return { kind: 'quote', revisionId: open.revisionId, quoteHash: quoteHash(words), codes: passages.codes(sourceId, start, end) };
}

function pinSource({ passages }: Reading, { sourceId }: Of<'source'>): PinnedSource {
  const source = passages.source(sourceId);
  if (source === null || source.removed) notHere('source', sourceId);
  const speakers = passages.speakers(sourceId, 0, wholeText).filter(({ role }) => role !== 'interviewer');
  if (speakers.length > 0 && speakers.every(({ voice }) => voice?.consent.state === 'withdrawn')) requireNotWithdrawn(speakers);
  return { kind: 'source', title: source.title, revisionId: source.revisionId };
}

/** A memo, if it is there and whoever asks may see it: who works blind is shown no other's memos on passages and codings, and of one that is gone nobody can tell any more what it was on. */
export function memoSeen(reading: Reading, id: string): MemoRow | null {
  const memo = readMemoRow(reading.database, id);
  if (memo === null || memo.coderId === reading.coderId || (memo.aboutKind !== 'passage' && memo.aboutKind !== 'coding')) return memo;
  return worksBlind(reading) ? null : memo;
}

/** Whether whoever asks works blind. */
export const worksBlind = ({ database, coderId, once }: Reading): boolean => coderId !== null && once('works blind', () => isBlind(database, coderId));

export const pinMemo = ({ title, text }: Pick<MemoRow, 'title' | 'text'>): PinnedMemo => ({ kind: 'memo', title, textHash: quoteHash(text) });

const hashOf = (...prose: string[]): string => quoteHash(JSON.stringify(prose));

export function pinEvent({ title, date, placeId, kind, description, knownFrom, accounts, participants }: DatedEvent): PinnedEvent {
  // Events were pinned before they had accounts and participants; those without are pinned as then.
  const more = accounts.length + participants.length === 0 ? [] : [JSON.stringify([accounts, participants])];
  return { kind: 'event', title, date, placeId, proseHash: hashOf(kind, description, knownFrom, ...more) };
}

export function pinSign(reading: Reading, sign: SignRow): PinnedSign {
  const event = sign.eventId === null ? null : reading.event(sign.eventId);
  const seen: PinnedSeen = event ? { kind: 'event', event: pinEvent(event) } : { kind: 'passage', revisionId: sign.revisionId ?? '', quoteHash: sign.quoteHash ?? '' };
  return {
    kind: 'sign', indicatorId: sign.indicatorId, indicatorWording: sign.indicatorWording, polarity: sign.polarity, expected: sign.expected, date: sign.date, placeId: sign.placeId,
    proseHash: hashOf(sign.observedBy, sign.note), seen,
  };
}

function pinFigure({ database, dataset }: Reading, { address }: Of<'figure'>): PinnedFigure {
  const mark = dataset(address.question.datasetId);
  if (!mark || mark.removed) notHere('flow dataset', address.question.datasetId);
  const { hash, sentence, basis } = releasedFigure({ database }, address);
  return { kind: 'figure', hash, sentence, datasetName: mark.name, datasetVersion: mark.version, threshold: mark.threshold, rule: 'rounded', basis, extractDate: mark.extractDate };
}

function pinPackedFigure({ database }: Reading, { packId, figureId }: Of<'packed figure'>): PinnedPackedFigure {
  const { pack, figure } = readPackedFigure(database, packId, figureId) ?? notHere('figure of a pack', figureId);
  return { kind: 'packed figure', sentence: figure.sentence, title: figure.title, packTitle: pack.title, from: pack.from };
}
