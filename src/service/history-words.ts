import { type FieldChange, type Lookup, type RecordedStep, stepInWords } from '../domain/history/rows-in-words.ts';
import { recordedTables, type Row } from '../vault/change.ts';
import type { Readable } from '../vault/open.ts';

/** Rows of one change that are told in full; beyond them it is said how many there are. */
const mostRows = 40;

/** Tables in which somebody's rows tell how they read. */
const tellOfReadings = new Set(['coding', 'memo', 'passage_link', 'summary', 'settlement', 'causal_link', 'factor']);

/** One change field by field; nothing of one whose words were erased. `blindFor`: whoever works blind is told nothing of others' codings that went along, nor of what they wrote on them. */
export function changesInWords(database: Readable, seq: number, blindFor: string | null): { changes: FieldChange[]; more: number } {
  const payload = database.prepare('SELECT payload FROM history_payload WHERE seq = ?').pluck().get(seq) as string | null | undefined;
  if (!payload) return { changes: [], more: 0 };
  const lookup = lookupIn(database);
  const isSeen = ({ table, id, before, after }: RecordedStep): boolean => blindFor === null || !tellOfReadings.has(table) || (after?.coder_id ?? before?.coder_id ?? lookup.row(table, id)?.coder_id) === blindFor;
  const steps = (JSON.parse(payload) as { steps: RecordedStep[] }).steps.filter(isSeen);
  const changes: FieldChange[] = [];
  let rows = 0;
  let more = 0;
  for (const step of steps) {
    if (rows >= mostRows) {
      more += 1;
      continue;
    }
    const told = stepInWords(step, lookup);
    if (told.length > 0) rows += 1;
    changes.push(...told);
  }
  return { changes, more };
}

const names: Record<string, string> = {
  source: 'SELECT title FROM source WHERE id = ?', code: 'SELECT name FROM code WHERE id = ?', voice: 'SELECT pseudonym FROM voice WHERE id = ?', place: 'SELECT name FROM place WHERE id = ?',
  outcome: 'SELECT wording FROM outcome WHERE id = ?', indicator: 'SELECT wording FROM indicator WHERE id = ?', rival: 'SELECT statement FROM rival WHERE id = ?',
  factor: 'SELECT name FROM factor WHERE id = ?', dataset: 'SELECT name FROM dataset WHERE id = ?', subset: 'SELECT name FROM subset WHERE id = ?',
  theory: 'SELECT name FROM theory WHERE id = ?', theory_node: 'SELECT label FROM theory_node WHERE id = ?', claim: 'SELECT statement FROM claim WHERE id = ?', selection_round: 'SELECT name FROM selection_round WHERE id = ?',
  revision: "SELECT CASE number WHEN 1 THEN 'as it came' ELSE 'revision ' || number END FROM revision WHERE id = ?",
};
/** Where a name stands in a recorded row, for a thing that is gone. */
const nameColumn: Record<string, string> = { source: 'title', code: 'name', voice: 'pseudonym', place: 'name', outcome: 'wording', indicator: 'wording', rival: 'statement', dataset: 'name', subset: 'name' };

function lookupIn(database: Readable): Lookup {
  const texts = new Map<string, string | null>();
  const known = new Map<string, string | null>();
  const removed = removedNames(database);
  return {
    name(table, id) {
      const key = `${table} ${id}`;
      if (!known.has(key)) known.set(key, (names[table] ? (database.prepare(names[table]).pluck().get(id) as string | undefined) : undefined) ?? removed(table, id));
      return known.get(key)!;
    },
    words(revisionId, start, end) {
      if (!texts.has(revisionId)) texts.set(revisionId, (database.prepare('SELECT text FROM revision WHERE id = ?').pluck().get(revisionId) as string | undefined) ?? null);
      return texts.get(revisionId)?.slice(start, end) ?? null;
    },
    row: (table, id) => (table in recordedTables ? ((database.prepare(`SELECT * FROM "${table}" WHERE id = ?`).get(id) as Row | undefined) ?? null) : null),
  };
}

/** What a code was called that is gone: as it was when it went. Only codes are kept track of by the history; other things that are gone are not named. */
function removedNames(database: Readable): (table: string, id: string) => string | null {
  return (table, id) => {
    const column = nameColumn[table];
    if (table !== 'code' || !column) return null;
    const rows = database.prepare('SELECT p.payload FROM history_touch u JOIN history_payload p ON p.seq = u.seq WHERE u.thing = ? ORDER BY u.seq DESC LIMIT 3').pluck().all(id) as (string | null)[];
    for (const payload of rows) {
      if (!payload) continue;
      for (const step of (JSON.parse(payload) as { steps: RecordedStep[] }).steps) {
        const name = step.table === table && step.id === id ? (step.before?.[column] ?? step.after?.[column]) : undefined;
        if (typeof name === 'string') return name;
      }
    }
    return null;
  };
}
