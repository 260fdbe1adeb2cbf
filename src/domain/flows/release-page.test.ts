import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReleasedNumber } from '../disclosure/small-numbers.ts';
import { hiddenNumber, isHidden } from '../disclosure/small-numbers.ts';
import { dayNumber, dayOfIso } from './days.ts';
import { generateSpells } from './generate.ts';
import { hiddenMoves } from './measures/hidden-moves.ts';
import { moveMatrix } from './measures/moves.ts';
import { stocksAt } from './measures/stocks.ts';
import { gapName, releaseFlowPage, stockDays } from './release-page.ts';
import { seededRandom } from './seeded-random.ts';
import type { SpellSet } from './spells.ts';
import { spellsFromRows } from './spells.ts';

const window = { from: dayNumber(2018, 1, 1), to: dayNumber(2023, 1, 1) };
const snapshot = { month: 7, day: 31 };

function invented(people: number, seed: number, spellsPerPerson = 6): SpellSet {
  return generateSpells({ people, spellsPerPerson, window, random: seededRandom(seed) });
}

/** Every released number of the moves beside the truth and the persons behind it. */
function movesBesideTruth(set: SpellSet, threshold: 3 | 5 | 10) {
  const { page } = releaseFlowPage(set, { window, snapshot, rule: { threshold } });
  const truth = moveMatrix(set, window);
  const width = page.moves.states.length;
  const list: { shown: ReleasedNumber; value: number; people: number }[] = [];
  for (let row = 0; row < width; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const cell = row * truth.size + column;
      list.push({ shown: page.moves.cells[row]![column]!, value: truth.moves[cell]!, people: truth.people[cell]! });
    }
    list.push({ shown: page.moves.rowTotals[row]!, value: truth.rowMoves[row]!, people: truth.rowPeople[row]! });
    list.push({ shown: page.moves.columnTotals[row]!, value: truth.columnMoves[row]!, people: truth.columnPeople[row]! });
  }
  list.push({ shown: page.moves.total, value: truth.entries, people: truth.entryPeople });
  return { page, list };
}

