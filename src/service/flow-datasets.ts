/** What is known of flow data: the list, what may be changed of it, its ledger; and the switch for true counts. */
import type { Dataset, LedgerEntry } from '../contract/index.ts';
import { Refusal } from '../domain/refusal.ts';
import { listDatasets, listLedger, readSpellSet, releasedTotals } from '../vault/flows.ts';
import { appendEvent } from '../vault/history.ts';
import { areTrueCountsOn, listTrueCounts, switchTrueCountsOff, switchTrueCountsOn } from '../vault/true-counts.ts';
import type { CommandContext, Handlers } from './context.ts';
import { datasetHere } from './flow-answer.ts';
import { given } from './references.ts';

/** Days in the words of the ledger: one odd row is one person's, and its exact day may say whose. */
const exactDay = /\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b/;

/** An odd row as it may be seen while counts are protected: by its number and rule. */
const withoutDays = ({ detail, ...entry }: LedgerEntry): LedgerEntry => ({ ...entry, detail: exactDay.test(detail) ? '' : detail });

export const flowDatasetHandlers = {
  'flows.list': ({ database }) => ({ datasets: listDatasets(database) }),
  'flows.ledger': ({ database, coderId }, { datasetId, rule, after = 0, limit = 200 }) => {
    datasetHere(database, datasetId);
    const page = listLedger(database, datasetId, { rule: rule ?? null, after, limit });
    return areTrueCountsOn(database, datasetId, coderId) ? page : { ...page, entries: page.entries.map(withoutDays) };
  },
  'flows.edit': ({ change, database }, { id, expectedVersion, threshold, riskAssessment, snapshot, ...words }) => {
    const dataset = datasetHere(database, id);
    const patch = given<string | number | null>({
      ...words,
      threshold,
      // What may be said of the whole is worked out anew under another threshold.
      released: threshold === undefined || threshold === dataset.threshold ? undefined : JSON.stringify(totalsUnder(database, dataset, threshold)),
      snapshot: snapshot && JSON.stringify(snapshot),
      risk_assessment: riskAssessment && JSON.stringify(riskAssessment),
    });
    const version = change.update('dataset', id, patch, expectedVersion);
    change.describe(`Changed “${words.name ?? dataset.name}”`);
    return { id, version };
  },
  'flows.remove': ({ change, database }, { id }) => {
    const dataset = datasetHere(database, id);
    change.update('dataset', id, { removed: 1 });
    switchTrueCountsOff(change.database, id);
    change.describe(`Removed the flow data “${dataset.name}”`);
    return {};
  },

  'flows.trueCounts': ({ database, coderId }) => ({ on: listTrueCounts(database, coderId).map(({ datasetId, since, reason }) => ({ datasetId, since, reason })) }),
  'flows.showTrueCounts': (context, { datasetId, reason }) => {
    const { database, change, coderId } = context;
    const dataset = datasetHere(database, datasetId);
    if (reason.trim() === '') throw new Refusal('bad-input', 'True counts need a reason, because they are not for release. Nothing was shown. Write in a few words why you need them.');
    switchTrueCountsOn(change.database, { datasetId, coderId, since: change.at, reason });
    recordSwitch(context, 'flows.showTrueCounts', `Looked at true counts of “${dataset.name}”: ${reason.trim()}`);
    return {};
  },
  'flows.hideTrueCounts': (context, { datasetId }) => {
    const { database, change, coderId } = context;
    const dataset = datasetHere(database, datasetId);
    if (!areTrueCountsOn(database, datasetId, coderId)) return {};
    switchTrueCountsOff(change.database, datasetId);
    recordSwitch(context, 'flows.hideTrueCounts', `Went back to protected counts of “${dataset.name}”`);
    return {};
  },
} satisfies Partial<Handlers<'flows'>>;

function totalsUnder(database: CommandContext['database'], dataset: Dataset, threshold: Dataset['threshold']): Pick<Dataset, 'people' | 'spells'> {
  const set = dataset.dating === 'aggregate' ? null : readSpellSet(database, dataset.id);
  return set ? releasedTotals(set, threshold) : { people: dataset.people, spells: dataset.spells };
}

/** The switch changes no row that undo could bring back, so its event is written here, with the reason. */
function recordSwitch({ change }: CommandContext, method: string, label: string): void {
  change.describe(label);
  appendEvent(change, method, { undoable: false });
}
