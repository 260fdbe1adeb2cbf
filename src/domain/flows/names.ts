import { Refusal } from '../refusal.ts';

/** Columns of spells hold names as 16-bit numbers. */
const MOST_NAMES = 65_535;

/** What a place, a stream or a value is called that the data leave blank. */
export const notStated = 'not stated';

/** How names are compared: capitals, runs of spaces and spaces at the ends make no difference. */
export function normalName(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** The different states of a column, as first written, with how many rows have each: the start of a scheme. Most usual first. */
export function statesOfColumn(rows: readonly (readonly string[])[], column: number): { name: string; count: number }[] {
  const byCell = new Map<string, number>();
  for (const row of rows) {
    const cell = row[column];
    if (cell !== undefined) byCell.set(cell, (byCell.get(cell) ?? 0) + 1);
  }
  const states = new Map<string, { name: string; count: number }>();
  for (const [cell, count] of byCell) {
    const key = normalName(cell);
    if (key === '') continue;
    const state = states.get(key);
    if (state) state.count += count;
    else states.set(key, { name: cell.trim(), count });
  }
  return [...states.values()].sort((left, right) => right.count - left.count);
}

/** Numbers names in the order in which they are met. Index 0 is "not stated" where `withBlank`. What files write is called as `naming` says. */
export function nameList(withBlank: boolean, what: string, naming: readonly { readonly written: string; readonly name: string }[] = []): { names: string[]; indexOf: (cell: string) => number } {
  const names: string[] = withBlank ? [''] : [];
  const byCell = new Map<string, number>();
  const byName = new Map<string, number>(withBlank ? [['', 0]] : []);
  const calledHere = new Map(naming.map(({ written, name }) => [normalName(written), name]));
  return {
    names,
    indexOf(cell) {
      const known = byCell.get(cell);
      if (known !== undefined) return known;
      const called = calledHere.get(normalName(cell)) ?? cell;
      const key = normalName(called);
      let index = byName.get(key);
      if (index === undefined) {
        if (names.length >= MOST_NAMES) throw new Refusal('bad-input', `The ${what} column has more than 65,535 different names. It is probably another column; nothing was stored.`);
        index = names.push(called.normalize('NFC').trim()) - 1;
        byName.set(key, index);
      }
      byCell.set(cell, index);
      return index;
    },
  };
}

/** Finds the number of a state in a scheme by its name or other spellings: -1 for one that is not in the scheme, -2 for a blank. */
export function stateIndex(states: readonly { readonly name: string; readonly spellings?: readonly string[] }[]): (cell: string) => number {
  const byName = new Map<string, number>();
  states.forEach((state, index) => {
    for (const name of [state.name, ...(state.spellings ?? [])]) if (!byName.has(normalName(name))) byName.set(normalName(name), index);
  });
  const byCell = new Map<string, number>();
  return (cell) => {
    let index = byCell.get(cell);
    if (index === undefined) {
      const key = normalName(cell);
      index = key === '' ? -2 : (byName.get(key) ?? -1);
      byCell.set(cell, index);
    }
    return index;
  };
}
