/** What of the causal links is looked at: read, narrowed by a filter, and counted. Nothing here alters the coding. */
import type { CausalFilter, CausalMap, Output, Parsed } from '../contract/index.ts';
import { type CodedLink, linksInView, mapOf } from '../domain/causes/causal-map.ts';
import type { ToldLink } from '../domain/causes/bundles.ts';
import { connect } from '../domain/causes/connection.ts';
import { baseOf } from '../domain/questions/base.ts';
import { type Ground, indexOf } from '../domain/questions/ground.ts';
import { turnsTouched } from '../domain/questions/passages.ts';
import { isInScope, scopeOf, type Scope } from '../domain/questions/scope.ts';
import { type CausalRow, causalRows, factorRows, staleAmong } from '../vault/causes.ts';
import { readGround } from '../vault/questions-ground.ts';
import type { Context } from './context.ts';
import { onlyOf } from './put-codings.ts';

type Reading = Pick<Context, 'database' | 'coderId'>;
type Placed = { row: CausalRow; source: number; turns: [number, number] };
/** What every answer about causal links starts from: read once. */
export type CausalGround = { readonly ground: Ground; readonly placed: readonly Placed[]; readonly by: string | null };

/** Links whose words are gone from the text stand in no count: there is nothing to look at. */
export function readCausal({ database, coderId }: Reading): CausalGround {
  const by = onlyOf(database, coderId);
  const ground = readGround(database);
  const placed = causalRows(database, { by }).flatMap((row): Placed[] => {
    const source = row.left ? -1 : indexOf(ground.sources, row.sourceId);
    return source < 0 ? [] : [{ row, source, turns: turnsTouched(ground, source, row.start, row.end) }];
  });
  return { ground, placed, by };
}

const scopeFor = ({ ground, by }: CausalGround, restriction: CausalFilter['restriction'], withdrawnVoices = false): Scope => scopeOf(ground, restriction, { onlyCoderId: by, withdrawnVoices });
/** `turnsTouched` answers -1 where nobody speaks. */
const isIn = (ground: Ground, scope: Scope) => ({ row, source, turns }: Placed): boolean => scope.coder[indexOf(ground.coders, row.coderId)] === 1 && isInScope(ground, scope, source, ...turns);

export type View = { readonly rows: readonly CausalRow[]; readonly links: readonly ToldLink[]; readonly scope: Scope };

/** The rows and links of a filter; `only` narrows further, as by a group. */
export function viewOf(context: Reading, causal: CausalGround, filter: CausalFilter = {}, restriction = filter.restriction): View {
  const scope = scopeFor(causal, restriction);
  const rows = causal.placed.filter(isIn(causal.ground, scope)).map(({ row }) => row);
  const links = linksInView(rows satisfies CodedLink[], factorRows(context.database), filter);
  const seen = new Set(links.map(({ id }) => id));
  return { rows: rows.filter(({ id }) => seen.has(id)), links, scope };
}

function mapOfView({ database }: Reading, { ground }: CausalGround, { rows, links, scope }: View, filter: CausalFilter = {}): CausalMap {
  const base = baseOf(ground, scope, filter.restriction?.interviewers === true);
  const seen = new Set(links.map(({ id }) => id));
  return mapOf(links, { outOf: base.sources, base: base.sentence, stale: staleAmong(database, rows.filter(({ id }) => seen.has(id))), leastSources: filter.leastSources });
}

export function causalMapOf(context: Reading, filter: CausalFilter | undefined): CausalMap {
  const causal = readCausal(context);
  return mapOfView(context, causal, viewOf(context, causal, filter), filter);
}

export function pathsOf(context: Reading, { from, to, most, bySource, filter = {} }: Parsed<'causes.paths'>): Output<'causes.paths'> {
  const causal = readCausal(context);
  const view = viewOf(context, causal, filter);
  const { paths, more, links, robustness, sentence } = connect(view.links, { from, to, most, bySource });
  return { paths: paths.map(({ factors, sourceIds, weakest }) => ({ factors: [...factors], sourceIds: [...sourceIds], weakest })), more, map: mapOfView(context, causal, { ...view, links }, filter), robustness, sentence };
}

const noneKey = 'none';

/** For each group or place the links that its people tell. A link that people of two groups tell together counts with both; a place counts with those in it. */
export function compareOf(context: Reading, { by, filter = {} }: Parsed<'causes.compare'>): Output<'causes.compare'> {
  const causal = readCausal(context);
  const { ground } = causal;
  const all = viewOf(context, causal, filter);
  const within = filter.restriction ?? {};
  const spoken = new Set(ground.voices.map(({ group }) => group).filter((group) => group !== ''));
  const asked =
    by === 'group'
      ? [...ground.groups, ...[...spoken].filter((group) => !ground.groups.includes(group)).toSorted()].filter((group) => !within.groups?.length || within.groups.includes(group)).map((group) => ({ key: group, name: group, restriction: { ...within, groups: [group] } }))
      : ground.places.filter(({ id }) => !within.placeIds?.length || within.placeIds.includes(id)).map(({ id, name }) => ({ key: id, name, restriction: { ...within, placeIds: [id] } }));
  // Enough sources are asked for over everybody, so that a bundle does not fall out where its tellers are of several groups.
  const { leastSources: _, ...open } = filter;
  const kept = new Set(all.links.map(({ id }) => id));
  const told = new Set<string>();
  const parts = asked.map(({ key, name, restriction }) => {
    const view = viewOf(context, causal, open, restriction);
    const links = view.links.filter(({ id }) => kept.has(id));
    for (const { id } of links) told.add(id);
    return { key, name, map: mapOfView(context, causal, { ...view, links }, filter) };
  });
  const rest = all.links.filter(({ id }) => !told.has(id));
  if (rest.length > 0) parts.push({ key: noneKey, name: by === 'group' ? 'Group not known' : 'Place not known', map: mapOfView(context, causal, { ...all, links: rest }, filter) });
  return { parts };
}

export type { CausalRow };
