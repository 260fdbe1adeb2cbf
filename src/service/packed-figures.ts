/** Figures of packs that came from other vaults, for evidence and briefs. */
import type { FigurePack, PackedFigure } from '../contract/index.ts';
import { readPack } from '../vault/figure-packs.ts';
import type { Readable } from '../vault/open.ts';

/** One figure of a pack that is here; null where the pack was taken out or has no such figure. */
export function readPackedFigure(database: Readable, packId: string, figureId: string): { pack: FigurePack; figure: PackedFigure } | null {
  const pack = readPack(database, packId);
  const figure = pack?.figures.find(({ id }) => id === figureId);
  return pack && figure ? { pack, figure } : null;
}
