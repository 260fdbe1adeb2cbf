/** An answer of flow data as a file: its tables, the picture that the window drew of it, or a script that re-derives it. Always the protected answer, whatever the window shows. */
import { createHash } from 'node:crypto';
import type { Dataset, FlowAnswer, GateFinding, MadeFile, Parsed } from '../contract/index.ts';
import { audienceInWords } from '../domain/disclosure/consent.ts';
import type { GateItem } from '../domain/disclosure/gate.ts';
import { isHidden } from '../domain/disclosure/small-numbers.ts';
import { dayInWords, dayOfIso } from '../domain/flows/days.ts';
import type { ScriptAsked } from '../domain/flows/scripts/asked.ts';
import { scriptOf } from '../domain/flows/scripts/script.ts';
import { Refusal } from '../domain/refusal.ts';
import { answerAsCsv } from '../exchange/flows/answer-csv.ts';
import { checkPicture } from '../exchange/flows/check-picture.ts';
import { historyHead } from '../vault/history.ts';
import { recordExport } from '../vault/reports.ts';
import { signingKeyOf } from '../vault/signing-key.ts';
import type { Context, Handlers, PrepareAndStore } from './context.ts';
import { hashOfRows } from './data-state.ts';
import { examineItems, fileSlug, settleOrRefuse } from './export-gate.ts';
import { answerProtected, datasetHere } from './flow-answer.ts';
import { scriptAsked, scriptItems } from './flow-scripts.ts';

const mediaTypes = { csv: 'text/csv', svg: 'image/svg+xml', png: 'image/png', python: 'text/x-python', r: 'text/x-r' } as const;
const endings = { csv: 'csv', svg: 'svg', png: 'png', python: 'py', r: 'R' } as const;

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

type Gathered = { answer: FlowAnswer; dataset: Dataset; /** What the script is made from, where a script is asked for. */ script: ScriptAsked | null; findings: GateFinding[] };

function gathered(context: Context, { question, audience, format }: Parsed<'flows.checkExport'>): Gathered {
  const dataset = datasetHere(context.database, question.datasetId);
  context.report(0.2, 'Counting');
  const answer = answerProtected(context.database, question);
  const script = format === 'python' || format === 'r' ? scriptAsked(context.database, dataset, answer, format) : null;
  context.report(0.7, 'Looking for names');
  return { answer, dataset, script, findings: examineItems(context, script === null ? itemsOf(answer, dataset) : scriptItems(script, dataset, wholeAnswer), audience) };
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

/** A script waits for the vault's own key, under which it names the state of the data. */
type Made = { bytes: Uint8Array } | { script: ScriptAsked; rowsHash: string };
type Prepared = { made: Made; title: string; findings: GateFinding[]; shown: number; held: number; head: { seq: number; hash: string } };

/** The script with what its reader needs to say which data and which vault it is from. */
function scriptAsBytes({ about, ...asked }: ScriptAsked, rowsHash: string, audience: Parsed<'flows.export'>['audience'], head: Prepared['head']): Uint8Array {
  const lines: ScriptAsked['about']['lines'] = [
    ...about.lines,
    ['State of the data', `${rowsHash} (a hash of all rows under the key of the vault: the same data in the same vault give the same)`],
    ['Made for', audienceInWords[audience]],
    ['State of the vault', `event ${head.seq}, ${head.hash.slice(0, 16)}`],
  ];
  return new TextEncoder().encode(scriptOf({ ...asked, about: { ...about, lines } }));
}

const exportAnswer: PrepareAndStore<'flows.export', Prepared> = {
  async prepare(context, { question, audience, format, pictureBase64, decision }) {
    const { seq, hash } = historyHead(context.database);
    const { answer, dataset, script, findings } = gathered(context, { question, audience, format });
    const { entering } = settleOrRefuse(findings, decision, 'answer');
    if (!entering.has(wholeAnswer)) throw new Refusal('gate-closed', 'The answer was held back or left out, so there is nothing to send. Nothing was exported.', { findings });
    const numbers = answer.tables.flatMap(({ cells }) => cells.flat());
    const held = numbers.filter((count) => count !== null && isHidden(count)).length;
    const title = `${answer.tables[0]!.caption}, ${dataset.name}`;
    if (script !== null) return { made: { script, rowsHash: hashOfRows(context.database, dataset) }, title, findings, shown: 1, held: 0, head: { seq, hash } };
    if (format === 'csv') return { made: { bytes: answerAsCsv(answer, notesOf(answer, dataset, audience, { seq, hash })) }, title, findings, shown: numbers.length - held, held, head: { seq, hash } };
    if (pictureBase64 === undefined || format === 'python' || format === 'r') throw new Refusal('bad-input', 'There is no picture to keep. Nothing was exported. Pictures are drawn by the window: export from there, or ask for csv.');
    const bytes = new Uint8Array(Buffer.from(pictureBase64, 'base64'));
    checkPicture(bytes, format);
    return { made: { bytes }, title, findings, shown: numbers.length - held, held, head: { seq, hash } };
  },
  store({ change, now, newId }, { audience, format, decision }, { made, title, findings, shown, held, head }) {
    if (historyHead(change.database).hash !== head.hash) throw new Refusal('conflict', 'Something in the vault changed while the file was being made, so it was thrown away. Nothing was exported. Make it again.');
    const bytes = 'bytes' in made ? made.bytes : scriptAsBytes(made.script, signingKeyOf(change.database, now(), newId).keyedHash(made.rowsHash), audience, head);
    const file: MadeFile = { name: `${fileSlug(title, 'answer')}-${audience}-${now().slice(0, 10)}.${endings[format]}`, mediaType: mediaTypes[format], base64: Buffer.from(bytes).toString('base64') };
    const recordId = recordExport(change, {
      audience, title, format, hash: createHash('sha256').update(bytes).digest('hex'), decision: decision ?? null, entered: shown, held, head,
      contents: { claimIds: [], evidenceIds: [], sourceIds: [], voiceIds: [] },
    });
    change.describe(`Exported ${'script' in made ? 'a script for ' : ''}“${title}” for ${audienceInWords[audience]}`);
    return { file, recordId, findings };
  },
};

export const flowExportHandlers = {
  'flows.checkExport': (context, asked) => ({ findings: gathered(context, asked).findings }),
  'flows.export': exportAnswer,
} satisfies Pick<Handlers<'flows'>, 'flows.checkExport' | 'flows.export'>;
