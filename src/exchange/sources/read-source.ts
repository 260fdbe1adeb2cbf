import { guessColumns } from '../../domain/sources/answer-columns.ts';
import { answersAsSource } from '../../domain/sources/answers.ts';
import { changed, look, recognised } from '../../domain/sources/report.ts';
import type { ReportLine } from '../../domain/sources/report.ts';
import { wordsOf } from '../../domain/sources/words.ts';
import type { ReadParagraph, ReadSource, SourceFormat } from '../../domain/sources/transcript.ts';
import { openArchive } from './archive.ts';
import type { Archive } from './archive.ts';
import { looksLikeCaptions, readCaptions } from './caption-file.ts';
import { readCsvAnswers } from './csv-answers.ts';
import type { ReadAnswers } from './csv-answers.ts';
import { decodeText } from './decode-text.ts';
import type { ReadText } from './draft.ts';
import { fileProblem } from './file-problem.ts';
import { looksLikeMarkdown, readMarkdown } from './markdown.ts';
import { readOpenDocument } from './open-document.ts';
import { readPdf } from './pdf-document.ts';
import { readPlainText } from './plain-text.ts';
import { looksLikeRestructured, readRestructured } from './restructured-text.ts';
import { readRichText } from './rich-text.ts';
import { isEncryptedOffice, sniff } from './sniff.ts';
import { splitLong } from './split-long.ts';
import { looksLikeTextGrid, readTextGrid } from './text-grid.ts';
import { readWordDocument } from './word-document.ts';
import { readWorkbook } from './workbook.ts';

/** The largest file that is read. A 50,000-word hearing day is about 300 KB. */
export const largestFile = 50 * 1024 * 1024;
/** What a document may hold: far more than people say in a year, far less than would exhaust a computer. */
const longest = { paragraphs: 400_000, characters: 60_000_000 };

/** Endings of files are looked up in maps: a file can be called “notes.constructor”. */
const textFormats: ReadonlyMap<string, SourceFormat> = new Map([['txt', 'txt'], ['text', 'txt'], ['md', 'md'], ['markdown', 'md'], ['rst', 'rst'], ['vtt', 'vtt'], ['srt', 'srt'], ['textgrid', 'textgrid']]);

/** What each format is called in words, and the endings that files of it rightly have. */
const forms: ReadonlyMap<SourceFormat, readonly [what: string, endings: readonly string[]]> = new Map([
  ['docx', ['a Word document (.docx)', ['docx', 'docm', 'dotx', 'dotm']]],
  ['odt', ['an OpenDocument text (.odt)', ['odt', 'ott']]],
  ['rtf', ['a rich text file (.rtf)', ['rtf', 'doc']]],
  ['pdf', ['a PDF', ['pdf']]],
  ['xlsx', ['a workbook (.xlsx)', ['xlsx', 'xlsm', 'xltx', 'xltm']]],
  ['textgrid', ['a Praat TextGrid', ['textgrid']]],
]);

/** Formats that are known and not read yet: what they are, and what to do today. */
const later: ReadonlyMap<string, readonly [what: string, today: string]> = new Map([
  ['doc', ['an old Word file', 'open it in Word or LibreOffice and save it as .docx']],
  ['xls', ['an old Excel file', 'open it in Excel or LibreOffice and save it as .xlsx']],
  ['ods', ['an OpenDocument spreadsheet', 'open it in LibreOffice or Excel and save it as .xlsx or .csv']],
  ['pptx', ['a presentation', 'save its words as .docx or .txt']],
  ['qdpx', ['a project of another analysis program', 'export its documents as .docx or .txt']],
]);

export type ReadHooks = {
  /** Told now and then how much of a long file is read, from 0 to 1. What it throws ends the reading. */
  readonly progress?: (fraction: number) => void;
};

/**
 * Reads one file into paragraphs, whatever it is called: txt, md, rst, docx, odt, rtf, pdf, vtt, srt, TextGrid; xlsx and
 * csv as tables of open answers, laid out as `guessColumns` suggests, with the cells in `table` to lay them out anew.
 * What a file is shows in its bytes; a name that says otherwise is told of, and in the way only where reading is unsafe.
 * `bytes` is the file as it came; it is not changed. Throws a `Refusal` whose code is one of the file codes and whose
 * message says what is wrong, where, and what to do.
 */
