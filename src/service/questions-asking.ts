/** From a question to passages that can be read: what `questions.ask` and `questions.cell` answer. */
import type { FoundPassage, Output, Parsed, Question } from '../contract/index.ts';
import { baseOf } from '../domain/questions/base.ts';
import { passagesOfCell } from '../domain/questions/cell.ts';
import { codingsAsked, findPassages, type SavedQuestions } from '../domain/questions/find.ts';
import type { SavedNamed } from '../domain/questions/finds.ts';
import type { Ground } from '../domain/questions/ground.ts';
import { layMatrix } from '../domain/questions/matrix.ts';
import { cellInWords } from '../domain/questions/matrix-in-words.ts';
import { offsetsBySource } from '../domain/questions/passages.ts';
import { amountOf, countPieceWords, piecesOf } from '../domain/questions/pieces.ts';
import { type Names, questionInWords, restrictionInWords } from '../domain/questions/question-in-words.ts';
import { codesAsked, depthOf, questionsAsked } from '../domain/questions/saved.ts';
import type { Barred } from '../domain/questions/scope.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Readable } from '../vault/open.ts';
import { quoteReader, readNames, savedRows } from '../vault/questions.ts';
import { readGround } from '../vault/questions-ground.ts';
import type { Context } from './context.ts';
import { onlyOf } from './put-codings.ts';
import { notHere } from './references.ts';

/** How many passages are answered when nothing is said. */
const usualLimit = 500;

/** What reading a question needs: names, saved questions, and what the coder at work may not see. Cheap: no coding is read. */
export type Asking = { names: Names; saved: SavedNamed; barred: Barred };

export function beginAsking({ database, coderId }: Pick<Context, 'database' | 'coderId'>): Asking {
  const rows = new Map(savedRows(database).map((row) => [row.id, row]));
  const question: SavedQuestions = (id) => rows.get(id)?.asks ?? null;
  return { names: readNames(database), saved: { question, nameOf: (id) => rows.get(id)?.name ?? null }, barred: { onlyCoderId: onlyOf(database, coderId) } };
}

/** Nobody reads a question that is deeper. */
const deepest = 50;

/** Refuses a question that names a code or a saved question that is not here (found nothing would be a wrong answer to it), and one that is nested beyond reading. */
export function requireAskable({ names, saved }: Asking, question: Question): void {
  if (depthOf(question.find) > deepest) throw new Refusal('bad-input', `This question is nested more than ${deepest} levels deep. Nothing was changed. Save a part of it as a question of its own, and ask that.`);
  for (const id of codesAsked(question)) if (names.code(id) === null) notHere('code', id);
  for (const id of questionsAsked(question)) if (saved.question(id) === null) notHere('saved question', id);
}

/** The sentence of a question as it reads now. */
export function sayQuestion(asking: Asking, question: Question): string {
  return questionInWords(question, asking.names);
}

export function askQuestion(context: Pick<Context, 'database' | 'coderId'>, { question, limit = usualLimit, offset = 0 }: Parsed<'questions.ask'>): Output<'questions.ask'> {
  const asking = beginAsking(context);
  requireAskable(asking, question);
  const { saved, barred } = asking;
  const ground = readGround(context.database);
  const { passages, scope } = findPassages(ground, question, saved.question, barred);
  const pieces = piecesOf(ground, scope, passages);
  const { of: words } = countPieceWords(pieces, passages.count);
  const { sources, voices, words: total } = amountOf(ground, passages, pieces);
  const isAsked = codingsAsked(ground, question, saved.question, barred);
  const from = offsetsBySource(ground.codings, ground.sources.length);
  const shown = Array.from({ length: Math.max(0, Math.min(limit, passages.count - offset)) }, (_, index) => {
    const passage = offset + index;
    const [source, start, end] = [passages.source[passage]!, passages.start[passage]!, passages.end[passage]!];
    return { source, start, end, words: words[passage]!, codings: codingsUnder(ground, from, source, start, end, (coding) => isAsked[coding] === 1) };
  });
  return {
    passages: showPassages(context.database, ground, shown),
    counts: { passages: passages.count, sources, voices, words: total },
    base: baseOf(ground, scope, question.restriction?.interviewers === true),
    sentence: sayQuestion(asking, question),
  };
}

/** Codings that share words with a stretch. `from`: where the codings of each source begin. */
function codingsUnder({ codings }: Ground, from: Int32Array, source: number, start: number, end: number, isAsked: (coding: number) => boolean): number[] {
  const under: number[] = [];
  for (let coding = from[source]!; coding < from[source + 1]! && codings.start[coding]! < end; coding += 1) if (codings.end[coding]! > start && isAsked(coding)) under.push(coding);
  return under;
}

type Shown = { source: number; start: number; end: number; words: number; codings: readonly number[] };

function showPassages(database: Readable, ground: Ground, passages: readonly Shown[]): FoundPassage[] {
  const quoteOf = quoteReader(database, ground);
  const { codings, codes } = ground;
  return passages.map(({ source, start, end, words, codings: under }) => ({
    ...quoteOf(source, start, end),
    codingIds: under.map((coding) => codings.id[coding]!),
    codes: [...new Set(under.map((coding) => codes[codings.code[coding]!]!.id))],
    words,
  }));
}

/** The passages behind one cell. */
export function askCell(context: Pick<Context, 'database' | 'coderId'>, { row, column, limit = usualLimit, ...request }: Parsed<'questions.cell'>): Output<'questions.cell'> {
  const asking = beginAsking(context);
  const { saved, barred, names } = asking;
  requireAxes(asking, request);
  const ground = readGround(context.database);
  const laid = layMatrix(ground, request, saved, barred);
  const [rowAt, columnAt] = [laid.rows.lines.findIndex((line) => line.key === row), laid.columns.lines.findIndex((line) => line.key === column)];
  if (rowAt < 0 || columnAt < 0) throw new Refusal('not-found', `The matrix has no such ${rowAt < 0 ? 'row' : 'column'} (any more). Nothing was changed. Count it again.`, { row, column });
  const { passages, amount } = passagesOfCell(ground, laid, rowAt, columnAt, limit);
  const from = offsetsBySource(ground.codings, ground.sources.length);
  const counted = new Set(laid.finds.coding);
  const shown = passages.map(({ finds, ...passage }) => {
    const own = finds.map((find) => laid.finds.coding[find]!).filter((coding) => coding >= 0);
    return { ...passage, codings: finds.length > 0 ? own : codingsUnder(ground, from, passage.source, passage.start, passage.end, (coding) => counted.has(coding)) };
  });
  const { passages: count, sources, voices, words } = amount;
  return {
    passages: showPassages(context.database, ground, shown),
    counts: { passages: count, sources, voices, words },
    base: baseOf(ground, laid.scope, request.restriction?.interviewers === true),
    sentence: cellInWords(request, laid.rows.lines[rowAt]!, laid.columns.lines[columnAt]!, restrictionInWords(request.restriction ?? {}, names)),
  };
}

/** Refuses axes that name what is not here. */
export function requireAxes({ names, saved }: Asking, { rows, columns }: Pick<Parsed<'questions.matrix'>, 'rows' | 'columns'>): void {
  for (const axis of [rows, columns]) {
    if (axis.by === 'code') for (const id of axis.codeIds ?? []) if (names.code(id) === null) notHere('code', id);
    if (axis.by === 'saved') for (const id of axis.questionIds) if (saved.question(id) === null) notHere('saved question', id);
  }
}
