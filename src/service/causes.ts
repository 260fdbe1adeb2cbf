/** What people say leads to what: coding it, putting factors in order, and looking at it. */
import type { CausalLink, Parsed } from '../contract/index.ts';
import { findByName } from '../domain/codebook/names.ts';
import { passageOf } from '../domain/coding/passage.ts';
import { joinMemos } from '../domain/coding/memos.ts';
import { Refusal } from '../domain/refusal.ts';
import { counted } from '../domain/reports/sentences.ts';
import { type CausalRow, causalReader, causalRow, causalRows, factorRow, type FactorRow, factorRows, listFactors, rowsNaming } from '../vault/causes.ts';
import type { Change } from '../vault/change.ts';
import { quoteHash } from '../vault/coding.ts';
import type { Readable } from '../vault/open.ts';
import { passageReader } from '../vault/passage.ts';
import { causesExportHandlers } from './causes-export.ts';
import { causalMapOf, compareOf, pathsOf, readCausal, viewOf } from './causes-view.ts';
import type { Context, Handlers } from './context.ts';
import { onlyOf, requireText } from './put-codings.ts';
import { given, inShort, notHere, requireNotWithdrawn } from './references.ts';

/** How many links are answered when nothing is said. */
const usualLimit = 500;

const requireFactor = (database: Readable, id: string): FactorRow => factorRow(database, id) ?? notHere('factor', id);

function requireLink({ database, coderId }: Pick<Context, 'database' | 'coderId'>, id: string): CausalRow {
  const row = causalRow(database, id, onlyOf(database, coderId));
  if (!row) throw new Refusal('not-found', 'That causal link is no longer here. Nothing was changed.', { linkId: id });
  return row;
}

/** "General; detail" with one blank after each semicolon, and no empty part. */
function tidyName(name: string): string {
  const parts = name.split(';').map((part) => part.replace(/\s+/g, ' ').trim()).filter(Boolean);
  if (parts.length === 0) throw new Refusal('bad-input', 'A factor needs a name: what it is that leads to something, or that something leads to. Nothing was changed.');
  return parts.join('; ');
}

/** The factor that was chosen, or the one that bears the name; one that is not there yet is made. */
function factorFor(change: Change, chosen: Parsed<'causes.code'>['cause']): FactorRow {
  if ('id' in chosen) return requireFactor(change.database, chosen.id);
  const name = tidyName(chosen.name);
  const known = findByName(factorRows(change.database), name);
  if (known) return known;
  const factor: FactorRow = { id: change.newId(), name, note: '', oppositeId: null, nodeId: null, version: 1 };
  change.insert('factor', { id: factor.id, name, note: '', opposite_id: null, node_id: null, version: 1 });
  return factor;
}

function refuseItself(cause: FactorRow, effect: FactorRow): void {
  if (cause.id === effect.id) throw new Refusal('not-allowed', `“${inShort(cause.name)}” can't be cause and effect of one link. Nothing was changed. Name what it leads to, or split it in two: “general; detail”.`);
}

const label = (cause: FactorRow, effect: FactorRow): string => `“${inShort(cause.name, 40)}” leads to “${inShort(effect.name, 40)}”`;

