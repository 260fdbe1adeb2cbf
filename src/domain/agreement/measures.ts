import { brennanS } from './brennan-s.ts';
import { cohenKappa } from './cohen-kappa.ts';
import { coefficientOf, type Coefficient, type Measured } from './disagreement.ts';
import { fleissKappa } from './fleiss-kappa.ts';
import { gwetAc1 } from './gwet-ac1.ts';
import { krippendorffAlpha } from './krippendorff-alpha.ts';
import { percentAgreement } from './percent.ts';
import { fourfold, yesNoTallies } from './tally.ts';

export const measureNames = ['percent', 'cohen', 'fleiss', 'brennan', 'gwet', 'alpha', 'unitizing'] as const;
export type MeasureName = (typeof measureNames)[number];
/** A percentage is no comparison with chance, so it is carried as a disagreement against 1. */
export type Measures = Record<MeasureName, Measured>;

/** All measures of a yes or no but the unitizing one, from how many said yes to how many units. */
export function yesNoMeasures({ byYes, byCoder }: { readonly byYes: readonly number[]; readonly byCoder: readonly number[] }): Omit<Measures, 'unitizing'> {
  const coders = byCoder.length;
  const tallies = yesNoTallies(byYes, coders);
  const both = byYes[2] ?? 0;
  return {
    percent: asDisagreement(percentAgreement(tallies)),
    cohen: coders === 2 ? cohenKappa(fourfold(both, byCoder[0]! - both, byCoder[1]! - both, byYes[0]!)) : { why: "Cohen's kappa compares two coders. For more read Fleiss' kappa." },
    fleiss: fleissKappa(tallies),
    brennan: brennanS(tallies, 2),
    gwet: gwetAc1(tallies),
    alpha: krippendorffAlpha(tallies),
  };
}

function asDisagreement(share: Coefficient): Measured {
  return 'why' in share ? share : { observed: 1 - share.value, expected: 1 };
}

/** NaN where there is none: for the rounds of the bootstrap alone. */
export function valueOrNaN(measured: Measured): number {
  const coefficient = coefficientOf(measured);
  return 'why' in coefficient ? Number.NaN : coefficient.value;
}
