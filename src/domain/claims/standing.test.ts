import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refuseRing, ringIn } from './causal-package.ts';
import { cerqualLevel } from './cerqual.ts';
import { overclaimsIn, type Standing } from './overclaims.ts';
import { resultInWords, rulesOut, testOf, testOfChances } from './process-tests.ts';

describe('the four tests', () => {
  test('follow from two questions, and from none while one is open', () => {
    expect([testOf('yes', 'yes'), testOf('yes', 'no'), testOf('no', 'yes'), testOf('no', 'no'), testOf('not said', 'yes'), testOf('yes', 'not said')]).toEqual(['doubly decisive', 'hoop', 'smoking gun', 'straw in the wind', null, null]);
  });
  test.each([[0.97, 0.6, 'hoop'], [0.2, 0.02, 'smoking gun'], [0.95, 0.05, 'doubly decisive'], [0.5, 0.4, 'straw in the wind'], [1, 0.5, 'hoop'], [1, 0, 'doubly decisive'], [1, 1, 'straw in the wind'], [0.3, 0, 'smoking gun'], [0, 0.4, 'straw in the wind'], [0, 0, 'straw in the wind']] as const)('chances of %d and %d are a %s', (one, other, test) => expect(testOfChances(one, other)).toBe(test));
  test('absence says nothing before somebody has looked', () => {
    const hoop = { certainty: 'yes', uniqueness: 'no', looked: 'not found', search: '' } as const;
    expect([resultInWords(hoop), rulesOut(hoop)]).toEqual([expect.stringContaining('absence says nothing'), false]);
    expect([resultInWords({ ...hoop, search: 'Minutes of 2023' }), rulesOut({ ...hoop, search: 'Minutes of 2023' })]).toEqual([expect.stringContaining('rules it out'), true]);
    expect(resultInWords({ ...hoop, looked: 'not looked for' })).toBe('');
    expect(rulesOut({ certainty: 'no', uniqueness: 'yes', looked: 'not found', search: 'Minutes' })).toBe(false);
  });
});

describe('the package', () => {
  const factor = (id: string, ...restsOn: string[]) => ({ id, factor: id.toUpperCase(), restsOn });
  test('names the ring in which factors would rest on each other', () => {
    expect(() => refuseRing([factor('a', 'b'), factor('b', 'c'), factor('c', 'b')])).toThrow('“B” rests on “C” rests on “B”');
    expect(() => refuseRing([factor('a', 'a')])).toThrow('“A” rests on “A”');
    expect(ringIn([factor('a', 'b', 'c'), factor('b', 'c'), factor('c', 'gone')])).toBeNull();
  });
  test('finds a ring exactly where walking on for ever is possible', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    fc.assert(
      fc.property(fc.uniqueArray(fc.record({ id, restsOn: fc.array(id, { maxLength: 3 }) }), { selector: (one) => one.id, maxLength: 5 }), (all) => {
        let left = all;
        // What rests on nothing that is left falls away; what never does is a ring or rests on one.
        for (let before = -1; before !== left.length; ) {
          before = left.length;
          left = left.filter(({ restsOn }) => restsOn.some((other) => left.some((one) => one.id === other)));
        }
        const ring = ringIn(all.map((one) => ({ ...one, factor: one.id })));
        expect(ring === null).toBe(left.length === 0);
        if (ring) for (const [index, one] of ring.entries()) expect(one.restsOn).toContain(ring[(index + 1) % ring.length]!.id);
      }),
    );
  });
});

test('CERQual begins high and goes down by what is serious', () => {
  const level = (methods: 'serious' | 'minor' | 'moderate' | 'not said' | 'none or very minor', coherence = methods, adequacy = coherence, relevance = adequacy) => cerqualLevel({ methods, coherence, adequacy, relevance });
  const fine = 'none or very minor';
  expect([level(fine), level('minor', fine), level('moderate', fine), level('moderate', 'moderate', fine), level('minor', 'minor', 'minor', fine), level('serious', fine), level('serious', 'serious', fine), level('serious'), level('serious', 'moderate', 'moderate', fine), level(fine, fine, fine, 'not said')]).toEqual(['high', 'high', 'high', 'moderate', 'moderate', 'moderate', 'low', 'very low', 'low', 'not said']);
});

describe('words that claim too much', () => {
  const draft: Standing = { necessity: 'not said', status: 'draft', isConfirmed: false };
  const words = (text: string, standing = draft) => overclaimsIn('the statement', text, standing).map((one) => one.words.toLowerCase());
  test('are found with where they stand and what could be said', () => {
    expect(words('The café led to a new structure, which proves that it clearly works.')).toEqual(['led to', 'proves', 'clearly']);
    expect(words('The café, together with a new manager, contributed to a new structure.')).toEqual([]);
    const [found] = overclaimsIn('what changed', 'This caused it.', draft);
    expect(found).toMatchObject({ where: 'what changed', start: 5, end: 11, instead: expect.arrayContaining(['contributed to']) });
  });
  test('are found also where somebody stands between, and not where a thing was only made', () => {
    expect(words('The weekend led parents to begin, which made families stronger and made the work there go faster.')).toEqual(['led parents to', 'made families stronger', 'made the work there go faster']);
    expect(words('She led the group. Come Ben held the evening and made it one without papers.')).toEqual([]);
  });
  test('of somebody quoted are their own', () => expect(words('A parent says: “it led to everything”, and "thanks to them".')).toEqual([]));
  test('of a cause that was enough are borne where that was judged, agreed and confirmed', () => {
    const text = 'The grant led to the garden.';
    expect(words(text, { necessity: 'sufficient', status: 'agreed', isConfirmed: true })).toEqual([]);
    for (const less of [{ necessity: 'necessary' }, { status: 'challenged' }, { isConfirmed: false }] as Partial<Standing>[]) expect(words(text, { necessity: 'sufficient', status: 'agreed', isConfirmed: true, ...less })).toEqual(['led to']);
    expect(words('It proved decisive, as a direct result of the grant.', { necessity: 'both', status: 'agreed', isConfirmed: true })).toEqual(['proved', 'as a direct result of']);
  });
});
