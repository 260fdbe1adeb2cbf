import type { Difference } from '../contract/index.ts';
import { differencesIn, type FoundDifference } from '../domain/agreement/differences.ts';
import { Refusal } from '../domain/refusal.ts';
import { blindCoders, hasSettlement, passagesOf, quoteReader, readersBySource, readingsBySource, type Settlement, settlementsIn, sourcesHere } from '../vault/agreement.ts';
import { listCodings } from '../vault/coding.ts';
import type { Readable } from '../vault/open.ts';
import { isBlind, readCoder } from '../vault/team.ts';
import { agreementFigures } from './agreement-figures.ts';
import type { Context, Handlers } from './context.ts';
import { requireText } from './put-codings.ts';
import { notHere } from './references.ts';
import { settle } from './settle.ts';

/** Whoever works in blind mode compares nothing: every comparison tells how others read. */
export function refuseBlind({ database, coderId }: Pick<Context, 'database' | 'coderId'>): void {
  if (!isBlind(database, coderId)) return;
  throw new Refusal('not-allowed', "You are working blind: others' codings are hidden from you, so readings can't be compared yet. Nothing was changed. When you have finished reading, reveal them in Two readings.");
}

const mostAtOnce = 1000;

/** Differences of some sources, those that are open and those that were settled, in the order of the sources and their texts. */
function differencesOf(database: Readable, coderIds: readonly string[], sourceIds: readonly string[] | undefined): (Omit<Difference, 'quote'> & { sourceId: string; start: number; end: number })[] {
  const bySource = Map.groupBy(passagesOf(database, { coderIds, sourceIds }), (passage) => passage.sourceId);
  const settledIn = Map.groupBy(
    settlementsIn(database, sourceIds).filter((one) => one.isCurrent),
    (settlement) => settlement.sourceId,
  );
  const readers = readersBySource(database, sourceIds);
  return sourcesHere(database, new Set([...bySource.keys(), ...settledIn.keys()])).flatMap(({ id }) => {
    const passages = bySource.get(id) ?? [];
    const open = differencesIn(passages, coderIds.filter((coderId) => readers.get(id)?.has(coderId)));
    return withSettled(open, settledIn.get(id) ?? [], coderIds).map((difference) => ({ ...difference, sourceId: id }));
  });
}

type Listed = Omit<Difference, 'quote'> & { start: number; end: number };

/** Open differences, each with the decision to differ that was made about it, and decided ones that no longer show in the codings, as they were before. */
function withSettled(open: readonly FoundDifference[], settlements: readonly Settlement[], coderIds: readonly string[]): Listed[] {
  const concerned = settlements.filter((settlement) => settlement.coders.filter((coder) => coderIds.includes(coder)).length > 1);
  const told = ({ id, decision, reason, coderId, at, version }: Settlement): Difference['settlement'] => ({ id, decision, reason, coderId, at, version });
  const overlap = (one: { codeId: string; start: number; end: number }, other: { codeId: string; start: number; end: number }): boolean => one.codeId === other.codeId && one.start < other.end && other.start < one.end;
  const listed = open.map((difference): Listed => {
    const toDiffer = concerned.find(
      (one) => one.decision === 'agree to differ' && one.codeId === difference.codeId && one.start === difference.start && one.end === difference.end && [...difference.coded, ...difference.left].every((coder) => one.coders.includes(coder)),
    );
    return { ...difference, settlement: toDiffer ? told(toDiffer) : null };
  });
  // Newest first: what an earlier decision said of the same words is history.
  const gone: Listed[] = [];
  for (const settlement of concerned) {
    if (settlement.decision === 'agree to differ' || [...open, ...gone].some((other) => overlap(other, settlement))) continue;
    const coded = settlement.coders.filter((coder) => settlement.before.some((reading) => reading.coderId === coder));
    gone.push({
      key: `settled:${settlement.id}`,
      codeId: settlement.codeId,
      start: settlement.start,
      end: settlement.end,
      coded,
      left: settlement.coders.filter((coder) => !coded.includes(coder)),
      readings: settlement.before.map(({ coderId, start, end }) => ({ coderId, start, end })),
      settlement: told(settlement),
    });
  }
  return [...listed, ...gone].toSorted((one, other) => one.start - other.start || one.end - other.end || (one.key < other.key ? -1 : 1));
}

function withQuotes(database: Readable, found: readonly (Listed & { sourceId: string })[]): Difference[] {
  const quoteOf = quoteReader(database);
  return found.map(({ sourceId, start, end, ...difference }) => ({ ...difference, quote: quoteOf({ sourceId, start, end }) }));
}

export const agreementHandlers = {
  'agreement.figures': (context, asked) => {
    refuseBlind(context);
    return agreementFigures(context, asked);
  },
  'agreement.readings': (context) => {
    refuseBlind(context);
    const counts = new Map(readingsBySource(context.database).map(({ sourceId, coderId, codings }) => [`${sourceId} ${coderId}`, codings]));
    return { sources: [...readersBySource(context.database)].map(([sourceId, readers]) => ({ sourceId, readers: [...readers].toSorted().map((coderId) => ({ coderId, codings: counts.get(`${sourceId} ${coderId}`) ?? 0 })) })) };
  },
  'agreement.compare': (context, { sourceId, coderIds }) => {
    refuseBlind(context);
    const { database } = context;
    requireText(database, sourceId);
    return {
      codings: listCodings(database, sourceId).filter((coding) => coderIds.includes(coding.coderId)),
      differences: withQuotes(database, differencesOf(database, coderIds, [sourceId])),
    };
  },
  'agreement.differences': (context, { coderIds, sourceIds, codeIds, limit = mostAtOnce }) => {
    refuseBlind(context);
    const { database } = context;
    const found = differencesOf(database, coderIds, sourceIds).filter((difference) => codeIds?.includes(difference.codeId) ?? true);
    return { differences: withQuotes(database, found.slice(0, limit)), total: found.length, settled: found.filter((difference) => difference.settlement !== null).length };
  },
  'agreement.settle': (context, decided) => {
    refuseBlind(context);
    return settle(context, decided);
  },
  'agreement.unsettle': (context, { id }) => {
    refuseBlind(context);
    if (!hasSettlement(context.database, id)) notHere('settled difference', id);
    context.change.remove('settlement', id);
    context.change.describe('Opened a settled difference again');
    return {};
  },
  'agreement.blind': ({ database }) => ({ coders: blindCoders(database) }),
  'agreement.setBlind': ({ change, database, coderId }, { blind, reason }) => {
    const { name } = readCoder(database, coderId)!;
    change.update('coder', coderId, { blind: blind ? 1 : 0 });
    change.describe(blind ? `${name} works blind: others' codings are hidden` : `${name} revealed others' codings${reason ? `: ${reason}` : ''}`);
    return {};
  },
} satisfies Handlers<'agreement'>;
