/** A process that opens a vault and keeps correcting the text of its one source, saying each time what it has been told is stored. */
import { join } from 'node:path';
import type { OpenedSource } from '../../src/contract/index.ts';
import { createService, pathInbox } from '../../src/service/index.ts';

const { VAULT = '', PASSPHRASE = '', FROM = '1' } = process.env;
const service = createService({ inbox: pathInbox, resources: join(import.meta.dirname, '..', '..', 'resources') });
const ask = async (name: string, input: unknown = {}): Promise<unknown> => {
  const answer = await service.call(name, input);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
};
await ask('vault.unlock', { path: VAULT, passphrase: PASSPHRASE });
const { sources } = (await ask('sources.list')) as { sources: { id: string }[] };
const id = sources[0]!.id;
process.send!({ ready: true });
for (let number = Number(FROM); ; number += 1) {
  const { revisionId, text } = (await ask('sources.read', { id })) as OpenedSource;
  // A word more, somewhere among the others, and now and then a paragraph parted in two.
  const spaces = [...text.matchAll(/[^\s] [^\s]/g)].map(({ index }) => index + 1);
  const at = spaces[(number * 7919) % spaces.length]!;
  await ask('sources.correct', { id, revisionId, edits: [{ start: at, end: at + 1, text: number % 5 === 0 ? ` w${number}.\n` : ` w${number} ` }] });
  process.send!({ number });
}
