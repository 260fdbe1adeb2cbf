import { join } from 'node:path';
import { utilityProcess } from 'electron';
import { type FromVault, secretVariables, type VaultProcess } from '../src/service/index.ts';

/** What of our environment a vault process needs nothing of: passphrases of the command line, and ways to meddle with Node. */
const withheld: readonly string[] = [...secretVariables, 'NODE_OPTIONS', 'NODE_REPL_EXTERNAL_MODULE', 'NODE_V8_COVERAGE'];

/** At once, as in the loopback host: Electron's own `kill` asks politely, and a process that is busy or hangs could keep a vault open that everybody takes for locked. */
function end(child: Pick<Electron.UtilityProcess, 'pid' | 'kill'>): void {
  try {
    if (child.pid === undefined) child.kill();
    else process.kill(child.pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}

/** Starts a vault process. `resources` holds the sample programme; `quiet` sends what it prints nowhere. */
export function startVault(options: { resources: string; quiet: boolean }): VaultProcess {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name, value]) => value !== undefined && !withheld.includes(name))) as Record<string, string>;
  const child = utilityProcess.fork(join(__dirname, 'vault-process.cjs'), [], {
    serviceName: 'Kist vault',
    env: { ...env, KIST_RESOURCES: options.resources },
    stdio: options.quiet ? 'ignore' : 'inherit',
  });
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', (message: FromVault) => listener(message)),
    kill: () => end(child),
    onExit: (listener) => void child.on('exit', () => listener()),
  };
}
