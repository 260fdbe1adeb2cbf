/** Most bits that are kept as bits (32 MB); beyond, as a set. */
const mostBits = 2 ** 28;

/** Remembers pairs of two small numbers; answers whether a pair is new. */
export function distinctPairs(firsts: number, seconds: number): (first: number, second: number) => boolean {
  if (firsts * seconds > mostBits) {
    const seen = new Set<number>();
    return (first, second) => {
      const { size } = seen;
      seen.add(first * seconds + second);
      return seen.size > size;
    };
  }
  const bits = new Uint8Array(Math.ceil((firsts * seconds) / 8));
  return (first, second) => {
    const at = first * seconds + second;
    const mask = 1 << (at & 7);
    if (bits[at >> 3]! & mask) return false;
    bits[at >> 3]! |= mask;
    return true;
  };
}
