import { listVoices } from '../../../src/vault/voices.ts';
import { listSources } from '../../../src/vault/sources.ts';
import { listCodes } from '../../../src/vault/codebook.ts';
import { migrate } from '../../../src/vault/migrations/index.ts';
import { openWritable } from '../../../src/vault/open.ts';
import { databaseFile } from '../../../src/vault/vault.ts';
import { type Input } from '../../../src/contract/index.ts';
import { relations } from '../../../src/contract/questions.ts';
import { type Coded, codedVault } from '../coded-ground.ts';
import { type Ground, passphrase } from '../ground.ts';
import { inTurns, median, timed } from '../measure.ts';
import { row, type Row } from '../rows.ts';
import { scanOf } from '../scan.ts';

/**
 * Where this was written a regular expression takes 40 ms over the five million words of a council. A question of two codes may take 200 ms there, and a whole matrix 500: so many times as long as a scan, which
 * answers neither.
 */
const [asLongAsAQuestion, asLongAsAMatrix] = [5, 12];
const [twoCodes, wholeMatrix] = [200, 500];

/** Somebody else than an interviewer speaks in it. */
const isAsked = (coding: string): string => `EXISTS (SELECT 1 FROM turn t WHERE t.source = ${coding}.source AND t.number >= ${coding}.first_turn AND t.number < ${coding}.last_turn AND t.interviewer = 0)`;
const overlapping = `SELECT count(*) FROM (SELECT DISTINCT a.source, a.start, a."end" FROM coding a JOIN coding b ON b.source = a.source AND b.start < a."end" AND b."end" > a.start WHERE a.code = ? AND b.code = ? AND ${isAsked('a')} AND ${isAsked('b')})`;
const pairs = `SELECT a.code AS one, b.code AS other, count(*) AS pairs FROM coding a JOIN coding b ON b.source = a.source AND b.start < a."end" AND b."end" > a.start AND b.rowid > a.rowid WHERE ${isAsked('a')} AND ${isAsked('b')} GROUP BY a.code, b.code`;

const byCode: Input<'questions.matrix'> = { rows: { by: 'code' }, columns: { by: 'code' }, count: 'codings' };

/** Questions of two codes and whole matrices, against the same in the SQL of a plain database and against a plain regular expression over all texts, as other programs look for things. */
export async function* questions(ground: Ground): AsyncGenerator<Row> {
  const coded = await codedVault(ground);
  const { vault, codes, plain, texts, codings } = coded;
  const size = `${codings.toLocaleString('en-GB')} codings in ${texts.length} sources`;
  const { turns } = ground.size;
  const pair = (turn: number): [number, number] => [turn % 40, (turn * 7 + 3) % 60];
  const ask = (turn: number) => {
    const [one, other] = pair(turn);
    return vault.call('questions.ask', { question: { find: { is: 'relation', how: 'overlaps', one: { is: 'code', codeId: codes[one]! }, other: { is: 'code', codeId: codes[other]! } } }, limit: 200 });
  };
  const sql = plain.prepare(overlapping).pluck();
  const askSql = (turn: number): number => sql.get(...pair(turn)) as number;
  const scan = scanOf(texts);

  yield await firstQuestion(coded, ground, () => ask(0), scan);
  yield await usable(coded, ground);
  // Both ways have to answer the same before it counts who is faster.
  for (const turn of [1, 2, 3]) {
    const [own, theirs] = [(await ask(turn)).counts.passages, askSql(turn)];
    if (own !== theirs) throw new Error(`The two ways don't agree: ${own} and ${theirs} passages.`);
  }
  yield row('questions', `two codes that overlap, ${size}`, 'SQL in a plain database', { ...(await inTurns(turns * 4, ask, askSql, 2)), unit: 'ms', budget: 10, promise: twoCodes });
  yield row('questions', `two codes that overlap, ${size}`, 'a regular expression over all texts', { ...(await inTurns(turns, ask, scan)), unit: 'ms', budget: asLongAsAQuestion, promise: twoCodes });
  yield await slowest(coded, ground, scan);
  const listed = plain.prepare('SELECT code, count(*), count(DISTINCT source) FROM coding GROUP BY code');
  yield row('questions', `the codebook with its counts, ${size}`, 'the counts from a plain database', { ...(await inTurns(turns * 3, () => vault.call('codebook.list', {}), () => listed.all(), 2)), unit: 'ms', budget: 8, promise: 50 });
  const near = (turn: number) => {
    const [one, other] = pair(turn);
    return vault.call('questions.ask', { question: { find: { is: 'relation', how: 'near', one: { is: 'code', codeId: codes[one]!, below: true }, other: { is: 'code', codeId: codes[other]!, below: true }, distance: { most: 30, unit: 'words' } } }, limit: 200 });
  };
  yield row('questions', `two codes near each other, those below counted, ${size}`, 'a regular expression over all texts', { ...(await inTurns(turns, near, scan)), unit: 'ms', budget: asLongAsAQuestion });
  const without = (turn: number) => {
    const [one, other] = pair(turn);
    return vault.call('questions.ask', { question: { find: { is: 'all', of: [{ is: 'code', codeId: codes[one]! }, { is: 'not', of: { is: 'code', codeId: codes[other]! } }] } }, limit: 200 });
  };
  yield row('questions', `one code but not another, ${size}`, 'a regular expression over all texts', { ...(await inTurns(turns, without, scan)), unit: 'ms', budget: asLongAsAQuestion });

  const matrixSql = plain.prepare(pairs);
  const own = (await vault.call('questions.matrix', byCode)).cells.reduce((sum, line, index) => sum + line.reduce((all, number, column) => all + (column > index ? number : 0), 0), 0);
  const theirs = (matrixSql.all() as { one: number; other: number; pairs: number }[]).reduce((sum, { one, other, pairs: many }) => sum + (one === other ? 0 : many), 0);
  if (own !== theirs) throw new Error(`The two ways don't agree: ${own} and ${theirs} pairs.`);
  yield row('questions', `all codes by all codes, ${size}`, 'a regular expression over all texts', { ...(await inTurns(turns, () => vault.call('questions.matrix', byCode), scan)), unit: 'ms', budget: asLongAsAMatrix, promise: wholeMatrix });
  yield row('questions', `all codes by all codes, ${size}`, 'SQL in a plain database', { ...(await inTurns(turns, () => vault.call('questions.matrix', byCode), () => matrixSql.all())), unit: 'ms', budget: 1, promise: wholeMatrix });
  for (const [name, request] of [
    ['all codes by all codes, as sources in the same source', { ...byCode, count: 'sources', together: 'same source' }],
    ['all codes by all codes, as words, those below counted', { rows: { by: 'code', below: true }, columns: { by: 'code', below: true }, count: 'words' }],
    ['all codes by groups, as voices', { rows: { by: 'code', below: true }, columns: { by: 'group' }, count: 'voices' }],
  ] as const satisfies readonly [string, Input<'questions.matrix'>][]) {
    yield row('questions', `${name}, ${size}`, 'a regular expression over all texts', { ...(await inTurns(turns, () => vault.call('questions.matrix', request), scan)), unit: 'ms', budget: asLongAsAMatrix });
  }
  yield row('questions', `asked again after a change, ${size}`, 'a regular expression over all texts', { ...(await afterChange(coded, ground, ask, scan)), unit: 'ms', budget: asLongAsAQuestion });
}

