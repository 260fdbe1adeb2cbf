/**
 * Small numbers: counts that are so small that they could point to a person are hidden before they leave the service, together with as many others as it takes that no hidden one
 * can be worked out (design: flows.md, measure 11; reference: methods.md, section 11).
 *
 * The rule
 * - A number is small where at least one and fewer than `threshold` different PERSONS stand behind it. Moves are counted, persons are protected: six moves by two children are small.
 * - Zero is shown, and so is every number that nothing forbids to show.
 * - All numbers of a page are checked together, with everything that ties them to each other: rows and columns with their totals, figures in sentences, and numbers that are not on the
 *   page but can be worked out from it. Put every such number on the page; give those that are not to be shown `published: false`.
 * - What is hidden carries one and the same mark. Were "small itself" told apart from "hidden for another's sake", the reader could work more out: if a small number and one of
 *   at least five are hidden beside a known sum of six, they can only be one and five.
 *
 * The proof
 * For every hidden small number two whole tables are found that agree with everything shown, hold every relation exactly, have no zero where something is hidden, and differ in that
 * number by at least its width (the threshold unless said). A reader who knows the rule and everything on the page can't tell these tables apart. Each is
 * checked in whole numbers before it counts. (The search follows the heuristic of Cox, "Network models for complementary cell suppression", JASA 90, 1995, with a linear program in place
 * of the network, so that sentences and weighted sums fit in; the audit is that of Fischetti and Salazar, Management Science 47, 2001, with witnesses in place of bounds.)
 *
 * What it does not do
 * - Differencing between pages. Two pages of overlapping parts of one dataset (all and one place; 2020 and 2020 to 2021) each pass here, and their difference may not.
 *   For now a caller releases one page per dataset, or pages whose data do not overlap; what overlaps has to stand on one page with its relations, or be released after and with
 *   the page that it overlaps (`before` of `releasePage`). Filters will need a memory of what was released.
 * - Knowledge from elsewhere, persons who know themselves to be one of two, and groups in which everybody shares a fate (all of a row in one cell): the risk assessment of the dataset is for these.
 */
import { Refusal } from '../refusal.ts';
import { protect } from './small-numbers-protect.ts';

/** The one mark of everything hidden. */
export type HiddenNumber = { readonly hidden: 'protected' };
export const hiddenNumber: HiddenNumber = { hidden: 'protected' };

/** A number after disclosure control. */
export type ReleasedNumber = number | HiddenNumber;

declare const released: unique symbol;
/** Values that have passed disclosure control. Made in this area alone; what leaves the service asks for it. */
export type Released<T> = T & { readonly [released]: true };

/** The thresholds that a dataset may choose. */
export const thresholds = [3, 5, 10] as const;
export type Threshold = (typeof thresholds)[number];
export type SmallNumberRule = { readonly threshold: Threshold };
export const usualRule: SmallNumberRule = { threshold: 5 };

/** A number of a page, or one that can be worked out from it. */
export type PageCell = {
  readonly id: string;
  /** Whole and not negative. */
  readonly value: number;
  /** Different persons behind it. */
  readonly people: number;
  /** `false`: never shown, whatever its size. */
  readonly published?: boolean;
  /** What it would cost to hide it: totals and headlines are hidden last. */
  readonly importance?: 'cell' | 'total' | 'headline';
  /** How wide the range must be that a reader can work out at most; the threshold unless said. For sums of days, say a share of the value. */
  readonly width?: number;
  /** Hidden although it is not small: a neighbour in time of a small number. */
  readonly hide?: boolean;
  /** Treated as a small number although it is not: what is left over beside it is small (two of 200 not in the records on a day). */
  readonly protect?: boolean;
  /**
   * What a reader who knows how pages are made takes it to be at least, while it is hidden; 1 unless said. With `whileShown` only as long as one of those numbers is shown: it would be
   * hidden as a neighbour of this one, were this one small.
   */
  readonly atLeast?: { readonly value: number; readonly whileShown?: readonly string[] };
};

/** `sum of times x value = constant`. A reader is taken to know the relation and its constant. */
export type PageRelation = { readonly terms: readonly { readonly cell: string; readonly times: number }[]; readonly constant?: number };

export type Page = { readonly cells: readonly PageCell[]; readonly relations: readonly PageRelation[] };

/** The numbers of a page by their ids, as they may be shown. Numbers that were never published are not in it. */
export type ReleasedPage = Released<{ readonly threshold: Threshold; readonly cells: Readonly<Record<string, ReleasedNumber>>; readonly shown: number; readonly hidden: number }>;

/** For the record that stays in the service: why each number was hidden, and the range that the proof leaves open. Gives small numbers away, so it is not released. */
export type HidingDecision = { readonly cell: string; readonly why: 'small' | 'secondary'; readonly range: readonly [number, number] | null };

export type PageRelease = { readonly page: ReleasedPage; readonly decisions: readonly HidingDecision[] };

