import { z } from 'zod';
import { command, query } from './entry.ts';
import { errorCode } from './errors.ts';
import { evidenceTarget } from './claim-evidence.ts';
import { gateDecision, gateFinding } from './reports.ts';
import { audience, changed, chosenFile, expectedVersion, id, instant, line, madeFile, none, prose } from './shapes.ts';

/** What a place in a theory of change is. `condition`: what has to be so; `context`: what surrounds it and nobody here moves. */
export const theoryNodeKinds = ['activity', 'condition', 'indicator', 'outcome', 'context'] as const;

export const theoryNode = z.strictObject({
  id,
  kind: z.enum(theoryNodeKinds),
  label: z.string(),
  note: z.string(),
  /** Who it is about, where it is about one group. */
  group: z.string(),
  /** The indicator or outcome of the framework that it stands for. */
  indicatorId: id.nullable(),
  outcomeId: id.nullable(),
  /** Where a person put it, in the units of the picture; null where it is laid out by itself. */
  at: z.strictObject({ x: z.number(), y: z.number() }).nullable(),
  /** The theory of its own that it opens. */
  opensId: id.nullable(),
  version: z.number().int(),
});
export type TheoryNode = z.infer<typeof theoryNode>;

export const theoryLink = z.strictObject({
  id,
  fromId: id,
  toId: id,
  /** What has to hold for the one to lead to the other. */
  assumption: z.string(),
  /** How the one is thought to lead to the other: what is offered, and what people do with it. */
  mechanism: z.string(),
  /** Items of evidence for and against. */
  for: z.number().int(),
  against: z.number().int(),
  /** Sources whose people tell of this link (see `causes`): never a strength. */
  toldBy: z.number().int(),
  version: z.number().int(),
});
export type TheoryLink = z.infer<typeof theoryLink>;

export const assumptionStatus = z.enum(['holds', 'challenged', 'overturned']);
export const assumption = z.strictObject({
  id,
  theoryId: id,
  /** The link that it stands under; null for one of the whole theory. */
  linkId: id.nullable(),
  text: z.string(),
  status: assumptionStatus,
  history: z.array(z.strictObject({ status: assumptionStatus, reason: z.string(), at: instant, coderId: id })),
  for: z.number().int(),
  against: z.number().int(),
  version: z.number().int(),
});
export type Assumption = z.infer<typeof assumption>;

/** A state of a theory that was kept: with date, author and reason, never changed again. */
export const theoryVersion = z.strictObject({ id, theoryId: id, number: z.number().int(), reason: z.string(), at: instant, coderId: id, nodes: z.array(theoryNode), links: z.array(theoryLink), assumptions: z.array(assumption) });
export type TheoryVersion = z.infer<typeof theoryVersion>;

export const theorySummary = z.strictObject({ id, name: z.string(), group: z.string(), /** The node that opens it, and the theory that this stands in. */ parent: z.strictObject({ theoryId: id, nodeId: id }).nullable(), nodes: z.number().int(), links: z.number().int(), versions: z.number().int(), /** Changed since the last kept version. */ isChanged: z.boolean(), version: z.number().int() });
export type TheorySummary = z.infer<typeof theorySummary>;

export const theory = z.strictObject({
  ...theorySummary.shape,
  note: z.string(),
  nodeList: z.array(theoryNode),
  linkList: z.array(theoryLink),
  assumptions: z.array(assumption),
  kept: z.array(theoryVersion.pick({ id: true, number: true, reason: true, at: true, coderId: true })),
  /** Rings of links: a theory may have feedback; they are named so that nobody draws one unawares. */
  rings: z.array(z.array(id)),
});
export type Theory = z.infer<typeof theory>;

/** How two states of a theory differ, thing by thing. */
export const theoryDifference = z.strictObject({
  nodes: z.array(z.strictObject({ id, label: z.string(), change: z.enum(['added', 'removed', 'changed']), what: z.array(z.strictObject({ field: z.string(), before: z.string(), now: z.string() })) })),
  links: z.array(z.strictObject({ id, label: z.string(), change: z.enum(['added', 'removed', 'changed']), what: z.array(z.strictObject({ field: z.string(), before: z.string(), now: z.string() })) })),
  assumptions: z.array(z.strictObject({ id, label: z.string(), change: z.enum(['added', 'removed', 'changed']), what: z.array(z.strictObject({ field: z.string(), before: z.string(), now: z.string() })) })),
  sentences: z.array(z.string()),
});
export type TheoryDifference = z.infer<typeof theoryDifference>;

/** What evidence under a theory bears on. */
export const theoryAbout = z.discriminatedUnion('is', [z.strictObject({ is: z.literal('link'), linkId: id }), z.strictObject({ is: z.literal('assumption'), assumptionId: id })]);
export const theoryEvidence = z.strictObject({ id, about: theoryAbout, side: z.enum(['for', 'against']), target: evidenceTarget, reason: z.string(), shown: z.string(), provenance: z.string(), stale: z.strictObject({ why: z.string(), gone: z.boolean() }).nullable(), version: z.number().int() });
export type TheoryEvidence = z.infer<typeof theoryEvidence>;

const nodeFields = { kind: z.enum(theoryNodeKinds), label: line, note: prose, group: z.string().max(200), indicatorId: id.nullable(), outcomeId: id.nullable(), at: z.strictObject({ x: z.number(), y: z.number() }).nullable(), opensId: id.nullable() };
const linkFields = { assumption: prose, mechanism: prose };

