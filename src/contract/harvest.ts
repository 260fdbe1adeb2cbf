import { z } from 'zod';
import { evidenceTarget } from './claim-evidence.ts';
import { command, query } from './entry.ts';
import { gateDecision, gateFinding } from './reports.ts';
import { audience, changed, expectedVersion, id, instant, line, madeFile, none, prose, uncertainDate } from './shapes.ts';

/** Kinds of scaling: reaching more people (out), changing rules and structures (up), changing beliefs and practice (deep). */
export const scalings = ['out', 'up', 'deep'] as const;
export const scaling = z.enum(scalings);

/** Something on which a record rests: what it points at, and what it shows now. */
const resting = z.strictObject({ id, target: evidenceTarget, shown: z.string(), provenance: z.string(), stale: z.strictObject({ why: z.string(), gone: z.boolean() }).nullable() });

/** Somebody independent who was asked whether an outcome is told right: a role, never a name. */
export const substantiation = z.strictObject({ id, role: z.string(), /** Why they know, and why they are independent of the programme. */ standing: z.string(), asked: uncertainDate.nullable(), agreement: z.enum(['agrees', 'agrees partly', 'disagrees', 'no answer yet']), comment: z.string(), version: z.number().int() });

/** An outcome that was harvested: a change in what somebody does, in relations, policy or practice (Outcome Harvesting; reference: methods.md, section 8). */
export const harvestedOutcome = z.strictObject({
  id,
  /** Who changed what. */
  who: z.string(),
  what: z.string(),
  date: uncertainDate.nullable(),
  placeId: id.nullable(),
  significance: z.string(),
  /** How the programme contributed. */
  contribution: z.string(),
  intended: z.enum(['intended', 'not intended', 'not known']),
  welcome: z.enum(['welcome', 'not welcome', 'both', 'not known']),
  scaling: z.array(scaling),
  outcomeIds: z.array(id),
  indicatorIds: z.array(id),
  claimIds: z.array(id),
  substantiations: z.array(substantiation),
  rests: z.array(resting),
  /** What is missing, each a plain sentence. */
  missing: z.array(z.string()),
  coderId: id,
  at: instant,
  version: z.number().int(),
});
export type HarvestedOutcome = z.infer<typeof harvestedOutcome>;

/** What helped or hindered, and what did not work: first-class evidence. */
export const registerEntry = z.strictObject({ id, kind: z.enum(['enabler', 'barrier', 'did not work']), statement: z.string(), /** What was tried, and what came of it. */ tried: z.string(), status: z.enum(['holds', 'eased', 'gone', 'not known']), placeId: z.string().nullable(), claimIds: z.array(id), rests: z.array(resting), version: z.number().int() });
export type RegisterEntry = z.infer<typeof registerEntry>;

/** A round of choosing the most significant change: stories, a panel, and why it chose (Davies and Dart). */
export const selectionRound = z.strictObject({
  id,
  name: z.string(),
  /** The kind of change that stories are chosen for. */
  domain: z.string(),
  period: uncertainDate.nullable(),
  /** Who chose: roles, never names. */
  panel: z.string(),
  stories: z.array(z.strictObject({ id, sourceId: id, title: z.string(), /** Why the teller thinks it matters. */ tellersReason: z.string(), chosen: z.boolean(), panelsReason: z.string(), /** Whether the tellers were told what was chosen and why. */ fedBack: z.boolean() })),
  /** The round that the chosen stories of this one go on to. */
  nextId: id.nullable(),
  closed: z.boolean(),
  version: z.number().int(),
});
export type SelectionRound = z.infer<typeof selectionRound>;

