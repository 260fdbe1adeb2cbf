import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultVaultFolder, syncedReason } from '../../src/vault/folder.ts';
import { networkMountOf } from '../../src/vault/network-mount.ts';
import { createService, pathInbox, type Service } from '../../src/service/index.ts';
import { resourcesFolder, testPassphrase } from '../open-vault.ts';

describe('paths that a syncing program keeps', () => {
  test.each([
    ['/home/ann/OneDrive/vaults/a.kist', 'OneDrive'],
    ['C:\\Users\\ann\\OneDrive - Invermuir Council\\a.kist', 'OneDrive'],
    ['C:\\Users\\ann\\onedrive\\Kist\\a.kist', 'OneDrive'],
    ['/Users/ann/Dropbox/a.kist', 'Dropbox'],
    ['/Users/ann/Dropbox (Personal)/a.kist', 'Dropbox'],
    ['/Users/ann/Library/Mobile Documents/com~apple~CloudDocs/a.kist', 'iCloud'],
    ['/Users/ann/Library/CloudStorage/GoogleDrive-ann@example.org/My Drive/a.kist', 'Google Drive'],
    ['G:\\My Drive\\a.kist', 'Google Drive'],
    ['C:\\Users\\ann\\iCloudDrive\\a.kist', 'iCloud'],
    ['/Users/ann/Library/CloudStorage/OneDrive-InvermuirCouncil/a.kist', 'OneDrive'],
    ['/home/ann/Nextcloud/a.kist', 'Nextcloud'],
    ['/home/ann/ownCloud/a.kist', 'ownCloud'],
    ['D:\\Box\\a.kist', 'Box'],
    ['C:\\Users\\ann\\Box Sync\\a.kist', 'Box'],
    ['C:\\Users\\ann\\Invermuir Council\\SharePoint\\a.kist', 'SharePoint'],
    ['/home/ann/MEGAsync/a.kist', 'syncing program'],
    ['/home/ann/pCloudDrive/a.kist', 'syncing program'],
    ['\\\\fileserver\\children\\a.kist', 'network share'],
    ['\\\\?\\UNC\\fileserver\\children\\a.kist', 'network share'],
    ['//fileserver/children/a.kist', 'network share'],
  ])('%s', (path, program) => expect(syncedReason(path)).toContain(program));

  test.each(['/home/ann/vaults/a.kist', 'C:\\Users\\ann\\AppData\\Local\\Kist\\vaults\\a.kist', '\\\\?\\C:\\Users\\ann\\a.kist', '/home/ann/DropboxNot/a.kist', '/home/ann/inbox/a.kist', 'C:\\Users\\ann\\Toolbox\\a.kist', '/home/ann/my onedrive notes/a.kist'])(
    'stays on the machine: %s',
    (path) => expect(syncedReason(path)).toBeNull(),
  );

  test('the folder where Kist keeps vaults is not one of them', () => {
    expect(syncedReason(defaultVaultFolder({}))).toBeNull();
    expect(defaultVaultFolder({})).not.toMatch(/Documents/);
  });
});

describe('network file systems at ordinary paths', () => {
  const mounts = ['/dev/sda1 / ext4 rw 0 0', '//server/share /mnt/share cifs rw 0 0', 'server:/home /home/ann nfs4 rw 0 0', '/dev/sdb1 /home/ann/local\\040disk ext4 rw 0 0', 'drive: /media/drive fuse.rclone rw 0 0', 'tmpfs /tmp tmpfs rw 0 0'].join('\n');
  test.each([
    ['/mnt/share/a.kist', 'cifs'],
    ['/home/ann/a.kist', 'nfs4'],
    ['/media/drive/a.kist', 'fuse.rclone'],
  ])('%s', (path, kind) => expect(networkMountOf(path, mounts)).toContain(kind));
  test.each(['/tmp/a.kist', '/mnt/shared/a.kist', '/home/ann/local disk/a.kist', '/srv/a.kist'])('on the machine: %s', (path) => expect(networkMountOf(path, mounts)).toBeNull());
  test('a machine without such a list says nothing', () => expect(networkMountOf('/anywhere', '')).toBeNull());
});

describe('a live vault in a synced folder', () => {
  let home: string;
  let service: Service;
  const create = (folder: string, evenIfSynced?: boolean) => service.call('vault.create', { name: 'Ours', folder, passphrase: testPassphrase, ...(evenIfSynced !== undefined && { evenIfSynced }) });
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'kist-synced-'));
    service = createService({ inbox: pathInbox, resources: resourcesFolder });
  });
  afterAll(async () => {
    await service.close();
    rmSync(home, { recursive: true, force: true });
  });

  test('is refused with the reason, and nothing is written', async () => {
    const folder = join(home, 'OneDrive - Invermuir Council');
    const answer = await create(folder);
    expect(answer).toMatchObject({ ok: false, error: { code: 'synced-folder', message: expect.stringContaining('OneDrive') } });
    expect(existsSync(folder)).toBe(false);
  });

  test('is noticed behind a link, and by the marks that syncing programs leave', async () => {
    mkdirSync(join(home, 'Dropbox'));
    symlinkSync(join(home, 'Dropbox'), join(home, 'innocent'), 'dir');
    expect(await create(join(home, 'innocent'))).toMatchObject({ ok: false, error: { code: 'synced-folder' } });
    expect(await create(join(home, 'innocent', 'deeper', 'still'))).toMatchObject({ ok: false, error: { code: 'synced-folder' } });
    mkdirSync(join(home, 'shared', 'below'), { recursive: true });
    writeFileSync(join(home, 'shared', '.dropbox'), '');
    expect(await create(join(home, 'shared', 'below'))).toMatchObject({ ok: false, error: { code: 'synced-folder' } });
  });

  test('may stand there when the person insists; opening it asks again; a backup may go there', async () => {
    const folder = join(home, 'Nextcloud');
    const made = await create(folder, true);
    expect(made.ok).toBe(true);
    expect(await service.call('vault.backup', { folder })).toMatchObject({ ok: true, value: { verified: true } });
    await service.close();
    service = createService({ inbox: pathInbox, resources: resourcesFolder });
    const unlock = { path: join(folder, 'Ours.kist'), passphrase: testPassphrase };
    expect(await service.call('vault.unlock', unlock)).toMatchObject({ ok: false, error: { code: 'synced-folder' } });
    expect((await service.call('vault.unlock', { ...unlock, evenIfSynced: true })).ok).toBe(true);
    // A share is refused by its name, before anybody asks it whether there is a vault.
    const other = createService({ inbox: pathInbox, resources: resourcesFolder });
    for (const path of ['\\\\server\\share\\Ours.kist', '//server/share/Ours.kist']) {
      expect(await other.call('vault.unlock', { path, passphrase: testPassphrase })).toMatchObject({ ok: false, error: { code: 'synced-folder', message: expect.stringContaining('network share') } });
    }
    await other.close();
  });
});
