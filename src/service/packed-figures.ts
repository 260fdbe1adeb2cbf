/** Figures of packs that came from other vaults, for evidence and briefs. */
import type { FigurePack, PackedFigure } from '../contract/index.ts';
import type { Readable } from '../vault/open.ts';

/** One figure of a pack that is here; null where the pack was taken out or has no such figure. */
export function readPackedFigure(_database: Readable, _packId: string, _figureId: string): { pack: FigurePack; figure: PackedFigure } | null {
  return null;
}
