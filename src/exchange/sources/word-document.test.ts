import { Document, Paragraph, Packer, TextRun } from 'docx';
import { describe, expect, test } from 'vitest';
import { recognise } from '../../domain/sources/recognise.ts';
import { readSource } from './read-source.ts';
import { wordFile } from './word-file.fixture.ts';

const run = (text: string, set = '') => `<w:r>${set === '' ? '' : `<w:rPr>${set}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (inside: string, style = '') => `<w:p>${style === '' ? '' : `<w:pPr>${style}</w:pPr>`}${inside}</w:p>`;
const cell = (inside: string) => `<w:tc>${inside}</w:tc>`;
const read = async (parts: Parameters<typeof wordFile>[0]) => readSource({ name: 'talk.docx', bytes: wordFile(parts) });

describe('Word documents', () => {
  test('headings, emphasis, tabs, breaks and raised numbers', async () => {
    const source = await read({
      styles: '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style>',
      body: [
        p(run('A morning at Millbank'), '<w:pStyle w:val="Title"/>'),
        p(run('Arrival'), '<w:pStyle w:val="Heading2"/>'),
        p(`${run('Mary', '<w:b/>')}${run(': We came in.')}${run('12', '<w:vertAlign w:val="superscript"/>')}`),
        p(run('(laughter)', '<w:i/>')),
        p(`${run('one')}<w:r><w:br/></w:r>${run('two')}<w:r><w:tab/></w:r>${run('three')}`),
        p(run('   ')),
        p(run('Set in bold', '<w:b/>')),
      ].join(''),
    });
    expect(source.title).toBe('A morning at Millbank');
    expect(source.paragraphs).toEqual([
      { text: 'A morning at Millbank', kind: 'heading', level: 1 },
      { text: 'Arrival', kind: 'heading', level: 2 },
      { text: 'Mary: We came in.¹²', kind: 'text', boldOpening: 4 },
      { text: '(laughter)', kind: 'text', emphasis: 'italic' },
      { text: 'one\ntwo\tthree', kind: 'text' },
      { text: 'Set in bold', kind: 'text', emphasis: 'bold' },
    ]);
  });

  test('lists and tables in order; a table of one column is only a frame', async () => {
    const source = await read({
      numbering: '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>',
      body: [
        p(run('first'), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
        p(run('second'), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
        p(run('loose'), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'),
        `<w:tbl><w:tr>${cell(p(run('INT')))}${cell(p(run('What changed?')))}</w:tr><w:tr>${cell(p(run('Mary')))}${cell(p(run('They listened.')) + p(run('To all of us.')))}</w:tr></w:tbl>`,
        `<w:tbl><w:tr>${cell(p(run('Framed.')) + p(run('Twice.')))}</w:tr></w:tbl>`,
      ].join(''),
    });
    expect(source.paragraphs.map(({ text, kind }) => [kind, text])).toEqual([
      ['list', '1. first'],
      ['list', '2. second'],
      ['list', '• loose'],
      ['table', 'INT\tWhat changed?'],
      ['table', 'Mary\tThey listened.\nTo all of us.'],
      ['text', 'Framed.'],
      ['text', 'Twice.'],
    ]);
  });

  test('a transcript in a table has its speakers', async () => {
    const rows = [['Interviewer', 'One?'], ['Mary', 'Two.'], ['Interviewer', 'Three?'], ['Mary', 'Four.']];
    const source = await read({ body: `<w:tbl>${rows.map(([who = '', words = '']) => `<w:tr>${cell(p(run(who)))}${cell(p(run(words)))}</w:tr>`).join('')}</w:tbl>` });
    const transcript = recognise(source);
    expect(transcript.speakers.map(({ label, turns }) => [label, turns])).toEqual([['Interviewer', 2], ['Mary', 2]]);
    expect(transcript.text).toBe('One?\n\nTwo.\n\nThree?\n\nFour.');
  });

  test('footnotes stand at the end, and comments, changes, pictures and page heads are told of', async () => {
    const source = await read({
      footnotes: '<w:footnote w:id="1"><w:p><w:r><w:t>In spring.</w:t></w:r></w:p></w:footnote>',
      comments: '<w:comment w:id="1" w:author="x"><w:p><w:r><w:t>Check this</w:t></w:r></w:p></w:comment>',
      header: 'Interview 7, confidential',
      body: [
        p(`${run('We came')}<w:r><w:footnoteReference w:id="1"/></w:r>${run(' and stayed.')}<w:r><w:commentReference w:id="1"/></w:r>`),
        p(`${run('I was ')}<w:del w:id="8" w:author="x"><w:r><w:delText>angry</w:delText></w:r></w:del><w:ins w:id="9" w:author="x">${run('glad')}</w:ins>`),
      ].join(''),
    });
    expect(source.paragraphs.map((paragraph) => paragraph.text)).toEqual(['We came¹ and stayed.', 'I was glad', '¹ In spring.']);
    const report = source.report.map((line) => line.text).join(' ');
    expect(report).toMatch(/1 insertion was taken in and 1 deletion left out.*Insertions: 1 by x \(“glad”\)\. Deletions: 1 by x \(“angry”\)\./);
    expect(report).toMatch(/One comment in the margin was left out: 1 by x \(“Check this”\)/);
    expect(report).toMatch(/Interview 7, confidential/);
    expect(recognise(source).paragraphs.at(-1)).toMatchObject({ kind: 'note', turn: null });
  });

  test('numbers of lists as Word shows them: nested, going on, begun anew, in headings', async () => {
    const level = (at: number, format: string, text: string, start = 1) => `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const at = (numId: number, ilvl: number) => `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${numId}"/></w:numPr>`;
    const source = await read({
      numbering: `<w:abstractNum w:abstractNumId="1">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '%2)')}${level(2, 'lowerRoman', '(%1.%3)')}</w:abstractNum><w:abstractNum w:abstractNumId="2">${level(0, 'bullet', 'o')}${level(1, 'bullet', 'o')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>`,
      styles: '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="My heading"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="HH"><w:name w:val="Deeper"/><w:basedOn w:val="H"/></w:style>',
      body: [p(run('one'), at(1, 0)), p(run('inner'), at(1, 1)), p(run('next'), at(1, 1)), p(run('deep'), at(1, 2)), p(run('between')), p(run('two'), at(1, 0)), p(run('anew'), at(1, 1)), p(run('dot'), at(2, 0)), p(run('ring'), at(2, 1)), p(run('not any more'), at(0, 0)), p(run('Findings'), '<w:pStyle w:val="HH"/>')].join(''),
    });
    expect(source.paragraphs.map(({ kind, level: depth, text }) => [kind, depth ?? null, text])).toEqual([
      ['list', null, '1. one'], ['list', null, 'a) inner'], ['list', null, 'b) next'], ['list', null, '(1.i) deep'], ['text', null, 'between'], ['list', null, '2. two'], ['list', null, 'a) anew'], ['list', null, '• dot'], ['list', null, '◦ ring'], ['text', null, 'not any more'], ['heading', 2, '7. Findings'],
    ]);
  });

  test('changes that were tracked: by whom, paragraph ends and rows among them; what was moved stands once', async () => {
    const changed = (tag: string, who: string, inside: string) => `<w:${tag} w:id="1" w:author="${who}">${inside}</w:${tag}>`;
    const gone = (text: string) => `<w:r><w:delText xml:space="preserve">${text}</w:delText></w:r>`;
    const source = await read({
      body: [
        p(`${run('One ')}${changed('ins', 'A. Reid', run('new ') + run('thing'))}${changed('del', 'B. Lowe', gone('old') + gone(' thing'))}${run(' here')}`, '<w:rPr><w:del w:id="2" w:author="B. Lowe"/></w:rPr>'),
        p(`${run(', joined.')}${changed('del', 'B. Lowe', gone('later'))}`),
        p(changed('moveFrom', 'A. Reid', run('wandering'))),
        p(changed('moveTo', 'A. Reid', run('wandering'))),
        `<w:tbl><w:tr>${cell(p(run('a')))}${cell(p(run('b')))}</w:tr><w:tr><w:trPr><w:del w:id="3" w:author="C. Hay"/></w:trPr>${cell(p(changed('del', 'C. Hay', gone('x'))))}${cell(p(run('y')))}</w:tr></w:tbl>`,
        p(`<w:r><w:rPr><w:b/><w:rPrChange w:id="4" w:author="x"><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>Set</w:t></w:r>`),
      ].join(''),
    });
    expect(source.paragraphs.map(({ text }) => text)).toEqual(['One new thing here, joined.', 'wandering', 'a\tb', 'Set']);
    expect(source.paragraphs.at(-1)).toMatchObject({ emphasis: 'bold' });
    const line = source.report.find(({ text }) => text.includes('tracked changes'))!;
    expect(line.kind).toBe('look');
    expect(line.text).toMatch(/2 insertions were taken in and 5 deletions left out/);
    expect(line.text).toMatch(/Insertions: 2 by A\. Reid \(“new thing”; “wandering”\)\. Deletions: 2 by B\. Lowe \(“old thing”; “later”\), 1 by A\. Reid \(“wandering”\), 2 by C\. Hay/);
  });

  test('endnotes after footnotes’ order, hidden words, signs, boxes, fields, formulas, older twins', async () => {
    const source = await read({
      styles: '<w:style w:type="character" w:styleId="Loud"><w:name w:val="Loud"/><w:rPr><w:b/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Quiet"><w:name w:val="Quiet"/><w:rPr><w:i/></w:rPr></w:style>',
      footnotes: '<w:footnote w:id="-1" w:type="separator"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>In spring.</w:t></w:r></w:p><w:p><w:r><w:t>Twice.</w:t></w:r></w:p></w:footnote>',
      endnotes: '<w:endnote w:id="2"><w:p><w:r><w:t>In May.</w:t></w:r></w:p></w:endnote>',
      body: [
        p(`${run('First')}<w:r><w:endnoteReference w:id="2"/></w:r>${run(' and')}<w:r><w:footnoteReference w:id="2"/></w:r>${run('secret', '<w:vanish/>')}`),
        p(`<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>${run(' yes')}<w:r><w:noBreakHyphen/></w:r>${run('no')}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(' 4')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`),
        p(`${run('Mary', '<w:rStyle w:val="Loud"/>')}${run(': hello')}`),
        p(run('quiet all through'), '<w:pStyle w:val="Quiet"/>'),
        p(`${run('Around')}<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing><w:txbxContent>${p(run('In a box'))}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p(run('In a box'))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`),
        p(`${run('where ')}<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x=2</m:t></m:r></m:oMath>`),
        '<w:altChunk/>',
      ].join(''),
    });
    expect(source.paragraphs.map(({ text }) => text)).toEqual(['First¹ and²', '☑ yes-no 4', 'Mary: hello', 'quiet all through', 'Around', 'In a box', 'where x=2', '¹ In May.', '² In spring.\nTwice.']);
    expect(source.paragraphs[2]).toMatchObject({ boldOpening: 4 });
    expect(source.paragraphs[3]).toMatchObject({ emphasis: 'italic' });
    const report = source.report.map(({ kind, text }) => `${kind}: ${text}`).join('\n');
    expect(report).toMatch(/look: One stretch of hidden text/);
    expect(report).toMatch(/look: One other document was embedded/);
  });

  test('other prefixes, another main part and UTF-16 make no difference', async () => {
    const xml = '<?xml version="1.0" encoding="UTF-16"?><a:document xmlns:a="http://purl.oclc.org/ooxml/wordprocessingml/main"><a:body><a:p><a:r><a:t>Café</a:t></a:r></a:p></a:body></a:document>';
    const wide = Uint8Array.from([...`\ufeff${xml}`].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]));
    const source = await read({ more: { 'word/document.xml': wide } });
    expect(source.paragraphs.map(({ text }) => text)).toEqual(['Café']);
  });

  test('a file made by another writer of Word files', async () => {
    const lines = [['Interviewer', 'What matters to you?'], ['Mairi', 'Being asked. Café, naïve, £5.'], ['Interviewer', 'And now?'], ['Mairi', 'Now I ask.']];
    const document = new Document({ sections: [{ children: lines.map(([who = '', words = '']) => new Paragraph({ children: [new TextRun({ text: `${who}:`, bold: true }), new TextRun(` ${words}`)] })) }] });
    const transcript = recognise(await readSource({ name: 'folder\\talk.docx', bytes: new Uint8Array(await Packer.toBuffer(document)) }));
    expect(transcript.speakers.map(({ label, turns }) => [label, turns])).toEqual([['Interviewer', 2], ['Mairi', 2]]);
    expect(transcript.text.split('\n\n')).toEqual(lines.map(([, words]) => words));
  });
});
