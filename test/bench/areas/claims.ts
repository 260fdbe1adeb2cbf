import { claimsVault } from '../claims-ground.ts';
import type { Ground } from '../ground.ts';
import { inTurns, median, timed } from '../measure.ts';
import { row, type Row } from '../rows.ts';

/** People wait for each of these at the click. */
const promise = 500;

/** For each claim how much speaks for it, how much against it, and how much still carries its code: less than a standing asks, without texts, people or pins. */
const standing = `SELECT i.claim, sum(1 - i.against), sum(i.against), sum(i.source IS NULL OR EXISTS (SELECT 1 FROM coding k WHERE k.source = i.source AND k.code = i.code AND k.start < i."end" AND k."end" > i.start)) FROM item i GROUP BY i.claim`;

/** A claim opened, the standing of all of them after a withdrawal, and the evidence matrix, against counts in the SQL of a plain database. */
export async function* claims(ground: Ground): AsyncGenerator<Row> {
  const { vault, claimIds, evidence, voiceIds, plain } = await claimsVault(ground);
  const size = `${claimIds.length.toLocaleString('en-GB')} claims with ${evidence.toLocaleString('en-GB')} items of evidence`;
  const sql = plain.prepare(standing);
  const against = 'counts in a plain database';
  const { turns } = ground.size;

  const listed = await vault.call('claims.list', {});
  const [own, theirs] = [listed.claims.reduce((sum, one) => sum + one.against, 0), (sql.raw().all() as [number, number, number, number][]).reduce((sum, [, , count]) => sum + count, 0)];
  if (own !== theirs || listed.claims.some(({ stale }) => stale > 0)) throw new Error(`The two ways don't agree: ${own} and ${theirs} against, or something is stale.`);
  yield row('claims', `opening a claim, ${size}`, against, { ...(await inTurns(turns * 3, (turn) => vault.call('claims.get', { id: claimIds[(turn * 37) % claimIds.length]! }), () => sql.all(), 2)), unit: 'ms', budget: 2, promise });
  yield row('claims', `the standing of all claims, ${size}`, against, { ...(await inTurns(turns, () => vault.call('claims.list', {}), () => sql.all())), unit: 'ms', budget: 12, promise });

  const times: number[] = [];
  let stale = 0;
  for (let turn = 0; turn < turns; turn += 1) {
    const consent = { audiences: { team: 'unknown', board: 'unknown', partners: 'unknown', public: 'unknown' }, attribution: 'none', until: null, note: '' } as const;
    const id = voiceIds[(turn * 5) % voiceIds.length]!;
    await vault.call('voices.setConsent', { id, consent: { ...consent, state: 'withdrawn' } });
    times.push(await timed(async () => {
      stale += (await vault.call('claims.list', {})).claims.reduce((sum, one) => sum + one.stale, 0);
    }));
    await vault.call('voices.setConsent', { id, consent: { ...consent, state: 'unknown' } });
  }
  if (stale === 0) throw new Error('Nothing became stale after a withdrawal.');
  yield row('claims', `the standing of all claims after a withdrawal, ${size}`, against, { value: median(times), baseline: median([await timed(() => sql.all()), await timed(() => sql.all()), await timed(() => sql.all())]), unit: 'ms', budget: 12, promise });

  for (const columns of ['groups', 'sources', 'kinds'] as const) {
    yield row('claims', `the evidence matrix by ${columns}, ${size}`, against, { ...(await inTurns(turns, () => vault.call('claims.matrix', { rows: 'claims', columns }), () => sql.all())), unit: 'ms', budget: 12, promise });
  }
}
