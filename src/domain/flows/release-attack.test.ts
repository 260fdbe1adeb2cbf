/**
 * A reader who wants to know more than a page of flows says: lays side by side every answer that can be had of one dataset (three thresholds, several snapshot days), knows how the
 * numbers hang together and how pages are made, and works out by linear programming how low and how high each small number could be. The page's own account of its relations is
 * not asked; they are written down here once more, from the definitions of the measures.
 */
import { describe, expect, test } from 'vitest';
import { type SmallNumberRule, thresholds } from '../disclosure/small-numbers.ts';
import { shiftCells } from '../disclosure/small-numbers-simplex.ts';
import { dayNumber, yearlyDays } from './days.ts';
import { generateSpells } from './generate.ts';
import { hiddenMoves } from './measures/hidden-moves.ts';
import { moveMatrix, movesPerPerson } from './measures/moves.ts';
import { stocksAt } from './measures/stocks.ts';
import { releaseFlowPage, stockDays } from './release-page.ts';
import { seededRandom } from './seeded-random.ts';
import { type DayWindow, type SpellSet, spellsFromRows, wholeWindow } from './spells.ts';

type Snapshot = { month: number; day: number };
const july: Snapshot = { month: 7, day: 31 };

/** A number with what stands behind it. `shown`: the reader sees it. `least`: what the reader knows it to be at least while it is not. */
type Figure = { value: number; people: number; shown: boolean; least: number };

/** Numbers by name, and sums that hold: `[[name, times], ...]` add up to 0. */
function notebook() {
  const figures = new Map<string, Figure>();
  const sums: [string, number][][] = [];
  return {
    figures,
    sums,
    /** A number of the page; zeros are shown. */
    write(name: string, value: number, people: number, shown: boolean, least = 1) {
      figures.set(name, { value, people, shown: shown || value === 0, least });
    },
    /** A number that is on no page. */
    infer(name: string, value: number, people = value, isKnown = false) {
      figures.set(name, { value, people, shown: isKnown, least: 0 });
    },
    /** Left out where it does not hold: then something that the reader can't know lies between. */
    sum(...terms: [string, number][]) {
      const known = terms.filter(([name]) => figures.has(name));
      if (known.reduce((all, [name, times]) => all + times * figures.get(name)!.value, 0) === 0) sums.push(known);
    },
  };
}
type Notebook = ReturnType<typeof notebook>;

