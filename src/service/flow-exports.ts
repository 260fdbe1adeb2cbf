/** An answer of flow data as a file: its tables, or the picture that the window drew of it. Always the protected answer, whatever the window shows. */
import { createHash } from 'node:crypto';
import type { Dataset, FlowAnswer, GateFinding, MadeFile, Parsed } from '../contract/index.ts';
import { audienceInWords } from '../domain/disclosure/consent.ts';
import type { GateItem } from '../domain/disclosure/gate.ts';
import { isHidden } from '../domain/disclosure/small-numbers.ts';
import { dayInWords, dayOfIso } from '../domain/flows/days.ts';
import { Refusal } from '../domain/refusal.ts';
import { answerAsCsv } from '../exchange/flows/answer-csv.ts';
import { checkPicture } from '../exchange/flows/check-picture.ts';
import { historyHead } from '../vault/history.ts';
import { recordExport } from '../vault/reports.ts';
import type { Context, Handlers, PrepareAndStore } from './context.ts';
import { examineItems, fileSlug, settleOrRefuse } from './export-gate.ts';
import { answerProtected, datasetHere } from './flow-answer.ts';

const mediaTypes = { csv: 'text/csv', svg: 'image/svg+xml', png: 'image/png' } as const;

/** The one thing that leaves: it can be allowed as a whole or left out as a whole. */
const wholeAnswer = 'answer';

/** Every word that would leave. Numbers have passed disclosure control; names of places, states and data were written by people. */
function itemsOf(answer: FlowAnswer, dataset: Dataset): GateItem[] {
  const tables = answer.tables.map(({ caption, heading, rows, columns }) => [caption, heading, ...rows.map(({ label }) => label), ...columns.map(({ label }) => label)].join('\n')).join('\n');
  const texts: GateItem['texts'] = [
    { about: 'the sentences', text: answer.sentences.join('\n'), said: true },
    { about: 'the tables', text: tables, said: true },
    { about: 'the part in view', text: answer.part, said: true },
    { about: 'what to keep in mind', text: answer.notes.join('\n') },
    { about: 'the name of the data', text: dataset.name },
    { about: 'who holds the data', text: dataset.holder },
    { about: 'the known limits of the data', text: dataset.note },
  ];
  return [{ evidenceId: wholeAnswer, claimId: null, what: `The answer from “${dataset.name}”`, words: null, texts: texts.filter(({ text }) => text.trim() !== ''), figure: 'released', stale: null }];
}

function gathered(context: Context, { question, audience }: Parsed<'flows.checkExport'>): { answer: FlowAnswer; dataset: Dataset; findings: GateFinding[] } {
  const dataset = datasetHere(context.database, question.datasetId);
  context.report(0.2, 'Counting');
  const answer = answerProtected(context.database, question);
  context.report(0.7, 'Looking for names');
  return { answer, dataset, findings: examineItems(context, itemsOf(answer, dataset), audience) };
}

/** What a reader of the file has to know, in pairs of a term and its words. */
function notesOf(answer: FlowAnswer, dataset: Dataset, audience: Parsed<'flows.export'>['audience'], head: { seq: number; hash: string }): [string, string][] {
  const { name, extractDate, holder, note, threshold, synthetic } = dataset;
  return [
    ...answer.sentences.map((sentence): [string, string] => ['Finding', sentence]),
    ['Part', answer.part],
    ['How it is counted', answer.definition],
    ['Protection', `Numbers with fewer than ${threshold} people behind them are hidden ([c]); all others are rounded to multiples of five in a way that keeps two tables from being subtracted. [z]: there is no such number.`],
    ...answer.notes.map((words): [string, string] => ['Note', words]),
    ['Data', `${name}${synthetic ? ' (synthetic: nobody in them exists)' : ''}, extract of ${dayInWords(dayOfIso(extractDate)!)}`],
    ...(holder.trim() === '' ? [] : [['Held by', holder] as [string, string]]),
    ...(note.trim() === '' ? [] : [['Known limits', note] as [string, string]]),
    ['Made for', audienceInWords[audience]],
    ['State of the vault', `event ${head.seq}, ${head.hash.slice(0, 16)}`],
  ];
}

type Prepared = { bytes: Uint8Array; title: string; findings: GateFinding[]; shown: number; held: number; head: { seq: number; hash: string } };

const exportAnswer: PrepareAndStore<'flows.export', Prepared> = {
  async prepare(context, { question, audience, format, pictureBase64, decision }) {
    const { seq, hash } = historyHead(context.database);
    const { answer, dataset, findings } = gathered(context, { question, audience });
    const { entering } = settleOrRefuse(findings, decision, 'answer');
    if (!entering.has(wholeAnswer)) throw new Refusal('gate-closed', 'The answer was held back or left out, so there is nothing to send. Nothing was exported.', { findings });
    const numbers = answer.tables.flatMap(({ cells }) => cells.flat());
    const held = numbers.filter((count) => count !== null && isHidden(count)).length;
    const title = `${answer.tables[0]!.caption}, ${dataset.name}`;
    if (format === 'csv') return { bytes: answerAsCsv(answer, notesOf(answer, dataset, audience, { seq, hash })), title, findings, shown: numbers.length - held, held, head: { seq, hash } };
    if (pictureBase64 === undefined) throw new Refusal('bad-input', 'There is no picture to keep. Nothing was exported. Pictures are drawn by the window: export from there, or ask for csv.');
    const bytes = new Uint8Array(Buffer.from(pictureBase64, 'base64'));
    checkPicture(bytes, format);
    return { bytes, title, findings, shown: numbers.length - held, held, head: { seq, hash } };
  },
  store({ change, now }, { audience, format, decision }, { bytes, title, findings, shown, held, head }) {
    if (historyHead(change.database).hash !== head.hash) throw new Refusal('conflict', 'Something in the vault changed while the file was being made, so it was thrown away. Nothing was exported. Make it again.');
    const file: MadeFile = { name: `${fileSlug(title, 'answer')}-${audience}-${now().slice(0, 10)}.${format}`, mediaType: mediaTypes[format], base64: Buffer.from(bytes).toString('base64') };
    const recordId = recordExport(change, {
      audience, title, format, hash: createHash('sha256').update(bytes).digest('hex'), decision: decision ?? null, entered: shown, held, head,
      contents: { claimIds: [], evidenceIds: [], sourceIds: [], voiceIds: [] },
    });
    change.describe(`Exported “${title}” for ${audienceInWords[audience]}`);
    return { file, recordId, findings };
  },
};

export const flowExportHandlers = {
  'flows.checkExport': (context, asked) => ({ findings: gathered(context, asked).findings }),
  'flows.export': exportAnswer,
} satisfies Pick<Handlers<'flows'>, 'flows.checkExport' | 'flows.export'>;
