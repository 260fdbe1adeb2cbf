import { wordsOf } from '../../domain/sources/words.ts';
import type { ReadParagraph, ReadSource, SourceFormat } from '../../domain/sources/transcript.ts';
import { openArchive } from './archive.ts';
import { looksLikeCaptions, readCaptions } from './caption-file.ts';
import { decodeText } from './decode-text.ts';
import type { ReadText } from './draft.ts';
import { fileProblem } from './file-problem.ts';
import { looksLikeMarkdown, readMarkdown } from './markdown.ts';
import { readPlainText } from './plain-text.ts';
import { looksLikeRestructured, readRestructured } from './restructured-text.ts';
import { isEncryptedOffice, sniff } from './sniff.ts';
import { splitLong } from './split-long.ts';
import { readWordDocument } from './word-document.ts';
import { changed, recognised } from '../../domain/sources/report.ts';

/** The largest file that is read. A 50,000-word hearing day is about 300 KB. */
export const largestFile = 50 * 1024 * 1024;

/** Endings of files are looked up in maps: a file can be called “notes.constructor”. */
const textFormats: ReadonlyMap<string, SourceFormat> = new Map([['txt', 'txt'], ['text', 'txt'], ['md', 'md'], ['markdown', 'md'], ['rst', 'rst'], ['vtt', 'vtt'], ['srt', 'srt']]);

/** Formats that are known and not read yet: what they are, and what to do today. */
const later: ReadonlyMap<string, readonly [what: string, today: string]> = new Map([
  ['odt', ['an OpenDocument text', 'open it in LibreOffice or Word and save it as .docx']],
  ['rtf', ['a rich text file', 'open it in Word or LibreOffice and save it as .docx']],
  ['pdf', ['a PDF', 'save the text from the program that made it as .docx, or copy it into a .txt file']],
  ['textgrid', ['a Praat TextGrid', 'export it from Praat or ELAN as subtitles (.srt) or text']],
  ['xlsx', ['a spreadsheet', 'save the sheet’s text as .docx or .txt; moves between services are imported in Flows as .csv']],
  ['csv', ['a table', 'import moves between services in Flows; for words, save them as .docx or .txt']],
  ['doc', ['an old Word file', 'open it in Word and save it as .docx']],
  ['qdpx', ['a project of another analysis program', 'export its documents as .docx or .txt']],
]);

/**
 * Reads one file into paragraphs, whatever it is called: txt, md, rst, docx, vtt or srt. `bytes` is the file as it
 * came; it is not changed. Throws a `Refusal` whose code is one of the file codes and whose message says what is wrong,
 * where, and what to do.
 */
export async function readSource(file: { readonly name: string; readonly bytes: Uint8Array }): Promise<ReadSource> {
  const name = file.name.replace(/^.*[\\/]/, '');
  const { bytes } = file;
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (bytes.length === 0) throw empty(name);
  if (bytes.length > largestFile) {
    throw fileProblem('too-large', `“${name}” has ${Math.ceil(bytes.length / 1024 / 1024)} MB; Kist reads files of up to ${largestFile / 1024 / 1024} MB. Nothing was stored. Save the text without pictures and recordings, or in several parts.`);
  }
  const form = sniff(bytes);
  if (form === 'zip' || form === 'compound' || (form === 'text or unknown' && ending === 'docx')) return readOffice(name, ending, bytes, form);
  if (form === 'pdf' || form === 'rtf') throw ending === form || (form === 'rtf' && ending === 'doc') ? comesLater(name, form) : misNamed(name, form);
  if (form !== 'text or unknown') throw notText(name, form);
  if (ending !== '' && !textFormats.has(ending)) {
    if (later.has(ending)) throw comesLater(name, ending);
    if (ending === 'docm' || ending === 'dotx') throw fileProblem('damaged-file', `“${name}” is named like a Word file and isn’t one inside. Nothing was stored. Open it in the program that made it and save it as .docx.`);
  }
  const { text, encoding, report } = decodeText(bytes, name);
  if (text.trim() === '') throw empty(name);
  refuseOtherText(name, ending, text);
  const format = textFormats.get(ending) ?? guessFormat(text);
  if (format === undefined) {
    throw fileProblem('unknown-format', `“${name}” ends in ${ending === '' ? 'nothing' : `“.${ending}”`}, which Kist doesn’t know as a transcript or document. Nothing was stored. If it holds plain text, rename it to end in .txt.`);
  }
  const read = readText(text, format, name);
  return finish(name, read.format, encoding, { ...read, report: [...report, ...read.report] });
}

function readText(text: string, format: SourceFormat, name: string): ReadText & { format: SourceFormat } {
  const captions = looksLikeCaptions(text);
  if (format === 'vtt' || format === 'srt') return { ...readCaptions(text, captions ?? format, name), format };
  if (captions !== undefined) {
    const read = readCaptions(text, captions, name);
    return { ...read, format: captions, report: [recognised('The file holds captions and was read as captions.'), ...read.report] };
  }
  if (format === 'rst') return { ...readRestructured(text), format };
  if (format === 'md') return { ...readMarkdown(text), format };
  if (looksLikeRestructured(text)) {
    const read = readRestructured(text);
    return { ...read, format, report: [changed('The text is marked up as reStructuredText; its marks were read and taken off.'), ...read.report] };
  }
  if (looksLikeMarkdown(text)) {
    const read = readMarkdown(text);
    return { ...read, format, report: [changed('The text is marked up as Markdown; its marks were read and taken off.'), ...read.report] };
  }
  return { ...readPlainText(text), format };
}