/** What the reader of all the given releases writes down. A number is known as soon as one of them shows it. */
function readAll(set: SpellSet, window: DayWindow, snapshot: Snapshot, readThresholds: readonly SmallNumberRule['threshold'][], at: SmallNumberRule['threshold']): Notebook {
  const releases = readThresholds.map((threshold) => releaseFlowPage(set, { window, snapshot, rule: { threshold } }));
  const hidden = releases.map(({ decisions }) => new Set(decisions.map((decision) => decision.cell)));
  const isShown = (cell: string) => hidden.some((cells) => !cells.has(cell));
  const book = notebook();
  const stocks = stocksAt(set, stockDays(window));
  const matrix = moveMatrix(set, window);
  const seen = hiddenMoves(set, yearlyDays(window.from, window.to, snapshot.month, snapshot.day));
  const { people } = movesPerPerson(set, window);
  const gap = matrix.size - 1;
  const width = stocks.days.length;
  const last = width - 1;

  book.write('people', people, people, isShown('people'));
  book.write('movers', matrix.movers, matrix.movers, isShown('movers'));
  book.infer('stayers', people - matrix.movers);
  book.sum(['people', 1], ['movers', -1], ['stayers', -1]);
  book.write('moves', matrix.totalMoves, matrix.movers, isShown('moves-of-people'));

  // Stocks: one sum a day, nobody in more than one state, whoever is in none is missing.
  for (let day = 0; day < width; day += 1) {
    const states = Array.from({ length: stocks.states }, (_, state) => state);
    for (const state of states) {
      const who = stocks.people[state * width + day]!;
      const beside = [day - 1, day + 1].some((other) => {
        const number = other < 0 || other > last ? 0 : stocks.people[state * width + other]!;
        return number > 0 && number < 2 * at && isShown(`stock/${state}/${other}`);
      });
      // A shown number below twice the threshold would be hidden, were its neighbour in time small.
      book.write(`stock ${state} ${day}`, stocks.counts[state * width + day]!, who, isShown(`stock/${state}/${day}`), beside ? at : 1);
    }
    const total = states.reduce((sum, state) => sum + stocks.counts[state * width + day]!, 0);
    book.write(`in all ${day}`, total, stocks.peopleOnDay[day]!, isShown(`stock/total/${day}`));
    book.sum([`in all ${day}`, -1], ...states.map((state): [string, number] => [`stock ${state} ${day}`, 1]));
    const absent = people - stocks.peopleOnDay[day]!;
    book.infer(`absent ${day}`, absent);
    book.sum(['people', 1], [`in all ${day}`, -1], [`absent ${day}`, -1]);
  }

  // Moves: rows, columns, the total, the gap; who came and who left, where anybody did.
  const indexes = Array.from({ length: matrix.size }, (_, index) => index).filter((index) => index !== gap || matrix.rowMoves[gap]! + matrix.columnMoves[gap]! > 0);
  book.write('entries', matrix.entries, matrix.entryPeople, isShown('moves/total'));
  for (const row of indexes) {
    for (const column of indexes) book.write(`move ${row} ${column}`, matrix.moves[row * matrix.size + column]!, matrix.people[row * matrix.size + column]!, isShown(`moves/${row}/${column}`));
    book.write(`out of ${row}`, matrix.rowMoves[row]!, matrix.rowPeople[row]!, isShown(`moves/${row}/total`));
    book.write(`into ${row}`, matrix.columnMoves[row]!, matrix.columnPeople[row]!, isShown(`moves/total/${row}`));
  }
  for (const one of indexes) {
    book.sum([`out of ${one}`, -1], ...indexes.map((other): [string, number] => [`move ${one} ${other}`, 1]));
    book.sum([`into ${one}`, -1], ...indexes.map((other): [string, number] => [`move ${other} ${one}`, 1]));
  }
  book.sum(['entries', -1], ...indexes.map((one): [string, number] => [`out of ${one}`, 1]));
  book.sum(['entries', -1], ...indexes.map((one): [string, number] => [`into ${one}`, 1]));
  book.sum(['entries', 1], ['moves', -1], [`into ${gap}`, -1]);
  book.sum([`into ${gap}`, 1], [`out of ${gap}`, -1]);
  for (let state = 0; state < gap; state += 1) {
    const [came, left] = [matrix.firstEntries[state]!, matrix.finalExits[state]!];
    book.infer(`came ${state}`, came, came, came === 0);
    book.infer(`left ${state}`, left, left, left === 0);
    if (last < 0) continue;
    const inBetween: [string, number][] = [[`into ${state}`, -1], [`out of ${state}`, 1], [`came ${state}`, -1], [`left ${state}`, 1]];
    book.sum([`stock ${state} ${last}`, 1], ...inBetween);
    if (stocks.days[0] === window.from) book.sum([`stock ${state} ${last}`, 1], [`stock ${state} 0`, -1], ...inBetween);
  }
  const states = Array.from({ length: gap }, (_, state) => state);
  book.sum(['people', -1], ...states.map((state): [string, number] => [`came ${state}`, 1]));
  if (last >= 0) book.sum(['people', -1], [`in all ${last}`, 1], ...states.map((state): [string, number] => [`left ${state}`, 1]));

  // What snapshots show. Rows of people by moves stand on the page in the same grouping whatever the threshold.
  const [release] = releases;
  const rows = release!.page.movesPerPerson.length;
  if (rows === 0) return book;
  const outside = people - seen.people;
  book.infer('between', seen.people);
  book.infer('outside', outside);
  book.sum(['people', 1], ['between', -1], ['outside', -1]);
  book.infer('movers between', seen.datedPeople);
  book.infer('movers outside', matrix.movers - seen.datedPeople);
  book.sum(['movers', 1], ['movers between', -1], ['movers outside', -1]);
  book.infer('moves outside', matrix.totalMoves - seen.dated, Math.min(matrix.movers, matrix.totalMoves - seen.dated));
  for (const [kind, byPerson, total] of [['dated', seen.datedByPerson, seen.dated], ['visible', seen.visibleByPerson, seen.visible]] as const) {
    const counts = new Array<number>(rows).fill(0);
    let beyond = 0;
    let peopleBeyond = 0;
    byPerson.forEach((number, person) => {
      if (seen.present[person] === 0) return;
      counts[Math.min(number, rows - 1)]! += 1;
      beyond += Math.max(0, number - (rows - 1));
      peopleBeyond += number > rows - 1 ? 1 : 0;
    });
    // The last row stands there only if ten are in it, the strictest threshold.
    counts.forEach((count, row) => book.write(`${kind} ${row}`, count, count, isShown(`people-by-${kind}/${row}`), kind === 'dated' && row > 1 && row === rows - 1 ? 10 : 1));
    book.infer(`beyond ${kind}`, beyond, peopleBeyond, !release!.page.movesPerPerson.at(-1)!.moves.includes('more'));
    book.write(kind, total, kind === 'dated' ? seen.datedPeople : seen.visiblePeople, isShown(kind));
    book.sum(['between', -1], ...counts.map((_, row): [string, number] => [`${kind} ${row}`, 1]));
    book.sum([kind, -1], [`beyond ${kind}`, 1], ...counts.map((_, row): [string, number] => [`${kind} ${row}`, row]));
  }
  book.sum(['between', 1], ['movers between', -1], ['dated 0', -1]);
  book.sum(['moves', 1], ['dated', -1], ['moves outside', -1]);
  return book;
}

