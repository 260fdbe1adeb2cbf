/** Across claims: where their evidence comes from, and how the signs of indicators stand group by group over time. */
import { bearing, lookedInVain } from '../domain/claims/bearing.ts';
import { gapsIn, layEvidence, type MatrixItem } from '../domain/claims/evidence-matrix.ts';
import { progressOf, type SeenSign } from '../domain/claims/indicator-progress.ts';
import type { Context, Handlers } from './context.ts';
import type { Output, Parsed } from '../contract/index.ts';
import { type EvidenceGlance, glanceEvidence } from '../vault/claims-evidence.ts';
import { listClaimRows, voicesAsked } from '../vault/claims.ts';
import { listIndicators, listSignRows, type SignRow } from '../vault/framework.ts';
import { readProgramme } from '../vault/programme.ts';
import { beginReading, type EvidenceWords, type Reading, signWords, evidenceWords } from './evidence.ts';
import { readPack } from '../vault/figure-packs.ts';

type By = Parsed<'claims.matrix'>['columns'];
/** Where something comes from, however it is asked. */
type Origin = { sourceId: string | null; eventId: string | null; dataId: string | null; placeId: string | null; kind: string; words: () => EvidenceWords | null };

const nowhere = { key: 'nowhere', name: 'Looked for in no one place' };
const withoutWords = { key: 'no words', name: 'Events and figures' };
const noVoice = { key: 'no voice', name: 'Of no group' };
const noPlace = { key: 'no place', name: 'In no one place' };
const kindNames: Record<string, string> = { quote: 'Quotes', source: 'Whole sources', memo: 'Memos', sign: 'Signs of change', event: 'Dated events', figure: 'Flow figures', 'packed figure': 'Figures of packs', passage: 'Seen in words', expected: 'Expected' };

/** The column that something stands in; several where voices of several groups speak. */
function columnsOf(by: By, origin: Origin): string[] {
  switch (by) {
    case 'kinds': return [origin.kind];
    case 'places': return [origin.placeId ?? noPlace.key];
    case 'sources': return [origin.sourceId ?? (origin.eventId !== null ? 'events' : (origin.dataId ?? nowhere.key))];
    case 'groups': {
      if (origin.sourceId === null) return [origin.eventId === null && origin.dataId === null ? nowhere.key : withoutWords.key];
      const groups = (origin.words()?.speakers ?? []).flatMap(({ voice, role }) => (voice && role !== 'interviewer' ? [voice.group] : []));
      return groups.length === 0 ? [noVoice.key] : groups;
    }
  }
}

function signOrigin(reading: Reading, sign: SignRow): Origin {
  const event = sign.eventId === null ? null : reading.event(sign.eventId);
  return { sourceId: sign.sourceId, eventId: sign.eventId, dataId: null, placeId: sign.placeId ?? event?.placeId ?? null, kind: sign.kind, words: () => signWords(reading, sign) };
}

function* claimItems(reading: Reading, by: By): Generator<MatrixItem> {
  for (const item of glanceEvidence(reading.database)) {
    if (item.rivalId !== null) continue;
    const { target, expectation, side } = item;
    const way = bearing({ side, hasTarget: target !== null, expectation });
    const says = lookedInVain(expectation) ? 'absent' : way;
    if (says === null) continue;
    const origin = originOf(reading, item);
    if (origin === null) continue;
    yield { row: item.claimId, columns: columnsOf(by, origin), says, witness: origin.sourceId ?? origin.eventId ?? origin.dataId ?? item.id };
  }
}

/** Where an item of evidence comes from; null for one that is gone. */
function originOf(reading: Reading, item: EvidenceGlance): Origin | null {
  const { passages, event, sign: signOf, dataset } = reading;
  const none: Origin = { sourceId: null, eventId: null, dataId: null, placeId: null, kind: 'expected', words: () => null };
  if (item.target === null) return none;
  const { target } = item;
  switch (target.kind) {
    case 'quote':
    case 'source': {
      const source = passages.source(target.sourceId);
      return source === null || source.removed ? null : { ...none, sourceId: source.id, placeId: source.placeId, kind: target.kind, words: () => evidenceWords(reading, item) };
    }
    case 'memo': return { ...none, kind: 'memo' };
    case 'sign': {
      const sign = signOf(target.signId);
      return sign && { ...signOrigin(reading, sign), kind: 'sign' };
    }
    case 'event': return event(target.eventId) && { ...none, eventId: target.eventId, placeId: event(target.eventId)!.placeId, kind: 'event' };
    case 'figure': {
      const mark = dataset(target.address.question.datasetId);
      return mark === null || mark.removed ? null : { ...none, dataId: mark.id, kind: 'figure' };
    }
    case 'packed figure': return { ...none, dataId: target.packId, kind: 'packed figure' };
  }
}

