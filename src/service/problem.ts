import type { Problem } from '../contract/index.ts';
import { Refusal } from '../domain/refusal.ts';

/** Every error as the contract's shape. Faults of Kist itself name their kind, never the words they were working on. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Refusal) return { code: error.code, message: error.message, ...(error.details === undefined ? {} : { details: error.details }) };
  const fault = error as Error;
  const detail = process.env.KIST_DEBUG ? ` ${fault?.stack}` : '';
  return { code: 'internal', message: `Kist ran into a fault of its own (${fault?.name ?? 'unknown'}). Nothing was stored, and everything saved before is safe. Please try again; if it comes back, lock and unlock the vault.${detail}` };
}
