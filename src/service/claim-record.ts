/** Claims as they are read: what people wrote, with evidence, standing, coverage and what is missing worked out now. */
import { coverageOf } from '../domain/claims/coverage.ts';
import { type EvidenceStanding, missingIn, type Missing } from '../domain/claims/missing.ts';
import type { Stale } from '../domain/claims/stale.ts';
import { weakestOf } from '../domain/claims/weakest.ts';
import type { Claim, ClaimSummary, Evidence, Rubric } from '../contract/index.ts';
import { type ClaimRow, type EvidenceRow, listEvidence, listRivals, listRubrics, type RivalRow, voicesAsked } from '../vault/claims.ts';
import { readProgramme } from '../vault/programme.ts';
import { listWordings } from '../vault/wordings.ts';
import { type beginReading, type EvidenceWords, evidenceWords, placeNow, standing } from './evidence.ts';
import { showTarget } from './evidence-targets.ts';

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
  return { id, side, rivalId, target: { ...target, ...placeNow(reading, now.row) }, reason, ...showTarget(reading, now.row, now.words), stale: now.stale, coderId, at, version };
}
