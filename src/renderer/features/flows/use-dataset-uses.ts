/** Where data are used: in which claims as evidence, in which saved ways of looking, in which subsets. */
import { useQueries } from '@tanstack/react-query';
import type { Claim } from '../../../contract/index.ts';
import { useAsk } from '../../client/ask.ts';
import { call } from '../../client/kist.ts';

export type DatasetUse = { kind: 'claim' | 'view' | 'subset'; id: string; name: string };

/** By dataset; empty until all is known. */
export function useDatasetUses(): ReadonlyMap<string, DatasetUse[]> {
  const claims = useAsk('claims.list', {});
  const views = useAsk('flows.views', {});
  const subsets = useAsk('flows.subsets', {});
  const records = useQueries({ queries: (claims.data?.claims ?? []).map(({ id }) => ({ queryKey: ['claims.get', { id }], queryFn: () => call('claims.get', { id }) })) });
  const uses = new Map<string, DatasetUse[]>();
  const add = (datasetId: string, use: DatasetUse): void => {
    const before = uses.get(datasetId) ?? [];
    if (!before.some(({ kind, id }) => kind === use.kind && id === use.id)) uses.set(datasetId, [...before, use]);
  };
  for (const claim of records.flatMap(({ data }) => (data === undefined ? [] : [data as Claim]))) {
    for (const { target } of claim.evidence) if (target?.kind === 'figure') add(target.address.question.datasetId, { kind: 'claim', id: claim.id, name: claim.statement });
  }
  for (const view of views.data?.views ?? []) add(view.question.datasetId, { kind: 'view', id: view.id, name: view.name });
  for (const subset of subsets.data?.subsets ?? []) add(subset.datasetId, { kind: 'subset', id: subset.id, name: subset.name });
  return uses;
}
