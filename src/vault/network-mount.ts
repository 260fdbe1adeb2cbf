/** Network file systems that are mounted at an ordinary path. SQLite's locks don't hold there, and the files leave the machine. */
import { readFileSync } from 'node:fs';

/** Kinds of file system, as Linux names them, whose files lie on another machine. */
const network = /^(nfs\d*|cifs|smb\d*|smbfs|ncpfs|afs|ceph|glusterfs|lustre|davfs\d*|fuse\.(sshfs|rclone|davfs2?|s3fs|gcsfuse|google-drive-ocamlfuse|onedriver|curlftpfs|glusterfs|smbnetfs|gvfsd-fuse))$/;

/** The mounts of this machine in the form of Linux's `/proc/self/mounts`; empty where there is no such list. */
export function readMounts(): string {
  try {
    return readFileSync('/proc/self/mounts', 'utf8');
  } catch {
    return '';
  }
}

/** The reason why a path lies on another machine, or null. */
export function networkMountOf(path: string, mounts: string): string | null {
  const above = mounts.split('\n').flatMap((line) => {
    const [, folder = '', kind = ''] = line.split(' ');
    // Spaces and the like are written in octal.
    const at = folder.replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
    return at !== '' && (path === at || path.startsWith(at.endsWith('/') ? at : `${at}/`)) ? [{ at, kind }] : [];
  });
  // The mount nearest to the path decides; of two at the same place the later one lies on top.
  const nearest = above.reduce<{ at: string; kind: string } | null>((best, mount) => (best && best.at.length > mount.at.length ? best : mount), null);
  return nearest && network.test(nearest.kind) ? `“${nearest.at}” is on another machine (${nearest.kind})` : null;
}
