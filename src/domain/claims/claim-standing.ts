/** What is known of a claim when it is asked what it lacks. */
import type { Claim, ClaimPart, ClaimStep, Evidence, PackageFactor, Rival, TimeQuestion } from '../../contract/index.ts';

/**
 * `gate`: what it keeps the claim from. `draft`: it can't pass from draft (the programme is its only cause, no rival was considered, nobody looked for what speaks against it);
 * `agreement`: it can't be agreed. `part`: where it is mended.
 */
export type Missing = { words: string; gate: 'draft' | 'agreement' | null; part: ClaimPart };

export type EvidenceStanding = Pick<Evidence, 'side' | 'rivalId' | 'reason' | 'together'> & {
  /** Null where something was expected and has not been found. */
  kind: NonNullable<Evidence['target']>['kind'] | null;
  stale: boolean;
  /** Where its words come from; empty for figures and events. */
  sourceIds: readonly string[];
  /** Dated events and data that it goes back to. */
  eventIds: readonly string[];
  dataIds: readonly string[];
  /** Stakeholder groups of those who speak in it. */
  groups: readonly string[];
  expectation: Pick<NonNullable<Evidence['expectation']>, 'certainty' | 'uniqueness' | 'looked' | 'search' | 'decides'> | null;
};

type Written = 'placeId' | 'period' | 'outcomeIds' | 'indicatorIds' | 'changeObserved' | 'programmePart' | 'otherFactors' | 'coContributors' | 'unintended' | 'rivalsSearch' | 'counterSearch' | 'wouldChangeOurMind' | 'ratings';
export type ClaimStanding = Pick<Claim, Written> & {
  evidence: readonly EvidenceStanding[];
  rivals: readonly Pick<Rival, 'statement' | 'verdict' | 'reason'>[];
  package: readonly Pick<PackageFactor, 'role' | 'factor' | 'nonRedundant'>[];
  steps: readonly Pick<ClaimStep, 'what'>[];
  timeQuestions: readonly Pick<TimeQuestion, 'weight'>[];
  /** What the claim points at and is gone, each in words: "the event of the step “…”". */
  gone: readonly string[];
  criteria: number;
};
