import type { Dataset, FlowAnswer } from '../../../../contract/index.ts';
import { pictureOf } from './picture-of.ts';

/** How far the pictures of several answers reach together; undefined where none can be drawn. */
export function reachOf(answers: readonly FlowAnswer[], dataset: Pick<Dataset, 'states'>): number | undefined {
  const reaches = answers.flatMap((answer) => pictureOf(answer, dataset, { isDark: false })?.reach ?? []);
  return reaches.length === 0 ? undefined : Math.max(...reaches);
}
