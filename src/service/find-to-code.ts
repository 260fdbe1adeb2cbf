/** Finds every passage that a rule would code, for a person to look at before anything is coded. */
import type { Output, Parsed } from '../contract/index.ts';
import { answersTo, findingSentence, type MatchesOfParagraph, paragraphRange, type Stretch, textUnder, unitsWithAll, widenMatches } from '../domain/questions/finding.ts';
import { type Ground, indexOf } from '../domain/questions/ground.ts';
import { turnsTouched } from '../domain/questions/passages.ts';
import { plainNumber } from '../domain/questions/plain-words.ts';
import { isInScope, type Scope, scopeOf, speakerOf } from '../domain/questions/scope.ts';
import { labelKey } from '../domain/sources/labels.ts';
import { Refusal } from '../domain/refusal.ts';
import { quoteReader } from '../vault/questions.ts';
import { readGround } from '../vault/questions-ground.ts';
import { headingsBySource, paragraphsOfTerms } from '../vault/questions-terms.ts';
import { boundedPattern } from './bounded-pattern.ts';
import type { Context, Handlers } from './context.ts';
import { beginAsking } from './questions-asking.ts';
import { notHere } from './references.ts';

/** More passages nobody looks through. */
const mostHits = 100_000;
/** How long a pattern may take altogether. */
const patternMilliseconds = 10_000;

type Rule = Parsed<'coding.find'>['rule'];
type RuleOf<By extends Rule['by']> = Extract<Rule, { by: By }>;
/** Stretches found in one source. */
type InSource = { source: number; stretches: readonly Stretch[] };
type Finding = { context: Context; ground: Ground; scope: Scope; textOf(source: number): string; /** Says why the search ended early. */ stop(why: string): void };

function findToCode(context: Context, { rule, codeId, restriction = {} }: Parsed<'coding.find'>): Output<'coding.find'> {
  const { database, coderId } = context;
  const asking = beginAsking(context);
  if (codeId !== undefined && asking.names.code(codeId) === null) notHere('code', codeId);
  const ground = readGround(database);
  // Who is named is asked for, interviewer or not.
  const among = rule.by === 'speaker' ? { ...restriction, interviewers: true } : restriction;
  let stopped: string | null = null;
  const read = database.prepare('SELECT text FROM revision WHERE id = ?').pluck();
  const finding: Finding = {
    context,
    ground,
    scope: scopeOf(ground, among),
    textOf: (source) => read.get(ground.sources[source]!.revisionId) as string,
    stop: (why) => void (stopped ??= why),
  };
  const already = codedBy(ground, codeId, coderId);
  const quoteOf = quoteReader(database, ground);
  const hits: Output<'coding.find'>['hits'] = [];
  search: for (const { source, stretches } of searchBy(finding, rule)) {
    for (const { start, end } of stretches) {
      if (!isInScope(ground, finding.scope, source, ...turnsTouched(ground, source, start, end))) continue;
      const hit = { ...quoteOf(source, start, end), already: already.has(`${source} ${start} ${end}`) };
      // Nothing but white space is no passage that could be coded.
      if (hit.text.trim() === '') continue;
      if (hits.length === mostHits) {
        finding.stop(`More than ${plainNumber(mostHits)} passages were found, so the search ended in “${ground.sources[source]!.title}”. Narrow the rule, or look in fewer sources.`);
        break search;
      }
      hits.push(hit);
    }
  }
  const how = findingSentence(rule, restriction, asking.names);
  return { hits, how: how.length <= 2000 ? how : `${how.slice(0, 1999)}…`, stopped };
}

/** Where this coder has put the code already. */
function codedBy(ground: Ground, codeId: string | undefined, coderId: string): ReadonlySet<string> {
  const places = new Set<string>();
  if (codeId === undefined) return places;
  const { codings } = ground;
  const [code, coder] = [indexOf(ground.codes, codeId), indexOf(ground.coders, coderId)];
  for (let at = codings.codeFrom[code]!; at < codings.codeFrom[code + 1]!; at += 1) {
    const coding = codings.ofCode[at]!;
    if (codings.coder[coding] === coder) places.add(`${codings.source[coding]} ${codings.start[coding]} ${codings.end[coding]}`);
  }
  return places;
}

function searchBy(finding: Finding, rule: Rule): Iterable<InSource> {
  switch (rule.by) {
    case 'words': return byWords(finding, rule);
    case 'pattern': return byPattern(finding, rule);
    case 'speaker': return bySpeaker(finding, rule);
    case 'question': return byQuestion(finding, rule);
    case 'heading': return byHeading(finding, rule);
  }
}

const asked = ({ ground, scope }: Finding): number[] => ground.sources.flatMap((_, source) => (scope.source[source] ? [source] : []));

/** For each term, where it stands, by source; offsets are those of the source's text. Refuses what nothing can be looked for by. */
function termsBySource({ context, ground, scope }: Finding, words: string): Map<number, MatchesOfParagraph[][]> {
  context.report(0.1, 'Looking the words up');
  const terms = paragraphsOfTerms(context.database, words);
  if (terms.length === 0) throw new Refusal('bad-input', 'There is no letter or number in what is to be looked for. Nothing was changed. Write a word of it.');
  const bySource = new Map<number, MatchesOfParagraph[][]>();
  terms.forEach((places, term) => {
    for (const { sourceId, number, found } of places) {
      const source = indexOf(ground.sources, sourceId);
      if (source < 0 || !scope.source[source]) continue;
      const paragraph = number - 1;
      const { start } = paragraphRange(ground.paragraphsOf(source), paragraph);
      if (!bySource.has(source)) bySource.set(source, terms.map(() => []));
      bySource.get(source)![term]!.push({ paragraph, matches: found.map((match) => ({ start: start + match.start, end: start + match.end })) });
    }
  });
  return bySource;
}

