/** The sample's theories of change with their kept versions, and its harvested outcomes, register and rounds. */
import type { Input } from '../contract/index.ts';
import type { Hands, Keyed } from './sample-depth.ts';
import type { SampleHarvest, SampleTarget, SampleTheories, SampleTheory } from './sample-files.ts';

/** What theories and records point at. */
type Made = { sources: Keyed; places: Keyed; framework: { outcomes: Keyed; indicators: Keyed }; events: Keyed; signs: Keyed };
type Target = Input<'harvest.rest'>['target'];

async function targetOf({ found, passageOf }: Hands, made: Made, target: SampleTarget): Promise<Target> {
  switch (target.kind) {
    case 'quote':
      return { kind: 'quote', ...(await passageOf(target)) };
    case 'sign':
      return { kind: 'sign', signId: found(made.signs, target.sign, 'the sign') };
    case 'event':
      return { kind: 'event', eventId: found(made.events, target.event, 'the event') };
    case 'source':
      return { kind: 'source', sourceId: found(made.sources, target.source, 'the source') };
  }
}

/** Goes on with a theory after its first version. */
type GoOn = () => Promise<void>;
/** Places by "theory place", links by "theory from to", assumptions by "theory assumption", kept versions by "theory number". */
export type MadeTheories = { theories: Keyed; nodes: Keyed; links: Keyed; assumptions: Keyed; versions: Keyed };

export async function makeTheories(hands: Hands, made: Made, { theories }: SampleTheories): Promise<MadeTheories> {
  const ids: MadeTheories = { theories: new Map(), nodes: new Map(), links: new Map(), assumptions: new Map(), versions: new Map() };
  // What is inside a theory comes before the changes to it, so that its later versions know of it.
  const further: GoOn[] = [];
  for (const theory of theories) further.push(await makeTheory(hands, made, ids, theory));
  for (const goOn of further) await goOn();
  return ids;
}

async function makeTheory(hands: Hands, made: Made, ids: MadeTheories, theory: SampleTheory): Promise<GoOn> {
  const { call, as, found } = hands;
  const { key } = theory;
  const node = (place: string): string => found(ids.nodes, `${key} ${place}`, 'the place');
  const link = ([from, to]: readonly [string, string]): string => found(ids.links, `${key} ${from} ${to}`, 'the link');
  const assumption = (name: string): string => found(ids.assumptions, `${key} ${name}`, 'the assumption');
  const addNode = async ({ key: place, indicator, outcome, factor: _factor, ...words }: SampleTheory['nodes'][number]): Promise<void> => {
    const pointing = { indicatorId: indicator === undefined ? null : found(made.framework.indicators, indicator, 'the indicator'), outcomeId: outcome === undefined ? null : found(made.framework.outcomes, outcome, 'the outcome') };
    ids.nodes.set(`${key} ${place}`, (await call('theory.addNode', { theoryId, ...words, ...pointing })).id);
  };
  const addLink = async ({ from, to, ...words }: SampleTheory['links'][number]): Promise<void> => {
    ids.links.set(`${key} ${from} ${to}`, (await call('theory.addLink', { fromId: node(from), toId: node(to), ...words })).id);
  };

  as(theory.coder);
  const { openedBy } = theory;
  const { id: theoryId } = await call('theory.create', {
    name: theory.name, group: theory.group, note: theory.note, ...(openedBy && { openedBy: found(ids.nodes, `${openedBy.theory} ${openedBy.node}`, 'the place') }),
  });
  ids.theories.set(key, theoryId);
  for (const one of theory.nodes) await addNode(one);
  for (const one of theory.links) await addLink(one);
  for (const { key: name, link: under, text, reason, then } of theory.assumptions) {
    const { id } = await call('theory.addAssumption', { theoryId, linkId: under && link(under), text, reason });
    ids.assumptions.set(`${key} ${name}`, id);
    if (then) await call('theory.editAssumption', { id, ...then });
  }
  const keep = async ({ coder, reason, after }: SampleTheory['kept'][number]): Promise<void> => {
    as(coder);
    if (after) {
      for (const one of after.addNodes) await addNode(one);
      for (const { key: place, ...words } of after.editNodes) await call('theory.editNode', { id: node(place), ...words });
      for (const one of after.removeLinks) await call('theory.removeLink', { id: link(one) });
      for (const one of after.addLinks) await addLink(one);
      for (const place of after.removeNodes) await call('theory.removeNode', { id: node(place) });
      for (const { key: name, ...standing } of after.standings) await call('theory.editAssumption', { id: assumption(name), ...standing });
    }
    const { id, number } = await call('theory.keepVersion', { id: theoryId, reason });
    ids.versions.set(`${key} ${number}`, id);
  };
  const [first, ...later] = theory.kept;
  if (first) await keep(first);
  return async () => {
    for (const one of later) await keep(one);
    for (const { about, coder, side, reason, ...target } of theory.evidence) {
      as(coder);
      const bearing = 'link' in about ? { is: 'link' as const, linkId: link(about.link) } : { is: 'assumption' as const, assumptionId: assumption(about.assumption) };
      await call('theory.addEvidence', { about: bearing, side, reason, target: await targetOf(hands, made, target) });
    }
  };
}

