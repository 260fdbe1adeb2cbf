import { describe, expect, test } from 'vitest';
import { smallDossier } from '../../../test/small-dossier.ts';
import { date } from '../../../test/small-claim.ts';
import { recommendedRubric } from '../claims/rubric.ts';
import { citationGroups } from './brief.ts';
import { sentencesOf } from './compose-claim.ts';
import { composeBrief } from './compose.ts';
import {
  absenceSentence, chosenSentence, codersSentence, decisionSentence, eventSentence, heldBackSentences, heldHereSentence, noRivalSentence, nothingAgainstSentence, reasonSentence, signSentence, silenceSentence,
  standsOnPhrases, sureSentence, verdictSentence, wordingSentence,
} from './sentences.ts';

describe('sentences of a brief', () => {
  test('say how quotes were chosen', () => {
    const chosen = { code: 'trust', passages: 7, voices: 5 };
    expect(chosenSentence(1, chosen, 12, 5)).toBe('One of seven passages coded “trust”, from five of twelve voices in the sources.');
    expect(chosenSentence(2, { ...chosen, voices: 2 }, 12, 5)).toBe('Two of seven passages coded “trust”, from fewer than 5 of twelve voices in the sources.');
    expect(chosenSentence(1, { ...chosen, voices: 2 }, 12, 0)).toBe('One of seven passages coded “trust”, from two of twelve voices in the sources.');
    expect(chosenSentence(1, { ...chosen, voices: 12 }, 12, 5)).toBe('One of seven passages coded “trust”, from all twelve voices in the sources.');
    expect(chosenSentence(1, { ...chosen, voices: 3 }, 4, 5)).toBe('One of seven passages coded “trust”, from fewer than 5 voices in the sources.');
    expect(chosenSentence(1, { ...chosen, passages: 1, voices: 0 }, 12, 5)).toBe('One of one passage coded “trust”.');
  });
  test('say when and by whom a sign was seen', () => {
    const sign = { polarity: 'mixed', indicator: 'We feel heard', date: date('March 2024'), expected: 'unexpected', observedBy: 'parents' } as const;
    expect(signSentence(sign)).toBe('A mixed sign of “We feel heard” was seen in March 2024 by parents. Nobody had expected it.');
    expect(signSentence({ ...sign, date: date('14 March 2024'), expected: 'not said', observedBy: '' })).toBe('A mixed sign of “We feel heard” was seen on 14 March 2024.');
    expect(signSentence({ ...sign, date: date('March to June 2024'), expected: 'expected' })).toBe('A mixed sign of “We feel heard” was seen during March to June 2024 by parents. It had been expected.');
    expect(eventSentence({ title: 'A café opened', date: date('autumn 2023') })).toBe('Autumn 2023: A café opened.');
  });
  test('say what an absence is and what it is not', () => {
    const row = (group: string, speakToIt: number, asked: number) => ({ group, speakToIt, asked, words: '' });
    expect(absenceSentence([row('Children', 0, 0), row('Parents', 1, 2)])).toBe('Nobody from “Children” was asked.');
    expect(absenceSentence([row('Children', 0, 0), row('Police', 0, 0), row('Funders', 0, 0)])).toBe('Nobody from “Children”, “Police” or “Funders” was asked.');
    expect(absenceSentence([row('Parents', 0, 2)])).toBeNull();
    expect(silenceSentence([row('Parents', 0, 2), row('Police', 0, 1)])).toBe('Nobody from “Parents” or “Police” speaks to it, though they were asked.');
    expect(noRivalSentence('')).toBe('Nobody has looked for other explanations yet. That is not the same as there being none.');
    expect(noRivalSentence('In the minutes')).toBe('Somebody looked for other explanations and found none. Where they looked: In the minutes.');
    expect(nothingAgainstSentence(' ')).toContain('not the same as nothing being there');
  });
  test('say why rivals are kept or rejected, and when nobody said why', () => {
    expect(verdictSentence({ verdict: 'eliminated', reason: 'The list was as long as before.' })).toBe('We reject it. Why: The list was as long as before.');
    expect(verdictSentence({ verdict: 'weakened', reason: '' })).toBe('We keep it as possible, but less likely than it was. Why was not written down.');
    expect(verdictSentence({ verdict: 'not looked at yet', reason: '' })).toBe('Nobody has looked at it yet, so it stands.');
    expect(reasonSentence({ reason: 'It came first', rivalId: null })).toBe('How it bears on the claim: It came first.');
    expect(reasonSentence({ reason: '', rivalId: 'r' })).toBe('How it bears on this explanation was not written down.');
  });
  test('name the weakest point in the rubric\'s words, and never a number', () => {
    const rated = (...levels: number[]) => sureSentence(recommendedRubric, levels.map((level, index) => ({ criterion: recommendedRubric[index]!.key, level, reason: '' })));
    expect(rated()).toBe('How sure we are has not been rated yet.');
    expect(rated(3, 2)).toBe('Not every criterion has been rated yet, so no weakest point is named.');
    expect(rated(3, 1, 2, 3, 2)).toBe('The weakest point is uniqueness (“Other explanations would leave nearly all of the same traces”).');
    expect(rated(1, 1, 2, 3, 2)).toMatch(/^The weakest points are plausibility \(“.*”\) and uniqueness \(“.*”\)\.$/);
    expect(rated(1, 1, 1, 3, 2)).toMatch(/, among others\.$/);
  });
  test('say what was held back, and who decided', () => {
    const held = (kind: 'quote' | 'sign', because: 'consent' | 'left out') => ({ kind, because: [because], side: 'for', rivalId: null }) as const;
    expect(heldBackSentences([])).toEqual(['Nothing was held back.']);
    expect(heldBackSentences([held('quote', 'consent'), held('quote', 'consent'), held('sign', 'left out')])).toEqual(['Two quotes were held back: consent does not cover this audience.', 'One sign of change was held back: somebody chose to leave it out.']);
    expect(heldHereSentence(2, 'against', 1)).toBe('Two more pieces of evidence that speak against it are held back from this brief.');
    expect(decisionSentence({ person: 'A. Tester', allowed: 2 }, 'public')).toBe('A named person of the team looked at two things that the export check leaves to people, and let them enter. The decision is recorded.');
    expect(decisionSentence({ person: 'A. Tester', allowed: 0 }, 'board')).toBeNull();
    expect(codersSentence([{ name: 'A. Tester', codings: 12 }, { name: 'B. Tester', codings: 1 }], 'board')).toBe('Coded by A. Tester (twelve codings) and B. Tester (one coding).');
    expect(codersSentence([{ name: 'A. Tester', codings: 12 }, { name: 'B. Tester', codings: 1 }], 'public')).toBe('Two people coded; there are 13 codings in all.');
    expect(wordingSentence(1)).toBeNull();
    expect(wordingSentence(9)).toBe('It stands in its 9th wording; earlier ones are kept.');
    expect(standsOnPhrases(2, 1)).toEqual({ before: 'Evidence notes', between: ' speak for it; note', after: ' speaks against it.' });
    expect(standsOnPhrases(0, 0)).toBeNull();
  });
});

