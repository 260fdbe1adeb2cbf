import { mkdirSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestVault, resourcesFolder, testPassphrase, type TestVault } from '../../test/open-vault.ts';
import { mp3File, mp4Boxes, waveFile } from '../../test/small-recordings.ts';
import { evening, storeText, writeFile } from '../../test/small-sources.ts';
import { filesThatSay } from '../../test/vault/folders.ts';
import { createService, grantedInbox } from './index.ts';

let vault: TestVault;
let sourceId: string;
beforeEach(async () => {
  vault = await openTestVault();
  sourceId = (await storeText(vault, 'evening.txt', evening)).id;
});
afterEach(() => vault.close());

const recordings = async () => (await vault.call('sources.recordings', { id: sourceId })).recordings;
async function bytesOf(id: string, pieces: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let piece = 0; piece < pieces; piece += 1) parts.push(Buffer.from((await vault.call('sources.recordingPiece', { id, piece })).base64, 'base64'));
  return Buffer.concat(parts);
}

/** Three pieces and a bit, with a mark that stands nowhere else. */
const mark = 'Cuddy-quhar-4417-recorded';
const long = (): Uint8Array => Buffer.concat([waveFile(400), Buffer.from(mark.repeat(3))]);

describe('a recording that is copied into the vault', () => {
  test('comes back byte for byte, in pieces, and is one step of undo across a restart', async () => {
    const bytes = long();
    const file = writeFile(vault, 'evening.wav', bytes);
    const added = await vault.call('sources.addRecording', { id: sourceId, file, copy: true });
    expect(added).toMatchObject({ sourceId, name: 'evening.wav', mediaType: 'audio/wav', bytes: bytes.length, pieces: Math.ceil(bytes.length / 1024 / 1024), kept: 'in the vault', outsidePath: file, isReadable: true });
    expect(added.pieces).toBeGreaterThan(3);
    expect(await bytesOf(added.id, added.pieces)).toEqual(Buffer.from(bytes));
    expect(await vault.call('sources.list')).toMatchObject({ sources: [{ recordings: 1 }] });

    await vault.restart();
    expect((await vault.call('history.undo')).label).toBe(`Copied the recording “evening.wav” of “Family evening in Millbank (synthetic)” into the vault`);
    expect(await recordings()).toEqual([]);
    expect(await vault.answer('sources.recordingPiece', { id: added.id, piece: 0 })).toMatchObject({ error: { code: 'not-found' } });
    await vault.restart();
    await vault.call('history.redo');
    expect(await bytesOf(added.id, added.pieces)).toEqual(Buffer.from(bytes));
  });

  test('is nowhere readable in the files of the vault, not while it is open and not in a backup', async () => {
    const file = writeFile(vault, 'evening.wav', long());
    const { id } = await vault.call('sources.addRecording', { id: sourceId, file, copy: true });
    await vault.call('vault.backup', {});
    rmSync(file);
    for (const words of [mark, 'WAVEfmt ', 'evening.wav']) expect(filesThatSay(vault.folder, words).filter((path) => !path.endsWith('evening.txt'))).toEqual([]);
    expect((await bytesOf(id, (await recordings())[0]!.pieces)).includes(mark)).toBe(true);
  });

  test('says of the file that was copied whether it can still be played outside, as it is now', async () => {
    const file = writeFile(vault, 'evening.wav', waveFile(1));
    await vault.call('sources.addRecording', { id: sourceId, file, copy: true });
    expect(await recordings()).toMatchObject([{ kept: 'in the vault', isReadable: true }]);
    rmSync(file);
    expect(await recordings()).toMatchObject([{ kept: 'in the vault', outsidePath: file, isReadable: false }]);
  });

  test('is not taken twice, and pieces are asked for by number', async () => {
    const file = writeFile(vault, 'evening.wav', waveFile(1));
    const { id } = await vault.call('sources.addRecording', { id: sourceId, file, copy: true });
    expect(await vault.answer('sources.addRecording', { id: sourceId, file: writeFile(vault, 'copy.wav', waveFile(1)), copy: true })).toMatchObject({ error: { code: 'not-allowed', message: expect.stringContaining('“evening.wav”') } });
    expect(await recordings()).toHaveLength(1);
    expect(await vault.answer('sources.recordingPiece', { id, piece: 1 })).toMatchObject({ error: { code: 'not-found', message: expect.stringContaining('no piece 1') } });
    await vault.call('sources.removeRecording', { id });
    expect(await recordings()).toEqual([]);
    await vault.call('history.undo');
    expect(await recordings()).toMatchObject([{ id }]);
  });

  test('that is stopped in the middle leaves nothing, and words typed meanwhile are stored', async () => {
    const file = writeFile(vault, 'evening.wav', long());
    let stop = false;
    const seen: string[] = [];
    const copying = vault.service.call('sources.addRecording', { id: sourceId, file, copy: true }, {
      progress: (fraction, words) => { seen.push(words); if (fraction > 0.5) stop = true; },
      cancelled: () => stop,
    });
    const typed = await vault.call('codebook.create', { name: 'Typed meanwhile' });
    expect(await copying).toMatchObject({ error: { code: 'cancelled' } });
    expect(seen.length).toBeGreaterThan(1);
    expect(typed.id).toBeTruthy();
    expect(await recordings()).toEqual([]);
    expect(await counted()).toEqual({ rows: 0, pieces: 0 });
  });

  test('that was broken off by a crash is swept up when the vault is opened again', async () => {
    const file = writeFile(vault, 'evening.wav', long());
    // A lock in the middle, as a crash leaves it: nobody is there to tidy up.
    const copying = vault.service.call('sources.addRecording', { id: sourceId, file, copy: true }, { progress: (fraction) => { if (fraction > 0.4) void vault.service.close(); } });
    expect(await copying).toMatchObject({ ok: false });
    await vault.restart();
    await expect.poll(counted).toEqual({ rows: 0, pieces: 0 });
    expect(await recordings()).toEqual([]);
    expect((await vault.call('sources.addRecording', { id: sourceId, file, copy: true })).kept).toBe('in the vault');
  });
});

