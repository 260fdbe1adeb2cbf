import { createHash } from 'node:crypto';
import { countThings, perThing } from '../domain/disclosure/gate-decision.ts';
import { audienceInWords } from '../domain/disclosure/consent.ts';
import { composeBrief } from '../domain/reports/compose.ts';
import { Refusal } from '../domain/refusal.ts';
import { briefAsDocx } from '../exchange/reports/brief-docx.ts';
import { briefAsHtml } from '../exchange/reports/brief-html.ts';
import type { GateFinding, MadeFile, Parsed } from '../contract/index.ts';
import { historyHead } from '../vault/history.ts';
import { listExports, recordExport } from '../vault/reports.ts';
import { gather, settleBrief } from './brief.ts';
import type { Context, Handlers, PrepareAndStore } from './context.ts';
import { inShort } from './references.ts';

const mediaTypes = { docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', html: 'text/html' } as const;

type PreparedBrief = { file: MadeFile; findings: GateFinding[]; record: Omit<Parameters<typeof recordExport>[1], 'decision'>; };

/** Reads, examines and writes the file; nothing has left and nothing is stored yet. */
async function prepareBrief(context: Context, input: Parsed<'reports.brief'>): Promise<PreparedBrief> {
  const { format, audience, decision } = input;
  if (decision && decision.allow.length > 0 && decision.reason.trim() === '') {
    throw new Refusal('bad-input', 'Something was allowed that the export check leaves to people, without a reason. Nothing was exported. Write why it may go out.');
  }
  context.report(0.1, 'Reading the claims and their evidence');
  const gathered = gather(context, input);
  context.report(0.5, 'Putting together what may go out');
  const { outcome, dossier, contents } = settleBrief(context, gathered, decision ?? null);
  if (outcome.blocking.length > 0) throw closed('The text of this brief holds something that may not leave. Nothing was exported. Edit the text, then export again.', outcome.blocking);
  if (outcome.open.length > 0) throw closed('Some things here can only go out when a named person says so. Nothing was exported. Look at each, then let it enter or leave it out.', outcome.open);
  if (dossier.claims.length === 0) throw new Refusal('gate-closed', 'Every claim was left out, so there is nothing to export. Nothing was exported. Let at least one claim enter.');
  const brief = composeBrief(dossier);
  context.report(0.7, 'Writing the file');
  const bytes = format === 'docx' ? await briefAsDocx(brief) : new TextEncoder().encode(briefAsHtml(brief));
  const file = { name: `${slug(dossier.title)}-${audience}-${dossier.madeOn}.${format}`, mediaType: mediaTypes[format], base64: Buffer.from(bytes).toString('base64') };
  const hash = createHash('sha256').update(bytes).digest('hex');
  const { seq, hash: headHash } = dossier.head;
  return {
    file,
    findings: gathered.findings,
    record: { audience, title: dossier.title, format, hash, entered: outcome.entering.size, held: outcome.staying.length, head: { seq, hash: headHash }, contents },
  };
}

function closed(why: string, findings: readonly GateFinding[]): Refusal {
  const first = findings[0]!;
  return new Refusal('gate-closed', `${why} First: ${first.what}. ${first.why}`, { findings });
}

/** A name for a file that every system takes. */
function slug(title: string): string {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return plain.slice(0, 60).replace(/-+$/, '') || 'contribution-brief';
}

export const reportsHandlers = {
  'reports.check': (context, input) => {
    const { findings } = gather(context, input);
    return { findings, ...countThings(findings) };
  },
  'reports.brief': {
    prepare: prepareBrief,
    store({ change }, { decision, audience }, { file, findings, record }) {
      // Consent could have been withdrawn while the file was being written.
      if (historyHead(change.database).hash !== record.head.hash) {
        throw new Refusal('conflict', 'Something in the vault changed while the brief was being written, so it was thrown away. Nothing was exported. Export it again.');
      }
      const recordId = recordExport(change, { ...record, decision: decision ?? null });
      change.describe(`Exported “${inShort(record.title)}” for ${audienceInWords[audience]}`);
      return { file, findings, recordId };
    },
  } satisfies PrepareAndStore<'reports.brief', PreparedBrief>,
  'reports.preview': (context, { decision, ...request }) => {
    const { outcome, dossier } = settleBrief(context, gather(context, request), decision ?? null);
    return { brief: composeBrief(dossier), open: perThing(outcome.open).length, blocking: perThing(outcome.blocking).length };
  },
  'reports.exports': ({ database }) => ({ exports: listExports(database) }),
} satisfies Handlers<'reports'>;
