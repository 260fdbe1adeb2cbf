import { expect, test } from 'vitest';
import type { Indicator } from '../../../contract/index.ts';
import { groupsWithout, indicatorsByGroup } from './by-group.ts';

const indicator = (id: string, groups: string[]): Indicator => ({ id, wording: id, groups, outcomeIds: [], placeId: null, element: '', note: '', position: 0, signs: { confirming: 0, mixed: 0, disconfirming: 0 }, spiced: [], version: 1 });

test('an indicator of two groups stands under both, groups in the programme\'s order, others after', () => {
  const indicators = [indicator('a', ['Leaders', 'Parents']), indicator('b', ['Neighbours'])];
  expect(indicatorsByGroup(['Parents', 'Children', 'Leaders'], indicators).map(({ group, indicators }) => [group, indicators.map(({ id }) => id)])).toEqual([['Parents', ['a']], ['Leaders', ['a']], ['Neighbours', ['b']]]);
  expect(groupsWithout(['Parents', 'Children', 'Leaders'], indicators)).toEqual(['Children']);
});