/** What lies in the tables, lit or not. */
async function counted(): Promise<{ rows: number; pieces: number }> {
  const { unlockVault } = await import('../vault/unlock.ts');
  await vault.service.close();
  const { vault: open } = await unlockVault(vault.path, testPassphrase);
  const one = (sql: string): number => (open.database.prepare(sql).get() as { n: number }).n;
  const answer = { rows: one('SELECT count(*) AS n FROM recording'), pieces: one('SELECT count(*) AS n FROM recording_piece') };
  open.close();
  await vault.restart();
  return answer;
}

describe('a recording that stays outside', () => {
  test('is flagged while it can be read, and copied in later under the eyes of undo', async () => {
    const file = writeFile(vault, 'talk.mp3', mp3File(40));
    const outside = await vault.call('sources.addRecording', { id: sourceId, file, copy: false });
    expect(outside).toMatchObject({ kept: 'outside', pieces: 0, outsidePath: file, isReadable: true, mediaType: 'audio/mpeg' });
    expect(await vault.answer('sources.addRecording', { id: sourceId, file, copy: false })).toMatchObject({ error: { code: 'not-allowed' } });
    expect(await vault.answer('sources.recordingPiece', { id: outside.id, piece: 0 })).toMatchObject({ error: { code: 'not-found', message: expect.stringContaining('outside') } });

    const kept = await vault.call('sources.keepRecording', { id: outside.id });
    expect(kept).toMatchObject({ kept: 'in the vault', outsidePath: file, isReadable: true, name: 'talk.mp3' });
    expect(await recordings()).toEqual([kept]);
    expect(await vault.answer('sources.keepRecording', { id: kept.id })).toMatchObject({ error: { code: 'not-allowed' } });
    await vault.restart();
    await vault.call('history.undo');
    expect(await recordings()).toMatchObject([{ id: outside.id, kept: 'outside' }]);
    await vault.call('history.redo');
    expect(await bytesOf(kept.id, kept.pieces)).toEqual(Buffer.from(mp3File(40)));
  });

  test('that is gone says so; another file can be chosen for it', async () => {
    const file = writeFile(vault, 'talk.mp3', mp3File(40));
    const { id } = await vault.call('sources.addRecording', { id: sourceId, file, copy: false });
    rmSync(file);
    expect(await recordings()).toMatchObject([{ isReadable: false }]);
    expect(await vault.answer('sources.keepRecording', { id })).toMatchObject({ error: { code: 'unreadable-file' } });
    const other = writeFile(vault, 'moved.mp3', mp3File(40));
    expect(await vault.call('sources.keepRecording', { id, file: other })).toMatchObject({ kept: 'in the vault', outsidePath: other });
  });
});

describe('what can’t be taken', () => {
  test.each<[string, (name: string) => string, string]>([
    ['a folder', (name) => { const path = join(vault.folder, name); mkdirSync(path); return path; }, 'unreadable-file'],
    ['a path that is gone', (name) => join(vault.folder, name), 'unreadable-file'],
    ['a text', (name) => writeFile(vault, name, 'Morag: hello'), 'unknown-format'],
    ['a damaged recording', (name) => writeFile(vault, name, mp4Boxes({ film: false, index: false })), 'damaged-file'],
    ['an empty file', (name) => writeFile(vault, name, ''), 'empty-file'],
    ['more than 2 GB', (name) => { const path = writeFile(vault, name, waveFile(1)); truncateSync(path, 2 * 1024 ** 3 + 1); return path; }, 'too-large'],
  ])('%s is refused clearly, copied or not, and nothing is stored', async (_what, make, code) => {
    const file = make('talk.mp3');
    for (const copy of [true, false]) expect(await vault.answer('sources.addRecording', { id: sourceId, file, copy })).toMatchObject({ error: { code, message: expect.stringContaining('“talk.mp3”') } });
    expect(await recordings()).toEqual([]);
    expect(await vault.call('history.list')).toMatchObject({ entries: [{ method: 'sources.store' }, { method: 'vault.create' }] });
  });

  test('a source that is not here', async () => {
    const file = writeFile(vault, 'talk.mp3', mp3File(4));
    for (const [method, input] of [['sources.addRecording', { id: 'none', file, copy: true }], ['sources.recordings', { id: 'none' }], ['sources.keepRecording', { id: 'none' }], ['sources.removeRecording', { id: 'none' }]] as const) {
      expect(await vault.answer(method, input)).toMatchObject({ error: { code: 'not-found' } });
    }
  });

  test('what came through a browser can be copied, and can’t be left where nobody knows it lies', async () => {
    await vault.service.close();
    const inbox = grantedInbox();
    const service = createService({ inbox, resources: resourcesFolder, checkAnswers: true });
    await service.call('vault.unlock', { path: vault.path, passphrase: testPassphrase });
    const { token } = inbox.addBytes('talk.mp3', mp3File(40));
    expect(await service.call('sources.addRecording', { id: sourceId, file: token, copy: false })).toMatchObject({ error: { code: 'not-allowed', message: expect.stringContaining('browser') } });
    expect(await service.call('sources.addRecording', { id: sourceId, file: token, copy: true })).toMatchObject({ value: { outsidePath: null, isReadable: null, kept: 'in the vault' } });
    await service.close();
  });
});
