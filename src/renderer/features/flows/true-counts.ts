/** True counts of a dataset: for the analyst's eyes, while they are switched on. */
import type { CountsShown } from '../../../contract/index.ts';
import { queryClient, useAsk } from '../../client/ask.ts';

/** Answers whose figures are as they are carry this mark where they stand in the window: nothing within it is copied or printed. */
export const trueMark = 'data-true-counts';

export type TrueCounts = { isOn: boolean; since: string | null; reason: string | null; /** What to ask with. */ counts: CountsShown };

const off: TrueCounts = { isOn: false, since: null, reason: null, counts: 'protected' };

export function useTrueCounts(datasetId: string): TrueCounts {
  const on = useAsk('flows.trueCounts', {}).data?.on.find((one) => one.datasetId === datasetId);
  return on === undefined ? off : { isOn: true, since: on.since, reason: on.reason, counts: 'true' };
}

/** Forgets every true answer that the window still holds. */
export function forgetTrueAnswers(): void {
  queryClient.removeQueries({
    predicate: ({ queryKey: [name, input] }) => name === 'flows.people' || name === 'flows.person' || (typeof input === 'object' && input !== null && 'counts' in input && input.counts === 'true'),
  });
}
