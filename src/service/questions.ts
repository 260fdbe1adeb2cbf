/** Asking: questions, saved ones, and matrices. */
import { asksItself, questionsAsked } from '../domain/questions/saved.ts';
import { askMatrix } from '../domain/questions/matrix.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Question } from '../contract/index.ts';
import { readSaved, savedRows } from '../vault/questions.ts';
import { readGround } from '../vault/questions-ground.ts';
import type { Context, Handlers } from './context.ts';
import { askCell, askQuestion, beginAsking, requireAskable, requireAxes, sayQuestion } from './questions-asking.ts';
import { exportMatrixHandlers } from './questions-export.ts';
import { frameworkMatrixHandlers } from './framework-matrix.ts';
import { given, inShort, notHere } from './references.ts';
import { wordsHandlers } from './words.ts';

/** Refuses to keep a question that can't be asked, or that would ask itself without end. */
function requireKeepable(context: Pick<Context, 'database' | 'coderId'>, id: string, question: Question): void {
  const asking = beginAsking(context);
  requireAskable(asking, question);
  if (asksItself(id, question, asking.saved.question)) {
    throw new Refusal('not-allowed', 'This question would ask itself, by way of others perhaps, and so have no end. Nothing was changed. Take out the saved question that leads back to it.', { questionId: id });
  }
}

export const questionsHandlers = {
  ...wordsHandlers,
  ...frameworkMatrixHandlers,
  ...exportMatrixHandlers,
  'questions.ask': (context, input) => askQuestion(context, input),
  'questions.list': (context) => {
    const asking = beginAsking(context);
    return { questions: savedRows(context.database).map((row) => ({ ...row, sentence: sayQuestion(asking, row.asks) })) };
  },
  'questions.save': (context, { name, note = '', asks }) => {
    const { change } = context;
    const id = change.newId();
    requireKeepable(context, id, asks);
    change.insert('saved_question', { id, name, note, asks: JSON.stringify(asks), coder_id: change.coderId, at: change.at, version: 1 });
    change.describe(`Saved the question “${inShort(name)}”`);
    return { id, version: 1 };
  },
  'questions.edit': (context, { id, name, note, asks, expectedVersion }) => {
    const { change, database } = context;
    const before = readSaved(database, id) ?? notHere('saved question', id);
    if (asks) requireKeepable(context, id, asks);
    const version = change.update('saved_question', id, given({ name, note, asks: asks && JSON.stringify(asks) }), expectedVersion);
    change.describe(`Changed the question “${inShort(name ?? before.name)}”`);
    return { id, version };
  },
  'questions.remove': ({ change, database }, { id }) => {
    const { name } = readSaved(database, id) ?? notHere('saved question', id);
    const asking = savedRows(database).filter((row) => row.id !== id && questionsAsked(row.asks).includes(id));
    if (asking.length > 0) {
      throw new Refusal('not-allowed', `“${name}” is asked by ${asking.map((row) => `“${row.name}”`).join(', ')}. Nothing was changed. Take it out of ${asking.length === 1 ? 'that question' : 'those questions'} first.`, { askedBy: asking.map((row) => row.id) });
    }
    change.remove('saved_question', id);
    change.describe(`Removed the question “${inShort(name)}”`);
    return {};
  },
  'questions.matrix': (context, request) => {
    const asking = beginAsking(context);
    requireAxes(asking, request);
    return askMatrix(readGround(context.database), request, asking.saved, asking.barred);
  },
  'questions.cell': (context, request) => askCell(context, request),
} satisfies Partial<Handlers<'questions'>>;
