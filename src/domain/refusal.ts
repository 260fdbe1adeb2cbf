import type { ErrorCode } from '../contract/index.ts';

/**
 * A no that a person can act on: thrown anywhere below the contract, answered by dispatch as an error.
 * The message says what happened, what is safe and what to do; `details` is plain JSON.
 */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly details: unknown;

  constructor(code: ErrorCode, message: string, details?: unknown) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }
}
