/**
 * What people say leads to what: factors and causal links. Links of removed sources, and those in words of somebody who withdrew, stay in the vault and are in no answer:
 * not in a list, not in a count, not beside a theory.
 */
import type { CausalLink, Factor } from '../contract/index.ts';
import { contextAround } from '../domain/coding/context-around.ts';
import { placeFinder, quoteHash } from './coding.ts';
import type { Readable } from './open.ts';

/** A causal link as it is stored, with where it stands. `left`: a correction took away all words that it stood on. */
export type CausalRow = Omit<CausalLink, 'quote' | 'stale'> & { sourceId: string; revisionId: string; start: number; end: number; hash: string; left: boolean };
type Choice = { sourceId?: string | undefined; factorId?: string | undefined; id?: string | undefined; /** One coder's alone: whoever works blind. */ by: string | null };

const columns = `k.id, k.cause_id AS causeId, k.effect_id AS effectId, k.polarity, k.how, k.blindfold, k.note, k.source_id AS sourceId, k.revision_id AS revisionId, k.start, k."end", k.quote_hash AS hash,
  k.coder_id AS coderId, k.at, k.version, k.revision_id <> s.revision_id AS "left"`;

/**
 * The one rule of which links are there: the source is, and nobody who speaks in the words has withdrawn. CROSS JOIN keeps the planner to the few speakers who withdrew,
 * of whom most vaults have none, before it looks at turns.
 */
const present = `s.removed = 0 AND NOT EXISTS (
    SELECT 1 FROM speaker p CROSS JOIN voice v ON v.id = p.voice_id AND v.consent_state = 'withdrawn' CROSS JOIN turn t ON t.revision_id = k.revision_id AND t.speaker = p.number
    WHERE p.source_id = k.source_id AND t.start < k."end" AND t."end" > k.start)`;

/** Causal links in the order of the titles of their sources, then of their texts. */
export function causalRows(database: Readable, { sourceId, factorId, id, by }: Choice): CausalRow[] {
  const where = [
    present,
    ...(sourceId === undefined ? [] : ['k.source_id = @sourceId']),
    ...(factorId === undefined ? [] : ['(k.cause_id = @factorId OR k.effect_id = @factorId)']),
    ...(id === undefined ? [] : ['k.id = @id']),
    ...(by === null ? [] : ['k.coder_id = @by']),
  ];
  const bound = { ...(sourceId !== undefined && { sourceId }), ...(factorId !== undefined && { factorId }), ...(id !== undefined && { id }), ...(by !== null && { by }) };
  const rows = database.prepare(`SELECT ${columns} FROM causal_link k JOIN source s ON s.id = k.source_id WHERE ${where.join(' AND ')} ORDER BY s.title COLLATE NOCASE, s.id, k.start, k."end", k.at, k.id`).all(bound) as (Omit<CausalRow, 'left'> & { left: number })[];
  return rows.map((row) => ({ ...row, left: row.left === 1 }));
}

export function causalRow(database: Readable, id: string, by: string | null): CausalRow | null {
  return causalRows(database, { id, by })[0] ?? null;
}

/** Reads links with their words; each text once. A link that a correction has left behind shows the words that it was made of. */
export function causalReader(database: Readable): (row: CausalRow) => CausalLink {
  const texts = new Map<string, string>();
  const titles = new Map<string, string>();
  const textOf = database.prepare('SELECT text FROM revision WHERE id = ?').pluck();
  const titleOf = database.prepare('SELECT title FROM source WHERE id = ?').pluck();
  const placeAt = placeFinder(database);
  return ({ sourceId, revisionId, start, end, hash, left, ...link }) => {
    const text = texts.get(revisionId) ?? (textOf.get(revisionId) as string);
    texts.set(revisionId, text);
    const sourceTitle = titles.get(sourceId) ?? (titleOf.get(sourceId) as string);
    titles.set(sourceId, sourceTitle);
    const words = text.slice(start, end);
    return { ...link, quote: { sourceId, revisionId, start, end, text: words, ...contextAround(text, start, end), sourceTitle, ...placeAt(revisionId, start) }, stale: left || quoteHash(words) !== hash };
  };
}

