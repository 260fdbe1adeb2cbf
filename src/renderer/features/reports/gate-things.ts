/** What the gate said, one thing at a time, and what a person decided about it. */
import type { GateDecision, GateFinding } from '../../../contract/index.ts';
import { leftToPeople, perThing } from '../../../domain/disclosure/gate-decision.ts';

export type GateThing = {
  /** Id of the evidence, or of the claim whose prose it is; empty for the title and frame. */
  key: string;
  isClaim: boolean;
  claimId: string | null;
  verdict: GateFinding['verdict'];
  what: string;
  attribution: string | null;
  findings: readonly GateFinding[];
};

export function thingsOf(findings: readonly GateFinding[]): GateThing[] {
  return perThing(findings).map(({ key, verdict, findings: its }) => {
    const first = its[0]!;
    return { key, isClaim: first.evidenceId === null, claimId: first.claimId, verdict, what: plainName(its), attribution: its.find((one) => one.attribution !== null)?.attribution ?? null, findings: its };
  });
}

/** The thing itself, without the part of it that one finding is about ("Quote “…” (how it bears on the claim)"). */
function plainName(findings: readonly GateFinding[]): string {
  return findings.map(({ what }) => what.replace(/ \([^()]*\)$/, '')).reduce((shortest, what) => (what.length < shortest.length ? what : shortest));
}

/** Answers of the person, by key. */
export type Answers = Readonly<Record<string, 'allow' | 'leave out'>>;

export type Settling = {
  /** Things that wait for the person. */
  waiting: GateThing[];
  /** Prose that keeps the file from going out until somebody edits it. */
  blocking: GateThing[];
  /** Whether a reason is needed: something that was left to people is let in. */
  needsReason: boolean;
  /** Whether all claims were left out. */
  isEmpty: boolean;
};

export function settling(things: readonly GateThing[], answers: Answers): Settling {
  const outClaims = new Set(things.filter((thing) => thing.isClaim && answers[thing.key] === 'leave out').map((thing) => thing.key));
  const inPlay = things.filter((thing) => thing.claimId === null || !outClaims.has(thing.claimId));
  const claims = things.filter((thing) => thing.isClaim && thing.claimId !== null);
  return {
    waiting: inPlay.filter((thing) => thing.verdict === 'decide' && thing.key !== '' && answers[thing.key] === undefined),
    blocking: inPlay.filter((thing) => thing.isClaim && (thing.verdict === 'held' || (thing.verdict === 'decide' && thing.claimId === null))),
    needsReason: inPlay.some((thing) => thing.verdict === 'decide' && answers[thing.key] === 'allow'),
    isEmpty: claims.length > 0 && outClaims.size === claims.length,
  };
}

/** The decision as it is recorded; undefined where nobody decided anything. */
export function decisionOf(things: readonly GateThing[], answers: Answers, person: string, reason: string): GateDecision | undefined {
  const known = things.filter((thing) => thing.key !== '' && answers[thing.key] !== undefined);
  if (known.length === 0 || person.trim() === '') return undefined;
  const allowed = known.filter((thing) => answers[thing.key] === 'allow' && thing.verdict === 'decide');
  return {
    allow: allowed.map((thing) => thing.key),
    saw: allowed.map((thing) => ({ id: thing.key, findings: leftToPeople(thing.findings) })),
    leaveOut: known.filter((thing) => answers[thing.key] === 'leave out').map((thing) => thing.key),
    person: person.trim(),
    reason: reason.trim(),
  };
}
