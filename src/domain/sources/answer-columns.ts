import type { AnswerColumns, FoundTable } from '../../contract/sources.ts';
import { sheetOf } from './answers.ts';
import type { AnswerSheet, AnswerTable } from './transcript.ts';
import { countWords } from './words.ts';

type Column = FoundTable['columns'][number];
type Measured = { readonly name: string; readonly filled: number; readonly different: number; readonly examples: string[]; readonly words: number; readonly numeric: number; readonly rows: number };

/** Headings of columns that say which respondent a row is. */
const respondentNames = /^(?:(?:anonymous |survey |unique )?(?:respondent|participant|response|responder|person|case|record|submission|entry|child|parent|practitioner)?[ _.-]*(?:id|i\.d\.|no\.?|number|nr\.?|#|code|ref\.?|reference)|respondent|participant|pseudonym|who|code ?name|responseid|recordid)$/i;
/** Headings of columns that tell who somebody is. */
const tellingNames = /^(?:(?:first|last|full|family|sur|given|your|contact|respondent'?s?)[ _-]*)?name$|\be-?mail\b|\b(?:tele)?phone\b|\bmobile\b|\bpostcode\b|\baddress\b|\bdate of birth\b|^dob$|\bchi(?: number)?$|\bnational insurance\b|^(?:location)?(?:latitude|longitude)$|^ip ?address$/i;
/** Headings that form tools add about the filling in: Microsoft Forms, Google Forms, Qualtrics, SurveyMonkey. */
const machineNames = /^(?:time ?stamp|start(?: ?(?:time|date))?|end(?: ?(?:time|date))?|completion ?time|last modified time|submitted(?: at| on)?|date (?:submitted|created|modified)|recorded ?date|start ?date|end ?date|progress|finished|status|duration(?: \(in seconds\))?|distribution ?channel|user ?language|collector ?id|external ?reference|language|total points|quiz feedback|points - .*|feedback - .*|consent|i (?:agree|consent)\b.*)$/i;
const groupNames = /^(?:stakeholder(?: group)?|group|role|your role|type of respondent|respondent type|i am an?\b.*|are you an?\b.*|which (?:of these )?best describes you\b.*|who are you\b.*)$/i;
const questionNames = /\?\s*$|^(?:(?:what|how|why|when|where|who|which) |in what|tell us|please|describe|explain|thinking|can you|could you|is there|are there|any (?:other|further)|do you|did you|would you|have you|comments?\b|other comments|anything)\b/i;

/**
 * Looks at the columns of a table and guesses what each of them is, always with the reason; and suggests what to take
 * when nothing is said. `sheet` names a sheet; without it the first sheet in which people have written something is taken.
 */
export function guessColumns(table: AnswerTable, sheet?: string): FoundTable {
  const sheets = sheet === undefined ? table.sheets : [sheetOf(table, sheet)];
  const guessed = sheets.map((one) => ({ sheet: one, columns: columnsOf(one) }));
  const chosen = guessed.find(({ columns }) => columns.some((column) => column.guess === 'text')) ?? guessed[0];
  if (chosen === undefined) return { sheets: [], rows: 0, columns: [], suggested: { text: [''], attributes: [], respondent: null, groupColumn: null, group: '', voices: true } };
  const columns = withSomeText(chosen.columns, chosen.sheet);
  const named = (guess: Column['guess']) => columns.filter((column) => column.guess === guess).map((column) => column.name);
  const suggested: AnswerColumns = {
    ...(table.sheets.length > 1 ? { sheet: chosen.sheet.name } : {}),
    text: named('text').slice(0, 200),
    attributes: named('attribute').slice(0, 200),
    respondent: named('respondent')[0] ?? null,
    groupColumn: named('group')[0] ?? null,
    group: '',
    voices: true,
  };
  return { sheets: table.sheets.map((one) => one.name), rows: chosen.sheet.rows.length, columns, suggested };
}

function columnsOf(sheet: AnswerSheet): Column[] {
  let respondent = false;
  let group = false;
  return sheet.header.map((name, index) => {
    const measured = measure(sheet, name, index);
    let [guess, why] = guessOf(measured);
    if (guess === 'respondent' && respondent) [guess, why] = ['leave out', 'Another column already tells the respondents apart.'];
    if (guess === 'group' && group) [guess, why] = ['attribute', 'Few different values; another column already names the group.'];
    respondent ||= guess === 'respondent';
    group ||= guess === 'group';
    return { name, guess, why, filled: measured.filled, different: measured.different, examples: measured.examples };
  });
}

function measure(sheet: AnswerSheet, name: string, index: number): Measured {
  const different = new Set<string>();
  const examples: string[] = [];
  let filled = 0;
  let words = 0;
  let numeric = 0;
  for (const row of sheet.rows) {
    const cell = (row[index] ?? '').replace(/\s+/g, ' ').trim();
    if (cell === '') continue;
    filled += 1;
    words += countWords(cell);
    if (/^[-+£$€]?[\d.,:/% -]+(?:T[\d:.]+Z?)?$/.test(cell)) numeric += 1;
    if (!different.has(cell) && examples.length < 3) examples.push(cell.length > 80 ? `${cell.slice(0, 79)}…` : cell);
    different.add(cell);
  }
  return { name, filled, different: different.size, examples, words, numeric, rows: sheet.rows.length };
}

function guessOf({ name, filled, different, words, numeric, rows }: Measured): readonly [Column['guess'], string] {
  if (filled === 0) return ['leave out', 'Empty throughout.'];
  if (tellingNames.test(name)) return ['leave out', 'Tells who somebody is.'];
  if (machineNames.test(name)) return ['leave out', 'Tells of the form, not of the person.'];
  if (respondentNames.test(name)) return different >= filled * 0.5 && filled >= rows * 0.5 ? ['respondent', different === filled ? 'The heading says so, and every row has its own.' : 'The heading says so, and most rows have their own.'] : ['attribute', 'The heading speaks of respondents, but values come back.'];
  const mean = words / filled;
  const varied = different / filled;
  if (groupNames.test(name) && different <= 20 && mean < 8 && (varied < 0.8 || filled < 5)) return ['group', 'The heading says who answers, and few values come back.'];
  if (numeric >= filled * 0.9) return ['attribute', 'Numbers or dates.'];
  if (mean >= 5 && (varied > 0.5 || (mean >= 12 && varied > 0.2))) return ['text', `People write here in their own words, ${Math.round(mean)} words on average.`];
  if (questionNames.test(name) && mean >= 1.5 && varied > 0.6 && different > 5) return ['text', 'The heading asks, and the answers differ.'];
  if (questionNames.test(name) && mean >= 2 && varied > 0.7 && filled <= 5) return ['text', 'The heading asks, and the answers differ.'];
  if (different === 1 && filled === rows && rows > 2) return ['leave out', 'The same in every row.'];
  if (different <= 20 || varied <= 0.5) return ['attribute', `${different === 1 ? 'One value comes' : `${different} values come`} back.`];
  return ['leave out', 'Short, and different in nearly every row: it may tell who somebody is.'];
}

/** A table has to have something to read: where no column looks like it, the wordiest is offered. */
function withSomeText(columns: readonly Column[], sheet: AnswerSheet): Column[] {
  if (columns.some((column) => column.guess === 'text')) return [...columns];
  const wordy = columns.map((column, index) => ({ index, words: column.guess === 'respondent' || column.why.startsWith('Tells') ? -1 : sheet.rows.reduce((sum, row) => sum + countWords(row[index] ?? ''), 0) }));
  const most = wordy.toSorted((one, other) => other.words - one.words)[0]?.index ?? 0;
  return columns.map((column, index) => (index === most ? { ...column, guess: 'text', why: 'No column looks like answers; this one has the most words.' } : column));
}
