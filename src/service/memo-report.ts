/** Memos on their way out: everything of them that would leave is examined by the gate, then written as a document. */
import { createHash } from 'node:crypto';
import type { Audience, GateFinding, MadeFile, Memo, Parsed } from '../contract/index.ts';
import { audienceInWords } from '../domain/disclosure/consent.ts';
import { attributionOf, type GateItem } from '../domain/disclosure/gate.ts';
import { composeMemoReport, type ToldMemo } from '../domain/memos/compose-report.ts';
import { kindInWords, thingInWords, thingsInWords, titleOf } from '../domain/memos/in-words.ts';
import { Refusal } from '../domain/refusal.ts';
import { briefAsDocx } from '../exchange/reports/brief-docx.ts';
import { briefAsHtml } from '../exchange/reports/brief-html.ts';
import { readCoding } from '../vault/coding.ts';
import { historyHead } from '../vault/history.ts';
import { aboutFinder, listMemos, readMemoRow } from '../vault/memos.ts';
import { passageReader, type PassageSpeaker } from '../vault/passage.ts';
import { readProgramme } from '../vault/programme.ts';
import { recordExport } from '../vault/reports.ts';
import { isBlind, listCoders } from '../vault/team.ts';
import { readVoice } from '../vault/voices.ts';
import { frameItems } from './brief-items.ts';
import type { Context, PrepareAndStore } from './context.ts';
import { allowedCount, examineItems, fileSlug, settleOrRefuse } from './export-gate.ts';
import { inShort } from './references.ts';

type Choice = Omit<Parsed<'memos.check'>, 'audience'>;
type Reported = { told: ToldMemo; item: GateItem; memo: Memo; sourceId: string | null; voiceIds: string[] };

