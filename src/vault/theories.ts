/** Theories of change: places and links, assumptions with their history, kept versions, and what rests on links and assumptions. */
import type { Assumption, EvidenceTarget, TheoryLink, TheoryNode, TheorySummary, TheoryVersion } from '../contract/index.ts';
import type { Pinned } from '../domain/claims/pinned.ts';
import { type TheoryContent, sameContent } from '../domain/theory/content.ts';
import type { Readable } from './open.ts';

export type TheoryRow = { id: string; name: string; group: string; note: string; version: number };

const theoryColumns = 'id, name, "group", note, version';

export function readTheoryRow(database: Readable, id: string): TheoryRow | null {
  return (database.prepare(`SELECT ${theoryColumns} FROM theory WHERE id = ?`).get(id) as TheoryRow | undefined) ?? null;
}

/** Places and links as they are stored, with the theory that they stand in. */
export type NodeRow = TheoryNode & { theoryId: string };
export type LinkRow = Pick<TheoryLink, 'id' | 'fromId' | 'toId' | 'assumption' | 'mechanism' | 'version'> & { theoryId: string };

type StoredNode = Omit<NodeRow, 'at'> & { x: number | null; y: number | null };
const nodeColumns = 'id, theory_id AS theoryId, kind, label, note, "group", indicator_id AS indicatorId, outcome_id AS outcomeId, x, y, opens_id AS opensId, version';
const nodeOf = ({ x, y, ...row }: StoredNode): NodeRow => ({ ...row, at: x === null || y === null ? null : { x, y } });

/** Places of a theory in the order in which they were made. */
export function listNodes(database: Readable, theoryId: string): NodeRow[] {
  return (database.prepare(`SELECT ${nodeColumns} FROM theory_node WHERE theory_id = ? ORDER BY id`).all(theoryId) as StoredNode[]).map(nodeOf);
}

export function readNode(database: Readable, id: string): NodeRow | null {
  const row = database.prepare(`SELECT ${nodeColumns} FROM theory_node WHERE id = ?`).get(id) as StoredNode | undefined;
  return row ? nodeOf(row) : null;
}

/** The place that opens a theory, with the theory that it stands in. */
export function openedBy(database: Readable, theoryId: string): { nodeId: string; theoryId: string; label: string } | null {
  return (database.prepare('SELECT id AS nodeId, theory_id AS theoryId, label FROM theory_node WHERE opens_id = ? ORDER BY id LIMIT 1').get(theoryId) as { nodeId: string; theoryId: string; label: string } | undefined) ?? null;
}

/** Every place that opens a theory, with the theory that it stands in. */
export function openings(database: Readable): { theoryId: string; opensId: string }[] {
  return database.prepare('SELECT theory_id AS theoryId, opens_id AS opensId FROM theory_node WHERE opens_id IS NOT NULL').all() as { theoryId: string; opensId: string }[];
}

const linkColumns = 'id, theory_id AS theoryId, from_id AS fromId, to_id AS toId, assumption, mechanism, version';

export function listLinks(database: Readable, theoryId: string): LinkRow[] {
  return database.prepare(`SELECT ${linkColumns} FROM theory_link WHERE theory_id = ? ORDER BY id`).all(theoryId) as LinkRow[];
}

export function readLink(database: Readable, id: string): LinkRow | null {
  return (database.prepare(`SELECT ${linkColumns} FROM theory_link WHERE id = ?`).get(id) as LinkRow | undefined) ?? null;
}

/** Links that begin or end at a place. */
export function linksAt(database: Readable, nodeId: string): LinkRow[] {
  return database.prepare(`SELECT ${linkColumns} FROM theory_link WHERE from_id = @nodeId OR to_id = @nodeId ORDER BY id`).all({ nodeId }) as LinkRow[];
}

export type AssumptionRow = Omit<Assumption, 'for' | 'against'>;
const assumptionColumns = 'id, theory_id AS theoryId, link_id AS linkId, text, status, history, version';
const assumptionOf = (row: Omit<AssumptionRow, 'history'> & { history: string }): AssumptionRow => ({ ...row, history: JSON.parse(row.history) as Assumption['history'] });

export function listAssumptions(database: Readable, theoryId: string): AssumptionRow[] {
  return (database.prepare(`SELECT ${assumptionColumns} FROM assumption WHERE theory_id = ? ORDER BY id`).all(theoryId) as Parameters<typeof assumptionOf>[0][]).map(assumptionOf);
}

