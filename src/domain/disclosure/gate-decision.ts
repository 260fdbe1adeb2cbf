/** What follows from the gate's findings and a named person's decision: what goes out, what stays in, what is still open. */
import type { GateDecision, GateFinding } from '../../contract/index.ts';
import { strictest, type Verdict } from './consent.ts';

export type GateOutcome = {
  /** Evidence that goes out. */
  entering: ReadonlySet<string>;
  /** Claims that go out (all of them, but those that were left out). */
  claims: ReadonlySet<string>;
  /** Evidence of those claims that stays in: by which checks, or at somebody's wish. */
  staying: readonly { evidenceId: string; claimId: string | null; because: readonly (GateFinding['check'] | 'left out')[] }[];
  /** Findings that a person has not decided on. */
  open: readonly GateFinding[];
  /** Findings in prose without which nothing can be said: the text has to be edited before anything goes out. */
  blocking: readonly GateFinding[];
};

const keyOf = (finding: GateFinding): string => finding.evidenceId ?? finding.claimId ?? '';

/** Findings of one thing together, in the order in which the things were examined. */
export function perThing(findings: readonly GateFinding[]): { key: string; verdict: Verdict; findings: GateFinding[] }[] {
  const things = new Map<string, GateFinding[]>();
  for (const finding of findings) things.set(keyOf(finding), [...(things.get(keyOf(finding)) ?? []), finding]);
  return [...things].map(([key, its]) => ({ key, verdict: strictest(its.map((one) => one.verdict)), findings: its }));
}

/** What of one thing's findings is left to a person, in the words that the person sees: two that read alike are decided alike. */
export function leftToPeople(findings: readonly GateFinding[]): string[] {
  return findings.filter(({ verdict }) => verdict === 'decide').map(({ check, what, why, identifiers }) => [check, what, why, ...identifiers.map(({ text }) => text)].join('\n'));
}

/** How many things enter, are held, or wait for a person. */
export function countThings(findings: readonly GateFinding[]): { enters: number; held: number; toDecide: number } {
  const verdicts = perThing(findings).map((thing) => thing.verdict);
  const count = (verdict: Verdict): number => verdicts.filter((one) => one === verdict).length;
  return { enters: count('enters'), held: count('held'), toDecide: count('decide') };
}

/** What is held stays in whatever was decided; what was left out stays in; what waits for a person goes out only when it was allowed as it is now. */
export function settle(findings: readonly GateFinding[], decision: GateDecision | null): GateOutcome {
  const allowed = new Set(decision?.allow);
  const saw = decision?.saw && new Map(decision.saw.map(({ id, findings: said }) => [id, new Set(said)]));
  // Allowed was what the person saw: the words of a claim may have changed since.
  const isAllowed = (key: string, its: readonly GateFinding[]): boolean => allowed.has(key) && (saw === undefined || leftToPeople(its).every((said) => saw.get(key)?.has(said)));
  const leftOut = new Set(decision?.leaveOut);
  const entering = new Set<string>();
  const claims = new Set<string>();
  const staying: { evidenceId: string; claimId: string | null; because: (GateFinding['check'] | 'left out')[] }[] = [];
  const open: GateFinding[] = [];
  const blocking: GateFinding[] = [];
  for (const { key, verdict, findings: its } of perThing(findings)) {
    const { evidenceId, claimId } = its[0]!;
    if (claimId !== null && leftOut.has(claimId)) continue;
    if (evidenceId === null) {
      if (claimId !== null) claims.add(claimId);
      // The frame of an output has no id that could be allowed: its words are chosen anew instead.
      if (verdict === 'held' || (verdict === 'decide' && claimId === null)) blocking.push(...its.filter((one) => one.verdict !== 'enters'));
      else if (verdict === 'decide' && !isAllowed(key, its)) open.push(...its.filter((one) => one.verdict === 'decide'));
      continue;
    }
    if (leftOut.has(evidenceId)) staying.push({ evidenceId, claimId, because: ['left out'] });
    else if (verdict === 'held') staying.push({ evidenceId, claimId, because: [...new Set(its.filter((one) => one.verdict === 'held').map((one) => one.check))] });
    else if (verdict === 'decide' && !isAllowed(key, its)) open.push(...its.filter((one) => one.verdict === 'decide'));
    else entering.add(evidenceId);
  }
  return { entering, claims, staying, open, blocking };
}
