/** Runs in a child process: gives it `process.parentPort` as a utility process of Electron has it, then runs the real entry. */
import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';

const entry = process.argv[2]!;
const port = new EventEmitter();
const early: unknown[] = [];

// Messages wait until somebody listens, as Electron's do.
process.on('message', (data) => {
  if (port.listenerCount('message') === 0) early.push(data);
  else port.emit('message', { data, ports: [] });
});
port.on('newListener', (event) => {
  if (event !== 'message') return;
  queueMicrotask(() => {
    for (const data of early.splice(0)) port.emit('message', { data, ports: [] });
  });
});
process.on('disconnect', () => process.exit(0));
Object.assign(process, { parentPort: Object.assign(port, { postMessage: (message: unknown) => void process.send?.(message) }) });

createRequire(import.meta.url)(entry);
