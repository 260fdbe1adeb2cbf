/** Questions whose answers may take long: kept fresh like any other, with progress and a stop. */
import { hashKey, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { Input, Output, QueryName } from '../../contract/index.ts';
import { call, type KistProblem, type Progress } from './kist.ts';

/** How far each question is that is being answered now, by its key. */
const running = new Map<string, Progress>();
const listeners = new Set<() => void>();

function tell(key: string, progress: Progress | null): void {
  if (progress === null) running.delete(key);
  else running.set(key, progress);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Most answers are there before anybody could read how far they are; in milliseconds. */
const patience = 300;

export type LongAsk<Value> = {
  data: Value | undefined;
  problem: KistProblem | null;
  /** Null while nothing is asked, and in the first moments. */
  progress: Progress | null;
  isAsking: boolean;
  /** Somebody stopped it; `again` asks once more. */
  isStopped: boolean;
  stop(): void;
  again(): void;
};

/** `keep`: whether the answer before may stay on the screen until the new one is there. */
export function useAskLong<Name extends QueryName>(name: Name, input: Input<Name>, options: { enabled?: boolean; keep?: (before: Output<Name>) => boolean } = {}): LongAsk<Output<Name>> {
  const client = useQueryClient();
  const queryKey = [name, input] as const;
  const key = hashKey(queryKey);
  const { enabled = true, keep } = options;
  // What stays on the screen is looked at by `keep`; the library's own type of it is wider than any answer.
  const placeholderData = (before: unknown): never => (before !== undefined && keep?.(before as Output<Name>) ? before : undefined) as never;
  const query: UseQueryResult<Output<Name>, KistProblem> = useQuery<Output<Name>, KistProblem>({
    queryKey,
    enabled,
    placeholderData,
    queryFn: async ({ signal }) => {
      tell(key, { fraction: 0, words: 'Starting' });
      try {
        return await call(name, input, { signal, onProgress: (progress) => tell(key, progress) });
      } finally {
        tell(key, null);
      }
    },
  });
  const progress = useSyncExternalStore(subscribe, () => running.get(key) ?? null);
  const isAsking = query.fetchStatus === 'fetching';
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    setLong(false);
    if (!isAsking) return;
    const timer = setTimeout(() => setLong(true), patience);
    return () => clearTimeout(timer);
  }, [isAsking, key]);
  const stop = useCallback(() => void client.cancelQueries({ queryKey: [name, input], exact: true }), [client, key]);
  return {
    data: query.data,
    problem: query.error,
    progress: isAsking && isLong ? (progress ?? { fraction: 0, words: '' }) : null,
    isAsking,
    isStopped: enabled && query.fetchStatus === 'idle' && (query.data === undefined || query.isPlaceholderData) && query.error === null,
    stop,
    again: () => void query.refetch(),
  };
}
