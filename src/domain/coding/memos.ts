/** Two memos where two codings become one: nothing that somebody wrote is lost, nothing stands there twice. */
export function joinMemos(kept: string, other: string): string {
  if (other.trim() === '' || kept === other) return kept;
  return kept.trim() === '' ? other : `${kept}\n\n${other}`;
}
