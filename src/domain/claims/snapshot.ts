/**
 * A claim as it is kept in a version, and how two of them differ, part by part. Words of participants are not kept: a version says which evidence there was and how it bore, so that nothing has
 * to be erased here when a voice withdraws.
 */
import type { Claim, Evidence, UncertainDate } from '../../contract/index.ts';
import { formatUncertainDate } from '../timeline/uncertain-date.ts';
import { listInWords } from './in-words.ts';

type Prose =
  | 'statement' | 'status' | 'changeObserved' | 'changeForWhom' | 'changeWhen' | 'changeHowKnown' | 'programmePart' | 'mechanismResource' | 'mechanismReasoning' | 'scaling' | 'necessity' | 'weight' | 'weightReason'
  | 'otherFactors' | 'coContributors' | 'space' | 'progress' | 'progressReason' | 'confidence' | 'confidenceReason' | 'unintended' | 'rivalsSearch' | 'counterSearch' | 'wouldChangeOurMind';

export type ClaimSnapshot = Pick<Claim, Prose> & {
  place: string;
  period: UncertainDate | null;
  /** In their wordings of then. */
  outcomes: string[];
  indicators: string[];
  theory: string;
  pathway: string[];
  package: { id: string; role: string; factor: string; nonRedundant: string }[];
  steps: { id: string; what: string; when: string }[];
  rivals: { id: string; statement: string; category: string; verdict: string; reason: string }[];
  evidence: { id: string; kind: NonNullable<Evidence['target']>['kind'] | null; side: Evidence['side']; rivalId: string | null; reason: string; decides: boolean; test: Evidence['test']; looked: string }[];
  /** "Plausibility: 3 of 4. Because ...", in the order of the rubric. */
  ratings: { criterion: string; words: string }[];
  weakest: string;
};

export type Change = { part: string; before: string; now: string };
type Line = { key: string; words: string };

const said = (words: string): string => (words === 'not said' ? '' : words);
const lines = (items: readonly Line[]): string => items.map(({ words }) => words).join('\n');
const kinds: Record<NonNullable<ClaimSnapshot['evidence'][number]['kind']>, string> = { quote: 'a quote', source: 'a whole source', memo: 'a memo', sign: 'a sign of change', event: 'a dated event', figure: 'a flow figure', 'packed figure': 'a figure of a pack' };

function evidenceLine({ kind, side, reason, decides, test, looked }: ClaimSnapshot['evidence'][number]): string {
  const what = kind === null ? `something expected (${looked})` : kinds[kind];
  return [`${side === 'for' ? 'For' : 'Against'}: ${what}`, ...(test === null ? [] : [`${test}${decides ? ', one that decides' : ''}`]), ...(reason.trim() === '' ? [] : [reason.trim()])].join('. ');
}

/** The parts of a claim in the order in which it is written; lists as lines, each with a key by which it is found again. */
function partsOf(one: ClaimSnapshot): [part: string, words: string, items: Line[] | null][] {
  const own = (rivalId: string | null): Line[] => one.evidence.filter((item) => item.rivalId === rivalId).map((item) => ({ key: item.id, words: evidenceLine(item) }));
  const onRivals = one.evidence.filter(({ rivalId }) => rivalId !== null).map((item) => ({ key: item.id, words: evidenceLine(item) }));
  const list = (words: readonly string[]): Line[] => words.map((item) => ({ key: item, words: item }));
  const text = (part: string, words: string): [string, string, null] => [part, words, null];
  const items = (part: string, its: Line[]): [string, string, Line[]] => [part, lines(its), its];
  return [
    text('Statement', one.statement), text('Standing', one.status), text('Space', one.space), text('Place', one.place), text('Period', one.period === null ? '' : formatUncertainDate(one.period)),
    items('Outcomes', list(one.outcomes)), items('Leading indicators', list(one.indicators)), text('Theory of change', one.theory), items('Pathway', list(one.pathway)),
    text('What changed', one.changeObserved), text('For whom', one.changeForWhom), text('When', one.changeWhen), text('How we know', one.changeHowKnown),
    items('Steps', one.steps.map(({ id, what, when }) => ({ key: id, words: when === '' ? what : `${what} (${when})` }))),
    text("The programme's part", one.programmePart), text('What is offered', one.mechanismResource), text('What people do with it', one.mechanismReasoning), text('Scaling', one.scaling.join(', ')),
    items('Package', one.package.map(({ id, role, factor, nonRedundant }) => ({ key: id, words: `${factor} (${role})${nonRedundant.trim() === '' ? '' : `: ${nonRedundant.trim()}`}` }))),
    items('What else was needed', list(one.otherFactors)), items('Who else contributed', list(one.coContributors)),
    text('Necessary or sufficient', said(one.necessity)), text('Weight in the package', [said(one.weight), one.weightReason.trim()].filter(Boolean).join('. ')),
    items('Evidence', own(null)), items('Other explanations', one.rivals.map(({ id, statement, verdict, reason }) => ({ key: id, words: `${statement} (${verdict})${reason.trim() === '' ? '' : `: ${reason.trim()}`}` }))),
    items('Evidence on other explanations', onRivals), text('Search for other explanations', one.rivalsSearch), text('Search for what speaks against it', one.counterSearch),
    items('Ratings', one.ratings.map(({ criterion, words }) => ({ key: criterion, words }))), text('Weakest point', one.weakest),
    text('Progress', [said(one.progress), one.progressReason.trim()].filter(Boolean).join('. ')), text('Confidence', [said(one.confidence), one.confidenceReason.trim()].filter(Boolean).join('. ')),
    text('Unintended effects', one.unintended), text('What would change our mind', one.wouldChangeOurMind),
  ];
}

