import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeChanges } from './code-changes.ts';
import { listText, pathText, readListText, readPathText } from './path-text.ts';
import { planImport } from './plan-import.ts';
import { readScaleText, scaleText } from './scale-text.ts';
import { namedOnly } from './written-code.ts';

/** Names as the contract lets them be: on one line, without blanks at their ends. */
const name = fc.string({ unit: fc.constantFrom(...'abcß >\\;=-()é'), minLength: 1, maxLength: 12 }).map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');

describe('names in one line', () => {
  test('come back as they were', () => {
    fc.assert(fc.property(fc.array(name, { minLength: 1, maxLength: 6 }), (names) => {
      expect(readPathText(pathText(names))).toEqual(names);
      expect(readListText(listText(names))).toEqual(names);
    }));
  });
  test('read as people write them', () => {
    expect(pathText(['Trust', 'Being listened to'])).toBe('Trust > Being listened to');
    expect(readPathText('Trust>Being   listened to > ')).toEqual(['Trust', 'Being listened to']);
    expect(readPathText(String.raw`C:\temp`)).toEqual([String.raw`C:\temp`]);
    expect(readListText('heard; listened to;')).toEqual(['heard', 'listened to']);
  });
});

describe('scales', () => {
  test('come back as they were', () => {
    const scale = fc.tuple(fc.integer({ min: -100, max: 96 }), fc.integer({ min: 1, max: 4 }), fc.array(name, { maxLength: 4 })).map(([from, length, words]) => ({ from, to: from + length, words: Object.fromEntries(words.slice(0, length).map((one, at) => [String(from + at), one])) }));
    fc.assert(fc.property(scale, (one) => {
      expect(readScaleText(scaleText(one))).toEqual(one);
    }));
  });
  test('read as people write them, and are none where they make no sense', () => {
    expect(readScaleText('1-5')).toEqual({ from: 1, to: 5, words: {} });
    expect(readScaleText('0 to 2 (0 = not at all; 2: all the way)')).toEqual({ from: 0, to: 2, words: { 0: 'not at all', 2: 'all the way' } });
    for (const text of ['', 'strong', '5 to 1', '0 to 1000']) expect(readScaleText(text)).toBeNull();
  });
});

describe('taking a codebook in', () => {
  const here = [
    { id: 't', parentId: null, name: 'Trust', definition: 'Mine.', useWhen: '', notWhen: '', family: '', aliases: ['faith'], scale: null },
    { id: 'l', parentId: 't', name: 'Listened to', definition: '', useWhen: '', notWhen: '', family: '', aliases: [], scale: null },
  ];
  test('adds what is new, fills what is empty, and leaves what is written', () => {
    const planned = planImport(here, [
      { ...namedOnly(['TRUST']), definition: 'Theirs.', useWhen: 'They say so.', aliases: ['Faith', 'confidence', 'trust'] },
      { ...namedOnly(['Trust', 'Listened to']) },
      { ...namedOnly(['Money', 'Rent', 'Arrears']) },
    ]);
    expect(planned.map(({ read, would, id, fill }) => [read.path.join('/'), would, id, fill])).toEqual([
      ['TRUST', 'fill in', 't', { useWhen: 'They say so.', aliases: ['faith', 'confidence'] }],
      ['Trust/Listened to', 'nothing', 'l', {}],
      ['Money', 'add', null, {}],
      ['Money/Rent', 'add', null, {}],
      ['Money/Rent/Arrears', 'add', null, {}],
    ]);
  });
  test('a code that a file names twice is one; a code above that is described later keeps its words', () => {
    const planned = planImport([], [{ ...namedOnly(['A', 'B']), definition: 'first' }, { ...namedOnly(['a', 'b']), definition: 'second', useWhen: 'more' }, { ...namedOnly(['A']), definition: 'top' }]);
    expect(planned.map(({ read }) => [read.path.join('/'), read.definition, read.useWhen])).toEqual([['A', 'top', ''], ['A/B', 'first', 'more']]);
  });
});

describe('what a change did to a code', () => {
  const nameOf = (id: string): string => ({ a: 'A', b: 'B' })[id] ?? '?';
  test('field by field, and what came and went', () => {
    expect(codeChanges([
      { do: 'update', table: 'code', id: 'a', before: { name: 'Old', aliases: '[]' }, after: { name: 'A', aliases: '["Old"]' } },
      { do: 'update', table: 'coding', id: '1', before: { code_id: 'b' }, after: { code_id: 'a' } },
      { do: 'update', table: 'coding', id: '2', before: { code_id: 'b' }, after: { code_id: 'a' } },
    ], 'a', nameOf)).toEqual([
      { field: 'Name', before: 'Old', after: 'A' },
      { field: 'Other names', before: '', after: 'Old' },
      { field: 'Codings', before: '', after: '2 codings came from “B”' },
    ]);
  });
  test('a place is told in words, a new number for the sake of a neighbour is not', () => {
    expect(codeChanges([{ do: 'update', table: 'code', id: 'a', before: { parent_id: null, position: 1 }, after: { parent_id: 'b', position: 2 } }], 'a', nameOf)).toEqual([{ field: 'Place', before: 'at the top', after: 'under “B”' }]);
    expect(codeChanges([{ do: 'update', table: 'code', id: 'a', before: { position: 1 }, after: { position: 2 } }, { do: 'update', table: 'code', id: 'b', before: { position: 2 }, after: { position: 1 } }], 'a', nameOf)).toEqual([]);
  });
  test('a code that came is told from nothing, one that went to nothing; one coding of it is no news', () => {
    const row = { name: 'A', definition: '', parent_id: null, colour: 'green', aliases: '[]', family: '', scale: null, position: 1 };
    expect(codeChanges([{ do: 'insert', table: 'code', id: 'a', after: row }], 'a', nameOf)).toEqual([{ field: 'Name', before: '', after: 'A' }, { field: 'Colour', before: '', after: 'green' }, { field: 'Place', before: '', after: 'at the top' }]);
    expect(codeChanges([{ do: 'remove', table: 'code', id: 'a', before: row }], 'a', nameOf)).toContainEqual({ field: 'Name', before: 'A', after: '' });
    expect(codeChanges([{ do: 'insert', table: 'coding', id: '1', after: { code_id: 'a' } }], 'a', nameOf)).toEqual([]);
  });
});
