/** Every sentence that a brief makes by itself stands here, so that it can be read, tested and mended in one place. */
import { dayInWords, listInWords } from '../claims/in-words.ts';
import { audienceInWords } from '../disclosure/consent.ts';
import { formatUncertainDate } from '../timeline/uncertain-date.ts';
import type { Audience, Claim, CoverageRow, Criterion, Rating, Rival, Sign, UncertainDate } from '../../contract/index.ts';
import { lowestRated } from '../claims/weakest.ts';
import type { Chosen, Dossier, DossierEvidence, HeldBack } from './dossier.ts';

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** "seven", "13": numbers up to twelve are written out. Zero is "no" (as in "no quotes"). */
export function numberInWords(count: number): string {
  return small[count] ?? String(count);
}

export function capitalised(words: string): string {
  return words.charAt(0).toLocaleUpperCase('en-GB') + words.slice(1);
}

/** "one quote", "three quotes". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${numberInWords(count)} ${count === 1 ? one : many}`;
}

/** A number of people as the audience may know it: "fewer than 5" for small ones. Zero is said. */
export function peopleInWords(count: number, fewerThan: number): string {
  return count > 0 && count < fewerThan ? `fewer than ${fewerThan}` : numberInWords(count);
}

const stop = (sentence: string): string => (/[.!?…][”"’)]?$/u.test(sentence) ? sentence : `${sentence}.`);

// Evidence --------------------------------------------------------------------------------------------------------------------------------------------------

export function signSentence(sign: { polarity: Sign['polarity']; indicator: string; date: UncertainDate; expected: Sign['expected']; observedBy: string }): string {
  const by = sign.observedBy.trim() === '' ? '' : ` by ${sign.observedBy.trim()}`;
  const when = { day: 'on', range: 'during' }[sign.date.precision as string] ?? 'in';
  const expected = { expected: ' It had been expected.', unexpected: ' Nobody had expected it.', 'not said': '' }[sign.expected];
  return `${stop(`A ${sign.polarity} sign of “${sign.indicator}” was seen ${when} ${formatUncertainDate(sign.date)}${by}`)}${expected}`;
}

export function eventSentence(event: { title: string; date: UncertainDate }): string {
  return stop(`${capitalised(formatUncertainDate(event.date))}: ${event.title}`);
}

/** What was expected, and what became of looking for it: absence counts only where somebody looked. */
export function expectedSentence({ expected, looked, search }: { expected: string; looked: 'found' | 'not found' | 'not looked for'; search: string }): string {
  const what = stop(`Expected: ${expected.trim()}`);
  if (looked === 'found') return `${what} It was found.`;
  if (looked === 'not looked for') return `${what} Nobody has looked for it yet.`;
  return search.trim() === '' ? `${what} It was not found; where somebody looked was not written down.` : `${what} It was looked for and not found. ${stop(`Where somebody looked: ${search.trim()}`)}`;
}

/** How a piece of evidence bears on the claim (or on another explanation), in the words of whoever chose it. */
export function reasonSentence({ reason, rivalId }: { reason: string; rivalId: string | null }): string {
  const bears = `How it bears on ${rivalId === null ? 'the claim' : 'this explanation'}`;
  return reason.trim() === '' ? `${bears} was not written down.` : stop(`${bears}: ${reason.trim()}`);
}

/** Which notes stand behind a claim, with gaps for their links: "Evidence notes [ ] speak for it; note [ ] speaks against it." */
export function standsOnPhrases(speaksFor: number, against: number): { before: string; between: string; after: string } | null {
  const noted = (count: number): string => (count === 1 ? 'note' : 'notes');
  const verb = (count: number): string => (count === 1 ? 'speaks' : 'speak');
  if (speaksFor + against === 0) return null;
  if (against === 0) return { before: `Evidence ${noted(speaksFor)}`, between: ` ${verb(speaksFor)} for it; no note speaks against it.`, after: '' };
  if (speaksFor === 0) return { before: '', between: `No note speaks for it; evidence ${noted(against)}`, after: ` ${verb(against)} against it.` };
  return { before: `Evidence ${noted(speaksFor)}`, between: ` ${verb(speaksFor)} for it; ${noted(against)}`, after: ` ${verb(against)} against it.` };
}

/** "One of seven passages coded “being listened to”, from five of twelve voices in the sources." `quotes` counts those of this brief that carry the code. */
export function chosenSentence(quotes: number, chosen: Chosen, allVoices: number, fewerThan: number): string {
  return `${capitalised(numberInWords(quotes))} of ${counted(chosen.passages, 'passage')} coded “${chosen.code}”${fromVoices(chosen.voices, allVoices, fewerThan)}.`;
}

function fromVoices(voices: number, all: number, fewerThan: number): string {
  if (voices === 0) return '';
  // Of a whole that is itself small, no part is said.
  if (all < fewerThan) return `, from ${peopleInWords(all, fewerThan)} voices in the sources`;
  if (voices === all) return all === 1 ? ', from the one voice in the sources' : `, from all ${numberInWords(all)} voices in the sources`;
  return `, from ${peopleInWords(voices, fewerThan)} of ${numberInWords(all)} voices in the sources`;
}

export function uncodedSentence(quotes: number): string {
  return quotes === 1 ? 'One quote was chosen by reading; its passage carries no code.' : `${capitalised(numberInWords(quotes))} quotes were chosen by reading; their passages carry no code.`;
}

// The claim -------------------------------------------------------------------------------------------------------------------------------------------------

const statuses: Record<Claim['status'], string> = {
  draft: 'A draft: it is still being argued.',
  challenged: 'Challenged: something speaks against it that is being looked at.',
  revised: 'Revised after it was challenged.',
  agreed: 'Agreed by the team.',
  withdrawn: 'Withdrawn: it is kept so that it can be seen why.',
};
export const statusSentence = (status: Claim['status']): string => statuses[status];

const verdicts: Record<Rival['verdict'], string> = {
  'not looked at yet': 'Nobody has looked at it yet, so it stands.',
  eliminated: 'We reject it.',
  weakened: 'We keep it as possible, but less likely than it was.',
  'alive, minor': 'We keep it: it may explain a small part of the change.',
  'alive, strong': 'We keep it: it may explain much of the change.',
  'co-contributor': 'We keep it as part of what brought the change about, together with the programme.',
};
export function verdictSentence(rival: Pick<Rival, 'verdict' | 'reason'>): string {
  if (rival.verdict === 'not looked at yet') return verdicts[rival.verdict];
  return `${verdicts[rival.verdict]} ${rival.reason.trim() === '' ? 'Why was not written down.' : stop(`Why: ${rival.reason.trim()}`)}`;
}

export function noRivalSentence(search: string): string {
  return search.trim() === '' ? 'Nobody has looked for other explanations yet. That is not the same as there being none.' : `Somebody looked for other explanations and found none. ${stop(`Where they looked: ${search.trim()}`)}`;
}

export function nothingAgainstSentence(search: string): string {
  return search.trim() === '' ? 'Nobody has looked for what speaks against it yet. That is not the same as nothing being there.' : `Somebody looked for what speaks against it and found nothing. ${stop(`Where they looked: ${search.trim()}`)}`;
}

/** How sure, in the rubric's own words: the weakest point with its descriptor, never a number. */
export function sureSentence(criteria: readonly Criterion[], ratings: readonly Rating[]): string {
  if (ratings.length === 0) return 'How sure we are has not been rated yet.';
  const lowest = lowestRated(criteria, ratings);
  if (lowest.length === 0) return 'Not every criterion has been rated yet, so no weakest point is named.';
  const named = criteria.filter((criterion) => lowest.some((one) => one.name === criterion.name));
  const inRubric = named.slice(0, 2).map((criterion) => `${criterion.name.toLocaleLowerCase('en-GB')} (“${criterion.levels[ratings.find((rating) => rating.criterion === criterion.key)!.level]!.replace(/\.$/, '')}”)`);
  return `The weakest ${named.length === 1 ? 'point is' : 'points are'} ${listInWords(inRubric)}${named.length > 2 ? ', among others' : ''}.`;
}

/** Groups that nobody was asked from; null when everybody was. */
export function absenceSentence(coverage: readonly CoverageRow[]): string | null {
  const absent = coverage.filter((row) => row.asked === 0).map((row) => `“${row.group}”`);
  if (absent.length === 0) return null;
  const groups = absent.length === 1 ? absent[0]! : `${absent.slice(0, -1).join(', ')} or ${absent.at(-1)}`;
  return `Nobody from ${groups} was asked.`;
}

/** Groups that were asked, and of whom nobody speaks to this claim; null when there are none. */
export function silenceSentence(coverage: readonly CoverageRow[]): string | null {
  const silent = coverage.filter((row) => row.asked > 0 && row.speakToIt === 0).map((row) => `“${row.group}”`);
  return silent.length === 0 ? null : `Nobody from ${silent.length === 1 ? silent[0]! : `${silent.slice(0, -1).join(', ')} or ${silent.at(-1)}`} speaks to it, though they were asked.`;
}

export const coverageCaution = 'This shows whose voice is here. It never makes a claim stronger.';

// The method note -------------------------------------------------------------------------------------------------------------------------------------------

export function madeSentence(audience: Audience, madeOn: string): string {
  return `Made for ${audienceInWords[audience]} on ${dayInWords(madeOn)}.`;
}

/** Who coded: by name within the team and for the board, by number beyond. */
export function codersSentence(coders: readonly { name: string; codings: number }[], audience: Audience): string {
  const codings = coders.reduce((sum, coder) => sum + coder.codings, 0);
  if (codings === 0) return 'No passage has been coded yet.';
  if (audience === 'team' || audience === 'board') return `Coded by ${listInWords(coders.map((coder) => `${coder.name} (${counted(coder.codings, 'coding')})`))}.`;
  return `${capitalised(counted(coders.length, 'person', 'people'))} coded; there are ${counted(codings, 'coding')} in all.`;
}

export function baseSentence(sources: number, voices: number, fewerThan: number): string {
  return `${sources === 1 ? 'There is one source' : `There are ${numberInWords(sources)} sources`}, in which ${peopleInWords(voices, fewerThan)} ${voices === 1 && fewerThan <= 1 ? 'voice speaks' : 'voices speak'}.`;
}

const kinds: Record<NonNullable<HeldBack['kind']>, readonly [string, string]> = { source: ['whole source', 'whole sources'], memo: ['memo', 'memos'], quote: ['quote', 'quotes'], sign: ['sign of change', 'signs of change'], event: ['dated event', 'dated events'], figure: ['flow figure', 'flow figures'], 'packed figure': ['figure from a pack', 'figures from packs'] };
const expectations = ['thing that was expected', 'things that were expected'] as const;
const checks: Record<HeldBack['because'][number], string> = {
  consent: 'consent does not cover this audience',
  identifiers: 'something in the text could tell who somebody is',
  'small numbers': 'the number is small enough to point at somebody',
  stale: 'what it points at is no longer there',
  text: 'it is not a participant who speaks',
  'left out': 'somebody chose to leave it out',
};

/** Said where evidence is missing that stayed in: "One more piece of evidence that speaks against it is held back from this brief." */
export function heldHereSentence(count: number, side: 'for' | 'against', shown: number): string {
  const more = shown > 0 ? ' more' : '';
  return count === 1
    ? `One${more} piece of evidence that speaks ${side} it is held back from this brief.`
    : `${capitalised(numberInWords(count))}${more} pieces of evidence that speak ${side} it are held back from this brief.`;
}

/** What was held back, by kind and count, one sentence per kind and reason; what it was is never said. */
export function heldBackSentences(held: readonly HeldBack[]): string[] {
  if (held.length === 0) return ['Nothing was held back.'];
  const groups = Map.groupBy(held, (item) => `${item.kind}\n${item.because.join('\n')}`);
  return [...groups.values()].map((items) => {
    const { kind, because } = items[0]!;
    return `${capitalised(counted(items.length, ...(kind === null ? expectations : kinds[kind])))} ${items.length === 1 ? 'was' : 'were'} held back: ${listInWords(because.map((check) => checks[check]))}.`;
  });
}

export function decisionSentence(decision: { person: string; allowed: number } | null, audience: Audience): string | null {
  if (decision === null || decision.allowed === 0) return null;
  const who = audience === 'team' || audience === 'board' ? decision.person : 'A named person of the team';
  return `${who} looked at ${counted(decision.allowed, 'thing')} that the export check leaves to people, and let ${decision.allowed === 1 ? 'it' : 'them'} enter. The decision is recorded.`;
}

export const linkSentence = 'A sentence that was made from one piece of evidence links to its note. A sentence that people wrote links to all notes that speak for the claim, because which of them it rests on is not recorded.';
export const figuresSentence = (threshold: number): string => `In flow figures, numbers with fewer than ${threshold} people behind them are hidden, and all others are rounded up or down to a multiple of five, so that no two of them tell of a single person; totals need not add up.`;

/** Of a document of words alone, without figures. */
export const syntheticWordsSentence = 'Synthetic: the programme, its people and their words are invented.';

/** What of a brief is invented, or null. A programme of invented people is so wholly; invented figures beside real words are named, so that nobody takes the words for invented too. */
export function syntheticSentence({ programme, claims }: Pick<Dossier, 'programme' | 'claims'>): string | null {
  if (programme.synthetic) return 'Synthetic: the programme, its people, their words and all figures are invented.';
  const datasets = new Set(claims.flatMap((claim) => claim.evidence).flatMap((item) => (item.kind === 'figure' && item.synthetic ? [`“${item.dataset}”`] : [])));
  return datasets.size === 0 ? null : `Synthetic figures: the people counted in ${listInWords([...datasets])} are invented. What people say in this brief is not.`;
}

export const headSentence = (head: { seq: number; hash: string }): string => `State of the vault: event ${head.seq} of its history, fingerprint ${head.hash}.`;

export function wordingSentence(number: number): string | null {
  const ordinal = ['', '', 'second', 'third', 'fourth', 'fifth', 'sixth'][number];
  return number < 2 ? null : `It stands in its ${ordinal ?? `${number}th`} wording; earlier ones are kept.`;
}

/** What a note says of its evidence before anything else. */
export function noteOpening(item: DossierEvidence): string {
  switch (item.kind) {
    case 'quote': return stop(`Quote: ${item.words.attribution} (${item.words.where})`);
    case 'source': return stop(`A whole source: ${item.words.attribution} (${item.words.where})`);
    case 'memo': return stop(`Memo of the team, ${dayInWords(item.writtenOn)}`);
    case 'expected': return 'Something that was expected.';
    case 'sign': return stop(`Sign of change, ${formatUncertainDate(item.date)}${item.words ? `. Seen in words: ${item.words.attribution} (${item.words.where})` : item.event === null ? '' : `, seen in the event “${item.event}”`}`);
    case 'event': return stop(`Dated event, ${formatUncertainDate(item.date)}`);
    case 'figure': return stop(`${item.pack === null ? 'Flow figure from' : `Figure of the pack “${item.pack.title}” of ${item.pack.from} (signed ${item.pack.fingerprint}), worked out there from`} “${item.dataset}”, extract of ${dayInWords(item.extractDate)}${item.synthetic ? '; synthetic data' : ''}`);
  }
}
