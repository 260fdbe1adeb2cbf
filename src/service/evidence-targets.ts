/**
 * What a pinned target shows now, whatever it is that rests on it: a claim, a rival, a link or an assumption of a theory, a harvested outcome, an entry of the register.
 * Nothing here writes.
 */
import { eventProvenance, figureProvenance, memoProvenance, packedProvenance, quoteProvenance, signInWords, signProvenance, sourceProvenance } from '../domain/claims/in-words.ts';
import type { Pinned, PinnedFigure } from '../domain/claims/pinned.ts';
import type { Stale } from '../domain/claims/stale.ts';
import type { EvidenceTarget, UncertainDate } from '../contract/index.ts';
import { readCoder } from '../vault/team.ts';
import { type beginReading, type EvidenceWords, evidenceWords, placeNow, standing } from './evidence.ts';
import { memoSeen, worksBlind } from './evidence-pins.ts';
import { readPackedFigure } from './packed-figures.ts';

type Reading = ReturnType<typeof beginReading>;

/** Something that was pointed at, with what was kept of it at that moment. */
export type Pointed = { target: EvidenceTarget; pinned: Pinned };
export type Shown = { shown: string; provenance: string; date: UncertainDate | null };

/** Where a target stands now, what it shows, where it comes from, and whether it is still what was chosen. */
export function targetAsNow(reading: Reading, pointed: Pointed): Omit<Shown, 'date'> & { target: EvidenceTarget; stale: Stale | null } {
  const { shown, provenance } = showTarget(reading, pointed);
  return { target: { ...pointed.target, ...placeNow(reading, pointed) }, shown, provenance, stale: standing(reading, pointed) };
}

/** What a target shows; of what is gone, what is still known without its words. */
export function showTarget(reading: Reading, pointed: Pointed, words: EvidenceWords | null = evidenceWords(reading, pointed)): Shown {
  const { database, passages } = reading;
  const { target, pinned } = pointed;
  if (target.kind === 'quote') {
    if (words === null) return { shown: 'These words are no longer here.', provenance: `From “${passages.source(target.sourceId)?.title ?? 'a source'}”`, date: null };
    const quote = passages.quote(words.source.id, words.start, words.end);
    const { title: sourceTitle, date } = words.source;
    return { shown: quote.text, provenance: quoteProvenance({ speakers: words.speakers, sourceTitle, paragraph: quote.paragraph, date }), date };
  }
  if (target.kind === 'source' && pinned.kind === 'source') {
    const source = passages.source(target.sourceId);
    if (words === null || source === null) return { shown: source?.title ?? pinned.title, provenance: 'A source, since taken out', date: null };
    return { shown: source.title, provenance: sourceProvenance({ kind: source.kind, speakers: words.speakers, date: source.date }), date: source.date };
  }
  if (target.kind === 'memo' && pinned.kind === 'memo') {
    const memo = memoSeen(reading, target.memoId);
    return memo ? { shown: memo.title === '' ? memo.text : `${memo.title}: ${memo.text}`, provenance: memoProvenance({ coder: readCoder(database, memo.coderId)?.name ?? 'somebody', changedAt: memo.changedAt }), date: null } : { shown: pinned.title === '' || worksBlind(reading) ? 'This memo is not here.' : pinned.title, provenance: 'A memo that is not here (any more)', date: null };
  }
  if (target.kind === 'sign' && pinned.kind === 'sign') {
    const sign = reading.sign(target.signId);
    if (!sign) return { shown: signInWords(pinned), provenance: 'Sign of change, since taken away', date: pinned.date };
    const eventTitle = sign.eventId === null ? null : (reading.event(sign.eventId)?.title ?? null);
    return { shown: signInWords(sign), provenance: signProvenance({ ...sign, words: words && { speakers: words.speakers, sourceTitle: words.source.title }, eventTitle }), date: sign.date };
  }
  if (target.kind === 'event' && pinned.kind === 'event') {
    const event = reading.event(target.eventId);
    return event ? { shown: event.title, provenance: eventProvenance(event), date: event.date } : { shown: pinned.title, provenance: 'Dated event, since removed', date: pinned.date };
  }
  if (target.kind === 'figure' && pinned.kind === 'figure') {
    const dataset = reading.dataset(target.address.question.datasetId);
    if (!dataset || dataset.removed) return { shown: 'This figure is no longer here.', provenance: `Flow data “${pinned.datasetName}”, since taken out`, date: null };
    return { shown: shownFigure(pinned, dataset.threshold), provenance: figureProvenance(dataset), date: null };
  }
  if (target.kind === 'packed figure' && pinned.kind === 'packed figure') {
    const packed = readPackedFigure(database, target.packId, target.figureId);
    if (!packed) return { shown: 'This figure is no longer here.', provenance: `From the pack “${pinned.packTitle}” of ${pinned.from}, since taken out`, date: null };
    return { shown: packed.figure.sentence, provenance: packedProvenance(packed.pack, packed.figure.data), date: null };
  }
  throw new Error('A pin that does not fit its target.');
}

/** A sentence that was released under another threshold, or exactly, is not shown again. */
function shownFigure(pinned: PinnedFigure, threshold: number): string {
  if (pinned.threshold !== threshold) return 'The threshold was changed since this figure was chosen.';
  return pinned.rule === undefined ? 'Small numbers are protected in another way since this figure was chosen.' : pinned.sentence;
}
