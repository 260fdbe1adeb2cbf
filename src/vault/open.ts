/**
 * The one place where a database is opened. Plain SQLite would silently ignore the key and write plaintext,
 * so the file's header is read before and after, and the cipher is asked for by name.
 */
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Refusal } from '../domain/refusal.ts';

declare const readable: unique symbol;
declare const writable: unique symbol;

/** A connection that may read. */
export type Readable = Database.Database & { readonly [readable]: true };
/** The one connection that may write. */
export type Writable = Readable & { readonly [writable]: true };

const plainHeader = 'SQLite format 3\0';

/**
 * First bytes of a file, as Latin-1; empty for a file that is missing or empty. Never of a database that this process has open: on POSIX systems, closing any
 * handle of a file drops every lock that the process holds on it ("How To Corrupt An SQLite Database File", 2.2), and a second writer would come in.
 */
function headerOf(path: string): string {
  if (!existsSync(path) || statSync(path).size === 0) return '';
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(16);
    readSync(file, bytes, 0, 16, 0);
    return bytes.toString('latin1');
  } finally {
    closeSync(file);
  }
}

/** Whether a file begins as an unencrypted database does; `headerOf` says of which files this may be asked. */
export const readsAsPlaintext = (path: string): boolean => headerOf(path) === plainHeader;

/** Looks at the file of a database before it is opened. */
function look(path: string, mayBeNew: boolean): void {
  if (readsAsPlaintext(path)) {
    throw new Refusal(
      'vault-not-encrypted',
      `The database in ${path} is not encrypted, so Kist will not write to it. Nothing was changed. Move it away from this folder and restore a backup.`,
    );
  }
  if (!mayBeNew && headerOf(path) === '') {
    throw new Refusal('vault-damaged', `The database ${path} is missing or empty. The backups beside it are untouched: restore the newest one.`);
  }
}

type Access = 'create' | 'write' | 'read';
/** Looks at a database before anything is written to it; throws to leave it exactly as it is. */
export type Inspect = (database: Readable) => void;

const inPragma = (key: Uint8Array): string => `'raw:${Buffer.from(key).toString('hex')}'`;

/** Order matters: cipher, key, first read; then the rest (SQLite3 Multiple Ciphers, "PRAGMA key"). */
function giveKey(database: Database.Database, key: Uint8Array): void {
  database.pragma(`cipher='chacha20'`);
  database.pragma(`key=${inPragma(key)}`);
  if (database.pragma('cipher', { simple: true }) !== 'chacha20') {
    throw new Refusal('internal', 'This build of SQLite has no encryption, so Kist will not open the vault. Nothing was changed.');
  }
  // The default temporary store leaked participants' words into a file.
  database.pragma('temp_store=MEMORY');
  // Before the first look at what may be somebody else's vault: its schema is trusted with nothing, its pages are measured as they are read.
  database.pragma('trusted_schema=OFF');
  database.pragma('cell_size_check=ON');
  database.prepare('SELECT count(*) FROM sqlite_schema').get();
}

function connect(path: string, key: Uint8Array, access: Access, inspect?: Inspect): Database.Database {
  let database: Database.Database;
  try {
    database = new Database(path, { readonly: access === 'read', fileMustExist: access !== 'create', timeout: 5000 });
  } catch (error) {
    throw new Refusal('disk', `The database ${path} can't be opened: ${(error as Error).message}. Nothing was changed. Is the disk there and writable?`);
  }
  try {
    giveKey(database, key);
    inspect?.(database as Readable);
    if (access !== 'read') {
      const mode = database.pragma('journal_mode=WAL', { simple: true });
      if (mode !== 'wal') throw new Refusal('disk', `The disk under ${path} can't keep a write-ahead log. Nothing was changed. Put the vault on a local disk.`);
      database.pragma('synchronous=FULL');
      database.pragma('secure_delete=ON');
    }
    database.pragma('foreign_keys=ON');
    return database;
  } catch (error) {
    database.close();
    throw damageOf(error, path);
  }
}

/** Turns what SQLite says of a broken file into a refusal; passes everything else on. */
export function damageOf(error: unknown, path: string): unknown {
  const code = (error as { code?: string }).code ?? '';
  if (/^SQLITE_(NOTADB|CORRUPT|IOERR_SHORT_READ|IOERR_DATA|IOERR_CORRUPTFS)/.test(code)) {
    return new Refusal(
      'vault-damaged',
      `The database ${path} is damaged: it doesn't read as what this vault's key should open. Kist changed nothing and deletes nothing. Restore the newest good backup from the "backups" folder beside it, and keep the damaged folder.`,
    );
  }
  if (/^SQLITE_(FULL|READONLY|IOERR|CANTOPEN)/.test(code)) {
    return new Refusal('disk', 'The disk is full, read-only or gone, so this change was not stored. Everything saved before is safe. Make room and try again.', { code });
  }
  return error;
}

/** Creates the database file of a new vault. */
export function createDatabase(path: string, key: Uint8Array): Writable {
  look(path, true);
  return connect(path, key, 'create') as Writable;
}

/** Opens the writing connection of a vault. A backup isn't in WAL mode yet, so even opening may write: `inspect` comes before. */
export function openWritable(path: string, key: Uint8Array, inspect?: Inspect): Writable {
  look(path, false);
  return connect(path, key, 'write', inspect) as Writable;
}

/** Opens a connection that can't write, for search and analysis beside the writer, which has looked at the file already. */
export function openReadable(path: string, key: Uint8Array): Readable {
  return connect(path, key, 'read') as Readable;
}

/** Opens a database that nobody else has open, to read it through. */
export function openCopy(path: string, key: Uint8Array): Readable {
  look(path, false);
  return connect(path, key, 'read') as Readable;
}

/**
 * Encrypts a copy anew with another key (SQLite3 Multiple Ciphers, "PRAGMA rekey"). Of a copy that nobody else has open and that may be thrown away: its journal
 * is in memory, so that no page lies about twice, and an end in the middle leaves it unreadable.
 */
export function encryptAnew(path: string, key: Uint8Array, newKey: Uint8Array): void {
  look(path, false);
  const database = new Database(path, { fileMustExist: true, timeout: 0 });
  try {
    giveKey(database, key);
    if (database.pragma('journal_mode=MEMORY', { simple: true }) !== 'memory') throw new Refusal('internal', `The copy ${path} is open elsewhere. The vault itself is untouched; try again.`);
    database.pragma(`rekey=${inPragma(newKey)}`);
  } catch (error) {
    throw damageOf(error, path);
  } finally {
    database.close();
  }
}