/** Says which places of theories people name when they tell what leads to what. */
export async function nameFactors({ call, as, found }: Hands, made: MadeTheories, { theories }: SampleTheories): Promise<void> {
  const factors = new Map((await call('causes.factors', {})).factors.map(({ id, name }) => [name, id]));
  for (const { key, coder, nodes, kept } of theories) {
    as(coder);
    for (const { key: place, factor } of [...nodes, ...kept.flatMap(({ after }) => after?.addNodes ?? [])]) {
      if (factor !== undefined) await call('causes.editFactor', { id: found(factors, factor, 'the factor'), nodeId: found(made.nodes, `${key} ${place}`, 'the place') });
    }
  }
}

export async function harvest(hands: Hands, made: Made & { claims: Keyed }, { outcomes, register, rounds }: SampleHarvest): Promise<void> {
  const { call, as, found } = hands;
  const all = (map: Keyed, keys: readonly string[], what: string): string[] => keys.map((key) => found(map, key, what));
  const rest = async (about: Input<'harvest.rest'>['about'], targets: readonly SampleTarget[]): Promise<void> => {
    for (const target of targets) await call('harvest.rest', { about, target: await targetOf(hands, made, target) });
  };
  for (const { key: _key, coder, place, outcomes: wished, indicators, claims, substantiations, rests, ...words } of outcomes) {
    as(coder);
    const { id: outcomeId } = await call('harvest.addOutcome', {
      ...words, placeId: found(made.places, place, 'the place'), outcomeIds: all(made.framework.outcomes, wished, 'the outcome'), indicatorIds: all(made.framework.indicators, indicators, 'the indicator'),
      claimIds: all(made.claims, claims, 'the claim'),
    });
    for (const said of substantiations) await call('harvest.substantiate', { outcomeId, ...said });
    await rest({ is: 'outcome', outcomeId }, rests);
  }
  for (const { key: _key, coder, place, claims, rests, ...words } of register) {
    as(coder);
    const { id: entryId } = await call('harvest.addEntry', { ...words, placeId: found(made.places, place, 'the place'), claimIds: all(made.claims, claims, 'the claim') });
    await rest({ is: 'entry', entryId }, rests);
  }
  const roundIds: Keyed = new Map();
  for (const { key, coder, next, closed = false, stories, ...words } of rounds) {
    as(coder);
    const { id: roundId } = await call('harvest.addRound', { ...words, nextId: next === null ? null : found(roundIds, next, 'the round') });
    roundIds.set(key, roundId);
    for (const { source, ...said } of stories) await call('harvest.setStory', { roundId, sourceId: found(made.sources, source, 'the story'), ...said });
    if (closed) await call('harvest.editRound', { id: roundId, closed });
  }
}
