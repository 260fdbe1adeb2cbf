/** The window's side of the contract: typed calls over `window.kist`, and errors that carry their code. */
import type { ErrorCode, Input, KistWindow, MethodName, Output, Problem } from '../../contract/index.ts';

declare global {
  interface Window {
    kist?: KistWindow;
  }
}

/** The host, put there before the first render by preload or by the loopback page. */
export function host(): KistWindow {
  if (!window.kist) throw new Error('no host');
  return window.kist;
}

/** A refusal as the window shows it. */
export class KistProblem extends Error {
  readonly code: ErrorCode;
  readonly details: unknown;

  constructor({ code, message, details }: Problem) {
    super(message);
    this.name = 'KistProblem';
    this.code = code;
    this.details = details;
  }
}

export type Progress = { fraction: number; words: string };

let nextCall = 1;

/** Calls a method of the contract; throws a `KistProblem` when Kist says no. */
export async function call<Name extends MethodName>(
  name: Name,
  input: Input<Name>,
  long: { onProgress?: (progress: Progress) => void; signal?: AbortSignal } = {},
): Promise<Output<Name>> {
  const callId = `${name}#${nextCall++}`;
  const stop = (): void => host().cancel(callId);
  long.signal?.addEventListener('abort', stop, { once: true });
  const silence =
    long.onProgress &&
    host().on((event) => {
      if (event.kind === 'progress' && event.callId === callId) long.onProgress?.({ fraction: event.fraction, words: event.words });
    });
  try {
    const answer = await host().call(name, input, callId);
    if (!answer.ok) throw new KistProblem(answer.error);
    return answer.value as Output<Name>;
  } finally {
    silence?.();
    long.signal?.removeEventListener('abort', stop);
  }
}
