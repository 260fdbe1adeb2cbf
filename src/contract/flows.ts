import { z } from 'zod';
import { command, query } from './entry.ts';
import { errorCode } from './errors.ts';
import { countsShown, figureAddress, flowAnswer, flowCell, flowFilter, flowQuestion, releasedCount } from './flow-views.ts';
import { dataset, datasetFields, extractDifference, ledgerEntry, ruleCount } from './flow-data.ts';
import { gateDecision, gateFinding } from './reports.ts';
import { audience, changed, chosenFile, day, expectedVersion, id, instant, line, madeFile, none, prose, range } from './shapes.ts';

export const savedView = z.strictObject({ id, name: z.string(), question: flowQuestion, note: z.string(), at: instant, coderId: id, version: z.number().int() });
export type SavedView = z.infer<typeof savedView>;

/** People who have something in common, as a question that stays: never a list of people. */
export const subset = z.strictObject({ id, name: z.string(), why: z.string(), datasetId: id, filter: flowFilter, people: releasedCount, stories: z.number().int(), version: z.number().int() });
export type Subset = z.infer<typeof subset>;

/** What a story is tied to: a subset, or one person of the data (only while true counts are shown, and only where consent allows). */
export const storyAbout = z.discriminatedUnion('is', [z.strictObject({ is: z.literal('subset'), subsetId: id }), z.strictObject({ is: z.literal('person'), datasetId: id, number: z.number().int() })]);
export const tiedStory = z.strictObject({ id, about: storyAbout, sourceId: id, title: z.string(), ...z.strictObject(range).partial().shape, note: z.string(), subsetName: z.string().nullable(), version: z.number().int() });
export type TiedStory = z.infer<typeof tiedStory>;

/** Something that the data do not tell, and what is being done about it: feeds "measures that matter". */
export const dataGap = z.strictObject({ id, datasetId: id.nullable(), missing: z.string(), matters: z.string(), holder: z.string(), status: z.enum(['open', 'asked for', 'promised', 'closed', "can't be had"]), note: z.string(), version: z.number().int() });
export type DataGap = z.infer<typeof dataGap>;

/** One stay of one person, in the order in which measures read them. */
export const stay = z.strictObject({ stream: z.string(), place: z.string(), state: z.string(), from: day, /** Day after the last; null while it goes on. */ to: day.nullable() });

/** A figure that came in a pack: checked where it was made, never worked out here. */
export const packedFigure = z.strictObject({
  id,
  title: z.string(),
  sentence: z.string(),
  address: figureAddress,
  table: z.strictObject({ caption: z.string(), head: z.array(z.string()), rows: z.array(z.array(z.string())), notes: z.array(z.string()) }),
  definition: z.string(),
  /** The data as they were: name, extract, period, holder, limits, threshold. */
  data: z.strictObject({ name: z.string(), extractDate: day, from: day, to: day, holder: z.string(), note: z.string(), threshold: z.number().int(), synthetic: z.boolean(), version: z.number().int(), rowsHash: z.string() }),
});
export type PackedFigure = z.infer<typeof packedFigure>;
export const figurePack = z.strictObject({
  id,
  title: z.string(),
  /** Who made it: the programme's name, and the fingerprint of the vault's signing key to compare by telephone. */
  from: z.string(),
  fingerprint: z.string(),
  madeAt: instant,
  audience,
  decision: gateDecision.nullable(),
  note: z.string(),
  figures: z.array(packedFigure),
});
export type FigurePack = z.infer<typeof figurePack>;

const viewExport = { question: flowQuestion, audience };
/** `csv`: the tables. `svg`, `png`: the picture. `python`, `r`: a script that re-derives the tables from the analyst's own file; it holds no data. */
const exportFormat = z.enum(['csv', 'svg', 'png', 'python', 'r']);
const editable = z.strictObject(datasetFields).omit({ dating: true, extractDate: true, synthetic: true }).partial().shape;

