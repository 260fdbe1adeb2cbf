import type { ReleasedNumber } from './small-numbers.ts';
import { isHidden } from './small-numbers.ts';

/**
 * A released number in a sentence. The words for a hidden one say nothing about its size, since it may be hidden for another number's sake.
 * @param style `exact`: 1,934. `round`: "more than 1,900", two leading figures, never above the number, so that a sentence never claims more than the table beside it; below 100 as it is.
 */
export function sayNumber(number: ReleasedNumber, style: 'exact' | 'round' = 'exact'): string {
  if (isHidden(number)) return 'a number that is not shown';
  if (style === 'exact' || !Number.isInteger(number) || number < 100) return withCommas(number);
  const step = 10 ** (Math.floor(Math.log10(number)) - 1);
  const floor = Math.floor(number / step) * step;
  return floor === number ? withCommas(number) : `more than ${withCommas(floor)}`;
}

/** A share between 0 and 1 as whole per cent; the ends are kept for the real ends ("less than 1%", "more than 99%"). */
export function sayShare(share: ReleasedNumber): string {
  if (isHidden(share)) return 'a share that is not shown';
  if (share > 0 && share < 0.01) return 'less than 1%';
  if (share < 1 && share > 0.99) return 'more than 99%';
  return `${Math.round(share * 100)}%`;
}

/** Singular or plural by a released number; hidden ones take the plural. */
export function sayCounted(number: ReleasedNumber, one: string, many: string, style: 'exact' | 'round' = 'exact'): string {
  return isHidden(number) ? `a number of ${many} that is not shown` : `${sayNumber(number, style)} ${number === 1 ? one : many}`;
}

/** How many numbers are hidden and why, for the note under a table or picture; an empty text where none are. */
export function sayHidden(hidden: number, threshold: number): string {
  if (hidden === 0) return '';
  const those = hidden === 1 ? '1 number is not shown: fewer than' : `${withCommas(hidden)} numbers are not shown: fewer than`;
  const them = hidden === 1 ? 'it' : 'them';
  return `${those} ${threshold} people stand behind ${them}, or such a number could be worked out from ${them}. Zeros are shown.`;
}

/** British thousands, written out here because the domain knows no locale. */
function withCommas(number: number): string {
  const [whole, fraction] = String(number).split('.');
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