export async function readSource(file: { readonly name: string; readonly bytes: Uint8Array }, hooks: ReadHooks = {}): Promise<ReadSource> {
  const name = file.name.replace(/^.*[\\/]/, '');
  const { bytes } = file;
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (bytes.length === 0) throw empty(name);
  if (bytes.length > largestFile) {
    throw fileProblem('too-large', `“${name}” has ${Math.ceil(bytes.length / 1024 / 1024)} MB; Kist reads files of up to ${largestFile / 1024 / 1024} MB. Nothing was stored. Save the text without pictures and recordings, or in several parts.`);
  }
  const form = sniff(bytes);
  if (form === 'compound') throw oldOffice(name, ending, bytes);
  if (form === 'zip') return readPackage(name, ending, bytes, hooks);
  if (form === 'pdf') return finish(name, ending, 'pdf', 'utf-8', await readPdf(bytes, name, hooks.progress));
  if (form === 'rtf') {
    const { encoding, ...read } = readRichText(bytes, name);
    return finish(name, ending, 'rtf', encoding, read);
  }
  if (form !== 'text or unknown') throw notText(name, form);
  return readAsText(name, ending, bytes);
}

function readAsText(name: string, ending: string, bytes: Uint8Array): ReadSource {
  const claimed = [...forms].find(([format, [, endings]]) => !textFormats.has(format) && endings.includes(ending));
  if (claimed !== undefined || later.has(ending)) {
    const isText = ending !== 'pdf' && claimed?.[0] !== 'xlsx' && !later.has(ending) && !bytes.subarray(0, 4096).includes(0) && !(bytes[0] === 0x50 && (bytes.length < 4 || bytes[1] === 0x4b)) && /^[\s\p{L}\p{P}<#*]/u.test(new TextDecoder('utf-8').decode(bytes.subarray(0, 64)));
    if (!isText) throw noSuch(name, ending, claimed?.[1][0]);
  }
  if (ending === 'csv' || ending === 'tsv') return layAnswers(name, ending, 'csv', readCsvAnswers(bytes, name));
  if (new TextDecoder('latin1').decode(bytes.subarray(0, 12)) === 'ooBinaryFile') {
    throw fileProblem('format-later', `“${name}” is a binary file of Praat. Nothing was stored. Open it in Praat, choose Save as text file, and import that.`);
  }
  const { text, encoding, report } = decodeText(bytes, name);
  if (text.trim() === '') throw empty(name);
  if (/^\s*(?:<!doctype html|<html\b)/i.test(text.slice(0, 1000)) && ending !== 'md' && ending !== 'rst') {
    throw fileProblem('mis-named', `“${name}” is really a web page. Nothing was stored. Open it in a browser, copy the words into Word or a text editor, and import that.`);
  }
  const format = looksLikeTextGrid(text) ? 'textgrid' : (textFormats.get(ending) ?? (claimed === undefined ? guessFormat(text) : 'txt'));
  if (format === undefined) {
    throw fileProblem('unknown-format', `“${name}” ends in ${ending === '' ? 'nothing' : `“.${ending}”`}, which Kist doesn’t know as a transcript or document. Nothing was stored. If it holds plain text, rename it to end in .txt.`);
  }
  if (claimed !== undefined) report.unshift(look(`“${name}” is named like ${claimed[1][0]} but holds plain text, and was read as such.`));
  const read = readText(text, format, name);
  return finish(name, ending, read.format, encoding, { ...read, report: [...report, ...read.report] });
}

function readText(text: string, format: SourceFormat, name: string): ReadText & { format: SourceFormat; lengthMs?: number } {
  if (format === 'textgrid') return { ...readTextGrid(text, name), format };
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

/** Word, OpenDocument and Excel keep their parts in a zip. */
function readPackage(name: string, ending: string, bytes: Uint8Array, hooks: ReadHooks): ReadSource {
  const archive = openArchive(bytes, name);
  const really = officeForm(archive);
  const pause = hooks.progress === undefined ? undefined : () => hooks.progress!(0.5);
  if (really === 'docx') return finish(name, ending, 'docx', 'utf-8', readWordDocument(archive, name, pause));
  if (really === 'odt') return finish(name, ending, 'odt', 'utf-8', readOpenDocument(archive, name, pause));
  if (really === 'xlsx') return layAnswers(name, ending, 'xlsx', readWorkbook(archive, name, pause));
  if (really !== undefined) throw comesLater(name, really);
  const claimed = [...forms].find(([, [, endings]]) => endings.includes(ending))?.[1][0];
  if (claimed === undefined) throw fileProblem('unknown-format', `“${name}” is a zip archive without a document in it. Nothing was stored. Unpack it and import the files inside.`);
  throw fileProblem('damaged-file', `“${name}” is named like ${claimed}, and its main part is missing. Nothing was stored. Ask for the file again, or open it in the program that made it and save a fresh copy.`);
}

function officeForm(archive: Archive): string | undefined {
  const { names } = archive;
  if (names.some((path) => /^word\/document\d*\.xml$/.test(path))) return 'docx';
  if (names.some((path) => path.startsWith('xl/'))) return names.includes('xl/workbook.bin') ? 'xls' : 'xlsx';
  if (names.some((path) => path.startsWith('ppt/'))) return 'pptx';
  if (names.includes('project.qde')) return 'qdpx';
  const kind = names.includes('mimetype') ? new TextDecoder('utf-8').decode(archive.read('mimetype')?.subarray(0, 200)) : '';
  if (/opendocument\.text/.test(kind)) return 'odt';
  if (/opendocument\.spreadsheet/.test(kind)) return 'ods';
  return undefined;
}

function oldOffice(name: string, ending: string, bytes: Uint8Array) {
  if (isEncryptedOffice(bytes)) {
    return fileProblem('password-protected', `“${name}” is protected by a password. Nothing was stored. Open it in Word or Excel with its password, take the password off (File, Info, Protect), save, and import it again.`);
  }
  if (ending !== 'doc' && ending !== 'xls' && (textFormats.has(ending) || [...forms.values()].some(([, endings]) => endings.includes(ending)))) {
    return fileProblem('mis-named', `“${name}” is really an old Word or Excel file (.doc or .xls), whatever its name says. Nothing was stored. Open it in Word or Excel and save it as .docx or .xlsx.`);
  }
  return comesLater(name, ending === 'xls' ? 'xls' : 'doc');
}

/** A table as one source, laid out as its columns suggest. */
function layAnswers(name: string, ending: string, format: 'csv' | 'xlsx', answers: ReadAnswers): ReadSource {
  const { table, report, encoding } = answers;
  const title = name.replace(/\.[^.]*$/, '').replace(/[_]+/g, ' ').replace(/\s+/g, ' ').trim();
  const bare: ReadSource = { name, format, encoding, title: title === '' ? null : title, paragraphs: [], report: [], table };
  const laid = answersAsSource({ ...bare, report }, guessColumns(table).suggested);
  return finish(name, ending, format, encoding, { title: bare.title, paragraphs: laid.paragraphs, report: laid.report, table });
}

function guessFormat(text: string): SourceFormat | undefined {
  const sample = text.slice(0, 20_000);
  return looksLikeCaptions(sample) ?? (wordsOf(sample).length >= 3 && !/^\s*[[{<]/.test(sample) ? 'txt' : undefined);
}

function finish(name: string, ending: string, format: SourceFormat, encoding: ReadSource['encoding'], read: ReadText & Pick<ReadSource, 'table' | 'lengthMs'>): ReadSource {
  const report: ReportLine[] = [...read.report];
  const characters = read.paragraphs.reduce((sum, { text }) => sum + text.length, 0);
  if (read.paragraphs.length > longest.paragraphs || characters > longest.characters) {
    throw fileProblem('too-large', `“${name}” holds ${read.paragraphs.length.toLocaleString('en-GB')} paragraphs with ${Math.round(characters / 1e6)} million characters; that is more than Kist reads as one source. Nothing was stored. Save it in several parts.`);
  }
  const form = forms.get(format);
  if (form !== undefined && ending !== '' && !form[1].includes(ending)) report.unshift(look(`“${name}” is really ${form[0]}, whatever its name says, and was read as such.`));
  const paragraphs: ReadParagraph[] = splitLong(read.paragraphs, name, report);
  // A table in which nothing was chosen yet has no words; it is shown all the same, so that its columns can be chosen.
  if (read.table === undefined && !paragraphs.some((paragraph) => /[\p{L}\p{N}]/u.test(paragraph.text))) throw empty(name);
  return {
    name, format, encoding, title: read.title, paragraphs, report,
    ...(read.table === undefined ? {} : { table: read.table }),
    ...(read.lengthMs === undefined ? {} : { lengthMs: read.lengthMs }),
  };
}

function empty(name: string) {
  return fileProblem('empty-file', `“${name}” holds no words. Nothing was stored. If it should, look at the file where it came from: it may not have been saved or downloaded to the end.`);
}

function comesLater(name: string, ending: string) {
  const [what, today] = later.get(ending) ?? ['a file of a kind', 'save it as .docx or .txt'];
  return fileProblem('format-later', `“${name}” is ${what}, which Kist does not read. Nothing was stored. For now, ${today}.`);
}

function noSuch(name: string, ending: string, what: string | undefined) {
  return fileProblem('damaged-file', `“${name}” is named like ${what ?? later.get(ending)?.[0] ?? 'a document'} and is none inside: the beginning of the file is missing or damaged. Nothing was stored. Ask for the file again, or open it in the program that made it and save a fresh copy.`);
}

function notText(name: string, form: string) {
  const what = { image: 'a picture', 'sound or film': 'a recording', archive: 'a packed archive', program: 'a program', database: 'a database' }[form] ?? 'data';
  const todo = form === 'sound or film' ? 'Import its transcript instead.' : form === 'archive' ? 'Unpack it and import the files inside.' : 'Import the text that belongs to it as .docx or .txt.';
  return fileProblem('binary-file', `“${name}” is ${what}, not text. Nothing was stored. ${todo}`);
}
