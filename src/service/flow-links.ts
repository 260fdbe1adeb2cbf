/** Several datasets as one, by the people that they share: looked at first, then made into a dataset of its own. */
import { createHash } from 'node:crypto';
import type { Dataset, LevelRule, LinkReport, Output } from '../contract/index.ts';
import { shownProtected } from '../domain/disclosure/protected-counts.ts';
import type { Threshold } from '../domain/disclosure/small-numbers.ts';
import { levelsOf, type SummaryLevels } from '../domain/flows/levels.ts';
import { type LinkedStreams, type LinkMember, linkReportOf, linkStreams, withLevels } from '../domain/flows/link-streams.ts';
import { ledgerOfLevels, sayConflicts, sayLevels, sayRule } from '../domain/flows/say-levels.ts';
import { isoDay } from '../domain/flows/days.ts';
import { Refusal } from '../domain/refusal.ts';
import { type Bulk, insertDarkDataset, linkKeyOf, type NewDataset, readDataset, readSpellSet } from '../vault/flows.ts';
import { extractsBehind, readPersonHashes } from '../vault/person-hashes.ts';
import type { Context, Handlers, PrepareAndStoreInSlices } from './context.ts';
import { datasetHere } from './flow-answer.ts';

type Chosen = { datasets: Dataset[]; members: LinkMember[]; threshold: Threshold };
type Linked = Chosen & { linked: LinkedStreams; levels: SummaryLevels; report: LinkReport };

/** The datasets that were chosen, where they may be linked. */
function choose({ database }: Pick<Context, 'database'>, ids: readonly string[]): Dataset[] {
  if (new Set(ids).size < ids.length) throw new Refusal('bad-input', 'The same data were chosen twice. Nothing was stored. Choose different ones.');
  const datasets = ids.map((id) => datasetHere(database, id));
  for (const { name, dating, linkedFrom } of datasets) {
    if (dating === 'aggregate') throw new Refusal('not-allowed', `“${name}” are counts without people, so that nobody in them can be linked. Nothing was stored. Choose data with one row per stay, event or person.`);
    if (linkedFrom.length > 0) throw new Refusal('not-allowed', `“${name}” was linked already. Nothing was stored. Choose the data that it was made from, with those that you want beside them.`);
  }
  for (const { id, name } of datasets) {
    const before = extractsBehind(database, id).slice(1);
    const other = datasets.find((dataset) => before.includes(dataset.id));
    if (other) throw new Refusal('not-allowed', `“${name}” is a later extract of “${other.name}”: both tell of the same stays. Nothing was stored. Choose one of the two.`);
  }
  const keys = Map.groupBy(datasets, ({ id }) => linkKeyOf(database, id));
  if (keys.size > 1) {
    const groups = [...keys.values()].map((group) => group.map(({ name }) => `“${name}”`).join(', '));
    throw new Refusal('not-allowed', `These data were brought in with different key files, so that the same person has another hash in each: ${groups.join(' / ')}. Nothing was stored. Bring one of them in again with the key of the other.`);
  }
  return datasets;
}

function read(context: Context, ids: readonly string[]): Chosen {
  const datasets = choose(context, ids);
  const members = datasets.map(({ id, name, states }, index): LinkMember => {
    context.report((0.5 * index) / datasets.length, `Reading “${name}”`);
    return { name, scheme: states, set: readSpellSet(context.database, id)!, hashes: readPersonHashes(context.database, id) };
  });
  return { datasets, members, threshold: Math.max(...datasets.map(({ threshold }) => threshold)) as Threshold };
}

function link(context: Context, ids: readonly string[], rule: LevelRule): Linked {
  const chosen = read(context, ids);
  context.report(0.5, 'Finding the same people');
  const linked = linkStreams(chosen.members);
  if (rule.is === 'highest' && linked.scheme.every(({ rank }) => rank === null)) {
    throw new Refusal('bad-input', 'No state of these data has a rank, so that none is the highest. Nothing was stored. Give states ranks where the data are brought in, or write a table.');
  }
  context.report(0.65, 'Working out the summary level');
  const levels = levelsOf(linked.set, rule);
  context.report(0.8, 'Counting');
  const report = linkReportOf(linked, chosen.datasets.map(({ name }) => name), shownProtected(chosen));
  return { ...chosen, linked, levels, report: { ...report, sentences: [...report.sentences, ...mixedWords(chosen.datasets)] } };
}

