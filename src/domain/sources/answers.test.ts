import { describe, expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import { guessColumns } from './answer-columns.ts';
import { answersAsSource, respondentsOf } from './answers.ts';
import type { AnswerColumns } from './answers.ts';
import { correct } from './correct.ts';
import { recognise } from './recognise.ts';
import type { AnswerTable, ReadSource } from './transcript.ts';

/** Synthetic answers, made up for these tests. */
const header = ['ID', 'Email', 'Start time', 'Your role', 'Age band', 'What has changed for you?', 'Anything else?'];
const rows = [
  ['r1', 'a@example.org', '3/2/2025 10:01', 'Parent or carer', '25-34', 'We are asked now, and that has never happened before.\n\nNote: only at the hub.', 'Mary: she is the one who asked.'],
  ['r2', 'b@example.org', '3/2/2025 10:07', 'Practitioner', '35-44', 'I go out of the office twice a week and listen?', ''],
  ['r3', 'c@example.org', '3/2/2025 11:30', 'Parent or carer', '25-34', '', ''],
  ['r4', 'd@example.org', '3/2/2025 12:00', 'Practitioner', '', 'Less paper, more time at the kitchen table with people.', 'Tea helps. More than you would think.'],
];
const table: AnswerTable = { sheets: [{ name: 'Answers', header, rows, rowNumbers: [2, 3, 4, 5] }] };
const source: ReadSource = { name: 'spring survey.xlsx', format: 'xlsx', encoding: 'utf-8', title: null, paragraphs: [], report: [], table };
const columns: AnswerColumns = { text: header.slice(5), attributes: ['Age band'], respondent: 'ID', groupColumn: 'Your role', group: 'Somebody', voices: true };

describe('a table of open answers', () => {
  test('its columns are guessed, each with a reason', () => {
    const found = guessColumns(table);
    expect(found.columns.map(({ name, guess }) => [name, guess])).toEqual([
      ['ID', 'respondent'], ['Email', 'leave out'], ['Start time', 'leave out'], ['Your role', 'group'], ['Age band', 'attribute'], ['What has changed for you?', 'text'], ['Anything else?', 'text'],
    ]);
    expect(found.columns.every(({ why }) => /^[A-Z].*\.$/.test(why))).toBe(true);
    expect(found.columns[5]).toMatchObject({ filled: 3, different: 3 });
    expect(found).toMatchObject({ sheets: ['Answers'], rows: 4, suggested: { text: header.slice(5), attributes: ['Age band'], respondent: 'ID', groupColumn: 'Your role' } });
  });

  test('becomes one source: a heading a respondent, a heading a question, the answer as that respondent’s turn', () => {
    const laid = answersAsSource(source, columns);
    expect(laid.paragraphs.map(({ kind, level, voice, text }) => [level ?? voice, kind, text])).toEqual([
      [2, 'heading', 'r1'],
      [3, 'heading', 'What has changed for you?'],
      ['r1', 'text', 'We are asked now, and that has never happened before.'],
      ['r1', 'text', 'Note: only at the hub.'],
      [3, 'heading', 'Anything else?'],
      ['r1', 'text', 'Mary: she is the one who asked.'],
      [2, 'heading', 'r2'],
      [3, 'heading', 'What has changed for you?'],
      ['r2', 'text', 'I go out of the office twice a week and listen?'],
      [2, 'heading', 'r4'],
      [3, 'heading', 'What has changed for you?'],
      ['r4', 'text', 'Less paper, more time at the kitchen table with people.'],
      [3, 'heading', 'Anything else?'],
      ['r4', 'text', 'Tea helps. More than you would think.'],
    ]);
    const told = laid.report.map((line) => `${line.kind}: ${line.text}`).join('\n');
    expect(told).toMatch(/recognised: .*5 answers of 3 respondents to 2 questions/);
    expect(told).toMatch(/dropped: 3 empty answers were left out/);
    expect(told).toMatch(/dropped: 1 respondent answered none/);
    expect(told).toMatch(/dropped: 2 columns were left out .*“Email”, “Start time”/);
    expect(answersAsSource(laid, columns)).toEqual(laid);

    const transcript = recognise(laid);
    expect(transcript.speakers.map(({ label, turns, guess }) => [label, turns, guess.role])).toEqual([['r1', 2, 'participant'], ['r2', 1, 'participant'], ['r4', 2, 'participant']]);
    expect(transcript.turns).toHaveLength(5);
    expect(transcript.text).toContain('Mary: she is the one who asked.');
    expect(transcript.paragraphs[3]).toMatchObject({ kind: 'speech', turn: 0 });
    expect(transcript.kindGuess.kind).toBe('document');
    expect(correct(transcript, [{ label: 'r2', sameAs: 'r1' }]).speakers.map(({ guess }) => guess.role)).toEqual(['participant', 'participant']);
  });

  test('says of each respondent what the columns hold', () => {
    expect(respondentsOf(table, columns).map(({ label, group, attributes, rows: numbers }) => [label, group, { ...attributes }, numbers])).toEqual([
      ['r1', 'Parent or carer', { 'Age band': '25-34' }, [2]],
      ['r2', 'Practitioner', { 'Age band': '35-44' }, [3]],
      ['r3', 'Parent or carer', { 'Age band': '25-34' }, [4]],
      ['r4', 'Practitioner', {}, [5]],
    ]);
    expect(respondentsOf(table, { ...columns, respondent: null, groupColumn: null })[1]).toMatchObject({ label: 'Respondent 2', group: 'Somebody' });
  });

  test('names that come back are one person, names that only look alike are two; both are told apart in the text', () => {
    const twice: AnswerTable = { sheets: [{ name: 'a', header: ['Who', 'Words'], rows: [['P.1', 'one'], ['p1', 'two'], ['P.1', 'three'], ['', 'four']], rowNumbers: [2, 3, 4, 6] }] };
    const chosen: AnswerColumns = { text: ['Words'], attributes: [], respondent: 'Who', groupColumn: null, group: '', voices: false };
    const laid = answersAsSource({ ...source, table: twice }, chosen);
    expect(recognise(laid).speakers.map(({ label, turns }) => [label, turns])).toEqual([['P.1', 2], ['p1 (row 3)', 1], ['Respondent 4', 1]]);
    expect(laid.report.find(({ kind }) => kind === 'look')?.text).toMatch(/1 row carries the same respondent/);
  });

  test('headings of one word and answers of one word make nobody else speak', () => {
    const short: AnswerTable = { sheets: [{ name: 'a', header: ['Who', 'Mother', 'Teacher'], rows: Array.from({ length: 30 }, (_, index) => [`P${index}`, 'Kind', 'Mary: fine']), rowNumbers: Array.from({ length: 30 }, (_, index) => index + 2) }] };
    const laid = answersAsSource({ ...source, table: short }, { text: ['Mother', 'Teacher'], attributes: [], respondent: 'Who', groupColumn: null, group: '', voices: true });
    const transcript = recognise(laid);
    expect(transcript.speakers).toHaveLength(30);
    expect(transcript.turns).toHaveLength(60);
  });

  test('what is not there is refused in words', () => {
    expect(() => answersAsSource(source, { ...columns, text: ['Gone'] })).toThrow(/no column called “Gone”.*choose the columns again/);
    expect(() => answersAsSource(source, { ...columns, sheet: 'Gone' })).toThrow(/no sheet called “Gone”/);
    const { table: _, ...words } = source;
    expect(() => answersAsSource(words, columns)).toThrow(Refusal);
  });

  test('forms of several makers, and tables in which nothing looks like an answer', () => {
    const forms: AnswerTable = { sheets: [{ name: 'Sheet1', header: ['Timestamp', 'Name', 'Score', 'Comments'], rows: Array.from({ length: 12 }, (_, index) => [`2025-01-${index + 1}`, `Person ${index}`, String(index % 3), `These are the words of number ${index}, fresh each time.`]), rowNumbers: [] }] };
    expect(guessColumns(forms).columns.map(({ guess }) => guess)).toEqual(['leave out', 'leave out', 'attribute', 'text']);
    const bare: AnswerTable = { sheets: [{ name: 'Sheet1', header: ['a', 'b'], rows: [['1', 'yes'], ['2', 'no']], rowNumbers: [2, 3] }] };
    expect(guessColumns(bare).suggested.text).toHaveLength(1);
    expect(guessColumns({ sheets: [{ name: 'Notes', header: ['n'], rows: [['1']], rowNumbers: [2] }, forms.sheets[0]!] }).suggested).toMatchObject({ sheet: 'Sheet1', text: ['Comments'] });
  });
});
