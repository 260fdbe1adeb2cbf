import { z } from 'zod';
import { command, query } from './entry.ts';
import { changed, expectedVersion, id, instant, line, none, prose, range, uncertainDate } from './shapes.ts';
import { quote } from './coding.ts';
import { flowQuestion, flowUnit, releasedCount } from './flow-views.ts';

/** An earlier or present wording, kept so that old claims can be read against it. */
export const wording = z.strictObject({ number: z.number().int(), text: z.string(), reason: z.string(), at: instant, coderId: id });
export type Wording = z.infer<typeof wording>;

export const outcome = z.strictObject({ id, wording: z.string(), note: z.string(), position: z.number(), indicators: z.number().int(), signs: z.number().int(), version: z.number().int() });
export type Outcome = z.infer<typeof outcome>;

export const indicator = z.strictObject({
  id,
  wording: z.string(),
  /** The stakeholder groups that own it: the change as seen from where they stand. */
  groups: z.array(z.string()),
  outcomeIds: z.array(id),
  placeId: id.nullable(),
  element: z.string(),
  note: z.string(),
  position: z.number(),
  signs: z.strictObject({ confirming: z.number().int(), mixed: z.number().int(), disconfirming: z.number().int() }),
  /** SPICED (Roche 1999): subjective, participatory, interpreted, cross-checked, empowering, diverse; those that were ticked. */
  spiced: z.array(z.enum(['subjective', 'participatory', 'interpreted', 'cross-checked', 'empowering', 'diverse'])),
  version: z.number().int(),
});
export type Indicator = z.infer<typeof indicator>;

export const polarity = z.enum(['confirming', 'mixed', 'disconfirming']);
/** Whether somebody had said beforehand that this would be seen. */
export const expectedness = z.enum(['expected', 'unexpected', 'not said']);

const signFields = {
  indicatorId: id,
  date: uncertainDate,
  polarity,
  expected: expectedness,
  placeId: id.nullable(),
  /** Who saw it, in words: a group, never a name. */
  observedBy: z.string().max(200),
  note: prose,
};
/** Where a sign was seen: words of a source, or a dated event. */
export const seenIn = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('passage'), sourceId: id, ...range }),
  z.strictObject({ kind: z.literal('event'), eventId: id }),
]);

export const sign = z.strictObject({
  id,
  ...signFields,
  kind: z.enum(['passage', 'event']),
  /** The words, for a passage that still stands; null when they are gone. */
  quote: quote.nullable(),
  event: z.strictObject({ id, title: z.string(), date: uncertainDate }).nullable(),
  indicatorWording: z.string(),
  coderId: id,
  version: z.number().int(),
});
export type Sign = z.infer<typeof sign>;

const optionalSignFields = z.strictObject(signFields).partial().shape;

/** A sign of an indicator that is a series of figures: one row of a table of flow data, asked again whenever it is looked at. */
export const indicatorSeries = z.strictObject({
  id,
  indicatorId: id,
  name: z.string(),
  /** What a rise means for the indicator. */
  rising: polarity,
  /** Of the newest extract of the data that it was begun with: a later extract adds the next points. */
  question: flowQuestion,
  /** The column of the first table that is followed from row to row (the rows being periods), or null where columns are periods and `row` is followed. */
  column: z.string().nullable(),
  row: z.string().nullable(),
  note: z.string(),
  /** Protected figures of now. */
  points: z.array(z.strictObject({ period: z.string(), value: releasedCount })),
  unit: flowUnit,
  sentence: z.string(),
  /** Why the figures can't be had now, in plain words. */
  problem: z.string().nullable(),
  version: z.number().int(),
});
export type IndicatorSeries = z.infer<typeof indicatorSeries>;
const seriesFields = { name: line, rising: polarity, question: flowQuestion, column: z.string().nullable(), row: z.string().nullable(), note: prose };

