/** React's side of the contract: questions that stay fresh, changes, and long work with progress and a stop. */
import { keepPreviousData, QueryClient, useMutation, type UseMutationResult, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CommandName, Input, MethodName, Output, QueryName } from '../../contract/index.ts';
import { mayBeStale } from './freshness.ts';
import { call, host, KistProblem, type Progress } from './kist.ts';
import { making, takeNews } from './own-changes.ts';

export const queryClient = new QueryClient({
  // Nothing changes behind our back: answers are fresh until an event says otherwise.
  defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, networkMode: 'always', refetchOnWindowFocus: false }, mutations: { networkMode: 'always' } },
});

/** How long further changes are gathered before questions are asked again, in milliseconds. */
const gathering = 100;
/** Long enough for what is known already to be drawn, in milliseconds. */
const oneFrame = 32;

// A passphrase is part of this question, once for every letter typed: forgotten as soon as it is off the screen.
queryClient.setQueryDefaults(['vault.strength'], { gcTime: 0 });

/** Keeps the answers on the screen in step with the vault: after a change at once, after a flood of them a few times a second. Answers how to stop. */
export function followChanges(): () => void {
  /** What was changed, and which answer the window has put right itself. */
  const changed = new Map<string, QueryName | null>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  const askAgain = (): void => {
    timer = null;
    if (changed.size === 0) return;
    const methods = [...changed].map(([key, right]) => ({ method: key.split(' ')[0]!, right }));
    changed.clear();
    void queryClient.invalidateQueries({ predicate: ({ queryKey: [asked] }) => methods.some(({ method, right }) => asked !== right && mayBeStale(asked as MethodName, method)) });
    timer = setTimeout(askAgain, gathering);
  };
  const stop = host().on((event) => {
    if (event.kind === 'changed') {
      const right = takeNews(event.method as MethodName);
      changed.set(right === null ? event.method : `${event.method} own`, right);
      if (timer !== null) return;
      // What the window has put right itself is drawn first; everything else is asked for behind it.
      if (right === null || document.hidden) askAgain();
      else timer = setTimeout(askAgain, oneFrame);
    } else if (event.kind === 'locked') {
      // Words must not outlive the lock.
      queryClient.clear();
    }
  });
  return () => {
    stop();
    if (timer !== null) clearTimeout(timer);
  };
}

/** Asks a question and keeps the answer fresh. `enabled: false` waits. */
export function useAsk<Name extends QueryName>(name: Name, input: Input<Name>, options: { enabled?: boolean; keepPrevious?: boolean } = {}): UseQueryResult<Output<Name>, KistProblem> {
  return useQuery<Output<Name>, KistProblem>({
    queryKey: [name, input],
    queryFn: ({ signal }) => call(name, input, { signal }),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}

/** A change, ready to be made: `change.mutate(input)`. */
export function useChange<Name extends CommandName>(name: Name): UseMutationResult<Output<Name>, KistProblem, Input<Name>> {
  return useMutation<Output<Name>, KistProblem, Input<Name>>({ mutationFn: (input) => making(queryClient, name, input, () => call(name, input)) });
}

export type LongWork<Name extends MethodName> = {
  /** Null while nothing runs. */
  progress: Progress | null;
  problem: KistProblem | null;
  /** Answers the value, or null when it was stopped or refused (then `problem` says why). */
  start(input: Input<Name>): Promise<Output<Name> | null>;
  stop(): void;
  clear(): void;
};

/** Long work with its progress and a stop; stopped when the room is left. */
export function useLongWork<Name extends MethodName>(name: Name): LongWork<Name> {
  const [progress, setProgress] = useState<Progress | null>(null);
  const [problem, setProblem] = useState<KistProblem | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = useCallback(
    async (input: Input<Name>) => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      setProblem(null);
      setProgress({ fraction: 0, words: 'Starting' });
      try {
        return await call(name, input, { onProgress: setProgress, signal: controller.signal });
      } catch (error) {
        if (!(error instanceof KistProblem)) throw error;
        if (error.code !== 'cancelled') setProblem(error);
        return null;
      } finally {
        if (running.current === controller) {
          running.current = null;
          setProgress(null);
        }
      }
    },
    [name],
  );
  return { progress, problem, start, stop: () => running.current?.abort(), clear: () => setProblem(null) };
}
