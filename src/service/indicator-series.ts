/** Signs that are series of figures: asked again whenever they are looked at, always in protected figures. */
import type { FlowQuestion, IndicatorSeries } from '../contract/index.ts';
import { type Followed, seriesOf, seriesSentence } from '../domain/framework/series.ts';
import { Refusal } from '../domain/refusal.ts';
import { newestExtract } from '../vault/claims.ts';
import type { Readable } from '../vault/open.ts';
import { listSeries, readSeries, type SeriesRow } from '../vault/indicator-series.ts';
import type { Handlers, PrepareAndStore } from './context.ts';
import { answerProtected } from './flow-answer.ts';
import { given, inShort, notHere, requireHere } from './references.ts';

/** The series with its figures as they are now, of the newest extract of its data; why there are none, where the data can't tell any more. */
function seriesNow(database: Readable, stored: SeriesRow): IndicatorSeries {
  const row = { ...stored, question: askedNow(database, stored.question) };
  try {
    const series = figuresOf(database, row);
    return { ...row, points: series.points, unit: series.unit, sentence: seriesSentence(series, row.rising), problem: null };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'cancelled') throw error;
    return { ...row, points: [], unit: 'number', sentence: 'The figures of this series can’t be had now.', problem: error.message };
  }
}

/** A series goes on: what was followed in one extract is asked of the newest that continues it, which adds the next points. */
function askedNow(database: Readable, question: FlowQuestion): FlowQuestion {
  return { ...question, datasetId: newestExtract(database, question.datasetId)?.id ?? question.datasetId };
}

function figuresOf(database: Readable, { question, column, row }: Pick<SeriesRow, 'question'> & Followed) {
  const answer = answerProtected(database, question);
  const series = seriesOf(answer.tables[0]!, { column, row });
  if (series) return series;
  throw new Refusal('not-found', `The first table of this answer (${answer.tables[0]!.caption}) has no figures called “${column ?? row}” that follow each other in time. Nothing was changed. Choose a column whose rows are days, quarters or years, or a row whose columns are.`);
}

/** Refuses a series that can't be followed, where long reading runs. */
function requireSeries(database: Readable, row: Pick<SeriesRow, 'question'> & Followed): void {
  if ((row.column === null) === (row.row === null)) throw new Refusal('bad-input', 'A series follows either one column or one row. Nothing was changed. Name one of the two.');
  figuresOf(database, row);
}

const add: PrepareAndStore<'framework.addSeries', null> = {
  async prepare({ database }, { question, column, row }) {
    requireSeries(database, { question, column, row });
    return null;
  },
  store({ change, database, newId }, { indicatorId, name, rising, question, column, row, note = '' }) {
    requireHere(database, 'indicator', indicatorId);
    const id = newId();
    change.insert('indicator_series', { id, indicator_id: indicatorId, name, rising, question: JSON.stringify(question), row, column, note, version: 1 });
    change.describe(`Followed “${inShort(name)}” as a sign`);
    return { id, version: 1 };
  },
};

const edit: PrepareAndStore<'framework.editSeries', null> = {
  async prepare({ database }, { id, question, column, row }) {
    const series = readSeries(database, id) ?? notHere('series', id);
    const asked = { question: question ?? series.question, column: column === undefined ? series.column : column, row: row === undefined ? series.row : row };
    if (question !== undefined || column !== undefined || row !== undefined) requireSeries(database, asked);
    return null;
  },
  store({ change, database }, { id, expectedVersion, name, rising, question, column, row, note }) {
    const series = readSeries(database, id) ?? notHere('series', id);
    const version = change.update('indicator_series', id, given<string | null>({ name, rising, question: question && JSON.stringify(question), column, row, note }), expectedVersion);
    change.describe(`Changed the series “${inShort(series.name)}”`);
    return { id, version };
  },
};

export const indicatorSeriesHandlers = {
  'framework.series': ({ database, report }, { indicatorId }) => {
    const rows = listSeries(database, indicatorId);
    return {
      series: rows.map((row, index) => {
        report(index / rows.length, `Working out “${row.name}”`);
        return seriesNow(database, row);
      }),
    };
  },
  'framework.addSeries': add,
  'framework.editSeries': edit,
  'framework.removeSeries': ({ change, database }, { id }) => {
    const series = readSeries(database, id) ?? notHere('series', id);
    change.remove('indicator_series', id);
    change.describe(`Took away the series “${inShort(series.name)}”`);
    return {};
  },
} satisfies Partial<Handlers<'framework'>>;
