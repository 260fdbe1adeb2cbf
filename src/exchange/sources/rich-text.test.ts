import { describe, expect, test } from 'vitest';
import { recognise } from '../../domain/sources/recognise.ts';
import { readSource } from './read-source.ts';

/** Every character is one byte of the file. */
const bytesOf = (rtf: string) => Uint8Array.from(rtf, (letter) => letter.charCodeAt(0));
const read = (inside: string, front = '\\ansi\\ansicpg1252\\deff0') => readSource({ name: 'talk.rtf', bytes: bytesOf(`{\\rtf1${front} ${inside}}`) });
const texts = async (inside: string, front?: string) => (await read(inside, front)).paragraphs.map(({ text }) => text);
const told = (source: Awaited<ReturnType<typeof read>>) => source.report.map(({ kind, text }) => `${kind}: ${text}`).join('\n');

describe('characters of rich text', () => {
  test.each([
    ['Windows-1252', '\\ansi\\ansicpg1252', "caf\\'e9 \\'a35 \\'93so\\'94", 'café £5 “so”'],
    ['Windows-1250', '\\ansi\\ansicpg1250', "\\'8e\\'e1k", 'Žák'],
    ['Windows-1251', '\\ansi\\ansicpg1251', "\\'cc\\'e8\\'f0", 'Мир'],
    ['Windows-1253', '\\ansi\\ansicpg1253', "\\'e1\\'e2", 'αβ'],
    ['Windows-1255', '\\ansi\\ansicpg1255', "\\'f9\\'ec", 'של'],
    ['Windows-1258', '\\ansi\\ansicpg1258', "\\'d0\\'fe", 'Đ₫'],
    ['Mac Roman', '\\mac', "caf\\'8e \\'a35 \\'d2so\\'d3", 'café £5 “so”'],
    ['DOS 437', '\\pc', "caf\\'82 \\'9c5", 'café £5'],
    ['DOS 850', '\\pca', "caf\\'82 \\'9c5 \\'9d", 'café £5 Ø'],
    ['Japanese', '\\ansi\\ansicpg932', "\\'93\\'fa\\'96{\\'83}A", '日本ア'],
    ['Chinese', '\\ansi\\ansicpg936', "\\'d6\\'d0\\'ce\\'c4", '中文'],
    ['UTF-8', '\\ansi\\ansicpg65001', "\\'c3\\'a9t\\'c3\\'a9", 'été'],
    ['bytes above 127 as themselves', '\\ansi\\ansicpg1252', 'caf\u00e9 \u00a35', 'café £5'],
  ])('%s', async (name, front, inside, expected) => {
    // Half a character at the end of a group is none; whole ones are what counts here.
    expect(await texts(name === 'Japanese' ? "\\'93\\'fa\\'96\\'7b\\'83A" : inside, front)).toEqual([expected]);
  });

  test('fonts have code pages of their own, and picture fonts signs', async () => {
    const fonts = '{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}{\\f1\\fcharset204{\\*\\falt Other}Times Cyr;}{\\f2\\fcharset2 Wingdings;}{\\f3\\fcharset238\\cpg1250 Mixed;}}';
    expect(await texts(`${fonts}\\f0 caf\\'e9 {\\f1 \\'cc\\'e8\\'f0} {\\f2\\'fc} {\\f3 \\'8e}`)).toEqual(['café Мир ✓ Ž']);
  });

  test('\\u passes by what stands in for it: bytes, words, groups end it', async () => {
    expect(await texts("\\u8217?s {\\uc0\\u233} {\\uc2\\u26085\\'93\\'fa} \\u-10179 ?\\u-8704 ?! {\\u233 }x \\u163\\'a35")).toEqual(['’s é 日 😀! éx £5']);
  });

  test('signs, spaces and hyphens of their own', async () => {
    expect(await texts('one\\emdash two\\endash three\\~four\\_five\\-six \\lquote a\\rquote  \\ldblquote b\\rdblquote\\line next\\tab cell \\\\ \\{ \\}')).toEqual(['one—two–three four-fivesix ‘a’ “b”\nnext\tcell \\ { }']);
  });

  test('a code page that nobody knows is told of, characters that can’t be read are counted', async () => {
    expect(told(await read("caf\\'e9", '\\ansi\\ansicpg1361'))).toMatch(/look: The file uses the code page 1361, which Kist does not know; .* Windows-1252/);
    expect(told(await read("one \\'81\\'20 two", '\\ansi\\ansicpg932'))).toMatch(/look: One character was not to be read/);
  });
});

