import type { Ground } from '../ground.ts';
import { inTurns } from '../measure.ts';
import { measureReader, openDeepWindow } from '../reader-window.ts';
import { row, type Row } from '../rows.ts';

/** What people are promised, in milliseconds: the most that each may take on a laptop that does nothing else. */
const promised = { shown: 300, frame: 50, coded: 50 };

/**
 * A source opened for reading, whole, against reading the same rows from a plain database. Then a long source that is coded thickly, in a
 * real window: text on the screen, turning the wheel, a coding on the screen. Those stand against what is promised, and the text against a bare page.
 */
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

  const deep = await openDeepWindow();
  try {
    const about = `${deep.characters.toLocaleString('en-GB')} characters with ${deep.codings.toLocaleString('en-GB')} codings`;
    const measured = await measureReader(deep);
    yield row('reader', `${about}: text on the screen after the answer`, 'the 300 ms promised', { value: measured.shown, baseline: promised.shown, unit: 'ms', budget: 1 });
    yield row('reader', `${about}: text on the screen after the answer`, 'the bare words in a bare page', { value: measured.shown, baseline: measured.bare, unit: 'ms', budget: 12 });
    yield row('reader', `${about}: longest work of the page in a frame while scrolling (processor time)`, 'the 50 ms promised', { value: measured.worstTask, baseline: promised.frame, unit: 'ms', budget: 1 });
    yield row('reader', `${about}: worst frame of ${measured.frames} while scrolling`, 'the 50 ms promised', { value: measured.worstFrame, baseline: promised.frame, unit: 'ms', budget: 1 });
    yield row('reader', `${about}: one coding on the screen after Enter`, 'the 50 ms promised', { value: measured.coded, baseline: promised.coded, unit: 'ms', budget: 1 });
  } finally {
    await deep.window.close();
  }
}
