/** What a recorded change did to one code, in words. Knows the rows of `code` and `coding` as the history keeps them. */
import type { Code } from '../../contract/index.ts';
import { scaleText } from './scale-text.ts';
import { fieldLabels } from './written-code.ts';

type Row = Readonly<Record<string, unknown>>;
/** A step as the history keeps it; `before` and `after` hold what the step touched. */
export type RecordedStep = { readonly do: 'insert' | 'update' | 'remove'; readonly table: string; readonly id: string; readonly before?: Row; readonly after?: Row };
export type CodeChange = { field: string; before: string; after: string };

const asText = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
const parsed = <Value>(value: unknown, without: Value): Value => (typeof value === 'string' && value !== '' ? (JSON.parse(value) as Value) : without);

/** Columns that are told, in the order in which they are read. */
const told: { column: string; field: string; say(value: unknown): string }[] = [
  { column: 'name', field: 'Name', say: asText },
  { column: 'definition', field: fieldLabels.definition, say: asText },
  { column: 'use_when', field: fieldLabels.useWhen, say: asText },
  { column: 'not_when', field: fieldLabels.notWhen, say: asText },
  { column: 'aliases', field: fieldLabels.aliases, say: (value) => parsed<string[]>(value, []).join(', ') },
  { column: 'family', field: fieldLabels.family, say: asText },
  { column: 'scale', field: fieldLabels.scale, say: (value) => scaleText(parsed<Code['scale']>(value, null)) },
  { column: 'colour', field: fieldLabels.colour, say: asText },
];

/**
 * Field by field what changed of the code, and how many codings came to it or went. Empty where the change left it alone: coding single
 * passages is no news of a code, and neither is a new number for its place that it got because a neighbour needed room.
 * `nameOf` names a code by its id, also one that is gone.
 */
export function codeChanges(steps: readonly RecordedStep[], codeId: string, nameOf: (id: string) => string): CodeChange[] {
  const ofCodes = steps.filter((step) => step.table === 'code');
  const own = ofCodes.filter((step) => step.id === codeId);
  // A code that is touched several times in one change is told from its first state to its last.
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  for (const step of own) {
    for (const column of Object.keys(step.before ?? step.after ?? {})) if (!(column in before)) before[column] = step.before?.[column];
    for (const column of Object.keys(step.after ?? step.before ?? {})) after[column] = step.after?.[column];
  }
  const changes = told
    .filter(({ column }) => column in after)
    .map(({ column, field, say }): CodeChange => ({ field, before: say(before[column]), after: say(after[column]) }))
    .filter((change) => change.before !== change.after);
  if ('parent_id' in after) {
    // A column that is not there at all: the code was not there before, or is not there afterwards.
    const place = (parentId: unknown): string => (parentId === undefined ? '' : parentId === null ? 'at the top' : `under “${nameOf(asText(parentId))}”`);
    const change = { field: 'Place', before: place(before.parent_id), after: place(after.parent_id) };
    if (change.before !== change.after) changes.push(change);
  } else if ('position' in after && new Set(ofCodes.map((step) => step.id)).size === 1) {
    changes.push({ field: 'Place', before: '', after: 'elsewhere among its neighbours' });
  }
  return [...changes, ...codingChanges(steps, codeId, nameOf, own.length > 0)];
}

/** Codings that came from other codes and went to others, each sort counted. */
function codingChanges(steps: readonly RecordedStep[], codeId: string, nameOf: (id: string) => string, isTouched: boolean): CodeChange[] {
  const came = new Map<string, number>();
  const went = new Map<string, number>();
  let gone = 0;
  let back = 0;
  const count = (counts: Map<string, number>, id: unknown): void => void counts.set(asText(id), (counts.get(asText(id)) ?? 0) + 1);
  for (const step of steps) {
    if (step.table !== 'coding') continue;
    if (step.do === 'insert' && step.after?.code_id === codeId) back += 1;
    else if (step.do === 'remove' && step.before?.code_id === codeId) gone += 1;
    else if (step.do === 'update' && step.after?.code_id === codeId && step.before?.code_id !== codeId) count(came, step.before?.code_id);
    else if (step.do === 'update' && step.before?.code_id === codeId && step.after?.code_id !== undefined && step.after.code_id !== codeId) count(went, step.after.code_id);
  }
  const tell = (number: number, words: string): CodeChange => ({ field: 'Codings', before: '', after: `${number} ${number === 1 ? 'coding' : 'codings'} ${words}` });
  return [
    ...[...came].map(([id, number]) => tell(number, `came from “${nameOf(id)}”`)),
    ...[...went].map(([id, number]) => tell(number, `went to “${nameOf(id)}”`)),
    ...(gone > 0 ? [tell(gone, gone === 1 ? 'was taken away, or became one with another on the same words' : 'were taken away, or became one with others on the same words')] : []),
    // One passage that was coded with a code that stood there is everyday work.
    ...(back > 1 || (back > 0 && isTouched) ? [tell(back, 'added')] : []),
  ];
}
