import { changed, dropped, look } from '../../domain/sources/report.ts';
import type { ReportLine } from '../../domain/sources/report.ts';
import type { ReadParagraph } from '../../domain/sources/transcript.ts';
import type { Archive } from './archive.ts';
import { headingTitle, propertyTitle } from './document-title.ts';
import { documentFlow, footnoteFrom } from './document-flow.ts';
import { counted } from './draft.ts';
import type { ReadText } from './draft.ts';
import { fileProblem } from './file-problem.ts';
import { marginRemarks } from './margin-remarks.ts';
import { relationsOf } from './office-relations.ts';
import { readPart } from './word-part.ts';
import type { Reading } from './word-part.ts';
import { wordNumbering, wordStyles } from './word-styles.ts';
import { readXml } from './xml-stream.ts';

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
  const heading = headingTitle(paragraphs);
  if (heading !== null) return heading;
  const title = propertyTitle(archive, 'docProps/core.xml', name);
  // Word fills in "Microsoft Word - file.doc" and "Document1" by itself.
  return title !== null && /^(?:microsoft word|document\s*\d*$)/i.test(title) ? null : title;
}