export const theories = {
  'theory.list': query('Theories of change, each with the one that it stands in.', none, z.strictObject({ theories: z.array(theorySummary) })),
  'theory.get': query('One theory of change: conditions, activities, indicators, outcomes, context, links, assumptions, kept versions.', z.strictObject({ id }), theory),
  'theory.create': command('Begin a theory of change; one that a node opens stands in that node.', z.strictObject({ name: line, group: z.string().max(200).optional(), note: prose.optional(), openedBy: id.optional() }), changed),
  'theory.edit': command('Change name, group or note of a theory.', z.strictObject({ id, expectedVersion: expectedVersion.optional(), name: line.optional(), group: z.string().max(200).optional(), note: prose.optional() }), changed),
  'theory.remove': command('Take a theory away; refused while a claim was written against one of its versions.', z.strictObject({ id }), none),
  'theory.addNode': command('Add a place to a theory, linked from another one if wanted.', z.strictObject({ theoryId: id, ...z.strictObject(nodeFields).partial().shape, kind: nodeFields.kind, label: line, linkedFrom: id.optional() }), changed),
  'theory.editNode': command('Change a place of a theory.', z.strictObject({ id, expectedVersion: expectedVersion.optional(), ...z.strictObject(nodeFields).partial().shape }), changed),
  'theory.removeNode': command('Take a place and its links out of a theory; kept versions have it still.', z.strictObject({ id }), none),
  'theory.placeNodes': command('Put places of a theory where a person wants them, or let them be laid out by themselves (null).', z.strictObject({ theoryId: id, places: z.array(z.strictObject({ id, at: nodeFields.at })).min(1).max(2000) }), none),
  'theory.addLink': command('Link two places of one theory.', z.strictObject({ fromId: id, toId: id, ...z.strictObject(linkFields).partial().shape }), changed),
  'theory.editLink': command('Change assumption or mechanism of a link.', z.strictObject({ id, expectedVersion: expectedVersion.optional(), ...z.strictObject(linkFields).partial().shape }), changed),
  'theory.removeLink': command('Take a link out of a theory.', z.strictObject({ id }), none),
  'theory.keepVersion': command('Keep the theory as it stands as a version, with the reason.', z.strictObject({ id, reason: line }), z.strictObject({ id, number: z.number().int() })),
  'theory.version': query('A kept version of a theory.', z.strictObject({ id }), theoryVersion),
  'theory.compare': query('How two versions of a theory differ; null for the theory as it stands.', z.strictObject({ theoryId: id, beforeId: id.nullable(), nowId: id.nullable() }), theoryDifference),
  'theory.addAssumption': command('Write an assumption down, of a link or of the whole theory.', z.strictObject({ theoryId: id, linkId: id.nullable().optional(), text: line, status: assumptionStatus.optional(), reason: prose.optional() }), changed),
  'theory.editAssumption': command('Reword an assumption, or say with a reason that it holds, is challenged or overturned.', z.strictObject({ id, expectedVersion: expectedVersion.optional(), text: line.optional(), status: assumptionStatus.optional(), reason: prose.optional() }), changed),
  'theory.removeAssumption': command('Take an assumption away with its history.', z.strictObject({ id }), none),
  'theory.evidence': query('What speaks for and against links and assumptions of a theory.', z.strictObject({ theoryId: id }), z.strictObject({ evidence: z.array(theoryEvidence) })),
  'theory.addEvidence': command('Use something as evidence for or against a link or an assumption.', z.strictObject({ about: theoryAbout, side: z.enum(['for', 'against']), target: evidenceTarget, reason: prose }), changed),
  'theory.editEvidence': command('Change side or reason of evidence for a link or an assumption, or accept it as it is now.', z.strictObject({ id, expectedVersion: expectedVersion.optional(), side: z.enum(['for', 'against']).optional(), reason: prose.optional(), acceptAsNow: z.boolean().optional() }), changed),
  'theory.removeEvidence': command('Take an item of evidence away from a link or an assumption.', z.strictObject({ id }), none),
  'theory.checkExport': query('What of a theory would pass the export gate, and what a person has to decide.', z.strictObject({ id, versionId: id.optional(), audience }), z.strictObject({ findings: z.array(gateFinding) })),
  'theory.export': command(
    'Make a theory as an outline in text, as a file that another vault can read, or keep a picture of it. Passes the export gate and is recorded.',
    z.strictObject({ id, versionId: id.optional(), format: z.enum(['outline', 'json', 'svg', 'png']), audience, pictureBase64: z.string().max(20_000_000).optional(), decision: gateDecision.optional() }),
    z.strictObject({ file: madeFile, recordId: id }),
    { undoable: false },
  ),
  'theory.prepareImport': query('Read a file of a theory and show what is in it. Stores nothing.', z.strictObject({ file: chosenFile }), z.strictObject({ name: z.string(), nodes: z.number().int(), links: z.number().int(), problem: z.strictObject({ code: errorCode, message: z.string() }).nullable(), report: z.array(z.string()) }), { long: true }),
  'theory.import': command('Take a theory in from a file.', z.strictObject({ file: chosenFile }), changed, { long: true }),
};