function* signItems(reading: Reading, by: By): Generator<MatrixItem> {
  for (const sign of listSignRows(reading.database)) {
    const source = sign.sourceId === null ? null : reading.passages.source(sign.sourceId);
    if (source?.removed) continue;
    const origin = signOrigin(reading, sign);
    yield { row: sign.indicatorId, columns: columnsOf(by, origin), says: sign.polarity === 'mixed' ? 'mixed' : sign.polarity === 'confirming' ? 'for' : 'against', witness: sign.sourceId ?? sign.eventId ?? sign.id };
  }
}

type Column = Output<'claims.matrix'>['columns'][number];

/** Columns in their order: groups, places and sources also where nothing is, so that gaps are seen; of the rest those that occur. */
function columnsFor({ database, passages, dataset }: Reading, by: By, occurring: ReadonlySet<string>): Column[] {
  const only = (columns: readonly Column[]): Column[] => columns.filter(({ key }) => occurring.has(key));
  const programme = readProgramme(database);
  switch (by) {
    case 'kinds': return only(Object.entries(kindNames).map(([key, name]) => ({ key, name })));
    case 'places': return [...programme.places.map(({ id, name }) => ({ key: id, name })), ...only([noPlace])];
    case 'groups': return [...[...new Set([...programme.groups, ...voicesAsked(database).map(({ group }) => group)])].map((group) => ({ key: group, name: group })), ...only([noVoice, withoutWords, nowhere])];
    case 'sources': {
      const sources = (database.prepare('SELECT id AS key, title AS name FROM source WHERE removed = 0 ORDER BY title, id').all() as Column[]);
      const known = new Set(sources.map(({ key }) => key));
      const data = [...occurring].filter((key) => !known.has(key) && key !== 'events' && key !== nowhere.key && passages.source(key) === null);
      return [...sources, ...only([{ key: 'events', name: 'Dated events' }]), ...data.map((key) => ({ key, name: dataset(key)?.name ?? readPack(database, key)?.title ?? 'Figures of a pack' })), ...only([nowhere])];
    }
  }
}

export function matrixOf(context: Context, { rows: what, columns: by }: Parsed<'claims.matrix'>): Output<'claims.matrix'> {
  const reading = beginReading(context);
  const { database } = context;
  const rows = what === 'claims' ? listClaimRows(database).map(({ id, statement }) => ({ id, name: statement })) : listIndicators(database).map(({ id, wording }) => ({ id, name: wording }));
  context.report(0.2, 'Reading the evidence');
  const items = [...(what === 'claims' ? claimItems(reading, by) : signItems(reading, by))];
  context.report(0.8, 'Laying it out');
  const columns = columnsFor(reading, by, new Set(items.flatMap((item) => item.columns)));
  const { cells, counts } = layEvidence(rows.map(({ id }) => id), columns.map(({ key }) => key), items);
  return { rows, columns, cells, counts, gaps: gapsIn(rows, columns, cells, what === 'claims' ? 'claim' : 'indicator') };
}

/** Groups of those who told a sign; else the group that saw it, as somebody wrote it. */
function groupsOfSign(reading: Reading, sign: SignRow, groups: readonly string[]): string[] {
  const told = (signWords(reading, sign)?.speakers ?? []).flatMap(({ voice, role }) => (voice && role !== 'interviewer' ? [voice.group] : []));
  if (told.length > 0) return [...new Set(told)];
  const seenBy = sign.observedBy.trim();
  if (seenBy === '') return [];
  return [groups.find((group) => group.toLocaleLowerCase('en-GB').startsWith(seenBy.toLocaleLowerCase('en-GB'))) ?? seenBy];
}

export const claimMatrixHandlers = {
  'claims.matrix': matrixOf,
  'claims.progress': (context, { every }) => {
    const reading = beginReading(context);
    const { groups } = readProgramme(context.database);
    const signs = listSignRows(context.database).flatMap((sign): SeenSign[] => {
      const source = sign.sourceId === null ? null : reading.passages.source(sign.sourceId);
      return source?.removed ? [] : [{ indicatorId: sign.indicatorId, polarity: sign.polarity, date: sign.date, groups: groupsOfSign(reading, sign, groups) }];
    });
    return progressOf(listIndicators(context.database), signs, every);
  },
} satisfies Partial<Handlers<'claims'>>;
