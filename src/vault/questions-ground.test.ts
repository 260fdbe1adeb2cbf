import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestVault, testPassphrase, type TestVault } from '../../test/open-vault.ts';
import { evening, find, group, storeText, writeFile } from '../../test/small-sources.ts';
import type { Ground } from '../domain/questions/ground.ts';
import { readEnvelope, unseal } from './envelope.ts';
import { openReadable, type Readable } from './open.ts';
import { readGround } from './questions-ground.ts';
import { databaseFile } from './vault.ts';

let vault: TestVault;
let beside: () => Readable;

beforeAll(async () => {
  vault = await openTestVault();
  const key = await unseal(readEnvelope(vault.path), 'passphrase', testPassphrase);
  beside = () => openReadable(databaseFile(vault.path), key);
});
afterAll(() => vault.close());

/** Everything that a question could ask of a ground. */
function all(ground: Ground): unknown {
  const { turnsOf, paragraphsOf, wordsOf, paragraphsWith: _, ...columns } = ground;
  return { ...columns, texts: ground.sources.map((source, index) => [source.revisionId, turnsOf(index), paragraphsOf(index), wordsOf(index)]) };
}

test('what is brought up to date change by change is what reading everything anew gives', async () => {
  const kept = beside();
  const fresh = (): unknown => {
    const database = beside();
    try {
      return all(readGround(database));
    } finally {
      database.close();
    }
  };
  const check = (what: string): void => expect([what, all(readGround(kept))]).toEqual([what, fresh()]);
  check('nothing');
  const first = await storeText(vault, 'b evening.txt', evening);
  check('a source');
  const { id: trust } = await vault.call('codebook.create', { name: 'Trust' });
  const { id: asked } = await vault.call('codebook.create', { name: 'Asked' });
  const coding = await vault.call('coding.apply', { ...(await find(vault, first.id, 'felt trusted')), codeId: trust });
  check('a coding');
  const second = await storeText(vault, 'a group.txt', group);
  check('a source before the other');
  for (const words of ['Trust takes years', 'Somebody listens now', 'Nobody asked the dads']) await vault.call('coding.apply', { ...(await find(vault, second.id, words)), codeId: asked });
  await vault.call('coding.applyMany', { passages: [await find(vault, first.id, 'Come along'), await find(vault, second.id, 'The dads')], code: { name: 'Another', parentId: asked } });
  check('several codings');
  await vault.call('codebook.edit', { id: trust, name: 'Zebra' });
  await vault.call('codebook.move', { id: trust, parentId: asked, beforeId: null });
  check('codes in another order');
  await vault.call('coding.recode', { id: coding.id, codeId: asked });
  await vault.call('history.undo', {});
  check('recoded and taken back');
  await vault.call('codebook.merge', { id: asked, intoId: trust });
  check('merged');
  await vault.call('sources.remove', { id: second.id });
  check('a source taken out');
  await vault.call('history.undo', {});
  check('and brought back');
  await vault.call('sources.edit', { id: second.id, title: 'zz last' });
  check('sources in another order');
  await vault.call('coding.remove', { id: coding.id });
  const { id } = await vault.call('team.addCoder', { name: 'Bo', initials: 'B' });
  await vault.call('team.become', { id });
  await vault.call('coding.apply', { ...(await find(vault, first.id, 'cake')), codeId: trust });
  check('another coder');
  await vault.call('sources.store', { files: ['one', 'two'].map((name) => ({ file: writeFile(vault, `${name}.txt`, `${evening}\n${name}\n`) })) });
  check('many at once');
  kept.close();
});

test('nothing is read twice while nothing changes, and a connection that is gone leaves nothing behind', () => {
  const database = beside();
  expect(readGround(database)).toBe(readGround(database));
  const other = beside();
  expect(readGround(other)).not.toBe(readGround(database));
  database.close();
  other.close();
});