function codeLink(change: Change, { passage, cause: causeGiven, effect: effectGiven, polarity, how, blindfold, note }: Parsed<'causes.code'>): { id: string; version: number } {
  const { database } = change;
  const open = requireText(database, passage.sourceId);
  const words = passageOf(open.text, passage.start, passage.end);
  requireNotWithdrawn(passageReader(database).speakers(passage.sourceId, passage.start, passage.end));
  const [cause, effect] = [factorFor(change, causeGiven), factorFor(change, effectGiven)];
  refuseItself(cause, effect);
  change.describe(`Coded that ${label(cause, effect)}`);
  // The same said twice of the same words is said once; what is given now replaces what was said then.
  const same = causalRows(database, { sourceId: passage.sourceId, factorId: cause.id, by: change.coderId }).find(
    (row) => row.causeId === cause.id && row.effectId === effect.id && row.revisionId === open.revisionId && row.start === passage.start && row.end === passage.end,
  );
  if (same) return { id: same.id, version: change.update('causal_link', same.id, given({ polarity, how, blindfold, note: note?.trim() === '' ? undefined : note })) };
  const id = change.newId();
  change.insert('causal_link', {
    id, cause_id: cause.id, effect_id: effect.id, polarity: polarity ?? 'unclear', how: how ?? 'unattributed', blindfold: blindfold ?? 'neither', note: note ?? '',
    source_id: passage.sourceId, revision_id: open.revisionId, start: passage.start, end: passage.end, quote_hash: quoteHash(words), coder_id: change.coderId, at: change.at, version: 1,
  });
  return { id, version: 1 };
}

/** An opposite is said once and of a pair: else two that are turned round would be turned back. */
function refuseOpposite(database: Readable, factor: FactorRow, oppositeId: string): void {
  const other = requireFactor(database, oppositeId);
  if (other.id === factor.id) throw new Refusal('not-allowed', 'A factor is not its own opposite. Nothing was changed.');
  if (other.oppositeId !== null) throw new Refusal('not-allowed', `“${inShort(other.name)}” is itself said to be the opposite of another factor. Nothing was changed. Choose that one, or take its opposite away first.`, { factorId: other.id });
  const pointing = factorRows(database).find((one) => one.oppositeId === factor.id);
  if (pointing) throw new Refusal('not-allowed', `“${inShort(pointing.name)}” is said to be the opposite of “${inShort(factor.name)}” already. Nothing was changed. Take that away first.`, { factorId: pointing.id });
}

function refuseNoNode(database: Readable, nodeId: string): void {
  if (database.prepare('SELECT 1 FROM theory_node WHERE id = ?').get(nodeId) === undefined) notHere('place of a theory', nodeId);
}

function mergeFactors(change: Change, keep: FactorRow, give: FactorRow): void {
  const { database } = change;
  if (keep.id === give.id) throw new Refusal('bad-input', 'Those are one factor already. Nothing was changed.');
  const rows = rowsNaming(database, give.id);
  if (rows.some(({ causeId, effectId }) => causeId === keep.id || effectId === keep.id)) {
    throw new Refusal('not-allowed', `Somebody is coded as saying that “${inShort(keep.name)}” and “${inShort(give.name)}” lead to each other, so they can't be one. Nothing was changed. Change that link first.`, { factorIds: [keep.id, give.id] });
  }
  const standsAs = (row: (typeof rows)[number]): string => [row.causeId, row.effectId, row.revisionId, row.start, row.end, row.coderId].join(' ');
  const known = new Map(rowsNaming(database, keep.id).map((row) => [standsAs(row), row]));
  for (const row of rows) {
    const to = { ...row, causeId: row.causeId === give.id ? keep.id : row.causeId, effectId: row.effectId === give.id ? keep.id : row.effectId };
    const same = known.get(standsAs(to));
    if (same) {
      // One coder's one reading of the same words, now under one name: it is said once.
      change.update('causal_link', same.id, { note: joinMemos(same.note, row.note) });
      change.remove('causal_link', row.id);
    } else {
      known.set(standsAs(to), to);
      change.update('causal_link', row.id, { cause_id: to.causeId, effect_id: to.effectId });
    }
  }
  for (const factor of factorRows(database)) if (factor.oppositeId === give.id) change.update('factor', factor.id, { opposite_id: factor.id === keep.id || keep.oppositeId !== null ? null : keep.id });
  change.remove('factor', give.id);
  change.update('factor', keep.id, { note: joinMemos(keep.note, give.note), node_id: keep.nodeId ?? give.nodeId });
}