/** Of the links given, those whose words were corrected since they were coded; each text read once. */
export function staleAmong(database: Readable, rows: readonly CausalRow[]): number {
  const textOf = database.prepare('SELECT text FROM revision WHERE id = ?').pluck();
  let stale = 0;
  // Words can have changed only where a text has been corrected at all.
  for (const [revisionId, own] of Map.groupBy(rows, (row) => row.revisionId)) {
    if (database.prepare('SELECT previous_id FROM revision WHERE id = ?').pluck().get(revisionId) == null) continue;
    const text = textOf.get(revisionId) as string;
    stale += own.filter(({ start, end, hash }) => quoteHash(text.slice(start, end)) !== hash).length;
  }
  return stale;
}

export type FactorRow = Omit<Factor, 'links'>;

/** All factors by name, whether or not anybody names them now. */
export function factorRows(database: Readable): FactorRow[] {
  return database.prepare('SELECT id, name, note, opposite_id AS oppositeId, node_id AS nodeId, version FROM factor ORDER BY name COLLATE NOCASE, id').all() as FactorRow[];
}

export function factorRow(database: Readable, id: string): FactorRow | null {
  return (database.prepare('SELECT id, name, note, opposite_id AS oppositeId, node_id AS nodeId, version FROM factor WHERE id = ?').get(id) as FactorRow | undefined) ?? null;
}

/**
 * Whoever works blind is offered factors of their own links alone, and those that nobody has used: what others called a cause tells how they read.
 */
export function listFactors(database: Readable, by: string | null): Factor[] {
  const used = new Map<string, number>();
  for (const { causeId, effectId } of causalRows(database, { by })) for (const id of [causeId, effectId]) used.set(id, (used.get(id) ?? 0) + 1);
  const others = by === null ? new Set<string>() : new Set(database.prepare('SELECT cause_id FROM causal_link WHERE coder_id <> @by UNION SELECT effect_id FROM causal_link WHERE coder_id <> @by').pluck().all({ by }) as string[]);
  const shown = factorRows(database).filter(({ id }) => used.has(id) || !others.has(id));
  const ids = new Set(shown.map(({ id }) => id));
  return shown.map(({ version, ...row }) => ({ ...row, oppositeId: row.oppositeId !== null && ids.has(row.oppositeId) ? row.oppositeId : null, links: used.get(row.id) ?? 0, version }));
}

/** The stored rows that name a factor, also those of sources that were removed and may come back: what has to follow when factors become one. */
export function rowsNaming(database: Readable, factorId: string): { id: string; causeId: string; effectId: string; sourceId: string; revisionId: string; start: number; end: number; coderId: string; at: string; note: string }[] {
  return database
    .prepare('SELECT id, cause_id AS causeId, effect_id AS effectId, source_id AS sourceId, revision_id AS revisionId, start, "end", coder_id AS coderId, at, note FROM causal_link WHERE cause_id = @factorId OR effect_id = @factorId ORDER BY at, id')
    .all({ factorId }) as ReturnType<typeof rowsNaming>;
}

/**
 * For links of a theory, which sources tell them, and by which causal links: those from a factor that was said to be the one place of the theory (or the opposite of one) to a
 * factor that was said to be the other. How many tell it says nothing about whether it is so. `by`: one coder's links alone (blind mode; `onlyOf`).
 */
export function toldByOfLinks(database: Readable, links: readonly { id: string; fromId: string; toId: string }[], by: string | null): Map<string, { sources: number; sourceIds: string[]; linkIds: string[] }> {
  const factors = new Map(factorRows(database).map((factor) => [factor.id, factor]));
  const nodeOf = (factorId: string): string | null => {
    const factor = factors.get(factorId);
    return factor?.nodeId ?? (factor?.oppositeId == null ? null : (factors.get(factor.oppositeId)?.nodeId ?? null));
  };
  const told = new Map<string, { sources: Set<string>; linkIds: string[] }>();
  if ([...factors.values()].some(({ nodeId }) => nodeId !== null)) {
    for (const { id, causeId, effectId, sourceId, left } of causalRows(database, { by })) {
      const [from, to] = [nodeOf(causeId), nodeOf(effectId)];
      if (left || from === null || to === null) continue;
      const key = `${from} ${to}`;
      const known = told.get(key) ?? { sources: new Set<string>(), linkIds: [] };
      told.set(key, known);
      known.sources.add(sourceId);
      known.linkIds.push(id);
    }
  }
  return new Map(links.map(({ id, fromId, toId }) => {
    const known = told.get(`${fromId} ${toId}`);
    return [id, { sources: known?.sources.size ?? 0, sourceIds: [...(known?.sources ?? [])], linkIds: known?.linkIds ?? [] }];
  }));
}
