/** Flow figures leave the service through here alone: measured and put through disclosure control in one step. */
import type { FlowPage, FlowWindow } from '../contract/index.ts';
import { dayOfIso } from '../domain/flows/days.ts';
import { releaseFlowPage } from '../domain/flows/release-page.ts';
import type { SpellSet } from '../domain/flows/spells.ts';
import { Refusal } from '../domain/refusal.ts';
import { readDataset, readSpellSet } from '../vault/flows.ts';
import type { Readable } from '../vault/open.ts';

/** Spells of the dataset asked for last; a page is often asked for again with another snapshot day. */
let kept: { key: string; set: SpellSet } | null = null;

/** The page released last: claims and rooms ask for several figures of one page. */
let keptPage: { key: string; page: ReturnType<typeof releaseFlowPage>['page'] } | null = null;

function spellSet(database: Readable, datasetId: string, importedAt: string): SpellSet {
  const key = `${datasetId} ${importedAt}`;
  if (kept?.key === key) return kept.set;
  const set = readSpellSet(database, datasetId);
  if (!set) throw missing(datasetId);
  kept = { key, set };
  return set;
}

function missing(datasetId: string): Refusal {
  return new Refusal('not-found', 'These flow data are not in this vault (any more). Nothing was changed. Choose others, or take back their removal.', { datasetId });
}

export function flowPageOf(database: Readable, { datasetId }: FlowWindow): FlowPage {
  const dataset = readDataset(database, datasetId);
  if (!dataset) throw missing(datasetId);
  if (dataset.dating === 'snapshot') {
    throw new Refusal('not-allowed', 'These data are snapshots: they show where people were on some days, not when they moved. Stocks, moves and hidden moves need moves that carry their own dates. The data are safe; bring in an event-dated extract to see moves.');
  }
  // What a page is made from: the rows never change, and the rest stands here.
  const key = JSON.stringify([datasetId, dataset.importedAt, dataset.from, dataset.to, dataset.snapshot, dataset.threshold]);
  if (keptPage?.key !== key) {
    const set = spellSet(database, datasetId, dataset.importedAt);
    const window = { from: dayOfIso(dataset.from)!, to: dayOfIso(dataset.to)! };
    keptPage = { key, page: releaseFlowPage(set, { window, snapshot: dataset.snapshot, rule: { threshold: dataset.threshold } }).page };
  }
  return { dataset, ...keptPage.page };
}
