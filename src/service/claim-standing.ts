/** Claims as they stand now: evidence, tests, pathway against the timeline, and what is missing, all worked out when asked. */
import { bearing } from '../domain/claims/bearing.ts';
import type { ClaimStanding, EvidenceStanding, Missing } from '../domain/claims/claim-standing.ts';
import { missingIn } from '../domain/claims/missing.ts';
import type { Stale } from '../domain/claims/stale.ts';
import { timeQuestions } from '../domain/claims/time-questions.ts';
import type { ClaimSummary, Rubric, TimeQuestion } from '../contract/index.ts';
import { type ClaimRow, type EvidenceRow, listEvidence, listRivals, listRubrics, type RivalRow } from '../vault/claims.ts';
import { eventsOfSteps, type FactorRow, listFactors, listSteps, lostNodes, type StepRow } from '../vault/claims-parts.ts';
import { readProgramme } from '../vault/programme.ts';
import { type EvidenceWords, evidenceWords, type Reading, standing } from './evidence.ts';
import { asChosen } from './evidence-in-bulk.ts';

/** A piece of evidence as it stands now. Its words are looked up when they are asked for. */
export type EvidenceNow = { row: EvidenceRow; stale: Stale | null; readonly words: EvidenceWords | null };
/** A claim with everything that was worked out about it. */
export type ClaimNow = { row: ClaimRow; rivals: RivalRow[]; evidence: EvidenceNow[]; factors: FactorRow[]; steps: StepRow[]; timeQuestions: TimeQuestion[]; rubric: Rubric; missing: Missing[] };

function evidenceNow(reading: Reading, row: EvidenceRow, inBulk: boolean): EvidenceNow {
  let words: EvidenceWords | null | undefined;
  return {
    row,
    stale: row.target === null || (inBulk && asChosen(reading, row)) ? null : standing(reading, row),
    get words() {
      return (words ??= row.target === null ? null : evidenceWords(reading, row));
    },
  };
}

/** Which way a piece of evidence bears now; null where it says nothing. */
export const bearingOf = ({ row }: Pick<EvidenceNow, 'row'>): ReturnType<typeof bearing> => bearing({ side: row.side, hasTarget: row.target !== null, expectation: row.expectation });

function standingOf(reading: Reading, now: EvidenceNow): EvidenceStanding {
  const { row, stale } = now;
  const { target } = row;
  const sign = target?.kind === 'sign' ? reading.sign(target.signId) : null;
  const sourceId = target?.kind === 'quote' || target?.kind === 'source' ? target.sourceId : (sign?.sourceId ?? null);
  const eventId = target?.kind === 'event' ? target.eventId : (sign?.eventId ?? null);
  const dataId = target?.kind === 'figure' ? target.address.question.datasetId : target?.kind === 'packed figure' ? target.packId : null;
  const source = sourceId === null ? null : reading.passages.source(sourceId);
  return {
    side: row.side, rivalId: row.rivalId, reason: row.reason, together: row.together, kind: target?.kind ?? null, stale: stale !== null,
    // What is gone tells nothing of where it came from.
    sourceIds: source === null || source.removed || stale?.gone ? [] : [source.id],
    eventIds: eventId === null ? [] : [eventId],
    dataIds: dataId === null ? [] : [dataId],
    get groups() {
      return now.words ? now.words.speakers.flatMap(({ voice }) => (voice ? [voice.group] : [])) : [];
    },
    expectation: row.expectation,
  };
}

/** The rubric that a claim was rated by; the newest while it is not rated. */
export function rubricOf(rubrics: readonly Rubric[], row: ClaimRow): Rubric {
  const rubric = rubrics.find((one) => one.id === row.rubricId) ?? rubrics[0];
  if (!rubric) throw new Error('A vault without a rubric.');
  return rubric;
}

/** Places as the timeline asks about them. */
function placesOf({ database }: Reading): Parameters<typeof timeQuestions>[1] {
  const places = new Map(readProgramme(database).places.map((place) => [place.id, place]));
  const isWithin = (inner: string, outer: string): boolean => {
    for (let at: string | null = inner; at !== null; at = places.get(at)?.parentId ?? null) if (at === outer) return true;
    return false;
  };
  return { isWithin, name: (id) => places.get(id)?.name ?? 'a place that is gone' };
}

