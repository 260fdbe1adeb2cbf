/** What the figures count, in plain English. */
import type { Level } from './figures.ts';
import { leastSourcesToDraw } from './figures.ts';

export type Rule = {
  level: Level;
  units: number;
  sources: number;
  /** Names of the coders, in the order of the request. */
  coders: readonly string[];
  /** The sources were named; else they are those that all of the coders have worked on. */
  named: boolean;
  /** Of named sources: how many somebody of them has coded nothing in. */
  unread: number;
  uncoded: 'all' | 'left out';
  interviewers: boolean;
  settled: boolean;
  codes: number;
  drawn: { what: 'sources' | 'turns'; from: number };
  rounds: number;
};

const grouped = (number: number): string => String(number).replace(/\B(?=(\d{3})+$)/g, ',');
const counted = (number: number, one: string, many = `${one}s`): string => `${grouped(number)} ${number === 1 ? one : many}`;

/** "Ailsa and Ben", "Ailsa, Ben and Catriona". */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** The rule as sentences that can be read aloud beside the figures. */
export function ruleInWords(rule: Rule): string {
  const { level, units, sources, coders, drawn } = rule;
  const all = coders.length === 2 ? 'both' : 'all';
  const where = `${counted(sources, 'source')} ${rule.named ? 'that were chosen' : `that ${listed(coders)} have ${all} worked on`}`;
  const counts = level === 'source' ? `Counted: ${where}.` : `Counted: ${counted(units, level)} of ${where}.`;
  const sentences = [counts];
  if (level === 'turn') sentences.push('A turn bears a code when any of its words do; where nobody was recognised as speaking, a paragraph stands for a turn.');
  if (level === 'source') sentences.push('A source bears a code when any of its words do.');
  sentences.push(rule.interviewers ? "Interviewers' turns count too; headings do not." : "Interviewers' turns and headings are left out.");
  sentences.push(
    rule.uncoded === 'all'
      ? 'Text that none of them coded counts as agreement that a code is not there.'
      : `Only ${level === 'character' ? 'text' : `${level}s`} that at least one of them coded with anything ${level === 'character' ? 'counts' : 'count'}. The unitizing alpha looks at all text all the same, because gaps are part of what it measures.`,
  );
  if (rule.unread > 0) sentences.push(`In ${grouped(rule.unread)} of them somebody has coded nothing, which counts as having left everything.`);
  sentences.push(rule.settled ? 'Differences that were settled count as they were settled.' : 'Differences that were settled count as each of them first read, before they talked.');
  sentences.push(`Overall: observed and expected disagreement are summed over the ${counted(rule.codes, 'code')} that any of them used there, then compared.`);
  if (rule.rounds > 0) {
    sentences.push(
      drawn.what === 'sources'
        ? `Intervals: the middle 95 per cent of ${grouped(rule.rounds)} draws of ${grouped(drawn.from)} sources.`
        : `Intervals: the middle 95 per cent of ${grouped(rule.rounds)} draws of ${grouped(drawn.from)} turns. With fewer than ${leastSourcesToDraw} sources turns are drawn, as if each stood by itself, so the intervals are rather too narrow.`,
    );
  }
  return sentences.join(' ');
}
