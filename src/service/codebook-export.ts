/** The codebook on its way out: what would leave, what the gate says of it, and the file. */
import { createHash } from 'node:crypto';
import { codebookAsDocument } from '../domain/codebook/as-document.ts';
import { listText, pathText } from '../domain/codebook/path-text.ts';
import { scaleText } from '../domain/codebook/scale-text.ts';
import { withBelow } from '../domain/codebook/tree.ts';
import { fieldLabels, type WrittenCode, type WrittenExample } from '../domain/codebook/written-code.ts';
import { attributionOf, examine, type GateItem } from '../domain/disclosure/gate.ts';
import { settle } from '../domain/disclosure/gate-decision.ts';
import { Refusal } from '../domain/refusal.ts';
import { partsOfDay } from '../domain/timeline/calendar.ts';
import { identifierHits } from '../domain/voices/identifier-hits.ts';
import { codebookAsCsv } from '../exchange/codebook/codebook-csv.ts';
import { briefAsDocx } from '../exchange/reports/brief-docx.ts';
import type { Audience, ExportRecord, GateDecision, GateFinding, MadeFile, Parsed, UncertainDate } from '../contract/index.ts';
import { type CodeRow, codeRows } from '../vault/codebook.ts';
import { pinnedExamples } from '../vault/codebook-examples.ts';
import { historyHead } from '../vault/history.ts';
import { passageReader, type PassageSource, type PassageSpeaker } from '../vault/passage.ts';
import { readProgramme } from '../vault/programme.ts';
import { type recordExport, speakerLabels, strictestThreshold } from '../vault/reports.ts';
import { voiceRecords } from '../vault/voices.ts';
import type { Context } from './context.ts';
import { onlyOf } from './put-codings.ts';
import { inShort } from './references.ts';

type Example = { id: string; codeId: string; sourceId: string; speakers: PassageSpeaker[]; written: WrittenExample; item: GateItem };
/** The codebook in reading order with what the gate says of it, before anybody has decided anything. */
export type GatheredCodebook = { codes: { row: CodeRow; written: WrittenCode }[]; examples: Example[]; findings: GateFinding[]; title: string; audience: Audience; today: string };

