/** A claim as it is read: what people wrote, with evidence, standing, coverage and what is missing worked out now. */
import { bondTotals } from '../domain/claims/bond.ts';
import { cerqualLevel } from '../domain/claims/cerqual.ts';
import { consentInWords } from '../domain/claims/consent-in-words.ts';
import { coverageOf } from '../domain/claims/coverage.ts';
import { dayInWords } from '../domain/claims/in-words.ts';
import { overclaimsIn, type Standing } from '../domain/claims/overclaims.ts';
import { resultInWords, testOf } from '../domain/claims/process-tests.ts';
import { type Origins, sharingOf } from '../domain/claims/sharing.ts';
import { hangsOn } from '../domain/claims/staleness.ts';
import { weakestOf } from '../domain/claims/weakest.ts';
import type { Claim, Evidence, Overclaim } from '../contract/index.ts';
import { type EvidenceRow, voicesAsked } from '../vault/claims.ts';
import { listRelations, listReviews, listVersions } from '../vault/claims-parts.ts';
import { readMemoRow } from '../vault/memos.ts';
import { readProgramme } from '../vault/programme.ts';
import { exportsOfEvidence } from '../vault/reports.ts';
import { listWordings } from '../vault/wordings.ts';
import { bearingOf, type ClaimNow, type EvidenceNow, voicesSpeaking } from './claim-standing.ts';
import { placeNow, type Reading } from './evidence.ts';
import { type Shown, showTarget } from './evidence-targets.ts';

export { type ClaimNow, claimNow, type EvidenceNow, rubricOf, summariesNow, voicesSpeaking } from './claim-standing.ts';

export function recordOf(reading: Reading, now: ClaimNow): Claim {
  const { database } = reading;
  const { row, rivals, rubric, missing } = now;
  const { rubricId: _rubric, at: _at, lost: _lost, story: _story, storyAt: _storyAt, cerqual, bond, ...written } = row;
  const evidence = evidenceRecords(reading, now);
  return {
    ...written,
    wordings: listWordings(database, row.id),
    evidence,
    rivals: rivals.map(({ claimId: _claim, ...rival }) => rival),
    rubric,
    weakest: weakestOf(rubric.criteria, row.ratings),
    missing: missing.map((item) => item.words),
    missingToLeaveDraft: missing.filter((item) => item.gate === 'draft').length,
    missingForAgreement: missing.filter((item) => item.gate !== null).length,
    mendedIn: missing.map((item) => item.part),
    coverage: coverageOf(readProgramme(database).groups, voicesAsked(database), voicesSpeaking(now.evidence)),
    package: now.factors.map(({ claimId: _claim, ...factor }) => factor),
    steps: now.steps.map(({ claimId: _claim, ...step }) => step),
    timeQuestions: now.timeQuestions,
    relations: listRelations(database, row.id),
    reviewers: listReviews(database, { claimId: row.id }).map(({ claimId: _claim, ...review }) => review),
    versions: listVersions(database, { claimId: row.id }).map(({ claimId: _claim, content, ...version }) => ({ ...version, statement: content.statement, status: content.status })),
    cerqual: cerqual && { ...cerqual, level: cerqualLevel(cerqual) },
    bond: bond && { answers: bond, totals: bondTotals(bond) },
    overclaims: overclaimsOf(now),
    staleness: stalenessOf(reading, now, evidence),
  };
}

/** What a claim bears by its record: its judgement, its status, and whether something that decides has confirmed it. */
export function bears({ row, evidence }: Pick<ClaimNow, 'row' | 'evidence'>): Standing {
  const isConfirmed = evidence.some(({ row: { rivalId, side, expectation }, stale }) => {
    const test = expectation && testOf(expectation.certainty, expectation.uniqueness);
    return rivalId === null && side === 'for' && stale === null && expectation?.decides === true && expectation.looked === 'found' && (test === 'smoking gun' || test === 'doubly decisive');
  });
  return { necessity: row.necessity, status: row.status, isConfirmed };
}

function overclaimsOf(now: ClaimNow): Overclaim[] {
  const { row } = now;
  const standing = bears(now);
  const texts: [string, string][] = [
    ['the statement', row.statement], ['what changed', row.changeObserved], ['how we know', row.changeHowKnown], ["the programme's part", row.programmePart], ['what people do with it', row.mechanismReasoning],
    ['the reason of its weight', row.weightReason], ['the reason of progress', row.progressReason], ['the reason of confidence', row.confidenceReason],
  ];
  return texts.flatMap(([where, text]) => overclaimsIn(where, text, standing));
}

