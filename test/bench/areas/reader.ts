import type { Ground } from '../ground.ts';
import { inTurns } from '../measure.ts';
import { row, type Row } from '../rows.ts';

/** A source opened for reading, whole, against reading the same rows from a plain database. */
export async function* reader(ground: Ground): AsyncGenerator<Row> {
  const vault = await ground.libraryVault();
  const longest = (await vault.call('sources.list', {})).sources.toSorted((one, other) => other.words - one.words)[0]!;
  const opened = await vault.call('sources.read', { id: longest.id });
  const plain = ground.plainDatabase('plain-reader');
  plain.exec('CREATE TABLE text (body TEXT) STRICT; CREATE TABLE paragraph (number INTEGER PRIMARY KEY, start INTEGER, "end" INTEGER, kind TEXT, turn INTEGER) STRICT; CREATE TABLE turn (number INTEGER PRIMARY KEY, start INTEGER, "end" INTEGER, speaker INTEGER) STRICT');
  plain.transaction(() => {
    plain.prepare('INSERT INTO text VALUES (?)').run(opened.text);
    const paragraph = plain.prepare('INSERT INTO paragraph VALUES (?, ?, ?, ?, ?)');
    for (const { number, start, end, kind, turn } of opened.paragraphs) paragraph.run(number, start, end, kind, turn);
    const turn = plain.prepare('INSERT INTO turn VALUES (?, ?, ?, ?)');
    for (const { number, start, end, speaker } of opened.turns) turn.run(number, start, end, speaker);
  })();
  const [text, paragraphs, turns] = [plain.prepare('SELECT body FROM text'), plain.prepare('SELECT * FROM paragraph ORDER BY number'), plain.prepare('SELECT * FROM turn ORDER BY number')];
  const times = await inTurns(ground.size.turns * 3, () => vault.call('sources.read', { id: longest.id }), () => [text.get(), paragraphs.all(), turns.all()], 3);
  yield row('reader', `a source of ${longest.words.toLocaleString('en-GB')} words opened`, 'a plain select', { ...times, unit: 'ms', budget: 10 });
}
