import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codebookAsDocument } from '../../domain/codebook/as-document.ts';
import { codeColourNames } from '../../domain/codebook/colours.ts';
import { nameKey } from '../../domain/codebook/names.ts';
import { planImport } from '../../domain/codebook/plan-import.ts';
import { namedOnly, type WrittenCode } from '../../domain/codebook/written-code.ts';
import { briefAsDocx } from '../reports/brief-docx.ts';
import { codebookAsCsv, readCodebookCsv } from './codebook-csv.ts';
import { guardedCell, unguardedCell } from './guarded-cell.ts';
import { readCodebook } from './read-codebook.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const docxOf = (codes: readonly WrittenCode[], examples: Parameters<typeof codebookAsDocument>[0]['examples'] = null): Promise<Uint8Array> =>
  briefAsDocx(codebookAsDocument({ title: 'Codebook: Try', programme: { name: 'Try', description: '', synthetic: true, groups: [], places: [], version: 1 }, audience: 'team', madeOn: '2024-03-02', head: { seq: 7, hash: 'abc' }, codes, examples }));

/** Codebooks with names and texts that are hard on a table: signs of formulas, quotation marks, commas, lines, other scripts. */
const letters = [...'abcdé =+-@"\',;>\\|:()ش字', 'Definition:', '\t'];
const lineOf = (most: number) => fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: most }).map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
const proseOf = fc.array(lineOf(20), { maxLength: 3 }).map((lines) => lines.join('\n'));
const scaleOf = fc.option(fc.record({ from: fc.integer({ min: -5, max: 0 }), to: fc.integer({ min: 1, max: 5 }), words: fc.constant({ 1: 'a little; or (some)' }) }));
const codebook: fc.Arbitrary<WrittenCode[]> = fc
  .array(fc.record({ under: fc.nat(), name: lineOf(10), definition: proseOf, useWhen: proseOf, notWhen: proseOf, family: fc.oneof(fc.constant(''), lineOf(10)), aliases: fc.uniqueArray(lineOf(8), { maxLength: 3, selector: nameKey }), scale: scaleOf, colour: fc.constantFrom(...codeColourNames) }), { minLength: 1, maxLength: 8 })
  .map((drawn) => {
    const codes: WrittenCode[] = [];
    for (const { under, name, ...fields } of drawn) {
      const above = under % (codes.length + 1) === 0 ? [] : codes[(under % (codes.length + 1)) - 1]!.path;
      const path = [...above, name];
      if (!codes.some((code) => code.path.map(nameKey).join('\n') === path.map(nameKey).join('\n'))) codes.push({ path, ...fields });
    }
    return codes;
  });

