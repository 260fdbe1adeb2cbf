import { codedVault } from '../coded-ground.ts';
import type { Ground } from '../ground.ts';
import { inTurns } from '../measure.ts';
import { measureReader, openDeepWindow } from '../reader-window.ts';
import { row, type Row } from '../rows.ts';

/** What people are promised, in milliseconds. */
const promised = { shown: 300, frame: 50, coded: 50 };

/**
 * The long source of a council's vault, coded thickly: its text and codings answered, against reading the same rows from a plain database; then in a
 * real window: text on the screen, turning the wheel, a coding on the screen. Those stand against the bare words in a bare page of the same browser.
 */
export async function* reader(ground: Ground): AsyncGenerator<Row> {
  const coded = await codedVault(ground);
  const { vault, deepId: id } = coded;
  const opened = await vault.call('sources.read', { id });
  const { codings } = await vault.call('coding.list', { sourceId: id });
  const about = `${opened.text.length.toLocaleString('en-GB')} characters with ${codings.length.toLocaleString('en-GB')} codings`;
  const plain = ground.plainDatabase('plain-reader');
  plain.exec(`
    CREATE TABLE text (body TEXT) STRICT;
    CREATE TABLE paragraph (number INTEGER PRIMARY KEY, start INTEGER, "end" INTEGER, kind TEXT, turn INTEGER) STRICT;
    CREATE TABLE turn (number INTEGER PRIMARY KEY, start INTEGER, "end" INTEGER, speaker INTEGER) STRICT;
    CREATE TABLE coding (id TEXT PRIMARY KEY, code TEXT, coder TEXT, start INTEGER, "end" INTEGER, at TEXT, memo TEXT) STRICT`);
  plain.transaction(() => {
    plain.prepare('INSERT INTO text VALUES (?)').run(opened.text);
    const paragraph = plain.prepare('INSERT INTO paragraph VALUES (?, ?, ?, ?, ?)');
    for (const { number, start, end, kind, turn } of opened.paragraphs) paragraph.run(number, start, end, kind, turn);
    const turn = plain.prepare('INSERT INTO turn VALUES (?, ?, ?, ?)');
    for (const { number, start, end, speaker } of opened.turns) turn.run(number, start, end, speaker);
    const coding = plain.prepare('INSERT INTO coding VALUES (?, ?, ?, ?, ?, ?, ?)');
    for (const one of codings) coding.run(one.id, one.codeId, one.coderId, one.start, one.end, one.at, one.memo);
  })();
  const selects = ['SELECT body FROM text', 'SELECT * FROM paragraph ORDER BY number', 'SELECT * FROM turn ORDER BY number', 'SELECT * FROM coding ORDER BY start'].map((sql) => plain.prepare(sql));
  const times = await inTurns(ground.size.turns * 3, async () => [await vault.call('sources.read', { id }), await vault.call('coding.list', { sourceId: id })], () => selects.map((select) => select.all()), 3);
  yield row('reader', `${about}: text and codings answered`, 'plain selects', { ...times, unit: 'ms', budget: 10, promise: promised.shown });

  const window = await openDeepWindow(coded);
  try {
    const { own, bare } = await measureReader(window, id);
    const against = 'the bare words in a bare page';
    yield row('reader', `${about}: text on the screen after going there`, against, { value: own.shown, baseline: bare.shown, unit: 'ms', budget: 12, promise: promised.shown });
    yield row('reader', `${about}: worst frame of ${own.frames} while scrolling`, against, { value: own.worstFrame, baseline: bare.worstFrame, unit: 'ms', budget: 5, promise: promised.frame });
    yield row('reader', `${about}: longest work of the page in a frame while scrolling (processor time)`, against, { value: own.worstTask, baseline: bare.worstTask, unit: 'ms', budget: 12, promise: promised.frame });
    yield row('reader', `${about}: one coding on the screen after Enter`, 'one word marked in a bare page', { value: own.coded, baseline: bare.coded, unit: 'ms', budget: 5, promise: promised.coded });
    yield row('reader', `${about}: one coding durable after Enter`, 'one word marked in a bare page', { value: own.durable, baseline: bare.coded, unit: 'ms', budget: 8, promise: promised.coded });
  } finally {
    await window.close();
  }
}