type Course = { steps: StepRow[]; factors: FactorRow[]; questions: TimeQuestion[]; gone: string[] };

/** The pathway of a claim as it happened, what the timeline asks of it, and what of it is gone. */
function courseOf({ database }: Reading, row: ClaimRow, steps: StepRow[], factors: FactorRow[], events: ReturnType<typeof eventsOfSteps>, places: () => ReturnType<typeof placesOf>): Course {
  const gone: string[] = [];
  if (row.lost.outcomes > 0) gone.push(row.lost.outcomes === 1 ? 'an outcome that was taken away' : `${row.lost.outcomes} outcomes that were taken away`);
  if (row.lost.indicators > 0) gone.push(row.lost.indicators === 1 ? 'a leading indicator that was taken away' : `${row.lost.indicators} leading indicators that were taken away`);
  for (const step of steps) if (step.eventIds.some((id) => !events.has(id))) gone.push(`an event that tells of the step “${step.what}”`);
  const nodes = [...row.pathway, ...steps.flatMap(({ nodeId }) => nodeId ?? []), ...factors.flatMap(({ nodeId }) => nodeId ?? [])];
  if (lostNodes(database, row.theoryVersionId, nodes).length > 0) gone.push('a place of the theory of change on its pathway');
  const questions = steps.length === 0 ? [] : timeQuestions({ placeId: row.placeId, period: row.period, steps: steps.map((step) => ({ ...step, events: step.eventIds.flatMap((id) => events.get(id) ?? []) })) }, places());
  return { steps: steps.map((step) => ({ ...step, eventIds: step.eventIds.filter((id) => events.has(id)) })), factors, questions, gone };
}

/** Works out the standing of claims, all together so that nothing is read twice. */
export function claimsNow(reading: Reading, rows: readonly ClaimRow[]): ClaimNow[] {
  const { database } = reading;
  const one = rows.length === 1 ? rows[0]!.id : null;
  const rubrics = listRubrics(database);
  const byClaim = <Item extends { claimId: string }>(items: Item[]): Map<string, Item[]> => Map.groupBy(items, (item) => item.claimId);
  const rivals = byClaim(listRivals(database, one));
  const factors = byClaim(listFactors(database, { claimId: one }));
  const allSteps = listSteps(database, { claimId: one });
  const steps = byClaim(allSteps);
  const events = eventsOfSteps(database, allSteps);
  const evidence = byClaim(listEvidence(database, one));
  const places = (): ReturnType<typeof placesOf> => reading.once('places', () => placesOf(reading));
  return rows.map((row) => {
    const its = (evidence.get(row.id) ?? []).map((item) => evidenceNow(reading, item, one === null));
    const itsRivals = rivals.get(row.id) ?? [];
    const rubric = rubricOf(rubrics, row);
    const { questions, gone, ...course } = courseOf(reading, row, steps.get(row.id) ?? [], factors.get(row.id) ?? [], events, places);
    const standing: ClaimStanding = { ...row, evidence: its.map((item) => standingOf(reading, item)), rivals: itsRivals, package: course.factors, steps: course.steps, timeQuestions: questions, gone, criteria: rubric.criteria.length };
    return { row, rivals: itsRivals, evidence: its, ...course, timeQuestions: questions, rubric, missing: missingIn(standing) };
  });
}

export function summaryOf({ row, rivals, evidence, missing }: ClaimNow): ClaimSummary {
  let [speaksFor, against, stale] = [0, 0, 0];
  for (const item of evidence) {
    if (item.stale !== null) stale += 1;
    if (item.row.rivalId !== null) continue;
    const way = bearingOf(item);
    if (way === 'for') speaksFor += 1;
    else if (way === 'against') against += 1;
  }
  return { id: row.id, statement: row.statement, status: row.status, placeId: row.placeId, period: row.period, for: speaksFor, against, rivals: rivals.length, stale, missing: missing.length, version: row.version };
}

/** Voices whose words are evidence of a claim. */
export function voicesSpeaking(evidence: readonly EvidenceNow[]): Set<string> {
  return new Set(evidence.flatMap(({ words }) => words?.speakers.flatMap(({ voice, role }) => (voice && role !== 'interviewer' ? [voice.id] : [])) ?? []));
}
