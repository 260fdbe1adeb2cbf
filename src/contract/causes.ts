import { z } from 'zod';
import { quote } from './coding.ts';
import { command, query } from './entry.ts';
import { gateFinding } from './reports.ts';
import { restriction } from './restriction.ts';
import { audience, changed, expectedVersion, id, instant, line, madeFile, none, passage, prose } from './shapes.ts';

/**
 * What people say leads to what (QuIP; causal mapping; reference: methods.md, sections 6 and 7). "There is evidence that a source claims that X influenced Y", and no more.
 * `polarity`: whether more of the cause is told to bring more (`helps`) or less (`hinders`) of the effect. `how`: the programme is named (`explicit`), not named but the link is
 * one of the theory (`implicit`), something else is named (`other`), or nothing (`unattributed`).
 */
export const causalPolarity = z.enum(['helps', 'hinders', 'unclear']);
export const causalHow = z.enum(['explicit', 'implicit', 'other', 'unattributed']);

/** What causes or is caused, in people's own terms: "general; detail" can be seen from further away. */
export const factor = z.strictObject({ id, name: z.string(), note: z.string(), /** Said to be the opposite of. */ oppositeId: id.nullable(), /** The place of a theory that it is the same as. */ nodeId: id.nullable(), links: z.number().int(), version: z.number().int() });
export type Factor = z.infer<typeof factor>;

export const causalLink = z.strictObject({
  id,
  quote,
  causeId: id,
  effectId: id,
  polarity: causalPolarity,
  how: causalHow,
  /** Whether whoever asked and whoever answered knew which programme is asked about: an embedded learning partner is not blindfolded. */
  blindfold: z.enum(['neither', 'interviewer', 'respondent', 'both']),
  note: z.string(),
  stale: z.boolean(),
  coderId: id,
  at: instant,
  version: z.number().int(),
});
export type CausalLink = z.infer<typeof causalLink>;

/** Which links are looked at; never alters the coding. */
export const causalFilter = z.strictObject({
  restriction: restriction.optional(),
  polarity: z.array(causalPolarity).min(1).optional(),
  how: z.array(causalHow).min(1).optional(),
  factorIds: z.array(id).min(1).optional(),
  /** Only bundles that at least so many sources tell. */
  leastSources: z.number().int().min(1).optional(),
  /** Factors seen from further away: "general; detail" counts as "general". */
  zoom: z.number().int().min(1).max(5).optional(),
  /** Opposites are put together: "less of ~X" with "more of X". */
  joinOpposites: z.boolean().optional(),
});
export type CausalFilter = z.infer<typeof causalFilter>;

/** Links with the same cause and effect: how many sources tell it, and how often it is told, apart. */
export const bundle = z.strictObject({ cause: z.string(), effect: z.string(), sources: z.number().int(), citations: z.number().int(), helps: z.number().int(), hinders: z.number().int(), unclear: z.number().int(), explicit: z.number().int(), implicit: z.number().int(), other: z.number().int(), unattributed: z.number().int(), linkIds: z.array(id) });
export type Bundle = z.infer<typeof bundle>;
export const causalMap = z.strictObject({ factors: z.array(z.strictObject({ key: z.string(), name: z.string(), sources: z.number().int(), asCause: z.number().int(), asEffect: z.number().int() })), bundles: z.array(bundle), sources: z.number().int(), /** Sources that are asked about, whether or not they tell of any link: the base of every count of sources. */ outOf: z.number().int(), citations: z.number().int(), sentence: z.string(), notes: z.array(z.string()) });
export type CausalMap = z.infer<typeof causalMap>;

export const tracedPath = z.strictObject({ factors: z.array(z.string()), /** Sources that tell the whole of it, end to end. */ sourceIds: z.array(id), /** Fewest sources that tell any one of its links. */ weakest: z.number().int() });
/** A number of a bundle as it may leave: hidden where few people stand behind it, or where a hidden one could be worked out from it. */
const leavingNumber = z.union([z.number().int(), z.strictObject({ hidden: z.literal('protected') })]);
const leavingBundle = z.strictObject({ cause: z.string(), effect: z.string(), sources: leavingNumber, citations: leavingNumber, helps: leavingNumber, hinders: leavingNumber, unclear: leavingNumber, explicit: leavingNumber, implicit: leavingNumber, other: leavingNumber, unattributed: leavingNumber });
/**
 * A causal map as it may go to an audience. Beyond the team: told by those alone who agreed to that audience, numbers with few people behind them hidden, names that may tell who somebody is
 * replaced. A picture is drawn from this and from nothing else.
 */
