import type { Answer, ErrorCode, Problem } from '../contract/index.ts';

/** A no on the command line, in the shape of the contract. */
export type Stopped = Error & { problem: Problem };

export function stopped(code: ErrorCode, message: string, details?: unknown): Stopped {
  return stoppedBy({ code, message, ...(details === undefined ? {} : { details }) });
}

export function stoppedBy(problem: Problem): Stopped {
  return Object.assign(new Error(problem.message), { problem });
}

/** The value of an answer; a refusal is thrown. */
export function valueOf<Value>(answer: Answer<Value>): Value {
  if (!answer.ok) throw stoppedBy(answer.error);
  return answer.value;
}

/** Whatever was thrown, in the shape of the contract. */
export function problemOf(error: unknown): Problem {
  const { problem, message, name, stack } = error as Partial<Stopped>;
  if (problem) return problem;
  return { code: 'internal', message: `Kist ran into a fault of its own (${name ?? 'unknown'}: ${message ?? ''}). Everything saved before is safe.${process.env.KIST_DEBUG ? ` ${stack}` : ''}` };
}
