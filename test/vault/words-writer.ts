/** A process that opens a vault and keeps doing long things with words: a large import, a rule with thousands of passages, a copied recording. It says what it begins, and what it was told is stored. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createService, pathInbox } from '../../src/service/index.ts';

const { VAULT = '', PASSPHRASE = '', FOLDER = '', FROM = '1' } = process.env;
const service = createService({ inbox: pathInbox, resources: join(import.meta.dirname, '..', '..', 'resources') });
const ask = async (name: string, input: unknown = {}): Promise<any> => {
  const answer = await service.call(name, input);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
};
await ask('vault.unlock', { path: VAULT, passphrase: PASSPHRASE });
const steps = ['stored', 'coded', 'copied'] as const;
const begin = (step: (typeof steps)[number], number: number): void => void process.send!({ step, number, done: false });
const done = (step: (typeof steps)[number], number: number): void => void process.send!({ step, number, done: true });
for (let number = Number(FROM); ; number += 1) {
  const text = Array.from({ length: 1500 }, (_, line) => `Teller ${line % 3}: In talk ${number} this is line ${line}, and it goes on for a while (synthetic).`).join('\n\n');
  const file = join(FOLDER, `talk${number}.txt`);
  writeFileSync(file, text);
  begin('stored', number);
  const { sources } = await ask('sources.store', { files: [{ file, title: `Talk ${number}` }] });
  done('stored', number);
  const sourceId = sources[0].id as string;
  const { text: read } = await ask('sources.read', { id: sourceId });
  const passages = [...(read as string).matchAll(/goes on/g)].map(({ index }) => ({ sourceId, start: index, end: index + 7 }));
  begin('coded', number);
  await ask('coding.applyMany', { passages, code: { name: `Rule ${number}` }, how: 'words: goes on' });
  done('coded', number);
  begin('copied', number);
  await ask('sources.addRecording', { id: sourceId, file: join(FOLDER, 'sound.wav'), copy: true });
  done('copied', number);
}
