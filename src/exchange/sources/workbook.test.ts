import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { recognise } from '../../domain/sources/recognise.ts';
import { readSource } from './read-source.ts';

const space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
type Sheet = { readonly name: string; readonly state?: string; readonly inside: string };
/** A workbook made by hand, so that tests decide every part of it. */
const workbook = (sheets: readonly Sheet[], more: { readonly shared?: readonly string[]; readonly styles?: string; readonly since1904?: boolean; readonly extra?: Readonly<Record<string, Uint8Array>> } = {}) =>
  zipSync({
    '_rels/.rels': strToU8(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
    'xl/workbook.xml': strToU8(`<workbook ${space}><workbookPr date1904="${more.since1904 === true ? 1 : 0}"/><sheets>${sheets.map((sheet, index) => `<sheet name="${sheet.name}" sheetId="${index + 1}" r:id="s${index}"${sheet.state === undefined ? '' : ` state="${sheet.state}"`}/>`).join('')}</sheets></workbook>`),
    'xl/_rels/workbook.xml.rels': strToU8(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.map((_, index) => `<Relationship Id="s${index}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}<Relationship Id="w" Type="${office}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="st" Type="${office}/styles" Target="styles.xml"/></Relationships>`),
    'xl/sharedStrings.xml': strToU8(`<sst ${space}>${(more.shared ?? []).map((inside) => `<si>${inside}</si>`).join('')}</sst>`),
    'xl/styles.xml': strToU8(`<styleSheet ${space}>${more.styles ?? ''}</styleSheet>`),
    ...Object.fromEntries(sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, strToU8(`<worksheet ${space}>${sheet.inside}</worksheet>`)])),
    ...more.extra,
  });
const words = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
const row = (number: number, cells: string, more = '') => `<row r="${number}"${more}>${cells}</row>`;
const data = (rows: string) => `<sheetData>${rows}</sheetData>`;
const read = async (sheets: readonly Sheet[], more: Parameters<typeof workbook>[1] = {}) => readSource({ name: 'answers.xlsx', bytes: workbook(sheets, more) });
const told = (source: Awaited<ReturnType<typeof read>>) => source.report.map(({ kind, text }) => `${kind}: ${text}`).join('\n');

describe('workbooks of answers', () => {
  test('shared and inline words, numbers as shown, dates as ISO, truth, errors, formulas by their stored value', async () => {
    const source = await read(
      [{ name: 'Answers', inside: data(
        row(1, ['A1', 'B1', 'C1', 'D1', 'E1', 'F1', 'G1', 'H1'].map((place, index) => words(place, `h${index}`)).join('')) +
        row(2, `<c r="A2" t="s"><v>0</v></c><c r="B2"><v>0.30000000000000004</v></c><c r="C2" s="1"><v>45000</v></c><c r="D2" s="2"><v>0.456</v></c><c r="E2" s="3"><v>1234.5</v></c><c r="F2" t="b"><v>1</v></c><c r="G2" t="e"><v>#N/A</v></c><c r="H2" t="str"><f>UPPER("a")</f><v>A</v></c>`) +
        row(3, `<c r="A3" t="s"><v>1</v></c><c r="C3" s="4"><v>45000.75</v></c><c r="D3" t="d"><v>2024-05-01T00:00:00</v></c><c r="H3"><f>A3</f></c>`)) }],
      {
        shared: ['<r><t>rich </t></r><r><rPr><b/></rPr><t>words</t></r><rPh><t>sound</t></rPh>', '<t xml:space="preserve">line one_x000D_\nline two</t>'],
        styles: '<numFmts><numFmt numFmtId="164" formatCode="&quot;£&quot;#,##0.00"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy hh:mm"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>',
      },
    );
    expect(source.table?.sheets).toEqual([{ name: 'Answers', header: ['h0', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'h7'], rowNumbers: [2, 3], rows: [['rich words', '0.3', '2023-03-15', '46%', '£1,234.50', 'TRUE', '#N/A', 'A'], ['line one\nline two', '', '2023-03-15T18:00', '2024-05-01', '', '', '', '']] }]);
    expect(told(source)).toMatch(/changed: 2 formulas were read as the value/);
    expect(told(source)).toMatch(/look: One formula was stored without a value/);
    expect(told(source)).toMatch(/look: One cell holds an error/);
    const early = await read([{ name: 'a', inside: data(row(1, words('A1', 'day')) + row(2, '<c r="A2" s="0"><v>43538</v></c>')) }], { since1904: true, styles: '<cellXfs><xf numFmtId="14"/></cellXfs>' });
    expect(early.table?.sheets[0]?.rows).toEqual([['2023-03-15']]);
  });

  test('merged cells are filled, titles passed over, hidden rows, columns and sheets left out, all of it told', async () => {
    const source = await read([
      { name: 'Answers', inside: `<cols><col min="3" max="3" hidden="1"/></cols>${data(
        row(1, words('A1', 'Spring survey')) + row(3, words('A3', 'Who') + words('B3', 'What changed?') + words('C3', 'Note') + words('D3', 'What changed?')) +
        row(4, words('A4', 'P1') + words('B4', 'Much, and all of it for the better, I would say.') + words('C4', 'private') + words('D4', 'more')) +
        row(5, words('B5', 'Less than I had hoped when we began it.')) +
        row(6, words('A6', 'P2') + words('B6', 'filtered out'), ' hidden="true"') + row(9, words('A9', 'P3') + words('B9', 'Nothing at all, but ask me next year again.')))}<mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="A4:A5"/><mergeCell ref="A9:A1048576"/></mergeCells>` },
      { name: 'Codes', state: 'veryHidden', inside: data(row(1, words('A1', 'x')) + row(2, words('A2', 'y'))) },
      { name: 'Empty', inside: data('') },
    ]);
    expect(source.table?.sheets).toEqual([{ name: 'Answers', header: ['Who', 'What changed?', 'What changed? (2)'], rowNumbers: [4, 5, 9], rows: [['P1', 'Much, and all of it for the better, I would say.', 'more'], ['P1', 'Less than I had hoped when we began it.', ''], ['P3', 'Nothing at all, but ask me next year again.', '']] }]);
    expect(told(source)).toMatch(/changed: 3 merged cells were taken apart: each of the 4 cells/);
    expect(told(source)).toMatch(/look: One hidden sheet was left out: “Codes”/);
    expect(told(source)).toMatch(/look: One hidden row was left out/);
    expect(told(source)).toMatch(/look: One hidden column was left out: C/);
    expect(told(source)).toMatch(/dropped: One sheet was without rows .* “Empty”/);
    expect(recognise(source).speakers.map(({ label, turns }) => [label, turns])).toEqual([['P1', 2], ['P3', 1]]);
  });

  test('under the name of a csv it is read, and that is said', async () => {
    const bytes = workbook([{ name: 'a', inside: data(row(1, words('A1', 'Who') + words('B1', 'Words')) + row(2, words('A2', 'P1') + words('B2', 'These are the words of it'))) }]);
    const source = await readSource({ name: 'answers.csv', bytes });
    expect(source.format).toBe('xlsx');
    expect(source.report[0]).toMatchObject({ kind: 'look', text: expect.stringMatching(/really a workbook/) });
  });

  test('a hundred thousand rows are read, far more are refused before memory is', async () => {
    const rows = (count: number) => row(1, words('A1', 'Who') + words('B1', 'Words')) + Array.from({ length: count }, (_, index) => `<row r="${index + 2}"><c r="A${index + 2}"><v>${index}</v></c><c r="B${index + 2}" t="s"><v>0</v></c></row>`).join('');
    const source = await read([{ name: 'a', inside: data(rows(100_000)) }], { shared: ['<t>the same words for everybody</t>'] });
    expect(source.table?.sheets[0]?.rows).toHaveLength(100_000);
    expect(source.paragraphs.length).toBe(300_000);
    await expect(read([{ name: 'a', inside: data(rows(201_000)) }], { shared: ['<t>words</t>'] })).rejects.toMatchObject({ code: 'too-large', message: expect.stringMatching(/more than 200,000 rows/) });
  });

  test('damage inside, missing sheets, nesting and document types are refused', async () => {
    await expect(read([{ name: 'a', inside: '<sheetData><row r="1">' }])).rejects.toMatchObject({ code: 'damaged-file' });
    await expect(read([{ name: 'a', inside: data(row(1, '<x>'.repeat(2_000) + '</x>'.repeat(2_000))) }])).rejects.toMatchObject({ code: 'zip-bomb' });
    await expect(read([{ name: 'a', inside: data(row(1, words('A1', 'x'))) }])).rejects.toMatchObject({ code: 'empty-file' });
    await expect(read([{ name: 'a', inside: data('') }], { extra: { 'xl/sharedStrings.xml': strToU8(`<!DOCTYPE a [<!ENTITY b "c">]><sst ${space}/>`) } })).rejects.toMatchObject({ code: 'damaged-file' });
  });
});

