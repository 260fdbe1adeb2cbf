/** A brief as a Word file: real headings, tables with header rows, a footnote per piece of evidence. */
import {
  AlignmentType, Bookmark, BorderStyle, Document, FootnoteReferenceRun, Footer, HeadingLevel, InternalHyperlink, type IParagraphOptions, LevelFormat, Packer, PageNumber, Paragraph, type ParagraphChild,
  Table, TableCell, TableRow, TabStopType, TextRun, WidthType,
} from 'docx';
import { type Block, type Brief, citationGroups, type Run, type Runs } from '../../domain/reports/brief.ts';
import { legible } from './escape.ts';

/** Millimetres as twentieths of a point. */
const millimetres = (length: number): number => Math.round((length * 1440) / 25.4);
const textWidth = millimetres(210 - 2 * 22);
const ink = '22252A';
const quietInk = '4C515A';
const line = '8A8577';

export async function briefAsDocx(brief: Brief): Promise<Uint8Array> {
  const document = new Document({
    title: legible(brief.title),
    description: legible(brief.subtitle),
    // Otherwise the library's own placeholder stands here. Nobody's name and no machine's does.
    creator: 'Kist',
    lastModifiedBy: 'Kist',
    styles,
    numbering: { config: [{ reference: 'list', levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 360, hanging: 240 } } } }] }] },
    footnotes: Object.fromEntries(brief.notes.map((note) => [note.number, { children: note.lines.map((words) => new Paragraph({ style: 'FootnoteText', children: text(words) })) }])),
    sections: [
      {
        properties: { page: { size: { width: millimetres(210), height: millimetres(297) }, margin: { top: millimetres(20), bottom: millimetres(22), left: millimetres(22), right: millimetres(22) } } },
        footers: { default: footerOf(brief) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: text(brief.title) }),
          new Paragraph({ style: 'Quiet', children: text(brief.subtitle) }),
          ...brief.blocks.flatMap(blockAsDocx),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

function footerOf(brief: Brief): Footer {
  const page = new TextRun({ children: ['\t', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] });
  return new Footer({ children: [new Paragraph({ style: 'Small', tabStops: [{ type: TabStopType.RIGHT, position: textWidth }], children: [...text(brief.footer), page] })] });
}

const headings = { 2: HeadingLevel.HEADING_1, 3: HeadingLevel.HEADING_2, 4: HeadingLevel.HEADING_3 } as const;
const tones = { finding: 'Finding', plain: 'Normal', reason: 'Reason', quiet: 'Quiet' } as const;

function blockAsDocx(block: Block): (Paragraph | Table)[] {
  const paragraph = (options: IParagraphOptions): Paragraph => new Paragraph(options);
  switch (block.kind) {
    case 'heading': return [paragraph({ heading: headings[block.level], children: block.id === undefined ? text(block.text) : [new Bookmark({ id: block.id, children: text(block.text) })] })];
    case 'paragraph': return [paragraph({ style: tones[block.tone], children: runs(block.runs) })];
    case 'quote': return [
      paragraph({ style: 'Quote', keepNext: true, children: text(`“${block.text}”`) }),
      paragraph({ style: 'QuoteBy', children: runs(block.attribution) }),
    ];
    case 'list': return block.items.map((item) => paragraph({ numbering: { reference: 'list', level: 0 }, children: runs(item) }));
    case 'facts': return block.rows.map(({ term, text: words }) => paragraph({ style: 'Fact', children: [new TextRun({ text: `${legible(term)}: `, bold: true }), ...text(words)] }));
    case 'table': return tableAsDocx(block);
    case 'notice': return [paragraph({ style: 'Notice', children: text(block.text) })];
  }
}

function tableAsDocx({ caption, head, rows, notes }: Extract<Block, { kind: 'table' }>): (Paragraph | Table)[] {
  const cell = (words: string, strong: boolean): TableCell =>
    new TableCell({
      margins: { top: 60, bottom: 60, left: 0, right: 120 },
      children: [new Paragraph({ style: 'Cell', children: [new TextRun({ text: legible(words), bold: strong })] })],
    });
  const rule = (size: number): { style: typeof BorderStyle.SINGLE; size: number; color: string } => ({ style: BorderStyle.SINGLE, size, color: line });
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
  const table = new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: head.map(() => Math.floor(textWidth / head.length)),
    borders: { top: rule(8), bottom: rule(8), left: none, right: none, insideHorizontal: rule(4), insideVertical: none },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: head.map((words) => cell(words, true)) }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((words, column) => cell(words, column === 0)) })),
    ],
  });
  return [
    new Paragraph({ style: 'Caption', keepNext: true, children: text(caption) }),
    table,
    ...notes.map((note) => new Paragraph({ style: 'Quiet', spacing: { before: 80 }, children: text(note) })),
  ];
}