export const flows = {
  'flows.list': query('The flow data in this vault; a dataset with a later extract stands behind it.', none, z.strictObject({ datasets: z.array(dataset) }), { holds: 'released' }),
  'flows.view': query(
    'One way of looking at flow data: sentences, tables, definition. Protected unless true counts are asked for and were switched on.',
    z.strictObject({ ...flowQuestion.shape, counts: countsShown.optional() }),
    flowAnswer,
    { long: true },
  ),
  'flows.compareExtracts': query(
    'The same question asked of a dataset and of a later extract of it: both answers, and the cells that differ.',
    z.strictObject({ question: flowQuestion, laterId: id, counts: countsShown.optional() }),
    z.strictObject({ before: flowAnswer, now: flowAnswer, differences: z.array(z.strictObject({ cell: flowCell, before: releasedCount, now: releasedCount })) }),
    { long: true },
  ),
  'flows.difference': query('How a later extract differs from the one that it continues, stay by stay, in protected numbers.', z.strictObject({ laterId: id }), extractDifference, { long: true }),
  'flows.ledger': query(
    'What cleaning did to each odd row of a dataset.',
    z.strictObject({ datasetId: id, /** Rows under one rule alone. */ rule: z.string().max(100).optional(), after: z.number().int().optional(), limit: z.number().int().min(1).max(1000).optional() }),
    z.strictObject({ entries: z.array(ledgerEntry), more: z.boolean(), /** Of the whole ledger, whatever was asked for. */ rules: z.array(ruleCount) }),
  ),
  'flows.edit': command('Change name, known limits, holder, coverage, threshold, counting day or risk assessment of a dataset.', z.strictObject({ id, expectedVersion: expectedVersion.optional(), ...editable }), changed),
  'flows.remove': command('Take a dataset out of the rooms; undo brings it back.', z.strictObject({ id }), none),

  'flows.trueCounts': query('For which datasets true counts are switched on, since when and why.', none, z.strictObject({ on: z.array(z.strictObject({ datasetId: id, since: instant, reason: z.string() })) })),
  'flows.showTrueCounts': command('Look at true counts of a dataset: not for release. The switch and its reason stand in the history; it ends at lock.', z.strictObject({ datasetId: id, reason: line }), none, { undoable: false }),
  'flows.hideTrueCounts': command('Go back to protected counts.', z.strictObject({ datasetId: id }), none, { undoable: false }),
  'flows.people': query(
    'People of a dataset by number, for looking at single timelines. Only while true counts are switched on and a risk assessment is recorded.',
    z.strictObject({ datasetId: id, filter: flowFilter.optional(), after: z.number().int().optional(), limit: z.number().int().min(1).max(500).optional() }),
    z.strictObject({ people: z.array(z.strictObject({ number: z.number().int(), stays: z.number().int(), moves: z.number().int(), from: day, states: z.array(z.string()) })), total: z.number().int(), more: z.boolean() }),
    { long: true },
  ),
  'flows.person': query(
    "One person's stays across streams, with the stories tied to them. Only while true counts are switched on and a risk assessment is recorded.",
    z.strictObject({ datasetId: id, number: z.number().int() }),
    z.strictObject({ number: z.number().int(), groups: z.array(z.strictObject({ attribute: z.string(), value: z.string() })), stays: z.array(stay), knownUntil: day, stories: z.array(tiedStory) }),
    { long: true },
  ),

  'flows.views': query('Saved ways of looking.', none, z.strictObject({ views: z.array(savedView) })),
  'flows.saveView': command('Keep a question to flow data under a name.', z.strictObject({ name: line, question: flowQuestion, note: prose.optional() }), changed),
  'flows.editView': command('Rename or annotate a saved way of looking, or let it ask something else.', z.strictObject({ id, expectedVersion: expectedVersion.optional(), name: line.optional(), question: flowQuestion.optional(), note: prose.optional() }), changed),
  'flows.removeView': command('Take a saved way of looking away.', z.strictObject({ id }), none),

  'flows.subsets': query('Subsets of people, as questions that stay, with their protected size.', none, z.strictObject({ subsets: z.array(subset) }), { long: true }),
  'flows.saveSubset': command('Keep a part of the people under a name, with why it matters.', z.strictObject({ name: line, why: prose.optional(), datasetId: id, filter: flowFilter }), changed),
  'flows.editSubset': command('Change a subset.', z.strictObject({ id, expectedVersion: expectedVersion.optional(), name: line.optional(), why: prose.optional(), datasetId: id.optional(), filter: flowFilter.optional() }), changed),
  'flows.removeSubset': command('Take a subset away; its stories stay where they are.', z.strictObject({ id }), none),
  'flows.stories': query('Stories tied to subsets and people, or those of one source.', z.strictObject({ subsetId: id.optional(), sourceId: id.optional() }), z.strictObject({ stories: z.array(tiedStory) }), { long: true }),
  'flows.tieStory': command('Tie a source, or a passage of it, to a subset or to one person; refused where the subset is so small that it would point to somebody.', z.strictObject({ about: storyAbout, sourceId: id, ...z.strictObject(range).partial().shape, note: prose.optional() }), changed, { long: true }),
  'flows.untieStory': command('Take a tie between a story and flow data away.', z.strictObject({ id }), none),

  'flows.gaps': query('What the data do not tell: the register of data gaps.', none, z.strictObject({ gaps: z.array(dataGap) })),
  'flows.addGap': command('Note something that the data do not tell, and why it matters.', z.strictObject({ ...dataGap.omit({ id: true, version: true }).partial().shape, missing: line }), changed),
  'flows.editGap': command('Change a data gap.', z.strictObject({ id, expectedVersion: expectedVersion.optional(), ...dataGap.omit({ id: true, version: true }).partial().shape }), changed),
  'flows.removeGap': command('Take a data gap away.', z.strictObject({ id }), none),

  'flows.checkExport': query('What of an answer would pass the export gate, and what a person has to decide.', z.strictObject({ ...viewExport, /** A script names columns and a file beside what the tables name; csv unless said. */ format: exportFormat.optional() }), z.strictObject({ findings: z.array(gateFinding) }), { long: true }),
  'flows.export': command(
    'Make the tables of a protected answer as csv, keep a picture of it, or make a script that re-derives it. Passes the export gate and is recorded.',
    z.strictObject({ ...viewExport, format: exportFormat, /** The picture, drawn by the window from the protected answer; for svg and png. */ pictureBase64: z.string().max(20_000_000).optional(), decision: gateDecision.optional() }),
    z.strictObject({ file: madeFile, recordId: id, findings: z.array(gateFinding) }),
    { undoable: false, long: true },
  ),
  'flows.checkPack': query('What of a pack of figures would pass the export gate.', z.strictObject({ figures: z.array(z.strictObject({ title: line, address: figureAddress })).min(1).max(200), audience }), z.strictObject({ findings: z.array(gateFinding) }), { long: true }),
  'flows.exportPack': command(
    'Put protected figures into one signed file that another vault can take in as evidence. Passes the export gate and is recorded.',
    z.strictObject({ title: line, note: prose.optional(), figures: z.array(z.strictObject({ title: line, address: figureAddress })).min(1).max(200), audience, decision: gateDecision.optional() }),
    z.strictObject({ file: madeFile, recordId: id, fingerprint: z.string() }),
    { undoable: false, long: true },
  ),
  'flows.preparePack': query('Read a pack of figures: what is in it, who signed it, whether the signature holds. Stores nothing.', z.strictObject({ file: chosenFile }), z.strictObject({ pack: figurePack.nullable(), problem: z.strictObject({ code: errorCode, message: z.string() }).nullable(), alreadyHere: z.boolean(), knownSigner: z.boolean() }), { long: true }),
  'flows.importPack': command('Take a pack of figures in, as evidence that says where it came from.', z.strictObject({ file: chosenFile }), z.strictObject({ id, figures: z.number().int() }), { long: true }),
  'flows.packs': query('Packs of figures that came from other vaults.', none, z.strictObject({ packs: z.array(figurePack) }), { holds: 'released' }),
  'flows.removePack': command('Take a pack of figures out; claims that use it go stale.', z.strictObject({ id }), none),
};
