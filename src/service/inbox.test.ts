import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { grantedInbox, pathInbox } from './inbox.ts';

const folder = mkdtempSync(join(tmpdir(), 'kist-inbox-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a file is read, with its name alone', async () => {
  writeFileSync(join(folder, 'words.txt'), 'Mary: hello');
  const { name, bytes } = await pathInbox.read(join(folder, 'words.txt'));
  expect([name, bytes.length]).toEqual(['words.txt', 11]);
});

test.skipIf(process.platform === 'win32')('what has no end is refused, whoever names it (skipped on Windows)', async () => {
  expect.assertions(2);
  await pathInbox.read('/dev/zero').catch((error) => expect(error).toMatchObject({ code: 'unreadable-file', message: expect.stringContaining('device or a pipe') }));
  const inbox = grantedInbox();
  const { token } = await inbox.addPath('/dev/zero');
  await inbox.read(token).catch((error) => expect(error).toMatchObject({ code: 'unreadable-file' }));
});

test('a folder is no file, and a window reads nothing that it was not given', async () => {
  await expect(pathInbox.read(folder)).rejects.toMatchObject({ code: 'unreadable-file', message: expect.stringContaining('a folder') });
  for (const token of ['/etc/passwd', join(folder, 'words.txt'), '__proto__', '']) await expect(grantedInbox().read(token)).rejects.toMatchObject({ code: 'unreadable-file' });
});
