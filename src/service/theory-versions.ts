/** Kept versions of a theory, and how two states of it differ. */
import { Refusal } from '../domain/refusal.ts';
import { sameContent, type TheoryContent } from '../domain/theory/content.ts';
import { differenceOf, type NamesOutside } from '../domain/theory/difference.ts';
import type { TheoryVersion } from '../contract/index.ts';
import { isBlind } from '../vault/team.ts';
import { contentNow, newestVersion, readTheoryRow, readTheoryVersion } from '../vault/theories.ts';
import type { Context, Handlers } from './context.ts';
import { inShort, notHere } from './references.ts';

/** Names of what places of a theory point at. */
export function namesOutside(database: Context['database']): NamesOutside {
  const names = {
    indicator: database.prepare('SELECT wording FROM indicator WHERE id = ?').pluck(),
    outcome: database.prepare('SELECT wording FROM outcome WHERE id = ?').pluck(),
    theory: database.prepare('SELECT name FROM theory WHERE id = ?').pluck(),
  };
  return (kind, id) => (names[kind].get(id) as string | undefined) ?? null;
}

/** A kept version of this theory, or of any where none is named. */
export function versionHere({ database, coderId }: Context, id: string, theoryId: string | null = null): TheoryVersion {
  const version = readTheoryVersion(database, id);
  if (!version || (theoryId !== null && version.theoryId !== theoryId)) notHere('kept version of this theory', id);
  // How many sources tell of a link shows how others read.
  return isBlind(database, coderId) ? { ...version, links: version.links.map((link) => ({ ...link, toldBy: 0 })) } : version;
}

/** A state of a theory: a kept version, or as it stands now. */
function stateOf(context: Context, theoryId: string, versionId: string | null): TheoryContent {
  return versionId === null ? contentNow(context.database, theoryId, null) : versionHere(context, versionId, theoryId);
}

export const theoryVersionHandlers = {
  'theory.keepVersion': ({ change, database, coderId, newId }, { id: theoryId, reason }) => {
    const theory = readTheoryRow(database, theoryId) ?? notHere('theory of change', theoryId);
    const content = contentNow(database, theoryId, null);
    if (content.nodes.length === 0) throw new Refusal('not-allowed', `“${inShort(theory.name)}” is still empty. Nothing was kept. Put a first place into it, then keep it.`);
    const newest = newestVersion(database, theoryId);
    if (newest && sameContent(newest, content)) {
      throw new Refusal('not-allowed', `“${inShort(theory.name)}” says the same as version ${newest.number}, which is kept. Nothing was kept anew. Where places stand on the picture is no part of what it says.`);
    }
    const id = newId();
    const number = (newest?.number ?? 0) + 1;
    change.insert('theory_version', { id, theory_id: theoryId, number, reason, content: JSON.stringify(content), at: change.at, coder_id: coderId, version: 1 });
    change.describe(`Kept version ${number} of the theory “${inShort(theory.name)}”`);
    return { id, number };
  },
  'theory.version': (context, { id }) => versionHere(context, id),
  'theory.compare': (context, { theoryId, beforeId, nowId }) => {
    if (!readTheoryRow(context.database, theoryId)) notHere('theory of change', theoryId);
    return differenceOf(stateOf(context, theoryId, beforeId), stateOf(context, theoryId, nowId), namesOutside(context.database));
  },
} satisfies Partial<Handlers<'theory'>>;
