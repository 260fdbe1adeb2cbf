import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dataset, FigureAddress, FlowPage, Output, ReleasedCount } from '../contract/index.ts';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';
import { isHidden } from '../domain/disclosure/small-numbers.ts';
import { dayOfIso } from '../domain/flows/days.ts';
import { moveMatrix } from '../domain/flows/measures/moves.ts';
import type { SpellSet } from '../domain/flows/spells.ts';
import { linkPassphrase, window, invented, csv, csvOf, store, refused, page, datasets, stored } from '../../test/small-flows.ts';

describe('a threshold, an edit, evidence', () => {
  let vault: TestVault;
  let dataset: Dataset;
  let claimId: string;
  /** Seven people: shown under a threshold of 5, hidden under one of 10. */
  const rows = Array.from({ length: 7 }, (_, person) => [[`a${person}`, 'home', '2018-02-01', '2019-03-01'], [`a${person}`, 'foster', '2019-03-01', '']]).flat();
  const move: FigureAddress['figure'] = { kind: 'move', from: 'home', to: 'foster' };
  beforeAll(async () => {
    vault = await openTestVault();
    dataset = await store(vault, csv('seven.csv', ['person', 'state', 'start', 'end'], rows), { name: 'Seven', threshold: 5 });
    ({ id: claimId } = await vault.call('claims.create', { statement: 'Evenings contributed to fewer moves.' }));
    await vault.call('claims.addEvidence', { claimId, side: 'for', reason: 'They moved once.', target: { kind: 'figure', address: { window: { datasetId: dataset.id }, figure: move } } });
  });
  afterAll(() => vault.close());
  const evidence = async (): Promise<Output<'claims.get'>['evidence'][number]> => (await vault.call('claims.get', { id: claimId })).evidence[0]!;

  test('a figure is evidence with its base, its provenance and nothing stale', async () => {
    expect(await evidence()).toMatchObject({ shown: 'From home to foster 7 moves were recorded, from 1 January 2018 to 31 December 2022. Of all recorded moves out of home there were 7.', provenance: expect.stringContaining('Seven'), stale: null });
    expect(dataset).toMatchObject({ people: 7, spells: 14 });
  });

  test('a higher threshold hides totals, page and evidence at once, and says why; undo brings all of it back', async () => {
    const { version } = await vault.call('flows.edit', { id: dataset.id, expectedVersion: dataset.version, threshold: 10 });
    expect(version).toBe(dataset.version + 1);
    const [listed] = await datasets(vault);
    expect(listed).toMatchObject({ threshold: 10, people: { hidden: 'protected' }, spells: { hidden: 'protected' } });
    const hidden = await evidence();
    expect(hidden.shown).toBe('The threshold was changed since this figure was chosen.');
    expect(hidden.stale).toMatchObject({ why: expect.stringContaining('was 5 when it was chosen and is now 10') });
    expect(JSON.stringify([hidden, await page(vault, dataset.id)])).not.toMatch(/\b7 (moves|people)\b/);

    expect(await refused(vault, 'flows.edit', { id: dataset.id, expectedVersion: dataset.version, name: 'Other' })).toMatchObject({ code: 'conflict' });
    await vault.restart();
    await vault.call('history.undo', {});
    expect((await datasets(vault))[0]).toMatchObject({ threshold: 5, people: 7, spells: 14 });
    expect((await evidence()).stale).toBeNull();
  });

  test('a new name or note changes no figure and makes nothing stale', async () => {
    await vault.call('flows.edit', { id: dataset.id, name: 'Seven children', note: 'Counted again.', riskAssessment: { areaSize: 'small', sensitivity: 'high', linkable: '', note: '', decision: 'team only', person: 'A. Coder', date: '2024-07-01' } });
    expect((await datasets(vault))[0]).toMatchObject({ name: 'Seven children', people: 7, riskAssessment: { decision: 'team only' } });
    expect((await evidence()).stale).toBeNull();
    expect((await vault.call('search.find', { words: 'counted again', kinds: ['dataset'] })).total).toBe(1);
    await vault.call('history.undo', {});
  });

  test('taking the data out makes the evidence stale, without its numbers; bringing them back mends it', async () => {
    await vault.call('flows.remove', { id: dataset.id });
    expect(await evidence()).toMatchObject({ shown: 'This figure is no longer here.', stale: { why: expect.stringContaining('taken out of the vault') } });
    expect(await refused(vault, 'claims.preview', { target: { kind: 'figure', address: { window: { datasetId: dataset.id }, figure: move } } })).toMatchObject({ code: 'not-found' });
    await vault.restart();
    await vault.call('history.undo', {});
    expect((await evidence()).stale).toBeNull();
  });

  test('a figure that is not on the page can\'t be pointed at', async () => {
    const figures: FigureAddress['figure'][] = [{ kind: 'move', from: 'home', to: 'moon' }, { kind: 'stock', state: 'home', date: '2019-02-17' }, { kind: 'stock', state: 'moon', date: '2019-01-01' }];
    for (const figure of figures) {
      expect(await refused(vault, 'claims.preview', { target: { kind: 'figure', address: { window: { datasetId: dataset.id }, figure } } })).toMatchObject({ code: 'not-found', message: expect.stringContaining('hold no figure') });
    }
  });

  test('snapshots hold no moves: the page and the evidence are refused with the reason', async () => {
    const snapshots = await store(vault, csv('snapshots.csv', ['person', 'state', 'start', 'end'], rows.map(([person, ...rest]) => [`b${person}`, ...rest])), { name: 'Counts', dating: 'snapshot' });
    const address = { window: { datasetId: snapshots.id }, figure: move };
    const words = { code: 'not-allowed', message: expect.stringMatching(/snapshots.*not when they moved.*bring in an event-dated extract/) };
    expect(await refused(vault, 'flows.page', { datasetId: snapshots.id })).toMatchObject(words);
    expect(await refused(vault, 'claims.preview', { target: { kind: 'figure', address } })).toMatchObject(words);
    const before = await stored(vault);
    expect(await refused(vault, 'claims.addEvidence', { claimId, side: 'for', reason: '', target: { kind: 'figure', address } })).toMatchObject(words);
    expect(await stored(vault)).toEqual(before);
    expect((await datasets(vault)).map(({ name }) => name)).toEqual(['Counts', 'Seven']);
  });
});

