/** Words and numbers together: from a subset of people to the stories tied to it and back, without pointing at anybody who did not agree. */
import type { Dataset, Output, Parsed } from '../contract/index.ts';
import { passageOf } from '../domain/coding/passage.ts';
import { Refusal } from '../domain/refusal.ts';
import { quoteHash, readText } from '../vault/coding.ts';
import { readDataset } from '../vault/flows.ts';
import type { Readable } from '../vault/open.ts';
import { passageReader, type PassageReader } from '../vault/passage.ts';
import { listStories, namelessSpeakers, readStory, readSubset, type StoryRow, voicesOfSource } from '../vault/subsets.ts';
import { areTrueCountsOn } from '../vault/true-counts.ts';
import { readVoice } from '../vault/voices.ts';
import type { Context, Handlers, PrepareAndStore } from './context.ts';
import { datasetHere } from './flow-answer.ts';
import { inShort, notHere } from './references.ts';
import { requireSinglePeople } from './single-people.ts';
import { peopleOfSubset, subsetHere } from './subsets.ts';

type TiedStory = Output<'flows.stories'>['stories'][number];
type About = Parsed<'flows.tieStory'>['about'];

/** Why a source can't be tied to one person of the data: everybody who speaks in it has to have agreed to its use within the team. Null where nothing stands in the way. */
function whyNotOnePerson(database: Readable, sourceId: string, today: string): string | null {
  const voices = voicesOfSource(database, sourceId).map((id) => readVoice(database, id)!);
  if (voices.length === 0) return 'nobody who speaks in it is a voice yet, so nothing is known of what they agreed to';
  const nameless = namelessSpeakers(database, sourceId);
  if (nameless > 0) return `${nameless === 1 ? 'one who speaks in it is' : `${nameless} who speak in it are`} no voice yet, so nothing is known of what they agreed to`;
  for (const { pseudonym, consent } of voices) {
    if (consent.state === 'withdrawn') return `${pseudonym} withdrew consent`;
    if (consent.state === 'unknown' || consent.audiences.team !== 'given') return `it is not recorded that ${pseudonym} agreed to the use of these words within the team`;
    if (consent.until !== null && consent.until < today) return `what ${pseudonym} agreed to ran until ${consent.until}`;
  }
  return null;
}

/** Pseudonyms of those who speak in a source and have withdrawn. */
const withdrawnFrom = (database: Readable, sourceId: string): string[] =>
  voicesOfSource(database, sourceId).flatMap((id) => {
    const voice = readVoice(database, id);
    return voice?.consent.state === 'withdrawn' ? [voice.pseudonym] : [];
  });

/** Refuses a subset of so few people that a story beside it would say who somebody is. */
function refuseTooFew(context: Context, subsetId: string): void {
  const { database } = context;
  const subset = subsetHere(database, subsetId);
  const dataset = datasetHere(database, subset.datasetId);
  if (isTooSmall(database, dataset, subset.filter)) {
    throw new Refusal('not-allowed', `Fewer than ${dataset.threshold} people are in “${subset.name}”, so a story beside it would point to somebody. Nothing was stored. Make the subset wider, or tie the story to a larger one.`);
  }
}

const isTooSmall = (database: Readable, dataset: Dataset, filter: Parameters<typeof peopleOfSubset>[2]): boolean => peopleOfSubset(database, dataset, filter).people < dataset.threshold;

/** The words of a tie as columns; the whole source where no words are named. */
function wordsColumns({ database }: Pick<Context, 'database'>, { sourceId, start, end }: Pick<Parsed<'flows.tieStory'>, 'sourceId' | 'start' | 'end'>) {
  const open = readText(database, sourceId) ?? notHere('source', sourceId);
  if (start === undefined && end === undefined) return { source_id: sourceId, revision_id: null, start: null, end: null, quote_hash: null };
  if (start === undefined || end === undefined) throw new Refusal('bad-input', 'A passage has a beginning and an end. Nothing was stored. Give both, or neither for the whole source.');
  return { source_id: sourceId, revision_id: open.revisionId, start, end, quote_hash: quoteHash(passageOf(open.text, start, end)) };
}

