import { describe, expect, test } from 'vitest';
import { guessColumns } from './guess-columns.ts';

function table(text: string) {
  const [header, ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(','));
  return { header: header!, rows };
}

describe('guessing columns', () => {
  test('plain names', () => {
    const guess = guessColumns(
      table(`
        Person,Locality,Stream,State,Start,End,Note
        a,Craigend,education,universal,2021-01-01,2021-02-01,
        b,Millbank,social work,foster,2021-01-05,,moved in with an aunt
      `),
    );
    expect(guess.roles).toEqual(['person', 'place', 'stream', 'state', 'start', 'end', 'note']);
    expect(guess).toMatchObject({ missing: [], dateFormat: 'iso' });
    expect(guess.columns[0]).toMatchObject({ name: 'Person', examples: ['a', 'b'] });
    expect(guess.columns[0]!.why).toContain('it is called “Person”');
  });

  test('the headings of a yearly return: PLACE is what kind of placement, LA where', () => {
    const guess = guessColumns(
      table(`
        CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,LA,YEAR
        11,2017-04-09,S,L3,N1,U4,2017-10-31,Northtown,2017
        12,2017-09-11,S,C1,N2,U5,,Southtown,2017
        12,2017-09-11,S,C1,N2,U5,2018-01-02,Southtown,2018
      `),
    );
    expect(Object.fromEntries(guess.columns.map((column) => [column.name, column.role]))).toEqual({
      CHILD: 'person',
      DECOM: 'start',
      RNE: 'ignore',
      LS: 'ignore',
      CIN: 'ignore',
      PLACE: 'state',
      DEC: 'end',
      LA: 'place',
      YEAR: 'edition',
    });
  });

  test('names in other clothes, and names that say nothing', () => {
    const camel = guessColumns(table('childId,dateFrom,dateTo,placementType\nx1,01/02/2021,03/02/2021,foster\nx2,01/03/2021,,kinship\nx3,25/03/2021,,kinship'));
    expect(camel.roles).toEqual(['person', 'start', 'end', 'state']);
    expect(camel.dateFormat).toBe('day-first');
    const silent = guessColumns(table('a,b,c,d\nk1,foster,2021-01-01,2021-02-01\nk2,home,2021-01-02,\nk3,home,2021-01-03,\nk4,foster,2021-01-04,2021-03-04'));
    expect(silent.columns.find((column) => column.role === 'start')!.name).toBe('c');
    expect(silent.columns.find((column) => column.role === 'end')!.name).toBe('d');
    expect(silent.missing).toEqual([]);
  });

  test('what is missing is named', () => {
    const guess = guessColumns(table('child,state,note\nx1,foster,hello\nx2,home,'));
    expect(guess.missing).toEqual(['start', 'end']);
  });

  test('start and end settle the order of day and month together', () => {
    const guess = guessColumns(table('child,state,start,end\nx,foster,03/04/2021,04/25/2021\ny,home,05/06/2021,'));
    expect(guess.dateFormat).toBe('month-first');
    const mixed = guessColumns(table('child,state,start,end\nx,foster,2021-04-03,25/04/2021\ny,home,05/06/2021,'));
    expect(mixed.dateFormat).toBe('mixed');
    expect(guessColumns(table('child,state,start,end\nx,foster,44201,44301\ny,home,44202,')).dateFormat).toBe('excel-serial');
  });
});
