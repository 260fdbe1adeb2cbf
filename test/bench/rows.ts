/**
 * One line of the bench. Times differ from machine to machine; how Kist compares with something plain in the same run does so far less, so budgets are ratios.
 * What people are promised is a time all the same, and stands beside: the most that it may take with a council's words on a laptop that does nothing else.
 */
export type Row = {
  area: string;
  name: string;
  /** What Kist took, and what the baseline took, in the same unit. */
  value: number;
  unit: Unit;
  /** The most that `ratio` may be. */
  budget: number;
  baseline: number;
  /** How many times as long as the baseline; below 1 Kist is faster. */
  ratio: number;
  /** What people are promised, in the unit of the row; null where nothing is. */
  promise: number | null;
  /** Within the budget and as promised. */
  ok: boolean;
};

/** Less is better for milliseconds, more for everything a second. */
export type Unit = 'ms' | 'MB/s' | 'spells/s';

/** A row from what was measured; `against` says what the baseline is. */
export function row(area: string, name: string, against: string, measured: { value: number; baseline: number; unit: Unit; budget: number; promise?: number }): Row {
  const { value, baseline, unit, budget, promise = null } = measured;
  const ratio = unit === 'ms' ? value / baseline : baseline / value;
  return { area, name: `${name}, against ${against}`, value: rounded(value), unit, budget, baseline: rounded(baseline), ratio: rounded(ratio), promise, ok: ratio <= budget && (promise === null || (unit === 'ms' ? value <= promise : value >= promise)) };
}

/** Three leading figures. */
export function rounded(number: number): number {
  return Number(number.toPrecision(3));
}

const plain = (number: number): string => (number >= 1000 ? Math.round(number).toLocaleString('en-GB') : String(number));

/** Rows as a table for people. */
export function asTable(rows: readonly Row[]): string {
  const lines = [['area', 'name', 'value', 'unit', 'baseline', 'ratio', 'budget', 'promise', 'ok'], ...rows.map((one) => [one.area, one.name, plain(one.value), one.unit, plain(one.baseline), plain(one.ratio), plain(one.budget), one.promise === null ? '' : plain(one.promise), one.ok ? 'yes' : 'NO'])];
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const isNumber = new Set([2, 4, 5, 6, 7]);
  return lines.map((line) => line.map((cell, column) => (isNumber.has(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!))).join('  ').trimEnd()).join('\n');
}

export function summary(rows: readonly Row[], seconds: number): string {
  const over = rows.filter((one) => !one.ok);
  const held = `${rows.length - over.length} of ${rows.length} within budget and as promised`;
  return `${held}${over.length > 0 ? `; over: ${over.map((one) => `${one.area}: ${one.name}`).join('; ')}` : ''}. ${Math.round(seconds)} seconds.`;
}