/** The slowest of all ways in which two codes can lie to each other, asked of codes that are used most and of others. */
async function slowest({ vault, codes, codings, texts }: Coded, ground: Ground, scan: () => number): Promise<Row> {
  const asks = relations.flatMap((how) => [[0, 1], [3, 40], [25, 120]].map(([one, other]): [string, Input<'questions.ask'>] => {
    const distance = how === 'near' || how === 'followed by' ? { distance: { most: 50, unit: 'words' as const } } : {};
    return [how, { question: { find: { is: 'relation', how, one: { is: 'code', codeId: codes[one!]! }, other: { is: 'code', codeId: codes[other!]! }, ...distance } }, limit: 200 }];
  }));
  let worst = { how: '', value: 0, baseline: 1 };
  for (const [how, request] of asks) {
    const times = await inTurns(Math.min(3, ground.size.turns), () => vault.call('questions.ask', request), scan);
    if (times.value > worst.value) worst = { how, ...times };
  }
  return row('questions', `the slowest of ${asks.length} questions of two codes (“${worst.how}”), ${codings.toLocaleString('en-GB')} codings in ${texts.length} sources`, 'a regular expression over all texts', { value: worst.value, baseline: worst.baseline, unit: 'ms', budget: asLongAsAQuestion, promise: twoCodes });
}

/** The first question after unlocking, when nothing is in memory yet. */
async function firstQuestion({ vault, texts, codings }: Coded, ground: Ground, ask: () => unknown, scan: () => number): Promise<Row> {
  const times: number[] = [];
  for (let turn = 0; turn < Math.max(2, ground.size.turns >> 1); turn += 1) {
    await vault.service.close();
    await vault.call('vault.unlock', { path: vault.path, passphrase });
    times.push(await timed(ask));
  }
  return row('questions', `the first question after unlocking, ${codings.toLocaleString('en-GB')} codings in ${texts.length} sources`, 'a regular expression over all texts', { value: median(times), baseline: median([await timed(scan), await timed(scan), await timed(scan)]), unit: 'ms', budget: asLongAsAMatrix });
}

/** From the key to the lists that the first rooms show, codings counted; against the same lists from an open database without encryption. */
async function usable({ vault, dataKey, texts, codings, plain }: Coded, ground: Ground): Promise<Row> {
  await vault.service.close();
  const listed = plain.prepare('SELECT t.source, (SELECT count(*) FROM coding c WHERE c.source = t.source) FROM text t');
  const counted = plain.prepare('SELECT code, count(*), count(DISTINCT source) FROM coding GROUP BY code');
  const times = await inTurns(
    ground.size.turns,
    () => {
      const database = openWritable(databaseFile(vault.path), dataKey);
      migrate(database);
      const lists = [listSources(database), listCodes(database), listVoices(database)];
      database.close();
      return lists;
    },
    () => [listed.all(), counted.all()],
  );
  await vault.call('vault.unlock', { path: vault.path, passphrase });
  return row('questions', `vault usable once the key is ready, ${codings.toLocaleString('en-GB')} codings in ${texts.length} sources`, 'the same lists from a plain database', { ...times, unit: 'ms', budget: 20, promise: 1000 });
}

/** A question right after something was changed, so that codings are read anew. */
async function afterChange({ vault, codes }: Coded, ground: Ground, ask: (turn: number) => unknown, scan: () => number): Promise<{ value: number; baseline: number }> {
  const times: number[] = [];
  for (let turn = 0; turn < ground.size.turns; turn += 1) {
    await vault.call('codebook.edit', { id: codes[0]!, definition: `Changed ${turn}` });
    times.push(await timed(() => ask(turn)));
  }
  return { value: median(times), baseline: median([await timed(scan), await timed(scan), await timed(scan)]) };
}
