/**
 * A stream of numbers in [0, 1) that is the same for the same seed on every machine: Marsaglia's 32-bit xorshift (Journal of Statistical Software 8/14, 2003).
 * Good enough to invent people and to shuffle; never for keys.
 */
export function seededRandom(seed: number): () => number {
  // Neighbouring seeds are spread out first, and 0, at which the generator would stand still, is avoided.
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 0;
  if (state === 0) state = 0x1d872b41;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
  for (let warmUp = 0; warmUp < 16; warmUp += 1) next();
  return next;
}
