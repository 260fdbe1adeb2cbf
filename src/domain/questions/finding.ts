/**
 * Passages that a rule would code (auto-code). What is found in a paragraph is widened to the unit that was asked for: the match itself, the sentences that it touches, its paragraph,
 * or the turn that the paragraph belongs to (the paragraph, where nobody speaks).
 */
import type { CodingUnit, FindingRule } from '../../contract/coding.ts';
import type { Restriction } from '../../contract/restriction.ts';
import { sentencesIn } from '../coding/sentences.ts';
import type { Ground, ParagraphColumns } from './ground.ts';
import { joinWords, named } from './plain-words.ts';
import { type Names, restrictionInWords } from './question-in-words.ts';

/** A stretch of a text, half open, in UTF-16 code units. */
export type Stretch = { readonly start: number; readonly end: number };
/** Matches in one paragraph (an index from 0) of one source, as offsets of the source's text. */
export type MatchesOfParagraph = { readonly paragraph: number; readonly matches: readonly Stretch[] };

const keyOf = ({ start, end }: Stretch): string => `${start} ${end}`;

/** Stretches in order, each once. */
function inOrder(stretches: Iterable<Stretch>): Stretch[] {
  return [...new Map([...stretches].map((one) => [keyOf(one), one])).values()].toSorted((one, other) => one.start - other.start || one.end - other.end);
}

/** The turn of a paragraph, or the paragraph itself where nobody speaks. */
function turnOf(ground: Ground, source: number, paragraph: number): Stretch {
  const { turn, start, end } = ground.paragraphsOf(source);
  const number = turn[paragraph]!;
  if (number < 0) return { start: start[paragraph]!, end: end[paragraph]! };
  const turns = ground.turnsOf(source);
  return { start: turns.start[number]!, end: turns.end[number]! };
}

/** Each match of a pattern, widened to its unit. A match across two sentences takes both, as one passage. */
export function widenMatches(ground: Ground, source: number, text: string, unit: CodingUnit, found: readonly MatchesOfParagraph[]): Stretch[] {
  return inOrder(
    found.flatMap(({ paragraph, matches }) => {
      const whole = paragraphRange(ground.paragraphsOf(source), paragraph);
      if (unit === 'match') return matches;
      if (unit === 'paragraph') return matches.length > 0 ? [whole] : [];
      if (unit === 'turn') return matches.length > 0 ? [turnOf(ground, source, paragraph)] : [];
      const sentences = sentencesIn(text, whole);
      return matches.flatMap((match) => {
        const touched = sentences.filter((sentence) => sentence.start < match.end && sentence.end > match.start);
        return touched.length > 0 ? [{ start: touched[0]!.start, end: touched.at(-1)!.end }] : [];
      });
    }),
  );
}

export const paragraphRange = ({ start, end }: ParagraphColumns, paragraph: number): Stretch => ({ start: start[paragraph]!, end: end[paragraph]! });

/**
 * Units in which every one of several terms occurs. `terms`: for each term, its matches in the paragraphs of one source. With the match itself as the unit: the matches of all terms in paragraphs in
 * which all of them occur, joined where they overlap.
 */
export function unitsWithAll(ground: Ground, source: number, text: string, unit: CodingUnit, terms: readonly (readonly MatchesOfParagraph[])[]): Stretch[] {
  const paragraphs = ground.paragraphsOf(source);
  const byParagraph = terms.map((term) => new Map(term.map(({ paragraph, matches }) => [paragraph, matches])));
  const [first, ...others] = byParagraph;
  if (!first) return [];
  if (unit === 'turn') {
    const turnsWith = byParagraph.map((term) => new Map([...term.keys()].map((paragraph) => turnOf(ground, source, paragraph)).map((turn) => [keyOf(turn), turn])));
    return inOrder([...turnsWith[0]!].flatMap(([key, turn]) => (turnsWith.every((term) => term.has(key)) ? [turn] : [])));
  }
  return inOrder(
    [...first.keys()]
      .filter((paragraph) => others.every((term) => term.has(paragraph)))
      .flatMap((paragraph): Stretch[] => {
        const matches = byParagraph.map((term) => term.get(paragraph)!);
        if (unit === 'match') return joinOverlapping(matches.flat());
        const whole = paragraphRange(paragraphs, paragraph);
        if (unit === 'paragraph') return [whole];
        return sentencesIn(text, whole).filter((sentence) => matches.every((ofTerm) => ofTerm.some((match) => match.start < sentence.end && match.end > sentence.start)));
      }),
  );
}

