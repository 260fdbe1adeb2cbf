/** The rule by which single people of flow data may be looked at. */
import type { Dataset } from '../contract/index.ts';
import { Refusal } from '../domain/refusal.ts';
import { type Asker, datasetHere, requireTrueCounts } from './flow-answer.ts';

/** The dataset, where single people of it may be looked at. */
export function requireSinglePeople(asker: Asker, datasetId: string): Dataset {
  const dataset = datasetHere(asker.database, datasetId);
  if (dataset.dating === 'aggregate') throw new Refusal('not-allowed', `“${dataset.name}” holds counts that somebody else made: there are no single people in it. Choose data with one row a stay.`);
  requireTrueCounts(asker, dataset);
  if (dataset.riskAssessment === null) {
    throw new Refusal('not-allowed', `No risk assessment of “${dataset.name}” is recorded, so nobody in it is shown alone. Nothing was shown. Write down in “About these data” who decided, and on what grounds, that single pathways may be looked at.`);
  }
  return dataset;
}
