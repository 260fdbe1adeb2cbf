/** One figure of flow data, ready to be evidence, to stand in a brief and to go into a pack: always taken from the protected answer, never asked for alone. */
import { createHash } from 'node:crypto';
import type { Dataset, FigureAddress, FlowAnswer, FlowQuestion, ReleasedCount } from '../contract/index.ts';
import { dayInWords, dayOfIso } from '../domain/flows/days.ts';
import { figureSentence, neighboursOf, type PointedAt, pointedAt } from '../domain/flows/figure-in-words.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Readable } from '../vault/open.ts';
import { readSubset } from '../vault/subsets.ts';
import { answerProtected, datasetHere } from './flow-answer.ts';

export type ReleasedFigure = {
  /** The finding in plain English with its base; hidden numbers are said to be hidden. */
  sentence: string;
  /** Null for a finding, and for a cell without a figure. */
  value: ReleasedCount;
  /** SHA-256 in hex of the released answer: equal as long as somebody who asks again would be told the same. */
  hash: string;
  /** SHA-256 in hex of everything that the answer is worked out from beside the rows, which never change: while it is the same, so is the answer. */
  basis: string;
  definition: string;
  /** The figure among its neighbours, as they were released together. */
  table: { caption: string; head: string[]; rows: string[][]; notes: string[] };
};

const hashOf = (...what: unknown[]): string => createHash('sha256').update(JSON.stringify(what)).digest('hex');

/** Asks for one figure, through disclosure control. Refuses with `not-found` when the dataset or what is pointed at is not there. */
export function releasedFigure({ database }: { database: Readable }, { question, cell }: FigureAddress): ReleasedFigure {
  const dataset = datasetHere(database, question.datasetId);
  const basis = basisOf(database, dataset, question);
  const answer = answerOf(database, question, basis);
  const at = cell === null ? null : pointedAt(answer, cell);
  if (cell !== null && at === null) throw noSuchFigure(cell);
  return { ...said(answer, at, dataset), hash: hashOf(cell, answer.sentences[0], cell === null ? answer.tables[0] : at), basis, definition: answer.definition };
}

function said(answer: FlowAnswer, at: PointedAt | null, dataset: Dataset): Pick<ReleasedFigure, 'sentence' | 'value' | 'table'> {
  const { isCut, hasHidden, ...table } = neighboursOf(answer, at);
  const notes = [
    `${dataset.name}, extract of ${dayInWords(dayOfIso(dataset.extractDate)!)}.${dataset.synthetic ? ' Synthetic data.' : ''}`,
    'Rounded to multiples of five to protect people: totals need not add up.',
    ...(hasHidden ? [`[c] hidden: fewer than ${dataset.threshold} people.`] : []),
    ...(isCut ? ['Cut to the figures around the one that is meant.'] : []),
  ];
  return { sentence: figureSentence(answer, at), value: at?.figure ?? null, table: { ...table, notes } };
}

/** What answers depend on beside rows: how rows are read, where small begins, what a subset means. Names and notes change no figure. */
export function basisOf(database: Readable, { threshold, from, to, states, dating, linkedFrom }: Dataset, { filter }: FlowQuestion): string {
  const subset = filter?.subsetId === undefined ? null : (readSubset(database, filter.subsetId)?.filter ?? 'gone');
  return hashOf(threshold, from, to, states, dating, linkedFrom, subset);
}

/** Answers given last, by connection: a claim and its brief ask for several figures of one answer, and ask again. */
const answers = new WeakMap<Readable, Map<string, FlowAnswer>>();
const mostAnswers = 24;

function answerOf(database: Readable, question: FlowQuestion, basis: string): FlowAnswer {
  const known = answers.get(database) ?? new Map<string, FlowAnswer>();
  answers.set(database, known);
  const key = JSON.stringify([question, basis]);
  const answer = known.get(key) ?? answerProtected(database, question);
  known.delete(key);
  known.set(key, answer);
  if (known.size > mostAnswers) known.delete(known.keys().next().value!);
  return answer;
}

function noSuchFigure({ row, column }: NonNullable<FigureAddress['cell']>): Refusal {
  return new Refusal('not-found', `The flow data hold no figure for “${row}” and “${column}” in this way of looking. Nothing was changed. Open the flow data and choose the figure there.`, { row, column });
}
