/** Electron's `utilityProcess`, over a child process of Node. */
import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';

export type DoubleUtility = EventEmitter & { readonly pid: number | undefined; readonly serviceName: string; readonly env: Record<string, string>; postMessage(message: unknown): void; kill(): boolean };
type ForkOptions = { env?: Record<string, string>; stdio?: string; serviceName?: string };

export function doubleUtilityProcess(): { api: { fork(path: string, given?: string[], options?: ForkOptions): DoubleUtility }; running: Set<DoubleUtility>; started: DoubleUtility[]; endAll(): Promise<void> } {
  const running = new Set<DoubleUtility>();
  const started: DoubleUtility[] = [];

  function start(path: string, given: string[] = [], { env = process.env as Record<string, string>, stdio = 'inherit', serviceName = 'Node Utility Process' }: ForkOptions = {}): DoubleUtility {
    const output = stdio === 'ignore' ? 'ignore' : 'inherit';
    const child: ChildProcess = fork(fileURLToPath(new URL('./utility-entry.ts', import.meta.url)), [path, ...given], {
      serialization: 'advanced',
      execArgv: [],
      env,
      stdio: ['ignore', output, output, 'ipc'],
    });
    const utility: DoubleUtility = Object.assign(new EventEmitter(), {
      pid: child.pid,
      serviceName,
      env,
      postMessage: (message: unknown) => {
        if (child.connected) child.send(message as object, () => undefined);
      },
      kill: () => child.kill(),
    });
    child.on('spawn', () => utility.emit('spawn'));
    child.on('message', (message) => utility.emit('message', message));
    child.on('exit', (code) => {
      running.delete(utility);
      utility.emit('exit', code ?? 1);
    });
    running.add(utility);
    started.push(utility);
    return utility;
  }

  return {
    api: { fork: start },
    running,
    started,
    async endAll() {
      await Promise.all([...running].map((utility) => new Promise((resolve) => {
        utility.once('exit', resolve);
        utility.kill();
      })));
    },
  };
}
