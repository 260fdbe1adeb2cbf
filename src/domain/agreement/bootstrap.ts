/**
 * How far figures would move if other texts had been read: the clusters that were counted are drawn again, with replacement, as many as there are, and the
 * figure is worked out anew each time. The middle 95 per cent of the results is the interval (percentile bootstrap: B. Efron and R. J. Tibshirani, An Introduction to the
 * Bootstrap, 1993, chapter 13). Clusters are drawn whole, because words of one interview, or one turn, resemble each other: single characters drawn by themselves would
 * give intervals that are far too narrow (A. C. Davison and D. V. Hinkley, Bootstrap Methods and their Application, 1997, section 3.8).
 */

/** How often each cluster was drawn, round by round; `random` gives numbers in [0, 1). */
export function drawRounds(clusters: number, rounds: number, random: () => number): Uint8Array[] {
  const drawn: Uint8Array[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const times = new Uint8Array(clusters);
    for (let draw = 0; draw < clusters; draw += 1) {
      const cluster = Math.floor(random() * clusters);
      // More than 255 times one of many is beyond all chance, and of few impossible.
      if (times[cluster]! < 255) times[cluster]! += 1;
    }
    drawn.push(times);
  }
  return drawn;
}

/** Fewer clusters than this say too little about other texts. */
export const leastClusters = 5;

/** The middle 95 per cent of what the rounds gave (NaN where a round gave nothing); null when more than one round in ten gave nothing. */
export function percentileInterval(results: Float64Array): { low: number; high: number } | null {
  const given = results.filter((result) => !Number.isNaN(result)).sort();
  if (given.length === 0 || given.length < results.length * 0.9) return null;
  return { low: quantile(given, 0.025), high: quantile(given, 0.975) };
}

/** Between the two nearest of some ascending numbers, in proportion (type 7 of R. J. Hyndman and Y. Fan, Sample quantiles in statistical packages, The American Statistician 50 (1996) 361). */
function quantile(ascending: Float64Array, share: number): number {
  const place = share * (ascending.length - 1);
  const below = Math.floor(place);
  const [one, next] = [ascending[below]!, ascending[Math.min(below + 1, ascending.length - 1)]!];
  return one + (next - one) * (place - below);
}
