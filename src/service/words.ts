/** Words as they stand in the texts: in context, counted, and codes over time. */
import type { Parsed } from '../contract/index.ts';
import { contextAround } from '../domain/coding/context-around.ts';
import { baseOf } from '../domain/questions/base.ts';
import { indexOf } from '../domain/questions/ground.ts';
import { askOverTime } from '../domain/questions/over-time.ts';
import { isInScope, scopeOf } from '../domain/questions/scope.ts';
import { usualStopList } from '../domain/questions/stop-list.ts';
import { coveredByCode, stretchesOf, wordCounter, wordsToCount } from '../domain/questions/word-counts.ts';
import { placeFinder } from '../vault/coding.ts';
import type { Readable } from '../vault/open.ts';
import { readGround } from '../vault/questions-ground.ts';
import { placesOfWords } from '../vault/questions-words.ts';
import { readSetting, writeSetting } from '../vault/settings.ts';
import type { Context, Handlers } from './context.ts';
import { beginAsking } from './questions-asking.ts';
import { notHere } from './references.ts';

const stopListSetting = 'words.stop-list';
/** How many lines and words are answered when nothing is said, and how far a line reaches on either side, in characters. */
const usual = { lines: 2000, words: 300, reach: 80 };

function ownStopList(database: Readable): string[] | null {
  return readSetting<string[]>(database, stopListSetting);
}

/** Every place where the words occur, in the order of the sources; the text of each source is read once. */
function wordsInContext({ database, report, coderId }: Context, { words, reach = usual.reach, restriction, limit = usual.lines }: Parsed<'questions.inContext'>) {
  const ground = readGround(database);
  const scope = scopeOf(ground, restriction, beginAsking({ database, coderId }).barred);
  report(0.1, 'Looking for the words');
  const places = placesOfWords(database, words)
    .flatMap(({ sourceId, number, found }) => {
      const source = indexOf(ground.sources, sourceId);
      if (source < 0) return [];
      const { start, turn } = ground.paragraphsOf(source);
      const speaks = turn[number - 1] ?? -1;
      if (!isInScope(ground, scope, source, speaks, speaks + 1)) return [];
      return found.map((range) => ({ source, start: start[number - 1]! + range.start, end: start[number - 1]! + range.end }));
    })
    .toSorted((one, other) => one.source - other.source || one.start - other.start);
  report(0.6, 'Reading what stands around them');
  const placeAt = placeFinder(database);
  const textOf = database.prepare('SELECT text FROM revision WHERE id = ?').pluck();
  let [here, text] = [-1, ''];
  const lines = places.slice(0, limit).map(({ source, start, end }) => {
    const { id, revisionId, title } = ground.sources[source]!;
    if (source !== here) [here, text] = [source, textOf.get(revisionId) as string];
    return { sourceId: id, revisionId, start, end, text: text.slice(start, end), ...contextAround(text, start, end, reach), sourceTitle: title, ...placeAt(revisionId, start) };
  });
  return { lines, total: places.length, base: baseOf(ground, scope, restriction?.interviewers === true) };
}

function countWords({ database, report, coderId }: Context, { restriction, codeId, least = 1, limit = usual.words, shortest = 1 }: Parsed<'questions.words'>) {
  const ground = readGround(database);
  const scope = scopeOf(ground, restriction, beginAsking({ database, coderId }).barred);
  if (codeId !== undefined && indexOf(ground.codes, codeId) < 0) notHere('code', codeId);
  const covered = codeId === undefined ? null : coveredByCode(ground, scope, codeId);
  const textOf = database.prepare('SELECT text FROM revision WHERE id = ?').pluck();
  const counter = wordCounter(ground, new Set(ownStopList(database) ?? usualStopList), shortest);
  ground.sources.forEach((source, index) => {
    if (index % 20 === 0) report(index / ground.sources.length, 'Counting the words');
    if (!scope.source[index] || (covered && !covered.has(index))) return;
    counter.add(index, textOf.get(source.revisionId) as string, stretchesOf(ground, scope, index, covered?.get(index) ?? null));
  });
  const counts = counter.counts();
  return { words: counts.filter(({ count }) => count >= least).slice(0, limit), different: counts.length, base: baseOf(ground, scope, restriction?.interviewers === true) };
}

export const wordsHandlers = {
  'questions.inContext': (context, input) => wordsInContext(context, input),
  'questions.words': (context, input) => countWords(context, input),
  'questions.stopList': ({ database }) => {
    const own = ownStopList(database);
    return { words: [...(own ?? usualStopList)], isOwn: own !== null };
  },
  'questions.setStopList': ({ change }, { words }) => {
    writeSetting(change, stopListSetting, words && [...new Set(words.flatMap(wordsToCount))].toSorted());
    change.describe(words === null ? 'Brought back the usual stop list' : 'Changed the stop list');
    return {};
  },
  'questions.overTime': (context, request) => {
    const ground = readGround(context.database);
    for (const codeId of request.codeIds) if (indexOf(ground.codes, codeId) < 0) notHere('code', codeId);
    return askOverTime(ground, request, beginAsking(context).barred);
  },
} satisfies Partial<Handlers<'questions'>>;
