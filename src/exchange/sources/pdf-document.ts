import type { getDocument as openPdf } from 'unpdf/pdfjs';
import { dropped, look, recognised } from '../../domain/sources/report.ts';
import type { ReportLine } from '../../domain/sources/report.ts';
import { tidy } from './decode-text.ts';
import { counted } from './draft.ts';
import type { ReadText } from './draft.ts';
import { fileProblem } from './file-problem.ts';
import { marginRemarks } from './margin-remarks.ts';
import { linesOfPage } from './pdf-lines.ts';
import type { Line, Placed } from './pdf-lines.ts';
import { paragraphsOfPages } from './pdf-paragraphs.ts';
import { withoutRunningHeads } from './pdf-running-heads.ts';

/** A transcript of a day is about 200 pages. */
const most = { pages: 5_000, characters: 60_000_000 };

type Document = Awaited<ReturnType<typeof openPdf>['promise']>;
type Page = Awaited<ReturnType<Document['getPage']>>;

/**
 * Reads the text layer of a PDF with PDF.js, in this thread and without any address: no fonts, character maps or
 * decoders are fetched, pictures are not decoded, nothing in the file is run. Pages without text are told of.
 */
export async function readPdf(bytes: Uint8Array, name: string, progress?: (fraction: number) => void): Promise<ReadText> {
  const { getDocument } = await import('unpdf/pdfjs');
  const task = getDocument({
    // The library takes the bytes for its own; the file as it came is stored later.
    data: new Uint8Array(bytes),
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: 1,
    enableXfa: false,
    stopAtErrors: false,
  });
  try {
    const document = await task.promise;
    return await readPages(document, name, progress);
  } catch (error) {
    throw problemOf(error, name);
  } finally {
    await task.destroy();
  }
}

async function readPages(document: Document, name: string, progress: ((fraction: number) => void) | undefined): Promise<ReadText> {
  if (document.numPages > most.pages) {
    throw fileProblem('too-large', `“${name}” has ${document.numPages.toLocaleString('en-GB')} pages; Kist reads up to ${most.pages.toLocaleString('en-GB')}. Nothing was stored. Save it in several parts.`);
  }
  const fonts = new Map<string, { bold: boolean; italic: boolean }>();
  const margin = marginRemarks();
  const pages: Line[][] = [];
  const blank: number[] = [];
  const broken: number[] = [];
  let characters = 0;
  let tilted = 0;
  let fields = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    progress?.((number - 1) / document.numPages);
    try {
      const page = await document.getPage(number);
      const { placed, aside } = await piecesOf(page, fonts);
      tilted += aside;
      characters += placed.reduce((sum, piece) => sum + piece.text.length, 0);
      fields += await remarksOf(page, margin);
      if (!placed.some((piece) => /[\p{L}\p{N}]/u.test(piece.text))) blank.push(number);
      pages.push(linesOfPage(placed, number, page.getViewport({ scale: 1 }).height));
      page.cleanup();
    } catch (error) {
      if (isStop(error)) throw error;
      broken.push(number);
      pages.push([]);
    }
    if (characters > most.characters) throw fileProblem('too-large', `“${name}” holds more than ${(most.characters / 1e6).toFixed(0)} million characters; that is more than Kist reads as one source. Nothing was stored. Save it in several parts.`);
    if (number % 50 === 0) await document.cleanup();
  }
  if (broken.length === document.numPages) throw damaged(name);
  if (blank.length + broken.length === document.numPages) {
    throw fileProblem('unreadable-file', `“${name}” holds no text: ${document.numPages === 1 ? 'its page is a picture' : `its ${document.numPages} pages are pictures`}, as a scanner makes them. Nothing was stored. Have the text recognised (OCR) by the program that scanned it, or ask for the document that was printed.`);
  }
  const report: ReportLine[] = [recognised(`${counted(document.numPages, 'page', 'pages')} read from the text layer of the PDF.`)];
  const paragraphs = paragraphsOfPages(withoutRunningHeads(pages, report), report).map((paragraph) => ({ ...paragraph, text: tidy(paragraph.text) }));
  if (blank.length > 0) report.push(look(`${pageList(blank)} no text: ${blank.length === 1 ? 'it is a picture of a page, or empty' : 'they are pictures of pages, or empty'}. Words in pictures are not read.`));
  if (broken.length > 0) report.push(look(`${pageList(broken)} damage and could not be read. Look what is missing there.`));
  if (tilted > 0) report.push(dropped(`${counted(tilted, 'piece of text set at an angle', 'pieces of text set at an angle')} left out, such as a stamp or a watermark.`));
  if (fields > 0) report.push(look(`${counted(fields, 'field of a form', 'fields of a form')} filled in and not read. Print the file to a new PDF to have what stands in ${fields === 1 ? 'it' : 'them'}.`));
  report.push(...margin.report());
  const text = paragraphs.map((paragraph) => paragraph.text).join(' ');
  const odd = text.match(/[\ufffd\ue000-\uf8ff]/g)?.length ?? 0;
  if (odd > text.length * 0.02) report.push(look('Many characters of this PDF have no meaning that a program could read. Look at the text, and ask for the document that it was made from if it is not legible.'));
  const { info } = (await document.getMetadata()) as { info?: { Title?: unknown } };
  const said = typeof info?.Title === 'string' ? tidy(info.Title).replace(/\s+/g, ' ').trim().slice(0, 300) : '';
  const heading = paragraphs.slice(0, 4).find((one) => one.kind === 'heading' && one.level === 1);
  // Printers fill in the name of the file or of the program.
  return { title: heading?.text ?? (said === '' || /^(?:microsoft word|untitled|document\s*\d*$)|\.(?:docx?|odt|rtf|indd|pdf|html?)$/i.test(said) ? null : said), paragraphs, report };
}