const mediaTypes = { docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', html: 'text/html' } as const;

function gather({ database, coderId }: Context, choice: Choice, audience: Audience): Reported[] {
  const passages = passageReader(database);
  const coders = new Map(listCoders(database).map((coder) => [coder.id, coder.name]));
  const knowsWriters = audience === 'team' || audience === 'board';
  return listMemos(database, { ...choice, blindFor: isBlind(database, coderId) ? coderId : null }).map((memo): Reported => {
    const place = placeOf(database, memo);
    const source = place && passages.source(place.sourceId);
    const isHere = place !== null && source !== null && !source.removed && memo.words !== null && (place.revisionId === null || place.revisionId === source.revisionId);
    const speakers: PassageSpeaker[] = isHere ? passages.speakers(place.sourceId, place.start, place.end) : [];
    const year = source?.date ? Number(source.date.from.slice(0, 4)) : null;
    // What the interviewer said is nobody's to ask about within the team.
    const isOwn = audience === 'team' && speakers.length > 0 && speakers.every((speaker) => speaker.role === 'interviewer');
    const spoken = isHere ? { speakers, sourceKind: source.kind, year: source.date && source.date.precision === 'range' ? null : year } : null;
    // Writing about somebody, or about a talk with somebody, goes to those readers whom that somebody agreed to.
    const voice = memo.about.kind === 'voice' ? readVoice(database, memo.about.id) : null;
    const talkers = memo.about.kind === 'source' && source ? passages.speakers(source.id, 0, Number.MAX_SAFE_INTEGER).filter(({ role }) => role !== 'interviewer') : [];
    const written = voice ? [{ role: 'participant' as const, voice }] : talkers;
    const isOnPeople = voice !== null || (memo.about.kind === 'source' && source !== null);
    const words = isOwn ? null : (spoken ?? (isOnPeople ? { speakers: written, sourceKind: source?.kind ?? ('document' as const), year: null } : null));
    const aboutName = nameFor(memo, audience, source?.kind ?? null, words);
    const quote = isHere ? { text: memo.words!.replace(/\n\s*\n/g, '\n'), attribution: attributionOf(spoken!, audience) } : null;
    const told: ToldMemo = {
      id: memo.id, kind: memo.kind, title: memo.title, text: memo.text, aboutKind: memo.about.kind, aboutName, quote, by: knowsWriters ? (coders.get(memo.coderId) ?? null) : null, on: memo.changedAt.slice(0, 10), stale: memo.stale,
    };
    // Words that were deleted or taken out were so for a reason; what was written on them stays in beyond the team.
    const isAdrift = (memo.about.kind === 'passage' || memo.about.kind === 'coding') && !isHere;
    const texts = [
      { about: 'its title', text: memo.title }, { about: 'the memo', text: memo.text }, { about: 'what it is about', text: aboutName },
      ...(quote ? [{ about: 'the words', text: quote.text, said: true }] : []),
    ];
    const item: GateItem = {
      evidenceId: memo.id, claimId: null, what: `Memo “${inShort(titleOf(memo), 80)}”`, words, texts: texts.filter(({ text }) => text.trim() !== ''), figure: null,
      stale: isAdrift ? { why: 'The words that it was written on are no longer in the text.', gone: audience !== 'team' } : memo.stale ? { why: 'What it is about was removed or changed since it was written.', gone: false } : null,
    };
    return { told, item, memo, sourceId: isHere ? place.sourceId : null, voiceIds: [...[...speakers, ...written].flatMap((speaker) => (speaker.voice ? [speaker.voice.id] : []))] };
  });
}

/** Beyond the team a title can say who somebody is, and a pseudonym is a name. */
function nameFor(memo: Memo, audience: Audience, sourceKind: string | null, words: GateItem['words']): string {
  if (audience === 'team') return memo.aboutName;
  if (memo.about.kind === 'voice') return words ? attributionOf(words, audience) : memo.aboutName;
  if (memo.about.kind === 'coder') return audience === 'board' ? memo.aboutName : 'one of those who read';
  if (memo.about.kind === 'passage' || memo.about.kind === 'coding' || memo.about.kind === 'source') return sourceKind ?? thingInWords[memo.about.kind];
  return memo.aboutName;
}

type Place = { sourceId: string; start: number; end: number; /** Null: as the source stands now. */ revisionId: string | null };

function placeOf(database: Context['database'], { id, about }: Memo): Place | null {
  if (about.kind === 'source') return { sourceId: about.id, start: 0, end: 0, revisionId: null };
  if (about.kind === 'coding') return readCoding(database, about.id);
  if (about.kind !== 'passage') return null;
  return { ...about, revisionId: readMemoRow(database, id)?.revisionId ?? null };
}

export function checkMemos(context: Context, choice: Choice, audience: Audience): GateFinding[] {
  return examineItems(context, gather(context, choice, audience).map(({ item }) => item), audience);
}

type PreparedReport = { file: MadeFile; findings: GateFinding[]; record: Omit<Parameters<typeof recordExport>[1], 'decision'> };

async function prepareReport(context: Context, { title, format, audience, decision, ...choice }: Parsed<'memos.report'>): Promise<PreparedReport> {
  const { database } = context;
  context.report(0.1, 'Reading the memos');
  const programme = readProgramme(database);
  const head = historyHead(database);
  const name = title ?? [programme.name, 'memos'].filter(Boolean).join(': ');
  const gathered = gather(context, choice, audience);
  const findings = examineItems(context, [...frameItems(name, programme.name), ...gathered.map(({ item }) => item)], audience);
  context.report(0.5, 'Putting together what may go out');
  const { entering, held } = settleOrRefuse(findings, decision, 'report');
  const going = gathered.filter(({ memo }) => entering.has(memo.id));
  if (going.length === 0) throw new Refusal('gate-closed', 'No memo may go out, or none fits the choice, so there is nothing to export. Nothing was exported. Choose other memos or another audience.');
  const report = composeMemoReport({
    title: name, audience, madeOn: context.now().slice(0, 10), programme, memos: going.map(({ told }) => told), held, choice: choiceInWords(context, choice, audience),
    writers: new Set(going.map(({ memo }) => memo.coderId)).size,
    decision: decision ? { person: decision.person, allowed: allowedCount(findings, decision, entering) } : null,
    head,
  });
  context.report(0.7, 'Writing the file');
  const bytes = format === 'docx' ? await briefAsDocx(report) : new TextEncoder().encode(briefAsHtml(report));
  return {
    file: { name: `${fileSlug(name, 'memos')}-${audience}-${context.now().slice(0, 10)}.${format}`, mediaType: mediaTypes[format], base64: Buffer.from(bytes).toString('base64') },
    findings,
    record: {
      audience, title: name, format, hash: createHash('sha256').update(bytes).digest('hex'), entered: going.length, held, head: { seq: head.seq, hash: head.hash },
      contents: { claimIds: [], evidenceIds: [], sourceIds: [...new Set(going.flatMap(({ sourceId }) => sourceId ?? []))], voiceIds: [...new Set(going.flatMap(({ voiceIds }) => voiceIds))] },
    },
  };
}

/** Which memos were asked for. What somebody searched for and whom it is about is the team's to know. */
function choiceInWords({ database }: Context, { about, kinds, aboutKinds, coderId, words }: Choice, audience: Audience): string[] {
  const coder = listCoders(database).find((one) => one.id === coderId)?.name;
  return [
    ...(kinds ? [`of the kind ${kinds.map((kind) => `“${kindInWords[kind]}”`).join(' or ')}`] : []),
    ...(aboutKinds ? [`about ${aboutKinds.map((kind) => thingsInWords[kind].toLowerCase()).join(' or ')}`] : []),
    ...(about ? [audience === 'team' ? `about “${aboutFinder(database)(about, null).aboutName}”` : `about ${thingInWords[about.kind]}`] : []),
    ...(coderId ? [audience === 'team' || audience === 'board' ? `by ${coder ?? 'somebody'}` : 'by one of those who read'] : []),
    ...(words ? [audience === 'team' ? `with the words “${words}”` : 'with certain words'] : []),
  ];
}

export const memoReport: PrepareAndStore<'memos.report', PreparedReport> = {
  prepare: prepareReport,
  store({ change }, { decision, audience }, { file, findings, record }) {
    // Consent could have been withdrawn while the file was being written.
    if (historyHead(change.database).hash !== record.head.hash) {
      throw new Refusal('conflict', 'Something in the vault changed while the report was being written, so it was thrown away. Nothing was exported. Export it again.');
    }
    const recordId = recordExport(change, { ...record, decision: decision ?? null });
    change.describe(`Exported “${inShort(record.title)}” for ${audienceInWords[audience]}`);
    return { file, findings, recordId };
  },
};
