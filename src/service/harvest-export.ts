/** The outcome register on its way out: every word of it is examined by the gate, then written as a table or a document. */
import { createHash } from 'node:crypto';
import { signInWords } from '../domain/claims/in-words.ts';
import { audienceInWords } from '../domain/disclosure/consent.ts';
import { attributionOf, type GateItem } from '../domain/disclosure/gate.ts';
import { type RegisterDocument, registerAsDocument, registerAsTable, type ToldEntry, type ToldOutcome, type ToldRest } from '../domain/harvest/register-document.ts';
import { Refusal } from '../domain/refusal.ts';
import { matrixAsCsv } from '../exchange/questions/matrix-csv.ts';
import { briefAsDocx } from '../exchange/reports/brief-docx.ts';
import type { Audience, GateFinding, MadeFile } from '../contract/index.ts';
import { listClaimRows } from '../vault/claims.ts';
import { listIndicators, listOutcomes, readSignRow } from '../vault/framework.ts';
import { listRests, type RestRow } from '../vault/harvest.ts';
import { historyHead } from '../vault/history.ts';
import { readProgramme } from '../vault/programme.ts';
import { recordExport } from '../vault/reports.ts';
import { frameItems } from './brief-items.ts';
import type { Context, Handlers, PrepareAndStore } from './context.ts';
import { beginReading, evidenceWords } from './evidence.ts';
import { showTarget, targetAsNow } from './evidence-targets.ts';
import { allowedCount, examineItems, fileSlug, settleOrRefuse } from './export-gate.ts';
import { entriesNow, outcomesNow } from './harvest-records.ts';
import { inShort } from './references.ts';

type Reading = ReturnType<typeof beginReading>;
/** What a record rests on, as it would stand in the file and as the gate sees it; null where nothing of it is left. */
type GatheredRest = { id: string; told: ToldRest | null; item: GateItem; sourceId: string | null; voiceIds: string[] };
type Gathered = { outcomes: { told: Omit<ToldOutcome, 'rests'>; rests: GatheredRest[] }[]; entries: { told: Omit<ToldEntry, 'rests'>; rests: GatheredRest[] }[]; items: GateItem[] };