const count = (many: number): string => (many === 1 ? 'one' : String(many));

/** What became of a list: "Evidence: 2 added, one taken away, one changed." */
function listSentence(part: string, before: readonly Line[], now: readonly Line[]): string {
  const had = new Map(before.map(({ key, words }) => [key, words]));
  const has = new Set(now.map(({ key }) => key));
  const added = now.filter(({ key }) => !had.has(key)).length;
  const gone = before.filter(({ key }) => !has.has(key)).length;
  const changed = now.filter(({ key, words }) => had.has(key) && had.get(key) !== words).length;
  const told = [...(added > 0 ? [`${count(added)} added`] : []), ...(gone > 0 ? [`${count(gone)} taken away`] : []), ...(changed > 0 ? [`${count(changed)} changed`] : [])];
  return told.length === 0 ? `${part}: put in another order.` : `${part}: ${listInWords(told)}.`;
}

function sentenceOf(part: string, before: string, now: string): string {
  if (before === '') return `“${part}” was written.`;
  if (now === '') return `“${part}” was emptied.`;
  if (part === 'Standing') return `It went from ${before} to ${now}.`;
  return `“${part}” was reworded.`;
}

/** How a claim changed from one version to another, part by part and in sentences. */
export function compareSnapshots(before: ClaimSnapshot, now: ClaimSnapshot): { changes: Change[]; sentences: string[] } {
  const [earlier, later] = [partsOf(before), partsOf(now)];
  const differing = earlier.flatMap(([part, words, items], index) => (words === later[index]![1] ? [] : [{ part, before: words, now: later[index]![1], lists: items && ([items, later[index]![2]!] as const) }]));
  const sentences = differing.map(({ part, before: was, now: is, lists }) => (lists ? listSentence(part, lists[0], lists[1]) : sentenceOf(part, was, is)));
  return { changes: differing.map(({ part, before: was, now: is }) => ({ part, before: was, now: is })), sentences: sentences.length === 0 ? ['Nothing of the claim differs.'] : sentences };
}

/** Two claims side by side, every part that at least one of them has. */
export function layBeside(one: ClaimSnapshot, other: ClaimSnapshot): { rows: { part: string; one: string; other: string; differs: boolean }[]; sentences: string[] } {
  const others = partsOf(other);
  const rows = partsOf(one).flatMap(([part, words], index) => (words === '' && others[index]![1] === '' ? [] : [{ part, one: words, other: others[index]![1], differs: words !== others[index]![1] }]));
  const named = (which: (row: (typeof rows)[number]) => boolean): string => listInWords(rows.filter(which).map(({ part }) => `“${part}”`));
  const differing = rows.filter(({ differs }) => differs);
  const sentences = [
    ...(rows.length > differing.length ? [`They share ${named(({ differs }) => !differs)}.`] : []),
    ...(differing.some(({ one: left, other: right }) => left !== '' && right !== '') ? [`They differ in ${named(({ differs, one: left, other: right }) => differs && left !== '' && right !== '')}.`] : []),
    ...(differing.some(({ other: right }) => right === '') ? [`Only the first has ${named(({ differs, other: right }) => differs && right === '')}.`] : []),
    ...(differing.some(({ one: left }) => left === '') ? [`Only the second has ${named(({ differs, one: left }) => differs && left === '')}.`] : []),
  ];
  return { rows, sentences };
}
