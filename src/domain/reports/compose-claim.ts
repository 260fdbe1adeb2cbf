/** One claim of a brief, section by section. */
import { coverageWords } from '../claims/coverage.ts';
import { formatUncertainDate } from '../timeline/uncertain-date.ts';
import type { Block, Run, Runs } from './brief.ts';
import type { Dossier, DossierClaim, DossierEvidence } from './dossier.ts';
import {
  absenceSentence, capitalised, chosenSentence, coverageCaution, eventSentence, expectedSentence, heldHereSentence, noRivalSentence, nothingAgainstSentence, reasonSentence, signSentence, silenceSentence, standsOnPhrases, statusSentence, sureSentence,
  uncodedSentence, verdictSentence, wordingSentence,
} from './sentences.ts';

export type Numbering = { numbers: ReadonlyMap<string, number>; /** Which claim of several; null when there is one. */ position: number | null };

const heading = (level: 2 | 3 | 4, text: string): Block => ({ kind: 'heading', level, text });
const plain = (text: string): Block => ({ kind: 'paragraph', tone: 'plain', runs: [{ text }] });
const quiet = (...runs: Run[]): Block => ({ kind: 'paragraph', tone: 'quiet', runs });

export function claimBlocks(claim: DossierClaim, dossier: Dossier, { numbers, position }: Numbering): Block[] {
  const own = claim.evidence.filter((item) => item.rivalId === null);
  const speaksFor = own.filter((item) => item.side === 'for');
  const against = own.filter((item) => item.side === 'against');
  const noteNumbers = (items: readonly DossierEvidence[]): number[] => items.map((item) => numbers.get(item.id)!);
  const restsOn = noteNumbers(speaksFor);
  return [
    position === null ? heading(2, claim.statement) : { kind: 'heading', level: 2, text: `Claim ${position}: ${claim.statement}`, id: `claim${position}` },
    factsOf(claim),
    ...standsOn(restsOn, noteNumbers(against)),
    heading(3, 'What changed'),
    ...told(claim.changeObserved, restsOn, 'What changed has not been written down yet.'),
    heading(3, 'The programme’s part'),
    ...told(claim.programmePart, restsOn, 'The programme’s part has not been written down yet.'),
    heading(3, 'What else was needed'),
    ...(claim.otherFactors.length > 0
      ? [{ kind: 'list', items: claim.otherFactors.map((text): Runs => [{ text }, ...citing(restsOn)]) } as const]
      : [plain('No other factor is named yet. The programme is never the only cause.')]),
    heading(3, 'What speaks for it'),
    ...speaksFor.flatMap((item) => evidenceBlocks(item, numbers)),
    ...heldBlocks(claim, null, 'for', speaksFor.length),
    ...(speaksFor.length === 0 && !held(claim, null, 'for') ? [plain('Nothing speaks for it yet.')] : []),
    heading(3, 'What speaks against it'),
    ...against.flatMap((item) => evidenceBlocks(item, numbers)),
    ...heldBlocks(claim, null, 'against', against.length),
    ...(against.length === 0 && !held(claim, null, 'against') ? [plain(nothingAgainstSentence(claim.counterSearch))] : []),
    ...((against.length > 0 || held(claim, null, 'against') > 0) && claim.counterSearch.trim() !== '' ? [quiet({ text: `Where somebody looked for more: ${claim.counterSearch.trim()}` })] : []),
    heading(3, 'What else could explain it'),
    ...rivalBlocks(claim, numbers),
    heading(3, 'How sure we are, and why'),
    ...sureBlocks(claim, noteNumbers(own)),
    heading(3, 'Whose voice is here'),
    ...coverageBlocks(claim, dossier),
    ...chosenBlocks(claim, dossier, numbers),
    heading(3, 'Unintended or unwelcome effects'),
    ...told(claim.unintended, [], 'Nobody has written down yet whether there were any.'),
    heading(3, 'What would change our mind'),
    ...told(claim.wouldChangeOurMind, [], 'This has not been written down yet.'),
    ...(claim.missing.length > 0 ? [heading(3, 'What is still missing'), { kind: 'list', items: claim.missing.map((text): Runs => [{ text }]) } as const] : []),
  ];
}

