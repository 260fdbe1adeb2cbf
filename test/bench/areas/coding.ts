import type { Ground } from '../ground.ts';
import { inTurns } from '../measure.ts';
import { row, type Row } from '../rows.ts';

/** A coding from the question to the answer, event, search document and disk included; against inserting a row and committing it. */
export async function* coding(ground: Ground): AsyncGenerator<Row> {
  const vault = await ground.libraryVault();
  const { id: codeId } = await vault.call('codebook.create', { name: `being listened to ${Date.now()}` });
  const [source] = (await vault.call('sources.list', {})).sources;
  const sourceId = source!.id;
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
  yield row('coding', 'one passage coded', 'a plain insert and commit', { ...applied, unit: 'ms', budget: 8 });
  const undone = await inTurns(ground.size.turns * 6, () => vault.call('history.undo', {}), (turn) => commit(turn + 1000), 2);
  yield row('coding', 'one coding taken back', 'a plain insert and commit', { ...undone, unit: 'ms', budget: 10 });
  const listed = plain.prepare('SELECT * FROM coding WHERE source_id = ? ORDER BY start');
  const list = await inTurns(ground.size.turns * 2, () => vault.call('coding.list', { sourceId }), () => listed.all(sourceId));
  yield row('coding', 'the codings of a source', 'a plain select', { ...list, unit: 'ms', budget: 6 });
}
