/** The framework matrix: voices or sources by codes, with summaries that cite their quotes. */
import { createHash } from 'node:crypto';
import type { Audience, GateFinding, MadeFile, Output, Parsed, Restriction, Summary } from '../contract/index.ts';
import { attributionOf, type GateItem } from '../domain/disclosure/gate.ts';
import { audienceInWords } from '../domain/disclosure/consent.ts';
import { frameworkAsDocument, type WrittenCell, type WrittenFramework } from '../domain/questions/framework-document.ts';
import { indexOf } from '../domain/questions/ground.ts';
import { noneKey } from '../domain/questions/axes.ts';
import { answerMatrix, layMatrix } from '../domain/questions/matrix.ts';
import { quotesPerCell } from '../domain/questions/quotes-per-cell.ts';
import { Refusal } from '../domain/refusal.ts';
import { formatUncertainDate } from '../domain/timeline/uncertain-date.ts';
import { briefAsDocx } from '../exchange/reports/brief-docx.ts';
import { frameworkAsCsv } from '../exchange/questions/framework-csv.ts';
import { historyHead } from '../vault/history.ts';
import type { Readable } from '../vault/open.ts';
import { passageReader } from '../vault/passage.ts';
import { readProgramme } from '../vault/programme.ts';
import { readGround } from '../vault/questions-ground.ts';
import { recordExport } from '../vault/reports.ts';
import { readSummary } from '../vault/sources.ts';
import { citedNow, isSummaryStale, readSummaryOf, type RowKind, summaryPlaces, summaryRows, type SummaryRow } from '../vault/summaries.ts';
import { readVoice } from '../vault/voices.ts';
import { frameItems } from './brief-items.ts';
import { requireCode } from './codebook-tree.ts';
import type { Context, Handlers, PrepareAndStore } from './context.ts';
import { allowedCount, examineItems, fileSlug, settleOrRefuse } from './export-gate.ts';
import { beginAsking } from './questions-asking.ts';
import { inShort, notHere } from './references.ts';

type Choice = { rows: RowKind; codeIds: readonly string[]; restriction?: Restriction | undefined };