const runs = (all: Runs): ParagraphChild[] => all.flatMap(runAsDocx);

function runAsDocx(run: Run): ParagraphChild[] {
  if ('text' in run) return run.to === undefined ? text(run.text) : [new InternalHyperlink({ anchor: run.to, children: text(run.text) })];
  // The sentence that was made from a piece of evidence carries its footnote; other sentences lead there, because Word numbers each footnote once.
  if (run.own) return run.cite.map((number) => new Bookmark({ id: `e${number}`, children: [new FootnoteReferenceRun(number)] }));
  return citationGroups(run.cite).flatMap(({ label, numbers }, index): ParagraphChild[] => [
    ...(index > 0 ? [new TextRun({ text: ', ', superScript: true })] : []),
    new InternalHyperlink({ anchor: `e${numbers[0]}`, children: [new TextRun({ text: label, superScript: true })] }),
  ]);
}

/** Text of any length; lines stay lines. */
function text(words: string): TextRun[] {
  return legible(words).split('\n').map((part, index) => new TextRun({ text: part, ...(index > 0 && { break: 1 }) }));
}

const serif = 'Georgia';
const headingRun = (size: number) => ({ run: { font: serif, size, bold: true, color: ink } });
const styles = {
  default: {
    document: { run: { font: 'Calibri', size: 22, color: ink, language: { value: 'en-GB' } }, paragraph: { spacing: { after: 120, line: 276 } } },
    title: { ...headingRun(40), paragraph: { spacing: { after: 80 } } },
    heading1: { ...headingRun(30), paragraph: { spacing: { before: 480, after: 160 }, keepNext: true } },
    heading2: { ...headingRun(25), paragraph: { spacing: { before: 320, after: 80 }, keepNext: true } },
    heading3: { ...headingRun(22), paragraph: { spacing: { before: 240, after: 60 }, keepNext: true } },
    footnoteText: { run: { size: 18 }, paragraph: { spacing: { after: 40, line: 240 } } },
  },
  paragraphStyles: [
    { id: 'Finding', name: 'Finding', basedOn: 'Normal', run: { font: serif } },
    { id: 'Quiet', name: 'Quiet', basedOn: 'Normal', run: { size: 20, color: quietInk } },
    { id: 'Reason', name: 'Reason', basedOn: 'Quiet', paragraph: { spacing: { after: 280 } } },
    { id: 'Small', name: 'Small', basedOn: 'Normal', run: { size: 16, color: quietInk } },
    { id: 'Fact', name: 'Fact', basedOn: 'Normal', paragraph: { spacing: { after: 40 } } },
    { id: 'Cell', name: 'Cell', basedOn: 'Normal', run: { size: 20 }, paragraph: { spacing: { after: 0, line: 252 } } },
    { id: 'Quote', name: 'Quote', basedOn: 'Normal', run: { font: serif }, paragraph: { indent: { left: 360 }, spacing: { before: 160, after: 40 }, border: { left: { style: BorderStyle.SINGLE, size: 18, space: 10, color: line } } } },
    { id: 'QuoteBy', name: 'Quote attribution', basedOn: 'Quiet', paragraph: { indent: { left: 360 }, border: { left: { style: BorderStyle.SINGLE, size: 18, space: 10, color: line } } } },
    { id: 'Caption', name: 'caption', basedOn: 'Normal', run: { bold: true, size: 20 }, paragraph: { spacing: { before: 200, after: 80 } } },
    { id: 'Notice', name: 'Notice', basedOn: 'Normal', run: { bold: true }, paragraph: { spacing: { before: 160, after: 160 }, border: { top: { style: BorderStyle.SINGLE, size: 12, space: 6, color: ink }, bottom: { style: BorderStyle.SINGLE, size: 12, space: 6, color: ink } } } },
  ],
};
