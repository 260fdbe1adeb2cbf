import type { Ground } from '../ground.ts';
import { inTurns, ninetyFifth } from '../measure.ts';
import { row, type Row } from '../rows.ts';
import { scanOf } from '../scan.ts';

/** Full-text search through the service, snippets and places included, against looking through every paragraph. */
export async function* searching(ground: Ground): AsyncGenerator<Row> {
  const vault = await ground.libraryVault();
  const plain = ground.plainDatabase('plain-search');
  plain.exec('CREATE TABLE paragraph (body TEXT NOT NULL) STRICT');
  const insert = plain.prepare('INSERT INTO paragraph VALUES (?)');
  let paragraphs = 0;
  plain.transaction(() => {
    for (const { text } of ground.library.transcripts) {
      for (const body of text.split('\n\n')) {
        insert.run(body);
        paragraphs += 1;
      }
    }
  })();
  const scan = plain.prepare('SELECT count(*), min(rowid), max(body) FROM paragraph WHERE body LIKE ?');
  const { words, transcripts } = ground.library;
  const ranked = (from: number): string[] => Array.from({ length: 40 }, (_, number) => words[from + 7 * number]!);
  const phrases = transcripts.slice(0, 20).map(({ text }) => text.split('\n\n')[3]!.replace(/^[^:]*: /, '').replace(/[.?]/g, '').toLowerCase().split(' ').slice(1, 3).join(' '));
  const questions: readonly [name: string, words: readonly string[], ask: (words: string) => string, budget: number][] = [
    ['a rare word', ranked(5000), (word) => word, 0.3],
    ['a word that most paragraphs hold', ranked(3).slice(0, 5), (word) => word, 4],
    ['two words', ranked(100), (word) => `${word} ${words[60]}`, 1],
    ['a phrase', phrases, (phrase) => `"${phrase}"`, 0.5],
    ['the beginning of a word', ranked(800).map((word) => word.slice(0, 4)), (beginning) => `${beginning}*`, 0.7],
  ];
  const asked: string[] = [];
  for (const [name, list, ask, budget] of questions) {
    const of = (turn: number): string => list[turn % list.length]!;
    const times = await inTurns(
      ground.size.turns * 2,
      (turn) => vault.call('search.find', { words: ask(of(turn)) }),
      (turn) => scan.get(`%${of(turn)}%`),
      2,
    );
    asked.push(...list.slice(0, 20).map(ask));
    yield row('search', `${name} among ${paragraphs.toLocaleString('en-GB')} paragraphs`, 'a plain scan', { ...times, unit: 'ms', budget });
  }
  // Each once, all kinds mixed, as somebody asks them who never asks the same twice.
  const scanTexts = scanOf(transcripts.map(({ text }) => text));
  const times = await inTurns(asked.length, (turn) => vault.call('search.find', { words: asked[turn % asked.length]! }), scanTexts, 2, ninetyFifth);
  yield row('search', `nineteen of twenty searches of all these kinds among ${paragraphs.toLocaleString('en-GB')} paragraphs`, 'a regular expression over all texts', { ...times, unit: 'ms', budget: 3, promise: 100 });
}
