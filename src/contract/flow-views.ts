import { z } from 'zod';
import { day, id, line } from './shapes.ts';

/**
 * A figure after disclosure control: the number, or the mark that it is hidden; `null` where there is none (a median that was not reached, a share of nothing).
 * Protected figures are hidden where one to fewer people than the threshold stand behind them, and else rounded to a multiple of it, the same people always in
 * the same way (see `domain/disclosure/protected-counts.ts`).
 */
export const releasedCount = z.union([z.number(), z.strictObject({ hidden: z.literal('protected') }), z.null()]);
export type ReleasedCount = z.infer<typeof releasedCount>;

/** Whether figures are protected, or as they are: those are for the analyst's eyes alone, and leave through nothing. */
export const countsShown = z.enum(['protected', 'true']);
export type CountsShown = z.infer<typeof countsShown>;

/** Days that a look back or a wait may span: a closed list, because figures of two neighbouring lengths differ by single people. */
export const spans = [28, 91, 182, 365, 730, 1095] as const;
export const span = z.union(spans.map((days) => z.literal(days)));
export type Span = z.infer<typeof span>;

const states = z.array(line).min(1).max(200);

/** What a person's whole pathway must be like for the person to be counted. */
export const pathwayCondition = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('starts in'), states }),
  z.strictObject({ is: z.literal('ends in'), states }),
  z.strictObject({ is: z.literal('passes through'), states }),
  z.strictObject({ is: z.literal('never in'), states }),
  /** One of `from` is directly followed by one of `to` (after at most so many days between leaving and entering, where said). */
  z.strictObject({ is: z.literal('moves'), from: states, to: states, within: span.optional() }),
  /** One of `from` and at some later time one of `to`, entered at most so many days after `from` was left, where said. */
  z.strictObject({ is: z.literal('later'), from: states, to: states, within: span.optional() }),
  /** An entry to `state` before which no state ranked below it and above nothing is in the records within the look-back. */
  z.strictObject({ is: z.literal('without earlier step'), state: line, lookBack: span }),
  z.strictObject({ is: z.literal('moves at least'), times: z.number().int().min(1).max(20) }),
]);
export type PathwayCondition = z.infer<typeof pathwayCondition>;

/**
 * Which part of the data is looked at. What is chosen by place, stream or state are stays: a move to or from a stay outside is a move to or from "elsewhere", so that the
 * change in stock still equals entries less exits. What is chosen by group, pathway or subset are people, with all their stays. A period keeps its days alone.
 */
export const flowFilter = z.strictObject({
  places: z.array(z.string()).min(1).optional(),
  streams: z.array(z.string()).min(1).optional(),
  states: states.optional(),
  groups: z.array(z.strictObject({ attribute: line, values: z.array(z.string()).min(1) })).optional(),
  /** First day, and day after the last. Protected figures take the first days of quarters alone. */
  from: day.optional(),
  to: day.optional(),
  /** All have to hold. */
  pathway: z.array(pathwayCondition).max(10).optional(),
  subsetId: id.optional(),
});
export type FlowFilter = z.infer<typeof flowFilter>;

/** Side by side within one view: parts of the data by place, stream, year or an attribute of people. */
export const flowParts = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('place') }),
  z.strictObject({ by: z.literal('stream') }),
  z.strictObject({ by: z.literal('year') }),
  z.strictObject({ by: z.literal('quarter') }),
  z.strictObject({ by: z.literal('group'), attribute: line }),
]);
export type FlowParts = z.infer<typeof flowParts>;

