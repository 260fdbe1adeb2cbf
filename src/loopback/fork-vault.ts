import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FromVault, VaultProcess } from '../service/index.ts';

/** Starts a vault process. The passphrases that the command line reads from the environment are none of its business. */
export function forkVault(): VaultProcess {
  const { KIST_PASSPHRASE: _passphrase, KIST_LINK_PASSPHRASE: _link, ...env } = process.env;
  const child = fork(fileURLToPath(new URL('./vault-process.ts', import.meta.url)), [], { serialization: 'advanced', execArgv: [], env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  return {
    post(message) {
      // A message to a process that has just ended is answered by its exit.
      if (child.connected) child.send(message, () => undefined);
    },
    onMessage: (listener) => void child.on('message', (message) => listener(message as FromVault)),
    kill: () => void child.kill('SIGKILL'),
    onExit: (listener) => void child.on('exit', listener),
  };
}