/** What has to be said of data that are not of one kind. */
function mixedWords(datasets: readonly Dataset[]): string[] {
  const named = (those: readonly Dataset[]): string => those.map(({ name }) => `“${name}”`).join(', ');
  const synthetic = datasets.filter((dataset) => dataset.synthetic);
  const snapshots = datasets.filter(({ dating }) => dating === 'snapshot');
  return [
    ...(synthetic.length > 0 && synthetic.length < datasets.length ? [`Synthetic and real data are mixed here: nobody in ${named(synthetic)} is real, so that no figure of the whole tells of anybody.`] : []),
    ...(snapshots.length > 0 && snapshots.length < datasets.length ? [`${named(snapshots)} holds snapshots: when something changed between two of them is not known, so that the whole is taken as snapshots.`] : []),
  ];
}

type Prepared = { dataset: Omit<NewDataset, 'id' | 'importedAt'>; bulk: Bulk; report: LinkReport };

const linkCommand: PrepareAndStoreInSlices<'flows.link', Prepared> = {
  async prepare(context, { datasetIds, rule, name, note }) {
    const { datasets, linked, levels, report, threshold } = link(context, datasetIds, rule);
    const from = datasets.map((dataset) => dataset.from).sort().at(-1)!;
    const to = [isoDay(linked.set.knownUntil), ...datasets.map((dataset) => dataset.to)].sort()[0]!;
    if (from >= to) throw new Refusal('not-allowed', `There is no time of which all of these data tell: the latest begins on ${from}, the earliest ends on ${to}. Nothing was stored. Choose data whose periods overlap.`);
    context.report(0.9, 'Putting it together');
    const { set, scheme } = withLevels(linked, levels, rule.is === 'table' ? rule.levels : []);
    const words = (tell: (dataset: Dataset) => string): string => datasets.flatMap((dataset) => (tell(dataset).trim() === '' ? [] : [`${dataset.name}: ${tell(dataset).trim()}`])).join('\n');
    return {
      dataset: {
        name,
        dating: datasets.every(({ dating }) => dating === 'event-dated') ? 'event-dated' : 'snapshot',
        extractDate: datasets.map(({ extractDate }) => extractDate).sort()[0]!,
        note: [note?.trim() ?? '', sayRule(rule, linked.scheme), ...mixedWords(datasets), words((dataset) => dataset.note)].filter(Boolean).join('\n'),
        holder: words(({ holder }) => holder),
        coverage: words(({ coverage }) => coverage),
        synthetic: datasets.every(({ synthetic }) => synthetic),
        threshold,
        // What was decided for each alone was not decided for them together.
        riskAssessment: null,
        snapshot: datasets[0]!.snapshot,
        from,
        to,
        states: scheme,
        fileName: datasets.map(({ fileName }) => fileName).join(' + '),
        fileHash: createHash('sha256').update(JSON.stringify(['linked', datasetIds, rule])).digest('hex'),
        linkKeyId: linkKeyOf(context.database, datasetIds[0]!),
        mapping: null,
        earlierId: null,
        linkedFrom: [...datasetIds],
      },
      bulk: { set, hashes: linked.hashes, ledger: ledgerOfLevels(levels, linked, shownProtected({ threshold })) },
      report,
    };
  },
  *slices(context, { datasetIds, name }, { dataset, bulk, report }) {
    const { change, database, now, newId } = context;
    // One of them could have been taken out while the others were read.
    const datasets = choose({ database: change.database }, datasetIds);
    const id = newId();
    for (const done of insertDarkDataset(change.database, { ...dataset, id, importedAt: now() }, bulk)) {
      context.report(0.9 + 0.1 * done, 'Storing');
      yield;
    }
    // Whoever wants it stopped is heard once more before the last moment.
    yield 'rest' as const;
    context.report(1, 'Storing');
    change.update('dataset', id, { removed: 0 });
    change.describe(`Linked ${datasets.map((one) => `“${one.name}”`).join(' and ')} as “${name}”`);
    return { dataset: readDataset(database, id)!, report };
  },
};

export const flowLinkHandlers = {
  'flows.checkLink': (context, { datasetIds, rule }): Output<'flows.checkLink'> => {
    const { linked, levels, report, threshold } = link(context, datasetIds, rule);
    const shown = shownProtected({ threshold });
    return { report, levels: [sayRule(rule, linked.scheme), ...sayLevels(levels, shown)], conflicts: sayConflicts(levels, linked, shown) };
  },
  'flows.link': linkCommand,
} satisfies Pick<Handlers<'flows'>, 'flows.checkLink' | 'flows.link'>;