const mediaTypes = { docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', csv: 'text/csv' } as const;

/** In blind mode what others wrote on what they coded is as if it were not there. */
function visibleSummaries({ database, coderId }: Pick<Context, 'database' | 'coderId'>, { rows, codeIds }: Choice): SummaryRow[] {
  const { barred } = beginAsking({ database, coderId });
  return summaryRows(database, rows, codeIds).filter((row) => barred.onlyCoderId == null || row.coderId === barred.onlyCoderId);
}

function shown({ cites, rowKind: _, ...row }: SummaryRow, now: ReturnType<typeof citedNow>): Summary {
  return { ...row, cites: cites.map(({ id }) => id), stale: isSummaryStale(cites, now) };
}

function readFramework(context: Pick<Context, 'database' | 'coderId'>, choice: Choice): Output<'questions.framework'> {
  const { database } = context;
  const { saved, barred } = beginAsking(context);
  const ground = readGround(database);
  for (const codeId of choice.codeIds) if (indexOf(ground.codes, codeId) < 0) notHere('code', codeId);
  const laid = layMatrix(ground, { rows: { by: choice.rows }, columns: { by: 'code', codeIds: [...choice.codeIds] }, count: 'codings', ...(choice.restriction && { restriction: choice.restriction }) }, saved, barred);
  const matrix = answerMatrix(ground, laid);
  const quotes = quotesPerCell(laid);
  const rows = matrix.rows.flatMap(({ key, name }, at) => (key === noneKey ? [] : [{ id: key, name, at }]));
  const columnOf = new Map(matrix.columns.map(({ key }, at) => [key, at]));
  const summaries = visibleSummaries(context, choice);
  const now = citedNow(database, summaries.flatMap(({ cites }) => cites.map(({ id }) => id)));
  const byCell = new Map(summaries.map((summary) => [`${summary.rowId} ${summary.codeId}`, summary]));
  return {
    rows: rows.map(({ id, name }) => ({ id, name, detail: detailOf(ground, choice.rows, id) })),
    cells: rows.flatMap(({ id, at }) =>
      choice.codeIds.map((codeId) => {
        const summary = byCell.get(`${id} ${codeId}`);
        return { rowId: id, codeId, codings: matrix.cells[at]![columnOf.get(codeId)!]!, quotes: quotes[at]![columnOf.get(codeId)!]!, summary: summary ? shown(summary, now) : null };
      }),
    ),
    base: matrix.base,
  };
}

/** What tells rows of one name apart: a voice's group, a source's kind and date. */
function detailOf(ground: ReturnType<typeof readGround>, rows: RowKind, id: string): string {
  if (rows === 'voice') return ground.voices[indexOf(ground.voices, id)]!.group;
  const { kind, date } = ground.sources[indexOf(ground.sources, id)]!;
  return date ? `${kind}, ${formatUncertainDate(date)}` : kind;
}

type Exported = { row: { id: string; name: string }; codeId: string; item: GateItem; cell: WrittenCell; sourceIds: string[]; voiceIds: string[] };

/** Every summary of the matrix with the quotes that it cites, as it would leave. */
function gather(context: Context, choice: Choice, audience: Audience): { cells: Exported[]; rows: { id: string; name: string }[] } {
  const { database } = context;
  const passages = passageReader(database);
  const framework = readFramework(context, choice);
  const cells: Exported[] = [];
  const rows = framework.rows.map(({ id, name }, at) => ({ id, name: nameFor(database, choice.rows, id, name, audience, at) }));
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  for (const { rowId, codeId, summary } of framework.cells) {
    if (!summary) continue;
    const now = [...citedNow(database, summary.cites).values()];
    const speakers = now.flatMap(({ sourceId, start, end }) => passages.speakers(sourceId, start, end));
    const voice = choice.rows === 'voice' ? readVoice(database, rowId) : null;
    const everybody = [...speakers, ...(voice ? [{ label: '', role: 'participant' as const, voice }] : [])];
    const first = now[0] && passages.source(now[0].sourceId);
    const own = choice.rows === 'source' ? passages.source(rowId) : null;
    const kind = (first ?? own)?.kind ?? 'interview';
    const quotes = now.map(({ sourceId, start, end }) => {
      const source = passages.source(sourceId)!;
      const words = { speakers: passages.speakers(sourceId, start, end), sourceKind: source.kind, year: source.date ? Number(source.date.from.slice(0, 4)) : null };
      return { text: passages.quote(sourceId, start, end).text.replace(/\n\s*\n/g, '\n'), attribution: attributionOf(words, audience) };
    });
    const row = rowOf.get(rowId)!;
    cells.push({
      row,
      codeId,
      cell: { text: summary.text, quotes },
      sourceIds: [...new Set([...now.map(({ sourceId }) => sourceId), ...(choice.rows === 'source' ? [rowId] : [])])],
      voiceIds: [...new Set(everybody.flatMap((one) => (one.voice ? [one.voice.id] : [])))],
      item: {
        evidenceId: summary.id,
        claimId: null,
        what: `Summary for ${row.name}: “${inShort(summary.text, 60)}”`,
        words: { speakers: everybody, sourceKind: kind, year: null },
        // Within the team voices stand under their pseudonyms, as they do beside any quote.
        texts: [{ about: 'the summary', text: summary.text }, ...(voice && audience === 'team' ? [] : [{ about: 'whose row it is', text: row.name }]), ...quotes.map(({ text }) => ({ about: 'the words', text, said: true }))],
        figure: null,
        stale: summary.stale ? { why: 'Something that it cites was recoded, corrected or taken away since it was written.', gone: false } : null,
      },
    });
  }
  return { cells, rows };
}

/** Beyond the team a pseudonym is a name, and a title can say who somebody is: rows are numbered then, and told by what may be said of them. */
function nameFor(database: Readable, rows: RowKind, id: string, name: string, audience: Audience, at: number): string {
  if (audience === 'team') return name;
  if (rows === 'source') return `Source ${at + 1}: ${readSummary(database, id)?.kind ?? 'source'}`;
  const voice = readVoice(database, id);
  return `Voice ${at + 1}: ${attributionOf({ speakers: [{ role: 'participant', voice }], sourceKind: 'interview', year: null }, audience)}`;
}

type PreparedFramework = { file: MadeFile; findings: GateFinding[]; record: Omit<Parameters<typeof recordExport>[1], 'decision'> };

async function prepareExport(context: Context, { format, audience, decision, ...choice }: Parsed<'questions.exportFramework'>): Promise<PreparedFramework> {
  const { database } = context;
  context.report(0.1, 'Reading the summaries');
  const programme = readProgramme(database);
  const head = historyHead(database);
  const title = [programme.name, 'framework matrix'].filter(Boolean).join(': ');
  const { cells, rows } = gather(context, choice, audience);
  const findings = examineItems(context, [...frameItems(title, programme.name), ...codeItems(database, choice.codeIds), ...cells.map(({ item }) => item)], audience);
  context.report(0.5, 'Putting together what may go out');
  const { entering, held } = settleOrRefuse(findings, decision, 'matrix');
  const going = cells.filter(({ item }) => entering.has(item.evidenceId!));
  if (going.length === 0) throw new Refusal('gate-closed', 'No summary may go out, or none is written yet, so there is nothing to export. Nothing was exported. Write a summary, or choose another audience.');
  const written: WrittenFramework = {
    title, audience, madeOn: context.now().slice(0, 10), programme, codes: choice.codeIds.map((codeId) => requireCode(database, codeId).name), held, head,
    rows: rows.flatMap((row) => {
      const own = going.filter((cell) => cell.row.id === row.id);
      return own.length === 0 ? [] : [{ name: row.name, cells: choice.codeIds.map((codeId) => own.find((cell) => cell.codeId === codeId)?.cell ?? null) }];
    }),
    decision: decision ? { person: decision.person, allowed: allowedCount(findings, decision, entering) } : null,
  };
  context.report(0.7, 'Writing the file');
  const bytes = format === 'csv' ? frameworkAsCsv(written) : await briefAsDocx(frameworkAsDocument(written));
  return {
    file: { name: `${fileSlug(title, 'framework-matrix')}-${audience}-${written.madeOn}.${format}`, mediaType: mediaTypes[format], base64: Buffer.from(bytes).toString('base64') },
    findings,
    record: {
      audience, title, format, hash: createHash('sha256').update(bytes).digest('hex'), entered: going.length, held, head: { seq: head.seq, hash: head.hash },
      contents: { claimIds: [], evidenceIds: [], sourceIds: [...new Set(going.flatMap(({ sourceIds }) => sourceIds))], voiceIds: [...new Set(going.flatMap(({ voiceIds }) => voiceIds))] },
    },
  };
}

/** Names of codes head the columns: words that somebody wrote, and that may tell who somebody is. */
function codeItems(database: Readable, codeIds: readonly string[]): GateItem[] {
  return codeIds.map((codeId) => {
    const { name } = requireCode(database, codeId);
    return { evidenceId: null, claimId: null, what: `The code “${inShort(name)}”`, words: null, texts: [{ about: 'its name', text: name }], figure: null, stale: null };
  });
}

const exportFramework: PrepareAndStore<'questions.exportFramework', PreparedFramework> = {
  prepare: prepareExport,
  store({ change }, { decision, audience }, { file, findings, record }) {
    // Consent could have been withdrawn while the file was being written.
    if (historyHead(change.database).hash !== record.head.hash) {
      throw new Refusal('conflict', 'Something in the vault changed while the matrix was being written, so it was thrown away. Nothing was exported. Export it again.');
    }
    const recordId = recordExport(change, { ...record, decision: decision ?? null });
    change.describe(`Exported “${inShort(record.title)}” for ${audienceInWords[audience]}`);
    return { file, findings, recordId };
  },
};

export const frameworkMatrixHandlers = {
  'questions.framework': (context, choice) => readFramework(context, choice),
  'questions.summaries': ({ database, coderId }) => {
    const { barred } = beginAsking({ database, coderId });
    const seen = summaryPlaces(database).filter((row) => barred.onlyCoderId == null || row.coderId === barred.onlyCoderId);
    return { summaries: seen.map(({ id, rowKind, rowId, codeId }) => ({ id, rowKind, rowId, codeId })) };
  },
  'questions.summarise': ({ change, database, coderId }, { rowKind, rowId, codeId, text, cites, expectedVersion }) => {
    const { name } = requireCode(database, codeId);
    const row = rowKind === 'voice' ? (readVoice(database, rowId)?.pseudonym ?? notHere('voice', rowId)) : (readSummary(database, rowId)?.title ?? notHere('source', rowId));
    const before = readSummaryOf(database, rowKind, rowId, codeId);
    const { barred } = beginAsking({ database, coderId });
    if (before && barred.onlyCoderId != null && before.coderId !== barred.onlyCoderId) {
      throw new Refusal('not-allowed', 'Somebody else has written here, and in blind mode you don’t see it. Nothing was changed. Reveal the others’ work first, or write a memo of your own.');
    }
    if (expectedVersion !== undefined && expectedVersion !== (before?.version ?? 0)) {
      throw new Refusal('conflict', 'Meanwhile somebody else wrote here, or took away what was written. Your words were not stored and are still in front of you: look at it again, then save.', { version: before?.version ?? 0 });
    }
    if (text.trim() === '') {
      if (before) {
        change.remove('summary', before.id);
        change.describe(`Took away the summary of “${inShort(name)}” for ${row}`);
      }
      return { id: null, version: 0 };
    }
    const now = citedNow(database, cites);
    const missing = cites.find((id) => !now.has(id) || (barred.onlyCoderId != null && now.get(id)!.coderId !== barred.onlyCoderId));
    if (missing !== undefined) throw new Refusal('not-found', 'A coding that you cite is no longer here. Nothing was stored; your words are still in front of you. Look at the quotes again.', { codingId: missing });
    const cited = JSON.stringify([...new Set(cites)].map((id) => ({ id, codeId: now.get(id)!.codeId, quoteHash: now.get(id)!.quoteHash })));
    change.describe(`Summarised “${inShort(name)}” for ${row}`);
    if (before) return { id: before.id, version: change.update('summary', before.id, { text, cites: cited, coder_id: change.coderId, at: change.at }) };
    const id = change.newId();
    change.insert('summary', { id, row_kind: rowKind, row_id: rowId, code_id: codeId, text, cites: cited, coder_id: change.coderId, at: change.at, version: 1 });
    return { id, version: 1 };
  },
  'questions.checkFramework': (context, { audience, ...choice }) => {
    const title = [readProgramme(context.database).name, 'framework matrix'].filter(Boolean).join(': ');
    const items = [...frameItems(title, readProgramme(context.database).name), ...codeItems(context.database, choice.codeIds), ...gather(context, choice, audience).cells.map(({ item }) => item)];
    return { findings: examineItems(context, items, audience) };
  },
  'questions.exportFramework': exportFramework,
} satisfies Partial<Handlers<'questions'>>;
