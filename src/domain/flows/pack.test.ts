import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, oddityOf, packFormat, readPackFile } from './pack.ts';

test('the canonical form is JSON, says the same, and does not depend on the order of names', () => {
  const shuffled = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(shuffled) : typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).reverse().map(([name, part]) => [name, shuffled(part)])) : value;
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      // -0 is written as 0, as JSON does.
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(shuffled(value))).toBe(text);
      expect(canonicalJson(JSON.parse(JSON.stringify(value, null, 3)))).toBe(text);
    }),
  );
  expect(canonicalJson({ b: [1, 'é'], a: { d: null, c: undefined } })).toBe('{"a":{"d":null},"b":[1,"é"]}');
  expect(() => canonicalJson({ a: Number.NaN })).toThrow(TypeError);
});

test('an envelope that is none says why', () => {
  const file = (over: object) => readPackFile(JSON.stringify({ format: packFormat, content: {}, publicKey: 'a', signature: 'b', ...over }));
  expect(file({})).toEqual({ content: {}, publicKey: 'a', signature: 'b' });
  expect(file({ format: 'kist-figure-pack-2' })).toMatchObject({ problem: { code: 'format-later' } });
  expect(file({ format: 'something' })).toMatchObject({ problem: { code: 'unknown-format' } });
  expect(file({ signature: 7 })).toMatchObject({ problem: { code: 'damaged-file' } });
  expect(file({ content: { title: 'x'.repeat(1_000_000) } })).toMatchObject({ problem: { code: 'too-large' } });
  expect(file({ content: JSON.parse('['.repeat(100) + ']'.repeat(100)) })).toMatchObject({ problem: { code: 'damaged-file' } });
  expect(readPackFile('{"format":"kist-figure-pack-1","content":{')).toMatchObject({ problem: { code: 'damaged-file' } });
  expect(readPackFile('null')).toMatchObject({ problem: { code: 'unknown-format' } });
});

test('odd packs are told apart from whole ones', () => {
  const figure = { id: '1', title: 'Returns', sentence: 'About 40 people came back.', address: { question: { datasetId: 'd', view: { measure: 'moves' as const } }, cell: null }, table: { caption: '', head: ['a', 'b'], rows: [['1', '2']], notes: [] }, definition: '', data: { name: '', extractDate: '2022-12-31', from: '2020-01-01', to: '2023-01-01', holder: '', note: '', threshold: 5, synthetic: true, version: 2, rowsHash: 'a'.repeat(64) } };
  expect(oddityOf({ figures: [figure] })).toBeNull();
  expect(oddityOf({ figures: [] })).toContain('no figure');
  expect(oddityOf({ figures: [figure, figure] })).toContain('same number');
  expect(oddityOf({ figures: [{ ...figure, table: { ...figure.table, rows: [['1']] } }] })).toContain('not whole');
  expect(oddityOf({ figures: [{ ...figure, data: { ...figure.data, threshold: 1 } }] })).toContain('not whole');
});
