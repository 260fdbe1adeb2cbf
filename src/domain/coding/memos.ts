import type { Coding } from '../../contract/index.ts';

/** Two memos where two codings become one: nothing that somebody wrote is lost, nothing stands there twice. */
export function joinMemos(kept: string, other: string): string {
  if (other.trim() === '' || kept === other) return kept;
  return kept.trim() === '' ? other : `${kept}\n\n${other}`;
}

type Said = Pick<Coding, 'memo' | 'weight' | 'pinned' | 'how'>;

/** What two codings of one code on the same words say when they become one: a weight fills a gap, an example stays one, and what a hand has done is no longer a rule's. */
export function joinCodings(kept: Said, other: Said): Said {
  return { memo: joinMemos(kept.memo, other.memo), weight: kept.weight ?? other.weight, pinned: kept.pinned || other.pinned, how: kept.how === '' || other.how === '' ? '' : kept.how };
}