describe('a released page of flows', () => {
  test('what is shown is true, what is small is hidden, zeros are shown', () => {
    for (const [people, threshold] of [[40, 3], [300, 5], [2000, 10]] as const) {
      const set = invented(people, people);
      const { page, list } = movesBesideTruth(set, threshold);
      for (const { shown, value, people: behind } of list) {
        if (behind > 0 && behind < threshold) expect(shown).toEqual(hiddenNumber);
        if (value === 0) expect(shown).toBe(0);
        if (!isHidden(shown)) expect(shown).toBe(value);
      }
      const stocks = stocksAt(set, page.stocks.dates.map((date) => dayOfIso(date)!));
      page.stocks.rows.forEach((row, state) => {
        row.counts.forEach((shown, column) => {
          const cell = state * stocks.days.length + column;
          if (stocks.people[cell]! > 0 && stocks.people[cell]! < threshold) expect(shown).toEqual(hiddenNumber);
          if (!isHidden(shown)) expect(shown).toBe(stocks.counts[cell]);
        });
      });
    }
  });

  test('a large dataset shows nearly everything; its sentences say the findings', () => {
    const set = invented(5000, 9);
    const { page, people, spells } = releaseFlowPage(set, { window, snapshot, rule: { threshold: 5 } });
    const hidden = hiddenMoves(set, page.snapshotDates.map((date) => dayOfIso(date)!));
    expect(page.hiddenMoves).toEqual({ dated: hidden.dated, visible: hidden.visible, share: hidden.share });
    expect(page.moves.states.at(-1)).toBe(gapName);
    expect(typeof people === 'number' && typeof spells === 'number').toBe(true);
    expect(page.sentences.map((sentence) => sentence.about)).toEqual(['moves', 'stocks', 'hidden moves', 'moves per person']);
    expect(page.sentences[2]!.text).toMatch(/^Between 31 July 2018 and 31 July 2022 yearly snapshots on 31 July would show [\d,]+ of [\d,]+ dated moves: \d+% of the moves stay hidden\.$/);
  });

  test('four children: every number but zero is hidden, in the sentences too', () => {
    const { page, people } = releaseFlowPage(invented(4, 2), { window, snapshot, rule: { threshold: 5 } });
    expect(people).toEqual(hiddenNumber);
    const numbers = [...page.moves.cells.flat(), page.moves.total, ...page.stocks.rows.flatMap((row) => row.counts), ...page.movesPerPerson.flatMap((row) => [row.people, row.bySnapshot])];
    expect(numbers.filter((number) => number !== 0).every(isHidden)).toBe(true);
    const dates = /\d{1,2} (January|July|October|December) \d{4}|31 July/g;
    for (const { text } of page.sentences) expect(text.replace(dates, '')).not.toMatch(/\d/);
    expect(page.notes.join(' ')).toContain('missing from the picture');
  });

  test('asked again with another snapshot day, stocks and moves hide the same numbers', () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const set = invented(60 + 40 * seed, seed, 4);
      const on = (month: number, day: number) => releaseFlowPage(set, { window, snapshot: { month, day }, rule: { threshold: 5 } });
      const [july, march] = [on(7, 31), on(3, 31)];
      expect(march.page.moves).toEqual(july.page.moves);
      expect(march.page.stocks).toEqual(july.page.stocks);
      expect([march.people, march.spells]).toEqual([july.people, july.spells]);
    }
  });

  test('an empty dataset and one without gaps or snapshots', () => {
    const empty: SpellSet = { spells: spellsFromRows([]), personCount: 0, states: ['a'], places: [''], streams: [''], knownUntil: window.to };
    const { page } = releaseFlowPage(empty, { window, snapshot, rule: { threshold: 5 } });
    expect(page.moves).toMatchObject({ states: ['a'], cells: [[0]], total: 0 });
    expect(page.sentences[0]!.text).toContain('hold no moves');
    const short = releaseFlowPage({ ...empty, knownUntil: window.from + 100 }, { window, snapshot, rule: { threshold: 5 } }).page;
    expect(short.snapshotDates).toEqual([]);
    expect(short.sentences.at(-1)!.text).toContain('fewer than two snapshots');
  });

  test('a number beside a small one in time is hidden while it is itself near the threshold', () => {
    const rows = Array.from({ length: 60 }, (_, person) => ({ person, state: person < 6 ? 1 : 0, start: window.from, end: person === 5 || person === 4 ? window.from + 800 : null }));
    const set: SpellSet = { spells: spellsFromRows(rows), personCount: 60, states: ['home', 'away'], places: [''], streams: [''], knownUntil: window.to };
    const { page } = releaseFlowPage(set, { window, snapshot, rule: { threshold: 5 } });
    const away = page.stocks.rows[1]!.counts;
    const firstHidden = away.findIndex(isHidden);
    const truth = stocksAt(set, page.stocks.dates.map((date) => dayOfIso(date)!));
    expect(away[firstHidden - 1]).toBe(6);
    expect(truth.counts[truth.days.length + firstHidden]).toBe(6);
    expect(truth.counts[truth.days.length + firstHidden + 1]).toBe(4);
  });

  test('stocks are shown by month, quarter or year, never by day', () => {
    expect(stockDays({ from: dayNumber(2020, 1, 1), to: dayNumber(2022, 1, 1) })).toHaveLength(24);
    expect(stockDays({ from: dayNumber(2015, 1, 1), to: dayNumber(2020, 1, 1) })).toHaveLength(20);
    expect(stockDays({ from: dayNumber(1990, 1, 1), to: dayNumber(2020, 1, 1) })).toHaveLength(30);
  });

  test('any small dataset can be released, overlapping spells and all', () => {
    const spells = fc.array(
      fc.record({ person: fc.integer({ min: 0, max: 25 }), state: fc.integer({ min: 0, max: 3 }), start: fc.integer({ min: window.from - 200, max: window.to + 50 }), length: fc.option(fc.integer({ min: 0, max: 700 })) }),
      { maxLength: 120 },
    );
    fc.assert(
      fc.property(spells, fc.constantFrom<3 | 5>(3, 5), (items, threshold) => {
        const rows = items.map(({ person, state, start, length }) => ({ person, state, start, end: length === null ? null : start + length }));
        const set: SpellSet = { spells: spellsFromRows(rows), personCount: 26, states: ['a', 'b', 'c', 'd'], places: [''], streams: [''], knownUntil: window.to };
        const { page, decisions } = releaseFlowPage(set, { window, snapshot, rule: { threshold } });
        expect(page.moves.cells).toHaveLength(page.moves.states.length);
        for (const decision of decisions) if (decision.why === 'small') expect(decision.range![1] - decision.range![0]).toBeGreaterThanOrEqual(threshold);
      }),
      { numRuns: 60 },
    );
  });
});
