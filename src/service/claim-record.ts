/** Claims as they are read: what people wrote, with evidence, standing, coverage and what is missing worked out now. */
import { coverageOf } from '../domain/claims/coverage.ts';
import { eventProvenance, figureProvenance, packedProvenance, quoteProvenance, signInWords, signProvenance } from '../domain/claims/in-words.ts';
import { type EvidenceStanding, missingIn, type Missing } from '../domain/claims/missing.ts';
import type { PinnedFigure } from '../domain/claims/pinned.ts';
import type { Stale } from '../domain/claims/stale.ts';
import { weakestOf } from '../domain/claims/weakest.ts';
import type { Claim, ClaimSummary, Evidence, Rubric } from '../contract/index.ts';
import { type ClaimRow, type EvidenceRow, listEvidence, listRivals, listRubrics, readDatasetMark, type RivalRow, voicesAsked } from '../vault/claims.ts';
import { readSignRow } from '../vault/framework.ts';
import { readProgramme } from '../vault/programme.ts';
import { readEvent } from '../vault/timeline.ts';
import { listWordings } from '../vault/wordings.ts';
import { type beginReading, type EvidenceWords, evidenceWords, placeNow, standing } from './evidence.ts';
import { readPackedFigure } from './packed-figures.ts';

type Reading = ReturnType<typeof beginReading>;

/** A piece of evidence as it stands now. */
export type EvidenceNow = { row: EvidenceRow; stale: Stale | null; words: EvidenceWords | null };
/** A claim with everything that was worked out about it. */
export type ClaimNow = { row: ClaimRow; rivals: RivalRow[]; evidence: EvidenceNow[]; rubric: Rubric; missing: Missing[] };

function evidenceNow(reading: Reading, row: EvidenceRow): EvidenceNow {
  return { row, stale: standing(reading, row), words: evidenceWords(reading, row) };
}

function standingOf({ row, stale, words }: EvidenceNow): EvidenceStanding {
  return {
    side: row.side, rivalId: row.rivalId, reason: row.reason, kind: row.target.kind, stale: stale !== null,
    sourceIds: words ? [words.source.id] : [],
    groups: words ? words.speakers.flatMap(({ voice }) => (voice ? [voice.group] : [])) : [],
  };
}

/** The rubric that a claim was rated by; the newest while it is not rated. */
export function rubricOf(rubrics: readonly Rubric[], row: ClaimRow): Rubric {
  const rubric = rubrics.find((one) => one.id === row.rubricId) ?? rubrics[0];
  if (!rubric) throw new Error('A vault without a rubric.');
  return rubric;
}

/** Works out the standing of claims, all together so that nothing is read twice. */
export function claimsNow(reading: Reading, rows: readonly ClaimRow[]): ClaimNow[] {
  const { database } = reading;
  const one = rows.length === 1 ? rows[0]!.id : null;
  const rubrics = listRubrics(database);
  const rivals = Map.groupBy(listRivals(database, one), (rival) => rival.claimId);
  const evidence = Map.groupBy(listEvidence(database, one), (item) => item.claimId);
  return rows.map((row) => {
    const its = (evidence.get(row.id) ?? []).map((item) => evidenceNow(reading, item));
    const itsRivals = rivals.get(row.id) ?? [];
    const rubric = rubricOf(rubrics, row);
    const missing = missingIn({ ...row, evidence: its.map(standingOf), rivals: itsRivals, criteria: rubric.criteria.length });
    return { row, rivals: itsRivals, evidence: its, rubric, missing };
  });
}

export function summaryOf({ row, rivals, evidence, missing }: ClaimNow): ClaimSummary {
  const own = evidence.filter((item) => item.row.rivalId === null);
  return {
    id: row.id, statement: row.statement, status: row.status, placeId: row.placeId, period: row.period,
    for: own.filter((item) => item.row.side === 'for').length,
    against: own.filter((item) => item.row.side === 'against').length,
    rivals: rivals.length,
    stale: evidence.filter((item) => item.stale !== null).length,
    missing: missing.length,
    version: row.version,
  };
}

/** Voices whose words are evidence of a claim. */
export function voicesSpeaking(evidence: readonly EvidenceNow[]): Set<string> {
  return new Set(evidence.flatMap(({ words }) => words?.speakers.flatMap(({ voice, role }) => (voice && role !== 'interviewer' ? [voice.id] : [])) ?? []));
}

export function recordOf(reading: Reading, now: ClaimNow): Claim {
  const { database } = reading;
  const { row, rivals, rubric, missing, evidence } = now;
  const { rubricId: _rubric, at: _at, ...written } = row;
  return {
    ...written,
    wordings: listWordings(database, row.id),
    evidence: evidence.map((item) => evidenceRecord(reading, item)),
    rivals: rivals.map(({ claimId: _claim, ...rival }) => rival),
    rubric,
    weakest: weakestOf(rubric.criteria, row.ratings),
    missing: missing.map((item) => item.words),
    missingForAgreement: missing.filter((item) => item.hard).length,
    mendedIn: missing.map((item) => item.part),
    coverage: coverageOf(readProgramme(database).groups, voicesAsked(database), voicesSpeaking(evidence)),
  };
}

function evidenceRecord(reading: Reading, now: EvidenceNow): Evidence {
  const { id, side, rivalId, target, reason, coderId, at, version } = now.row;
  return { id, side, rivalId, target: { ...target, ...placeNow(reading, now.row) }, reason, ...shownOf(reading, now), stale: now.stale, coderId, at, version };
}

/** What a piece of evidence shows; of what is gone, what is still known without its words. */
export function shownOf({ database, passages }: Reading, { row: { target, pinned }, words }: { row: Pick<EvidenceRow, 'target' | 'pinned'>; words: EvidenceWords | null }): Pick<Evidence, 'shown' | 'provenance' | 'date'> {
  if (target.kind === 'quote') {
    if (words === null) return { shown: 'These words are no longer here.', provenance: `From “${passages.source(target.sourceId)?.title ?? 'a source'}”`, date: null };
    const quote = passages.quote(words.source.id, words.start, words.end);
    const { title: sourceTitle, date } = words.source;
    return { shown: quote.text, provenance: quoteProvenance({ speakers: words.speakers, sourceTitle, paragraph: quote.paragraph, date }), date };
  }
  if (target.kind === 'sign' && pinned.kind === 'sign') {
    const sign = readSignRow(database, target.signId);
    if (!sign) return { shown: signInWords(pinned), provenance: 'Sign of change, since taken away', date: pinned.date };
    const eventTitle = sign.eventId === null ? null : (readEvent(database, sign.eventId)?.title ?? null);
    return { shown: signInWords(sign), provenance: signProvenance({ ...sign, words: words && { speakers: words.speakers, sourceTitle: words.source.title }, eventTitle }), date: sign.date };
  }
  if (target.kind === 'event' && pinned.kind === 'event') {
    const event = readEvent(database, target.eventId);
    return event ? { shown: event.title, provenance: eventProvenance(event), date: event.date } : { shown: pinned.title, provenance: 'Dated event, since removed', date: pinned.date };
  }
  if (target.kind === 'figure' && pinned.kind === 'figure') {
    const dataset = readDatasetMark(database, target.address.question.datasetId);
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
