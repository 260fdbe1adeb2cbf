import { changed, dropped, look } from '../../domain/sources/report.ts';
import type { ReportLine } from '../../domain/sources/report.ts';
import type { ReadParagraph } from '../../domain/sources/transcript.ts';
import type { Archive } from './archive.ts';
import { tidy } from './decode-text.ts';
import { documentFlow, footnoteFrom } from './document-flow.ts';
import type { DocumentFlow, Run } from './document-flow.ts';
import { counted, superscript } from './draft.ts';
import type { ReadText } from './draft.ts';
import { fileProblem } from './file-problem.ts';
import { marginRemarks } from './margin-remarks.ts';
import { relationsOf } from './office-relations.ts';
import { symbolOf } from './symbol-fonts.ts';
import { isOn, wordNumbering, wordStyles } from './word-styles.ts';
import type { WordStyles } from './word-styles.ts';
import { readXml } from './xml-stream.ts';

/** Everything that reading one part of a document needs and adds to. */
type Reading = {
  readonly archive: Archive;
  readonly name: string;
  readonly styles: WordStyles;
  readonly numberOf: ReturnType<typeof wordNumbering>;
  readonly margin: ReturnType<typeof marginRemarks>;
  readonly tally: { pictures: number; hidden: number; embedded: number; symbols: number };
  readonly pause: (() => void) | undefined;
};

type Paragraph = { style: string | undefined; numId: string | undefined; ilvl: number | undefined; outline: number | undefined; joinsNext: boolean; readonly runs: Run[]; readonly boxes: ReadParagraph[] };
type RunLook = { style: string | undefined; bold: boolean | undefined; italic: boolean | undefined; hidden: boolean | undefined; raised: boolean };

/** How things looked before they were changed, what older programs are to show instead, and how characters sound. */
const passedOver = new Set(['w:rPrChange', 'w:pPrChange', 'w:tblPrChange', 'w:trPrChange', 'w:tcPrChange', 'w:sectPrChange', 'w:tblGridChange', 'w:numberingChange', 'w:tblPrExChange', 'mc:Fallback', 'w:rt', 'w:sectPr']);

/**
 * Reads a Word document (ECMA-376 part 1, section 17) into paragraphs: headings, lists, tables, footnotes and endnotes in
 * order, tracked changes as if all had been accepted. Only the parts that hold words are unpacked, piece by piece.
 */
export function readWordDocument(archive: Archive, name: string, pause?: () => void): ReadText {
  const relation = relationsOf(archive, '', name).find(({ type }) => type === 'officeDocument');
  const main = relation !== undefined && archive.names.includes(relation.target) ? relation.target : 'word/document.xml';
  const parts = new Map(relationsOf(archive, main, name).map(({ type, target }) => [type, target]));
  const reading: Reading = {
    archive, name, pause,
    styles: wordStyles(archive, parts.get('styles'), name),
    numberOf: wordNumbering(archive, parts.get('numbering'), name),
    margin: marginRemarks(),
    tally: { pictures: 0, hidden: 0, embedded: 0, symbols: 0 },
  };
  const flow = documentFlow(name);
  if (!readPart(main, reading, flow)) {
    throw fileProblem('damaged-file', `“${name}” is damaged inside: its main part is missing. Nothing was stored. Open it in Word, save a fresh copy, and import that.`);
  }
  const notes = new Map([...notesOf(parts.get('footnotes'), 'footnote', reading), ...notesOf(parts.get('endnotes'), 'endnote', reading)]);
  let placed = 0;
  for (const [index, id] of flow.notes.entries()) {
    const note = footnoteFrom(index + 1, notes.get(id) ?? []);
    if (note === undefined) continue;
    placed += 1;
    flow.place([note]);
  }
  commentsOf(parts.get('comments'), reading);
  return { title: titleOf(flow.body, reading), paragraphs: flow.body, report: remarks(reading, placed) };
}

