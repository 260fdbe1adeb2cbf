import { z } from 'zod';
import { releasedCount } from './flow-views.ts';
import { day, id, instant, line, prose } from './shapes.ts';

/** One named state of a local scheme. Schemes are local: there is no national wording for levels of support. */
export const stateOfScheme = z.strictObject({
  name: line,
  label: z.string().max(200),
  /** Lower to higher intervention; null where the scheme has no order. */
  rank: z.number().int().nullable(),
  group: z.string().max(100),
});
export type StateOfScheme = z.infer<typeof stateOfScheme>;

export const ledgerEntry = z.strictObject({
  /** Line of the file, the header being line 1. */
  row: z.number().int(),
  rule: z.string(),
  detail: z.string(),
  action: z.enum(['dropped', 'merged', 'trimmed', 'questioned', 'kept']),
});
export type LedgerEntry = z.infer<typeof ledgerEntry>;

/** How many odd rows of the whole ledger stand under a rule, most first. */
export const ruleCount = z.strictObject({ rule: z.string(), count: z.number().int() });

/** Days of each month in every year: a yearly count on a day that not every year has would be left out in some. */
const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const yearlyDay = z
  .strictObject({ month: z.number().int().min(1).max(12), day: z.number().int().min(1).max(31) })
  .refine(({ month, day }) => day <= daysOfMonth[month - 1]!, { message: 'not every year has this day' });

export const riskAssessment = z.strictObject({ areaSize: prose, sensitivity: prose, linkable: prose, note: prose, decision: prose, person: z.string(), date: z.string() });

/** What is known of the data beside their rows: asked once, shown wherever they are used. */
export const datasetFields = {
  name: line,
  /** `event-dated`: moves carry their own dates; `snapshot`: states seen at intervals; `aggregate`: counts that somebody else made, without people. */
  dating: z.enum(['event-dated', 'snapshot', 'aggregate']),
  extractDate: day,
  /** Known limits: what is missing, what changed in between. */
  note: prose,
  /** Who holds the data where they come from. */
  holder: prose,
  /** Whom and what the data cover, in words. */
  coverage: prose,
  synthetic: z.boolean(),
  /** Counts of fewer people than this are hidden (zero is shown), all others rounded to a multiple of five. */
  threshold: z.union([z.literal(3), z.literal(5), z.literal(10)]),
  riskAssessment: riskAssessment.nullable(),
  /** Day of the yearly count that moves are compared with; 31 July in Scotland. */
  snapshot: yearlyDay,
};

export const dataset = z.strictObject({
  id,
  ...datasetFields,
  states: z.array(stateOfScheme),
  places: z.array(z.string()),
  streams: z.array(z.string()),
  /** What is known of people: sex, age at the first stay ... with the values that occur. */
  attributes: z.array(z.strictObject({ name: z.string(), values: z.array(z.string()) })),
  /** The whole period that the data tell of, `[from, to)`. */
  from: day,
  to: day,
  /** After disclosure control. */
  spells: releasedCount,
  people: releasedCount,
  ledgerEntries: z.number().int(),
  fileName: z.string(),
  importedAt: instant,
  /** The extract that this one continues, and the one that continues it. */
  earlierId: id.nullable(),
  laterId: id.nullable(),
  /** The datasets that this one was linked from, by the same people in them. */
  linkedFrom: z.array(id),
  version: z.number().int(),
});
export type Dataset = z.infer<typeof dataset>;

/** How a later extract differs from the one before: spells in it that are new, have ended, have changed, or are no longer there. After disclosure control. */
export const extractDifference = z.strictObject({
  earlierId: id,
  laterId: id,
  rows: z.array(z.strictObject({ kind: z.enum(['unchanged', 'new', 'closed', 'changed', 'vanished']), meaning: z.string(), spells: releasedCount, people: releasedCount })),
  newPeople: releasedCount,
  gonePeople: releasedCount,
  sentences: z.array(z.string()),
});
export type ExtractDifference = z.infer<typeof extractDifference>;

/** Which people of two streams are the same, as far as the shared identifier tells. */
export const linkReport = z.strictObject({
  rows: z.array(z.strictObject({ stream: z.string(), place: z.string(), people: releasedCount, linked: releasedCount, share: releasedCount })),
  sentences: z.array(z.string()),
});
export type LinkReport = z.infer<typeof linkReport>;

/** How the states of several streams on one day become one level. */
export const levelRule = z.discriminatedUnion('is', [
  /** The state that ranks highest in any stream. */
  z.strictObject({ is: z.literal('highest') }),
  /** The first row all of whose states hold that day; what no row speaks of is a gap. */
  z.strictObject({ is: z.literal('table'), rows: z.array(z.strictObject({ when: z.array(z.strictObject({ stream: z.string(), state: line })).min(1), level: line })).min(1), levels: z.array(stateOfScheme).min(1) }),
]);
export type LevelRule = z.infer<typeof levelRule>;

