import type { Dataset } from '../../../contract/index.ts';
import { dayWords, periodWords, shown } from './words.ts';

export const datingWords: Readonly<Record<Dataset['dating'], { word: string; means: string }>> = {
  'event-dated': { word: 'Event-dated', means: 'Event-dated: moves carry their own dates' },
  snapshot: { word: 'Snapshots', means: 'Snapshots: states seen at intervals, when a move happened is not known' },
  aggregate: { word: 'Counts', means: 'Counts that somebody else made, without people' },
};

/** "About 1,205 people, 3,410 stays", as numbers are shown; of counts how many there are. */
export function sizeWords({ dating, people, spells }: Dataset): string {
  return dating === 'aggregate' ? `${shown(spells)} counts` : `${shown(people)} people, ${shown(spells)} stays`;
}

/** A dataset in one line under its name. */
export function datasetLine(dataset: Dataset): string {
  const streams = dataset.streams.filter(Boolean).length;
  return `${sizeWords(dataset)}, ${periodWords(dataset.from, dataset.to)}. ${datingWords[dataset.dating].word}. Extract of ${dayWords(dataset.extractDate)}.${dataset.linkedFrom.length > 0 ? ` Linked from ${dataset.linkedFrom.length} sets of data.` : streams > 1 ? ` ${streams} streams.` : ''}${dataset.synthetic ? ' Synthetic.' : ''}`;
}
