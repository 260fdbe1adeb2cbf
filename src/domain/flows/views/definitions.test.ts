import { describe, expect, test } from 'vitest';
import type { FlowParts, FlowView } from '../../../contract/flow-views.ts';
import { shownProtected, shownTrue, type Shown } from '../../disclosure/protected-counts.ts';
import { dayNumber } from '../days.ts';
import { inventedSet } from '../scripts/try-scripts.ts';
import type { ViewAnswer } from './ask.ts';
import { answerView } from './index.ts';

const window = { from: dayNumber(2018, 1, 1), to: dayNumber(2023, 1, 1) };
const set = inventedSet(400, 8);
const rounded = shownProtected({ threshold: 5 });
const ask = (view: FlowView, shown: Shown): ViewAnswer => answerView({ set, window, view, shown, label: (state) => state });

describe('what is said of an answer is what was done', () => {
  const curves: FlowView[] = [
    { measure: 'time in state', state: 'foster care' },
    { measure: 'coming back', states: ['foster care'], within: 730 },
    { measure: 'where after', state: 'foster care', years: 2 },
    { measure: 'leaving', state: 'foster care', years: 2 },
  ];
  test.each(curves.map((view) => [view.measure, view] as const))('%s: a protected curve is said to be coarser than its estimator, an exact one is not', (_, view) => {
    expect(ask(view, rounded).definition).toMatch(/whole quarters of a year, in whole per cent/);
    expect(ask(view, shownTrue).definition).not.toMatch(/coarser|whole quarters/);
    expect(ask(view, rounded).definition.startsWith(ask(view, shownTrue).definition.slice(0, 200))).toBe(true);
  });

  const ofStays = (parts: FlowParts): FlowView[] => [
    { measure: 'time in state', state: 'foster care', parts },
    { measure: 'coming back', states: ['foster care'], within: 730, parts },
    { measure: 'returns from', state: 'foster care', parts },
    { measure: 'no earlier step', state: 'foster care', lookBack: 365, parts },
  ];
  const ofMoves = (parts: FlowParts): FlowView[] => [{ measure: 'rates', parts }, { measure: 'up and down', parts }, { measure: 'hidden moves', month: 7, day: 31, parts }];

  test('where stays are sorted into places nothing is a move to elsewhere; where moves are counted in each place it is', () => {
    for (const view of ofStays({ by: 'place' })) {
      expect(ask(view, rounded).notes.join(' '), view.measure).not.toMatch(/move to elsewhere/);
      expect(ask(view, rounded).notes.join(' '), view.measure).toMatch(/Each stay is in the place where it was spent/);
    }
    for (const view of ofMoves({ by: 'place' })) expect(ask(view, rounded).notes.join(' '), view.measure).toMatch(/a move to elsewhere there/);
  });

  test('stays of a year are dated by what the measure counts', () => {
    const dated = ofStays({ by: 'year' }).map((view) => /in which they ([a-z ]+),/.exec(ask(view, rounded).notes.join(' '))?.[1]);
    expect(dated).toEqual(['began', 'were left', 'were left', 'were entered']);
  });

  test('where people are after, and leaving, follow stays that began in the period, and say so', () => {
    const late = { from: dayNumber(2021, 1, 1), to: window.to };
    for (const view of curves.slice(2)) {
      expect(ask(view, shownTrue).notes.join(' ')).toContain('Stays that began in the period are followed');
      const { tables } = answerView({ set, window: late, view, shown: shownTrue, label: (state) => state });
      const begun = Array.from({ length: set.spells.count }, (_, slot) => slot).filter((slot) => set.states[set.spells.state[slot]!] === 'foster care' && set.spells.startDay[slot]! >= late.from && set.spells.startDay[slot]! < late.to).length;
      expect(tables[0]!.cells[0]!.at(-1)).toBe(begun);
    }
  });

  test('parts have their medians and the numbers that are followed', () => {
    const parts = { by: 'place' } as const;
    const back = ask({ measure: 'coming back', states: ['foster care'], within: 730, parts }, shownTrue);
    const alone = ask({ measure: 'coming back', states: ['foster care'], within: 730 }, shownTrue);
    const followed = back.tables.find(({ id }) => id === 'followed')!;
    expect(followed.cells.map((row) => row[0])).toEqual(alone.tables[0]!.cells.map((row) => row.at(-1)));
    expect(followed.cells[0]!.slice(1).reduce((sum: number, count) => sum + (count as number), 0)).toBe(followed.cells[0]![0]);
    const gone = ask({ measure: 'returns from', state: 'foster care', parts }, shownTrue).tables.find(({ id }) => id === 'median')!;
    expect(gone.cells.map((row) => row[0])).toEqual(ask({ measure: 'returns from', state: 'foster care' }, shownTrue).tables[0]!.cells.map((row) => row[2]));
  });

  test('rates and means that are made of rounded numbers are about', () => {
    expect(ask({ measure: 'rates' }, rounded).sentences[0]).toMatch(/: about [\d.]+ per person-year/);
    expect(ask({ measure: 'rates' }, shownTrue).sentences.join(' ')).not.toContain('about');
    expect(ask({ measure: 'moves per person' }, rounded).sentences[1]).toMatch(/moves, about [\d.]+ for each person/);
    expect(ask({ measure: 'moves per person' }, shownTrue).sentences.join(' ')).not.toContain('about');
  });
});