/** Small numbers whose range is narrower than the threshold, for whoever has read the book. Bounds of real numbers: the whole numbers can only be narrower still. */
function workedOut({ figures, sums }: Notebook, threshold: number): string[] {
  const names = [...figures.keys()];
  const list = [...figures.values()];
  const position = new Map(names.map((name, index) => [name, index]));
  const relations = sums.map((terms) => ({ cells: Int32Array.from(terms, ([name]) => position.get(name)!), times: Float64Array.from(terms, ([, times]) => times) }));
  const cost = new Float64Array(list.length).fill(1e-3);
  const reach = (target: number, sign: 1 | -1) => {
    const mayRise = Float64Array.from(list, ({ shown }) => (shown ? 0 : Infinity));
    const mayFall = Float64Array.from(list, ({ shown, value, least }) => (shown ? 0 : value - least));
    const wanted = new Int8Array(list.length);
    wanted[target] = sign;
    mayRise[target] = sign === 1 ? 2 * threshold : 0;
    mayFall[target] = sign === -1 ? mayFall[target]! : 0;
    return mayRise[target] + mayFall[target] === 0 ? 0 : shiftCells({ cells: list.length, relations, mayRise, mayFall, cost, wanted })[target]!;
  };
  return list.flatMap(({ value, people }, target) => {
    if (people === 0 || people >= threshold) return [];
    const [low, high] = [value + reach(target, -1), value + reach(target, 1)];
    return high - low < threshold - 1e-6 ? [`${names[target]} = ${value} lies between ${low} and ${high}`] : [];
  });
}

const fiveYears = { from: dayNumber(2018, 1, 1), to: dayNumber(2023, 1, 1) };
const invented = (people: number, seed: number): SpellSet => generateSpells({ people, spellsPerPerson: 4, window: fiveYears, random: seededRandom(seed) });

/** Everybody begins at home, nobody leaves the records, a few have a gap: what a reader knows beforehand is as much as can be. */
function closed(people: number, seed: number): SpellSet {
  const random = seededRandom(seed);
  const rows = Array.from({ length: people }, (_, person) => {
    const spells: { person: number; state: number; start: number; end: number | null }[] = [];
    let start = fiveYears.from;
    for (let state = 0; ; state = Math.floor(random() * 4)) {
      const end = start + 60 + Math.floor(random() * 900);
      const isLast = end >= fiveYears.to || spells.length > 5;
      spells.push({ person, state, start, end: isLast ? null : end });
      if (isLast) return spells;
      start = random() < 0.05 ? end + 40 : end;
    }
  });
  return { spells: spellsFromRows(rows.flat()), personCount: people, states: ['home', 'kin', 'foster', 'away'], places: [''], streams: [''], knownUntil: fiveYears.to };
}

describe('a reader of everything that a dataset answers', () => {
  test('has teeth: were only small numbers themselves hidden, most could be worked out', () => {
    const set = invented(60, 1);
    const book = readAll(set, fiveYears, july, [5], 5);
    for (const figure of book.figures.values()) if (figure.people >= 5 || figure.people === 0) Object.assign(figure, { shown: true });
    expect(workedOut(book, 5).length).toBeGreaterThan(50);
  });

  test.each(thresholds.flatMap((threshold) => [[threshold, 20], [threshold, 70], [threshold, 160]] as const))('threshold %i, %i people: no small number can be worked out', (threshold, people) => {
    for (const [seed, set] of [[1, invented(people, 11)], [2, invented(people, 12)], [3, closed(people, 13)]] as const) {
      for (const window of [fiveYears, wholeWindow(set)!]) expect({ seed, found: workedOut(readAll(set, window, july, [threshold], threshold), threshold) }).toEqual({ seed, found: [] });
    }
  });

  test.each([40, 120, 260])('%i people: nor after the threshold was changed to and fro', (people) => {
    for (const set of [invented(people, 21), invented(people, 22), closed(people, 23)]) {
      const hidden = thresholds.map((threshold) => new Set(releaseFlowPage(set, { window: fiveYears, snapshot: july, rule: { threshold } }).decisions.map((decision) => decision.cell)));
      // What a lower threshold hides, a higher one hides as well ...
      expect([...hidden[0]!].filter((cell) => !hidden[1]!.has(cell))).toEqual([]);
      expect([...hidden[1]!].filter((cell) => !hidden[2]!.has(cell))).toEqual([]);
      // ... so that all three together tell what the lowest tells.
      expect(workedOut(readAll(set, fiveYears, july, thresholds, 3), 3)).toEqual([]);
    }
  });
});
