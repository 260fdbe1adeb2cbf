import { describe, expect, test } from 'vitest';
import type { CleanInput } from './clean.ts';
import { cleanSpells } from './clean.ts';
import { dayNumber, isoDay } from './days.ts';
import type { LedgerEntry } from './ledger.ts';
import { ledgerRules, summariseLedger } from './ledger.ts';
import { statesOfColumn } from './names.ts';
import { OPEN } from './spells.ts';

const roles: CleanInput['roles'] = ['person', 'state', 'start', 'end', 'stream', 'place'];
const states = [{ name: 'universal' }, { name: 'foster', spellings: ['Foster placement'] }, { name: 'kinship' }];

function clean(lines: readonly string[], more: Partial<CleanInput> = {}) {
  const rows = lines.map((line) => line.split('|').map((cell) => cell.trim()));
  return cleanSpells({ tables: [{ rows }], roles, dateFormat: 'iso', states, ...more });
}

/** Spells as short text, in order. */
function spellsOf(result: ReturnType<typeof clean>): string[] {
  const { spells } = result;
  return Array.from({ length: spells.count }, (_, index) => {
    const end = spells.endDay[index]!;
    return `${result.persons[spells.person[index]!]} ${result.states[spells.state[index]!]} ${isoDay(spells.startDay[index]!)} ${end === OPEN ? 'open' : isoDay(end)}`;
  });
}

function rulesOf(ledger: readonly LedgerEntry[]): string[] {
  return ledger.map((entry) => `${entry.row} ${entry.rule} ${entry.action}`);
}

describe('rows become ordered spells', () => {
  test('by person, then start, and in the order of the file on one day', () => {
    const result = clean([
      'b | kinship | 2021-03-01 | | social work | Millbank',
      'a | foster | 2021-02-01 | 2021-03-01 | social work | Craigend',
      'a | universal | 2021-01-01 | 2021-02-01 | education | Craigend',
      'a | universal | 2021-03-01 | 2021-03-01 | education | Craigend',
      'a | kinship | 2021-03-01 | | social work | Craigend',
    ]);
    expect(spellsOf(result)).toEqual([
      'b kinship 2021-03-01 open',
      'a universal 2021-01-01 2021-02-01',
      'a foster 2021-02-01 2021-03-01',
      'a universal 2021-03-01 2021-03-01',
      'a kinship 2021-03-01 open',
    ]);
    expect(result.ledger).toEqual([]);
    expect(result.places).toEqual(['', 'Millbank', 'Craigend']);
    expect(result.streams).toEqual(['', 'social work', 'education']);
    expect([...result.rows]).toEqual([2, 4, 3, 5, 6]);
    expect(result.rowsRead).toBe(5);
  });

  test('states are known by other spellings, capitals and spaces aside', () => {
    const result = clean(['a | FOSTER  placement | 2021-01-01 | | |', 'a | Kinship | 2020-01-01 | 2021-01-01 | |']);
    expect(spellsOf(result)).toEqual(['a kinship 2020-01-01 2021-01-01', 'a foster 2021-01-01 open']);
  });

  test('the states of a column, most usual first', () => {
    expect(statesOfColumn([['foster'], ['Foster '], ['kinship'], ['']], 0)).toEqual([
      { name: 'foster', count: 2 },
      { name: 'kinship', count: 1 },
    ]);
  });
});