export const leavingMap = z.strictObject({ factors: z.array(z.string()), bundles: z.array(leavingBundle), title: z.string(), sentence: z.string(), notes: z.array(z.string()) });
export type LeavingMap = z.infer<typeof leavingMap>;
const linkFields = { polarity: causalPolarity, how: causalHow, blindfold: causalLink.shape.blindfold, note: prose };

export const causes = {
  'causes.factors': query('What people name as causes and effects.', none, z.strictObject({ factors: z.array(factor) })),
  'causes.links': query('Causal links that people tell, of a source, of a factor, or all.', z.strictObject({ sourceId: id.optional(), factorId: id.optional(), /** Those of a bundle. */ ids: z.array(id).max(20_000).optional(), filter: causalFilter.optional(), limit: z.number().int().min(1).max(5000).optional() }), z.strictObject({ links: z.array(causalLink), total: z.number().int() })),
  'causes.code': command('Code a passage as cause and effect; factors that are not there yet are made.', z.strictObject({ passage, cause: z.union([z.strictObject({ id }), z.strictObject({ name: line })]), effect: z.union([z.strictObject({ id }), z.strictObject({ name: line })]), ...z.strictObject(linkFields).partial().shape }), changed),
  'causes.edit': command('Change a causal link.', z.strictObject({ id, expectedVersion: expectedVersion.optional(), causeId: id.optional(), effectId: id.optional(), ...z.strictObject(linkFields).partial().shape }), changed),
  'causes.remove': command('Take a causal link away.', z.strictObject({ id }), none),
  'causes.editFactor': command('Rename or annotate a factor, name its opposite, or say which place of a theory it is.', z.strictObject({ id, expectedVersion: expectedVersion.optional(), name: line.optional(), note: prose.optional(), oppositeId: id.nullable().optional(), nodeId: id.nullable().optional() }), changed),
  'causes.mergeFactors': command('Let two factors be one; the links of both stay.', z.strictObject({ keepId: id, giveId: id }), none),
  'causes.removeFactor': command('Remove a factor that no causal link names any more.', z.strictObject({ id }), none),
  'causes.map': query('The causal map: factors and bundles of links, with sources and citations counted apart.', z.strictObject({ filter: causalFilter.optional() }), causalMap, { long: true }),
  'causes.paths': query(
    'Paths from one factor to another of at most so many steps; traced by source, only those that one source tells end to end.',
    z.strictObject({ from: z.string(), to: z.string(), most: z.number().int().min(1).max(6), bySource: z.boolean(), filter: causalFilter.optional() }),
    z.strictObject({
      paths: z.array(tracedPath),
      more: z.boolean(),
      map: causalMap,
      /**
       * What has to be set aside so that no path is left, over the links that lie on such paths. `citations`: the fewest links told. `sources`: traced by source, the sources that tell a path
       * (without them nobody does); else the fewest tellings, a source counted once for each bundle that it tells.
       */
      robustness: z.strictObject({ citations: z.number().int(), sources: z.number().int() }),
      sentence: z.string(),
    }),
    { long: true },
  ),
  'causes.compare': query('The same map for each group, or each place: who tells which link.', z.strictObject({ by: z.enum(['group', 'place']), filter: causalFilter.optional() }), z.strictObject({ parts: z.array(z.strictObject({ key: z.string(), name: z.string(), map: causalMap })) }), { long: true }),
  'causes.checkExport': query('What of a causal map would pass the export gate.', z.strictObject({ filter: causalFilter.optional(), audience }), z.strictObject({ findings: z.array(gateFinding), map: leavingMap }), { long: true }),
  'causes.export': command('Make the bundles of a causal map as csv, or keep a picture of it. Passes the export gate and is recorded.', z.strictObject({ filter: causalFilter.optional(), format: z.enum(['csv', 'svg', 'png']), audience, pictureBase64: z.string().max(20_000_000).optional() }), z.strictObject({ file: madeFile, recordId: id, notes: z.array(z.string()) }), { undoable: false, long: true }),
};
