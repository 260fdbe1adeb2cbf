import { Refusal } from '../refusal.ts';
import { ageBands, bandOf, looksLikeBirth } from './age-bands.ts';
import type { CleanInput, ReadRows } from './clean-types.ts';
import type { LedgerEntry } from './ledger.ts';
import { nameList } from './names.ts';
import { dateReader } from './read-dates.ts';
import { short } from './read-rows.ts';
import { type Attribute, OPEN, type Spells } from './spells.ts';

/** An attribute with more values than this points to single people: it is a number or a postcode, not a group. */
const mostValues = 100;

/**
 * What is known of people from columns of groups, in the tables of rows and in tables with one row a person. A date of birth becomes the age at the first stay, in bands; it is kept nowhere.
 *
 * @throws Refusal `bad-input` where a column has more different values than groups have.
 */
export function readAttributes(input: CleanInput, read: ReadRows, spells: Spells): { attributes: Attribute[]; ledger: LedgerEntry[] } {
  const ledger: LedgerEntry[] = [];
  const several = input.tables.length > 1;
  const readDate = dateReader(input.dateFormat === 'month-first' ? 'month-first' : 'day-first');
  const columns = new Map<string, { name: string; isBirth: boolean; names: ReturnType<typeof nameList>; of: Int32Array; edition: Float64Array }>();
  let strangers = new Set<string>();

  input.tables.forEach((table, tableIndex) => {
    const roles = table.roles ?? input.roles ?? [];
    const use = table.use ?? 'rows';
    const groups = roles.flatMap((role, position) => (role === 'group' ? [position] : []));
    const person = roles.indexOf('person');
    if (use === 'no' || groups.length === 0 || person < 0) return;
    const editionAt = roles.indexOf('edition');
    const header = table.header ?? [];
    const targets = groups.map((position) => {
      const heading = header[position] ?? `column ${position + 1}`;
      const isBirth = looksLikeBirth(heading, table.rows, position, readDate);
      const name = isBirth ? 'age at the first stay' : heading;
      const key = name.toLowerCase();
      const known = columns.get(key);
      if (known) return { position, ...known };
      const made = { name, isBirth, names: nameList(true, name), of: new Int32Array(read.persons.length), edition: new Float64Array(read.persons.length).fill(-Infinity) };
      columns.set(key, made);
      return { position, ...made };
    });
    strangers = use === 'people' ? new Set() : strangers;
    table.rows.forEach((row, index) => {
      const rowNumber = table.rowNumbers?.[index] ?? index + 2;
      if (input.decisions?.(tableIndex, rowNumber) === 'drop') return;
      const key = row[person] ?? '';
      const number = read.findPerson(key);
      if (number === undefined) {
        if (use === 'people' && key.trim() !== '') strangers.add(key.trim());
        return;
      }
      const said = Number.parseFloat(editionAt < 0 ? (table.edition ?? '') : (row[editionAt] ?? ''));
      const edition = Number.isNaN(said) ? -Infinity : said;
      for (const { position, name, isBirth, names, of, edition: known } of targets) {
        const cell = row[position] ?? '';
        const value = isBirth ? birthNumber(cell) : names.indexOf(cell);
        if (value === 0) continue;
        if (names.names.length > mostValues + 1) {
          throw new Refusal('bad-input', `“${name}” has more than ${mostValues} different values, so it would point to single people. Nothing was stored. Leave that column out, or group its values first.`);
        }
        const before = of[number]!;
        if (before !== 0 && before !== value) {
          ledger.push({ row: rowNumber, rule: 'group-differs', action: 'questioned', detail: isBirth ? 'Another date of birth stands elsewhere.' : `“${name}” is "${short(cell)}" here and "${short(names.names[before]!)}" elsewhere.`, ...(several && { table: tableIndex }) });
        }
        if (before === 0 || edition > known[number]!) {
          of[number] = value;
          known[number] = edition;
        }
      }
    });
    if (use === 'people' && strangers.size > 0) {
      ledger.push({ row: 0, rule: 'people-without-stays', action: 'dropped', detail: `${strangers.size} ${strangers.size === 1 ? 'person has' : 'people have'} no stay.`, ...(several && { table: tableIndex }) });
    }
  });

  const firstStay = new Int32Array(read.persons.length).fill(OPEN);
  for (let index = 0; index < spells.count; index += 1) if (spells.startDay[index]! < firstStay[spells.person[index]!]!) firstStay[spells.person[index]!] = spells.startDay[index]!;
  const attributes = [...columns.values()].map(({ name, isBirth, names, of }): Attribute => {
    if (!isBirth) return inOrder(name, names.names, of, false);
    let later = 0;
    const bands = of.map((birth, person) => {
      if (birth === 0 || firstStay[person] === OPEN) return 0;
      const band = bandOf(birth - birthZero, firstStay[person]!);
      if (band < 0) later += 1;
      return band + 1;
    });
    if (later > 0) ledger.push({ row: 0, rule: 'born-after-first-stay', action: 'questioned', detail: later === 1 ? 'One person.' : `${later} people.` });
    return inOrder(name, ['', ...ageBands.map((band) => band.name)], bands, true);
  });
  return { attributes, ledger };

  /** A day of birth as a number above 0; 0 where none can be read. */
  function birthNumber(cell: string): number {
    const reading = readDate(cell);
    return reading.kind === 'day' ? reading.day + birthZero : 0;
  }
}

/** Lifts every date of birth above 0. */
const birthZero = 1_000_000;

/** Values that occur, "not stated" first where it does: in the order of the alphabet, or as they are given where they have an order of their own. */
function inOrder(name: string, given: readonly string[], of: Int32Array, ordered: boolean): Attribute {
  const occurring = new Set(of);
  const kept = given.map((value, index) => ({ value: sexOf(name, given, value), index })).filter(({ index }) => occurring.has(index));
  if (!ordered) kept.sort((left, right) => (left.index === 0 ? -1 : right.index === 0 ? 1 : left.value < right.value ? -1 : left.value > right.value ? 1 : 0));
  const place = new Map(kept.map(({ index }, position) => [index, position]));
  return { name, values: kept.map(({ value }) => value), of: Uint16Array.from(of, (index) => place.get(index)!) };
}

/** The English return on looked after children writes 1 for male and 2 for female (SSDA903 guide, item "gender"). */
function sexOf(name: string, values: readonly string[], value: string): string {
  const isCoded = /^(sex|gender)$/i.test(name) && values.every((one) => ['', '0', '1', '2', '9'].includes(one));
  return isCoded ? ({ '1': 'male', '2': 'female', '0': 'not known', '9': 'not known' }[value] ?? value) : value;
}
