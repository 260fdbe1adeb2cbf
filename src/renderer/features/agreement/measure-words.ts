import type { AgreementFigure, AgreementOfCode } from '../../../contract/index.ts';

export type MeasureKey = 'percent' | 'cohen' | 'fleiss' | 'brennan' | 'gwet' | 'alpha' | 'unitizing';

/** What each measure is called, what it says in plain words, where it comes from, and what to beware of. */
export const measures: readonly { key: MeasureKey; name: string; says: string; beware: string; from: string }[] = [
  { key: 'percent', name: 'Agreement', says: 'In how many of a hundred the coders did the same. For more than two, the mean of all pairs.', beware: 'High of itself for a rare code, which nearly everything is agreed not to bear.', from: 'Plain share' },
  { key: 'cohen', name: 'Cohen’s kappa', says: 'How far two coders agree beyond what would come about if each coded as often as they did, without reading. 1 is full agreement, 0 no more than that, below 0 less.', beware: 'Two coders only. Drops for a rare code although hardly a passage is disputed.', from: 'Cohen 1960' },
  { key: 'fleiss', name: 'Fleiss’ kappa', says: 'The same for two or more coders, with one chance for all: how often they used the code together. For two coders it is Scott’s pi.', beware: 'Drops for a rare code as Cohen’s does.', from: 'Fleiss 1971, Scott 1955' },
  { key: 'alpha', name: 'Krippendorff’s alpha', says: 'How much less the coders differ than codes dealt out at random would. Corrected for few units.', beware: 'Drops for a rare code.', from: 'Krippendorff 2004' },
  { key: 'unitizing', name: 'Unitizing alpha', says: 'Whether coders find the same passages with the same beginnings and ends, letter by letter, whatever the level above.', beware: 'Long passages weigh much more than short ones. One long passage against many short pieces of it comes out below 0.', from: 'Krippendorff 1995, 2004' },
  { key: 'brennan', name: 'Brennan and Prediger’s S', says: 'Agreement beyond a coin: chance is one half for a yes or no.', beware: 'Flatters rare codes as the plain share does.', from: 'Bennett and others 1954, Brennan and Prediger 1981' },
  { key: 'gwet', name: 'Gwet’s AC1', says: 'Agreement beyond guessing, where guessing is thought to happen only in hard cases.', beware: 'Stays high for rare codes by design: read it beside the others.', from: 'Gwet 2008' },
];

/** ".62", "1", "−.08". */
export function asCoefficient(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return (Object.is(rounded, -0) ? 0 : rounded).toFixed(2).replace(/^(-?)0(?=\.)/, '$1').replace(/^-?\.00$/, '0').replace(/\.00$/, '').replace('-', '\u2212');
}

/** "81%"; whole unless that would round a difference away at either end. */
export function asShare(value: number): string {
  const percent = value * 100;
  if (percent > 99 && percent < 100) return `${Math.min(99.9, Math.round(percent * 10) / 10)}%`;
  if (percent > 0 && percent < 1) return 'under 1%';
  return `${Math.round(percent)}%`;
}

export const asMeasured = (key: MeasureKey, value: number): string => (key === 'percent' ? asShare(value) : asCoefficient(value));

/** ".62 (.48 to .74)". */
export function figureInWords(key: MeasureKey, figure: AgreementFigure): string {
  if (figure.value === null) return 'none';
  const value = asMeasured(key, figure.value);
  return figure.low === null || figure.high === null ? value : `${value} (${asMeasured(key, figure.low)} to ${asMeasured(key, figure.high)})`;
}

export type Told = Pick<AgreementOfCode, MeasureKey>;
