/** Where vaults live, and where they must not: a live vault under a syncing folder leaves the machine and breaks. */
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { homedir, platform } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { Refusal } from '../domain/refusal.ts';
import { networkMountOf, readMounts } from './network-mount.ts';

export const vaultSuffix = '.kist';

/** The default folder of vaults: on this machine, outside Documents, which councils sync. */
export function defaultVaultFolder(environment: NodeJS.ProcessEnv = process.env): string {
  if (environment.KIST_HOME) return resolve(environment.KIST_HOME);
  if (platform() === 'win32') return join(environment.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Kist', 'vaults');
  if (platform() === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Kist', 'vaults');
  return join(environment.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'kist', 'vaults');
}

/** Folder of a vault by its name; characters that file systems dislike become hyphens. */
export function vaultPath(folder: string, name: string): string {
  const safe = name.normalize('NFC').replace(/[\\/:*?"<>|\u0000-\u001f]+/g, '-').replace(/^[.\s-]+|[.\s-]+$/g, '').slice(0, 100);
  if (!safe) throw new Refusal('bad-input', `“${name}” can't be a name of a folder. Choose a name with letters or digits.`);
  return join(folder, safe + vaultSuffix);
}

export function vaultName(path: string): string {
  return basename(resolve(path)).replace(/\.kist$/i, '');
}

/** The vaults of a folder, newest change first. */
export function listVaults(folder: string): { path: string; name: string; changedAt: string }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.endsWith(vaultSuffix))
    .map((entry) => {
      const path = join(folder, entry.name);
      const database = ['vault.db-wal', 'vault.db'].map((name) => join(path, name)).find((file) => existsSync(file));
      return { path, name: vaultName(path), changedAt: statSync(database ?? path).mtime.toISOString() };
    })
    .sort((a, b) => b.changedAt.localeCompare(a.changedAt));
}

/** Names of folders that syncing programs keep, and what to call them. */
const syncing: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^onedrive( ?- ?.*)?$/i, 'OneDrive'],
  [/^dropbox( \(.*\))?$/i, 'Dropbox'],
  [/^(google drive|googledrive.*|my drive|drivefs)$/i, 'Google Drive'],
  [/^(icloud ?drive|com~apple~clouddocs|mobile documents|icloud~.*)$/i, 'iCloud'],
  [/^nextcloud\d*$/i, 'Nextcloud'],
  [/^owncloud\d*$/i, 'ownCloud'],
  [/^box( sync)?$/i, 'Box'],
  [/^(sharepoint|teams files)$/i, 'SharePoint'],
  [/^(pcloud.*|mega(sync)?|sync\.com|syncthing)$/i, 'a syncing program'],
];

/** The reason why a live vault should not stand at `path`, or null. Works on Windows and POSIX paths alike. */
export function syncedReason(path: string): string | null {
  if (/^(\\\\|\/\/)(\?\\UNC\\)?[^\\/?.]/i.test(path)) return 'it is on a network share';
  const parts = path.split(/[\\/]+/);
  for (const part of parts) {
    const found = syncing.find(([pattern]) => pattern.test(part));
    if (found) return `${found[1]} copies everything in “${part}” to other machines`;
  }
  return null;
}

/** Markers that syncing programs leave in the folders above. */
function syncedByMarker(path: string): string | null {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    for (const marker of ['.dropbox', '.dropbox.cache', '.stfolder', '.nextcloudsync.log', '.sync_folder']) {
      if (existsSync(join(folder, marker))) return `a syncing program has left its mark (${marker}) in “${basename(folder) || folder}”`;
    }
    if (dirname(folder) === folder) return null;
  }
}

/** The reason that shows only when one looks: through links and drive letters, by marks, by what is mounted there. */
function reasonOnDisk(path: string): string | null {
  let real = path;
  for (let above = real; ; above = dirname(above)) {
    if (existsSync(above)) {
      // The native one also tells which share a Windows drive letter stands for.
      real = realpathSync.native(above) + real.slice(above.length);
      break;
    }
    if (dirname(above) === above) break;
  }
  return syncedReason(real) ?? syncedByMarker(real) ?? networkMountOf(real, readMounts());
}

/** Refuses a vault in a synced or network folder unless the person insists. */
export function refuseSynced(path: string, evenIfSynced: boolean): void {
  if (evenIfSynced) return;
  // First by its words alone: to look whether \\SERVER\SHARE is there, Windows connects to SERVER and signs in.
  const reason = syncedReason(path) ?? reasonOnDisk(resolve(path));
  if (reason) {
    throw new Refusal(
      'synced-folder',
      `Kist won't keep a live vault there, because ${reason}. Syncing can leak it and break it. Nothing was written. Choose a folder on this machine only (Kist's own is ${defaultVaultFolder()}); verified backups may go to a managed share.`,
      { path },
    );
  }
}