export const framework = {
  'framework.outcomes': query('The outcomes that people want to see.', none, z.strictObject({ outcomes: z.array(outcome) })),
  'framework.outcome': query(
    'One outcome: its wordings, indicators, signs over time, claims.',
    z.strictObject({ id }),
    z.strictObject({ outcome, wordings: z.array(wording), indicators: z.array(indicator), signs: z.array(sign), claims: z.array(z.strictObject({ id, statement: z.string() })) }),
  ),
  'framework.addOutcome': command('Add an outcome.', z.strictObject({ wording: line, note: prose.optional() }), changed),
  'framework.editOutcome': command(
    'Reword or annotate an outcome; the old wording is kept with the reason.',
    z.strictObject({ id, expectedVersion: expectedVersion.optional(), wording: line.optional(), reason: prose.optional(), note: prose.optional() }),
    changed,
  ),
  'framework.removeOutcome': command('Remove an outcome that no indicator or claim points to.', z.strictObject({ id }), none),
  'framework.indicators': query('The leading indicators with their owners and signs.', none, z.strictObject({ indicators: z.array(indicator) })),
  'framework.indicator': query(
    'One indicator: its wordings, signs over time, claims.',
    z.strictObject({ id }),
    z.strictObject({ indicator, wordings: z.array(wording), outcomes: z.array(outcome), signs: z.array(sign), claims: z.array(z.strictObject({ id, statement: z.string() })) }),
  ),
  'framework.addIndicator': command(
    'Add a leading indicator, owned by one or more stakeholder groups.',
    z.strictObject({ wording: line, groups: z.array(line).min(1), outcomeIds: z.array(id).optional(), placeId: id.nullable().optional(), element: z.string().max(300).optional(), note: prose.optional() }),
    changed,
  ),
  'framework.editIndicator': command(
    'Change an indicator; a new wording keeps the old one with the reason.',
    z.strictObject({ id, expectedVersion: expectedVersion.optional(), wording: line.optional(), reason: prose.optional(), groups: z.array(line).min(1).optional(), outcomeIds: z.array(id).optional(), placeId: id.nullable().optional(), element: z.string().max(300).optional(), note: prose.optional(), spiced: indicator.shape.spiced.optional() }),
    changed,
  ),
  'framework.removeIndicator': command('Remove an indicator that has no signs and stands in no claim.', z.strictObject({ id }), none),
  'framework.signs': query('Signs of change, newest first.', z.strictObject({ indicatorId: id.optional(), sourceId: id.optional() }), z.strictObject({ signs: z.array(sign) })),
  'framework.logSign': command(
    'Log a sign of an indicator, seen in a passage or in a dated event.',
    z.strictObject({ ...optionalSignFields, indicatorId: id, date: uncertainDate, polarity, seenIn }),
    changed,
  ),
  'framework.editSign': command('Change what is kept of a sign.', z.strictObject({ id, expectedVersion: expectedVersion.optional(), ...optionalSignFields }), changed),
  'framework.removeSign': command('Take a sign away.', z.strictObject({ id }), none),
  'framework.series': query('Series of figures that are signs of an indicator, worked out now and protected.', z.strictObject({ indicatorId: id.optional() }), z.strictObject({ series: z.array(indicatorSeries) }), { long: true }),
  'framework.addSeries': command('Follow a figure of flow data over time as a sign of an indicator.', z.strictObject({ indicatorId: id, ...seriesFields, note: prose.optional() }), changed, { long: true }),
  'framework.editSeries': command('Change what is kept of a series.', z.strictObject({ id, expectedVersion: expectedVersion.optional(), ...z.strictObject(seriesFields).partial().shape }), changed, { long: true }),
  'framework.removeSeries': command('Take a series away.', z.strictObject({ id }), none),
};

export const datedAccount = z.strictObject({ date: uncertainDate, knownFrom: line });
export const participants = z.strictObject({ group: line, people: z.number().int().min(0) });

export const datedEvent = z.strictObject({
  id,
  title: z.string(),
  kind: z.string(),
  date: uncertainDate,
  placeId: id.nullable(),
  description: z.string(),
  /** How we know: a document, a person's account, a register. */
  knownFrom: z.string(),
  /** Other accounts of when it was: two that leave no common day disagree. */
  accounts: z.array(datedAccount),
  /** Who took part, by group: an activity register as far as dose and reach need it. */
  participants: z.array(participants),
  version: z.number().int(),
});
export type DatedEvent = z.infer<typeof datedEvent>;
const eventFields = { title: line, kind: z.string().max(100), date: uncertainDate, placeId: id.nullable(), description: prose, knownFrom: prose, accounts: z.array(datedAccount), participants: z.array(participants) };

export const timeline = {
  'timeline.events': query('Dated events, earliest first.', none, z.strictObject({ events: z.array(datedEvent) })),
  'timeline.addEvent': command('Add a dated event.', z.strictObject({ ...z.strictObject(eventFields).partial().shape, title: line, date: uncertainDate }), changed),
  'timeline.editEvent': command('Change a dated event.', z.strictObject({ id, expectedVersion: expectedVersion.optional(), ...z.strictObject(eventFields).partial().shape }), changed),
  'timeline.removeEvent': command('Remove a dated event.', z.strictObject({ id }), none),
};
