import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readSource } from './read-source.ts';

const spaces = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"';
const odt = (body: string, more: { readonly automatic?: string; readonly styles?: string; readonly title?: string } = {}) =>
  zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.text'),
    'content.xml': strToU8(`<office:document-content ${spaces}><office:automatic-styles>${more.automatic ?? ''}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`),
    'styles.xml': strToU8(`<office:document-styles ${spaces}>${more.styles ?? ''}</office:document-styles>`),
    ...(more.title === undefined ? {} : { 'meta.xml': strToU8(`<office:document-meta ${spaces}><office:meta><dc:title>${more.title}</dc:title></office:meta></office:document-meta>`) }),
  });
const read = (body: string, more: Parameters<typeof odt>[1] = {}) => readSource({ name: 'talk.odt', bytes: odt(body, more) });
const told = (source: Awaited<ReturnType<typeof read>>) => source.report.map(({ kind, text }) => `${kind}: ${text}`).join('\n');

describe('OpenDocument', () => {
  test('headings, spans, spaces, tabs and breaks', async () => {
    const source = await read(
      '<text:p text:style-name="Title">A morning  at\n Millbank</text:p><text:h text:outline-level="2">Arrival</text:h><text:p><text:span text:style-name="B">Mary</text:span>: We <text:span text:style-name="I">came</text:span> <text:s text:c="2"/>in.<text:line-break/>And<text:tab/>stayed.</text:p><text:p text:style-name="P1">Set in bold</text:p><text:p><text:span text:style-name="I">(laughter)</text:span></text:p><text:p> </text:p>',
      {
        automatic: '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style><style:style style:name="P1" style:family="paragraph" style:parent-style-name="Loud"/>',
        styles: '<style:style style:name="Loud" style:family="paragraph"><style:text-properties fo:font-weight="700"/></style:style><style:master-page><style:header><text:p>Confidential, interview 7</text:p></style:header></style:master-page>',
      },
    );
    expect(source.paragraphs).toEqual([
      { text: 'A morning at Millbank', kind: 'heading', level: 1 },
      { text: 'Arrival', kind: 'heading', level: 2 },
      { text: 'Mary: We came   in.\nAnd\tstayed.', kind: 'text', boldOpening: 4 },
      { text: 'Set in bold', kind: 'text', emphasis: 'bold' },
      { text: '(laughter)', kind: 'text', emphasis: 'italic' },
    ]);
    expect(source).toMatchObject({ title: 'A morning at Millbank', format: 'odt' });
    expect(told(source)).toMatch(/dropped: The head or foot of the page was left out: “Confidential, interview 7”/);
  });

  test('lists with their numbers, nested and going on; tables; text boxes; sections that are hidden', async () => {
    const automatic = '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")" /><text:list-level-style-bullet text:level="3"/></text:list-style>';
    const item = (words: string, more = '') => `<text:list-item><text:p>${words}</text:p>${more}</text:list-item>`;
    const source = await read(
      `<text:list text:style-name="L">${item('one', `<text:list>${item('inner')}${item('next', `<text:list>${item('deep')}</text:list>`)}</text:list>`)}${item('two')}</text:list><text:p>between</text:p><text:list text:style-name="L" text:continue-numbering="true">${item('three')}</text:list><text:list text:style-name="L">${item('new')}</text:list>` +
        '<table:table><table:table-row><table:table-cell><text:p>INT</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2"><text:p>Why?</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>Mary</text:p></table:table-cell><table:table-cell><text:p>Tea.</text:p><text:p>And cake.</text:p></table:table-cell></table:table-row></table:table>' +
        '<text:p>Before<draw:frame><draw:text-box><text:p>In a box</text:p></draw:text-box></draw:frame> after<draw:frame><draw:image><office:binary-data>AAAA</office:binary-data></draw:image><svg:title>A picture</svg:title></draw:frame></text:p><text:section text:display="none"><text:p>Secret</text:p></text:section>',
      { automatic },
    );
    expect(source.paragraphs.map(({ kind, text }) => [kind, text])).toEqual([
      ['list', '1. one'], ['list', 'a) inner'], ['list', 'b) next'], ['list', '▪ deep'], ['list', '2. two'], ['text', 'between'], ['list', '3. three'], ['list', '1. new'], ['table', 'INT\tWhy?'], ['table', 'Mary\tTea.\nAnd cake.'], ['text', 'Before after'], ['text', 'In a box'],
    ]);
    expect(told(source)).toMatch(/look: One stretch of hidden text was left out/);
    expect(told(source)).toMatch(/dropped: One picture was left out/);
  });

  test('notes, comments and tracked changes', async () => {
    const source = await read(
      '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>A. Reid</dc:creator><dc:date>2025-01-01</dc:date></office:change-info><text:p>very angry</text:p></text:deletion></text:changed-region><text:changed-region text:id="c2"><text:insertion><office:change-info><dc:creator>B. Lowe</dc:creator></office:change-info></text:insertion></text:changed-region></text:tracked-changes>' +
        '<text:p>I was <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>glad<text:change-end text:change-id="c2"/>.<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>In spring.</text:p></text:note-body></text:note><office:annotation><dc:creator>C. Hay</dc:creator><dc:date>2025-01-02</dc:date><text:p>Check with her</text:p></office:annotation> Yes.<text:note text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body><text:p>In May.</text:p></text:note-body></text:note></text:p>',
      { title: 'Spring talk' },
    );
    expect(source.paragraphs.map(({ text }) => text)).toEqual(['I was glad.¹ Yes.²', '¹ In spring.', '² In May.']);
    expect(source.title).toBe('Spring talk');
    expect(told(source)).toMatch(/look: The file has tracked changes: 1 insertion was taken in and 1 deletion left out.*Insertions: 1 by B\. Lowe \(“glad”\)\. Deletions: 1 by A\. Reid \(“very angry”\)/);
    expect(told(source)).toMatch(/dropped: One comment in the margin was left out: 1 by C\. Hay \(“Check with her”\)/);
    expect(told(source)).toMatch(/changed: 2 footnotes were put at the end/);
  });

  test('under another name it is read, and that is said', async () => {
    const source = await readSource({ name: 'talk.docx', bytes: odt('<text:p>Words of ours</text:p>') });
    expect(source.format).toBe('odt');
    expect(source.report[0]).toEqual({ kind: 'look', text: '“talk.docx” is really an OpenDocument text (.odt), whatever its name says, and was read as such.' });
  });
});
