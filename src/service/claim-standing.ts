/** Claims as they stand now: evidence, tests, pathway against the timeline, and what is missing, all worked out when asked. */
import { bearing } from '../domain/claims/bearing.ts';
import type { ClaimStanding, EvidenceStanding, Missing } from '../domain/claims/claim-standing.ts';
import { missingIn } from '../domain/claims/missing.ts';
import type { Stale } from '../domain/claims/stale.ts';
import { timeQuestions } from '../domain/claims/time-questions.ts';
import type { ClaimSummary, Rubric, TimeQuestion } from '../contract/index.ts';
import { type EvidenceGlance, glanceEvidence } from '../vault/claims-evidence.ts';
import { type ClaimRow, type EvidenceRow, listEvidence, listRivals, listRubrics, type RivalRow } from '../vault/claims.ts';
import { eventsOfSteps, type FactorRow, listFactors, listSteps, lostNodes, type StepRow } from '../vault/claims-parts.ts';
import { readProgramme } from '../vault/programme.ts';
import { type EvidenceWords, evidenceWords, type Reading, standing } from './evidence.ts';
import { asChosen } from './evidence-in-bulk.ts';

/** A piece of evidence as it stands now. Its words are looked up when they are asked for. */
export type EvidenceNow = { row: EvidenceRow; stale: Stale | null; readonly words: EvidenceWords | null };
/** A claim with everything that was worked out about it. */
export type ClaimNow = { row: ClaimRow; rivals: RivalRow[]; evidence: EvidenceNow[]; factors: FactorRow[]; steps: StepRow[]; timeQuestions: TimeQuestion[]; rubric: Rubric; missing: Missing[] };

function evidenceNow(reading: Reading, row: EvidenceRow): EvidenceNow {
  let words: EvidenceWords | null | undefined;
  return {
    row,
    stale: row.target === null ? null : standing(reading, row),
    get words() {
      return (words ??= row.target === null ? null : evidenceWords(reading, row));
    },
  };
}

/** Which way a piece of evidence bears now; null where it says nothing. */
export const bearingOf = ({ row }: Pick<EvidenceNow, 'row'>): ReturnType<typeof bearing> => bearing({ side: row.side, hasTarget: row.target !== null, expectation: row.expectation });

const none: readonly string[] = [];

/** An item as the rules of what is missing see it; who speaks in it is looked up when they ask. */
function standingOf(reading: Reading, row: EvidenceGlance, stale: Stale | null, words: () => EvidenceWords | null): EvidenceStanding {
  const { target } = row;
  const sign = target?.kind === 'sign' ? reading.sign(target.signId) : null;
  const sourceId = target?.kind === 'quote' || target?.kind === 'source' ? target.sourceId : (sign?.sourceId ?? null);
  const eventId = target?.kind === 'event' ? target.eventId : (sign?.eventId ?? null);
  const dataId = target?.kind === 'figure' ? target.address.question.datasetId : target?.kind === 'packed figure' ? target.packId : null;
  const source = sourceId === null ? null : reading.passages.source(sourceId);
  return {
    side: row.side, rivalId: row.rivalId, reason: row.reason, together: row.together, kind: target?.kind ?? null, stale: stale !== null,
    // What is gone tells nothing of where it came from.
    sourceIds: source === null || source.removed || stale?.gone ? none : [source.id],
    eventIds: eventId === null ? none : [eventId],
    dataIds: dataId === null ? none : [dataId],
    get groups() {
      const said = words();
      return said ? said.speakers.flatMap(({ voice }) => (voice ? [voice.group] : [])) : none;
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

/** What of claims can be read together: their rivals, packages, pathways, and the rubrics. `one`: of one claim alone. */
function partsOf(reading: Reading, one: string | null): (row: ClaimRow, evidence: readonly EvidenceStanding[]) => Omit<ClaimNow, 'row' | 'evidence'> {
  const { database } = reading;
  const rubrics = listRubrics(database);
  const byClaim = <Item extends { claimId: string }>(items: Item[]): Map<string, Item[]> => Map.groupBy(items, (item) => item.claimId);
  const rivals = byClaim(listRivals(database, one));
  const factors = byClaim(listFactors(database, { claimId: one }));
  const allSteps = listSteps(database, { claimId: one });
  const steps = byClaim(allSteps);
  const events = eventsOfSteps(database, allSteps);
  const places = (): ReturnType<typeof placesOf> => reading.once('places', () => placesOf(reading));
  return (row, evidence) => {
    const its = rivals.get(row.id) ?? [];
    const rubric = rubricOf(rubrics, row);
    const { questions, gone, ...course } = courseOf(reading, row, steps.get(row.id) ?? [], factors.get(row.id) ?? [], events, places);
    const standing: ClaimStanding = { ...row, evidence, rivals: its, package: course.factors, steps: course.steps, timeQuestions: questions, gone, criteria: rubric.criteria.length };
    return { rivals: its, ...course, timeQuestions: questions, rubric, missing: missingIn(standing) };
  };
}

/** Works out the standing of one claim with all that it rests on. */
export function claimNow(reading: Reading, row: ClaimRow): ClaimNow {
  const evidence = listEvidence(reading.database, row.id).map((item) => evidenceNow(reading, item));
  return { row, evidence, ...partsOf(reading, row.id)(row, evidence.map((item) => standingOf(reading, item.row, item.stale, () => item.words))) };
}

/** The standing of all claims in short, worked out together: tens of thousands of items of evidence are looked over at once. */
export function summariesNow(reading: Reading, rows: readonly ClaimRow[]): ClaimSummary[] {
  const evidence = new Map<string, EvidenceStanding[]>(rows.map(({ id }) => [id, []]));
  for (const item of glanceEvidence(reading.database)) {
    const stale = item.target === null || asChosen(reading, item) ? null : standing(reading, item);
    evidence.get(item.claimId)?.push(standingOf(reading, item, stale, () => (item.target === null ? null : evidenceWords(reading, item))));
  }
  const parts = partsOf(reading, null);
  return rows.map((row) => {
    const its = evidence.get(row.id)!;
    const { rivals, missing } = parts(row, its);
    return summaryOf(row, its, rivals.length, missing.length);
  });
}

function summaryOf({ id, statement, status, placeId, period, version }: ClaimRow, evidence: readonly EvidenceStanding[], rivals: number, missing: number): ClaimSummary {
  let [speaksFor, against, stale] = [0, 0, 0];
  for (const { side, rivalId, kind, expectation, stale: isStale } of evidence) {
    if (isStale) stale += 1;
    if (rivalId !== null) continue;
    const way = bearing({ side, hasTarget: kind !== null, expectation });
    if (way === 'for') speaksFor += 1;
    else if (way === 'against') against += 1;
  }
  return { id, statement, status, placeId, period, for: speaksFor, against, rivals, stale, missing, version };
}

/** Voices whose words are evidence of a claim. */
export function voicesSpeaking(evidence: readonly EvidenceNow[]): Set<string> {
  return new Set(evidence.flatMap(({ words }) => words?.speakers.flatMap(({ voice, role }) => (voice && role !== 'interviewer' ? [voice.id] : [])) ?? []));
}
