import { nothing, type Tally } from '../../disclosure/protected-counts.ts';
import { isHidden, type ReleasedNumber } from '../../disclosure/small-numbers.ts';
import { variants } from '../measures/variants.ts';
import { knownWindow } from '../spells.ts';
import { tallyAt } from '../tally-grid.ts';
import type { ViewAnswer, ViewAsked } from './ask.ts';
import { capitalised, periodInWords, sayDays, sayerOf } from './saying.ts';
import { shareOf, stateKey, stateLabel, tableOf } from './tables.ts';

/** Key of the row that gathers what is too rare, or too far down, to be listed. */
export const rarerPathways = 'rarer';

type Row = { readonly key: string; readonly label: string; readonly people: Tally; readonly goingOn: Tally; readonly days: ReleasedNumber };

/**
 * Variants of pathways, most frequent first: rows are `state > state ...`, then 'rarer' and 'all'; columns are people, share, days and going on.
 * Which pathways exist is itself told by a row: variants whose number of people may not be shown have none of their own.
 */
export function viewPathways({ set, window, view, shown, label }: ViewAsked<'pathways'>): ViewAnswer {
  const known = knownWindow(set, window);
  const found = variants(set, known);
  const { people, goingOn, sequences } = found;
  // In the order of the numbers as they are shown: the true one would tell which of two neighbours is larger, and with a part beside it, where a person is.
  const listed = mostFrequent(Float64Array.from(sequences, (_, variant) => numberOf(shown.count(tallyAt(people, variant)))), view.most)
    .toSorted((left, right) => right.number - left.number || sequences[left.variant]!.length - sequences[right.variant]!.length || inOrderOfStates(sequences[left.variant]!, sequences[right.variant]!))
    .slice(0, view.most)
    .map(({ variant }) => variant);
  const isListed = new Uint8Array(sequences.length);
  for (const variant of listed) isListed[variant] = 1;
  const rest = Array.from(sequences.keys()).filter((variant) => isListed[variant] === 0);
  const all = rowOf('all', 'All', Array.from(sequences.keys()));
  const rows: Row[] = [
    ...listed.map((variant) => {
      const steps = Array.from(sequences[variant]!);
      return rowOf(steps.map((step) => stateKey(set, step)).join(' > '), steps.map((step) => stateLabel(set, label, step)).join(' → '), [variant]);
    }),
    ...(rest.length === 0 ? [] : [rowOf(rarerPathways, 'Rarer pathways', rest)]),
    all,
  ];
  const whole = shown.count(all.people);
  const table = tableOf(
    {
      id: 'pathways',
      caption: 'Pathways, most frequent first',
      heading: 'Pathway',
      rows: rows.map(({ key, label: name }) => ({ key, label: name })),
      columns: [
        { key: 'people', label: 'People', unit: 'people' },
        { key: 'share', label: 'Share of people', unit: 'share' },
        { key: 'days', label: 'Median days', unit: 'days' },
        { key: 'going on', label: 'Still going on', unit: 'people' },
      ],
    },
    (row, column) => {
      const own = rows[row]!;
      if (column === 2) return own.people.people === 0 ? null : own.days;
      if (column === 3) return shown.count(own.goingOn);
      const count = shown.count(own.people);
      return column === 0 ? count : shareOf(count, whole);
    },
  );
  return {
    sentences: sentences(),
    tables: [table],
    definition:
      'A variant is everybody who went through the same states in the same order within the period, moves within a state and time without a record included (measure 8 of the flow definitions; variants as in process mining). Its days reach from the start of the first stay to the end of the last, both cut to the period, and their median is that of all its people, also of those whose last stay still goes on.',
    notes: [
      ...(shown.isTrue ? [] : ['Pathways of fewer people than may be shown stand together as rarer pathways, with those that are further down the list. Medians are rounded up or down to whole months of 30 days, and shown where enough people lie on both sides of them.']),
      ...(set.elsewhere >= 0 ? ['Stays elsewhere before the first stay in the part in view, and after the last, are left out.'] : []),
    ],
  };

  function rowOf(key: string, name: string, chosen: readonly number[]): Row {
    const wanted = new Uint8Array(sequences.length);
    for (const variant of chosen) wanted[variant] = 1;
    return { key, label: name, people: sumOf(people, chosen), goingOn: sumOf(goingOn, chosen), days: medianOf(wanted) };
  }

  function medianOf(wanted: Uint8Array): ReleasedNumber {
    const { variantOf, daysOf } = found;
    const days = new Int32Array(variantOf.length);
    let size = 0;
    for (let who = 0; who < variantOf.length; who += 1) if (variantOf[who]! >= 0 && wanted[variantOf[who]!] === 1) days[size++] = daysOf[who]!;
    if (size === 0) return 0;
    const sorted = days.subarray(0, size).sort();
    const middle = size >> 1;
    const median = size % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
    const { key } = sumOf(people, Array.from(sequences.keys()).filter((variant) => wanted[variant] === 1));
    return shown.median(median, size >> 1, key);
  }

  function sentences(): string[] {
    const say = sayerOf(shown);
    if (known.to <= known.from || all.people.people === 0) return ['The period in view holds no pathways.'];
    const period = capitalised(periodInWords(known));
    const [most] = rows;
    if (most === undefined || most.key === rarerPathways || most.key === 'all') return [`${period} ${say.count(whole, 'person', 'people')} took pathways so different from each other that none is shown by itself.`];
    const count = shown.count(most.people);
    const share = shareOf(count, whole);
    const typical = isHidden(most.days) ? '' : `, over ${sayDays(shown, most.days)} (median)`;
    const said = [`${period} the most frequent pathway was ${most.label}: ${say.of(count, whole, 'person', 'people')} (${say.share(share)})${typical}.`];
    const shared = shareOf(shown.count(sumOf(people, listed)), whole);
    if (listed.length > 1 && typeof shared === 'number') said.push(`The ${listed.length} pathways that are listed are those of ${say.share(shared)} of the people; ${rest.length === 0 ? 'there are no others' : 'all others are rarer'}.`);
    return said;
  }
}

const numberOf = (number: ReleasedNumber): number => (isHidden(number) ? 0 : number);

/** The variants with the largest numbers, with all that are as large as the last of them: only they have to be brought into order. Those that may not be shown are not among them. */
function mostFrequent(numbers: Float64Array, most: number): { variant: number; number: number }[] {
  const sorted = numbers.slice().sort();
  const least = Math.max(1, sorted[Math.max(0, sorted.length - most)] ?? 0);
  return Array.from(numbers.keys()).filter((variant) => numbers[variant]! >= least).map((variant) => ({ variant, number: numbers[variant]! }));
}

function inOrderOfStates(left: Int32Array, right: Int32Array): number {
  const at = left.findIndex((state, step) => state !== right[step]);
  return at < 0 ? 0 : left[at]! - right[at]!;
}

/** Each person has one variant, so that people and keys of several add up. */
function sumOf(grid: Parameters<typeof tallyAt>[0], variantsChosen: readonly number[]): Tally {
  let { value, people, key } = nothing;
  for (const variant of variantsChosen) {
    value += grid.value[variant]!;
    people += grid.people[variant]!;
    key = (key + grid.key[variant]!) >>> 0;
  }
  return { value, people, key };
}
