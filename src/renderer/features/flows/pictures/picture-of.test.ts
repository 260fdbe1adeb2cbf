import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dataset, FlowAnswer, FlowFilter, FlowTable, FlowView } from '../../../../contract/index.ts';
import { openTestVault, type TestVault } from '../../../../../test/open-vault.ts';
import { firstView, ways } from '../ways.ts';
import { pictureOf } from './picture-of.ts';
import type { Picture } from './picture.ts';

/** Pictures of real answers of the invented people: what is drawn is what the table says, and nothing else. */
type Trace = { type: string; orientation?: string; x?: unknown[]; y?: unknown[]; customdata?: unknown[]; link?: { value: number[]; customdata: unknown[]; source: number[]; target: number[] }; node?: { y: number[] } };

let vault: TestVault;
let dataset: Dataset;
beforeAll(async () => {
  vault = await openTestVault({ sample: true });
  dataset = (await vault.call('flows.list')).datasets[0]!;
});
afterAll(() => vault.close());

const ask = (view: FlowView, filter?: FlowFilter): Promise<FlowAnswer> => vault.call('flows.view', { datasetId: dataset.id, view, ...(filter && { filter }) });
const figureAt = (tables: readonly FlowTable[], [id, row, column]: readonly string[]) => {
  const table = tables.find((one) => one.id === id)!;
  return table.cells[table.rows.findIndex(({ key }) => key === row)]?.[table.columns.findIndex(({ key }) => key === column)];
};

/** Every drawn number with the cell that it stands for. */
function drawnIn({ data }: Picture, measure: FlowView['measure']): { cell: string[]; value: unknown }[] {
  return (data as Trace[]).flatMap((trace) => {
    if (trace.type === 'sankey') return trace.link!.value.map((value, at) => ({ cell: trace.link!.customdata[at] as string[], value }));
    const values = trace.type === 'bar' ? (trace.orientation === 'h' ? trace.x! : trace.y!) : measure === 'rates' || measure === 'no earlier step' ? trace.x! : trace.y!;
    return (trace.customdata ?? []).map((cell, at) => ({ cell: cell as string[], value: values[at] })).filter(({ value }) => value !== null);
  });
}

const measures = ways.flatMap((group) => group.ways.map(({ measure }) => measure));

describe.each(measures)('the picture of "%s"', (measure) => {
  test.each([['everybody', undefined], ['one place', { places: ['Millbank'] }]] as const)('of %s draws the numbers of the table', async (_part, filter) => {
    const answer = await ask(firstView(measure, dataset), filter as FlowFilter | undefined);
    const picture = pictureOf(answer, dataset, { isDark: false });
    const shown = answer.tables[0]!.cells.flat().filter((figure) => typeof figure === 'number' && figure > 0);
    if (picture === null) {
      // Only where there is next to nothing to be seen.
      expect(answer.tables[0]!.cells.slice(1).flat().filter((figure) => figure !== null && typeof figure === 'object').length).toBeGreaterThan(shown.length / 2);
      return;
    }
    const drawn = drawnIn(picture, measure);
    expect(drawn.length).toBeGreaterThan(0);
    for (const { cell, value } of drawn) expect([cell, value]).toEqual([cell, figureAt(answer.tables, cell)]);
    expect(new Set(drawn.map(({ cell }) => cell.join('\u0000'))).size).toBe(drawn.length);
    expect(picture.reach).toBeGreaterThan(0);
    expect(picture.alternative).toContain(answer.sentences[0]!);
    expect(picture.alternative).toContain(answer.part);
  });
});

describe('what is left out', () => {
  test('no move that may be shown: those within a state and those through a gap are ribbons like others', async () => {
    const answer = await ask({ measure: 'moves' });
    const [table] = answer.tables;
    const all = table!.rows.flatMap((row, down) => table!.columns.flatMap((column, across) => {
      const figure = table!.cells[down]![across];
      return typeof figure === 'number' && figure > 0 && row.key !== 'all' && column.key !== 'all' ? [[table!.id, row.key, column.key].join(' > ')] : [];
    }));
    const drawn = drawnIn(pictureOf(answer, dataset, { isDark: true })!, 'moves').map(({ cell }) => cell.join(' > '));
    expect(drawn.toSorted()).toEqual(all.toSorted());
    expect(all.some((key) => /^moves > (.+) > \1$/.test(key))).toBe(true);
    expect(all.some((key) => key.startsWith('moves > gap > '))).toBe(true);
  });

  test('going round is unrolled: a state stands once for each number of moves, and no ribbon leads back', async () => {
    const picture = pictureOf(await ask({ measure: 'moves by number', upTo: 4 }), dataset, { isDark: false })!;
    const { link, node } = (picture.data as Trace[])[0]!;
    expect(link!.source.every((from, at) => from < link!.target[at]!)).toBe(true);
    expect(node!.y.every((middle) => middle > 0 && middle < 1)).toBe(true);
  });

  test('the largest rates are drawn, and it is said that others are in the table alone', async () => {
    const answer = await ask({ measure: 'rates', parts: { by: 'year' } });
    expect(pictureOf(answer, dataset, { isDark: false })!.left).toMatch(/largest of \d+ lines/);
  });

  test('intervals are those of the table', async () => {
    const answer = await ask({ measure: 'no earlier step', state: 'Social work case', lookBack: 1095, parts: { by: 'place' } });
    const [trace] = pictureOf(answer, dataset, { isDark: false })!.data as [Trace & { error_x: { array: number[]; arrayminus: number[] } }];
    trace.customdata!.forEach((cell, at) => {
      const [table, row] = cell as string[];
      const value = trace.x![at] as number;
      expect(value + trace.error_x.array[at]!).toBeCloseTo(figureAt(answer.tables, [table!, row!, 'high']) as number, 10);
      expect(value - trace.error_x.arrayminus[at]!).toBeCloseTo(figureAt(answer.tables, [table!, row!, 'low']) as number, 10);
    });
  });

  test('hidden bars are marked as they are in the table', async () => {
    const answer = await ask({ measure: 'returns from', state: 'Residential care outside the area' }, { places: ['Millbank'] });
    const hidden = answer.tables[0]!.rows.filter(({ key }, row) => key !== 'all' && typeof answer.tables[0]!.cells[row]![1] === 'object' && answer.tables[0]!.cells[row]![1] !== null);
    const { annotations } = pictureOf(answer, dataset, { isDark: false })!.layout as { annotations: { text: string }[] };
    expect(hidden.length).toBeGreaterThan(0);
    expect(annotations.filter(({ text }) => text === '[c]').length).toBe(hidden.length);
  });
});

test('parts side by side are drawn to one scale', async () => {
  const [one, other] = await Promise.all([ask({ measure: 'moves per person' }, { places: ['Millbank'] }), ask({ measure: 'moves per person' })]);
  const upTo = Math.max(pictureOf(one, dataset, { isDark: false })!.reach, pictureOf(other, dataset, { isDark: false })!.reach);
  const rangeOf = (answer: FlowAnswer): unknown => (pictureOf(answer, dataset, { isDark: false, upTo })!.layout as { yaxis: { range: unknown } }).yaxis.range;
  expect(rangeOf(one)).toEqual(rangeOf(other));
});
