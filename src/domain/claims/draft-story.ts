/**
 * A contribution story drafted from the record: what changed, the programme's part, what else was needed, what else could explain it, how sure we are, what would change our mind (reference:
 * methods.md, section 1, "Contribution story template"). It says what the record bears and no more: "contributed", never "led to"; every sentence names the evidence that it rests on.
 */
import type { Claim, Evidence, PackageFactor, Rival, StorySentence } from '../../contract/index.ts';
import { formatUncertainDate } from '../timeline/uncertain-date.ts';
import { bearing } from './bearing.ts';
import { listInWords } from './in-words.ts';

export type StoryPart = StorySentence['part'];
export type Drafted = { part: StoryPart; text: string; evidenceIds: string[] };

type Written =
  | 'statement' | 'period' | 'changeObserved' | 'changeForWhom' | 'changeWhen' | 'changeHowKnown' | 'programmePart' | 'mechanismResource' | 'mechanismReasoning' | 'necessity' | 'weight' | 'weightReason' | 'otherFactors'
  | 'coContributors' | 'progress' | 'confidence' | 'confidenceReason' | 'unintended' | 'rivalsSearch' | 'counterSearch' | 'wouldChangeOurMind' | 'weakest' | 'missing' | 'missingForAgreement';
export type StoryGround = Pick<Claim, Written> & {
  place: string;
  evidence: readonly (Pick<Evidence, 'id' | 'side' | 'rivalId' | 'reason' | 'expectation' | 'test' | 'result'> & { kind: NonNullable<Evidence['target']>['kind'] | null })[];
  package: readonly Pick<PackageFactor, 'id' | 'role' | 'factor' | 'nonRedundant'>[];
  rivals: readonly Pick<Rival, 'id' | 'statement' | 'verdict' | 'reason' | 'factorId'>[];
  conflicts: readonly string[];
};

