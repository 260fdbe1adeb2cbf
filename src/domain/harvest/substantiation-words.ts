/** What those who were asked say of an outcome, summed by their answers. Never a score: one who disagrees is no less than three who agree. */
import type { HarvestedOutcome } from '../../contract/index.ts';
import { listInWords } from '../claims/in-words.ts';
import { capitalised, numberInWords } from '../reports/sentences.ts';

type Agreement = HarvestedOutcome['substantiations'][number]['agreement'];
export const agreements: readonly Agreement[] = ['agrees', 'agrees partly', 'disagrees', 'no answer yet'];

const said: Record<Agreement, readonly [one: string, many: string]> = {
  agrees: ['agrees', 'agree'], 'agrees partly': ['agrees in part', 'agree in part'], disagrees: ['disagrees', 'disagree'], 'no answer yet': ['has not answered yet', 'have not answered yet'],
};

/** How many gave each answer. */
export function answersOf(substantiations: readonly { agreement: Agreement }[]): Record<Agreement, number> {
  return Object.fromEntries(agreements.map((agreement) => [agreement, substantiations.filter((one) => one.agreement === agreement).length])) as Record<Agreement, number>;
}

/** "Of four people who were asked, two agree, one disagrees and one has not answered yet." */
export function answersInWords(substantiations: readonly { agreement: Agreement }[]): string {
  if (substantiations.length === 0) return 'Nobody independent has been asked yet.';
  const answers = answersOf(substantiations);
  const given = agreements.filter((agreement) => answers[agreement] > 0);
  const only = given[0]!;
  if (substantiations.length === 1) return `One person was asked, who ${said[only][0]}.`;
  if (given.length === 1) return `${capitalised(numberInWords(substantiations.length))} people were asked; all ${said[only][1]}.`;
  return `Of ${numberInWords(substantiations.length)} people who were asked, ${listInWords(given.map((agreement) => `${numberInWords(answers[agreement])} ${said[agreement][answers[agreement] === 1 ? 0 : 1]}`))}.`;
}
