import type { Answer } from '../../src/contract/index.ts';

/** Methods after which a vault is open. */
const opening: ReadonlySet<string> = new Set(['vault.create', 'vault.createSample', 'vault.unlock', 'vault.unlockWithRecoveryKey']);

/** Whether a vault is open, told from the answers that pass by: the main process never holds anything of the vault itself. */
export function openAfter(before: boolean, name: string, answer: Answer<unknown>): boolean {
  if (!answer.ok) return answer.error.code === 'locked' ? false : before;
  if (opening.has(name)) return true;
  if (name === 'vault.state') return (answer.value as { open?: unknown } | null)?.open === true;
  return before;
}
