/** Labels of speakers across sources, spellings of one label together. */
import type { Output } from '../../contract/index.ts';
import { labelKey } from './labels.ts';

type Label = Output<'sources.labels'>['labels'][number];
type Spoken = { readonly label: string; readonly role: string; readonly voiceId: string | null; readonly sourceId: string; readonly words: number };

/** Joined by `labelKey`, the one with most words first. The spelling shown is the one in most sources, of several the first. */
export function joinLabels(speakers: readonly Spoken[]): Label[] {
  const together = Map.groupBy(speakers.filter(({ label }) => labelKey(label) !== ''), ({ label }) => labelKey(label));
  return [...together.values()]
    .map((ones) => {
      const spellings = [...Map.groupBy(ones, ({ label }) => label)].toSorted(([, one], [, other]) => other.length - one.length);
      return {
        label: spellings[0]![0],
        sources: new Set(ones.map(({ sourceId }) => sourceId)).size,
        words: ones.reduce((sum, { words }) => sum + words, 0),
        voices: [...new Set(ones.flatMap(({ voiceId }) => voiceId ?? []))],
        isInterviewer: ones.every(({ role }) => role === 'interviewer'),
      };
    })
    .toSorted((one, other) => other.words - one.words || one.label.localeCompare(other.label, 'en-GB'));
}
