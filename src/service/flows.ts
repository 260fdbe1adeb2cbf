import type { Dataset, LedgerEntry } from '../contract/index.ts';
import { civilDay, dayNumber, dayOfIso, isoDay } from '../domain/flows/days.ts';
import { releaseFlowPage } from '../domain/flows/release-page.ts';
import { type SpellSet, wholeWindow } from '../domain/flows/spells.ts';
import { Refusal } from '../domain/refusal.ts';
import { findDatasetByHash, insertDarkDataset, linkKeyInUse, readDataset, readExtent } from '../vault/flows.ts';
import { createLinkKey, linkKeyExists, linkKeyPath, type LinkKey, openLinkKey } from '../vault/link-key.ts';
import type { Context, Handlers, PrepareAndStore } from './context.ts';
import { refuseWeak } from './passphrase.ts';
import { describeSpells, readSpells, setOf } from './read-spells.ts';

/** 31 July: the day of Scotland's yearly count of looked-after children. */
const usualSnapshot: Dataset['snapshot'] = { month: 7, day: 31 };

type Prepared = { set: SpellSet; people: Uint8Array[]; linkKeyId: string; ledger: LedgerEntry[]; states: Dataset['states']; fileName: string; fileHash: string; from: string; to: string; extractDate: string; released: Pick<Dataset, 'people' | 'spells'> };

/** Opens the key file, or makes the first one; never a second one in silence, because people would stop linking. */
async function linkKeyFor(context: Context, passphrase: string, newLinkKey: boolean): Promise<LinkKey> {
  const inUse = linkKeyInUse(context.database);
  const exists = linkKeyExists(context.vaultPath);
  if (exists && !newLinkKey) {
    const key = await openLinkKey(context.vaultPath, passphrase);
    if (inUse === null || key.id === inUse) return key;
    key.forget();
    throw new Refusal('link-key-missing', 'The key file beside this vault is another one than the earlier data were brought in with, so the same person would not be known again. Nothing was stored. Bring the right key file back, or begin a new key.');
  }
  if (exists) throw new Refusal('not-allowed', `There is a key file at ${linkKeyPath(context.vaultPath)}. Nothing was changed. Move it to a safe place before beginning a new key.`);
  if (inUse !== null && !newLinkKey) {
    throw new Refusal('link-key-missing', `The key file for person numbers is not at ${linkKeyPath(context.vaultPath)}, and earlier data were brought in with it. Nothing was stored. Bring it back from where it is kept; or begin a new key, and people of the two extracts can't be linked.`);
  }
  refuseWeak(passphrase);
  return createLinkKey(context.vaultPath, passphrase);
}

/** Totals as the dataset's page releases them. */
const released = (set: SpellSet, { from, to, threshold, snapshot }: Pick<Dataset, 'from' | 'to' | 'threshold' | 'snapshot'>): Pick<Dataset, 'people' | 'spells'> => {
  const page = releaseFlowPage(set, { window: { from: dayOfIso(from)!, to: dayOfIso(to)! }, snapshot, rule: { threshold } });
  return { people: page.people, spells: page.spells };
};

/** The first day of its month: the day on which one person's first stay began is nothing to write over every figure. */
function firstOfMonth(day: number): number {
  const { year, month } = civilDay(day);
  return dayNumber(year, month, 1);
}

/** The same rows once more are harmless; another view of them is not: figures of both, one subtracted from the other, tell of single people. */
function refuseOtherView(context: Context, here: { datasetId: string; name: string }, other: Pick<Dataset, 'from' | 'to' | 'snapshot' | 'states'>, set: SpellSet): void {
  const { from, to, snapshot, states } = readDataset(context.database, here.datasetId)!;
  const view = (dataset: Pick<Dataset, 'from' | 'to' | 'snapshot' | 'states'>, extent: ReturnType<typeof readExtent>): string =>
    JSON.stringify([dataset.from, dataset.to, dataset.snapshot.month, dataset.snapshot.day, dataset.states.map((state) => state.name), extent.spells, extent.people, extent.knownUntil]);
  const extent = { spells: set.spells.count, people: set.personCount, knownUntil: set.knownUntil };
  if (view({ from, to, snapshot, states }, readExtent(context.database, here.datasetId)) === view(other, extent)) return;
  throw new Refusal(
    'not-allowed',
    `This very file is here already, as “${here.name}”, for another period, with another counting day or with its rows read in another way. Nothing was stored: figures of both, one subtracted from the other, would tell of single people. Take “${here.name}” out first.`,
    here,
  );
}

