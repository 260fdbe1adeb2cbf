import { dateFromSerial, format, getFormatDateInfo, isDateFormat, isValidFormat } from 'numfmt';
import type { Archive } from './archive.ts';
import { readXml } from './xml-stream.ts';

/** The pattern of each cell style, and where the count of days begins. */
export type CellFormats = { readonly patterns: readonly string[]; readonly since1904: boolean };

/** Patterns that files name by number alone (ECMA-376 part 1, 18.8.30); those from 27 to 36 and 50 to 58 are dates of other languages. */
const known: Readonly<Record<number, string>> = {
  0: 'General', 1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%', 11: '0.00E+00', 12: '# ?/?', 13: '# ??/??', 14: 'yyyy-mm-dd', 15: 'yyyy-mm-dd', 16: 'd-mmm', 17: 'mmm-yy', 18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM', 20: 'h:mm', 21: 'h:mm:ss', 22: 'yyyy-mm-dd h:mm', 37: '#,##0;-#,##0', 38: '#,##0;-#,##0', 39: '#,##0.00;-#,##0.00', 40: '#,##0.00;-#,##0.00', 45: 'mm:ss', 46: '[h]:mm:ss', 47: 'mm:ss.0', 48: '##0.0E+0', 49: '@',
};

export function cellFormats(archive: Archive, path: string | undefined, name: string, since1904: boolean): CellFormats {
  const own = new Map<number, string>();
  const patterns: string[] = [];
  let inCells = false;
  if (path !== undefined) {
    readXml(archive, path, name, {
      open(tag, attribute) {
        if (tag === 's:numFmt') own.set(Number(attribute('numFmtId')), attribute('formatCode') ?? 'General');
        else if (tag === 's:cellXfs') inCells = true;
        else if (tag === 's:xf' && inCells && patterns.length < 100_000) {
          const id = Number(attribute('numFmtId')) || 0;
          const pattern = own.get(id) ?? known[id] ?? ((id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? 'yyyy-mm-dd' : 'General');
          patterns.push(pattern.length <= 500 && isValidFormat(pattern) ? pattern : 'General');
        }
      },
      close(tag) {
        if (tag === 's:cellXfs') inCells = false;
      },
    });
  }
  return { patterns, since1904 };
}

/** A number as its cell shows it; a date in ISO form, whatever order the cell shows its parts in. */
export function shownNumber(value: string, style: number, formats: CellFormats): string {
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  const pattern = formats.patterns[style] ?? 'General';
  if (isDateFormat(pattern)) {
    const { year, month, day, hours } = getFormatDateInfo(pattern);
    // Days before March 1900 are counted from a leap day that there was not; nobody's answers are as old.
    const serial = number + (formats.since1904 ? 1462 : 0);
    if (day && (month || year)) {
      const [y = 0, m = 1, d = 1, h = 0, min = 0, s = 0] = dateFromSerial(serial) ?? [];
      const two = (part: number) => String(part).padStart(2, '0');
      return `${String(y).padStart(4, '0')}-${two(m)}-${two(d)}${hours ? `T${two(h)}:${two(min)}${s === 0 ? '' : `:${two(s)}`}` : ''}`;
    }
    return format(pattern, serial, { throws: false });
  }
  // "0.1 + 0.2" is kept as 0.30000000000000004 in the file and shown as 0.3.
  return pattern === 'General' ? String(Number(number.toPrecision(15))) : format(pattern, number, { throws: false });
}
