/** A theory on its way out: as an outline, as a file for another vault, or as the picture that the window drew. Passes the gate and is recorded. */
import { createHash } from 'node:crypto';
import { audienceInWords } from '../domain/disclosure/consent.ts';
import { Refusal } from '../domain/refusal.ts';
import { headSentence, madeSentence, syntheticWordsSentence } from '../domain/reports/sentences.ts';
import { outlineOf } from '../domain/theory/outline.ts';
import { type FileTheory, theoryFileEnding, writeTheoryFile } from '../domain/theory/theory-file.ts';
import { checkPicture } from '../exchange/flows/check-picture.ts';
import type { Audience, GateFinding, Parsed } from '../contract/index.ts';
import { historyHead } from '../vault/history.ts';
import { readProgramme } from '../vault/programme.ts';
import { recordExport } from '../vault/reports.ts';
import type { Context, Handlers } from './context.ts';
import { examineItems, fileSlug, settleOrRefuse } from './export-gate.ts';
import { inShort } from './references.ts';
import { type InScope, itemsOf, keepOnly, nestedIn, scopeOf } from './theory-scope.ts';
import { namesOutside } from './theory-versions.ts';

const mediaTypes = { outline: 'text/plain', json: 'application/json', svg: 'image/svg+xml', png: 'image/png' } as const;
type Format = Parsed<'theory.export'>['format'];

/** A picture shows one theory, so what its places open is no part of it. */
const shownIn = (format: Format | null, scope: readonly InScope[]): readonly InScope[] => (format === 'svg' || format === 'png' ? scope.slice(0, 1) : scope);

function asOutline({ database, now }: Context, scope: readonly InScope[], audience: Audience, head: { seq: number; hash: string }): string {
  const programme = readProgramme(database);
  const frame = [programme.synthetic ? syntheticWordsSentence : '', madeSentence(audience, now().slice(0, 10)), 'Evidence is counted here and stays in the vault.', headSentence(head)].filter(Boolean);
  return `${[...outlineOf(nestedIn(scope), namesOutside(database)), '', ...frame].join('\n')}\n`;
}

function asFile({ database }: Context, scope: readonly InScope[]): string {
  const programme = readProgramme(database);
  const outside = namesOutside(database);
  const leaving = new Set(scope.map(({ id }) => id));
  const theories = scope.map(({ id, name, group, note, nodes, links, assumptions }): FileTheory => ({
    key: id, name, group, note,
    nodes: nodes.map((node) => ({
      key: node.id, kind: node.kind, label: node.label, note: node.note, group: node.group,
      indicator: node.indicatorId === null ? null : outside('indicator', node.indicatorId),
      outcome: node.outcomeId === null ? null : outside('outcome', node.outcomeId),
      at: node.at,
      opens: node.opensId !== null && leaving.has(node.opensId) ? node.opensId : null,
    })),
    links: links.map(({ fromId, toId, assumption, mechanism }) => ({ from: fromId, to: toId, assumption, mechanism })),
    assumptions: assumptions.map(({ text, status, history, linkId }) => {
      const link = links.find((one) => one.id === linkId);
      return { text, status, reason: history.at(-1)?.reason ?? '', link: link ? { from: link.fromId, to: link.toId } : null };
    }),
  }));
  return writeTheoryFile(theories, programme.synthetic ? syntheticWordsSentence : '');
}

function pictureBytes(base64: string | undefined, format: 'svg' | 'png'): Uint8Array {
  if (base64 === undefined) throw new Refusal('bad-input', 'There is no picture to keep. Nothing was exported. Pictures are drawn by the window: export from there, or ask for an outline.');
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
  checkPicture(bytes, format);
  return bytes;
}

/** Nothing can be left out of a picture that is drawn already. */
function refusePartOfPicture(scope: readonly InScope[], entering: ReadonlySet<string>, findings: readonly GateFinding[]): void {
  const staying = itemIds(scope).find((id) => !entering.has(id));
  if (staying === undefined) return;
  const finding = findings.find(({ evidenceId }) => evidenceId === staying);
  throw new Refusal('gate-closed', `The picture shows something that may not leave, or that was left out: ${finding?.what ?? 'one of its places'}. ${finding?.why ?? ''} Nothing was exported. Reword it, or send an outline, in which it can be left out.`, { findings });
}

const itemIds = (scope: readonly InScope[]): string[] => scope.flatMap(({ id, nodes, links, assumptions }) => [id, ...nodes.map((node) => node.id), ...links.map((link) => link.id), ...assumptions.map((one) => one.id)]);

export const theoryExportHandlers = {
  'theory.checkExport': (context, { id, versionId, audience }) => ({ findings: examineItems(context, itemsOf(context, scopeOf(context, id, versionId)), audience) }),
  'theory.export': (context, { id, versionId, format, audience, pictureBase64, decision }) => {
    const { change, database, now } = context;
    const head = historyHead(database);
    const scope = shownIn(format, scopeOf(context, id, versionId));
    const [outermost] = scope as [InScope];
    const findings = examineItems(context, itemsOf(context, scope), audience);
    const { entering, held } = settleOrRefuse(findings, decision, 'theory');
    if (!entering.has(id)) throw new Refusal('gate-closed', `The theory “${inShort(outermost.name)}” itself was held back or left out, so there is nothing to send. Nothing was exported.`, { findings });
    if (format === 'svg' || format === 'png') refusePartOfPicture(scope, entering, findings);
    const going = keepOnly(scope, entering);
    const bytes = format === 'svg' || format === 'png' ? pictureBytes(pictureBase64, format) : new TextEncoder().encode(format === 'json' ? asFile(context, going) : asOutline(context, going, audience, head));
    const ending = { outline: '.txt', json: theoryFileEnding, svg: '.svg', png: '.png' }[format];
    const file = { name: `${fileSlug(outermost.name, 'theory')}-${audience}-${now().slice(0, 10)}${ending}`, mediaType: mediaTypes[format], base64: Buffer.from(bytes).toString('base64') };
    const recordId = recordExport(change, {
      audience, title: `Theory of change: ${outermost.name}`, format, hash: createHash('sha256').update(bytes).digest('hex'), decision: decision ?? null, entered: entering.size, held,
      head: { seq: head.seq, hash: head.hash }, contents: { claimIds: [], evidenceIds: [], sourceIds: [], voiceIds: [] },
    });
    change.describe(`Exported the theory “${inShort(outermost.name)}” for ${audienceInWords[audience]}`);
    return { file, recordId };
  },
} satisfies Partial<Handlers<'theory'>>;
