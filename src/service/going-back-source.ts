/**
 * Going back in a source: its title and details, its text, who speaks, and what was said of its words. Codes and voices themselves stay as they
 * are; evidence is held against the words that were chosen and is found on them again by itself.
 */
import { consentStays, fieldSentence, noTally, nothingChanged, type Tally, tallySentences } from '../domain/history/going-back.ts';
import { Refusal } from '../domain/refusal.ts';
import { formatUncertainDate } from '../domain/timeline/uncertain-date.ts';
import type { UncertainDate } from '../contract/index.ts';
import type { Row } from '../vault/change.ts';
import { differing, type RowThen, sourceThen } from '../vault/history-back.ts';
import type { Readable } from '../vault/open.ts';
import { type Plan, type PlannedStep, textOf } from './going-back-plan.ts';

/** Columns that say nothing to a reader: they go with the text. */
const goesWithText = new Set(['revision_id', 'words', 'paragraphs', 'turns']);

export function planSource(database: Readable, sourceId: string, to: number): Plan {
  const source = database.prepare('SELECT * FROM source WHERE id = ?').get(sourceId) as Row | undefined;
  if (!source) throw new Refusal('not-found', 'That source is not in this vault. Nothing was changed.', { sourceId });
  const title = textOf(source, 'title');
  const rows = [...sourceThen(database, sourceId, to).rows.values()];
  const then = rows.find((row) => row.table === 'source')?.was ?? source;
  if (then.removed !== 0) throw new Refusal('not-allowed', `“${title}” was not in the vault's rooms at that point. Nothing was changed. Choose a later point, or remove the source in its room.`, { sourceId });
  const exists = existence(database);
  const steps: PlannedStep[] = [];
  const sentences: string[] = [];
  const lost: string[] = [];

  const patch = Object.fromEntries(differing(source, then).map((column) => [column, then[column]]));
  if (patch.place_id && !exists('place', patch.place_id)) {
    delete patch.place_id;
    lost.push('The place that the source had is no longer in the programme, so the place stays as it is.');
  }
  if (patch.revision_id && !exists('revision', patch.revision_id)) {
    throw new Refusal('not-allowed', `The text that “${title}” had at that point was erased. Nothing was changed. Choose a later point.`, { sourceId });
  }
  if (Object.keys(patch).length > 0) steps.push({ do: 'update', table: 'source', id: sourceId, patch });
  sentences.push(...sourceSentences(database, source, patch));

  const speakers = rows.filter((row) => row.table === 'speaker');
  let spoken = 0;
  for (const { id, now, was: before } of speakers) {
    // A speaker who was told apart since stays in the list: the later text, to which one may return, has turns of theirs.
    if (!now || !before) continue;
    const changes = Object.fromEntries(differing(now, before).map((column) => [column, before[column]]));
    if (changes.voice_id && !exists('voice', changes.voice_id)) {
      lost.push(`The voice of “${textOf(before, 'label')}” at that point was removed since, so who speaks there stays as it is now.`);
      delete changes.voice_id;
    }
    if (Object.keys(changes).length === 0) continue;
    spoken += 1;
    steps.push({ do: 'update', table: 'speaker', id, patch: changes });
  }
  if (spoken > 0) sentences.push(`Who speaks is again as it was, for ${spoken === 1 ? 'one speaker' : `${spoken} speakers`}.`);

  for (const { table, one, many } of said) {
    const planned = planSaid(rows.filter((row) => row.table === table), sourceId, exists);
    steps.push(...planned.steps);
    sentences.push(...tallySentences(planned.tally, one, many, table === 'coding' ? byCoder(database, planned.away) : []));
    lost.push(...planned.lost(database, one, many));
  }

  if (steps.length === 0) return { steps, sentences: [nothingChanged, ...lost], name: `“${title}”`, isCodebook: false };
  return { steps: inOrder(steps), sentences: [...sentences, ...lost, consentStays], name: `“${title}”`, isCodebook: false };
}

/** Kinds of rows that are said of words, as people call them. */
const said = [
  { table: 'coding', one: 'coding', many: 'codings' },
  { table: 'sign', one: 'sign of change', many: 'signs of change' },
  { table: 'memo', one: 'memo', many: 'memos' },
  { table: 'passage_link', one: 'link between passages', many: 'links between passages' },
  { table: 'causal_link', one: 'causal link', many: 'causal links' },
  { table: 'settlement', one: 'settled difference', many: 'settled differences' },
] as const;

type Exists = (table: 'place' | 'voice' | 'code' | 'indicator' | 'revision' | 'source' | 'dated_event' | 'coder' | 'factor', id: unknown) => boolean;

function existence(database: Readable): Exists {
  const known = new Map<string, boolean>();
  return (table, id) => {
    const key = `${table} ${String(id)}`;
    const here = known.get(key) ?? database.prepare(`SELECT 1 FROM "${table}" WHERE id = ?`).get(id) !== undefined;
    known.set(key, here);
    return here;
  };
}

/** The end of a link that lies in another source stays where that source has it now. */
function columnsElsewhere(row: Row, sourceId: string): (column: string) => boolean {
  return (column) => (column.startsWith('from_') && row.from_source_id !== sourceId) || (column.startsWith('to_') && row.to_source_id !== sourceId);
}