/** Ways to look: the measures of the definitions. */
export const flowView = z.discriminatedUnion('measure', [
  /** 1: people in each state on the first day of each period. */
  z.strictObject({ measure: z.literal('stocks'), every: z.enum(['month', 'quarter', 'year']) }),
  /** 2: moves from state to state; gaps and elsewhere are states of their own. */
  z.strictObject({ measure: z.literal('moves') }),
  /** 2, unrolled: what people's first, second, third ... move was from and to, so that cycles and returns are not folded into one ribbon. */
  z.strictObject({ measure: z.literal('moves by number'), upTo: z.number().int().min(2).max(6) }),
  /** 2: moves per person-year in the state before, with exact intervals. */
  z.strictObject({ measure: z.literal('rates'), parts: flowParts.optional() }),
  /** 3: how long people stay in a state (Kaplan-Meier), with a log-rank test between parts. */
  z.strictObject({ measure: z.literal('time in state'), state: line, parts: flowParts.optional() }),
  /** 4: where people are after entering a state (Aalen-Johansen). */
  z.strictObject({ measure: z.literal('where after'), state: line, years: z.number().int().min(1).max(10) }),
  /** 4: to where a state is left, as cumulative incidence of competing exits. */
  z.strictObject({ measure: z.literal('leaving'), state: line, years: z.number().int().min(1).max(10) }),
  /** 5: what the rates would mean if they stayed as they are (Markov). A model, said to be one. */
  z.strictObject({ measure: z.literal('if rates stay'), years: z.number().int().min(1).max(20) }),
  /** 6: entries to a state with no earlier step recorded. */
  z.strictObject({ measure: z.literal('no earlier step'), state: line, lookBack: span, parts: flowParts.optional() }),
  /** 7: moves that a yearly count does not see. */
  z.strictObject({ measure: z.literal('hidden moves'), month: z.number().int().min(1).max(12), day: z.number().int().min(1).max(31), parts: flowParts.optional() }),
  /** 8: variants of pathways with people and median time. */
  z.strictObject({ measure: z.literal('pathways'), most: z.number().int().min(1).max(50) }),
  /** 8: moves up and down the ranks. */
  z.strictObject({ measure: z.literal('up and down'), parts: flowParts.optional() }),
  /** 8: coming back to a state after leaving it, as cumulative incidence. */
  z.strictObject({ measure: z.literal('coming back'), states, within: span, parts: flowParts.optional() }),
  /** 8: where people go who leave a state. */
  z.strictObject({ measure: z.literal('returns from'), state: line, parts: flowParts.optional() }),
  /** 8: how many people moved how often. */
  z.strictObject({ measure: z.literal('moves per person') }),
]);
export type FlowView = z.infer<typeof flowView>;

/** A question to flow data: its address can be kept, pinned and asked again. */
export const flowQuestion = z.strictObject({ datasetId: id, view: flowView, filter: flowFilter.optional() });
export type FlowQuestion = z.infer<typeof flowQuestion>;

export const flowUnits = ['people', 'moves', 'stays', 'entries', 'days', 'person-years', 'per person-year', 'share', 'years', 'number'] as const;
export const flowUnit = z.enum(flowUnits);

/** A table of figures: pictures are drawn from it, cells of it are pinned, it is what leaves as csv. */
export const flowTable = z.strictObject({
  /** Which of an answer's tables; the first is the one that the finding and the picture are made from. */
  id: z.string(),
  caption: z.string(),
  /** Over the names of the rows. */
  heading: z.string(),
  rows: z.array(z.strictObject({ key: z.string(), label: z.string() })),
  columns: z.array(z.strictObject({ key: z.string(), label: z.string(), unit: flowUnit })),
  /** Rows by columns. Shares are between 0 and 1. */
  cells: z.array(z.array(releasedCount)),
});
export type FlowTable = z.infer<typeof flowTable>;

/** Which cell of an answer. */
export const flowCell = z.strictObject({ table: z.string(), row: z.string(), column: z.string() });
export type FlowCell = z.infer<typeof flowCell>;

export const flowAnswer = z.strictObject({
  question: flowQuestion,
  counts: countsShown,
  /** The finding first, each with its base, in plain English. */
  sentences: z.array(z.string()).min(1),
  tables: z.array(flowTable).min(1),
  /** How it is counted, with the source of its formula. */
  definition: z.string(),
  /** What to keep in mind: limits of the data, what the part in view leaves out, what was rounded or hidden. */
  notes: z.array(z.string()),
  /** The part of the data in words: "Northfield, from January 2020 to December 2022". */
  part: z.string(),
});
export type FlowAnswer = z.infer<typeof flowAnswer>;

/** What of flow data is pointed at by evidence: an answer's finding, or one cell. */
export const figureAddress = z.strictObject({ question: flowQuestion, cell: flowCell.nullable() });
export type FigureAddress = z.infer<typeof figureAddress>;