describe('csv of answers', () => {
  const csv = (text: string, name = 'answers.csv') => readSource({ name, bytes: strToU8(text) });

  test('quotes, line breaks inside cells, semicolons, one column, other encodings', async () => {
    const source = await csv('ID;Your role;What changed?\r\n1;Parent;"Much; and ""all"" good.\r\n\r\nSecond thought of mine here."\r\n2;Practitioner;Less paper than there was before.\r\n');
    expect(source.table?.sheets[0]).toMatchObject({ header: ['ID', 'Your role', 'What changed?'], rowNumbers: [2, 3] });
    expect(source.paragraphs.filter(({ voice }) => voice === '1').map(({ text }) => text)).toEqual(['Much; and "all" good.', 'Second thought of mine here.']);
    const one = await csv('What changed?\nMuch, and all of it good.\n"Less, ""maybe"""\n');
    expect(one.table?.sheets[0]?.rows).toEqual([['Much, and all of it good.'], ['Less, "maybe"']]);
    const old = await readSource({ name: 'answers.csv', bytes: Uint8Array.from('Who,Words\nP1,caf\u00e9 and more of it\n', (letter) => letter.charCodeAt(0)) });
    expect([old.encoding, old.table?.sheets[0]?.rows[0]?.[1]]).toEqual(['windows-1252', 'café and more of it']);
    expect(told(old)).toMatch(/look: .*Windows-1252/);
    expect((await csv('Who\tWords\nP1\tone and two\n', 'answers.tsv')).format).toBe('csv');
  });

  test('rows that are too long or too short are kept and told of; formulas of a spreadsheet are words', async () => {
    const source = await csv('Who,Words\nP1,"=HYPERLINK(""http://x"")",extra\nP2\nP3,three words here\n');
    expect(source.table?.sheets[0]).toMatchObject({ header: ['Who', 'Words', 'column 3'], rows: [['P1', '=HYPERLINK("http://x")', 'extra'], ['P2', '', ''], ['P3', 'three words here', '']] });
    expect(told(source)).toMatch(/look: 2 rows have more or fewer cells/);
  });

  test('thousands of respondents are thousands of speakers', async () => {
    const source = await csv(`Who,Words\n${Array.from({ length: 20_000 }, (_, index) => `Person ${index},These are the words of ${index} alone`).join('\n')}\n`);
    const transcript = recognise(source);
    expect(transcript.speakers).toHaveLength(20_000);
    expect(transcript.turns).toHaveLength(20_000);
  });
});
