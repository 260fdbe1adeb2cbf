/** Log of the gamma function for positive arguments (Lanczos' approximation with g = 7 and nine terms; error below 1e-13 in the range used here). */
export function logGamma(value: number): number {
  const terms = [
    0.999_999_999_999_809_93, 676.520_368_121_885_1, -1259.139_216_722_402_8, 771.323_428_777_653_13, -176.615_029_162_140_59, 12.507_343_278_686_905, -0.138_571_095_265_720_12, 9.984_369_578_019_571_6e-6,
    1.505_632_735_149_311_6e-7,
  ];
  if (value < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * value)) - logGamma(1 - value);
  const shifted = value - 1;
  let sum = terms[0]!;
  for (let index = 1; index < terms.length; index += 1) sum += terms[index]! / (shifted + index);
  const base = shifted + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(sum);
}

/**
 * Share of a gamma distribution with the given shape (and scale 1) below a value: the regularised lower incomplete gamma function P(shape, value).
 * Series below shape + 1, continued fraction above (Abramowitz and Stegun, Handbook of Mathematical Functions, 6.5.29 and 6.5.31).
 */
export function gammaShareBelow(shape: number, value: number): number {
  if (value <= 0) return 0;
  const front = Math.exp(shape * Math.log(value) - value - logGamma(shape));
  if (value < shape + 1) {
    let term = 1 / shape;
    let sum = term;
    for (let step = 1; step < 10_000; step += 1) {
      term *= value / (shape + step);
      sum += term;
      if (term < sum * 1e-16) break;
    }
    return front * sum;
  }
  // Lentz's method for the continued fraction of the upper share.
  const tiny = 1e-300;
  let b = value + 1 - shape;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let step = 1; step < 10_000; step += 1) {
    const a = -step * (step - shape);
    b += 2;
    d = a * d + b;
    if (Math.abs(d) < tiny) d = tiny;
    c = b + a / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    const factor = d * c;
    fraction *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return 1 - front * fraction;
}

/**
 * The value below which the given share (0 to 1) of a chi-square distribution lies.
 * Found by bisection of the gamma distribution of half the degrees of freedom, which is slow beside other ways but can not miss.
 * @param degrees degrees of freedom, more than 0
 */
export function chiSquareQuantile(share: number, degrees: number): number {
  if (share <= 0) return 0;
  if (share >= 1) return Number.POSITIVE_INFINITY;
  const shape = degrees / 2;
  let low = 0;
  let high = Math.max(1e-8, shape);
  while (gammaShareBelow(shape, high) < share) {
    low = high;
    high *= 2;
  }
  for (let step = 0; step < 200 && high - low > 1e-13 * high; step += 1) {
    const middle = (low + high) / 2;
    if (gammaShareBelow(shape, middle) < share) low = middle;
    else high = middle;
  }
  return low + high; // twice the middle: a chi-square value is twice a gamma value
}