function readPart(path: string, reading: Reading, flow: DocumentFlow, each?: { readonly open: (tag: string, attribute: (name: string) => string | undefined) => void; readonly close: (tag: string) => void }): boolean {
  const { styles, margin, tally } = reading;
  const paragraphs: Paragraph[] = [];
  /** Words of a paragraph whose end was deleted: they open the next one. */
  let carried: Run[] = [];
  let runLook: RunLook | undefined;
  let inRun = 0;
  let inRunSettings = false;
  let inParagraphSettings = 0;
  let passing = 0;
  let words: 'text' | 'deleted' | undefined;
  let rowDeleted: string | undefined;
  let rowSettings = false;
  /** Inside a box to tick that a form has: whether it is ticked. */
  let checkBox: boolean | undefined;
  const changesOpen: Array<{ kind: 'insertion' | 'deletion'; who: string | undefined }> = [];

  const put = (text: string) => {
    const paragraph = paragraphs.at(-1);
    const deletion = changesOpen.find(({ kind }) => kind === 'deletion');
    if (deletion !== undefined) {
      margin.change('deletion', deletion.who, text);
      return;
    }
    const own = styles.looks(runLook?.style);
    const set = styles.looks(paragraph?.style);
    if (runLook?.hidden ?? own.hidden ?? set.hidden ?? false) {
      tally.hidden += text.trim() === '' ? 0 : 1;
      return;
    }
    const insertion = changesOpen.at(-1);
    if (insertion !== undefined) margin.change('insertion', insertion.who, text);
    else if (text.trim() !== '') margin.unchanged();
    paragraph?.runs.push({ text: runLook?.raised === true && /^\d{1,4}$/.test(text) ? superscript(text) : text, bold: runLook?.bold ?? own.bold ?? set.bold ?? false, italic: runLook?.italic ?? own.italic ?? set.italic ?? false });
  };

  const close = (paragraph: Paragraph) => {
    if (paragraph.joinsNext) {
      carried.push(...paragraph.runs);
      flow.place(paragraph.boxes);
      return;
    }
    const runs = carried.length === 0 ? paragraph.runs : [...carried, ...paragraph.runs];
    carried = [];
    const ofStyle = styles.list(paragraph.style);
    const numId = paragraph.numId ?? ofStyle?.numId;
    const level = paragraph.outline !== undefined && paragraph.outline <= 8 ? paragraph.outline + 1 : styles.level(paragraph.style);
    const isBlank = runs.every((run) => run.text.trim() === '');
    // An empty item has no number of its own in what people read, but Word counts it.
    const mark = numId === undefined ? undefined : reading.numberOf(numId, paragraph.ilvl ?? ofStyle?.ilvl ?? 0);
    if (!isBlank) flow.add(runs, { level, mark: level !== undefined && mark !== undefined && /^[•◦▪]$/.test(mark) ? undefined : mark });
    flow.place(paragraph.boxes);
  };

  const there = readXml(reading.archive, path, reading.name, {
    ...(reading.pause === undefined ? {} : { pause: reading.pause }),
    open(tag, attribute) {
      if (passing > 0 || passedOver.has(tag)) {
        passing += 1;
        return;
      }
      each?.open(tag, attribute);
      if (inParagraphSettings > 0) {
        if (tag === 'w:pPr') inParagraphSettings += 1;
        const paragraph = paragraphs.at(-1);
        if (paragraph === undefined) return;
        const value = attribute('w:val');
        if (tag === 'w:pStyle') paragraph.style = value;
        else if (tag === 'w:numId') paragraph.numId = value;
        else if (tag === 'w:ilvl') paragraph.ilvl = Number(value) || 0;
        else if (tag === 'w:outlineLvl') paragraph.outline = Number(value);
        else if (tag === 'w:del' || tag === 'w:moveFrom') paragraph.joinsNext = true;
        return;
      }
      if (inRunSettings) {
        if (runLook === undefined) return;
        const value = attribute('w:val');
        if (tag === 'w:rStyle') runLook.style = value;
        else if (tag === 'w:b') runLook.bold = isOn(value);
        else if (tag === 'w:i') runLook.italic = isOn(value);
        else if (tag === 'w:vanish') runLook.hidden = isOn(value);
        else if (tag === 'w:vertAlign') runLook.raised = value === 'superscript';
        return;
      }
      switch (tag) {
        case 'w:p':
          paragraphs.push({ style: undefined, numId: undefined, ilvl: undefined, outline: undefined, joinsNext: false, runs: [], boxes: [] });
          break;
        case 'w:pPr':
          inParagraphSettings = 1;
          break;
        case 'w:r':
          inRun += 1;
          runLook = { style: undefined, bold: undefined, italic: undefined, hidden: undefined, raised: false };
          break;
        case 'w:rPr':
          inRunSettings = inRun > 0;
          break;
        case 'w:ins':
        case 'w:moveTo':
          changesOpen.push({ kind: 'insertion', who: attribute('w:author') });
          break;
        case 'w:del':
        case 'w:moveFrom':
          changesOpen.push({ kind: 'deletion', who: attribute('w:author') });
          break;
        case 'w:t':
        case 'm:t':
          words = 'text';
          break;
        case 'w:delText':
          words = 'deleted';
          break;
        case 'w:tab':
        case 'w:ptab':
          if (inRun > 0) put('\t');
          break;
        case 'w:br':
        case 'w:cr':
          put('\n');
          break;
        case 'w:noBreakHyphen':
          put('-');
          break;
        case 'w:sym': {
          const sign = symbolOf(attribute('w:font') ?? '', Number.parseInt(attribute('w:char') ?? '', 16));
          if (sign === undefined) tally.symbols += 1;
          else put(sign);
          break;
        }
        case 'w:checkBox':
          checkBox = false;
          break;
        case 'w:default':
        case 'w:checked':
          if (checkBox !== undefined) checkBox = isOn(attribute('w:val'));
          break;
        case 'w:footnoteReference':
        case 'w:endnoteReference':
          if (changesOpen.every(({ kind }) => kind === 'insertion')) put(flow.noteMark(`${tag === 'w:footnoteReference' ? 'footnote' : 'endnote'} ${attribute('w:id')}`));
          break;
        case 'a:blip':
        case 'v:imagedata':
          tally.pictures += 1;
          break;
        case 'w:altChunk':
          tally.embedded += 1;
          break;
        case 'w:txbxContent':
          flow.begin();
          break;
        case 'w:tbl':
          flow.beginTable();
          break;
        case 'w:tr':
          rowDeleted = undefined;
          flow.beginRow();
          break;
        case 'w:tc':
          flow.beginCell();
          break;
        default:
      }
      // Inside the settings of a row, a deletion is that of the row.
      if (tag === 'w:del' && rowSettings) {
        rowDeleted = changesOpen.pop()?.who ?? '';
      } else if (tag === 'w:ins' && rowSettings) changesOpen.pop();
      else if (tag === 'w:trPr') rowSettings = true;
    },
    text(text) {
      if (words !== undefined && passing === 0) put(text);
    },
    close(tag) {
      if (passing > 0) {
        passing -= 1;
        return;
      }
      each?.close(tag);
      if (inParagraphSettings > 0) {
        if (tag === 'w:pPr') inParagraphSettings -= 1;
        return;
      }
      if (inRunSettings) {
        if (tag === 'w:rPr') inRunSettings = false;
        return;
      }
      switch (tag) {
        case 'w:p': {
          const paragraph = paragraphs.pop();
          if (paragraph !== undefined) close(paragraph);
          break;
        }
        case 'w:r':
          inRun -= 1;
          runLook = undefined;
          break;
        case 'w:t':
        case 'm:t':
        case 'w:delText':
          words = undefined;
          break;
        case 'w:ins':
        case 'w:moveTo':
        case 'w:del':
        case 'w:moveFrom':
          if (!rowSettings) changesOpen.pop();
          break;
        case 'w:checkBox':
          put(checkBox === true ? '☒' : '☐');
          checkBox = undefined;
          break;
        case 'w:txbxContent':
          paragraphs.at(-1)?.boxes.push(...flow.end());
          break;
        case 'w:trPr':
          rowSettings = false;
          break;
        case 'w:tc':
          flow.endCell();
          break;
        case 'w:tr':
          if (rowDeleted !== undefined) margin.change('deletion', rowDeleted, flow.dropRow());
          rowDeleted = undefined;
          break;
        case 'w:tbl':
          flow.endTable();
          break;
        default:
      }
    },
  });
  if (carried.length > 0) flow.add(carried);
  return there;
}