// Evidence --------------------------------------------------------------------------------------------------------------------------------------------------

/** What an item goes back to. A memo goes back to the source that it is written on. */
export function originsOf({ database, sign: signOf }: Reading, { row, words }: EvidenceNow): Origins {
  const { id, target, together } = row;
  const none: Origins = { id, together, persons: [], sources: [], events: [], data: [] };
  // Of a whole source everybody is its person: items from it share the source, which says as much.
  const persons = target?.kind === 'source' ? [] : (words?.speakers.flatMap(({ voice, role }) => (voice && role !== 'interviewer' ? [voice.id] : [])) ?? []);
  switch (target?.kind) {
    case undefined: return none;
    case 'quote': return { ...none, persons, sources: [target.sourceId] };
    case 'source': return { ...none, persons, sources: [target.sourceId] };
    case 'memo': {
      const memo = readMemoRow(database, target.memoId);
      const on = memo?.sourceId ?? (memo?.aboutKind === 'source' ? memo.aboutId : null);
      return { ...none, sources: on === null ? [] : [on], events: memo?.aboutKind === 'event' ? [memo.aboutId] : [] };
    }
    case 'sign': {
      const sign = signOf(target.signId);
      return { ...none, persons, sources: sign?.sourceId ? [sign.sourceId] : [], events: sign?.eventId ? [sign.eventId] : [] };
    }
    case 'event': return { ...none, events: [target.eventId] };
    case 'figure': return { ...none, data: [target.address.question.datasetId] };
    case 'packed figure': return { ...none, data: [target.packId] };
  }
}

/** Each item beside those that bear on the same thing: on the claim, or on one of its rivals. */
function evidenceRecords(reading: Reading, { evidence }: ClaimNow): Evidence[] {
  const sharing = sharingOf(evidence.map((item) => originsOf(reading, item)));
  return evidence.map((item) => evidenceRecord(reading, item, sharing.get(item.row.id)!));
}

function evidenceRecord(reading: Reading, now: EvidenceNow, sharesWith: Evidence['sharesWith']): Evidence {
  const { claimId: _claim, position: _position, pinned: _pinned, target: _target, ...row } = now.row;
  const { expectation } = row;
  return {
    ...row,
    target: now.row.target === null ? null : { ...now.row.target, ...placeNow(reading, now.row) },
    ...shownOf(reading, now),
    consent: now.words === null ? '' : consentInWords(now.words.speakers),
    sharesWith,
    test: expectation && testOf(expectation.certainty, expectation.uniqueness),
    result: expectation === null ? '' : resultInWords(expectation),
    stale: now.stale,
  };
}

/** What a piece of evidence shows; of what is expected, what that is. */
export function shownOf(reading: Reading, { row, words }: { row: Pick<EvidenceRow, 'expectation'> & Parameters<typeof showTarget>[1] | EvidenceRow; words: EvidenceNow['words'] }): Shown {
  if (row.target !== null) return showTarget(reading, row, words);
  const { expectation } = row;
  const how = { found: 'Said to be found, but not shown yet', 'not found': 'Expected, looked for and not found', 'not looked for': 'Expected, not looked for yet' }[expectation?.looked ?? 'not looked for'];
  const search = expectation?.search.trim() ?? '';
  return { shown: expectation?.expected ?? '', provenance: expectation?.looked === 'not found' && search !== '' ? `${how}. Where somebody looked: ${search}` : how, date: null };
}

function stalenessOf({ database }: Reading, now: ClaimNow, evidence: readonly Evidence[]): Claim['staleness'] {
  const { row, rivals } = now;
  const isStale = evidence.some(({ stale }) => stale !== null);
  if (!isStale) return [];
  const ways = new Map(now.evidence.map((item) => [item.row.id, bearingOf(item)]));
  const exported = exportsOfEvidence(database);
  return evidence.flatMap((item) => {
    if (item.stale === null) return [];
    const alike = evidence.filter((other) => other.id !== item.id && other.stale === null && other.rivalId === item.rivalId && ways.get(other.id) === ways.get(item.id));
    const hangs = hangsOn({
      evidence: { ...item, decides: item.expectation?.decides ?? false, isWeighed: (item.expectation?.chances ?? null) !== null },
      othersAlike: alike.length, rivals, story: row.story, status: row.status, isRated: row.ratings.length > 0,
      exported: (exported.get(item.id) ?? []).map(({ title, at }) => ({ title, on: dayInWords(at.slice(0, 10)) })),
    });
    return [{ evidenceId: item.id, why: item.stale.why, hangsOn: hangs }];
  });
}