/** Every number that a text says, without the dates in it; thousands as British papers write them. */
function numbersSaid(text: string): number[] {
  const withoutDates = text.replace(/\d{4}-\d{2}-\d{2}/g, '').replace(/\b\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December)( \d{4})?/g, '');
  return [...withoutDates.matchAll(/\d[\d,]*(?:\.\d+)?/g)].map(([number]) => Number(number.replaceAll(',', '')));
}

describe('sentences say released numbers alone', () => {
  let vault: TestVault;
  beforeAll(async () => {
    vault = await openTestVault();
  });
  afterAll(() => vault.close());

  test.each([[9, 3, 1], [14, 5, 2], [30, 10, 3], [60, 5, 4], [90, 3, 5], [150, 5, 6]] as const)('%i people, threshold %i', async (people, threshold, seed) => {
    const set = invented(people, seed);
    const dataset = await store(vault, csvOf(`sentences-${seed}.csv`, set), { threshold });
    const shown = await page(vault, dataset.id);
    const released: ReleasedCount[] = [
      ...shown.stocks.rows.flatMap((row) => row.counts), ...shown.moves.cells.flat(), ...shown.moves.rowTotals, ...shown.moves.columnTotals, shown.moves.total,
      ...shown.movesPerPerson.flatMap((row) => [row.people, row.bySnapshot]), shown.hiddenMoves.dated, shown.hiddenMoves.visible, dataset.people, dataset.spells,
    ];
    const known = new Set(released.filter((count) => typeof count === 'number'));
    // The total of the last stocks and the moves of people are said in sentences, released with the rest; a reader may add up what is shown.
    const inSentences = shown.sentences.flatMap(({ text }) => numbersSaid(text));
    const { hiddenMoves: hidden } = shown;
    const share = isHidden(hidden.share) ? [] : [Math.round(hidden.share * 100)];
    const ofTwice = (pick: 'people' | 'bySnapshot') => shown.movesPerPerson.slice(2).reduce((sum, row) => sum + (isHidden(row[pick]) ? Number.NaN : row[pick]), 0);
    const matrix = moveMatrix({ ...set, knownUntil: window.to }, window);
    const mayBeSaid = new Set([...known, ...share, ofTwice('people'), ofTwice('bySnapshot'), matrix.totalMoves, matrix.movers, ...stockTotals(set, shown.stocks.dates.at(-1)!)]);
    expect(inSentences.filter((number) => !mayBeSaid.has(number))).toEqual([]);
    // Said in a sentence, these are never small themselves.
    for (const number of inSentences) if (!known.has(number) && !share.includes(number)) expect(number).toBeGreaterThanOrEqual(threshold);

    const { states } = shown.moves;
    const figures: FigureAddress['figure'][] = [
      ...states.flatMap((from) => states.map((to) => ({ kind: 'move' as const, from, to }))),
      ...shown.stocks.rows.flatMap(({ state }) => [shown.stocks.dates[0]!, shown.stocks.dates.at(-1)!].map((date) => ({ kind: 'stock' as const, state, date }))),
      { kind: 'hidden moves' }, { kind: 'moves per person' },
    ];
    for (const figure of figures) {
      const { shown: sentence } = await vault.call('claims.preview', { target: { kind: 'figure', address: { window: { datasetId: dataset.id }, figure } } });
      expect(numbersSaid(sentence).filter((number) => !known.has(number) && !inSentences.includes(number))).toEqual([]);
      if (figure.kind === 'move') {
        const value = shown.moves.cells[states.indexOf(figure.from)]![states.indexOf(figure.to)]!;
        expect(sentence.includes('is not shown')).toBe(isHidden(value));
      }
    }
    for (const note of shown.notes) for (const number of numbersSaid(note)) expect([threshold, hiddenCount(note)]).toContain(number);
  });

  function stockTotals(set: SpellSet, date: string): number[] {
    const day = dayOfIso(date)!;
    const { count, startDay, endDay } = set.spells;
    let total = 0;
    for (let index = 0; index < count; index += 1) if (startDay[index]! <= day && endDay[index]! > day) total += 1;
    return [total];
  }
  const hiddenCount = (note: string): number => Number(/^([\d,]+) numbers? (?:is|are) not shown/.exec(note)?.[1]?.replaceAll(',', '') ?? Number.NaN);
});

