/** How the number of a list item is written. */
export type NumberStyle = 'decimal' | 'decimal-zero' | 'lower-letter' | 'upper-letter' | 'lower-roman' | 'upper-roman' | 'ordinal' | 'bullet' | 'none';

/** Bullets of every make become three, by how deep the item stands. `level` counts from 0. */
export function bulletAt(level: number): string {
  return ['•', '◦', '▪'][Math.min(level, 2)]!;
}

export function writtenNumber(number: number, style: NumberStyle): string {
  switch (style) {
    case 'none':
    case 'bullet':
      return '';
    case 'decimal-zero':
      return String(number).padStart(2, '0');
    case 'lower-letter':
      return letters(number).toLowerCase();
    case 'upper-letter':
      return letters(number);
    case 'lower-roman':
      return roman(number).toLowerCase();
    case 'upper-roman':
      return roman(number);
    case 'ordinal':
      return `${number}${['th', 'st', 'nd', 'rd'][number % 100 > 10 && number % 100 < 14 ? 0 : Math.min(number % 10, 4) % 4] ?? 'th'}`;
    default:
      return String(number);
  }
}

/** A, B ... Z, AA, BB ...: word processors double the letter. */
function letters(number: number): string {
  if (number < 1 || number > 26 * 20) return String(number);
  return String.fromCharCode(65 + ((number - 1) % 26)).repeat(Math.ceil(number / 26));
}

const romans: ReadonlyArray<readonly [number, string]> = [[1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']];

function roman(number: number): string {
  if (number < 1 || number > 3999) return String(number);
  let left = number;
  return romans.map(([value, sign]) => { const times = Math.floor(left / value); left -= times * value; return sign.repeat(times); }).join('');
}
