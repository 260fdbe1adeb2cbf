/** What `check` reads of words: every way in which something may have come to stand where it should not is put into a copy of a vault by hand, and has to be named. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkVault } from '../../src/vault/check.ts';
import { unlockVault } from '../../src/vault/unlock.ts';
import { openTestVault, testPassphrase, type TestVault } from '../open-vault.ts';
import { waveFile } from '../small-recordings.ts';
import { evening, find, group, storeText, writeFile } from '../small-sources.ts';
import { copyOf } from './folders.ts';

let vault: TestVault;
beforeAll(async () => {
  vault = await openTestVault();
  const [one, two] = [await storeText(vault, 'evening.txt', evening), await storeText(vault, 'group.txt', group)];
  const { id: codeId } = await vault.call('codebook.create', { name: 'Trust' });
  const passage = await find(vault, one.id, 'felt trusted');
  await vault.call('coding.apply', { ...passage, codeId });
  await vault.call('memos.write', { about: { kind: 'passage', ...passage }, kind: 'idea', text: 'A hinge.' });
  await vault.call('coding.link', { from: passage, to: await find(vault, two.id, 'Trust takes years'), kind: 'contradicts' });
  await vault.call('sources.addRecording', { id: one.id, file: writeFile(vault, 'evening.wav', waveFile(200)), copy: true });
  const { revisionId } = await vault.call('sources.read', { id: one.id });
  const cake = await find(vault, one.id, 'with cake ');
  await vault.call('sources.correct', { id: one.id, revisionId, edits: [{ start: cake.start, end: cake.end, text: '' }] });
  await vault.service.close();
}, 120_000);
afterAll(() => vault.close());

/** What is not sound in a copy of the vault into which `harm` was put. */
async function faultsAfter(harm: string): Promise<string[]> {
  const copy = copyOf(vault.path);
  const { vault: open } = await unlockVault(copy.path, testPassphrase);
  try {
    if (harm) open.database.pragma('foreign_keys=OFF');
    open.database.exec(harm);
    return checkVault(open.database, copy.path).filter(({ ok }) => !ok).map(({ what }) => what);
  } finally {
    open.close();
    copy.remove();
  }
}

test('as it is, the vault is sound', async () => expect(await faultsAfter('')).toEqual([]));

test.each<[string, string, string[]]>([
  ['a coding on other words', 'UPDATE coding SET start = start + 1', ['Codings stand on the words that were coded']],
  ['a coding past the end of its text', 'UPDATE coding SET "end" = 100000', ['Codings stand on the words that were coded']],
  ['a coding in another source', "UPDATE coding SET source_id = (SELECT id FROM source WHERE title LIKE 'Focus%' OR title LIKE 'group%')", ['Codings stand on the words that were coded']],
  ['a coding that counts other words', 'UPDATE coding SET first_word = first_word + 1', ['Codings know where among words and turns they stand']],
  ['a coding in no turn', 'UPDATE coding SET first_turn = NULL, last_turn = NULL', ['Codings know where among words and turns they stand']],
  ['a memo past its text', 'UPDATE memo SET "end" = 100000', ['Signs, memos, links and settled differences lie within their texts']],
  ['a link turned round in itself', 'UPDATE passage_link SET to_start = to_end', ['Signs, memos, links and settled differences lie within their texts']],
  ['a paragraph that is gone', "DELETE FROM paragraph WHERE number = 3 AND revision_id = (SELECT revision_id FROM source ORDER BY added_at LIMIT 1)", ['Texts are made of their paragraphs and turns', 'Search knows every paragraph as it reads now']],
  ['turns over each other', 'UPDATE turn SET "end" = "end" + 30 WHERE number = 1', ['Texts are made of their paragraphs and turns']],
  ['a turn of nobody', 'UPDATE turn SET speaker = 99 WHERE number = 1', ['Texts are made of their paragraphs and turns']],
  ['a correction that leads elsewhere', "UPDATE revision SET edits = '[]' WHERE previous_id IS NOT NULL", ['Corrections lead from one text to the next']],
  ['a paragraph that search knows otherwise', "UPDATE search_document SET number = 9000 WHERE kind = 'passage' AND number = 2", ['Search knows every paragraph as it reads now']],
  ['a document that the index does not hold', "INSERT INTO search_stem(search_stem, rowid, title, body) SELECT 'delete', id, title, body FROM search_document WHERE kind = 'passage' LIMIT 1", ['Search knows every paragraph as it reads now']],
  ['a file with another byte', "UPDATE original SET bytes = CAST(bytes || 'x' AS BLOB)", ['Files are kept as they came']],
  ['a recording without its last piece', 'DELETE FROM recording_piece WHERE number = 1', ['Recordings in the vault are whole']],
  ['a piece with other sound', 'UPDATE recording_piece SET bytes = zeroblob(length(bytes)) WHERE number = 0', ['Recordings in the vault are whole']],
])('%s is named', async (_what, harm, named) => {
  expect(await faultsAfter(harm)).toEqual(named);
}, 30_000);
