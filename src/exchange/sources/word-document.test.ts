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

  test('a file made by another writer of Word files', async () => {
    const lines = [['Interviewer', 'What matters to you?'], ['Mairi', 'Being asked. Café, naïve, £5.'], ['Interviewer', 'And now?'], ['Mairi', 'Now I ask.']];
    const document = new Document({ sections: [{ children: lines.map(([who = '', words = '']) => new Paragraph({ children: [new TextRun({ text: `${who}:`, bold: true }), new TextRun(` ${words}`)] })) }] });
    const transcript = recognise(await readSource({ name: 'folder\\talk.docx', bytes: new Uint8Array(await Packer.toBuffer(document)) }));
    expect(transcript.speakers.map(({ label, turns }) => [label, turns])).toEqual([['Interviewer', 2], ['Mairi', 2]]);
    expect(transcript.text.split('\n\n')).toEqual(lines.map(([, words]) => words));
  });
});