export const causesHandlers = {
  'causes.factors': ({ database, coderId }) => ({ factors: listFactors(database, onlyOf(database, coderId)) }),
  'causes.links': (context, { sourceId, factorId, ids, filter, limit = usualLimit }) => {
    const { database, coderId } = context;
    if (sourceId !== undefined) requireText(database, sourceId);
    if (factorId !== undefined) requireFactor(database, factorId);
    const rows = causalRows(database, { sourceId, factorId, by: onlyOf(database, coderId) });
    const wanted = ids && new Set(ids);
    const inView = filter && new Set(viewOf(context, readCausal(context), filter).rows.map(({ id }) => id));
    const found = rows.filter(({ id }) => (!wanted || wanted.has(id)) && (!inView || inView.has(id)));
    const read = causalReader(database);
    return { links: found.slice(0, limit).map((row): CausalLink => read(row)), total: found.length };
  },
  'causes.code': ({ change }, input) => codeLink(change, input),
  'causes.edit': (context, { id, expectedVersion, causeId, effectId, ...fields }) => {
    const { change, database } = context;
    const link = requireLink(context, id);
    const [cause, effect] = [requireFactor(database, causeId ?? link.causeId), requireFactor(database, effectId ?? link.effectId)];
    refuseItself(cause, effect);
    const version = change.update('causal_link', id, given({ cause_id: causeId, effect_id: effectId, ...fields }), expectedVersion);
    change.describe(`Changed a causal link: ${label(cause, effect)}`);
    return { id, version };
  },
  'causes.remove': (context, { id }) => {
    const { change, database } = context;
    const { causeId, effectId } = requireLink(context, id);
    change.remove('causal_link', id);
    change.describe(`Took a causal link away: ${label(requireFactor(database, causeId), requireFactor(database, effectId))}`);
    return {};
  },
  'causes.editFactor': ({ change, database }, { id, expectedVersion, name, note, oppositeId, nodeId }) => {
    const factor = requireFactor(database, id);
    const tidy = name === undefined ? undefined : tidyName(name);
    const taken = tidy === undefined ? undefined : findByName(factorRows(database).filter((one) => one.id !== id), tidy);
    if (taken) throw new Refusal('not-allowed', `There is a factor called “${inShort(taken.name)}” already. Nothing was changed. Choose another name, or make the two one.`, { factorId: taken.id });
    if (oppositeId != null) refuseOpposite(database, factor, oppositeId);
    if (nodeId != null) refuseNoNode(database, nodeId);
    const version = change.update('factor', id, given({ name: tidy, note, opposite_id: oppositeId, node_id: nodeId }), expectedVersion);
    change.describe(`Changed the factor “${inShort(tidy ?? factor.name)}”`);
    return { id, version };
  },
  'causes.mergeFactors': ({ change, database }, { keepId, giveId }) => {
    const [keep, give] = [requireFactor(database, keepId), requireFactor(database, giveId)];
    mergeFactors(change, keep, give);
    change.describe(`Made “${inShort(give.name, 40)}” one with “${inShort(keep.name, 40)}”`);
    return {};
  },
  'causes.removeFactor': ({ change, database }, { id }) => {
    const factor = requireFactor(database, id);
    const naming = rowsNaming(database, id).length;
    if (naming > 0) throw new Refusal('not-allowed', `${counted(naming, 'causal link')} still ${naming === 1 ? 'names' : 'name'} “${inShort(factor.name)}” (also of sources that were taken out, or that you don't see). Nothing was changed. Give those another factor, or make this one with another.`, { factorId: id });
    for (const other of factorRows(database)) if (other.oppositeId === id) change.update('factor', other.id, { opposite_id: null });
    change.remove('factor', id);
    change.describe(`Removed the factor “${inShort(factor.name)}”`);
    return {};
  },
  'causes.map': (context, { filter }) => causalMapOf(context, filter),
  'causes.paths': (context, input) => pathsOf(context, input),
  'causes.compare': (context, input) => compareOf(context, input),
  ...causesExportHandlers,
} satisfies Handlers<'causes'>;
