import { expect, test } from 'vitest';
import type { MappedTable } from '../../contract/index.ts';
import { withWritten, writtenNames } from './written-names.ts';

test('places are listed as the files write them, once each, with what was said of them kept', () => {
  const table = (use: MappedTable['use']): MappedTable => ({ name: 'a.csv', use, roles: ['person', 'place'], edition: '', stream: '', place: '' });
  const rows = [['1', 'DD'], ['2', ' EA '], ['3', 'DD'], ['4', '']];
  const written = writtenNames([{ rows }, { rows: [['1', 'Perth']] }], [table('rows'), table('people')], 'place');
  expect(written).toEqual(['DD', 'EA']);
  expect(writtenNames([{ rows }], [table('rows')], 'stream')).toEqual([]);
  expect(withWritten([{ written: 'DD', name: 'Dundee' }], written)).toEqual([{ written: 'DD', name: 'Dundee' }, { written: 'EA', name: 'EA' }]);
});
