import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type FromVault, type VaultProcess, withoutSecrets } from '../service/index.ts';

/** Starts a vault process. The passphrases that the command line reads from the environment are none of its business. */
export function forkVault(): VaultProcess {
  const child = fork(fileURLToPath(new URL('./vault-process.ts', import.meta.url)), [], { serialization: 'advanced', execArgv: [], env: withoutSecrets(process.env), stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
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