const held = (claim: DossierClaim, rivalId: string | null, side: DossierEvidence['side']): number => claim.heldBack.filter((item) => item.rivalId === rivalId && item.side === side).length;

/** What was held back is said where it is missing: a brief that hid what speaks against a claim without a word would be worse than none. */
function heldBlocks(claim: DossierClaim, rivalId: string | null, side: DossierEvidence['side'], shown: number): Block[] {
  const count = held(claim, rivalId, side);
  return count === 0 ? [] : [quiet({ text: heldHereSentence(count, side, shown) })];
}

function factsOf(claim: DossierClaim): Block {
  const rows = [
    { term: 'Standing', text: [statusSentence(claim.status), wordingSentence(claim.wordingNumber)].filter(Boolean).join(' ') },
    { term: 'Where', text: claim.place ?? 'not said' },
    { term: 'When', text: claim.period === null ? 'not said' : formatUncertainDate(claim.period) },
    ...claim.outcomes.map((text) => ({ term: 'Outcome', text })),
    ...claim.indicators.map((text) => ({ term: 'Leading indicator', text })),
  ];
  return { kind: 'facts', rows };
}

function standsOn(speaksFor: readonly number[], against: readonly number[]): Block[] {
  const phrases = standsOnPhrases(speaksFor.length, against.length);
  if (phrases === null) return [plain('No evidence note stands behind this claim in this brief.')];
  return [quiet({ text: phrases.before }, ...citing(speaksFor), { text: phrases.between }, ...citing(against), { text: phrases.after })];
}

const citing = (numbers: readonly number[]): Run[] => (numbers.length === 0 ? [] : [{ cite: numbers }]);

/** Prose that people wrote, by paragraphs; each sentence cites the notes that it may rest on. */
function told(prose: string, cite: readonly number[], otherwise: string): Block[] {
  const paragraphs = prose.split(/\n\s*\n/).map((paragraph) => paragraph.trim()).filter(Boolean);
  if (paragraphs.length === 0) return [plain(otherwise)];
  return paragraphs.map((paragraph) => ({
    kind: 'paragraph',
    tone: cite.length > 0 ? 'finding' : 'plain',
    runs: sentencesOf(paragraph).flatMap((sentence, index, all): Run[] => [{ text: sentence }, ...citing(cite), ...(index < all.length - 1 ? [{ text: ' ' }] : [])]),
  }));
}

