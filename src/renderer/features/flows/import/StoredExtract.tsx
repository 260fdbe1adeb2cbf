import type { Dataset, ExtractDifference } from '../../../../contract/index.ts';
import { go } from '../../../app/route.ts';
import { Button, Cluster, Notice, Stack } from '../../../ui/index.ts';
import { dayWords } from '../words.ts';
import { DifferenceReport } from '../DifferenceReport.tsx';

/** A later extract is in: how it differs from the one before. */
export function StoredExtract({ dataset, difference }: { dataset: Dataset; difference: ExtractDifference }) {
  return (
    <Stack gap={24}>
      <Notice kind="for" title={`The extract of ${dayWords(dataset.extractDate)} is stored.`} safe="The earlier one stays behind it, for the figures that rest on it. They are not changed by themselves." isUrgent />
      <DifferenceReport difference={difference} threshold={dataset.threshold} />
      <Cluster gap={8}>
        <Button kind="primary" onPress={() => go({ room: 'flows', id: dataset.id })}>Look at the data</Button>
        <Button onPress={() => go({ room: 'flows' })}>All flow data</Button>
      </Cluster>
    </Stack>
  );
}
