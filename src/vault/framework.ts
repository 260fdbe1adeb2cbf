/** Outcomes, leading indicators and signs of change. */
import type { Indicator, Outcome, Sign } from '../contract/index.ts';
import { overTime, tallySigns } from '../domain/framework/signs.ts';
import type { Readable } from './open.ts';
import { passageReader } from './passage.ts';
import { readEvent } from './timeline.ts';

/** A sign as it is stored. */
export type SignRow = {
  id: string; indicatorId: string; indicatorWording: string; kind: Sign['kind']; sourceId: string | null; revisionId: string | null; start: number | null; end: number | null;
  quoteHash: string | null; eventId: string | null; date: Sign['date']; polarity: Sign['polarity']; expected: Sign['expected']; placeId: string | null; observedBy: string;
  note: string; coderId: string; version: number;
};

const signColumns = `g.id, g.indicator_id AS indicatorId, i.wording AS indicatorWording, g.kind, g.source_id AS sourceId, g.revision_id AS revisionId, g.start, g."end", g.quote_hash AS quoteHash,
  g.event_id AS eventId, g.date, g.polarity, g.expected, g.place_id AS placeId, g.observed_by AS observedBy, g.note, g.coder_id AS coderId, g.version`;

function signRows(database: Readable, where: string, values: Record<string, string | null>): SignRow[] {
  const rows = database.prepare(`SELECT ${signColumns} FROM sign g JOIN indicator i ON i.id = g.indicator_id WHERE ${where}`).all(values) as (Omit<SignRow, 'date'> & { date: string })[];
  return rows.map((row) => ({ ...row, date: JSON.parse(row.date) as Sign['date'] }));
}

export function readSignRow(database: Readable, id: string): SignRow | null {
  return signRows(database, 'g.id = @id', { id })[0] ?? null;
}

/** Every sign as it is stored. */
export const listSignRows = (database: Readable): SignRow[] => signRows(database, '1', {});

/** Signs as they are shown: with their words where those still stand, else with the event, else with neither. */
function shown(database: Readable, rows: readonly SignRow[]): Sign[] {
  const passages = passageReader(database);
  return rows.map(({ sourceId, revisionId, start, end, quoteHash, eventId, ...row }) => {
    const event = eventId === null ? null : readEvent(database, eventId);
    return { ...row, quote: quoteOf(), event: event && { id: event.id, title: event.title, date: event.date } };

    function quoteOf(): Sign['quote'] {
      if (sourceId === null || revisionId === null || start === null || end === null || quoteHash === null) return null;
      if (passages.source(sourceId)?.removed !== false) return null;
      const place = passages.find({ sourceId, revisionId, start, end, quoteHash });
      if (place === null || passages.speakers(sourceId, place.start, place.end).some((speaker) => speaker.voice?.consent.state === 'withdrawn')) return null;
      return passages.quote(sourceId, place.start, place.end);
    }
  });
}

export function readSign(database: Readable, id: string): Sign | null {
  return shown(database, signRows(database, 'g.id = @id', { id }))[0] ?? null;
}

/** Signs, earliest first. */
export function listSigns(database: Readable, filter: { indicatorIds?: readonly string[] | undefined; sourceId?: string | undefined } = {}): Sign[] {
  const rows = signRows(database, '(@indicators IS NULL OR g.indicator_id IN (SELECT value FROM json_each(@indicators))) AND (@source IS NULL OR g.source_id = @source)', {
    indicators: filter.indicatorIds === undefined ? null : JSON.stringify(filter.indicatorIds),
    source: filter.sourceId ?? null,
  });
  return overTime(shown(database, rows));
}

/** Polarity of every sign, and whether it still has something to stand on, per indicator. */
function signsByIndicator(database: Readable): Map<string, { polarity: Sign['polarity']; stands: boolean }[]> {
  const rows = database
    .prepare(`SELECT g.indicator_id AS indicatorId, g.polarity, (g.source_id IS NULL OR (s.removed = 0 AND s.revision_id = g.revision_id)) AS stands FROM sign g LEFT JOIN source s ON s.id = g.source_id`)
    .all() as { indicatorId: string; polarity: Sign['polarity']; stands: number }[];
  return Map.groupBy(rows.map((row) => ({ ...row, stands: row.stands === 1 })), (row) => row.indicatorId);
}

type IndicatorRow = Omit<Indicator, 'groups' | 'outcomeIds' | 'signs' | 'spiced'> & { groups: string; outcomeIds: string; spiced: string };

/** All indicators in their order, with how many signs speak which way. */
export function listIndicators(database: Readable): Indicator[] {
  const rows = database
    .prepare('SELECT id, wording, groups, outcome_ids AS outcomeIds, place_id AS placeId, element, note, position, spiced, version FROM indicator ORDER BY position, id')
    .all() as IndicatorRow[];
  const signs = signsByIndicator(database);
  const outcomes = new Set(database.prepare('SELECT id FROM outcome').pluck().all() as string[]);
  return rows.map((row) => ({
    ...row,
    groups: JSON.parse(row.groups) as string[],
    outcomeIds: (JSON.parse(row.outcomeIds) as string[]).filter((id) => outcomes.has(id)),
    signs: tallySigns(signs.get(row.id) ?? []),
    spiced: JSON.parse(row.spiced) as Indicator['spiced'],
  }));
}

/** All outcomes in their order, with how many indicators tell of them and how many signs those have. */
export function listOutcomes(database: Readable): Outcome[] {
  const rows = database.prepare('SELECT id, wording, note, position, version FROM outcome ORDER BY position, id').all() as Omit<Outcome, 'indicators' | 'signs'>[];
  const indicators = listIndicators(database);
  return rows.map((row) => {
    const its = indicators.filter((indicator) => indicator.outcomeIds.includes(row.id));
    const signs = its.reduce((sum, { signs: { confirming, mixed, disconfirming } }) => sum + confirming + mixed + disconfirming, 0);
    return { ...row, indicators: its.length, signs };
  });
}

/** Claims that name an outcome or an indicator. */
export function claimsNaming(database: Readable, kind: 'outcome' | 'indicator', id: string): { id: string; statement: string }[] {
  const column = kind === 'outcome' ? 'outcome_ids' : 'indicator_ids';
  return database.prepare(`SELECT c.id, c.statement FROM claim c WHERE ? IN (SELECT value FROM json_each(c.${column})) ORDER BY c.at, c.id`).all(id) as { id: string; statement: string }[];
}

/** The place for one more row at the end. */
export function nextPosition(database: Readable, table: 'outcome' | 'indicator'): number {
  return (database.prepare(`SELECT COALESCE(max(position), 0) + 1 FROM ${table}`).pluck().get() as number);
}
