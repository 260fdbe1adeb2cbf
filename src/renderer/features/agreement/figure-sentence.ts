import type { AgreementRequest } from '../../../contract/index.ts';
import { listed } from './coder-line.ts';
import { asShare, figureInWords, type MeasureKey, type Told } from './measure-words.ts';

type Said = {
  /** A code's name, or null for all codes together. */
  code: string | null;
  codes: number;
  names: readonly string[];
  level: AgreementRequest['level'];
  interviewers: boolean;
  units: number;
  sources: number;
};

const unitWords = { character: 'the text, letter by letter', turn: 'turns', source: 'sources' } as const;

/** "On “Trust” Ailsa and Ben agree on 81% of turns; kappa .62 (.48 to .74), from 214 turns of 6 sources, interviewers left out." */
export function figureSentence(told: Told, { code, codes, names, level, interviewers, units, sources }: Said): string {
  const about = code === null ? (codes === 1 ? 'On the one code that they used,' : `Over the ${codes} codes that they used,`) : `On “${code}”`;
  if (told.percent.value === null) return `${about} there is nothing to compare: ${lowerFirst(told.percent.why ?? 'there is no figure.')}`;
  const measure: MeasureKey = names.length === 2 ? 'cohen' : 'fleiss';
  const chance = told[measure];
  const kappa = chance.value === null ? 'there is no kappa, because nothing varies' : `kappa ${figureInWords(measure, chance)}`;
  const count = `${units.toLocaleString('en-GB')} ${level === 'character' ? 'characters' : units === 1 ? level : `${level}s`}`;
  const base = level === 'source' ? count : `${count} of ${sources} ${sources === 1 ? 'source' : 'sources'}`;
  return `${about} ${listed(names)} agree on ${asShare(told.percent.value)} of ${unitWords[level]}; ${kappa}, from ${base}, interviewers ${interviewers ? 'counted too' : 'left out'}.`;
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
