/** A rule by table while it is written: for each level what has to hold in which streams. */
import type { Dataset, LevelRule } from '../../../../contract/index.ts';

export type LevelRow = { level: string; /** State by stream; a stream that is not named may be anything. */ when: Readonly<Record<string, string>> };

/** The rule as it is asked for; null while a row says nothing. */
export function levelRuleOf(rows: readonly LevelRow[]): LevelRule | null {
  const said = rows.map(({ level, when }) => ({ level: level.trim(), when: Object.entries(when).filter(([, state]) => state !== '').map(([stream, state]) => ({ stream, state })) }));
  if (said.length === 0 || said.some(({ level, when }) => level === '' || when.length === 0)) return null;
  // The first row is the highest level: rows are read from the top.
  const names = [...new Set(said.map(({ level }) => level))];
  return { is: 'table', rows: said, levels: names.toReversed().map((name, position) => ({ name, label: '', rank: position + 1, group: '' })) };
}

/** Streams of the chosen datasets, each with the states that occur in its dataset. */
export function streamsOf(datasets: readonly Dataset[]): { stream: string; states: { id: string; label: string }[] }[] {
  return datasets.flatMap((dataset) => {
    const streams = dataset.streams.filter((stream) => stream !== '');
    const states = dataset.states.map(({ name, label }) => ({ id: name, label: label || name }));
    return (streams.length === 0 ? [dataset.name] : streams).map((stream) => ({ stream, states }));
  });
}
