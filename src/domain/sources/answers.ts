import type { AnswerColumns } from '../../contract/sources.ts';
import { Refusal } from '../refusal.ts';
import { labelKey } from './labels.ts';
import { changed, dropped, look, recognised } from './report.ts';
import type { ReportLine } from './report.ts';
import type { AnswerSheet, AnswerTable, ReadParagraph, ReadSource } from './transcript.ts';

export type { AnswerColumns };

/** Somebody who answered: one row, or several rows of the same name in the column of respondents. */
export type Respondent = {
  /** How the text calls them: the words of the respondent column, or "Respondent 3". Each different. */
  readonly label: string;
  readonly group: string;
  /** By heading; columns that are empty for somebody are left out. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Numbers of their rows, as a spreadsheet shows them. */
  readonly rows: readonly number[];
};

type Chosen = { readonly sheet: AnswerSheet; readonly respondents: Respondent[]; readonly indexOf: number[]; readonly repeated: number };

/** The sheet that is meant; the first if none is named. Throws a refusal when it is not there. */
export function sheetOf(table: AnswerTable, name: string | undefined): AnswerSheet {
  const sheet = name === undefined ? table.sheets[0] : table.sheets.find((one) => one.name === name);
  if (sheet === undefined) {
    throw new Refusal('missing-columns', `The file has no sheet called “${name}”. Its sheets are ${table.sheets.map((one) => `“${one.name}”`).join(', ')}. Nothing was stored; choose one of them.`);
  }
  return sheet;
}

/** Who answered, in the order of the rows, with what the chosen columns say of them. */
export function respondentsOf(table: AnswerTable, columns: AnswerColumns): readonly Respondent[] {
  return choose(table, columns).respondents;
}

/**
 * Lays a table of open answers out as one source: a heading for each respondent (level 2), a heading with the question
 * over each answer (level 3), and the answer as that respondent's turn. Answers that are empty are left out and
 * counted; so are respondents who answered nothing. `source` is an xlsx or csv as `readSource` gives it. Pure.
 */
export function answersAsSource(source: ReadSource, columns: AnswerColumns): ReadSource {
  if (source.table === undefined) throw new Refusal('missing-columns', `“${source.name}” is no table, so it has no columns to choose from. Nothing was stored.`);
  const { sheet, respondents, indexOf, repeated } = choose(source.table, columns);
  const asked = columns.text.map((name) => ({ name, at: columnAt(sheet, name) }));
  const paragraphs: ReadParagraph[] = [];
  let answers = 0;
  let empty = 0;
  const silent = new Set(respondents.keys());
  let before = -1;
  for (const [index, row] of sheet.rows.entries()) {
    const who = indexOf[index]!;
    const label = respondents[who]!.label;
    const said = asked.map(({ name, at }) => ({ name, lines: linesOf(row[at] ?? '') }));
    empty += said.filter(({ lines }) => lines.length === 0).length;
    if (said.every(({ lines }) => lines.length === 0)) continue;
    silent.delete(who);
    if (who !== before) paragraphs.push({ text: label, kind: 'heading', level: 2 });
    before = who;
    for (const { name, lines } of said) {
      if (lines.length === 0) continue;
      answers += 1;
      paragraphs.push({ text: name, kind: 'heading', level: 3 });
      for (const text of lines) paragraphs.push({ text, kind: 'text', voice: label });
    }
  }
  const chosen = new Set([...columns.text, ...columns.attributes, columns.respondent, columns.groupColumn]);
  const unused = sheet.header.filter((name) => !chosen.has(name));
  const report: ReportLine[] = [
    ...source.report.filter((line) => !laidOut.test(line.text)),
    recognised(`The table was laid out as answers: ${count(answers, 'answer', 'answers')} of ${count(respondents.length - silent.size, 'respondent', 'respondents')} to ${count(asked.length, 'question', 'questions')}.`),
  ];
  if (source.table.sheets.length > 1) {
    const others = source.table.sheets.filter((one) => one !== sheet).map((one) => `“${one.name}”`);
    report.push(dropped(`The answers were taken from the sheet “${sheet.name}”; ${others.length === 1 ? 'the sheet' : 'the sheets'} ${list(others)} ${others.length === 1 ? 'was' : 'were'} left out.`));
  }
  if (empty > 0) report.push(dropped(`${count(empty, 'empty answer was', 'empty answers were')} left out.`));
  if (silent.size > 0) report.push(dropped(`${count(silent.size, 'respondent', 'respondents')} answered none of these questions and ${silent.size === 1 ? 'is' : 'are'} not in the text.`));
  if (unused.length > 0) report.push(dropped(`${unused.length === 1 ? 'One column was' : `${unused.length} columns were`} left out of the text and of the voices: ${list(unused.map((name) => `“${shorten(name)}”`))}.`));
  if (repeated > 0) report.push(look(`${count(repeated, 'row carries', 'rows carry')} the same respondent as an earlier row; they were taken together as one person. Choose another column, or none, if they are several people.`));
  if (columns.respondent === null) report.push(changed('The respondents have no name in the table; they are numbered by row.'));
  return { ...source, paragraphs, report };
}

