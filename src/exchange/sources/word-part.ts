import type { ReadParagraph } from '../../domain/sources/transcript.ts';
import type { Archive } from './archive.ts';
import type { DocumentFlow, Run } from './document-flow.ts';
import { superscript } from './draft.ts';
import type { marginRemarks } from './margin-remarks.ts';
import { symbolOf } from './symbol-fonts.ts';
import { isOn } from './word-styles.ts';
import type { wordNumbering, WordStyles } from './word-styles.ts';
import { readXml } from './xml-stream.ts';

/** Everything that reading one part of a document needs and adds to. */
export type Reading = {
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
 * Reads one part of a document (its body, its notes, its comments) into a flow. `each` sees every element as well, for
 * parts that hold several stretches of their own.
 */
export function readPart(path: string, reading: Reading, flow: DocumentFlow, each?: { readonly open: (tag: string, attribute: (name: string) => string | undefined) => void; readonly close: (tag: string) => void }): boolean {
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
