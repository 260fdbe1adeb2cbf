/** Theories of change: beginning, naming, nesting and taking away; what stands in one as it is now. */
import { listInWords } from '../domain/claims/in-words.ts';
import { Refusal } from '../domain/refusal.ts';
import { counted } from '../domain/reports/sentences.ts';
import { ringsOf } from '../domain/theory/rings.ts';
import type { Theory } from '../contract/index.ts';
import { isBlind } from '../vault/team.ts';
import { claimsAgainst, contentNow, evidenceAbout, listAssumptions, listLinks, listNodes, listTheories, listTheoryVersions, openedBy, readTheoryRow, type TheoryRow, theorySummaryOf } from '../vault/theories.ts';
import type { CommandContext, Context, Handlers } from './context.ts';
import { given, inShort, notHere } from './references.ts';
import { theoryAssumptionHandlers } from './theory-assumptions.ts';
import { theoryEvidenceHandlers } from './theory-evidence.ts';
import { theoryExportHandlers } from './theory-export.ts';
import { theoryImportHandlers } from './theory-import.ts';
import { letGoOfNode, nodeHere, theoryPlaceHandlers } from './theory-places.ts';
import { theoryVersionHandlers } from './theory-versions.ts';

export const theoryHere = (database: Context['database'], id: string): TheoryRow => readTheoryRow(database, id) ?? notHere('theory of change', id);

/** A theory as it stands. In blind mode links are told by what one has coded oneself alone. */
function theoryNow({ database, coderId }: Context, id: string): Theory {
  const row = theoryHere(database, id);
  const content = contentNow(database, id, isBlind(database, coderId) ? coderId : null);
  const { nodes: nodeList, links: linkList, assumptions } = content;
  return { ...theorySummaryOf(database, row, content), note: row.note, nodeList, linkList, assumptions, kept: listTheoryVersions(database, id), rings: ringsOf(nodeList.map((node) => node.id), linkList) };
}

/** Takes a theory away with all that stands in it. What its places opened stays, as theories of their own. */
function takeAway(context: CommandContext, theory: TheoryRow): void {
  const { change, database } = context;
  const { id } = theory;
  const claims = claimsAgainst(database, id);
  if (claims.length > 0) {
    const named = listInWords(claims.slice(0, 3).map((statement) => `“${inShort(statement)}”`));
    throw new Refusal('not-allowed', `${claims.length === 1 ? 'A claim was' : `${claims.length} claims were`} written against a kept version of “${inShort(theory.name)}”: ${named}. Nothing was changed. Let ${claims.length === 1 ? 'it' : 'them'} rest on another theory first, or keep this one.`);
  }
  for (const assumption of listAssumptions(database, id)) {
    for (const item of evidenceAbout(database, 'assumption', assumption.id)) change.remove('theory_evidence', item.id);
    change.remove('assumption', assumption.id);
  }
  for (const link of listLinks(database, id)) {
    for (const item of evidenceAbout(database, 'link', link.id)) change.remove('theory_evidence', item.id);
    change.remove('theory_link', link.id);
  }
  for (const version of listTheoryVersions(database, id)) change.remove('theory_version', version.id);
  const opened = listNodes(database, id).filter((node) => node.opensId !== null).length;
  for (const node of listNodes(database, id)) letGoOfNode(context, node.id);
  const parent = openedBy(database, id);
  if (parent) change.update('theory_node', parent.nodeId, { opens_id: null });
  change.remove('theory', id);
  const stays = opened === 0 ? '' : `; ${counted(opened, 'theory', 'theories')} that its places opened ${opened === 1 ? 'stands' : 'stand'} alone now`;
  change.describe(`Took away the theory “${inShort(theory.name)}”${stays}`);
}

export const theoryHandlers = {
  'theory.list': ({ database }) => ({ theories: listTheories(database) }),
  'theory.get': (context, { id }) => theoryNow(context, id),
  'theory.create': ({ change, database, newId }, { name, group = '', note = '', openedBy: nodeId }) => {
    const node = nodeId === undefined ? null : nodeHere(database, nodeId);
    if (node !== null && node.opensId !== null) throw new Refusal('not-allowed', `“${inShort(node.label)}” opens a theory already. Nothing was changed. Go into that one, or let the place go of it first.`);
    const id = newId();
    change.insert('theory', { id, name, group, note, version: 1 });
    if (node) change.update('theory_node', node.id, { opens_id: id });
    change.describe(`Began the theory “${inShort(name)}”${node ? ` in “${inShort(node.label)}”` : ''}`);
    return { id, version: 1 };
  },
  'theory.edit': ({ change, database }, { id, expectedVersion, name, group, note }) => {
    const theory = theoryHere(database, id);
    const version = change.update('theory', id, given({ name, group, note }), expectedVersion);
    change.describe(`Changed the theory “${inShort(theory.name)}”`);
    return { id, version };
  },
  'theory.remove': (context, { id }) => {
    takeAway(context, theoryHere(context.database, id));
    return {};
  },
  ...theoryPlaceHandlers,
  ...theoryVersionHandlers,
  ...theoryAssumptionHandlers,
  ...theoryEvidenceHandlers,
  ...theoryExportHandlers,
  ...theoryImportHandlers,
} satisfies Handlers<'theory'>;
