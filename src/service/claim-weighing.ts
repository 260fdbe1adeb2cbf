/** Confidence in a claim by Bayes' rule, from the items of evidence whose chances somebody has written down. */
import { lookedInVain } from '../domain/claims/bearing.ts';
import { packagesOf, type Together } from '../domain/claims/sharing.ts';
import { usualRho, weighEvidence, type WeighedItem } from '../domain/claims/weigh-evidence.ts';
import { numberOfItems, packageName, weighingMissing, type WeighingStanding } from '../domain/claims/weighing-in-words.ts';
import type { Weighing } from '../contract/index.ts';
import type { ClaimRow } from '../vault/claims.ts';
import { readCoder } from '../vault/team.ts';
import { originsOf } from './claim-record.ts';
import { claimNow, type EvidenceNow } from './claim-standing.ts';
import type { Context } from './context.ts';
import { beginReading, type Reading } from './evidence.ts';

/** Chances can be weighed of what was looked for and is still what was chosen. */
const canBeWeighed = ({ row, stale }: EvidenceNow): boolean => row.expectation?.chances != null && (row.expectation.looked === 'found' || lookedInVain(row.expectation)) && !stale?.gone;

export function weighClaim(context: Context, claim: ClaimRow, rho: number = usualRho): Weighing {
  const reading = beginReading(context);
  // A claim is weighed against its not holding: what bears on a rival bears on that.
  const own = claimNow(reading, claim).evidence.filter(({ row }) => row.rivalId === null);
  const weighed = own.filter(canBeWeighed);
  const together = packagesOf(weighed.map((item) => originsOf(reading, item)));
  const nameOf = new Map(together.flatMap((one, index) => one.ids.map((id) => [id, String(index).padStart(4, '0')])));
  const items = weighed.map(({ row }): WeighedItem => {
    const { sensitivity, falseAlarm, isInterpretive } = row.expectation!.chances!;
    return { id: row.id, sensitivity, falseAlarm, isInterpretive, found: row.expectation!.looked === 'found', package: nameOf.get(row.id)! };
  });
  const { packages, confidence } = weighEvidence(items, rho);
  const { missing, notes } = weighingMissing(own.map((item): WeighingStanding => ({ ...standingOf(context, item), isWeighed: weighed.includes(item) })), together.filter(({ ids }) => ids.length > 1).length, packages.some(({ capped }) => capped));
  return {
    posteriors: missing.length > 0 ? [] : confidence,
    packages: packages.map(({ name, ids, ratio, decibels, effective, capped }) => ({
      evidenceIds: [...ids], name: nameFor(reading, together[Number(name)]!), ratio, rho, effective, capped,
      // A ratio of nothing at all has no logarithm; a thousand to the tenth says as much.
      decibels: Math.max(-300, decibels),
    })),
    missing,
    notes,
  };
}

function standingOf({ database }: Context, { row, stale }: EvidenceNow): Omit<WeighingStanding, 'isWeighed'> {
  return { expectation: row.expectation, coder: readCoder(database, row.coderId)?.name ?? '', isGone: stale?.gone ?? false };
}

/** A package under what its items share. */
function nameFor({ passages, event, dataset }: Reading, { tie, key, ids }: Together): string {
  if (tie === 'source') return packageName(tie, passages.source(key)?.title ?? null);
  if (tie === 'event') return packageName(tie, event(key)?.title ?? null);
  if (tie === 'data') return packageName(tie, dataset(key)?.name ?? null);
  return tie === null ? numberOfItems(ids.length) : packageName(tie, tie === 'person' ? null : key);
}
