import { shiftCells } from './small-numbers-simplex.ts';

/** A page as numbers; see `small-numbers.ts` for the meaning. All lists are by cell. */
export type ProtectInput = {
  readonly value: readonly number[];
  readonly published: readonly boolean[];
  /** Hidden from the start. */
  readonly hidden: readonly boolean[];
  /** Shown already elsewhere, so that hiding it would come too late. */
  readonly staysShown: readonly boolean[];
  /** What a reader knows a hidden number to be at least, where that is more than 1; with `whileShown` only as long as one of those cells is shown. */
  readonly atLeast: readonly ({ readonly value: number; readonly whileShown: readonly number[] | null } | undefined)[];
  /** How wide the range has to be that a reader can work out; 0 for numbers that need no protection. */
  readonly width: readonly number[];
  readonly cost: readonly number[];
  readonly relations: readonly { readonly terms: readonly { readonly cell: number; readonly times: number }[]; readonly constant: number }[];
};

export type ProtectResult = {
  readonly hidden: readonly boolean[];
  /** For numbers that needed protection: the least and the most that some table shows which fits everything released. */
  readonly range: readonly (readonly [number, number] | undefined)[];
  /** Numbers for which no protection was found, with all else hidden. */
  readonly unprotected: readonly number[];
};

/** Hides further numbers until every number with a width has two tables to prove that it can't be worked out. Connected parts of the page are treated one by one. */
export function protect(input: ProtectInput): ProtectResult {
  const hidden = input.hidden.slice();
  const range: ([number, number] | undefined)[] = input.value.map(() => undefined);
  const unprotected: number[] = [];
  for (const part of connectedParts(input)) {
    if (part.cells.some((cell) => input.width[cell]! > 0)) protectPart(input, part, hidden, range, unprotected);
  }
  return { hidden, range, unprotected };
}

/** A cell and how far it is to be shifted. */
type Wish = { readonly cell: number; readonly by: number };
type Bounds = { readonly mayRise: Float64Array; readonly mayFall: Float64Array; readonly cost: Float64Array };

type Part = { readonly cells: readonly number[]; readonly relations: readonly { readonly cells: Int32Array; readonly times: Float64Array; readonly constant: number }[] };

/** A zero that is shown is known and fixed: it ties nothing together. */
function isFixed(input: ProtectInput, cell: number): boolean {
  return input.value[cell] === 0 && input.published[cell]!;
}

/** Cells that relations tie together, with those relations in the part's own numbering. */
function connectedParts(input: ProtectInput): Part[] {
  const parent = input.value.map((_, cell) => cell);
  const find = (cell: number): number => {
    let root = cell;
    while (parent[root] !== root) root = parent[root]!;
    while (parent[cell] !== root) [parent[cell], cell] = [root, parent[cell]!];
    return root;
  };
  for (const { terms } of input.relations) {
    const free = terms.filter((term) => !isFixed(input, term.cell));
    for (const term of free) parent[find(term.cell)] = find(free[0]!.cell);
  }
  const cellsOf = new Map<number, number[]>();
  input.value.forEach((_, cell) => {
    if (isFixed(input, cell)) return;
    const root = find(cell);
    const cells = cellsOf.get(root);
    if (cells) cells.push(cell);
    else cellsOf.set(root, [cell]);
  });
  const relationsOf = new Map<number, Part['relations'][number][]>();
  const local = new Map<number, number>();
  for (const cells of cellsOf.values()) cells.forEach((cell, position) => local.set(cell, position));
  for (const { terms, constant } of input.relations) {
    const free = terms.filter((term) => !isFixed(input, term.cell));
    if (free.length === 0) continue;
    const relation = { cells: Int32Array.from(free, (term) => local.get(term.cell)!), times: Float64Array.from(free, (term) => term.times), constant };
    const root = find(free[0]!.cell);
    const relations = relationsOf.get(root);
    if (relations) relations.push(relation);
    else relationsOf.set(root, [relation]);
  }
  return [...cellsOf].map(([root, cells]) => ({ cells, relations: relationsOf.get(root) ?? [] }));
}

