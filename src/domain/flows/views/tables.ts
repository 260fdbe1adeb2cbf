import type { FlowTable, ReleasedCount } from '../../../contract/flow-views.ts';
import { nothing, type Shown, type Tally } from '../../disclosure/protected-counts.ts';
import type { ReleasedNumber } from '../../disclosure/small-numbers.ts';
import { isHidden } from '../../disclosure/small-numbers.ts';
import type { SpellSet } from '../spells.ts';

export type Line = FlowTable['rows'][number];
export type Column = FlowTable['columns'][number];

/** Key of time between two spells that no record covers. */
export const gapKey = 'gap';

/** Key of a state in tables: its name; 'elsewhere' for what lies outside the part, 'gap' for the number after the last state. */
export function stateKey(set: SpellSet, state: number): string {
  return state === set.states.length ? gapKey : set.states[state]!;
}

/** What a state is called in tables and sentences. */
export function stateLabel(set: SpellSet, label: (state: string) => string, state: number): string {
  if (state === set.states.length) return 'no state recorded';
  return state === set.elsewhere ? 'elsewhere' : label(set.states[state]!);
}

export function stateLine(set: SpellSet, label: (state: string) => string, state: number): Line {
  return { key: stateKey(set, state), label: stateLabel(set, label, state) };
}

/** The states that are looked at, in the order of the scheme, without "elsewhere". */
export function ownStates(set: SpellSet): number[] {
  return set.states.map((_, state) => state).filter((state) => state !== set.elsewhere);
}

/** A table whose cells are made row by column. */
export function tableOf(parts: Pick<FlowTable, 'id' | 'caption' | 'heading'> & { rows: readonly Line[]; columns: readonly Column[] }, cell: (row: number, column: number) => ReleasedCount): FlowTable {
  const { id, caption, heading, rows, columns } = parts;
  return { id, caption, heading, rows: [...rows], columns: [...columns], cells: rows.map((_, row) => columns.map((__, column) => cell(row, column))) };
}

/** One tally as it is shown; missing ones are nothing. */
export const showCount = (shown: Shown, tally: Tally | undefined): ReleasedNumber => shown.count(tally ?? nothing);

/**
 * A share of shown numbers: hidden where one of them is, null where the whole is nothing.
 * Rounding can carry a part above its whole by chance: shares stay within 0 and 1.
 */
export function shareOf(part: ReleasedNumber, whole: ReleasedNumber): ReleasedCount {
  if (isHidden(part)) return part;
  if (isHidden(whole)) return whole;
  return whole === 0 ? null : Math.min(1, part / whole);
}