describe('citations', () => {
  test('are drawn together from three on', () => {
    expect(citationGroups([2, 1]).map((group) => group.label)).toEqual(['1', '2']);
    expect(citationGroups([7, 1, 2, 3, 2, 8]).map((group) => group.label)).toEqual(['1–3', '7', '8']);
    expect(citationGroups([1, 2, 3])[0]!.spoken).toBe('Evidence notes 1 to 3');
  });
  test('follow each sentence of what people wrote', () => {
    expect(sentencesOf('Parents came. “Nobody asked us.” Then, in 2024, things changed! 12 stayed')).toEqual(['Parents came.', '“Nobody asked us.”', 'Then, in 2024, things changed!', '12 stayed']);
    expect(sentencesOf('About 3.5 km away, e.g. in Millbank.')).toHaveLength(1);
  });
});

describe('a brief', () => {
  const { blocks, notes } = composeBrief(smallDossier());
  const cited = blocks.flatMap((block) => ('runs' in block ? block.runs : block.kind === 'quote' ? block.attribution : block.kind === 'list' ? block.items.flat() : [])).filter((run) => 'cite' in run);

  test('has one own sentence for every note, in the order of the notes', () => {
    expect(cited.filter((run) => run.own).flatMap((run) => run.cite)).toEqual(notes.map((note) => note.number));
  });
  test('cites no note that is not there', () => {
    const numbers = new Set(notes.map((note) => note.number));
    expect(cited.flatMap((run) => run.cite).every((number) => numbers.has(number))).toBe(true);
  });
  test('links every finding', () => {
    const unlinked = blocks.filter((block) => block.kind === 'paragraph' && block.tone === 'finding' && !block.runs.some((run) => 'cite' in run));
    // A rival on which no evidence bears is said to be just that.
    expect(unlinked.map((block) => (block.kind === 'paragraph' ? block.runs : []))).toEqual([[{ text: 'We reject it. Why: The list was as long as before. No evidence note bears on it in this brief.' }]]);
  });
  test('says first that it is synthetic', () => expect(blocks[0]).toMatchObject({ kind: 'notice', text: expect.stringContaining('their words and all figures are invented') }));
  test('with invented figures beside real words says which figures, and not that the words are invented', () => {
    const dossier = smallDossier();
    const [first] = composeBrief({ ...dossier, programme: { ...dossier.programme, synthetic: false } }).blocks;
    expect(first).toEqual({ kind: 'notice', text: 'Synthetic figures: the people counted in “Synthetic moves” are invented. What people say in this brief is not.' });
    const claims = dossier.claims.map((claim) => ({ ...claim, evidence: claim.evidence.filter((item) => item.kind !== 'figure') }));
    expect(composeBrief({ ...dossier, claims, programme: { ...dossier.programme, synthetic: false } }).blocks[0]).not.toMatchObject({ kind: 'notice' });
  });
  test('does not tell the board why something stale was allowed, and tells the team', () => {
    expect(notes.at(-1)!.lines.at(-1)).toBe('It has changed since it was chosen, and stands here because a named person let it.');
    expect(composeBrief(smallDossier({ audience: 'team' })).notes.at(-1)!.lines.at(-1)).toContain('The text was changed.');
  });
  test('says where counter-evidence is held back instead of claiming that there is none', () => {
    const dossier = smallDossier();
    const claim = dossier.claims[0]!;
    const { blocks: without } = composeBrief({ ...dossier, claims: [{ ...claim, counterSearch: '', evidence: claim.evidence.filter((item) => item.side === 'for') }] });
    const text = JSON.stringify(without);
    expect(text).toContain('One piece of evidence that speaks against it is held back from this brief.');
    expect(text).not.toContain('Nobody has looked for what speaks against it');
  });
});