function joinOverlapping(stretches: readonly Stretch[]): Stretch[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of inOrder(stretches)) {
    const last = joined.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/** The turns that answer to some turns of an interviewer: those that follow each, up to the interviewer's next. `asks`: whether a turn is an interviewer's. */
export function answersTo(ground: Ground, source: number, questions: readonly Stretch[], asks: (turn: number) => boolean): Stretch[] {
  const { count, start, end } = ground.turnsOf(source);
  const asked = new Set(questions.map(keyOf));
  const found: Stretch[] = [];
  let answers = false;
  for (let turn = 0; turn < count; turn += 1) {
    const range = { start: start[turn]!, end: end[turn]! };
    if (asks(turn)) answers = asked.has(keyOf(range));
    else if (answers) found.push(range);
  }
  return found;
}

/** A heading: its paragraph (an index from 0) and its level, 1 for the largest. */
export type Heading = { readonly paragraph: number; readonly level: number };

/** What stands under some headings, from the paragraph after each to the next heading of the same or a higher level, smaller headings included; as one passage each. */
export function textUnder(ground: Ground, source: number, headings: readonly Heading[], chosen: ReadonlySet<number>): Stretch[] {
  const { count, start, end } = ground.paragraphsOf(source);
  return headings.flatMap(({ paragraph, level }, index) => {
    if (!chosen.has(paragraph)) return [];
    const next = headings.slice(index + 1).find((other) => other.level <= level)?.paragraph ?? count;
    return next > paragraph + 1 ? [{ start: start[paragraph + 1]!, end: end[next - 1]! }] : [];
  });
}

const unitWords: Record<Exclude<CodingUnit, 'match'>, string> = { sentence: 'sentence', paragraph: 'paragraph', turn: 'turn' };

/** The rule as it is written beside each coding that it makes: "every sentence with the words “trust”". */
export function findingInWords(rule: FindingRule, names: Names): string {
  switch (rule.by) {
    case 'words':
      return rule.unit === 'match' ? `every place where the words “${rule.words}” stand` : `every ${unitWords[rule.unit]} with the words “${rule.words}”`;
    case 'pattern': {
      const pattern = `the pattern “${rule.pattern}”${rule.matchCase ? ' (capital letters told apart)' : ''}`;
      return rule.unit === 'match' ? `every match of ${pattern}` : `every ${unitWords[rule.unit]} in which ${pattern} matches`;
    }
    case 'speaker':
      return `every turn of ${joinWords([...rule.voiceIds.map((id) => named(names.voice(id), 'a voice that is no longer here')), ...rule.labels.map((label) => named(label, 'a speaker without a label'))], 'or') || 'nobody'}`;
    case 'question':
      return `every answer to a question with the words “${rule.words}”`;
    case 'heading':
      return `everything under a heading with the words “${rule.words}”`;
  }
}

/** The whole rule as one sentence, with among whose words is looked. Who is named is asked for, interviewer or not, so of interviewers nothing is said then. */
export function findingSentence(rule: FindingRule, restriction: Restriction, names: Names): string {
  const words = findingInWords(rule, names);
  const where = rule.by === 'speaker' ? restrictionInWords({ ...restriction, interviewers: true }, names).replace(/(?:, )?interviewers counted too$/, '') : restrictionInWords(restriction, names);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}, ${where}.`;
}
