import { describe, expect, it } from 'vitest';
import { filterInLines, filterInWords, quartersOf } from './filter-in-words.ts';

const names = { label: (state: string) => state.toUpperCase(), subset: () => 'Back from far away' };

describe('a part of flow data in words', () => {
  it('says each restriction, and gives the part without it', () => {
    const filter = {
      places: ['Craigend', 'Millbank'],
      groups: [{ attribute: 'sex', values: ['F'] }, { attribute: 'age', values: ['0 to 4', ''] }],
      from: '2021-01-01',
      to: '2022-01-01',
      pathway: [{ is: 'moves' as const, from: ['a'], to: ['b', 'c'], within: 91 as const }, { is: 'moves at least' as const, times: 1 }],
      subsetId: 'x',
    };
    const lines = filterInLines(filter, names);
    expect(lines.map(({ words }) => words)).toEqual([
      'Craigend and Millbank', 'people whose sex is F', 'people whose age is 0 to 4 or not stated', 'people who moved straight from A to B or C, within three months', 'people who moved at least once', 'people of the subset “Back from far away”', '1 January 2021 to 31 December 2021',
    ]);
    expect(lines.find(({ key }) => key === 'groups 0')!.without.groups).toEqual([{ attribute: 'age', values: ['0 to 4', ''] }]);
    expect(lines.find(({ key }) => key === 'pathway 0')!.without.pathway).toEqual([{ is: 'moves at least', times: 1 }]);
    expect(lines.find(({ key }) => key === 'period')!.without).not.toHaveProperty('to');
    expect(filterInLines({ groups: [{ attribute: 'sex', values: ['F'] }] }, names)[0]!.without).toEqual({});
    expect(filterInWords({}, names)).toBe('everything in these data');
  });

  it('offers the quarters that cover the data', () => {
    expect(quartersOf({ from: '2020-11-05', to: '2021-04-02' })).toEqual(['2020-10-01', '2021-01-01', '2021-04-01', '2021-07-01']);
    expect(quartersOf({ from: '2021-01-01', to: '2021-04-01' })).toEqual(['2021-01-01', '2021-04-01']);
  });
});
