/** How what is coded of a causal link reads in the window. */
import type { Bundle, CausalFilter, CausalLink, CausalMap } from '../../../contract/index.ts';
import { counted } from '../coding/in-words.ts';

export const polarityOrder = ['helps', 'hinders', 'unclear'] as const;
export const howOrder = ['explicit', 'implicit', 'other', 'unattributed'] as const;
export const blindfoldOrder = ['neither', 'respondent', 'interviewer', 'both'] as const;

/** `word`: in a sentence between the two. `means`: as it is chosen. */
export const polarityWords: Record<CausalLink['polarity'], { word: string; means: string; short: string }> = {
  helps: { word: 'helps', means: 'More of it brings more', short: 'Helps' },
  hinders: { word: 'hinders', means: 'More of it brings less', short: 'Hinders' },
  unclear: { word: 'has to do with', means: 'They don’t say, or can’t', short: 'Not clear' },
};

export const howWords: Record<CausalLink['how'], { word: string; means: string }> = {
  explicit: { word: 'Programme named', means: 'They name the programme' },
  implicit: { word: 'Fits the theory, programme not named', means: 'They don’t name it, but it is what the theory expects' },
  other: { word: 'Something else named', means: 'They name something else' },
  unattributed: { word: 'Nothing named', means: 'They name nothing' },
};

export const blindfoldWords: Record<CausalLink['blindfold'], string> = {
  neither: 'Both knew which programme it is about',
  respondent: 'Whoever answered didn’t know',
  interviewer: 'Whoever asked didn’t know',
  both: 'Neither of them knew',
};

type Told = Pick<Bundle, 'sources' | 'citations' | 'helps' | 'hinders' | 'unclear'>;

/** "told by 3 of 5 sources, 4 times": a count of who says so, never a strength. */
export function toldInWords({ sources, citations }: Told, { outOf }: Pick<CausalMap, 'outOf'>): string {
  return `told by ${sources} of ${counted(outOf, 'source')}${citations === sources ? '' : `, ${citations} times`}`;
}

/** "3 helps, 1 hinders"; nothing where all say that it helps. */
export function kindsInWords({ helps, hinders, unclear }: Told): string {
  const parts = [helps > 0 && `${helps} ${helps === 1 ? 'says' : 'say'} it helps`, hinders > 0 && `${hinders} ${hinders === 1 ? 'says' : 'say'} it hinders`, unclear > 0 && `${unclear} not clear`].filter(Boolean);
  return parts.join(', ');
}

/** Which way a bundle is told: one word where all agree. */
export function wayOf({ helps, hinders, unclear }: Told): 'helps' | 'hinders' | 'both' | 'unclear' {
  if (helps > 0 && hinders > 0) return 'both';
  if (helps > 0) return 'helps';
  return hinders > 0 ? 'hinders' : unclear > 0 ? 'unclear' : 'helps';
}

export const wayWords = { helps: 'helps', hinders: 'hinders', both: 'is said to help and to hinder', unclear: 'has to do with' } as const;

/** Without what narrows nothing, so that two ways of saying the same are the same question. */
export function tidyFilter({ restriction, polarity, how, leastSources, zoom, joinOpposites, factorIds }: CausalFilter): CausalFilter {
  return {
    ...(restriction && Object.keys(restriction).length > 0 && { restriction }),
    ...(polarity && polarity.length > 0 && polarity.length < 3 && { polarity }),
    ...(how && how.length > 0 && how.length < 4 && { how }),
    ...(leastSources !== undefined && leastSources > 1 && { leastSources }),
    ...(zoom !== undefined && { zoom }),
    ...(joinOpposites && { joinOpposites }),
    ...(factorIds && factorIds.length > 0 && { factorIds }),
  };
}