/** Lines of an earlier laying out give way to those of the next. */
const laidOut = /^(?:The table was laid out as answers|The answers were taken from the sheet|[\d,]+ (?:empty answers? w|respondents? answered none|rows? carr)|(?:One column was|\d+ columns were) left out of the text|The respondents have no name in the table)/;

function choose(table: AnswerTable, columns: AnswerColumns): Chosen {
  const sheet = sheetOf(table, columns.sheet);
  const named = [...columns.text, ...columns.attributes, ...[columns.respondent, columns.groupColumn].filter((name) => name !== null)];
  const missing = named.filter((name) => columnAt(sheet, name) === -1);
  if (missing.length > 0) {
    throw new Refusal('missing-columns', `The sheet has no column called ${missing.map((name) => `“${shorten(name)}”`).join(' or ')}. Its columns are ${list(sheet.header.map((name) => `“${shorten(name)}”`))}. Nothing was stored; choose the columns again.`, { missing });
  }
  const at = columns.respondent === null ? -1 : columnAt(sheet, columns.respondent);
  const groupAt = columns.groupColumn === null ? -1 : columnAt(sheet, columns.groupColumn);
  const attributes = columns.attributes.map((name) => ({ name, at: columnAt(sheet, name) }));
  const respondents: Array<{ label: string; group: string; attributes: Record<string, string>; rows: number[] }> = [];
  const indexOf: number[] = [];
  const byName = new Map<string, number>();
  const keys = new Set<string>();
  let repeated = 0;
  for (const [index, row] of sheet.rows.entries()) {
    const said = at === -1 ? '' : oneLine(row[at] ?? '');
    let who = said === '' ? undefined : byName.get(said);
    if (who === undefined) {
      who = respondents.length;
      const rowNumber = sheet.rowNumbers[index] ?? index + 1;
      let label = said === '' ? `Respondent ${index + 1}` : said.slice(0, 80);
      // Labels that differ in case or full stops alone would become one speaker.
      if (keys.has(labelKey(label))) label = `${label} (row ${rowNumber})`;
      keys.add(labelKey(label));
      respondents.push({ label, group: '', attributes: Object.create(null) as Record<string, string>, rows: [] });
      if (said !== '') byName.set(said, who);
    } else repeated += 1;
    const respondent = respondents[who]!;
    respondent.rows.push(sheet.rowNumbers[index] ?? index + 1);
    indexOf.push(who);
    if (respondent.group === '') respondent.group = (groupAt === -1 ? '' : oneLine(row[groupAt] ?? '')) || columns.group;
    for (const attribute of attributes) {
      const value = oneLine(row[attribute.at] ?? '');
      if (value !== '') respondent.attributes[attribute.name] ??= value;
    }
  }
  return { sheet, respondents, indexOf, repeated };
}

function columnAt(sheet: AnswerSheet, name: string): number {
  return sheet.header.indexOf(name);
}

/** The paragraphs of one answer: lines of a cell are thoughts of their own. Marks that stand for nothing ("-", "n/a") stay: somebody typed them. */
function linesOf(cell: string): string[] {
  return cell.split(/\n+/).map((line) => line.trim()).filter((line) => line !== '');
}

function oneLine(cell: string): string {
  return cell.replace(/\s+/g, ' ').trim();
}

function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
}

function shorten(name: string): string {
  return name.length > 60 ? `${name.slice(0, 59)}…` : name;
}

function list(names: readonly string[]): string {
  return names.length > 8 ? `${names.slice(0, 8).join(', ')} and ${names.length - 8} more` : names.join(', ');
}
