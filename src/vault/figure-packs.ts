/** Packs of figures that came from other vaults, as they were signed. */
import type { FigurePack } from '../contract/index.ts';
import type { PackContent } from '../domain/flows/pack.ts';
import type { Readable, Writable } from './open.ts';
import { fingerprintOf } from './signing-key.ts';

type PackRow = { id: string; content: string; publicKey: Uint8Array };
const columns = 'id, content, public_key AS publicKey';
const packOf = ({ id, content, publicKey }: PackRow): FigurePack => ({ id, ...(JSON.parse(content) as PackContent), fingerprint: fingerprintOf(publicKey) });

/** The packs that are here, the newest first. */
export function listPacks(database: Readable): FigurePack[] {
  return (database.prepare(`SELECT ${columns} FROM figure_pack WHERE removed = 0 ORDER BY at DESC, id DESC`).all() as PackRow[]).map(packOf);
}

export function readPack(database: Readable, id: string): FigurePack | null {
  const row = database.prepare(`SELECT ${columns} FROM figure_pack WHERE id = ? AND removed = 0`).get(id) as PackRow | undefined;
  return row ? packOf(row) : null;
}

/** The pack that holds exactly this content under exactly this key. */
export function findPackByHash(database: Readable, hash: string): FigurePack | null {
  const row = database.prepare(`SELECT ${columns} FROM figure_pack WHERE file_hash = ? AND removed = 0 LIMIT 1`).get(hash) as PackRow | undefined;
  return row ? packOf(row) : null;
}

/** Whether a pack with this key was taken in before, also one that was taken out since. */
export function isKnownSigner(database: Readable, publicKey: Uint8Array): boolean {
  return database.prepare('SELECT 1 FROM figure_pack WHERE public_key = ? LIMIT 1').get(Buffer.from(publicKey)) !== undefined;
}

/** Writes a pack dark: nothing shows it until its `removed` switch is turned. `content` is the canonical text that was signed. */
export function insertDarkPack(database: Writable, pack: { id: string; content: string; signature: Uint8Array; publicKey: Uint8Array; hash: string; at: string }): void {
  database
    .prepare('INSERT INTO figure_pack (id, content, signature, public_key, file_hash, at, removed, version) VALUES (?, ?, ?, ?, ?, ?, 1, 1)')
    .run(pack.id, pack.content, Buffer.from(pack.signature), Buffer.from(pack.publicKey), pack.hash, pack.at);
}
