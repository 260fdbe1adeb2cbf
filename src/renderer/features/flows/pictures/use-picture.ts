import { useMemo } from 'react';
import type { Dataset, FlowAnswer } from '../../../../contract/index.ts';
import { useIsDark } from '../use-is-dark.ts';
import type { Picture } from './picture.ts';
import { pictureOf } from './picture-of.ts';

/** Null where there is nothing to draw, and until it is known how wide it will be. */
export function usePicture(answer: FlowAnswer, dataset: Dataset, upTo: number | undefined, width: number | null): Picture | null {
  const isDark = useIsDark();
  return useMemo(() => (width === null ? null : pictureOf(answer, dataset, { isDark, upTo, width })), [answer, dataset, isDark, upTo, width]);
}
