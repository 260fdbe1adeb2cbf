import { useMemo } from 'react';
import type { Dataset, FlowAnswer } from '../../../../contract/index.ts';
import { useIsDark } from '../use-is-dark.ts';
import type { Picture } from './picture.ts';
import { pictureOf } from './picture-of.ts';

export function usePicture(answer: FlowAnswer, dataset: Dataset, upTo: number | undefined, isNarrow: boolean): Picture | null {
  const isDark = useIsDark();
  return useMemo(() => pictureOf(answer, dataset, { isDark, upTo, isNarrow }), [answer, dataset, isDark, upTo, isNarrow]);
}