async function piecesOf(page: Page, fonts: Map<string, { bold: boolean; italic: boolean }>): Promise<{ placed: Placed[]; aside: number }> {
  const content = await page.getTextContent();
  const { transform } = page.getViewport({ scale: 1 });
  const placed: Placed[] = [];
  let aside = 0;
  const items = content.items.filter((item) => 'str' in item && item.str.trim() !== '');
  if (items.some((item) => 'fontName' in item && !fonts.has(item.fontName))) await learnFonts(page, fonts);
  for (const item of items) {
    if (!('str' in item)) continue;
    const [a, b, c, d, e, f] = item.transform as [number, number, number, number, number, number];
    const [A, B, C, D, E, F] = transform as [number, number, number, number, number, number];
    const direction = { x: A * a + C * b, y: B * a + D * b };
    if (Math.abs(direction.y) > Math.abs(direction.x) * 0.1 || direction.x <= 0) {
      aside += 1;
      continue;
    }
    const size = Math.hypot(A * c + C * d, B * c + D * d) || item.height;
    if (!(size > 0.5)) continue;
    const font = fonts.get(item.fontName) ?? { bold: false, italic: false };
    placed.push({ text: item.str, x: A * e + C * f + E, y: B * e + D * f + F, width: item.width, size, ...font });
  }
  return { placed, aside };
}

/** What fonts are called says whether they are bold; their names come with the page's drawing, so that is asked for once per font. */
async function learnFonts(page: Page, fonts: Map<string, { bold: boolean; italic: boolean }>): Promise<void> {
  try {
    await page.getOperatorList();
  } catch (error) {
    if (isStop(error)) throw error;
  }
  const content = await page.getTextContent();
  for (const item of content.items) {
    if (!('fontName' in item) || fonts.has(item.fontName)) continue;
    let called = '';
    try {
      called = page.commonObjs.has(item.fontName) ? String((page.commonObjs.get(item.fontName) as { name?: unknown } | null)?.name ?? '') : '';
    } catch {
      // A font that could not be read has no name; its text is read all the same.
    }
    fonts.set(item.fontName, { bold: /bold|black|heavy|semibold|demi(?!ng)/i.test(called), italic: /italic|oblique/i.test(called) });
  }
}

/** Notes that somebody put on a page; answers how many fields of a form are filled in. */
async function remarksOf(page: Page, margin: ReturnType<typeof marginRemarks>): Promise<number> {
  let fields = 0;
  const annotations = (await page.getAnnotations()) as Array<{ subtype?: string; contentsObj?: { str?: string }; titleObj?: { str?: string }; fieldValue?: unknown; fieldType?: string }>;
  for (const { subtype, contentsObj, titleObj, fieldValue, fieldType } of annotations) {
    if (subtype === 'Widget') fields += fieldType === 'Tx' && typeof fieldValue === 'string' && fieldValue.trim() !== '' ? 1 : 0;
    else if (/^(?:Text|FreeText|Highlight|Underline|StrikeOut|Squiggly|Caret)$/.test(subtype ?? '') && (contentsObj?.str ?? '').trim() !== '') margin.comment(titleObj?.str, contentsObj!.str!);
  }
  return fields;
}

function pageList(pages: readonly number[]): string {
  const shown = pages.slice(0, 12).join(', ');
  return pages.length === 1 ? `Page ${shown} holds` : `Pages ${shown}${pages.length > 12 ? ` and ${pages.length - 12} more` : ''} hold`;
}

function damaged(name: string) {
  return fileProblem('damaged-file', `“${name}” is damaged: its pages can’t be read. Nothing was stored. Ask for the file again, or open it in a PDF reader and print it to a new PDF.`);
}

function isStop(error: unknown): boolean {
  return (error as Error | undefined)?.name === 'Refusal';
}

function problemOf(error: unknown, name: string): unknown {
  if (isStop(error)) return error;
  if ((error as Error | undefined)?.name === 'PasswordException') {
    return fileProblem('password-protected', `“${name}” is protected by a password. Nothing was stored. Open it in a PDF reader with the password, print it to a new PDF without one, and import that.`);
  }
  return damaged(name);
}
