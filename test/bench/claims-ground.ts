/** A thousand claims with fifty items of evidence each, written straight into the tables of a vault full of coded conversations; and the same in a plain database. Invented words. */
import { v7 as uuid } from 'uuid';
import type Database from 'better-sqlite3';
import { seededRandom } from '../../src/domain/flows/seeded-random.ts';
import { quoteHash } from '../../src/vault/coding.ts';
import { openWritable } from '../../src/vault/open.ts';
import { databaseFile } from '../../src/vault/vault.ts';
import { type Coded, codedVault } from './coded-ground.ts';
import { type Ground, type OpenVault, passphrase } from './ground.ts';

export type Claimed = { vault: OpenVault; claimIds: readonly string[]; evidence: number; voiceIds: readonly string[]; plain: Database.Database };

const evidenceEach = 50;
const made = new WeakMap<Ground, Promise<Claimed>>();

/** The vault, made once for all that ask it. */
export function claimsVault(ground: Ground): Promise<Claimed> {
  if (!made.has(ground)) made.set(ground, codedVault(ground).then((coded) => fill(ground, coded)));
  return made.get(ground)!;
}

type Passage = { id: number; sourceId: string; revisionId: string; start: number; end: number; codeId: string; name: string; source: number; code: number };

async function fill(ground: Ground, { vault, dataKey, plain, codes, coders }: Coded): Promise<Claimed> {
  const claimCount = ground.size.transcripts < 20 ? 12 : 1000;
  await vault.service.close();
  const database = openWritable(databaseFile(vault.path), dataKey);
  const random = seededRandom(1_000);
  const at = '2024-06-02T09:00:00.000Z';
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const insertInto = (table: string, columns: string): ((...values: unknown[]) => void) => {
    const statement = database.prepare(`INSERT INTO ${table} (${columns}) VALUES (${columns.split(',').map(() => '?').join(',')})`);
    return (...values) => void statement.run(...values);
  };
  plain.exec('CREATE TABLE item (claim INTEGER NOT NULL, against INTEGER NOT NULL, source INTEGER, start INTEGER, "end" INTEGER, code INTEGER) STRICT');
  const putPlain = plain.prepare('INSERT INTO item VALUES (?, ?, ?, ?, ?, ?)');
  const passages = database.prepare('SELECT k.id, k.source_id AS sourceId, k.revision_id AS revisionId, k.start, k."end", k.code_id AS codeId, c.name FROM coding k JOIN code c ON c.id = k.code_id').all() as Passage[];
  const sourceIds = database.prepare('SELECT id FROM source WHERE removed = 0 ORDER BY title').pluck().all() as string[];
  const sourceNumber = new Map(sourceIds.map((id, number) => [id, number]));
  const codeNumber = new Map(codes.map((id, number) => [id, number]));
  const texts = new Map((database.prepare('SELECT id, text FROM revision').all() as { id: string; text: string }[]).map(({ id, text }) => [id, text]));
  const voiceIds = database.prepare('SELECT id FROM voice ORDER BY id').pluck().all() as string[];
  const claimIds = Array.from({ length: claimCount }, () => uuid());
  plain.exec('BEGIN');
  database.transaction(() => {
    const date = JSON.stringify({ from: '2023-05-01', to: '2023-06-01', precision: 'month', text: 'May 2023' });
    const indicators = Array.from({ length: 20 }, () => uuid());
    const indicator = insertInto('indicator', 'id, wording, groups, outcome_ids, place_id, element, note, position, version');
    indicators.forEach((id, number) => indicator(id, `We have sign ${number + 1}`, '["Group 1"]', '[]', null, '', '', number, 1));
    const events = Array.from({ length: 200 }, () => uuid());
    const event = insertInto('dated_event', 'id, title, kind, date, date_from, place_id, description, known_from, version');
    events.forEach((id, number) => event(id, `Event ${number + 1}`, '', date, '2023-05-01', null, '', '', 1));
    const eventPin = (number: number) => ({ kind: 'event', title: `Event ${number + 1}`, date: JSON.parse(date), placeId: null, proseHash: quoteHash(JSON.stringify(['', '', ''])) });
    const signs = Array.from({ length: 200 }, () => uuid());
    const sign = insertInto('sign', 'id, indicator_id, kind, source_id, revision_id, start, "end", quote_hash, event_id, date, date_from, polarity, expected, place_id, observed_by, note, coder_id, version');
    signs.forEach((id, number) => sign(id, indicators[number % 20], 'event', null, null, null, null, null, events[number % 200], date, '2023-05-01', 'confirming', 'not said', null, '', '', coders[0], 1));
    const claim = insertInto('claim', 'id, statement, place_id, period, outcome_ids, indicator_ids, change_observed, programme_part, other_factors, unintended, rivals_search, counter_search, would_change_our_mind, status, rubric_id, ratings, at, version');
    const evidence = insertInto('evidence', 'id, claim_id, rival_id, side, target, pinned, reason, together, expectation, coder_id, at, position, version');
    const step = insertInto('claim_step', 'id, claim_id, what, node_id, date, place_id, event_ids, dose, "group", position, version');
    const rival = insertInto('rival', 'id, claim_id, statement, would_expect, verdict, reason, position, version');
    claimIds.forEach((claimId, number) => {
      claim(claimId, `Claim ${number + 1} of what contributed`, null, null, '[]', JSON.stringify([indicators[number % 20]]), 'Something changed.', 'A part of it.', '["Somebody stayed"]', '', '', '', '', 'draft', null, '[]', at, 1);
      rival(uuid(), claimId, 'Another explanation', '', 'weakened', 'It came later.', 1, 1);
      for (let index = 0; index < 3; index += 1) step(uuid(), claimId, `Step ${index + 1}`, null, null, null, JSON.stringify([events[(number + index) % 200]]), null, '', index + 1, 1);
      for (let index = 0; index < evidenceEach; index += 1) {
        const side = index % 7 === 0 ? 'against' : 'for';
        const put = (target: object, pinned: object): void => evidence(uuid(), claimId, null, side, JSON.stringify(target), JSON.stringify(pinned), 'It bears on it.', '', null, coders[0], at, index + 1, 1);
        const of = (number * evidenceEach + index) % 200;
        if (index % 5 === 4) {
          put({ kind: 'event', eventId: events[of] }, eventPin(of));
          putPlain.run(number, side === 'against' ? 1 : 0, null, null, null, null);
        } else if (index % 10 === 3) {
          put({ kind: 'sign', signId: signs[of] }, { kind: 'sign', indicatorId: indicators[of % 20], indicatorWording: `We have sign ${(of % 20) + 1}`, polarity: 'confirming', expected: 'not said', date: JSON.parse(date), placeId: null, proseHash: quoteHash(JSON.stringify(['', ''])), seen: { kind: 'event', event: eventPin(of) } });
          putPlain.run(number, side === 'against' ? 1 : 0, null, null, null, null);
        } else {
          const { sourceId, revisionId, start, end, codeId, name } = pick(passages);
          put({ kind: 'quote', sourceId, start, end }, { kind: 'quote', revisionId, quoteHash: quoteHash(texts.get(revisionId)!.slice(start, end)), codes: [{ id: codeId, name }] });
          putPlain.run(number, side === 'against' ? 1 : 0, sourceNumber.get(sourceId), start, end, codeNumber.get(codeId));
        }
      }
    });
  })();
  plain.exec('COMMIT; CREATE INDEX item_claim ON item(claim); ANALYZE');
  database.close();
  await vault.call('vault.unlock', { path: vault.path, passphrase });
  return { vault, claimIds, evidence: claimCount * evidenceEach, voiceIds, plain };
}