const tie: PrepareAndStore<'flows.tieStory', null> = {
  // People are counted where long reading runs.
  prepare(context, { about }) {
    if (about.is === 'subset') refuseTooFew(context, about.subsetId);
    return Promise.resolve(null);
  },
  store(context, { about, note = '', ...words }) {
    const { change, newId } = context;
    const columns = wordsColumns(context, words);
    const name = requireTie(context, about, words.sourceId);
    const id = newId();
    change.insert('tied_story', { id, ...aboutColumns(about), ...columns, note, version: 1 });
    change.describe(`Tied a story to ${inShort(name)}`);
    return { id, version: 1 };
  },
};

const aboutColumns = (about: About) => (about.is === 'subset' ? { subset_id: about.subsetId, dataset_id: null, person: null } : { subset_id: null, dataset_id: about.datasetId, person: about.number });

/** Refuses a tie that consent does not allow; answers what it is tied to, in words. */
function requireTie(context: Context, about: About, sourceId: string): string {
  const { database, now } = context;
  const withdrawn = withdrawnFrom(database, sourceId);
  if (withdrawn.length > 0) throw new Refusal('not-allowed', `${withdrawn.join(' and ')} withdrew consent, so this story can't be used. Nothing was stored. Choose another.`);
  if (about.is === 'subset') return `“${subsetHere(database, about.subsetId).name}”`;
  const dataset = requireSinglePeople(context, about.datasetId);
  if (database.prepare('SELECT 1 FROM person WHERE dataset_id = ? AND number = ?').get(about.datasetId, about.number) === undefined) notHere(`person in “${dataset.name}”`, String(about.number));
  const why = whyNotOnePerson(database, sourceId, now().slice(0, 10));
  if (why !== null) throw new Refusal('not-allowed', `This story can't be tied to one person of the data: ${why}. Nothing was stored. Record their consent first, or tie the story to a subset.`);
  return `one person of “${dataset.name}”`;
}

/** A tie as it may be shown now; null where its data, its words or the consent to them are gone. */
function shownTie(context: Context, passages: PassageReader, row: StoryRow): TiedStory | null {
  const { database } = context;
  const source = passages.source(row.sourceId);
  if (!source || source.removed || withdrawnFrom(database, row.sourceId).length > 0) return null;
  const about = shownAbout(context, row);
  if (about === null) return null;
  const words = row.revisionId === null ? null : passages.follow({ sourceId: row.sourceId, revisionId: row.revisionId, start: row.start!, end: row.end!, quoteHash: row.quoteHash! });
  if (row.revisionId !== null && words === null) return null;
  return { id: row.id, ...about, sourceId: row.sourceId, title: source.title, ...(words && { start: words.start, end: words.end }), note: row.note, version: row.version };
}

function shownAbout(context: Context, { subsetId, datasetId, person, sourceId }: StoryRow): Pick<TiedStory, 'about' | 'subsetName'> | null {
  const { database, coderId, now } = context;
  if (subsetId !== null) {
    const subset = readSubset(database, subsetId);
    const dataset = subset && readDataset(database, subset.datasetId);
    // Another threshold, or another filter, may have made it so small that the story would point to somebody.
    return subset && dataset && !isTooSmall(database, dataset, subset.filter) ? { about: { is: 'subset', subsetId }, subsetName: subset.name } : null;
  }
  const dataset = datasetId === null ? null : readDataset(database, datasetId);
  if (!dataset || dataset.riskAssessment === null || !areTrueCountsOn(database, dataset.id, coderId) || whyNotOnePerson(database, sourceId, now().slice(0, 10)) !== null) return null;
  return { about: { is: 'person', datasetId: dataset.id, number: person! }, subsetName: null };
}

function shownTies(context: Context, rows: readonly StoryRow[]): TiedStory[] {
  const passages = passageReader(context.database);
  return rows.flatMap((row) => shownTie(context, passages, row) ?? []);
}

/** Stories of one person, where consent allows. */
export const storiesOfPerson = (context: Context, person: { datasetId: string; number: number }): TiedStory[] => shownTies(context, listStories(context.database, { person }));

export const storyHandlers = {
  'flows.stories': (context, { subsetId, sourceId }) => ({ stories: shownTies(context, listStories(context.database, { subsetId, sourceId })) }),
  'flows.tieStory': tie,
  'flows.untieStory': ({ change, database }, { id }) => {
    if (!readStory(database, id)) notHere('tie between a story and flow data', id);
    change.remove('tied_story', id);
    change.describe('Took away a tie between a story and flow data');
    return {};
  },
} satisfies Partial<Handlers<'flows'>>;
