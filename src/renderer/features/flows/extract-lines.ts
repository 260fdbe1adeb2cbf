import type { Dataset } from '../../../contract/index.ts';

/** Datasets as lines of extracts, the latest first; a dataset that was never continued is a line of one. */
export function extractLines(datasets: readonly Dataset[]): { latest: Dataset; earlier: Dataset[] }[] {
  const byId = new Map(datasets.map((dataset) => [dataset.id, dataset]));
  return datasets
    .filter(({ laterId }) => laterId === null || !byId.has(laterId))
    .map((latest) => {
      const earlier: Dataset[] = [];
      for (let id = latest.earlierId; id !== null && byId.has(id) && !earlier.some((one) => one.id === id); id = byId.get(id)!.earlierId) earlier.push(byId.get(id)!);
      return { latest, earlier };
    });
}

/** The extracts that continue a dataset, the next one first. */
export function laterExtracts({ id, laterId }: Pick<Dataset, 'id' | 'laterId'>, datasets: readonly Dataset[]): Dataset[] {
  const later: Dataset[] = [];
  for (let next = laterId; next !== null && next !== id && !later.some((one) => one.id === next); next = later.at(-1)!.laterId) {
    const found = datasets.find((one) => one.id === next);
    if (found === undefined) break;
    later.push(found);
  }
  return later;
}