describe('a codebook as a table', () => {
  test('comes back as it was, and taking it in again would do nothing', () => {
    fc.assert(fc.property(codebook, (codes) => {
      const read = readCodebookCsv(codebookAsCsv(codes, null), 'codebook.csv');
      expect(read).toEqual({ codes, report: [] });
      const standing = codes.map((code, at) => ({ ...code, id: String(at), name: code.path.at(-1)!, parentId: code.path.length === 1 ? null : String(codes.findIndex((one) => one.path.length === code.path.length - 1 && one.path.every((name, depth) => name === code.path[depth]))) }));
      for (const planned of planImport(standing, read.codes)) expect([planned.would, planned.fill]).not.toEqual(['add', {}]);
    }), { numRuns: 200 });
  });

  test('no cell is taken for a formula, and every guard comes off again', () => {
    const codes = [{ ...namedOnly(['=HYPERLINK("http://x")']), definition: '+1', useWhen: '-2', notWhen: '@SUM(A1)', family: "'=1", aliases: ['=a'] }];
    const text = new TextDecoder().decode(codebookAsCsv(codes, [[{ words: 'said', attribution: 'a parent', where: '' }]]));
    expect(text.split('\r\n')[1]).toBe(`"'=HYPERLINK(""http://x"")",'+1,'-2,'@SUM(A1),''=1,'=a,,,“said” (a parent)`);
    expect(readCodebookCsv(bytes(text), 'x.csv').codes).toEqual(codes);
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...`'=+-@\ta`) }), (cell) => {
      expect(guardedCell(cell)).not.toMatch(/^[=+\-@\t\r]/);
      expect(unguardedCell(guardedCell(cell))).toBe(cell);
    }));
  });

  test('two columns are enough, with a heading or without, whatever parts them', () => {
    const expected = [{ ...namedOnly(['Trust']), definition: 'Faith, in people' }, { ...namedOnly(['Trust', 'Money']), definition: '' }];
    for (const text of ['Code,Definition\nTrust,"Faith, in people"\nTrust > Money,\n', 'code;description\r\nTrust;Faith, in people\r\nTrust>Money;\r\n', 'Trust\tFaith, in people\nTrust > Money\t\n']) {
      expect(readCodebookCsv(bytes(text), 'x.csv').codes).toEqual(expected);
    }
    expect(readCodebookCsv(bytes('Trust,why\nHope,how\n'), 'x.csv').report).toEqual([expect.stringContaining('no headings')]);
    expect(readCodebookCsv(bytes('name\nTrust\nHope\n'), 'x.csv').codes.map((code) => code.path)).toEqual([['Trust'], ['Hope']]);
  });

  test('a column for the parent, headings of other tools, and columns without a place are understood or named', () => {
    const { codes, report } = readCodebookCsv(bytes('Parent code,Code,Memo,Color,Weight scale,Frequency\n,Trust,Faith,green,1 to 3,7\nTrust,Money,,,lots,2\n,,orphan,,,\n'), 'x.csv');
    expect(codes).toEqual([{ ...namedOnly(['Trust']), definition: 'Faith', colour: 'green', scale: { from: 1, to: 3, words: {} } }, namedOnly(['Trust', 'Money'])]);
    expect(report).toEqual([expect.stringContaining('“Frequency”'), expect.stringContaining('Row 3: “lots”'), expect.stringContaining('Row 4 names no code')]);
  });
});

describe('a codebook as a Word file', () => {
  test('comes back as it was, at any depth, with its examples left aside', async () => {
    await fc.assert(fc.asyncProperty(codebook, async (codes) => {
      const read = await readCodebook({ name: 'codebook.docx', bytes: await docxOf(codes, codes.map(() => [{ words: 'Definition: not one', attribution: 'a parent', where: '' }])) });
      // Word does not keep tabs and blanks at the ends of lines apart from other blanks.
      expect(read).toEqual({ codes, report: [] });
    }), { numRuns: 25 });
  });
});

describe('files that are no codebook', () => {
  test.each([
    ['empty.csv', bytes(''), 'empty-file'],
    ['blank.csv', bytes('\n\n'), 'empty-file'],
    ['open.csv', bytes('Code,Definition\nTrust,"never closed\n'), 'unreadable-file'],
    ['wide.csv', bytes('a,b,c\n1,2,3\n'), 'missing-columns'],
    ['heading.csv', bytes('Code,Definition\n'), 'empty-file'],
    ['long.csv', bytes(`Code,Definition\n${'x'.repeat(501)},why\n`), 'unreadable-file'],
    ['deep.csv', bytes(`Code,Definition\n${'x > '.repeat(25)}x,why\n`), 'unreadable-file'],
    ['picture.csv', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0, 1, 2, 3, 0), 'binary-file'],
    ['named.docx', bytes('Code,Definition\n'), 'mis-named'],
    ['broken.docx', Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 1, 2, 3), 'damaged-file'],
    ['large.csv', new Uint8Array(21 * 1024 * 1024), 'too-large'],
  ])('%s is refused in words', async (name, content, code) => {
    await expect(readCodebook({ name, bytes: content })).rejects.toMatchObject({ code, message: expect.stringContaining('Nothing was stored') });
  });
  test('a Word file of another kind says what is missing', async () => {
    const letter = await briefAsDocx({ title: 'A letter', subtitle: '', language: 'en-GB', blocks: [{ kind: 'paragraph', tone: 'plain', runs: [{ text: 'Dear all' }] }], notes: [], footer: '' });
    await expect(readCodebook({ name: 'letter.docx', bytes: letter })).rejects.toMatchObject({ code: 'unknown-format' });
  });
});