const mediaTypes = { docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', csv: 'text/csv' } as const;

/** Codes from the top down, each before those under it. */
function inReadingOrder(rows: readonly CodeRow[]): { row: CodeRow; path: string[] }[] {
  const children = Map.groupBy(rows, (row) => row.parentId);
  const under = (parentId: string | null, above: readonly string[]): { row: CodeRow; path: string[] }[] =>
    (children.get(parentId) ?? []).flatMap((row) => [{ row, path: [...above, row.name] }, ...under(row.id, [...above, row.name])]);
  return under(null, []);
}

export function gatherCodebook({ database, coderId, now }: Context, audience: Audience, withExamples: boolean): GatheredCodebook {
  const programme = readProgramme(database);
  const title = ['Codebook', programme.name].filter(Boolean).join(': ');
  const codes = inReadingOrder(codeRows(database)).map(({ row, path }) => ({
    row,
    written: { path, definition: row.definition, useWhen: row.useWhen, notWhen: row.notWhen, colour: row.colour, family: row.family, aliases: row.aliases, scale: row.scale },
  }));
  const examples = withExamples ? readExamples(database, onlyOf(database, coderId), audience, new Map(codes.map(({ row }) => [row.id, row]))) : [];
  const items = [
    { evidenceId: null, claimId: null, what: 'The title', words: null, texts: [{ about: 'the title', text: title }], figure: null, stale: null } satisfies GateItem,
    ...codes.flatMap(({ row, written }) => [codeItem(row, written), ...examples.filter((example) => example.codeId === row.id).map(({ item }) => item)]),
  ];
  const voices = voiceRecords(database);
  const names = [...speakerLabels(database), ...voices.map((voice) => voice.creditedAs), ...(audience === 'team' ? [] : voices.map((voice) => voice.pseudonym))].filter(Boolean);
  const today = now().slice(0, 10);
  const findings = examine(items, { audience, today, fewerThan: strictestThreshold(database), look: (text) => identifierHits(text, names) });
  return { codes, examples, findings, title, audience, today };
}

/** The words of a code stand where a claim's prose stands: what may not leave has to be edited, or the code is left out whole. */
function codeItem(row: CodeRow, written: WrittenCode): GateItem {
  const texts = [
    { about: 'its name', text: row.name },
    { about: fieldLabels.definition.toLowerCase(), text: written.definition },
    { about: fieldLabels.useWhen.toLowerCase(), text: written.useWhen },
    { about: fieldLabels.notWhen.toLowerCase(), text: written.notWhen },
    { about: fieldLabels.family.toLowerCase(), text: written.family },
    { about: fieldLabels.aliases.toLowerCase(), text: listText(written.aliases) },
    // Its numbers are the ends of a scale and count nobody.
    { about: fieldLabels.scale.toLowerCase(), text: scaleText(written.scale), said: true },
  ];
  return { evidenceId: null, claimId: row.id, what: `Code “${inShort(pathText(written.path), 80)}”`, words: null, texts: texts.filter(({ text }) => text.trim() !== ''), figure: null, stale: null };
}

function readExamples(database: Context['database'], by: string | null, audience: Audience, codes: ReadonlyMap<string, CodeRow>): Example[] {
  const passages = passageReader(database);
  return pinnedExamples(database, by).flatMap(({ id, codeId, sourceId, start, end }): Example[] => {
    const source = passages.source(sourceId);
    const code = codes.get(codeId);
    if (!source || !code) return [];
    const speakers = passages.speakers(sourceId, start, end);
    const quote = passages.quote(sourceId, start, end);
    const words = { speakers, sourceKind: source.kind, year: yearOf(source.date) };
    const written = { words: quote.text.replace(/\n\s*\n/g, '\n'), attribution: attributionOf(words, audience), where: whereOf(source, quote.paragraph, audience) };
    const item: GateItem = {
      evidenceId: id,
      claimId: codeId,
      what: `Example of “${inShort(code.name, 40)}”: “${inShort(quote.text, 80)}”`,
      words,
      texts: [{ about: 'the words', text: written.words, said: true }, { about: 'where it comes from', text: written.where }],
      figure: null,
      stale: null,
    };
    return [{ id, codeId, sourceId, speakers, written, item }];
  });
}

/** Beyond the team the title of a source can say who somebody is, so only its kind is told. */
function whereOf({ title, kind }: PassageSource, paragraph: number, audience: Audience): string {
  return audience === 'team' ? `in “${title}”, paragraph ${paragraph}` : kind;
}

/** The year of a date, where it lies within one. The end of a date is the day after its last. */
function yearOf(date: UncertainDate | null): number | null {
  if (date === null) return null;
  const first = partsOfDay(date.from).year;
  const last = date.to.endsWith('-01-01') ? partsOfDay(date.to).year - 1 : partsOfDay(date.to).year;
  return first === last ? first : null;
}

export type PreparedCodebook = { file: MadeFile; findings: GateFinding[]; title: string; record: Omit<Parameters<typeof recordExport>[1], 'decision'> };

/** Reads, examines and writes the file; nothing has left and nothing is stored yet. */
export async function prepareCodebookExport(context: Context, { format, audience, examples: withExamples, decision }: Parsed<'codebook.export'>): Promise<PreparedCodebook> {
  if (decision && decision.allow.length > 0 && decision.reason.trim() === '') {
    throw new Refusal('bad-input', 'Something was allowed that the export check leaves to people, without a reason. Nothing was exported. Write why it may go out.');
  }
  context.report(0.1, 'Reading the codebook');
  const gathered = gatherCodebook(context, audience, withExamples);
  if (gathered.codes.length === 0) throw new Refusal('not-allowed', 'The codebook is still empty, so there is nothing to export. Add a first code.');
  context.report(0.5, 'Putting together what may go out');
  const outcome = settle(gathered.findings.filter(notBelow(gathered, decision ?? null)), decision ?? null);
  if (outcome.blocking.length > 0) throw closed('The codebook holds words that may not leave. Nothing was exported. Edit that code, or leave it out.', outcome.blocking);
  if (outcome.open.length > 0) throw closed('Some things here can only go out when a named person says so. Nothing was exported. Look at each, then let it enter or leave it out.', outcome.open);
  const codes = gathered.codes.filter(({ row }) => outcome.claims.has(row.id));
  if (codes.length === 0) throw new Refusal('gate-closed', 'Every code was left out, so there is nothing to export. Nothing was exported. Let at least one code enter.');
  const entering = gathered.examples.filter((example) => outcome.entering.has(example.id));
  const byCode = withExamples ? codes.map(({ row }) => entering.filter((example) => example.codeId === row.id).map(({ written }) => written)) : null;
  const head = historyHead(context.database);
  context.report(0.7, 'Writing the file');
  const written = codes.map((code) => code.written);
  const bytes = format === 'csv'
    ? codebookAsCsv(written, byCode)
    : await briefAsDocx(codebookAsDocument({ title: gathered.title, programme: readProgramme(context.database), audience, madeOn: gathered.today, head, codes: written, examples: byCode }));
  return {
    file: { name: `codebook-${audience}-${gathered.today}.${format}`, mediaType: mediaTypes[format], base64: Buffer.from(bytes).toString('base64') },
    findings: gathered.findings,
    title: gathered.title,
    record: {
      audience, title: gathered.title, format, hash: createHash('sha256').update(bytes).digest('hex'), entered: entering.length, held: outcome.staying.length, head: { seq: head.seq, hash: head.hash },
      contents: {
        claimIds: [],
        evidenceIds: [],
        sourceIds: [...new Set(entering.map(({ sourceId }) => sourceId))],
        voiceIds: [...new Set(entering.flatMap(({ speakers }) => speakers.flatMap(({ voice }) => (voice ? [voice.id] : []))))],
      } satisfies ExportRecord['contents'],
    },
  };
}

/** A code that is left out takes those under it along: the way to them would tell its name. */
function notBelow({ codes }: GatheredCodebook, decision: GateDecision | null): (finding: GateFinding) => boolean {
  const rows = codes.map(({ row }) => row);
  const gone = new Set((decision?.leaveOut ?? []).filter((id) => rows.some((row) => row.id === id)).flatMap((id) => withBelow(rows, id)));
  return (finding) => finding.claimId === null || !gone.has(finding.claimId);
}

function closed(why: string, findings: readonly GateFinding[]): Refusal {
  const first = findings[0]!;
  return new Refusal('gate-closed', `${why} First: ${first.what}. ${first.why}`, { findings });
}