async function readOffice(name: string, ending: string, bytes: Uint8Array, form: string): Promise<ReadSource> {
  if (form === 'compound') {
    if (isEncryptedOffice(bytes)) throw fileProblem('password-protected', `“${name}” is protected by a password. Nothing was stored. Open it in Word with its password, take the password off (File, Info, Protect Document), save, and import it again.`);
    if (ending === 'docx') throw fileProblem('mis-named', `“${name}” is really an old Word or Excel file (.doc or .xls), not a .docx. Nothing was stored. Open it in Word and save it as .docx.`);
    throw textFormats.has(ending) ? misNamed(name, 'doc') : comesLater(name, 'doc');
  }
  if (form === 'text or unknown') {
    const isText = !bytes.subarray(0, 4096).includes(0) && /^[\s\p{L}\p{P}<#*]/u.test(new TextDecoder('utf-8').decode(bytes.subarray(0, 64)));
    throw isText
      ? fileProblem('mis-named', `“${name}” is named like a Word file but holds plain text. Nothing was stored. Rename it to end in .txt and import it again.`)
      : fileProblem('damaged-file', `“${name}” is named like a Word file but is none: the beginning of the file is missing or damaged. Nothing was stored. Ask for the file again, or open it in Word and save a fresh copy.`);
  }
  const archive = openArchive(bytes, name);
  const really = officeForm(archive.names, archive.read);
  if (really !== 'docx') {
    if (really !== undefined) throw really === ending ? comesLater(name, really) : misNamed(name, really);
    throw fileProblem(ending === 'docx' ? 'damaged-file' : 'unknown-format', `“${name}” is a zip archive without a Word document in it. Nothing was stored. Unpack it and import the files inside.`);
  }
  if (ending !== 'docx' && ending !== 'docm' && ending !== 'dotx') throw misNamed(name, 'docx');
  return finish(name, 'docx', 'utf-8', await readWordDocument(bytes, name));
}

function officeForm(names: readonly string[], read: (name: string) => Uint8Array | undefined): string | undefined {
  if (names.some((path) => /^word\/document\d*\.xml$/.test(path))) return 'docx';
  if (names.some((path) => path.startsWith('xl/'))) return 'xlsx';
  if (names.includes('project.qde')) return 'qdpx';
  if (!names.includes('mimetype')) return undefined;
  return /opendocument\.text/.test(new TextDecoder('utf-8').decode(read('mimetype'))) ? 'odt' : undefined;
}

/** Text that is another format under a text name. */
function refuseOtherText(name: string, ending: string, text: string): void {
  const head = text.slice(0, 1000).trimStart();
  if (/^File type = "ooTextFile/.test(head)) throw ending === 'textgrid' ? comesLater(name, 'textgrid') : misNamed(name, 'textgrid');
  if (/^(?:<!doctype html|<html\b)/i.test(head) && ending !== 'md' && ending !== 'rst') {
    throw fileProblem('mis-named', `“${name}” is really a web page. Nothing was stored. Open it in a browser, copy the words into Word or a text editor, and import that.`);
  }
}

function guessFormat(text: string): SourceFormat | undefined {
  const sample = text.slice(0, 20_000);
  return looksLikeCaptions(sample) ?? (wordsOf(sample).length >= 3 && !/^\s*[[{<]/.test(sample) ? 'txt' : undefined);
}

function finish(name: string, format: SourceFormat, encoding: ReadSource['encoding'], read: ReadText): ReadSource {
  const report = [...read.report];
  const paragraphs: ReadParagraph[] = splitLong(read.paragraphs, name, report);
  if (!paragraphs.some((paragraph) => /[\p{L}\p{N}]/u.test(paragraph.text))) throw empty(name);
  return { name, format, encoding, title: read.title, paragraphs, report };
}

function empty(name: string) {
  return fileProblem('empty-file', `“${name}” holds no words. Nothing was stored. If it should, look at the file where it came from: it may not have been saved or downloaded to the end.`);
}

function comesLater(name: string, ending: string) {
  const [what, today] = later.get(ending) ?? ['a file of a kind', 'save it as .docx or .txt'];
  return fileProblem('format-later', `“${name}” is ${what}. Kist will read these in a later version. Nothing was stored. For now, ${today}.`);
}

function misNamed(name: string, really: string) {
  const what = really === 'docx' ? 'a Word document' : (later.get(really)?.[0] ?? `a .${really} file`);
  const rename = really === 'docx' ? `Rename it to end in .docx and import it again.` : `Kist will read those in a later version; for now, ${later.get(really)?.[1] ?? 'save it as .docx or .txt'}.`;
  return fileProblem('mis-named', `“${name}” is really ${what}, whatever its name says. Nothing was stored. ${rename}`);
}

function notText(name: string, form: string) {
  const what = { image: 'a picture', 'sound or film': 'a recording', archive: 'a packed archive', program: 'a program', database: 'a database' }[form] ?? 'data';
  const todo = form === 'sound or film' ? 'Import its transcript instead.' : form === 'archive' ? 'Unpack it and import the files inside.' : 'Import the text that belongs to it as .docx or .txt.';
  return fileProblem('binary-file', `“${name}” is ${what}, not text. Nothing was stored. ${todo}`);
}
