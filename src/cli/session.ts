/** One run of the command line over one service, in this process. */
import { join } from 'node:path';
import type { Answer, Input, MethodName, Output } from '../contract/index.ts';
import { stopped, valueOf } from './problem.ts';
import { secretFor } from './secrets.ts';
import { vaultAt } from './vault-names.ts';

export type Session = {
  /** A method of the contract; a refusal is thrown. */
  call<Name extends MethodName>(name: Name, input: Input<Name>): Promise<Output<Name>>;
  answer(name: string, input: unknown): Promise<Answer<unknown>>;
  /** Opens a vault with its passphrase and, where `as` gives initials, in the name of that coder. */
  unlock(vault: string, as?: string): Promise<string>;
  close(): Promise<void>;
};

/** How far long work has come, on one line of the terminal that is cleaned up again. */
function progressLine(): { show(fraction: number, words: string): void; clear(): void } {
  const output = process.stderr;
  let shown = false;
  return {
    show(fraction, words) {
      if (!output.isTTY) return;
      shown = true;
      output.write(`\r\u001b[K${String(Math.round(fraction * 100)).padStart(3)} %  ${words}`.slice(0, output.columns || 80));
    },
    clear() {
      if (shown) output.write('\r\u001b[K');
      shown = false;
    },
  };
}

export async function openSession(): Promise<Session> {
  // Only now: help and methods need none of it, and are there at once.
  const { createService, defaultVaultFolder, leaveMemoryOutOfCoreDumps, pathInbox, vaultPath, workerLane } = await import('../service/index.ts');
  leaveMemoryOutOfCoreDumps();
  const service = createService({
    inbox: pathInbox,
    resources: join(import.meta.dirname, '..', '..', 'resources'),
    startLane: workerLane(new URL('../service/lane-worker.ts', import.meta.url)),
  });
  const line = progressLine();
  let cancelled = false;
  const interrupt = (): void => {
    // The first Ctrl C stops what can be stopped with nothing half done; the second ends at once, which a vault survives too.
    if (cancelled) process.exit(130);
    cancelled = true;
    line.clear();
    process.stderr.write('Stopping. Ctrl C once more ends at once.\n');
  };
  process.on('SIGINT', interrupt);

  const answer: Session['answer'] = async (name, input) => {
    try {
      return await service.call(name, input, { progress: line.show, cancelled: () => cancelled });
    } finally {
      line.clear();
    }
  };
  const call: Session['call'] = async (name, input) => valueOf(await answer(name, input)) as never;
  return {
    answer,
    call,
    async unlock(vault, as) {
      const path = vaultAt(vault, (name) => vaultPath(defaultVaultFolder(), name));
      const { recoveryKey } = await call('vault.unlock', { path, passphrase: await secretFor('passphrase') });
      if (recoveryKey !== null) process.stderr.write(`A change of the passphrase had been cut short, and is finished now. The recovery key from before opens nothing any more.\n\nRecovery key: ${recoveryKey}\nIt is shown this once: print it, and keep it away from this machine.\n\n`);
      if (as !== undefined) {
        const { coders } = await call('team.coders', {});
        const coder = coders.find((candidate) => candidate.initials.toLowerCase() === as.toLowerCase());
        if (!coder) throw stopped('not-found', `Nobody in this vault has the initials ${as}. Nothing was changed. There are ${coders.map(({ initials, name }) => `${initials} (${name})`).join(', ')}.`);
        await call('team.become', { id: coder.id });
      }
      return path;
    },
    async close() {
      process.off('SIGINT', interrupt);
      await service.close();
    },
  };
}