const store: PrepareAndStore<'flows.store', Prepared> = {
  async prepare(context, input) {
    const read = await readSpells(context, input.file, input.mapping, input.extractDate);
    const here = findDatasetByHash(context.database, read.hash);
    if (here && !input.evenIfHere) throw new Refusal('not-allowed', `This very file is here already, as “${here.name}”. Nothing was stored. Say that you want it twice if you do.`, here);
    if (!read.clean) throw new Refusal('missing-columns', `Kist still needs to know which columns hold the person, the state, the start and the end. Nothing was stored. Name them in the mapping.`);
    if (read.clean.spells.count === 0) throw new Refusal('unreadable-file', `No row of “${read.name}” could be read as a spell. Nothing was stored. The cleaning ledger says why, row by row.`, read.ledger.slice(0, 20));
    const set = setOf(read.clean, input.extractDate);
    const whole = wholeWindow(set)!;
    const from = input.from ?? isoDay(firstOfMonth(whole.from));
    const to = input.to ?? isoDay(whole.to);
    if (from >= to) throw new Refusal('bad-input', `The period ends (${to}) before it begins (${from}). Nothing was stored.`);
    const snapshot = input.snapshot ?? usualSnapshot;
    if (here) refuseOtherView(context, here, { from, to, snapshot, states: read.mapping.states }, set);
    context.report(0.92, 'Checking small numbers');
    const releasedTotals = released(set, { from, to, threshold: input.threshold ?? 5, snapshot });
    // The key comes last: where anything stops before, no key file is made.
    context.report(0.96, 'Replacing person numbers');
    const key = await linkKeyFor(context, input.linkPassphrase, input.newLinkKey ?? false);
    const people = read.clean.persons.map((person) => key.hash(person));
    key.forget();
    return {
      set,
      people,
      linkKeyId: key.id,
      ledger: read.ledger,
      states: read.mapping.states,
      fileName: read.name,
      fileHash: read.hash,
      from,
      to,
      extractDate: input.extractDate ?? isoDay(set.knownUntil - 1),
      released: releasedTotals,
    };
  },
  store({ change, now, newId, database }, input, prepared) {
    const id = newId();
    const name = input.name ?? prepared.fileName.replace(/\.[^.]*$/, '');
    const { set, people, ledger, released: releasedTotals, ...rest } = prepared;
    insertDarkDataset(
      change.database,
      {
        id,
        name,
        dating: input.dating ?? 'event-dated',
        note: input.note ?? '',
        synthetic: input.synthetic ?? false,
        threshold: input.threshold ?? 5,
        snapshot: input.snapshot ?? usualSnapshot,
        riskAssessment: input.riskAssessment ?? null,
        places: [...set.places],
        streams: [...set.streams],
        importedAt: now(),
        ledgerEntries: ledger.length,
        knownUntil: set.knownUntil,
        ...releasedTotals,
        ...rest,
      },
      set,
      people,
      ledger,
    );
    change.update('dataset', id, { removed: 0 });
    change.describe(`Brought in “${name}”`);
    return readDataset(database, id)!;
  },
};

export const flowsHandlers = {
  'flows.prepare': async (context, { file, mapping }) => {
    try {
      const read = await readSpells(context, file, mapping);
      return describeSpells(file, read, findDatasetByHash(context.database, read.hash));
    } catch (error) {
      // A file that can't be read is an answer here, so that the mapping step can show it; a stop is not.
      if (!(error instanceof Refusal) || error.code === 'cancelled' || error.code === 'bad-input') throw error;
      const nothing = { columns: [], mapping: { roles: [], dateFormat: 'iso' as const, states: [], decisions: [] }, rows: 0, spells: 0, people: 0, from: null, to: null, ledger: [], ledgerCount: 0, report: [] };
      return { file, name: file.replace(/^.*[\\/]/, ''), problem: { code: error.code, message: error.message }, alreadyHere: null, ...nothing };
    }
  },
  'flows.linkKey': ({ database, vaultPath }) => ({ path: linkKeyPath(vaultPath), exists: linkKeyExists(vaultPath), needed: linkKeyInUse(database) !== null }),
  'flows.store': store,
} satisfies Partial<Handlers<'flows'>>;