function planSaid(rows: readonly RowThen[], sourceId: string, exists: Exists): { steps: PlannedStep[]; tally: Tally; away: Row[]; lost: (database: Readable, one: string, many: string) => string[] } {
  const steps: PlannedStep[] = [];
  const tally = noTally();
  const away: Row[] = [];
  let withoutCode = 0;
  let withoutIndicator = 0;
  let withoutFactor = 0;
  const pointsNowhere = (row: Row): boolean => {
    if ('code_id' in row && !exists('code', row.code_id)) return (withoutCode += 1) > 0;
    if ('indicator_id' in row && !exists('indicator', row.indicator_id)) return (withoutIndicator += 1) > 0;
    if (['cause_id', 'effect_id'].some((column) => column in row && !exists('factor', row[column]))) return (withoutFactor += 1) > 0;
    return false;
  };
  for (const { table, id, now, was: then } of rows) {
    if (now && !then) {
      steps.push({ do: 'remove', table, id });
      away.push(now);
      tally.away += 1;
    } else if (!now && then) {
      if (pointsNowhere(then)) continue;
      const place = then.place_id && !exists('place', then.place_id) ? { place_id: null } : {};
      steps.push({ do: 'insert', table, row: { ...then, ...place, id } });
      tally.back += 1;
    } else if (now && then) {
      const isElsewhere = columnsElsewhere(now, sourceId);
      const columns = differing(now, then).filter((column) => table !== 'passage_link' || !isElsewhere(column));
      const patch: Row = Object.fromEntries(columns.map((column) => [column, then[column]]));
      if (pointsNowhere(patch)) {
        delete patch.code_id;
        delete patch.indicator_id;
        delete patch.cause_id;
        delete patch.effect_id;
      }
      if (patch.place_id && !exists('place', patch.place_id)) delete patch.place_id;
      if (Object.keys(patch).length === 0) continue;
      steps.push({ do: 'update', table, id, patch });
      tally.again += 1;
    }
  }
  const lost = (_database: Readable, one: string, many: string): string[] => [
    ...(withoutCode > 0 ? [`${withoutCode === 1 ? `One ${one}` : `${withoutCode} ${many}`} bore codes that are no longer in the codebook, and can't come back without them. Going back in the codebook first brings them back.`] : []),
    ...(withoutIndicator > 0 ? [`${withoutIndicator === 1 ? `One ${one}` : `${withoutIndicator} ${many}`} belonged to leading indicators that were removed since, and can't come back without them.`] : []),
    ...(withoutFactor > 0 ? [`${withoutFactor === 1 ? `One ${one}` : `${withoutFactor} ${many}`} named factors that were made one with others or removed since, and can't come back without them.`] : []),
  ];
  return { steps, tally, away, lost };
}

/** Whose work is taken away: "5 by Ann". */
function byCoder(database: Readable, rows: readonly Row[]): string[] {
  const name = database.prepare('SELECT name FROM coder WHERE id = ?').pluck();
  return [...Map.groupBy(rows, (row) => row.coder_id as string)].map(([coderId, its]) => `${its.length} by ${(name.get(coderId) as string | undefined) ?? 'somebody'}`);
}

function sourceSentences(database: Readable, now: Row, patch: Row): string[] {
  const date = (value: unknown): string => (typeof value === 'string' ? formatUncertainDate(JSON.parse(value) as UncertainDate) : '');
  const place = (id: unknown): string => (typeof id === 'string' ? ((database.prepare('SELECT name FROM place WHERE id = ?').pluck().get(id) as string | undefined) ?? '') : '');
  const told: [string, string, (value: unknown) => string][] = [
    ['title', 'The title', String], ['kind', 'The kind of source', String], ['date', 'The date', date], ['place_id', 'The place', place], ['note', 'The note', String],
  ];
  const sentences = told.filter(([column]) => column in patch).map(([column, field, say]) => fieldSentence(field, say(now[column]), say(patch[column])));
  if ('removed' in patch) sentences.unshift('The source comes back into the rooms of the vault.');
  if ('revision_id' in patch) sentences.push(textSentence(database, now.revision_id as string, patch.revision_id as string));
  const rest = Object.keys(patch).filter((column) => !goesWithText.has(column) && column !== 'removed' && !told.some(([known]) => known === column));
  if (rest.length > 0) sentences.push('Further details of the source are again as they were.');
  return sentences;
}

function textSentence(database: Readable, now: string, then: string): string {
  const number = database.prepare('SELECT number FROM revision WHERE id = ?').pluck();
  const [from, to] = [number.get(now) as number, number.get(then) as number];
  return to === 1 ? 'The text is again the text as it came.' : `The text is again that of revision ${to}${from > to ? `, no longer of revision ${from}` : ''}.`;
}

const order: Record<PlannedStep['do'], number> = { remove: 0, update: 1, insert: 2 };

/** What goes makes room first; the text is switched before anything is put on its words. */
const inOrder = (steps: readonly PlannedStep[]): PlannedStep[] => steps.toSorted((one, other) => Number(other.table === 'source') - Number(one.table === 'source') || order[one.do] - order[other.do]);

