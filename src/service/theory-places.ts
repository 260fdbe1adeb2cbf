/** Places and links of a theory of change. */
import { Refusal } from '../domain/refusal.ts';
import { counted } from '../domain/reports/sentences.ts';
import { refuseInItself } from '../domain/theory/nesting.ts';
import type { Parsed } from '../contract/index.ts';
import { evidenceAbout, factorsAt, type LinkRow, linksAt, listAssumptions, type NodeRow, openedBy, openings, readLink, readNode, readTheoryRow } from '../vault/theories.ts';
import type { CommandContext, Context, Handlers } from './context.ts';
import { given, inShort, notHere, requireHere } from './references.ts';

export const nodeHere = (database: Context['database'], id: string): NodeRow => readNode(database, id) ?? notHere('place of a theory', id);
export const linkHere = (database: Context['database'], id: string): LinkRow => readLink(database, id) ?? notHere('link of a theory', id);

const nameOfTheory = (database: Context['database'], id: string): string => readTheoryRow(database, id)?.name ?? 'a theory that is gone';
/** "from “A” to “B”". */
export function linkInWords(database: Context['database'], { fromId, toId }: { fromId: string; toId: string }): string {
  return `from “${inShort(readNode(database, fromId)?.label ?? '')}” to “${inShort(readNode(database, toId)?.label ?? '')}”`;
}

type NodeFields = Omit<Parsed<'theory.editNode'>, 'id' | 'expectedVersion'>;

/** The columns of the fields that were given, what they point at checked. */
function columnsOf({ database }: Context, theoryId: string, nodeId: string | null, { kind, label, note, group, indicatorId, outcomeId, at, opensId }: NodeFields): Record<string, string | number | null> {
  requireHere(database, 'indicator', indicatorId);
  requireHere(database, 'outcome', outcomeId);
  if (opensId != null) {
    const opened = readTheoryRow(database, opensId) ?? notHere('theory of change', opensId);
    const by = openedBy(database, opensId);
    if (by && by.nodeId !== nodeId) {
      throw new Refusal('not-allowed', `“${inShort(opened.name)}” stands in “${inShort(by.label)}” already, and a theory stands in one place. Nothing was changed. Let that place go of it first.`);
    }
    refuseInItself(theoryId, opensId, openings(database), (id) => nameOfTheory(database, id));
  }
  return given<string | number | null>({
    kind, label, note, group, indicator_id: indicatorId, outcome_id: outcomeId, opens_id: opensId,
    ...(at === undefined ? {} : { x: at?.x ?? null, y: at?.y ?? null }),
  });
}

function insertLink({ change, newId }: CommandContext, theoryId: string, fromId: string, toId: string, fields: { assumption?: string | undefined; mechanism?: string | undefined } = {}): string {
  const id = newId();
  change.insert('theory_link', { id, theory_id: theoryId, from_id: fromId, to_id: toId, assumption: fields.assumption ?? '', mechanism: fields.mechanism ?? '', version: 1 });
  return id;
}

/** Takes a link out with its evidence; assumptions that stood under it stay, and stand under the whole theory from now on. */
function takeLinkOut({ change, database }: CommandContext, link: LinkRow): { evidence: number; assumptions: number } {
  const evidence = evidenceAbout(database, 'link', link.id);
  for (const item of evidence) change.remove('theory_evidence', item.id);
  const assumptions = listAssumptions(database, link.theoryId).filter(({ linkId }) => linkId === link.id);
  for (const assumption of assumptions) change.update('assumption', assumption.id, { link_id: null });
  change.remove('theory_link', link.id);
  return { evidence: evidence.length, assumptions: assumptions.length };
}

/** What went along with links that were taken out, for the history. */
function alongWith({ evidence, assumptions }: { evidence: number; assumptions: number }): string {
  const parts = [
    ...(evidence > 0 ? [`with ${counted(evidence, 'item')} of evidence`] : []),
    ...(assumptions > 0 ? [`${counted(assumptions, 'assumption')} ${assumptions === 1 ? 'stands' : 'stand'} under the whole theory now`] : []),
  ];
  return parts.length === 0 ? '' : `, ${parts.join('; ')}`;
}

/** Removes a place that no link leads to or from any more; factors that people name stay, and are no place of a theory from now on. */
export function letGoOfNode({ change, database }: CommandContext, id: string): void {
  for (const factorId of factorsAt(database, id)) change.update('factor', factorId, { node_id: null });
  change.remove('theory_node', id);
}

