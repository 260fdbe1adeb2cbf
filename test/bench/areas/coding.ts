import { codedVault } from '../coded-ground.ts';
import type { Ground } from '../ground.ts';
import { inTurns } from '../measure.ts';
import { row, type Row } from '../rows.ts';

/** A coding in the long source of a council's vault, from the question to the answer, event, search document and disk included; against inserting a row and committing it. */
export async function* coding(ground: Ground): AsyncGenerator<Row> {
  const { vault, deepId: sourceId } = await codedVault(ground);
  const { id: codeId } = await vault.call('codebook.create', { name: `being listened to ${Date.now()}` });
  const { paragraphs } = await vault.call('sources.read', { id: sourceId });
  const passages = paragraphs.filter(({ kind, start, end }) => kind === 'speech' && end - start > 60);
  const plain = ground.plainDatabase('plain-coding');
  plain.exec('CREATE TABLE coding (id TEXT PRIMARY KEY, code_id TEXT, source_id TEXT, start INTEGER, "end" INTEGER, at TEXT) STRICT');
  const insert = plain.prepare('INSERT INTO coding VALUES (?, ?, ?, ?, ?, ?)');
  const place = (turn: number) => {
    const { start } = passages[turn % passages.length]!;
    const from = start + Math.floor(turn / passages.length);
    return { start: from, end: from + 40 };
  };
  const commit = (turn: number): void => {
    const { start, end } = place(turn);
    insert.run(`coding-${performance.now()}-${turn}`, codeId, sourceId, start, end, new Date().toISOString());
  };
  const applied = await inTurns(ground.size.turns * 20, (turn) => vault.call('coding.apply', { sourceId, codeId, ...place(turn) }), commit, 5);
  const many = (await vault.call('coding.list', { sourceId })).codings.length.toLocaleString('en-GB');
  yield row('coding', `one passage coded, in a source with ${many} codings`, 'a plain insert and commit', { ...applied, unit: 'ms', budget: 8, promise: 50 });
  const undone = await inTurns(ground.size.turns * 6, () => vault.call('history.undo', {}), (turn) => commit(turn + 1000), 2);
  yield row('coding', 'one coding taken back', 'a plain insert and commit', { ...undone, unit: 'ms', budget: 10 });
  const listed = plain.prepare('SELECT * FROM coding WHERE source_id = ? ORDER BY start');
  const { codings } = await vault.call('coding.list', { sourceId });
  plain.transaction(() => {
    plain.exec('DELETE FROM coding; CREATE INDEX IF NOT EXISTS coding_source ON coding(source_id, start)');
    for (const { id, codeId: code, start, end, at } of codings) insert.run(id, code, sourceId, start, end, at);
  })();
  const list = await inTurns(ground.size.turns * 2, () => vault.call('coding.list', { sourceId }), () => listed.all(sourceId));
  yield row('coding', `the ${many} codings of a source`, 'a plain select', { ...list, unit: 'ms', budget: 6 });
}