const written = (prose: string): boolean => prose.trim() !== '';
const stop = (words: string): string => (/[.!?…][”"’)]?$/u.test(words.trim()) ? words.trim() : `${words.trim()}.`);
const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const number = (many: number): string => small[many] ?? String(many);
const capital = (words: string): string => words.charAt(0).toLocaleUpperCase('en-GB') + words.slice(1);
const lower = (words: string): string => (/^(?:A|An|The|Some|Many|No|Room|People|Parents)\b/u.test(words) ? words.charAt(0).toLocaleLowerCase('en-GB') + words.slice(1) : words);

const kinds: Record<NonNullable<StoryGround['evidence'][number]['kind']>, readonly [string, string]> = {
  quote: ['quote', 'quotes'], source: ['whole source', 'whole sources'], memo: ['memo', 'memos'], sign: ['sign of change', 'signs of change'], event: ['dated event', 'dated events'], figure: ['flow figure', 'flow figures'], 'packed figure': ['figure of a pack', 'figures of packs'],
};

/** "three quotes, a dated event and something that was looked for in vain". */
function inKinds(items: StoryGround['evidence']): string {
  const counts = Map.groupBy(items, ({ kind }) => kind);
  return listInWords([...counts].map(([kind, its]) => (kind === null ? (its.length === 1 ? 'something that was looked for in vain' : `${number(its.length)} things that were looked for in vain`) : `${number(its.length)} ${kinds[kind][its.length === 1 ? 0 : 1]}`)));
}

const ids = (items: StoryGround['evidence']): string[] => items.map(({ id }) => id);
const bears = (item: StoryGround['evidence'][number]): ReturnType<typeof bearing> => bearing({ side: item.side, hasTarget: item.kind !== null, expectation: item.expectation });

/** Every sentence of the story, in the order of the template. */
export function draftStory(claim: StoryGround): Drafted[] {
  const own = claim.evidence.filter(({ rivalId }) => rivalId === null);
  const speaksFor = own.filter((item) => bears(item) === 'for');
  const against = own.filter((item) => bears(item) === 'against');
  return [...whatChanged(claim, own, speaksFor), ...programmesPart(claim, speaksFor), ...whatElse(claim), ...otherExplanations(claim), ...howSure(claim, own, against), ...ourMind(claim)];
}

function whatChanged(claim: StoryGround, own: StoryGround['evidence'], speaksFor: StoryGround['evidence']): Drafted[] {
  const part = 'what changed';
  const signs = ids(own.filter(({ kind }) => kind === 'sign' || kind === 'figure' || kind === 'packed figure'));
  const found: Drafted[] = [];
  const where = [claim.place, claim.period === null ? '' : formatUncertainDate(claim.period)].filter(Boolean).join(', ');
  if (written(claim.changeObserved)) found.push({ part, text: `${where === '' ? '' : `${where}: `}${stop(claim.changeObserved)}`, evidenceIds: signs });
  else found.push({ part, text: 'What changed is not written down yet.', evidenceIds: [] });
  if (written(claim.changeForWhom)) found.push({ part, text: `For whom: ${stop(claim.changeForWhom)}`, evidenceIds: signs });
  if (written(claim.changeWhen)) found.push({ part, text: `When: ${stop(claim.changeWhen)}`, evidenceIds: ids(own.filter(({ kind }) => kind === 'event')) });
  if (written(claim.changeHowKnown)) found.push({ part, text: `How we know: ${stop(claim.changeHowKnown)}`, evidenceIds: ids(speaksFor) });
  if (written(claim.unintended)) found.push({ part, text: `What nobody had intended: ${stop(claim.unintended)}`, evidenceIds: [] });
  return found;
}

const weights: Record<Claim['weight'], string> = {
  'not said': '', dominant: 'Beside what else was needed, its part was the greatest', important: 'Beside what else was needed, its part was an important one', minor: 'Beside what else was needed, its part was a small one',
  'none shown': 'No part of its own has been shown', 'cannot say': 'How much of it was its part nobody can say',
};
const necessities: Record<Claim['necessity'], string> = {
  'not said': '', necessary: 'As far as we can tell the change would not have come about without it; it was not enough by itself.', sufficient: 'Together with the other factors it was enough; other ways might have been, too.',
  both: 'As far as we can tell it was needed, and enough together with the other factors.', neither: 'It helped; it was neither needed nor enough by itself.', 'cannot say': 'Whether the change would have come about without it we cannot say.',
};

function programmesPart(claim: StoryGround, speaksFor: StoryGround['evidence']): Drafted[] {
  const part = "the programme's part";
  const found: Drafted[] = [{ part, text: written(claim.programmePart) ? stop(claim.programmePart) : "The programme's part is not written down yet.", evidenceIds: ids(speaksFor) }];
  if (written(claim.mechanismResource)) found.push({ part, text: `What it offered: ${stop(claim.mechanismResource)}`, evidenceIds: [] });
  if (written(claim.mechanismReasoning)) found.push({ part, text: `What people did with it: ${stop(claim.mechanismReasoning)}`, evidenceIds: ids(speaksFor.filter(({ kind }) => kind === 'quote')) });
  found.push({ part, text: speaksFor.length === 0 ? 'Nothing that has been gathered speaks for it yet.' : `${capital(inKinds(speaksFor))} ${speaksFor.length === 1 ? 'speaks' : 'speak'} for it.`, evidenceIds: ids(speaksFor) });
  if (weights[claim.weight] !== '') found.push({ part, text: written(claim.weightReason) ? `${weights[claim.weight]}: ${stop(claim.weightReason)}` : stop(weights[claim.weight]), evidenceIds: [] });
  if (necessities[claim.necessity] !== '') found.push({ part, text: necessities[claim.necessity], evidenceIds: ids(speaksFor.filter(({ expectation }) => expectation?.decides)) });
  for (const words of claim.conflicts) found.push({ part, text: words, evidenceIds: ids(speaksFor.filter(({ kind }) => kind === 'event')) });
  return found;
}

function whatElse(claim: StoryGround): Drafted[] {
  const part = 'what else was needed';
  const factors = claim.package.filter(({ role }) => role !== 'programme');
  const inShort = claim.otherFactors.filter((words) => written(words) && !factors.some(({ factor }) => factor === words));
  // A rival that became a factor brought its evidence along.
  const on = new Map(claim.rivals.map(({ id, factorId }) => [factorId, ids(claim.evidence.filter(({ rivalId }) => rivalId === id))]));
  const found: Drafted[] = factors.map(({ id, factor, role, nonRedundant }) => ({
    part, evidenceIds: on.get(id) ?? [],
    text: `${stop(factor)}${role === 'context' || role === 'assumption' ? ` (${role === 'context' ? 'The ground that it fell on' : 'An assumption that had to hold'}.)` : ''}${written(nonRedundant) ? ` Why it was needed: ${stop(lower(nonRedundant))}` : ''}`,
  }));
  if (inShort.length > 0) found.push({ part, text: `Needed too: ${stop(inShort.map((words) => lower(words.trim().replace(/\.$/, ''))).join('; '))}`, evidenceIds: [] });
  if (claim.coContributors.some(written)) found.push({ part, text: `Others who contributed: ${stop(listInWords(claim.coContributors.filter(written)))}`, evidenceIds: [] });
  if (found.length === 0) found.push({ part, text: 'What else was needed is not written down yet. The programme is never the only cause.', evidenceIds: [] });
  return found;
}

const verdicts: Record<Rival['verdict'], string> = {
  'not looked at yet': 'Nobody has looked at this yet, so it stands', eliminated: 'We reject it', weakened: 'It is less likely than it was, and we keep it as possible', 'alive, minor': 'It may explain a small part', 'alive, strong': 'It may explain much of the change',
  'co-contributor': 'It is part of what was needed, together with the programme',
};

function otherExplanations(claim: StoryGround): Drafted[] {
  const part = 'what else could explain it';
  if (claim.rivals.length === 0) {
    return [{ part, text: written(claim.rivalsSearch) ? `Somebody looked for other explanations and found none. Where they looked: ${stop(claim.rivalsSearch)}` : 'Nobody has looked for other explanations yet. That is not the same as there being none.', evidenceIds: [] }];
  }
  return claim.rivals.map(({ id, statement, verdict, reason }) => ({ part, text: `${stop(statement)} ${verdicts[verdict]}${written(reason) && verdict !== 'not looked at yet' ? `: ${stop(lower(reason.trim()))}` : '.'}`, evidenceIds: ids(claim.evidence.filter(({ rivalId }) => rivalId === id)) }));
}

function howSure(claim: StoryGround, own: StoryGround['evidence'], against: StoryGround['evidence']): Drafted[] {
  const part = 'how sure we are';
  const found: Drafted[] = [];
  if (claim.confidence !== 'not said') found.push({ part, text: `Our confidence is ${claim.confidence}${written(claim.confidenceReason) ? `: ${stop(lower(claim.confidenceReason.trim()))}` : '.'}`, evidenceIds: [] });
  found.push({ part, text: claim.weakest === null ? 'Not every criterion has been rated yet, so no weakest point is named.' : `What holds it back most: ${stop(claim.weakest.toLocaleLowerCase('en-GB'))}`, evidenceIds: [] });
  for (const item of own) if (item.expectation?.decides && item.result !== '') found.push({ part, text: item.expectation.expected.trim() === '' ? item.result : `${stop(item.expectation.expected)} ${item.result}`, evidenceIds: [item.id] });
  if (against.length > 0) found.push({ part, text: `${capital(inKinds(against))} ${against.length === 1 ? 'speaks' : 'speak'} against it.`, evidenceIds: ids(against) });
  else found.push({ part, text: written(claim.counterSearch) ? `Somebody looked for what speaks against it and found nothing. Where they looked: ${stop(claim.counterSearch)}` : 'Nobody has looked for what speaks against it yet. That is not the same as nothing being there.', evidenceIds: [] });
  return found;
}

function ourMind({ wouldChangeOurMind }: StoryGround): Drafted[] {
  return [{ part: 'what would change our mind', text: written(wouldChangeOurMind) ? stop(wouldChangeOurMind) : 'What would change our mind is not written down yet.', evidenceIds: [] }];
}

export const storyParts: readonly StoryPart[] = ['what changed', "the programme's part", 'what else was needed', 'what else could explain it', 'how sure we are', 'what would change our mind'];

type Sentence = Omit<StorySentence, 'stale'>;

/** A new draft beside what people wrote: drafted sentences are made anew, their own stay, each at the end of its part and in their order. */
export function withOwnSentences(drafted: readonly Drafted[], earlier: readonly Sentence[], newId: () => string): Sentence[] {
  const known = new Map(earlier.filter(({ isOwn }) => !isOwn).map((one) => [`${one.part}\n${one.text}`, one.id]));
  return storyParts.flatMap((part) => [
    // A sentence that reads as before is the same sentence.
    ...drafted.filter((one) => one.part === part).map((one) => ({ id: known.get(`${one.part}\n${one.text}`) ?? newId(), ...one, isOwn: false })),
    ...earlier.filter((one) => one.isOwn && one.part === part),
  ]);
}

/** Why a sentence has to be read again: its evidence is stale or gone, or the record says otherwise now than when it was drafted; null while it stands. */
export function staleSentence(sentence: Pick<Sentence, 'part' | 'text' | 'isOwn' | 'evidenceIds'>, evidence: ReadonlyMap<string, Evidence['stale']>, drafted: readonly Drafted[]): string | null {
  const whys: string[] = [];
  const gone = sentence.evidenceIds.filter((id) => !evidence.has(id)).length;
  if (gone > 0) whys.push(gone === 1 ? 'A piece of evidence that it rests on was taken away.' : `${gone} pieces of evidence that it rests on were taken away.`);
  whys.push(...new Set(sentence.evidenceIds.flatMap((id) => evidence.get(id)?.why ?? [])));
  if (!sentence.isOwn && whys.length === 0 && !drafted.some(({ part, text }) => part === sentence.part && text === sentence.text)) whys.push('The record says otherwise now: draft it anew, or make the sentence your own.');
  return whys.length === 0 ? null : whys.join(' ');
}
