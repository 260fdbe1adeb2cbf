/** How the coders decided about one code, cluster by cluster: all that the figures need, whatever the level. */
import { codersIn } from './sweep.ts';

export type Counts = {
  /** Adds units of a cluster that the coders of `mask` gave the code. */
  add(cluster: number, mask: number, units: number): void;
  /** In all clusters, each counted as often as `times` says: units that exactly k coders gave the code (`byYes[k]`), and that each coder gave it. */
  total(units: number, times: Uint8Array | null): { byYes: number[]; byCoder: number[] };
};

export function createCounts(coders: number): Counts {
  const rows = new Map<number, number>();
  const clusters: number[] = [];
  /** Row by row: by how many said yes (1 to all), then by coder. */
  const width = 2 * coders;
  let numbers = new Float64Array(64 * width);
  function rowOf(cluster: number): number {
    const row = rows.get(cluster);
    if (row !== undefined) return row;
    const added = clusters.push(cluster) - 1;
    rows.set(cluster, added);
    if ((added + 1) * width > numbers.length) {
      const larger = new Float64Array(numbers.length * 2);
      larger.set(numbers);
      numbers = larger;
    }
    return added;
  }
  return {
    add(cluster, mask, units) {
      const from = rowOf(cluster) * width;
      numbers[from + codersIn(mask) - 1]! += units;
      for (let coder = 0; coder < coders; coder += 1) if (mask & (1 << coder)) numbers[from + coders + coder]! += units;
    },
    total(units, times) {
      const sums = new Float64Array(width);
      for (let row = 0; row < clusters.length; row += 1) {
        const weight = times === null ? 1 : times[clusters[row]!]!;
        if (weight === 0) continue;
        const from = row * width;
        for (let column = 0; column < width; column += 1) sums[column]! += weight * numbers[from + column]!;
      }
      const byYes = [units, ...sums.subarray(0, coders)];
      for (let yes = 1; yes <= coders; yes += 1) byYes[0]! -= byYes[yes]!;
      return { byYes, byCoder: [...sums.subarray(coders)] };
    },
  };
}