/** Cuts prose into sentences: after a full stop, question or exclamation mark (with its closing quotation mark), where the next begins with a capital, a figure or a quotation mark. */
export function sentencesOf(paragraph: string): string[] {
  return paragraph.replace(/\s+/g, ' ').split(/(?<=[.!?…][”"’)]?) (?=[\p{Lu}\p{N}“"‘(])/u).filter(Boolean);
}

/** One piece of evidence: its sentence or its words first, then how it bears on the claim. */
function evidenceBlocks(item: DossierEvidence, numbers: ReadonlyMap<string, number>): Block[] {
  const own: Run = { cite: [numbers.get(item.id)!], own: true };
  const reason: Block = { kind: 'paragraph', tone: 'reason', runs: [{ text: reasonSentence(item) }] };
  const finding = (text: string): Block => ({ kind: 'paragraph', tone: 'finding', runs: [{ text }, own] });
  switch (item.kind) {
    case 'quote': return [{ kind: 'quote', text: item.words.text, attribution: [{ text: capitalised(item.words.attribution) }, own] }, reason];
    case 'source': return [finding(capitalised(item.words.where)), reason];
    case 'memo': return [finding(item.text), reason];
    case 'expected': return [finding(expectedSentence(item)), reason];
    case 'sign': return [finding(signSentence(item)), ...(item.words ? [{ kind: 'quote', text: item.words.text, attribution: [{ text: capitalised(item.words.attribution) }, { cite: own.cite }] } as const] : []), reason];
    case 'event': return [finding(eventSentence(item)), reason];
    case 'figure': return [finding(item.sentence), ...(item.table ? [{ kind: 'table', ...item.table } as const] : []), reason];
  }
}

function rivalBlocks(claim: DossierClaim, numbers: ReadonlyMap<string, number>): Block[] {
  if (claim.rivals.length === 0) return [plain(noRivalSentence(claim.rivalsSearch))];
  const blocks = claim.rivals.flatMap((rival): Block[] => {
    const its = claim.evidence.filter((item) => item.rivalId === rival.id);
    const cite = citing(its.map((item) => numbers.get(item.id)!));
    const side = (which: DossierEvidence['side'], words: string): Block[] => {
      const items = its.filter((item) => item.side === which);
      return [...(items.length === 0 ? [] : [quiet({ text: words })]), ...items.flatMap((item) => evidenceBlocks(item, numbers)), ...heldBlocks(claim, rival.id, which, items.length)];
    };
    return [
      heading(4, rival.statement),
      { kind: 'paragraph', tone: 'finding', runs: [{ text: its.length > 0 ? verdictSentence(rival) : `${verdictSentence(rival)} No evidence note bears on it in this brief.` }, ...cite] },
      ...(rival.wouldExpect.trim() === '' ? [] : [quiet({ text: `What we would expect to see if it were true: ${rival.wouldExpect.trim()}` })]),
      ...side('for', 'This speaks for it:'),
      ...side('against', 'This speaks against it:'),
    ];
  });
  return claim.rivalsSearch.trim() === '' ? blocks : [...blocks, quiet({ text: `Where somebody looked for others: ${claim.rivalsSearch.trim()}` })];
}

function sureBlocks({ rubric, ratings }: DossierClaim, cite: readonly number[]): Block[] {
  const sentence = sureSentence(rubric.criteria, ratings);
  if (ratings.length === 0) return [plain(sentence)];
  const lead: Block = { kind: 'paragraph', tone: 'finding', runs: [{ text: sentence }, ...citing(cite)] };
  const rows = rubric.criteria.map((criterion) => {
    const rating = ratings.find((one) => one.criterion === criterion.key);
    return [criterion.name, rating ? (criterion.levels[rating.level] ?? '') : 'not rated yet', rating?.reason ?? ''];
  });
  return [lead, { kind: 'table', caption: `How sure we are, by version ${rubric.number} of the written rubric`, head: ['Criterion', 'What holds, in the rubric’s words', 'Why'], rows, notes: ['There is no overall score: a strong criterion does not make up for a weak one.'] }];
}

function coverageBlocks({ coverage }: DossierClaim, { fewerThan }: Dossier): Block[] {
  const rows = coverage.map((row) => [row.group, coverageWords(row, fewerThan)]);
  const sentences = [absenceSentence(coverage), silenceSentence(coverage)].filter((sentence) => sentence !== null);
  return [...sentences.map(plain), { kind: 'table', caption: 'Who was asked, and who speaks to this claim', head: ['Group', 'Speak to it'], rows, notes: [coverageCaution] }];
}

function chosenBlocks(claim: DossierClaim, { voices, fewerThan }: Dossier, numbers: ReadonlyMap<string, number>): Block[] {
  const quotes = claim.evidence.filter((item) => item.kind === 'quote');
  if (quotes.length === 0) return [];
  const byCode = Map.groupBy(quotes, (quote) => quote.chosen?.code ?? null);
  const items = [...byCode].map(([code, its]): Runs => {
    const text = code === null ? uncodedSentence(its.length) : chosenSentence(its.length, its[0]!.chosen!, voices, fewerThan);
    return [{ text }, { cite: its.map((item) => numbers.get(item.id)!) }];
  });
  return [heading(3, 'How the quotes were chosen'), { kind: 'list', items }];
}
