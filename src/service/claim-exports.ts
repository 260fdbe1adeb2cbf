/** The one-page picture of a claim and the evidence matrix as files: through the same gate as everything that leaves. */
import { createHash } from 'node:crypto';
import { coverageOf } from '../domain/claims/coverage.ts';
import { gapsIn } from '../domain/claims/evidence-matrix.ts';
import { lettersOf, standsIn } from '../domain/claims/picture-words.ts';
import { audienceInWords } from '../domain/disclosure/consent.ts';
import { settle } from '../domain/disclosure/gate-decision.ts';
import type { GateItem } from '../domain/disclosure/gate.ts';
import { Refusal } from '../domain/refusal.ts';
import { checkPicture } from '../exchange/flows/check-picture.ts';
import { matrixAsCsv } from '../exchange/questions/matrix-csv.ts';
import type { Audience, GateFinding, MadeFile, Output, Parsed } from '../contract/index.ts';
import { voicesAsked } from '../vault/claims.ts';
import { listIndicators, listOutcomes } from '../vault/framework.ts';
import { historyHead } from '../vault/history.ts';
import { readProgramme } from '../vault/programme.ts';
import { recordExport } from '../vault/reports.ts';
import { type BriefEvidence, claimItem, evidenceItem, frameItems } from './brief-items.ts';
import { matrixOf } from './claim-matrix.ts';
import { type ClaimNow, claimNow } from './claim-standing.ts';
import { claimHere } from './claims.ts';
import type { Context, Handlers, PrepareAndStore } from './context.ts';
import { beginReading } from './evidence.ts';
import { showTarget } from './evidence-targets.ts';
import { examineItems, fileSlug, settleOrRefuse } from './export-gate.ts';

const mediaTypes = { csv: 'text/csv', svg: 'image/svg+xml', png: 'image/png' } as const;

type Gathered = { claims: { now: ClaimNow; evidence: BriefEvidence[] }[]; findings: GateFinding[] };

/** Prose of a claim that a picture shows beside that of a brief. */
function moreTexts({ row, factors, steps, timeQuestions, evidence }: ClaimNow): GateItem['texts'] {
  const texts: [string, string][] = [
    ['for whom', row.changeForWhom], ['when', row.changeWhen], ['how we know', row.changeHowKnown], ['what is offered', row.mechanismResource], ['what people do with it', row.mechanismReasoning],
    ['the reason of its weight', row.weightReason], ['the reason of progress', row.progressReason], ['the reason of confidence', row.confidenceReason],
    ...factors.map(({ nonRedundant }): [string, string] => ['why a factor was needed', nonRedundant]), ...steps.map(({ what }): [string, string] => ['a step of the pathway', what]),
    ...timeQuestions.map(({ sentence }): [string, string] => ['what the timeline asks', sentence]), ...evidence.flatMap(({ row: { expectation } }): [string, string][] => (expectation ? [['what was expected', expectation.expected], ['where somebody looked', expectation.search]] : [])),
  ];
  return texts.filter(([, text]) => text.trim() !== '').map(([about, text]) => ({ about, text }));
}

function gather(context: Context, { claimIds, audience }: { claimIds: readonly string[]; audience: Audience }): Gathered {
  const { database } = context;
  const reading = beginReading(context);
  const programme = readProgramme(database);
  const [outcomes, indicators] = [listOutcomes(database), listIndicators(database)];
  const groups = coverageOf(programme.groups, voicesAsked(database), new Set()).map((row) => row.group);
  context.report(0.2, 'Reading the claims and their evidence');
  const claims = [...new Set(claimIds)].map((id) => {
    const now = claimNow(reading, claimHere(database, id));
    return { now, evidence: now.evidence.map((item) => evidenceItem(reading, id, item, audience)) };
  });
  const wordings = (things: readonly { id: string; wording: string }[], ids: readonly string[]): string[] => things.filter(({ id }) => ids.includes(id)).map(({ wording }) => wording);
  const items = [
    ...frameItems('Claims', programme.name),
    ...claims.flatMap(({ now, evidence }) => {
      const names = { outcomes: wordings(outcomes, now.row.outcomeIds), indicators: wordings(indicators, now.row.indicatorIds), groups, place: programme.places.find(({ id }) => id === now.row.placeId)?.name ?? null };
      const prose = claimItem(now, names);
      return [{ ...prose, texts: [...prose.texts, ...moreTexts(now)] }, ...evidence.map(({ item }) => item)];
    }),
  ];
  context.report(0.6, 'Looking for names');
  return { claims, findings: examineItems(context, items, audience) };
}

type Prepared = { bytes: Uint8Array; title: string; entered: number; held: number; head: { seq: number; hash: string }; contents: Parameters<typeof recordExport>[1]['contents'] };