describe('everything that a person can ask of one dataset, in any order', () => {
  let vault: TestVault;
  beforeAll(async () => {
    vault = await openTestVault();
  });
  afterAll(() => vault.close());

  test('what a lower threshold hides no other answer shows; the same question has the same answer', async () => {
    const set = invented(90, 31);
    const dataset = await store(vault, csvOf('asked.csv', set), { threshold: 3 });
    const { id: claimId } = await vault.call('claims.create', { statement: 'They moved less.' });
    const figure = { kind: 'figure' as const, address: { window: { datasetId: dataset.id }, figure: { kind: 'move' as const, from: set.states[0]!, to: set.states[1]! } } };
    await vault.call('claims.addEvidence', { claimId, side: 'for', reason: '', target: figure });
    const seen = new Map<string, FlowPage>();
    const hidden = new Map<number, Set<string>>();
    const look = async (): Promise<void> => {
      const { dataset: own, ...figures } = await page(vault, dataset.id);
      const key = JSON.stringify([own.threshold, own.snapshot]);
      if (seen.has(key)) expect(figures).toEqual(seen.get(key));
      seen.set(key, figures as FlowPage);
      const cells = new Set<string>();
      figures.moves.cells.forEach((row, from) => row.forEach((count, to) => isHidden(count) && cells.add(`move ${from} ${to}`)));
      figures.stocks.rows.forEach((row, state) => row.counts.forEach((count, day) => isHidden(count) && cells.add(`stock ${state} ${day}`)));
      figures.movesPerPerson.forEach((row, number) => own.snapshot.month === 7 && isHidden(row.people) && cells.add(`people ${number}`));
      for (const total of ['people', 'spells'] as const) if (isHidden(own[total])) cells.add(total);
      const before = hidden.get(own.threshold);
      hidden.set(own.threshold, before ? new Set([...before, ...cells]) : cells);
      // Totals in the list are those of the page, and evidence shows nothing that was pinned under another threshold.
      expect((await datasets(vault))[0]).toEqual(own);
      const [evidence] = (await vault.call('claims.get', { id: claimId })).evidence;
      if (own.threshold !== 3) expect(evidence!.shown).toBe('The threshold was changed since this figure was chosen.');
    };
    await look();
    for (const change of [{ threshold: 5 }, { name: 'Renamed' }, { threshold: 10 }, { snapshot: { month: 3, day: 31 } }, { threshold: 3 }, { snapshot: { month: 7, day: 31 } }, { threshold: 10 }] as const) {
      await vault.call('flows.edit', { id: dataset.id, ...change });
      await look();
    }
    for (let step = 0; step < 4; step += 1) {
      await vault.call('history.undo', {});
      await look();
    }
    await vault.call('flows.remove', { id: dataset.id });
    await vault.call('history.undo', {});
    await look();
    for (const [low, high] of [[3, 5], [5, 10]] as const) expect([...hidden.get(low)!].filter((cell) => !hidden.get(high)!.has(cell))).toEqual([]);
    expect(hidden.get(3)!.size).toBeGreaterThan(10);
  });

  test('a period that nobody named begins with a month, not with the day of one person\'s first stay', async () => {
    const file = csv('first.csv', ['person', 'state', 'start', 'end'], Array.from({ length: 8 }, (_, person) => [`c${person}`, 'home', person === 0 ? '2011-04-17' : '2018-02-01', '']));
    const dataset = await vault.call('flows.store', { file, linkPassphrase, extractDate: '2020-12-31' });
    expect(dataset).toMatchObject({ from: '2011-04-01', to: '2021-01-01' });
    expect(JSON.stringify(await page(vault, dataset.id))).not.toContain('17 April');
  });
});