describe('the cleaning ledger', () => {
  test('rows that cannot be spells are dropped and listed', () => {
    const result = clean([
      ' | foster | 2021-01-01 | | |',
      'a | | 2021-01-01 | | |',
      'a | hostel | 2021-01-01 | | |',
      'a | foster | | 2021-01-01 | |',
      'a | foster | soon | | |',
      'a | foster | 2021-02-30 | | |',
      'a | foster | 2021-05-01 | 2021-04-01 | |',
      'a | foster | 1900-01-01 | 2021-04-01 | |',
      'a | foster | 2999-12-31 | | |',
    ]);
    expect(result.spells.count).toBe(0);
    expect(rulesOf(result.ledger)).toEqual([
      '2 missing-person dropped',
      '3 missing-state dropped',
      '4 unknown-state dropped',
      '5 missing-start dropped',
      '6 unreadable-date dropped',
      '7 impossible-date dropped',
      '8 end-before-start dropped',
      '9 placeholder-date dropped',
      '10 placeholder-date dropped',
    ]);
    expect(result.ledger[6]!.detail).toBe('It ends 2021-04-01, before its start 2021-05-01.');
  });

  test('odd rows are kept and questioned', () => {
    const result = clean(['NA | foster | 2021-01-01 | | |', 'a | foster | 1938-01-01 | 2999-12-31 | |', 'b | foster | 2023-05-01 | | |', 'c | foster | 2021-05-01 | 2023-05-01 | |'], {
      extractDay: dayNumber(2022, 12, 31),
    });
    expect(result.spells.count).toBe(4);
    expect(spellsOf(result)[1]).toBe('a foster 1938-01-01 open');
    expect(rulesOf(result.ledger)).toEqual([
      '2 person-reads-as-missing questioned',
      '3 long-ago questioned',
      '3 far-future-end trimmed',
      '4 start-after-extract questioned',
      '5 end-after-extract questioned',
    ]);
  });

  test('an exact duplicate counts once; a same-day spell is real', () => {
    const result = clean(['a | foster | 2021-01-01 | 2021-02-01 | |', 'a | foster | 2021-01-01 | 2021-02-01 | |', 'a | kinship | 2021-02-01 | 2021-02-01 | |', 'a | kinship | 2021-02-01 | 2021-03-01 | |']);
    expect(spellsOf(result)).toEqual(['a foster 2021-01-01 2021-02-01', 'a kinship 2021-02-01 2021-02-01', 'a kinship 2021-02-01 2021-03-01']);
    expect(rulesOf(result.ledger)).toEqual(['3 exact-duplicate merged']);
    expect(result.ledger[0]!.detail).toBe('The same as row 2.');
  });

  test('three copies of a row', () => {
    const result = clean(['a | foster | 2021-01-01 | | |', 'a | foster | 2021-01-01 | | |', 'a | foster | 2021-01-01 | 2021-06-01 | |', 'a | foster | 2021-01-01 | | |']);
    expect(spellsOf(result)).toEqual(['a foster 2021-01-01 2021-06-01']);
    expect(rulesOf(result.ledger)).toEqual(['3 exact-duplicate merged', '4 yearly-repeat-updated merged', '5 yearly-repeat-updated merged']);
  });

  test('repeats across yearly returns: the end that was known last counts', () => {
    const withYear: CleanInput['roles'] = ['person', 'state', 'start', 'end', 'edition'];
    const result = clean(
      [
        'a | foster | 2019-01-01 | | 2019',
        'a | foster | 2019-01-01 | 2020-05-01 | 2020',
        'a | foster | 2019-01-01 | 2020-06-01 | 2021',
        'b | kinship | 2019-01-01 | 2019-02-01 | 2020',
        'b | kinship | 2019-01-01 | 2019-02-01 | 2019',
        'c | kinship | 2019-01-01 | | 2019',
      ],
      { roles: withYear },
    );
    expect(spellsOf(result)).toEqual(['a foster 2019-01-01 2020-06-01', 'b kinship 2019-01-01 2019-02-01', 'c kinship 2019-01-01 open']);
    expect(rulesOf(result.ledger)).toEqual(['3 yearly-repeat-updated merged', '4 yearly-repeat-updated merged', '6 yearly-repeat merged', '7 open-in-older-return questioned']);
  });

  test('several files at once: rows are told apart by file', () => {
    const row = (end: string) => ['a', 'foster', '2019-01-01', end, '', ''];
    const result = cleanSpells({
      tables: [
        { rows: [row('')], edition: '2019' },
        { rows: [row('2020-01-01')], edition: '2020' },
      ],
      roles,
      dateFormat: 'iso',
      states,
    });
    expect(spellsOf(result)).toEqual(['a foster 2019-01-01 2020-01-01']);
    expect(result.ledger).toEqual([{ row: 2, table: 1, rule: 'yearly-repeat-updated', action: 'merged', detail: 'The same spell as row 2 of file 1, there still going on, here ending 2020-01-01; this end is taken.' }]);
  });

  test('overlaps within a stream are kept and questioned, streams side by side are not', () => {
    const result = clean([
      'a | foster | 2021-01-01 | 2021-03-01 | social work |',
      'a | kinship | 2021-02-01 | 2021-04-01 | social work |',
      'a | universal | 2021-01-01 | 2021-12-01 | education |',
      'a | foster | 2021-04-01 | | social work |',
      'a | kinship | 2021-06-01 | 2021-07-01 | social work |',
    ]);
    expect(result.spells.count).toBe(5);
    expect(rulesOf(result.ledger)).toEqual(['3 overlap questioned', '6 open-before-later questioned']);
    expect(ledgerRules.overlap).toContain('stocks and person-time count both');
  });

  test('dates in three formats in one column: read, and the rare ones listed', () => {
    const result = clean(['a | foster | 2021-01-01 | 2021-02-01 | |', 'b | foster | 2021-01-02 | 2021-02-01 | |', 'c | foster | 03/04/2021 | 2021-05-01 | |', 'd | foster | 44408 | | |'], { dateFormat: 'mixed' });
    expect(spellsOf(result).slice(2)).toEqual(['c foster 2021-04-03 2021-05-01', 'd foster 2021-07-31 open']);
    expect(result.ledger.map((entry) => entry.detail)).toEqual([
      'The start is read as 2021-04-03 (day first, most are year-month-day).',
      'The start is read as 2021-07-31 (counted by Excel, most are year-month-day).',
    ]);
  });

  test('ragged rows: a cut row is questioned, trailing empty cells are not', () => {
    const result = cleanSpells({ tables: [{ rows: [['a', 'foster', '2021-01-01'], ['b', 'foster', '2021-01-01', '', '', '', '', ''], ['c', 'foster', '2021-01-01', '', '', '', 'stray']] }], roles, dateFormat: 'iso', states });
    expect(rulesOf(result.ledger)).toEqual(['2 ragged-row questioned', '4 ragged-row questioned']);
    expect(result.spells.count).toBe(3);
  });

  test('decisions reverse what a rule did, or leave a row out', () => {
    const lines = ['a | foster | 2021-01-01 | 2021-02-01 | |', 'a | foster | 2021-01-01 | 2021-02-01 | |', 'b | foster | 1900-01-01 | 2021-02-01 | |', 'c | foster | 2021-01-01 | | |'];
    const decisions = new Map([
      [3, 'keep'],
      [4, 'keep'],
      [5, 'drop'],
    ] as const);
    const result = clean(lines, { decisions: (_table, row) => decisions.get(row as 3 | 4 | 5) });
    expect(spellsOf(result)).toEqual(['a foster 2021-01-01 2021-02-01', 'a foster 2021-01-01 2021-02-01', 'b foster 1900-01-01 2021-02-01']);
    expect(rulesOf(result.ledger)).toEqual(['3 kept-by-decision kept', '3 overlap questioned', '4 kept-by-decision kept', '5 dropped-by-decision dropped']);
  });

  test('times of day are left out, once for the file', () => {
    const result = clean(['a | foster | 2021-01-01 10:00 | 2021-01-02 11:00 | |', 'b | foster | 2021-01-01 00:00 | | |']);
    expect(result.ledger).toEqual([{ row: 0, rule: 'time-left-out', detail: '1 row has a time of day.', action: 'trimmed' }]);
  });

  test('the person never stands in the ledger', () => {
    const result = clean(['SECRET-7 | foster | 2021-05-01 | 2021-04-01 | |', 'SECRET-7 | foster | 2021-05-01 | | |', 'SECRET-7 | foster | 2021-05-01 | | |', 'SECRET-7 | kinship | 2021-06-01 | | |']);
    expect(result.ledger).toHaveLength(3);
    expect(JSON.stringify(result.ledger)).not.toContain('SECRET');
  });

  test('a summary counts by rule and says what each means', () => {
    const { ledger } = clean([' | foster | 2021-01-01 | | |', ' | foster | 2021-01-01 | | |', 'a | hostel | 2021-01-01 | | |']);
    expect(summariseLedger(ledger)).toEqual([
      { rule: 'missing-person', action: 'dropped', count: 2, meaning: ledgerRules['missing-person'] },
      { rule: 'unknown-state', action: 'dropped', count: 1, meaning: ledgerRules['unknown-state'] },
    ]);
  });
});

describe('what is refused', () => {
  test('a mapping without a needed column', () => {
    expect(() => clean(['a | foster | 2021-01-01 | | |'], { roles: ['person', 'state', 'start', 'ignore', 'stream', 'place'] })).toThrow(expect.objectContaining({ code: 'missing-columns', message: expect.stringContaining('end') }));
  });

  test('cancelling stores nothing', () => {
    expect(() => clean(['a | foster | 2021-01-01 | | |'], { cancelled: () => true })).toThrow(expect.objectContaining({ code: 'cancelled' }));
  });

  test('a thousand overlapping rows of one placeholder person stay quick to read', () => {
    const lines = Array.from({ length: 5000 }, (_, index) => `NA | foster | 2021-01-01 | ${isoDay(dayNumber(2021, 1, 2) + index)} | |`);
    const result = clean(lines);
    expect(result.spells.count).toBe(5000);
    expect(result.ledger.filter((entry) => entry.rule === 'overlap')).toHaveLength(4999);
  });
});
