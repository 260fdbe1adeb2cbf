/**
 * Confidence in a claim by Bayes' rule, for those who want numbers, with its guards (Befani and Stedman-Bryce 2017; Befani 2020; Fairfield and Charman 2017; reference: methods.md, section 4).
 * A claim is weighed against its not holding, never against its co-contributors: those are no rivals of it (Zaks 2021).
 */
import { Refusal } from '../refusal.ts';

/** An item that was looked for: the chances of finding it if the claim holds and if it does not, each from least to most, and whether it was found. */
export type WeighedItem = {
  readonly id: string;
  readonly sensitivity: readonly [number, number];
  readonly falseAlarm: readonly [number, number];
  readonly found: boolean;
  readonly isInterpretive: boolean;
  /** Items with the same name share a source, person or event; an item alone has a name of its own. */
  readonly package: string;
};

export type WeighedPackage = {
  readonly name: string;
  readonly ids: readonly string[];
  /** Pooled likelihood ratio; above 1 it speaks for the claim. */
  readonly ratio: number;
  /** 10 log10 of it: adds up over packages. */
  readonly decibels: number;
  /** How many independent items it counts as: `1 + (k - 1)(1 - rho)`. */
  readonly effective: number;
  /** Whether an item spoke for the claim more strongly than one item may. */
  readonly capped: boolean;
};

/** How strongly a single item may speak for a claim at most, and one of opinion or interpretation. What speaks against it is never weakened. */
export const strongest = { item: 20, interpretive: 5 } as const;
/** How alike items of one package are taken to be unless said. */
export const usualRho = 0.8;
export const shownPriors = [0.3, 0.5, 0.7] as const;

/** `prior odds x ratio`, as a chance. */
export function posteriorOf(prior: number, ratio: number): number {
  if (ratio === Infinity) return prior === 0 ? 0 : 1;
  const odds = (prior / (1 - prior)) * ratio;
  return prior === 1 ? 1 : odds / (1 + odds);
}

/**
 * The likelihood ratio of one item: `S / T` where it was found, `(1 - S) / (1 - T)` where it was looked for and not found.
 * @throws Refusal `bad-input` where a chance lies outside 0 to 1, or the answer could not have come about either way (both 0 and found, both 1 and not found)
 */
export function ratioOf(sensitivity: number, falseAlarm: number, found: boolean): number {
  if (![sensitivity, falseAlarm].every((chance) => chance >= 0 && chance <= 1)) throw new Refusal('bad-input', 'A chance lies between 0 and 1. Nothing was changed. Write 0.7 for seven in ten.');
  const [held, otherwise] = found ? [sensitivity, falseAlarm] : [1 - sensitivity, 1 - falseAlarm];
  if (held === 0 && otherwise === 0) {
    throw new Refusal('bad-input', found ? 'Both chances are 0: then it could never be found. One of them has to be more. Nothing was changed.' : 'Both chances are 1: then it would be found in any case, and says nothing. One of them has to be less. Nothing was changed.');
  }
  return otherwise === 0 ? Infinity : held / otherwise;
}

const middle = ([least, most]: readonly [number, number]): number => (least + most) / 2;

type Bound = 'least' | 'middle' | 'most';

/** The ratio at the end of the ranges that favours the claim least or most, capped upwards. */
function cappedRatio(item: WeighedItem, bound: Bound): { ratio: number; capped: boolean } {
  const { sensitivity, falseAlarm, found, isInterpretive } = item;
  const pick = (range: readonly [number, number], isHigh: boolean): number => (bound === 'middle' ? middle(range) : range[isHigh ? 1 : 0]);
  // Found: more sensitivity and less false alarm speak for the claim. Not found: the other way round for both.
  const favours = (bound === 'most') === found;
  const ratio = ratioOf(pick(sensitivity, favours), pick(falseAlarm, !favours), found);
  const most = isInterpretive ? strongest.interpretive : strongest.item;
  return { ratio: Math.min(ratio, most), capped: ratio > most };
}

/**
 * Items that share a source, person or event, as one: the geometric mean of their ratios, to the power of how many independent items they count as
 * (`k_eff = 1 + (k - 1)(1 - rho)`). Packages are in the order of their names, so that the order of the items says nothing.
 * @param rho how alike items of one package are: 0 independent, 1 the same thing twice
 */
export function poolPackages(items: readonly WeighedItem[], rho: number = usualRho, bound: Bound = 'middle'): WeighedPackage[] {
  if (!(rho >= 0 && rho <= 1)) throw new Refusal('bad-input', 'How alike items are is a number between 0 (independent) and 1 (the same thing twice). Nothing was changed.');
  return [...Map.groupBy(items, (item) => item.package)]
    .toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
    .map(([name, its]) => {
      const ratios = its.map((item) => cappedRatio(item, bound));
      const effective = 1 + (its.length - 1) * (1 - rho);
      // A product of logarithms in the order of the ids: the same items always give the same number to the last digit.
      const logarithms = ratios.map(({ ratio }) => Math.log(ratio)).toSorted((one, other) => one - other);
      const ratio = Math.exp((logarithms.reduce((sum, one) => sum + one, 0) / its.length) * effective);
      return { name, ids: its.map(({ id }) => id), ratio, decibels: 10 * Math.log10(ratio), effective, capped: ratios.some(({ capped }) => capped) };
    });
}

/** All packages together: independent of each other, so their logarithms add up. */
const together = (packages: readonly WeighedPackage[]): number => Math.exp(packages.reduce((sum, { ratio }) => sum + Math.log(ratio), 0));

export type Confidence = { readonly prior: number; readonly posterior: number; readonly low: number; readonly high: number; readonly band: string };

/** Confidence for the three priors that are always shown, with the range that the ranges of the chances leave. */
export function weighEvidence(items: readonly WeighedItem[], rho: number = usualRho): { packages: WeighedPackage[]; confidence: Confidence[] } {
  const packages = poolPackages(items, rho);
  const [least, middling, most] = [together(poolPackages(items, rho, 'least')), together(packages), together(poolPackages(items, rho, 'most'))];
  const confidence = shownPriors.map((prior) => {
    const posterior = posteriorOf(prior, middling);
    return { prior, posterior, low: posteriorOf(prior, least), high: posteriorOf(prior, most), band: bandOf(posterior) };
  });
  return { packages, confidence };
}

const bands = [
  [0.99, 'practical certainty'],
  [0.95, 'reasonable certainty'],
  [0.85, 'high confidence'],
  [0.7, 'cautious confidence'],
  [0.5, 'more confident than not'],
] as const;

/** A chance in words, mirrored below one half (bands after Befani 2020). */
export function bandOf(chance: number): string {
  if (Math.abs(chance - 0.5) < 1e-9) return 'no information either way';
  const isAbove = chance > 0.5;
  const [, words] = bands.find(([least]) => (isAbove ? chance : 1 - chance) >= least)!;
  return isAbove ? words : `${words} that it does not hold`;
}

/**
 * Refuses chances that can't be: outside 0 to 1, both 0 (what could not come about either way), both 1 (what says nothing), in any corner of their ranges.
 * @throws Refusal `bad-input`
 */
export function refuseImpossibleChances({ sensitivity, falseAlarm }: Pick<WeighedItem, 'sensitivity' | 'falseAlarm'>): void {
  for (const found of [true, false]) for (const one of sensitivity) for (const other of falseAlarm) ratioOf(one, other, found);
}
