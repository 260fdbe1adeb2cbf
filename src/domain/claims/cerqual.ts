/**
 * GRADE-CERQual: how far a finding from what people say is a reasonable representation (Lewin et al. 2018, tables of the introduction paper). Made for syntheses of studies; here a
 * "study" is a set of sources, and that is said wherever it is shown.
 */
import type { Cerqual } from '../../contract/index.ts';

export const cerqualComponents = ['methods', 'coherence', 'adequacy', 'relevance'] as const;
const levels = ['very low', 'low', 'moderate', 'high'] as const;

/** Begins high; each serious concern takes a level, and two or more that are moderate, or three that are minor or more, take one together. Open while a concern is not said. */
export function cerqualLevel(concerns: Pick<Cerqual, (typeof cerqualComponents)[number]>): Cerqual['level'] {
  const said = cerqualComponents.map((component) => concerns[component]);
  if (said.includes('not said')) return 'not said';
  const count = (...which: Cerqual['methods'][]): number => said.filter((concern) => which.includes(concern)).length;
  const lowered = count('serious') + (count('moderate') >= 2 || count('minor', 'moderate') >= 3 ? 1 : 0);
  return levels[Math.max(0, levels.length - 1 - lowered)]!;
}

/** What a level means, in the words of the method's own scale. */
export const cerqualMeaning: Readonly<Record<Cerqual['level'], string>> = {
  high: 'It is highly likely that the finding represents what people say.',
  moderate: 'It is likely that the finding represents what people say.',
  low: 'It is possible that the finding represents what people say.',
  'very low': 'It is not clear whether the finding represents what people say.',
  'not said': 'Not rated yet.',
};