function* byWords(finding: Finding, { words, unit }: RuleOf<'words'>): Iterable<InSource> {
  const bySource = termsBySource(finding, words);
  for (const source of asked(finding)) {
    const terms = bySource.get(source);
    if (!terms) continue;
    finding.context.report(0.2 + (0.8 * source) / finding.ground.sources.length, 'Marking the passages');
    yield { source, stretches: unitsWithAll(finding.ground, source, unit === 'sentence' ? finding.textOf(source) : '', unit, terms) };
  }
}

function* byPattern(finding: Finding, { pattern, matchCase = false, unit }: RuleOf<'pattern'>): Iterable<InSource> {
  const { ground, context } = finding;
  const bounded = boundedPattern(pattern, matchCase, patternMilliseconds);
  const sources = asked(finding);
  for (const [number, source] of sources.entries()) {
    context.report(number / sources.length, 'Looking for the pattern');
    const text = finding.textOf(source);
    const paragraphs = ground.paragraphsOf(source);
    const texts = Array.from({ length: paragraphs.count }, (_, paragraph) => text.slice(paragraphs.start[paragraph], paragraphs.end[paragraph]));
    // One more than fits is looked for, so that it is known whether there are more.
    const { found, ended, looked } = bounded.match(texts, mostHits + 1);
    const matches = new Map<number, Stretch[]>();
    for (let at = 0; at < found.length; at += 3) {
      const paragraph = found[at]!;
      const start = paragraphs.start[paragraph]!;
      const match = { start: start + found[at + 1]!, end: start + found[at + 2]! };
      // A paragraph may hold ten thousands of them.
      const before = matches.get(paragraph);
      if (before) before.push(match);
      else matches.set(paragraph, [match]);
    }
    yield { source, stretches: widenMatches(ground, source, text, unit, [...matches].map(([paragraph, list]) => ({ paragraph, matches: list }))) };
    if (ended === 'done') continue;
    const where = `in paragraph ${plainNumber(looked + 1)} of “${ground.sources[source]!.title}”, after ${plainNumber(number)} of ${plainNumber(sources.length)} sources`;
    if (ended === 'late') finding.stop(`The pattern took too long, so the search ended ${where}. Patterns with a repeat inside a repeat, such as (a+)+, can take for ever: write it with fewer ways to match.`);
    else if (ended === 'deep') finding.stop(`The pattern needed more memory than there is for it, so the search ended ${where}. Write it with fewer ways to match.`);
    else finding.stop(`More than ${plainNumber(mostHits)} matches were found, so the search ended ${where}. Narrow the pattern, or look in fewer sources.`);
    return;
  }
}

function* bySpeaker(finding: Finding, { voiceIds, labels }: RuleOf<'speaker'>): Iterable<InSource> {
  const { ground } = finding;
  if (voiceIds.length === 0 && labels.length === 0) throw new Refusal('bad-input', 'Nobody was named whose turns are to be found. Nothing was changed. Choose a voice or a speaker.');
  const voices = new Set(voiceIds.map((id) => (indexOf(ground.voices, id) < 0 ? notHere('voice', id) : indexOf(ground.voices, id))));
  const keys = new Set(labels.map(labelKey));
  const isNamed = (speaker: number): boolean => speaker >= 0 && (voices.has(ground.speakers[speaker]!.voice) || keys.has(labelKey(ground.speakers[speaker]!.label)));
  for (const source of asked(finding)) {
    if (!ground.sources[source]!.speakerAt.some(isNamed)) continue;
    const { count, start, end } = ground.turnsOf(source);
    yield { source, stretches: Array.from({ length: count }, (_, turn) => turn).flatMap((turn) => (isNamed(speakerOf(ground, source, turn)) ? [{ start: start[turn]!, end: end[turn]! }] : [])) };
  }
}

function* byQuestion(finding: Finding, { words }: RuleOf<'question'>): Iterable<InSource> {
  const { ground } = finding;
  const bySource = termsBySource(finding, words);
  for (const source of asked(finding)) {
    const terms = bySource.get(source);
    if (!terms) continue;
    const isInterviewer = (turn: number): boolean => {
      const speaker = speakerOf(ground, source, turn);
      return speaker >= 0 && ground.speakers[speaker]!.isInterviewer;
    };
    yield { source, stretches: answersTo(ground, source, unitsWithAll(ground, source, '', 'turn', terms), isInterviewer) };
  }
}

function* byHeading(finding: Finding, { words }: RuleOf<'heading'>): Iterable<InSource> {
  const { ground, context } = finding;
  const bySource = termsBySource(finding, words);
  const headings = headingsBySource(context.database);
  for (const source of asked(finding)) {
    const [first, ...others] = (bySource.get(source) ?? []).map((term) => new Set(term.map(({ paragraph }) => paragraph)));
    if (!first) continue;
    const chosen = new Set([...first].filter((paragraph) => others.every((term) => term.has(paragraph))));
    yield { source, stretches: textUnder(ground, source, headings.get(ground.sources[source]!.id) ?? [], chosen) };
  }
}

export const findToCodeHandlers = { 'coding.find': (context, input) => findToCode(context, input) } satisfies Partial<Handlers<'coding'>>;