const mediaTypes = { csv: 'text/csv', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' } as const;

/** The year in which a date begins, where it does not reach over several. */
const yearOf = (date: { from: string; precision: string } | null): number | null => (date === null || date.precision === 'range' ? null : Number(date.from.slice(0, 4)));

function gatherRest(reading: Reading, row: RestRow, record: string, audience: Audience): GatheredRest {
  const { target } = row;
  const words = evidenceWords(reading, row);
  const now = targetAsNow(reading, row);
  const spoken = words && { speakers: words.speakers, sourceKind: words.source.kind, year: yearOf(words.source.date) };
  const isGone = now.stale?.gone === true;
  const told = isGone ? null : tell();
  const isFigure = target.kind === 'figure' || target.kind === 'packed figure';
  // Who said it stands as was agreed with them, so that is not looked at for names.
  const texts = told === null ? [] : [{ about: 'the words', text: told.text, said: target.kind === 'quote' || isFigure }, { about: 'where it comes from', text: told.where, said: isFigure }].filter(({ text }) => text.trim() !== '');
  return {
    id: row.id,
    told,
    item: { evidenceId: row.id, claimId: null, what: `What ${record} rests on: ${told === null ? 'something that is gone' : inShort(told.text, 80)}`, words: isGone ? null : spoken, texts, figure: isFigure ? (isGone ? 'not released' : 'released') : null, stale: now.stale },
    sourceId: words?.source.id ?? null,
    voiceIds: words ? words.speakers.flatMap(({ voice }) => (voice ? [voice.id] : [])) : [],
  };

  function tell(): ToldRest {
    const { shown, provenance } = showTarget(reading, row);
    const attribution = spoken ? attributionOf(spoken, audience) : '';
    if (target.kind === 'quote') return { text: `“${shown.replace(/\s*\n\s*/gu, ' ')}”`, attribution: audience === 'team' ? '' : attribution, where: audience === 'team' ? provenance : (words?.source.kind ?? '') };
    // Beyond the team a title can say who somebody is.
    if (target.kind === 'source') return audience === 'team' ? { text: `“${shown}”`, attribution: '', where: provenance } : { text: `A source of the kind “${words?.source.kind ?? 'source'}”`, attribution, where: '' };
    if (target.kind === 'memo') return { text: shown, attribution: '', where: audience === 'team' || audience === 'board' ? provenance : 'a memo of somebody who reads' };
    if (target.kind === 'sign') {
      const sign = readSignRow(reading.database, target.signId);
      return { text: sign ? signInWords(sign) : shown, attribution: audience === 'team' ? '' : attribution, where: audience === 'team' ? provenance : '' };
    }
    return { text: shown, attribution: '', where: provenance };
  }
}

function gather(context: Context, audience: Audience): Gathered {
  const { database } = context;
  const reading = beginReading(context);
  const names = {
    place: new Map(readProgramme(database).places.map(({ id, name }) => [id, name])),
    outcome: new Map(listOutcomes(database).map(({ id, wording }) => [id, wording])),
    indicator: new Map(listIndicators(database).map(({ id, wording }) => [id, wording])),
    claim: new Map(listClaimRows(database).map(({ id, statement }) => [id, statement])),
  };
  const named = (of: keyof typeof names, ids: readonly string[]): string[] => ids.flatMap((id) => names[of].get(id) ?? []);
  const placeName = (id: string | null): string | null => (id === null ? null : (names.place.get(id) ?? null));
  const rests = listRests(database);
  const item = (id: string, what: string, texts: readonly (readonly [string, string])[]): GateItem => ({
    evidenceId: id, claimId: null, what, words: null, texts: texts.filter(([, text]) => text.trim() !== '').map(([about, text]) => ({ about, text })), figure: null, stale: null,
  });
  const outcomes = outcomesNow(context, reading).map((outcome) => {
    const what = `The outcome “${inShort(`${outcome.who}: ${outcome.what}`, 80)}”`;
    const told = { ...outcome, place: placeName(outcome.placeId), outcomes: named('outcome', outcome.outcomeIds), indicators: named('indicator', outcome.indicatorIds), claims: named('claim', outcome.claimIds) };
    const texts: (readonly [string, string])[] = [
      ['who changed', outcome.who], ['what changed', outcome.what], ['why it matters', outcome.significance], ['how the programme contributed', outcome.contribution], ['the place', told.place ?? ''],
      ...outcome.substantiations.flatMap((said): (readonly [string, string])[] => [['who was asked', said.role], ['how they know', said.standing], ['what they said', said.comment]]),
      ...[...told.outcomes, ...told.indicators, ...told.claims].map((wording) => ['what it points at', wording] as const),
    ];
    return { told, rests: rests.filter(({ outcomeId }) => outcomeId === outcome.id).map((rest) => gatherRest(reading, rest, 'an outcome', audience)), item: item(outcome.id, what, texts) };
  });
  const entries = entriesNow(context, reading).map((entry) => {
    const told = { ...entry, place: placeName(entry.placeId), claims: named('claim', entry.claimIds) };
    const texts: (readonly [string, string])[] = [['its words', entry.statement], ['what was tried', entry.tried], ['the place', told.place ?? ''], ...told.claims.map((statement) => ['what it points at', statement] as const)];
    return { told, rests: rests.filter(({ entryId }) => entryId === entry.id).map((rest) => gatherRest(reading, rest, 'an entry of the register', audience)), item: item(entry.id, `“${inShort(entry.statement, 80)}”`, texts) };
  });
  return { outcomes, entries, items: [...outcomes, ...entries].flatMap((one) => [one.item, ...one.rests.map((rest) => rest.item)]) };
}

type Prepared = { file: MadeFile; record: Omit<Parameters<typeof recordExport>[1], 'decision'> };

const exportRegister: PrepareAndStore<'harvest.export', Prepared> = {
  async prepare(context, { format, audience, decision }) {
    const { database, now } = context;
    context.report(0.1, 'Reading the register');
    const programme = readProgramme(database);
    const head = historyHead(database);
    const title = ['Outcome register', programme.name].filter(Boolean).join(': ');
    const gathered = gather(context, audience);
    if (gathered.items.length === 0) throw new Refusal('not-allowed', 'The register is still empty, so there is nothing to export. Nothing was exported. Harvest a first outcome, or write down what helped or hindered.');
    const findings: GateFinding[] = examineItems(context, [...frameItems(title, programme.name), ...gathered.items], audience);
    context.report(0.5, 'Putting together what may go out');
    const { entering, held } = settleOrRefuse(findings, decision, 'register');
    const going = <Record extends { told: { id: string }; rests: GatheredRest[] }>(records: readonly Record[]): Record[] => records.filter(({ told }) => entering.has(told.id)).map((record) => ({ ...record, rests: record.rests.filter(({ id }) => entering.has(id)) }));
    const [outcomes, entries] = [going(gathered.outcomes), going(gathered.entries)];
    if (outcomes.length + entries.length === 0) throw new Refusal('gate-closed', 'Every record was held back or left out, so there is nothing to export. Nothing was exported. Let at least one enter.', { findings });
    const resting = (rests: readonly GatheredRest[]): ToldRest[] => rests.flatMap(({ told }) => told ?? []);
    const register: RegisterDocument = {
      title, audience, madeOn: now().slice(0, 10), programme,
      outcomes: outcomes.map(({ told, rests }) => ({ ...told, rests: resting(rests) })), entries: entries.map(({ told, rests }) => ({ ...told, rests: resting(rests) })),
      held, decision: decision ? { person: decision.person, allowed: allowedCount(findings, decision, entering) } : null, head,
    };
    context.report(0.7, 'Writing the file');
    const bytes = format === 'csv' ? matrixAsCsv(registerAsTable(register)) : await briefAsDocx(registerAsDocument(register));
    const gone = [...outcomes, ...entries].flatMap(({ rests }) => rests);
    return {
      file: { name: `${fileSlug(title, 'register')}-${audience}-${now().slice(0, 10)}.${format}`, mediaType: mediaTypes[format], base64: Buffer.from(bytes).toString('base64') },
      record: {
        audience, title, format, hash: createHash('sha256').update(bytes).digest('hex'), entered: entering.size, held, head: { seq: head.seq, hash: head.hash },
        contents: { claimIds: [], evidenceIds: [], sourceIds: [...new Set(gone.flatMap(({ sourceId }) => sourceId ?? []))], voiceIds: [...new Set(gone.flatMap(({ voiceIds }) => voiceIds))] },
      },
    };
  },
  store({ change }, { audience, decision }, { file, record }) {
    // Consent could have been withdrawn while the file was being written.
    if (historyHead(change.database).hash !== record.head.hash) {
      throw new Refusal('conflict', 'Something in the vault changed while the register was being written, so it was thrown away. Nothing was exported. Export it again.');
    }
    const recordId = recordExport(change, { ...record, decision: decision ?? null });
    change.describe(`Exported “${inShort(record.title)}” for ${audienceInWords[audience]}`);
    return { file, recordId };
  },
};

export const harvestExportHandlers = {
  'harvest.checkExport': (context, { audience }) => ({ findings: examineItems(context, gather(context, audience).items, audience) }),
  'harvest.export': exportRegister,
} satisfies Partial<Handlers<'harvest'>>;
