/** A process that opens a vault and keeps changing it, saying each time what it has been told is stored. */
import { join } from 'node:path';
import { createService, pathInbox } from '../../src/service/index.ts';

const { VAULT = '', PASSPHRASE = '' } = process.env;
const service = createService({ inbox: pathInbox, resources: join(import.meta.dirname, '..', '..', 'resources') });
const opened = await service.call('vault.unlock', { path: VAULT, passphrase: PASSPHRASE });
if (!opened.ok) throw new Error(opened.error.message);
const from = Number(process.env.FROM ?? Number.NaN);
// Keeps this process, and with it the vault, until somebody ends it.
process.on('message', () => undefined);
process.send!({ ready: true });

/** A row and its history in one transaction, small and large in turn, now and then taken back. */
async function change(number: number): Promise<void> {
  const name = `place ${number} ${'x'.repeat(number % 7 === 0 ? 400 : 0)}`;
  const added = await service.call('programme.addPlace', { name });
  process.send!({ number, added: added.ok });
  if (number % 5 !== 0) return;
  const undone = await service.call('history.undo', {});
  process.send!({ number, undone: undone.ok });
}

for (let number = from; ; number += 1) {
  if (Number.isNaN(number)) break;
  await change(number);
}
