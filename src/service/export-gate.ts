/** What every file that leaves passes: the one gate, with the names and thresholds that this vault knows, and the rules of a recorded decision. */
import { countThings, settle } from '../domain/disclosure/gate-decision.ts';
import { examine, type GateItem } from '../domain/disclosure/gate.ts';
import { Refusal } from '../domain/refusal.ts';
import { identifierHits } from '../domain/voices/identifier-hits.ts';
import type { Audience, GateDecision, GateFinding } from '../contract/index.ts';
import { speakerLabels, strictestThreshold } from '../vault/reports.ts';
import { voiceRecords } from '../vault/voices.ts';
import type { Context } from './context.ts';

/** Examines all that would leave for an audience. Beyond the team a pseudonym is a name too: it ties what one person said together. */
export function examineItems({ database, now }: Pick<Context, 'database' | 'now'>, items: readonly GateItem[], audience: Audience): GateFinding[] {
  const voices = voiceRecords(database);
  const names = [...speakerLabels(database), ...voices.map((voice) => voice.creditedAs), ...(audience === 'team' ? [] : voices.map((voice) => voice.pseudonym))].filter(Boolean);
  return examine(items, { audience, today: now().slice(0, 10), fewerThan: strictestThreshold(database), look: (text) => identifierHits(text, names) });
}

/** A decision that lets something through says why. */
export function refuseUnreasoned(decision: GateDecision | undefined): void {
  if (decision && decision.allow.length > 0 && decision.reason.trim() === '') {
    throw new Refusal('bad-input', 'Something was allowed that the export check leaves to people, without a reason. Nothing was exported. Write why it may go out.');
  }
}

/** What goes out under a decision; refuses while something is open, or stands in words that belong to nothing that could be left out. `what`: "report", "codebook". */
export function settleOrRefuse(findings: readonly GateFinding[], decision: GateDecision | undefined, what: string): { entering: ReadonlySet<string>; held: number } {
  refuseUnreasoned(decision);
  const outcome = settle(findings, decision ?? null);
  if (outcome.blocking.length > 0) throw closed(`The text of this ${what} holds something that may not leave. Nothing was exported. Edit the text, then export again.`, outcome.blocking);
  if (outcome.open.length > 0) throw closed('Some things here can only go out when a named person says so. Nothing was exported. Look at each, then let it enter or leave it out.', outcome.open);
  return { entering: outcome.entering, held: outcome.staying.length };
}

export function closed(why: string, findings: readonly GateFinding[]): Refusal {
  const first = findings[0]!;
  return new Refusal('gate-closed', `${why} First: ${first.what}. ${first.why}`, { findings });
}

/** A name for a file that every system takes. */
export function fileSlug(title: string, otherwise: string): string {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return plain.slice(0, 60).replace(/-+$/, '') || otherwise;
}

/** How many things a decision let in that the gate had left to people. */
export function allowedCount(findings: readonly GateFinding[], decision: GateDecision | undefined, entering: ReadonlySet<string>): number {
  return new Set((decision?.allow ?? []).filter((id) => entering.has(id) && countThings(findings.filter((finding) => (finding.evidenceId ?? finding.claimId) === id)).toDecide > 0)).size;
}
