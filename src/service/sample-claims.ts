/** The sample's contribution claims: written, argued, tested and judged step by step, as people would. */
import type { Input } from '../contract/index.ts';
import type { MadeTheories } from './sample-change.ts';
import type { Hands, Keyed } from './sample-depth.ts';
import type { SampleClaim, SampleFigure } from './sample-files.ts';

/** What claims point at. */
type Made = { sources: Keyed; places: Keyed; framework: { outcomes: Keyed; indicators: Keyed }; events: Keyed; signs: Keyed; datasetId: string; theories: MadeTheories };

/** Writes every claim, then how they hang together; answers them by their keys. */
export async function makeClaims(hands: Hands, made: Made, claims: readonly SampleClaim[]): Promise<Keyed> {
  const ids: Keyed = new Map();
  for (const claim of claims) ids.set(claim.key, await makeClaim(hands, made, claim));
  for (const { key, coder, relations = [] } of claims) {
    hands.as(coder);
    for (const { to, ...relation } of relations) await hands.call('claims.relate', { fromId: ids.get(key)!, toId: hands.found(ids, to, 'the claim'), ...relation });
  }
  return ids;
}

async function makeClaim(hands: Hands, made: Made, claim: SampleClaim): Promise<string> {
  const { call, as, found } = hands;
  const {
    key: _key, coder, place, outcomes, indicators, rivals, evidence, ratings, status, theory, pathway = [], package: factors = [], intoPackage = [], steps = [], cerqual, bond = [], reviews = [], relations: _relations, kept, story, ...words
  } = claim;
  as(coder);
  const { id: claimId } = await call('claims.create', {
    ...words,
    placeId: found(made.places, place, 'the place'),
    outcomeIds: outcomes.map((one) => found(made.framework.outcomes, one, 'the outcome')),
    indicatorIds: indicators.map((one) => found(made.framework.indicators, one, 'the indicator')),
    ...(theory && {
      theoryVersionId: found(made.theories.versions, `${theory.theory} ${theory.version}`, 'the kept version'),
      pathway: pathway.map((node) => found(made.theories.nodes, `${theory.theory} ${node}`, 'the place of the theory')),
    }),
  });
  const rivalIds: Keyed = new Map();
  for (const { key, ...rival } of rivals) rivalIds.set(key, (await call('claims.addRival', { claimId, ...rival })).id);
  await bringEvidence(hands, made, { claimId, rivalIds, evidence });
  const factorIds: Keyed = new Map();
  for (const { key, restsOn = [], ...factor } of factors) factorIds.set(key, (await call('claims.addFactor', { claimId, ...factor, restsOn: restsOn.map((one) => found(factorIds, one, 'the factor')) })).id);
  for (const { rival, factor, nonRedundant } of intoPackage) {
    const { id } = await call('claims.rivalToPackage', { rivalId: found(rivalIds, rival, 'the explanation'), nonRedundant });
    await call('claims.editFactor', { id, factor });
  }
  for (const { place: at, events = [], ...step } of steps) {
    await call('claims.setStep', { claimId, ...step, placeId: at === undefined ? null : found(made.places, at, 'the place'), eventIds: events.map((one) => found(made.events, one, 'the event')) });
  }
  if (ratings.length > 0) await call('claims.rate', { claimId, ratings });
  if (cerqual) await call('claims.setCerqual', { claimId, ...cerqual });
  if (bond.length > 0) await call('claims.setBond', { claimId, answers: bond.map(([principle, question, score]) => ({ principle, question, score, reason: '' })) });
  for (const review of reviews) await call('claims.review', { claimId, ...review });
  if (status !== 'draft') await call('claims.edit', { id: claimId, status });
  if (kept !== undefined) await call('claims.keepVersion', { claimId, reason: kept });
  if (story) await call('claims.draftStory', { claimId });
  return claimId;
}

async function bringEvidence(hands: Hands, made: Made, { claimId, rivalIds, evidence }: { claimId: string; rivalIds: Keyed; evidence: SampleClaim['evidence'] }): Promise<void> {
  const { call, found } = hands;
  const packages = new Map<string, string[]>();
  for (const item of evidence) {
    const { side, reason, rival, expectation, together } = item;
    const rivalId = rival === undefined ? null : found(rivalIds, rival, 'the explanation');
    const target = await targetOf(hands, made, item);
    const { id } = target === null ? await call('claims.expect', { claimId, rivalId, side, reason, ...expectation }) : await call('claims.addEvidence', { claimId, rivalId, side, reason, target });
    if (target !== null && expectation) await call('claims.expect', { evidenceId: id, ...expectation });
    if (together !== undefined) packages.set(together, [...(packages.get(together) ?? []), id]);
  }
  for (const [name, evidenceIds] of packages) await call('claims.together', { evidenceIds, name });
}

const figureAt = (datasetId: string, { cell, ...question }: SampleFigure) => ({ question: { datasetId, ...question }, cell });

/** Null for what is only expected. */
async function targetOf({ found, passageOf }: Hands, made: Made, item: SampleClaim['evidence'][number]): Promise<Input<'claims.addEvidence'>['target'] | null> {
  switch (item.kind) {
    case 'quote': return { kind: 'quote', ...(await passageOf(item)) };
    case 'source': return { kind: 'source', sourceId: found(made.sources, item.source, 'the source') };
    case 'sign': return { kind: 'sign', signId: found(made.signs, item.sign, 'the sign') };
    case 'event': return { kind: 'event', eventId: found(made.events, item.event, 'the event') };
    case 'figure': return { kind: 'figure', address: figureAt(made.datasetId, item.figure) };
    case 'expected': return null;
  }
}