/** The notes of one part by "footnote 3" or "endnote 3"; the lines that part notes from the text are none. */
function notesOf(path: string | undefined, kind: 'footnote' | 'endnote', reading: Reading): Map<string, readonly ReadParagraph[]> {
  const notes = new Map<string, readonly ReadParagraph[]>();
  if (path === undefined) return notes;
  const flow = documentFlow(reading.name);
  let id: string | undefined;
  readPart(path, reading, flow, {
    open(tag, attribute) {
      if (tag !== `w:${kind}`) return;
      id = /separator|continuation/i.test(attribute('w:type') ?? '') ? undefined : attribute('w:id');
      flow.begin();
    },
    close(tag) {
      if (tag !== `w:${kind}`) return;
      const paragraphs = flow.end();
      if (id !== undefined) notes.set(`${kind} ${id}`, paragraphs);
    },
  });
  return notes;
}

function commentsOf(path: string | undefined, reading: Reading): void {
  if (path === undefined) return;
  const flow = documentFlow(reading.name);
  let who: string | undefined;
  readPart(path, { ...reading, margin: marginRemarks() }, flow, {
    open(tag, attribute) {
      if (tag !== 'w:comment') return;
      who = attribute('w:author');
      flow.begin();
    },
    close(tag) {
      if (tag === 'w:comment') reading.margin.comment(who, flow.end().map(({ text }) => text).join(' '));
    },
  });
}

