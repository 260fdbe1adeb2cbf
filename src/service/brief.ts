/** From claims to a brief: gather, examine, settle, and put together what may go out. */
import { coverageOf } from '../domain/claims/coverage.ts';
import { examine } from '../domain/disclosure/gate.ts';
import { settle, type GateOutcome } from '../domain/disclosure/gate-decision.ts';
import type { Dossier, DossierClaim } from '../domain/reports/dossier.ts';
import { identifierHits } from '../domain/voices/identifier-hits.ts';
import type { ExportRecord, GateDecision, GateFinding, Parsed } from '../contract/index.ts';
import { readClaimRow, voicesAsked } from '../vault/claims.ts';
import { listIndicators, listOutcomes } from '../vault/framework.ts';
import { historyHead } from '../vault/history.ts';
import { readProgramme } from '../vault/programme.ts';
import { codersAtWork, sourceCount, speakerLabels, strictestThreshold } from '../vault/reports.ts';
import { voiceRecords } from '../vault/voices.ts';
import { listWordings } from '../vault/wordings.ts';
import { type BriefEvidence, claimItem, evidenceItem, frameItems, neededToo } from './brief-items.ts';
import { type ClaimNow, claimNow, voicesSpeaking } from './claim-record.ts';
import type { Context } from './context.ts';
import { beginReading } from './evidence.ts';
import { notHere } from './references.ts';

type Request = Pick<Parsed<'reports.check'>, 'claimIds' | 'audience' | 'title'>;

/** Everything that was gathered for a brief, before anybody decided anything. */
export type Gathered = {
  request: Request;
  title: string;
  today: string;
  fewerThan: number;
  programme: ReturnType<typeof readProgramme>;
  outcomes: ReturnType<typeof listOutcomes>;
  indicators: ReturnType<typeof listIndicators>;
  claims: { now: ClaimNow; evidence: BriefEvidence[] }[];
  findings: GateFinding[];
};

/** Reads the claims and has the gate examine all that would leave. */
export function gather(context: Context, request: Request): Gathered {
  const { database } = context;
  const reading = beginReading(context);
  const rows = [...new Set(request.claimIds)].map((id) => readClaimRow(database, id) ?? notHere('claim', id));
  const programme = readProgramme(database);
  const outcomes = listOutcomes(database);
  const indicators = listIndicators(database);
  const title = request.title ?? [programme.name, 'contribution brief'].filter(Boolean).join(': ');
  const fewerThan = strictestThreshold(database);
  const claims = rows.map((row) => {
    const now = claimNow(reading, row);
    return { now, evidence: now.evidence.map((item) => evidenceItem(reading, row.id, item, request.audience)) };
  });
  // The groups are those of the table of voices: the programme's, and what people wrote on a voice.
  const groups = coverageOf(programme.groups, voicesAsked(database), new Set()).map((row) => row.group);
  const items = [
    ...frameItems(title, programme.name),
    ...claims.flatMap(({ now, evidence }) => [claimItem(now, { ...wordings(now.row, { programme, outcomes, indicators }), groups }), ...evidence.map(({ item }) => item)]),
  ];
  // Beyond the team a pseudonym is a name too: it ties what one person said together.
  const voices = voiceRecords(database);
  const names = [...speakerLabels(database), ...voices.map((voice) => voice.creditedAs), ...(request.audience === 'team' ? [] : voices.map((voice) => voice.pseudonym))].filter(Boolean);
  const today = context.now().slice(0, 10);
  const findings = examine(items, { audience: request.audience, today, fewerThan, look: (text) => identifierHits(text, names) });
  return { request, title, today, fewerThan, programme, outcomes, indicators, claims, findings };
}

function wordings(row: ClaimNow['row'], { programme, outcomes, indicators }: Pick<Gathered, 'programme' | 'outcomes' | 'indicators'>) {
  return {
    place: programme.places.find((place) => place.id === row.placeId)?.name ?? null,
    outcomes: outcomes.filter((outcome) => row.outcomeIds.includes(outcome.id)).map((outcome) => outcome.wording),
    indicators: indicators.filter((indicator) => row.indicatorIds.includes(indicator.id)).map((indicator) => indicator.wording),
  };
}

export type Settled = { outcome: GateOutcome; dossier: Dossier; contents: ExportRecord['contents'] };

/** What goes out under a decision. The caller makes sure that nothing is open or blocking. */
export function settleBrief({ database }: Context, gathered: Gathered, decision: GateDecision | null): Settled {
  const { request, findings, programme, fewerThan, title, today } = gathered;
  const outcome = settle(findings, decision);
  const asked = voicesAsked(database);
  const going = gathered.claims.filter(({ now }) => outcome.claims.has(now.row.id));
  const claims = going.map(({ now, evidence }): DossierClaim => {
    const { row, rivals, rubric, missing } = now;
    const { rubricId: _rubric, at: _at, version: _version, placeId: _place, outcomeIds: _outcomes, indicatorIds: _indicators, ...written } = row;
    return {
      ...written,
      otherFactors: neededToo(now),
      ...wordings(row, gathered),
      wordingNumber: listWordings(database, row.id).length,
      evidence: evidence.flatMap(({ now: { row: item }, told }) => (told && outcome.entering.has(item.id) ? [told] : [])),
      heldBack: outcome.staying.flatMap(({ evidenceId, because }) => {
        const item = evidence.find((one) => one.now.row.id === evidenceId)?.now.row;
        return item ? [{ kind: item.target?.kind ?? null, side: item.side, rivalId: item.rivalId, because }] : [];
      }),
      rivals: rivals.map(({ claimId: _claim, position: _position, version: _rivalVersion, ...rival }) => rival),
      rubric,
      missing: missing.map((item) => item.words),
      coverage: coverageOf(programme.groups, asked, voicesSpeaking(now.evidence)),
    };
  });
  const entering = going.flatMap(({ evidence }) => evidence.filter(({ now }) => outcome.entering.has(now.row.id)));
  const allowed = new Set(decision?.allow);
  const dossier: Dossier = {
    title,
    audience: request.audience,
    madeOn: today,
    programme,
    claims,
    fewerThan: request.audience === 'team' ? 0 : fewerThan,
    coders: codersAtWork(database),
    sources: sourceCount(database),
    voices: asked.length,
    decision: decision && { person: decision.person, allowed: [...entering.map(({ now }) => now.row.id), ...claims.map((claim) => claim.id)].filter((id) => allowed.has(id) && wasLeftToPeople(findings, id)).length },
    head: historyHead(database),
  };
  const spoken = entering.flatMap(({ now }) => (now.words ? [now.words] : []));
  const contents = {
    claimIds: claims.map((claim) => claim.id),
    evidenceIds: entering.map(({ now }) => now.row.id),
    sourceIds: [...new Set(spoken.map((words) => words.source.id))],
    voiceIds: [...new Set(spoken.flatMap((words) => words.speakers.flatMap(({ voice }) => (voice ? [voice.id] : []))))],
  };
  return { outcome, dossier, contents };
}

const wasLeftToPeople = (findings: readonly GateFinding[], id: string): boolean => findings.some((finding) => (finding.evidenceId ?? finding.claimId) === id && finding.verdict === 'decide');
