/** A yearly return for the analyst's hour, made anew from the generator of invented moves, with wrongs that are known. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayNumber } from '../../src/domain/flows/days.ts';
import { generateSpells, inventedPlan, spellsAsText } from '../../src/domain/flows/generate.ts';
import { seededRandom } from '../../src/domain/flows/seeded-random.ts';

export const states = inventedPlan.states;
export const outside = 'residential care outside the area';

const dayFirst = (iso: string): string => iso.split('-').toReversed().join('/');

/** Writes stays of 1,500 invented children in the columns of an English episode return, one row a stay and year, and answers where. Synthetic. */
export function writeReturns(home: string): string {
  const set = generateSpells({ people: 1500, spellsPerPerson: 6, window: { from: dayNumber(2018, 1, 1), to: dayNumber(2024, 1, 1) }, random: seededRandom(4) });
  const rows = ['CHILD,DECOM,PLACE,DEC,LA,YEAR'];
  const line = (child: string, start: string, state: string, end: string, place: string, year: string): number => rows.push([child, dayFirst(start), state, end === '' ? '' : dayFirst(end), place, year].join(','));
  for (const [child = '', place = '', , state = '', start = '', end = ''] of spellsAsText(set).rows) {
    const last = end === '' ? '2023' : end.slice(0, 4);
    // A stay that lasts over the end of a year stands in two returns: in the first it is still open.
    if (start.slice(0, 4) < last) line(child, start, state, '', place, start.slice(0, 4));
    line(child, start, state, end, place, last);
  }
  line('wrong-1', '2021-05-01', 'foster care', '2021-02-01', 'Craigend', '2021');
  rows.push('wrong-2,31/02/2021,foster care,01/09/2021,Craigend,2021');
  line('wrong-3', '2021-05-01', 'kinship care', '2021-08-01', 'Millbank', '2021');
  line('wrong-3', '2021-05-01', 'kinship care', '2021-08-01', 'Millbank', '2021');
  const path = join(home, 'episodes.csv');
  writeFileSync(path, `${rows.join('\n')}\n`);
  return path;
}