const outcomeFields = z.strictObject({ who: line, what: line, date: uncertainDate.nullable(), placeId: id.nullable(), significance: prose, contribution: prose, intended: harvestedOutcome.shape.intended, welcome: harvestedOutcome.shape.welcome, scaling: z.array(scaling), outcomeIds: z.array(id), indicatorIds: z.array(id), claimIds: z.array(id) });
const entryFields = z.strictObject({ kind: registerEntry.shape.kind, statement: line, tried: prose, status: registerEntry.shape.status, placeId: id.nullable(), claimIds: z.array(id) });
const roundFields = z.strictObject({ name: line, domain: prose, period: uncertainDate.nullable(), panel: prose, nextId: id.nullable(), closed: z.boolean() });
const substantiationFields = substantiation.omit({ id: true, version: true }).extend({ role: line, standing: prose, comment: prose });

export const harvest = {
  'harvest.outcomes': query('Harvested outcomes, intended or not, welcome or not.', none, z.strictObject({ outcomes: z.array(harvestedOutcome) })),
  'harvest.addOutcome': command('Harvest an outcome: who changed what.', z.strictObject({ ...outcomeFields.partial().shape, who: line, what: line }), changed),
  'harvest.editOutcome': command('Change a harvested outcome.', z.strictObject({ id, expectedVersion: expectedVersion.optional(), ...outcomeFields.partial().shape }), changed),
  'harvest.removeOutcome': command('Take a harvested outcome away with what was said of it.', z.strictObject({ id }), none),
  'harvest.substantiate': command('Write down what somebody independent says of an outcome, or change it.', z.strictObject({ outcomeId: id, id: id.optional(), expectedVersion: expectedVersion.optional(), ...substantiationFields.partial().shape }), changed),
  'harvest.removeSubstantiation': command('Take away what somebody said of an outcome.', z.strictObject({ id }), none),
  'harvest.rest': command('Rest a harvested outcome or an entry of the register on a quote, event, sign or figure.', z.strictObject({ about: z.discriminatedUnion('is', [z.strictObject({ is: z.literal('outcome'), outcomeId: id }), z.strictObject({ is: z.literal('entry'), entryId: id })]), target: evidenceTarget }), changed),
  'harvest.unrest': command('Take away something that a record rests on.', z.strictObject({ id }), none),
  'harvest.register': query('Enablers, barriers, and what did not work.', none, z.strictObject({ entries: z.array(registerEntry) })),
  'harvest.addEntry': command('Write down an enabler, a barrier, or something that did not work.', z.strictObject({ ...entryFields.partial().shape, kind: entryFields.shape.kind, statement: line }), changed),
  'harvest.editEntry': command('Change an entry of the register.', z.strictObject({ id, expectedVersion: expectedVersion.optional(), ...entryFields.partial().shape }), changed),
  'harvest.removeEntry': command('Take an entry of the register away.', z.strictObject({ id }), none),
  'harvest.rounds': query('Rounds in which a panel chose the most significant change.', none, z.strictObject({ rounds: z.array(selectionRound) })),
  'harvest.addRound': command('Begin a round of choosing.', z.strictObject({ ...roundFields.partial().shape, name: line }), changed),
  'harvest.editRound': command('Change a round; one that is closed needs its reasons.', z.strictObject({ id, expectedVersion: expectedVersion.optional(), ...roundFields.partial().shape }), changed),
  'harvest.removeRound': command('Take a round away; the stories stay.', z.strictObject({ id }), none),
  'harvest.setStory': command("Put a story into a round, or write down the teller's and the panel's reasons, and whether it was chosen.", z.strictObject({ roundId: id, sourceId: id, tellersReason: prose.optional(), chosen: z.boolean().optional(), panelsReason: prose.optional(), fedBack: z.boolean().optional() }), changed),
  'harvest.removeStory': command('Take a story out of a round.', z.strictObject({ roundId: id, sourceId: id }), none),
  'harvest.checkExport': query('What of the outcome register would pass the export gate, and what a person has to decide.', z.strictObject({ audience }), z.strictObject({ findings: z.array(gateFinding) }), { long: true }),
  'harvest.export': command('Make the outcome register as csv or docx. Passes the export gate and is recorded.', z.strictObject({ format: z.enum(['csv', 'docx']), audience, decision: gateDecision.optional() }), z.strictObject({ file: madeFile, recordId: id }), { undoable: false, long: true }),
};