describe('paragraphs of rich text', () => {
  test('headings by style and outline, bold openings, lists with their marks, hidden words', async () => {
    const styles = '{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0 heading 1;}{\\*\\cs9 Strong;}{\\s7 Title;}{\\s8\\outlinelevel2 My own;}}{\\colortbl;\\red0\\green0\\blue0;}{\\info{\\title The \\u8220?spring\\u8221?}{\\author x}}{\\*\\generator Something;}';
    const source = await read(`${styles}\\pard\\s7 A morning\\par\\pard\\s1 Arrival\\par\\pard\\s8 Deeper\\par\\pard\\outlinelevel1 Second\\par\\pard\\plain{\\b Mary}: We came.{\\v secret}\\par{\\i (laughter)}\\par{\\b Set in bold}\\par\\pard{\\listtext\\pard\\plain 2.\\tab}\\ls1 second thing\\par{\\pntext\\f3\\'b7\\tab}a bullet\\par{\\*\\unknown{deep} words}after`);
    expect(source.paragraphs).toEqual([
      { text: 'A morning', kind: 'heading', level: 1 },
      { text: 'Arrival', kind: 'heading', level: 1 },
      { text: 'Deeper', kind: 'heading', level: 3 },
      { text: 'Second', kind: 'heading', level: 2 },
      { text: 'Mary: We came.', kind: 'text', boldOpening: 4 },
      { text: '(laughter)', kind: 'text', emphasis: 'italic' },
      { text: 'Set in bold', kind: 'text', emphasis: 'bold' },
      { text: '2. second thing', kind: 'list' },
      { text: '• a bullet', kind: 'list' },
      { text: '• after', kind: 'list' },
    ]);
    expect(source.title).toBe('A morning');
    expect(told(source)).toMatch(/look: One stretch of hidden text/);
    expect((await read('{\\info{\\title The \\u8220?spring\\u8221?}}words')).title).toBe('The “spring”');
  });

  test('tables, notes, comments, fields, pictures, heads of pages, text boxes', async () => {
    const source = await read(
      '{\\header\\pard Interview 7, confidential\\par}\\trowd\\pard\\intbl INT\\cell Why?\\cell\\row\\trowd\\pard\\intbl Mary\\cell Tea.\\par And cake.\\cell\\row\\pard We came{\\super\\chftn}{\\footnote\\pard\\plain{\\super\\chftn} In spring.} in.{\\*\\atnid AR}{\\*\\atnauthor A. Reid}\\chatn{\\*\\annotation{\\*\\atnref 1}{\\*\\atndate 1}\\pard Check this}\\par {\\field{\\*\\fldinst HYPERLINK "https://example.org"}{\\fldrslt the site}} {\\pict\\wmetafile8 0102ff}{\\shp{\\*\\shpinst\\shpleft1{\\sp{\\sn x}{\\sv y}}{\\shptxt\\pard In a box\\par}}}end\\par',
    );
    expect(source.paragraphs.map(({ kind, text }) => [kind, text])).toEqual([['table', 'INT\tWhy?'], ['table', 'Mary\tTea.\nAnd cake.'], ['text', 'We came¹ in.'], ['text', 'In a box'], ['text', 'the site end'], ['footnote', '¹ In spring.']]);
    expect(told(source)).toMatch(/1 by A\. Reid \(“Check this”\)/);
    expect(told(source)).toMatch(/head or foot of the page was left out: “Interview 7, confidential”/);
    expect(told(source)).toMatch(/One picture/);
    expect(recognise(source).paragraphs).toHaveLength(6);
  });

  test('revisions are taken as accepted, by whom is told', async () => {
    const source = await read('{\\*\\revtbl{Unknown;}{A. Reid;}{B. Lowe;}}I was {\\deleted\\revauthdel1 angry}{\\revised\\revauth2 glad}.\\par');
    expect(source.paragraphs.map(({ text }) => text)).toEqual(['I was glad.']);
    expect(told(source)).toMatch(/Insertions: 1 by B\. Lowe \(“glad”\)\. Deletions: 1 by A\. Reid \(“angry”\)/);
  });
});

describe('rich text that is broken', () => {
  test('braces that don’t match are told of, and the words stay', async () => {
    const missing = await readSource({ name: 'talk.rtf', bytes: bytesOf('{\\rtf1 one {two\\par three') });
    expect([missing.paragraphs.map(({ text }) => text), told(missing)]).toEqual([['one two', 'three'], expect.stringMatching(/look: The file ends before all of its groups are closed/)]);
    const more = await readSource({ name: 'talk.rtf', bytes: bytesOf('{\\rtf1 one\\par}} two}') });
    expect([more.paragraphs.map(({ text }) => text), told(more)]).toEqual([['one', 'two'], expect.stringMatching(/look: 2 closing braces were too many/)]);
  });

  test('nesting without end is refused, as are groups that promise bytes that are not there', async () => {
    await expect(read('{'.repeat(100_000))).rejects.toMatchObject({ code: 'zip-bomb', message: expect.stringMatching(/nested more than 2,000 deep/) });
    expect(await texts(`${'{'.repeat(1_000)}deep${'}'.repeat(1_000)}`)).toEqual(['deep']);
    expect(await texts('one\\par{\\bin99999999 xyz}')).toEqual(['one']);
    expect(await texts(`one\\uc20\\u233 ${'{\\par two}'.repeat(2)}\\'`)).toEqual(['oneé', 'two', 'two']);
  });

  test('every cut of a file gives words or a refusal', async () => {
    const whole = bytesOf("{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}{\\stylesheet{\\s1 heading 1;}}\\pard\\s1 Head\\par\\pard\\intbl a\\cell b\\cell\\row\\pard caf\\'e9{\\footnote note}\\u8217? end\\par}");
    for (let length = 5; length <= whole.length; length += 1) {
      const outcome = await readSource({ name: 'talk.rtf', bytes: whole.subarray(0, length) }).then(() => 'read', (error: unknown) => (error as { code: string }).code);
      expect(['read', 'empty-file']).toContain(outcome);
    }
  });
});
