/** The causal package of a claim and the steps of its pathway as it happened. */
import { refuseRing } from '../domain/claims/causal-package.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Parsed } from '../contract/index.ts';
import { listRivals, nextPosition } from '../vault/claims.ts';
import { type FactorRow, listFactors, listSteps, lostNodes, readFactor, readStep } from '../vault/claims-parts.ts';
import { claimHere } from './claims.ts';
import type { CommandContext, Handlers } from './context.ts';
import { given, inShort, notHere, requireHere } from './references.ts';

type Database = CommandContext['database'];
const factorHere = (database: Database, id: string): FactorRow => readFactor(database, id) ?? notHere('factor of the package', id);

function requireNode(database: Database, claimId: string, nodeId: string | null | undefined): void {
  if (nodeId != null && lostNodes(database, claimHere(database, claimId).theoryVersionId, [nodeId]).length > 0) notHere('place of a theory of change', nodeId);
}

/** Refuses factors of other claims, and a ring. */
function requireSound(database: Database, claimId: string, now: Pick<FactorRow, 'id' | 'factor' | 'restsOn'>): void {
  const others = listFactors(database, { claimId }).filter(({ id }) => id !== now.id);
  const here = new Set([...others.map(({ id }) => id), now.id]);
  for (const id of now.restsOn) if (!here.has(id)) notHere('factor of this package', id);
  refuseRing([...others, now]);
}

/** Steps are one list: a new one comes last. */
function addStep({ change, database, newId }: CommandContext, claimId: string, fields: Omit<Parsed<'claims.setStep'>, 'claimId' | 'id' | 'expectedVersion'>): { id: string; version: number } {
  const { what, nodeId = null, date = null, placeId = null, eventIds = [], dose = null, group = '' } = fields;
  if (what === undefined) throw new Refusal('bad-input', 'What happened in this step is not said. Nothing was changed. Write it in a few words.');
  const id = newId();
  change.insert('claim_step', {
    id, claim_id: claimId, what, node_id: nodeId, date: date && JSON.stringify(date), place_id: placeId, event_ids: JSON.stringify([...new Set(eventIds)]), dose, group, position: nextPosition(database, 'claim_step', claimId), version: 1,
  });
  change.describe(`Added a step of the pathway: “${inShort(what)}”`);
  return { id, version: 1 };
}

export const claimPackageHandlers = {
  'claims.addFactor': ({ change, database, newId }, { claimId, role, factor, nonRedundant = '', restsOn = [], nodeId = null }) => {
    claimHere(database, claimId);
    requireNode(database, claimId, nodeId);
    const id = newId();
    const on = [...new Set(restsOn)];
    requireSound(database, claimId, { id, factor, restsOn: on });
    change.insert('package_factor', { id, claim_id: claimId, role, factor, non_redundant: nonRedundant, rests_on: JSON.stringify(on), node_id: nodeId, position: nextPosition(database, 'package_factor', claimId), version: 1 });
    change.describe(`Added a factor to the package: “${inShort(factor)}”`);
    return { id, version: 1 };
  },
  'claims.editFactor': ({ change, database }, { id, expectedVersion, role, factor, nonRedundant, restsOn, nodeId }) => {
    const before = factorHere(database, id);
    requireNode(database, before.claimId, nodeId);
    const on = restsOn && [...new Set(restsOn)];
    requireSound(database, before.claimId, { id, factor: factor ?? before.factor, restsOn: on ?? before.restsOn });
    const version = change.update('package_factor', id, given<string | null>({ role, factor, non_redundant: nonRedundant, rests_on: on && JSON.stringify(on), node_id: nodeId }), expectedVersion);
    change.describe(`Changed a factor of the package: “${inShort(before.factor)}”`);
    return { id, version };
  },
  'claims.removeFactor': ({ change, database }, { id }) => {
    const { factor, claimId } = factorHere(database, id);
    for (const other of listFactors(database, { claimId })) if (other.restsOn.includes(id)) change.update('package_factor', other.id, { rests_on: JSON.stringify(other.restsOn.filter((one) => one !== id)) });
    // A rival that had become this factor is a rival again, to be looked at anew.
    for (const rival of listRivals(database, claimId)) if (rival.factorId === id) change.update('rival', rival.id, { factor_id: null, ...(rival.verdict === 'co-contributor' && { verdict: 'not looked at yet' }) });
    change.remove('package_factor', id);
    change.describe(`Took a factor out of the package: “${inShort(factor)}”`);
    return {};
  },

  'claims.setStep': (context, { claimId, id, expectedVersion, ...fields }) => {
    const { change, database } = context;
    claimHere(database, claimId);
    const step = id === undefined ? null : readStep(database, id);
    if (id !== undefined && step?.claimId !== claimId) notHere('step of this pathway', id);
    requireHere(database, 'place', fields.placeId);
    // An event that is gone may stay named: it is told that it is gone, and taking it away again is undone more easily.
    requireHere(database, 'dated_event', ...(fields.eventIds ?? []).filter((eventId) => !step?.eventIds.includes(eventId)));
    requireNode(database, claimId, fields.nodeId);
    if (step === null) return addStep(context, claimId, fields);
    const { what, nodeId, date, placeId, eventIds, dose, group } = fields;
    const patch = given<string | number | null>({ what, node_id: nodeId, date: date && JSON.stringify(date), place_id: placeId, event_ids: eventIds && JSON.stringify([...new Set(eventIds)]), dose, group });
    const version = change.update('claim_step', step.id, patch, expectedVersion);
    change.describe(`Changed a step of the pathway: “${inShort(step.what)}”`);
    return { id: step.id, version };
  },
  'claims.removeStep': ({ change, database }, { id }) => {
    const step = readStep(database, id) ?? notHere('step of a pathway', id);
    change.remove('claim_step', id);
    change.describe(`Took a step of the pathway away: “${inShort(step.what)}”`);
    return {};
  },
  'claims.orderSteps': ({ change, database }, { claimId, ids }) => {
    const claim = claimHere(database, claimId);
    const steps = listSteps(database, { claimId });
    const isAll = new Set(ids).size === ids.length && ids.length === steps.length && ids.every((id) => steps.some((step) => step.id === id));
    if (!isAll) throw new Refusal('conflict', 'These are not the steps that the pathway has now. Nothing was changed. Look at it again, then put them in order.', { stepIds: steps.map(({ id }) => id) });
    ids.forEach((id, index) => change.update('claim_step', id, { position: index + 1 }));
    change.describe(`Put the steps of “${inShort(claim.statement)}” in order`);
    return {};
  },
} satisfies Partial<Handlers<'claims'>>;
