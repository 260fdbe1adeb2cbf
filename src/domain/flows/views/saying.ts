/** Numbers as they are shown, in sentences: rounded ones are "about", true ones are said exactly. */
import type { ReleasedCount } from '../../../contract/flow-views.ts';
import { type Shown, typicalStep } from '../../disclosure/protected-counts.ts';
import { isHidden, type ReleasedNumber } from '../../disclosure/small-numbers.ts';
import { sayNumber, sayShare } from '../../disclosure/small-numbers-words.ts';
import { dayInWords } from '../days.ts';
import type { DayWindow } from '../spells.ts';

export type Sayer = {
  /** "about 1,230", "1,234", "no"; "a number that is not shown" for a hidden one. */
  number(number: ReleasedNumber): string;
  /** "about 1,230 people", "1 person", "no people"; "a number of people that is not shown". */
  count(number: ReleasedNumber, one: string, many: string): string;
  /** "about 1,230 of about 1,415 people". */
  of(part: ReleasedNumber, whole: ReleasedNumber, one: string, many: string): string;
  /** "about 46%"; "a share that is not shown". */
  share(share: ReleasedCount): string;
};

export function sayerOf(shown: Shown): Sayer {
  const about = shown.isTrue ? '' : 'about ';
  const number = (value: ReleasedNumber): string => (isHidden(value) ? sayNumber(value) : value === 0 ? 'no' : about + sayNumber(value));
  const count = (value: ReleasedNumber, one: string, many: string): string => (isHidden(value) ? `a number of ${many} that is not shown` : `${number(value)} ${value === 1 ? one : many}`);
  return {
    number,
    count,
    of: (part, whole, one, many) => `${part === 0 ? 'none' : number(part)} of ${count(whole, one, many)}`,
    share: (share) => (share === null ? 'no share' : isHidden(share) ? sayShare(share) : share === 0 ? '0%' : about + sayShare(share)),
  };
}

export const capitalised = (text: string): string => text.replace(/^./, (first) => first.toUpperCase());

/** "from 1 January 2020 to 31 December 2022"; the window's last day is the one before its end. */
export function periodInWords({ from, to }: DayWindow): string {
  return `from ${dayInWords(from)} to ${dayInWords(to - 1)}`;
}

/** A typical length of time, rounded as medians are: "240 days"; exactly in true answers. */
export function sayDays(shown: Shown, days: ReleasedNumber): string {
  if (isHidden(days)) return 'a time that is not shown';
  if (!shown.isTrue && days === 0) return `less than ${typicalStep} days`;
  return `${shown.isTrue ? '' : 'about '}${sayNumber(days)} ${days === 1 ? 'day' : 'days'}`;
}

/** Rates and the ends of their intervals, to three significant figures. */
export function sayRate(rate: number): string {
  if (rate === 0) return '0';
  const figures = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(rate))));
  return rate.toFixed(Math.min(6, figures));
}