/** Words of what stays in may not stand in the picture, whoever drew it. */
function refuseHeldWords(context: Context, held: readonly BriefEvidence[], bytes: Uint8Array, format: 'svg' | 'png'): void {
  if (held.length === 0) return;
  if (format === 'png') throw new Refusal('gate-closed', 'Something of this claim may not leave, and in a picture of this kind nobody can see whether it stands there. Nothing was exported. Export the picture as svg.');
  const drawing = new TextDecoder().decode(bytes);
  if (/data:image\//iu.test(drawing)) throw new Refusal('gate-closed', 'Something of this claim may not leave, and the picture holds another picture in which nobody can see whether it stands there. Nothing was exported. Export the drawing alone.');
  const letters = lettersOf(drawing);
  const reading = beginReading(context);
  const there = held.find(({ now: { row, words } }) => {
    const shown = row.target === null ? (row.expectation?.expected ?? '') : showTarget(reading, row, words).shown;
    return [shown, row.reason].some((text) => standsIn(letters, text));
  });
  if (there) throw new Refusal('gate-closed', 'The picture shows words of a piece of evidence that was held back or left out. Nothing was exported. Draw the picture again without it.', { evidenceId: there.now.row.id });
}

function picture(context: Context, { claims, findings }: Gathered, { format, pictureBase64, decision }: Parsed<'claims.export'> & { format: 'svg' | 'png' }): Omit<Prepared, 'head'> {
  if (claims.length > 1) throw new Refusal('bad-input', 'A picture shows one claim. Nothing was exported. Export them one by one.');
  if (pictureBase64 === undefined) throw new Refusal('bad-input', 'There is no picture to keep. Nothing was exported. Pictures are drawn by the window: export from there, or ask for csv.');
  const bytes = new Uint8Array(Buffer.from(pictureBase64, 'base64'));
  checkPicture(bytes, format);
  const { entering } = settleOrRefuse(findings, decision, 'claim');
  const { now, evidence } = claims[0]!;
  if (!settle(findings, decision ?? null).claims.has(now.row.id)) throw new Refusal('gate-closed', 'The claim was left out, so there is nothing to send. Nothing was exported.');
  const going = evidence.filter((item) => entering.has(item.now.row.id));
  refuseHeldWords(context, evidence.filter((item) => !entering.has(item.now.row.id)), bytes, format);
  const words = going.flatMap((item) => item.now.words ?? []);
  return {
    bytes, title: now.row.statement, entered: going.length, held: evidence.length - going.length,
    contents: {
      claimIds: [now.row.id], evidenceIds: going.map((item) => item.now.row.id), sourceIds: [...new Set(words.map(({ source }) => source.id))],
      voiceIds: [...new Set(words.flatMap(({ speakers }) => speakers.flatMap(({ voice }) => voice?.id ?? [])))],
    },
  };
}

const signs: Record<Output<'claims.matrix'>['cells'][number][number], string> = { for: '+', against: '−', mixed: '+ and −', 'looked and absent': 'looked for, not there', 'not looked': 'not looked' };

/** The matrix by groups: beyond the team without how many, since few sources of a group can be few people. */
function matrixFile(context: Context, { claims, findings }: Gathered, { audience, decision, claimIds }: Parsed<'claims.export'>, head: { seq: number; hash: string }): Omit<Prepared, 'head'> {
  settleOrRefuse(findings.filter(({ evidenceId }) => evidenceId === null), decision, 'matrix');
  const going = settle(findings, decision ?? null).claims;
  const whole = matrixOf(context, { rows: 'claims', columns: 'groups' });
  const rows = whole.rows.map((row, index) => ({ ...row, cells: whole.cells[index]!, counts: whole.counts[index]! })).filter(({ id }) => claimIds.includes(id) && going.has(id));
  if (rows.length === 0) throw new Refusal('gate-closed', 'Every claim was left out, so there is nothing to export. Nothing was exported. Let at least one claim enter.');
  const isTeam = audience === 'team';
  const cell = (sign: (typeof rows)[number]['cells'][number], count: number): string => (isTeam && count > 0 ? `${signs[sign]} (${count})` : signs[sign]);
  const bytes = matrixAsCsv({
    head: ['Claim', ...whole.columns.map(({ name }) => name)],
    rows: rows.map(({ name, cells, counts }) => [name, ...cells.map((sign, index) => cell(sign, counts[index]!))]),
    notes: [
      ['How to read it', '+ speaks for the claim, − against it; evidence on other explanations is not among it. “Looked for, not there”: somebody wrote down where they looked. It shows whose voice is here and never makes a claim stronger.'],
      ...(isTeam ? [['Counts', 'In brackets: from how many sources, events or data'] as [string, string]] : []),
      ...gapsIn(rows, whole.columns, rows.map(({ cells }) => cells), 'claim').map((gap): [string, string] => ['Gap', gap]),
      ['Made for', audienceInWords[audience]],
      ['State of the vault', `event ${head.seq}, ${head.hash.slice(0, 16)}`],
    ],
  });
  return { bytes, title: 'Evidence matrix', entered: rows.length, held: claims.length - rows.length, contents: { claimIds: rows.map(({ id }) => id), evidenceIds: [], sourceIds: [], voiceIds: [] } };
}

const exportClaims: PrepareAndStore<'claims.export', Prepared> = {
  async prepare(context, input) {
    const { seq, hash } = historyHead(context.database);
    const head = { seq, hash };
    const gathered = gather(context, input);
    const { format } = input;
    const made = format === 'csv' ? matrixFile(context, gathered, input, head) : picture(context, gathered, { ...input, format });
    return { ...made, head };
  },
  store({ change, now }, { audience, format, decision }, { bytes, title, entered, held, head, contents }) {
    if (historyHead(change.database).hash !== head.hash) throw new Refusal('conflict', 'Something in the vault changed while the file was being made, so it was thrown away. Nothing was exported. Make it again.');
    const file: MadeFile = { name: `${fileSlug(title, 'claim')}-${audience}-${now().slice(0, 10)}.${format}`, mediaType: mediaTypes[format], base64: Buffer.from(bytes).toString('base64') };
    const recordId = recordExport(change, { audience, title, format, hash: createHash('sha256').update(bytes).digest('hex'), decision: decision ?? null, entered, held, head, contents });
    change.describe(`Exported “${title}” for ${audienceInWords[audience]}`);
    return { file, recordId };
  },
};

export const claimExportHandlers = {
  'claims.checkExport': (context, asked) => ({ findings: gather(context, asked).findings }),
  'claims.export': exportClaims,
} satisfies Partial<Handlers<'claims'>>;