export function readAssumption(database: Readable, id: string): AssumptionRow | null {
  const row = database.prepare(`SELECT ${assumptionColumns} FROM assumption WHERE id = ?`).get(id) as Parameters<typeof assumptionOf>[0] | undefined;
  return row ? assumptionOf(row) : null;
}

// What rests on links and assumptions -----------------------------------------------------------------------------------------------------------------------

export type TheoryEvidenceRow = { id: string; linkId: string | null; assumptionId: string | null; side: 'for' | 'against'; target: EvidenceTarget; pinned: Pinned; reason: string; coderId: string; at: string; version: number };
const evidenceColumns = 'e.id, e.link_id AS linkId, e.assumption_id AS assumptionId, e.side, e.target, e.pinned, e.reason, e.coder_id AS coderId, e.at, e.version';
type StoredEvidence = Omit<TheoryEvidenceRow, 'target' | 'pinned'> & { target: string; pinned: string };
const evidenceOf = (row: StoredEvidence): TheoryEvidenceRow => ({ ...row, target: JSON.parse(row.target) as EvidenceTarget, pinned: JSON.parse(row.pinned) as Pinned });

/** Evidence under the links and assumptions of a theory, in the order in which it was added. */
export function listTheoryEvidence(database: Readable, theoryId: string): TheoryEvidenceRow[] {
  const rows = database
    .prepare(
      `SELECT ${evidenceColumns} FROM theory_evidence e LEFT JOIN theory_link l ON l.id = e.link_id LEFT JOIN assumption a ON a.id = e.assumption_id
       WHERE l.theory_id = @theoryId OR a.theory_id = @theoryId ORDER BY e.at, e.id`,
    )
    .all({ theoryId });
  return (rows as StoredEvidence[]).map(evidenceOf);
}

export function readTheoryEvidence(database: Readable, id: string): TheoryEvidenceRow | null {
  const row = database.prepare(`SELECT ${evidenceColumns} FROM theory_evidence e WHERE e.id = ?`).get(id) as StoredEvidence | undefined;
  return row ? evidenceOf(row) : null;
}

/** Evidence of one link or one assumption. */
export function evidenceAbout(database: Readable, about: 'link' | 'assumption', id: string): TheoryEvidenceRow[] {
  return (database.prepare(`SELECT ${evidenceColumns} FROM theory_evidence e WHERE e.${about}_id = ? ORDER BY e.at, e.id`).all(id) as StoredEvidence[]).map(evidenceOf);
}

/** How many items speak for and against each link and each assumption of a theory. */
function sidesOf(database: Readable, theoryId: string): (id: string) => { for: number; against: number } {
  const rows = database
    .prepare(
      `SELECT COALESCE(e.link_id, e.assumption_id) AS id, count(*) FILTER (WHERE e.side = 'for') AS speaksFor, count(*) FILTER (WHERE e.side = 'against') AS against
       FROM theory_evidence e LEFT JOIN theory_link l ON l.id = e.link_id LEFT JOIN assumption a ON a.id = e.assumption_id WHERE l.theory_id = @theoryId OR a.theory_id = @theoryId GROUP BY 1`,
    )
    .all({ theoryId }) as { id: string; speaksFor: number; against: number }[];
  const sides = new Map(rows.map(({ id, speaksFor, against }) => [id, { for: speaksFor, against }]));
  return (id) => sides.get(id) ?? { for: 0, against: 0 };
}

/** In how many sources people tell that the one leads to the other, by the factors that were said to be these places. In blind mode of one's own readings alone. */
function toldBy(database: Readable, theoryId: string, blindFor: string | null): Map<string, number> {
  const rows = database
    .prepare(
      `SELECT l.id, count(DISTINCT c.source_id) AS sources FROM theory_link l
       JOIN factor cause ON cause.node_id = l.from_id JOIN factor effect ON effect.node_id = l.to_id
       JOIN causal_link c ON c.cause_id = cause.id AND c.effect_id = effect.id JOIN source s ON s.id = c.source_id AND s.removed = 0
       WHERE l.theory_id = @theoryId AND (@blindFor IS NULL OR c.coder_id = @blindFor) GROUP BY l.id`,
    )
    .all({ theoryId, blindFor }) as { id: string; sources: number }[];
  return new Map(rows.map(({ id, sources }) => [id, sources]));
}