function protectPart(input: ProtectInput, part: Part, hiddenOnPage: boolean[], range: ([number, number] | undefined)[], unprotected: number[]): void {
  const { cells, relations } = part;
  const size = cells.length;
  const value = Float64Array.from(cells, (cell) => input.value[cell]!);
  const width = Float64Array.from(cells, (cell) => input.width[cell]!);
  const published = cells.map((cell) => input.published[cell]!);
  const staysShown = cells.map((cell) => input.staysShown[cell]!);
  const open = cells.map((cell, position) => !published[position] || hiddenOnPage[cell]!);
  const localOf = new Map(cells.map((cell, position) => [cell, position]));
  /** The least and the most of each cell over all tables found that fit what is shown. Tables stay valid when more is hidden. */
  const lowest = value.slice();
  const highest = value.slice();

  const sensitive = [...cells.keys()].filter((position) => width[position]! > 0);
  // The most demanding first: what is hidden for them serves many of the others.
  sensitive.sort((left, right) => width[right]! - width[left]! || value[left]! - value[right]! || left - right);
  for (const cell of sensitive) {
    const enough = () => highest[cell]! - lowest[cell]! >= width[cell]!;
    if (enough()) continue;
    lower(cell);
    if (enough()) continue;
    if (raise(cell, lowest[cell]! + width[cell]!)) continue;
    if (!enough()) hideEverything(cell);
    if (!enough()) unprotected.push(cells[cell]!);
  }
  cells.forEach((cell, position) => {
    hiddenOnPage[cell] = published[position]! && open[position]!;
    if (width[position]! > 0) range[cell] = [lowest[position]!, highest[position]!];
  });

  /**
   * A reader knows that zeros are shown: what is hidden is at least 1, and more where the page's own rules say so. What was never on the page may be 0. The more is hidden, the less
   * is known, so that tables stay valid.
   */
  function least(cell: number): number {
    const known = input.atLeast[cells[cell]!];
    if (known !== undefined && (known.whileShown === null || known.whileShown.some(isShown))) return known.value;
    return published[cell] ? 1 : 0;
  }

  function isShown(cellOfPage: number): boolean {
    const position = localOf.get(cellOfPage);
    return input.published[cellOfPage]! && (position === undefined ? !hiddenOnPage[cellOfPage] : !open[position]);
  }

  /** Looks how far down the cell could go with what is hidden already. */
  function lower(cell: number): void {
    const room = Math.min(value[cell]! - least(cell), width[cell]!);
    if (room <= 0) return;
    const bounds = boundsOf((other) => open[other]!, ownCost);
    accept(farthest(bounds, [{ cell, by: -room }]));
  }

  /** Finds the cheapest further numbers to hide so that the cell could be as high as `goal`, and hides them. */
  function raise(cell: number, goal: number): boolean {
    const by = goal - value[cell]!;
    // Pages without weighted sums answer in whole numbers. Else a multiple of the goal often comes out whole, and else the search goes on step by step.
    for (const cost of [ownCost, () => 1]) {
      const bounds = boundsOf((other) => !staysShown[other]!, cost);
      for (const multiple of [1, 2, 3, 4, 6]) if (accept(shift(bounds, [{ cell, by: by * multiple }]))) return true;
      if (inWholeSteps(bounds, cell, by)) return true;
    }
    return false;
  }

  /** Fixes one fractional shift after the other at a whole number, until all are whole or no way is left. */
  function inWholeSteps(bounds: Bounds, cell: number, by: number): boolean {
    const fixed: Wish[] = [{ cell, by }];
    for (let step = 0; step < 60; step += 1) {
      const found = shift(bounds, fixed);
      if (found === null) return false;
      const fractional = found.findIndex((amount) => Math.abs(amount - Math.round(amount)) > 1e-6);
      if (fractional < 0) return accept(found);
      const amount = found[fractional]!;
      const choices = [Math.ceil(amount), Math.floor(amount)].sort((left, right) => Math.abs(right) - Math.abs(left));
      const possible = choices.find((choice) => shift(bounds, [...fixed, { cell: fractional, by: choice }]) !== null);
      if (possible === undefined) return false;
      fixed.push({ cell: fractional, by: possible });
    }
    return false;
  }

  function ownCost(cell: number): number {
    return input.cost[cells[cell]!]!;
  }

  function boundsOf(isFree: (cell: number) => boolean, costOf: (cell: number) => number): Bounds {
    const mayRise = new Float64Array(size);
    const mayFall = new Float64Array(size);
    const cost = new Float64Array(size);
    for (let cell = 0; cell < size; cell += 1) {
      if (!isFree(cell)) continue;
      mayRise[cell] = Number.POSITIVE_INFINITY;
      mayFall[cell] = value[cell]! - least(cell);
      // What is hidden already costs next to nothing, but not nothing, so that the search does not wander.
      cost[cell] = open[cell] ? 1e-3 : costOf(cell);
    }
    return { mayRise, mayFall, cost };
  }

  /** The cheapest shift that moves the given cells by exactly so much; `null` where there is none. */
  function shift(bounds: Bounds, fixed: readonly Wish[]): Float64Array | null {
    if (fixed.some(({ cell, by }) => by < 0 && -by > bounds.mayFall[cell]!)) return null;
    const found = farthest(bounds, fixed);
    return fixed.every(({ cell, by }) => Math.abs(found[cell]! - by) < 1e-6) ? found : null;
  }

  /** The cheapest shift that moves the given cells as far towards what is wished as the relations allow. */
  function farthest(bounds: Bounds, wishes: readonly Wish[]): Float64Array {
    const mayRise = bounds.mayRise.slice();
    const mayFall = bounds.mayFall.slice();
    const wanted = new Int8Array(size);
    for (const { cell, by } of wishes) {
      mayRise[cell] = Math.max(0, by);
      mayFall[cell] = Math.max(0, -by);
      wanted[cell] = Math.sign(by);
    }
    return shiftCells({ cells: size, relations, mayRise, mayFall, cost: bounds.cost, wanted });
  }

  /** Takes a shifted table as proof, if it holds in whole numbers, and hides what it shifts. */
  function accept(found: Float64Array | null): boolean {
    if (found === null) return false;
    const table = value.slice();
    for (let cell = 0; cell < size; cell += 1) {
      const whole = Math.round(found[cell]!);
      if (Math.abs(found[cell]! - whole) > 1e-6) return false;
      table[cell]! += whole;
    }
    return acceptTable(table);
  }

  function acceptTable(table: Float64Array): boolean {
    for (let cell = 0; cell < size; cell += 1) if (table[cell] !== value[cell] && (staysShown[cell] || table[cell]! < least(cell))) return false;
    for (const relation of relations) {
      let sum = 0;
      for (let term = 0; term < relation.cells.length; term += 1) sum += relation.times[term]! * table[relation.cells[term]!]!;
      if (sum !== relation.constant) return false;
    }
    for (let cell = 0; cell < size; cell += 1) {
      if (table[cell] === value[cell]) continue;
      open[cell] = true;
      lowest[cell] = Math.min(lowest[cell]!, table[cell]!);
      highest[cell] = Math.max(highest[cell]!, table[cell]!);
    }
    return true;
  }

  /** Where the search fails: everything of this part is hidden, and the table in which all is a multiple of the truth is proof as long as no constant is known. */
  function hideEverything(cell: number): void {
    const times = 1 + Math.ceil(width[cell]! / value[cell]!);
    acceptTable(value.map((number) => number * times));
  }
}
