/** The vault process: one service behind a message port. Ending the process locks the vault and takes its memory along. */
import { createService, type ServiceOptions } from '../dispatch.ts';
import { grantedInbox } from '../inbox.ts';
import type { FromVault, Port, ToVault } from './messages.ts';

export function serveVault(port: Port<FromVault, ToVault>, options: Omit<ServiceOptions, 'inbox'>): void {
  const inbox = grantedInbox();
  const service = createService({ ...options, inbox });
  const cancelled = new Set<number>();
  service.onChange((method) => port.post({ kind: 'changed', method }));

  port.onMessage(async (message) => {
    const { id } = message;
    if (message.kind === 'cancel') {
      cancelled.add(id);
    } else if (message.kind === 'add-path') {
      const file = await inbox.addPath(message.path).catch(() => null);
      port.post({ kind: 'added', id, file });
    } else if (message.kind === 'add-bytes') {
      port.post({ kind: 'added', id, file: inbox.addBytes(message.name, message.bytes) });
    } else if (message.kind === 'close') {
      await service.close();
      port.post({ kind: 'closed' });
    } else {
      const answer = await service.call(message.name, message.input, {
        progress: (fraction, words) => port.post({ kind: 'progress', id, fraction, words }),
        cancelled: () => cancelled.has(id),
      });
      cancelled.delete(id);
      port.post({ kind: 'answer', id, answer });
    }
  });
}