/** A theory as it stands, in the shape in which versions keep it. */
export function contentNow(database: Readable, theoryId: string, blindFor: string | null): TheoryContent {
  const sides = sidesOf(database, theoryId);
  const told = toldBy(database, theoryId, blindFor);
  return {
    nodes: listNodes(database, theoryId).map(({ theoryId: _theory, ...node }) => node),
    links: listLinks(database, theoryId).map(({ theoryId: _theory, ...link }) => ({ ...link, ...sides(link.id), toldBy: told.get(link.id) ?? 0 })),
    assumptions: listAssumptions(database, theoryId).map((assumption) => ({ ...assumption, ...sides(assumption.id) })),
  };
}

// Versions --------------------------------------------------------------------------------------------------------------------------------------------------

type StoredVersion = Pick<TheoryVersion, 'id' | 'theoryId' | 'number' | 'reason' | 'at' | 'coderId'> & { content: string };
const versionColumns = 'id, theory_id AS theoryId, number, reason, content, at, coder_id AS coderId';
const versionOf = ({ content, ...row }: StoredVersion): TheoryVersion => ({ ...row, ...(JSON.parse(content) as TheoryContent) });

export function readTheoryVersion(database: Readable, id: string): TheoryVersion | null {
  const row = database.prepare(`SELECT ${versionColumns} FROM theory_version WHERE id = ?`).get(id) as StoredVersion | undefined;
  return row ? versionOf(row) : null;
}

/** Kept versions without what they keep, the newest first. */
export function listTheoryVersions(database: Readable, theoryId: string): Omit<StoredVersion, 'content' | 'theoryId'>[] {
  return database.prepare('SELECT id, number, reason, at, coder_id AS coderId FROM theory_version WHERE theory_id = ? ORDER BY number DESC').all(theoryId) as Omit<StoredVersion, 'content' | 'theoryId'>[];
}

export function newestVersion(database: Readable, theoryId: string): TheoryVersion | null {
  const row = database.prepare(`SELECT ${versionColumns} FROM theory_version WHERE theory_id = ? ORDER BY number DESC LIMIT 1`).get(theoryId) as StoredVersion | undefined;
  return row ? versionOf(row) : null;
}

/** Statements of claims that were written against a version of a theory, their own kept versions among them. */
export function claimsAgainst(database: Readable, theoryId: string): string[] {
  return database
    .prepare(
      `SELECT DISTINCT c.statement FROM claim c JOIN theory_version v ON v.theory_id = @theoryId
       WHERE c.theory_version_id = v.id OR EXISTS (SELECT 1 FROM claim_version k WHERE k.claim_id = c.id AND instr(k.content, v.id) > 0) ORDER BY c.statement`,
    )
    .pluck()
    .all({ theoryId }) as string[];
}

/** Factors that were said to be a place of a theory. */
export function factorsAt(database: Readable, nodeId: string): string[] {
  return database.prepare('SELECT id FROM factor WHERE node_id = ? ORDER BY id').pluck().all(nodeId) as string[];
}

/** Places of theories that stand for an outcome or an indicator of the framework. */
export function placesStandingFor(database: Readable, kind: 'outcome' | 'indicator', id: string): string[] {
  return database.prepare(`SELECT label FROM theory_node WHERE ${kind}_id = ? ORDER BY id`).pluck().all(id) as string[];
}

// Lists -----------------------------------------------------------------------------------------------------------------------------------------------------

/** A theory with what stands in it counted. */
export function theorySummaryOf(database: Readable, { note: _note, ...row }: TheoryRow, content: TheoryContent): TheorySummary {
  const parent = openedBy(database, row.id);
  const newest = newestVersion(database, row.id);
  const isChanged = newest === null ? content.nodes.length + content.assumptions.length > 0 : !sameContent(newest, content);
  return { ...row, parent: parent && { theoryId: parent.theoryId, nodeId: parent.nodeId }, nodes: content.nodes.length, links: content.links.length, versions: newest?.number ?? 0, isChanged };
}

/** All theories: each one before those that its places open. */
export function listTheories(database: Readable): TheorySummary[] {
  const rows = database.prepare(`SELECT ${theoryColumns} FROM theory ORDER BY name, id`).all() as TheoryRow[];
  const all = rows.map((row) => theorySummaryOf(database, row, contentNow(database, row.id, null)));
  const byParent = Map.groupBy(all, ({ parent }) => parent?.theoryId ?? null);
  const below = (id: string | null): TheorySummary[] => (byParent.get(id) ?? []).flatMap((theory) => [theory, ...below(theory.id)]);
  return below(null);
}