function remarks({ archive, name, margin, tally }: Reading, notes: number): ReportLine[] {
  const report = margin.report();
  if (notes > 0) report.push(changed(`${counted(notes, 'footnote', 'footnotes')} put at the end.`));
  if (tally.hidden > 0) report.push(look(`${counted(tally.hidden, 'stretch of hidden text', 'stretches of hidden text')} left out. Show hidden text in Word to see whether it matters.`));
  if (tally.embedded > 0) report.push(look(`${counted(tally.embedded, 'other document', 'other documents')} embedded in this one and not read. Save the file again in Word to have the words in it.`));
  if (tally.symbols > 0) report.push(dropped(`${counted(tally.symbols, 'sign of a picture font', 'signs of picture fonts')} left out.`));
  if (tally.pictures > 0) report.push(dropped(`${counted(tally.pictures, 'picture', 'pictures')} left out.`));
  const edge = archive.names.filter((path) => /^word\/(?:header|footer)\d*\.xml$/.test(path)).map((path) => wordsOfPart(archive, path, name)).find((words) => /\p{L}{3}/u.test(words));
  if (edge !== undefined) report.push(dropped(`The head or foot of the page was left out: “${edge.slice(0, 80)}”.`));
  return report;
}

function wordsOfPart(archive: Archive, path: string, name: string): string {
  let words = '';
  let inside = false;
  readXml(archive, path, name, {
    open: (tag) => void (inside = tag === 'w:t'),
    text: (text) => void (inside && words.length < 500 && (words += text)),
    close(tag) {
      inside = false;
      if (tag === 'w:p') words += ' ';
    },
  });
  return words.replace(/\s+/g, ' ').trim();
}

function titleOf(paragraphs: readonly ReadParagraph[], { archive, name }: Reading): string | null {
  const heading = paragraphs.slice(0, 4).find((one) => one.kind === 'heading' && one.level === 1);
  if (heading !== undefined) return heading.text;
  let said = '';
  let inside = false;
  readXml(archive, 'docProps/core.xml', name, {
    open: (tag) => void (inside = tag === 'dc:title'),
    text: (text) => void (inside && said.length < 400 && (said += text)),
    close: () => void (inside = false),
  });
  // Word fills in "Microsoft Word - file.doc" and "Document1" by itself.
  const title = tidy(said).replace(/\s+/g, ' ').trim().slice(0, 300);
  return title === '' || /^(?:microsoft word|document\s*\d*$)/i.test(title) ? null : title;
}
