import { normal95 } from './survival.ts';

/**
 * The interval of 95% for a share of `part` in `whole` (E. Wilson, JASA 22, 1927): it stays within 0 and 1 and holds for small numbers, where the plain one does not
 * (L. Brown, T. Cai and A. DasGupta, Statistical Science 16, 2001). `null` for a share of nothing.
 */
export function wilsonInterval(part: number, whole: number): { readonly low: number; readonly high: number } | null {
  if (!(whole > 0)) return null;
  const share = Math.min(1, part / whole);
  const square = normal95 ** 2;
  const middle = (share + square / (2 * whole)) / (1 + square / whole);
  const half = (normal95 * Math.sqrt((share * (1 - share)) / whole + square / (4 * whole ** 2))) / (1 + square / whole);
  return { low: share === 0 ? 0 : Math.max(0, middle - half), high: share === 1 ? 1 : Math.min(1, middle + half) };
}