export const theoryPlaceHandlers = {
  'theory.addNode': (context, { theoryId, linkedFrom, ...fields }) => {
    const { change, database, newId } = context;
    const theory = readTheoryRow(database, theoryId) ?? notHere('theory of change', theoryId);
    const from = linkedFrom === undefined ? null : nodeHere(database, linkedFrom);
    if (from && from.theoryId !== theoryId) throw otherTheory();
    const id = newId();
    change.insert('theory_node', {
      id, theory_id: theoryId, note: '', group: '', indicator_id: null, outcome_id: null, x: null, y: null, opens_id: null, ...columnsOf(context, theoryId, null, fields), version: 1,
    });
    if (from) insertLink(context, theoryId, from.id, id);
    change.describe(`Added “${inShort(fields.label)}” to the theory “${inShort(theory.name)}”`);
    return { id, version: 1 };
  },
  'theory.editNode': (context, { id, expectedVersion, ...fields }) => {
    const { change, database } = context;
    const node = nodeHere(database, id);
    const version = change.update('theory_node', id, columnsOf(context, node.theoryId, id, fields), expectedVersion);
    change.describe(`Changed “${inShort(node.label)}” in the theory “${inShort(nameOfTheory(database, node.theoryId))}”`);
    return { id, version };
  },
  'theory.removeNode': (context, { id }) => {
    const { change, database } = context;
    const node = nodeHere(database, id);
    const gone = { evidence: 0, assumptions: 0 };
    for (const link of linksAt(database, id)) {
      const { evidence, assumptions } = takeLinkOut(context, link);
      gone.evidence += evidence;
      gone.assumptions += assumptions;
    }
    letGoOfNode(context, id);
    const stays = node.opensId === null ? '' : `; the theory “${inShort(nameOfTheory(database, node.opensId))}” that it opened stands alone now`;
    change.describe(`Took “${inShort(node.label)}” out of the theory “${inShort(nameOfTheory(database, node.theoryId))}”${alongWith(gone)}${stays}`);
    return {};
  },
  'theory.placeNodes': ({ change, database }, { theoryId, places }) => {
    const theory = readTheoryRow(database, theoryId) ?? notHere('theory of change', theoryId);
    for (const { id, at } of places) {
      if (nodeHere(database, id).theoryId !== theoryId) throw otherTheory();
      change.update('theory_node', id, { x: at?.x ?? null, y: at?.y ?? null });
    }
    change.describe(`Moved ${counted(places.length, 'place')} on the picture of “${inShort(theory.name)}”`);
    return {};
  },
  'theory.addLink': (context, { fromId, toId, ...fields }) => {
    const { change, database } = context;
    const [from, to] = [nodeHere(database, fromId), nodeHere(database, toId)];
    if (from.id === to.id) throw new Refusal('not-allowed', `“${inShort(from.label)}” can't lead to itself. Nothing was changed. Where something feeds back, name the place between.`);
    if (from.theoryId !== to.theoryId) throw otherTheory();
    if (linksAt(database, fromId).some((link) => link.fromId === fromId && link.toId === toId)) {
      throw new Refusal('not-allowed', `There is a link ${linkInWords(database, { fromId, toId })} already. Nothing was changed. Change that one.`);
    }
    const id = insertLink(context, from.theoryId, fromId, toId, fields);
    change.describe(`Linked ${linkInWords(database, { fromId, toId })}`);
    return { id, version: 1 };
  },
  'theory.editLink': ({ change, database }, { id, expectedVersion, assumption, mechanism }) => {
    const link = linkHere(database, id);
    const version = change.update('theory_link', id, given({ assumption, mechanism }), expectedVersion);
    change.describe(`Changed the link ${linkInWords(database, link)}`);
    return { id, version };
  },
  'theory.removeLink': (context, { id }) => {
    const { change, database } = context;
    const link = linkHere(database, id);
    const words = linkInWords(database, link);
    const gone = takeLinkOut(context, link);
    change.describe(`Took out the link ${words}${alongWith(gone)}`);
    return {};
  },
} satisfies Partial<Handlers<'theory'>>;

function otherTheory(): Refusal {
  return new Refusal('not-allowed', 'These stand in two theories, and a link stays within one. Nothing was changed. Link places of the same theory.');
}