/** A relation "the total is the sum of its parts". */
export function sumRelation(total: string, parts: readonly string[]): PageRelation {
  return { terms: [...parts.map((cell) => ({ cell, times: 1 })), { cell: total, times: -1 }] };
}

/**
 * Hides what has to be hidden on a page.
 *
 * @param before a page released earlier that this one repeats and adds to. What was shown stays shown and what was hidden stays hidden, so that a reader of both learns no more than a reader
 * of this one; whatever else has to be hidden is found among the numbers that are new.
 * @throws Refusal `gate-closed` where even hiding everything would leave a small number open to be worked out (a constant that the reader knows gives it away)
 * @throws Error where the page contradicts itself: an unknown or repeated id, a relation that does not hold, a number that is not a count
 */
export function releasePage(page: Page, rule: SmallNumberRule, before?: ReleasedPage): PageRelease {
  if (!thresholds.includes(rule.threshold)) throw new Error(`The threshold is one of ${thresholds.join(', ')}.`);
  const index = new Map<string, number>();
  page.cells.forEach((cell, position) => {
    if (index.has(cell.id)) throw new Error(`The page holds "${cell.id}" twice.`);
    if (!Number.isSafeInteger(cell.value) || cell.value < 0) throw new Error(`"${cell.id}" is ${cell.value}; numbers of a page are whole and not negative.`);
    if (!Number.isSafeInteger(cell.people) || cell.people < 0 || (cell.people === 0) !== (cell.value === 0)) {
      throw new Error(`"${cell.id}" is ${cell.value} with ${cell.people} persons behind it.`);
    }
    index.set(cell.id, position);
  });
  const relations = page.relations.map((relation) => {
    let sum = 0;
    const terms = relation.terms.map(({ cell, times }) => {
      const position = index.get(cell);
      if (position === undefined) throw new Error(`A relation names "${cell}", which is not on the page.`);
      sum += times * page.cells[position]!.value;
      return { cell: position, times };
    });
    if (sum !== (relation.constant ?? 0)) throw new Error(`The relation of ${relation.terms.map((term) => term.cell).join(', ')} does not hold.`);
    return { terms, constant: sum };
  });

  const isSmall = page.cells.map((cell) => cell.people > 0 && (cell.people < rule.threshold || cell.protect === true));
  const earlier = page.cells.map((cell) => before?.cells[cell.id]);
  const result = protect({
    value: page.cells.map((cell) => cell.value),
    published: page.cells.map((cell) => cell.published !== false),
    hidden: page.cells.map((cell, position) => cell.value > 0 && (isSmall[position]! || cell.hide === true || isHiddenBefore(earlier[position]))),
    staysShown: earlier.map((number) => typeof number === 'number'),
    atLeast: page.cells.map(({ atLeast }) => atLeast && { value: atLeast.value, whileShown: atLeast.whileShown?.map((id) => index.get(id)!) ?? null }),
    width: page.cells.map((cell, position) => (isSmall[position] ? Math.max(1, Math.ceil(cell.width ?? rule.threshold)) : 0)),
    cost: page.cells.map((cell) => costs[cell.importance ?? 'cell'] * (1 + Math.log2(1 + cell.value))),
    relations,
  });
  if (result.unprotected.length > 0) {
    throw new Refusal('gate-closed', 'These figures cannot be shown without giving away a number of only a few people, even with everything else hidden. Nothing was shown; a longer period or fewer, wider groups will help.');
  }

  const cells: Record<string, ReleasedNumber> = {};
  const decisions: HidingDecision[] = [];
  let shown = 0;
  let hidden = 0;
  page.cells.forEach((cell, position) => {
    if (cell.published === false) return;
    if (result.hidden[position]) {
      hidden += 1;
      cells[cell.id] = hiddenNumber;
      decisions.push({ cell: cell.id, why: isSmall[position] ? 'small' : 'secondary', range: result.range[position] ?? null });
    } else {
      shown += 1;
      cells[cell.id] = cell.value;
    }
  });
  return { page: { threshold: rule.threshold, cells, shown, hidden } as ReleasedPage, decisions };
}

function isHiddenBefore(number: ReleasedNumber | undefined): boolean {
  return number !== undefined && isHidden(number);
}

const costs = { cell: 1, total: 8, headline: 40 } as const;

/** Whether a released number is hidden. */
export function isHidden(number: ReleasedNumber): number is HiddenNumber {
  return typeof number !== 'number';
}

/**
 * A figure made from shown numbers (a share, a mean): hidden as soon as one of them is. Take care to give every number that the figure is made from.
 */
export function derived(numbers: readonly ReleasedNumber[], make: (...values: number[]) => number): ReleasedNumber {
  const values: number[] = [];
  for (const number of numbers) {
    if (isHidden(number)) return hiddenNumber;
    values.push(number);
  }
  return make(...values);
}
