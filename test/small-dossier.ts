/** A dossier with everything that a brief can hold. Wholly invented. */
import { recommendedRubric } from '../src/domain/claims/rubric.ts';
import type { Dossier, DossierClaim, DossierEvidence } from '../src/domain/reports/dossier.ts';
import { date } from './small-claim.ts';

const common = { rivalId: null, chosenOn: '2024-06-03', stale: null } as const;

/** `hostile` puts markup wherever somebody can write. */
export function smallDossier({ hostile = false, audience = 'board' as Dossier['audience'] } = {}): Dossier {
  const bad = hostile ? ' </p></style><script>alert(1)</script><img src="https://example.org/x.png" onerror="alert(2)"><base href="https://example.org"> & "’\' \u202Eback' : '';
  const evidence: DossierEvidence[] = [
    { ...common, id: 'q1', side: 'for', kind: 'quote', reason: `She tells how it began, and who came first.${bad}`, words: { text: `Nobody had asked us before. Then the worker came round with cake and she listened.${bad}\nWe went every week.`, attribution: `parent at a family evening, Invermuir, 2024${bad}`, where: `interview${bad}` }, chosen: { code: `being listened to${bad}`, passages: 7, voices: 5 } },
    { ...common, id: 's1', side: 'for', kind: 'sign', reason: 'Trust is part of being listened to.', polarity: 'confirming', indicator: `We feel listened to by professionals${bad}`, date: date('March 2024'), expected: 'expected', observedBy: `parents${bad}`, words: { text: 'I felt trusted for the first time in years.', attribution: 'from the group “Parents and carers”, 2024', where: 'focus group' }, event: null },
    { ...common, id: 'e1', side: 'for', kind: 'event', reason: 'It came before the change.', title: `First family evening in Millbank${bad}`, date: date('autumn 2023'), description: `Twelve households came.${bad}`, knownFrom: `The register of the hall.${bad}` },
    {
      ...common, id: 'f1', side: 'for', kind: 'figure', reason: 'If families were heard earlier, fewer would move on to a social work case.', sentence: `Between August 2022 and July 2023, 41 children moved from a team around the child to a social work case; the year before it was 58.${bad}`,
      dataset: `Synthetic moves${bad}`, extractDate: '2024-06-30', synthetic: true, threshold: 5, pack: null,
      table: {
        caption: `Moves between levels of support, August 2022 to July 2023${bad}`, head: ['From', 'Universal', 'Team around the child', 'Social work case', 'Any placement', 'All moves'],
        rows: [['Universal', '–', '112', '17', '[c]', '[c]'], ['Team around the child', '87', '–', '41', '[c]', '[c]'], ['Social work case', '9', '36', '–', '12', '57']], notes: ['Synthetic moves, extract of 30 June 2024. Synthetic data.', '[c] hidden: because the number is small or would give a small one away.'],
      },
    },
    { ...common, id: 'q2', side: 'against', kind: 'quote', reason: 'Not everybody felt it so soon.', words: { text: 'It is slower than they say. Trust takes years.', attribution: 'a participant', where: 'focus group' }, chosen: null },
    { ...common, id: 'q3', rivalId: 'r1', side: 'for', kind: 'quote', reason: 'It is the social worker who phones.', words: { text: 'Somebody listens now. My social worker phones before she comes.', attribution: 'from the group “Parents and carers”, 2024', where: 'focus group' }, chosen: { code: `being listened to${bad}`, passages: 7, voices: 5 }, stale: 'The text was changed.' },
  ];
  const claim: DossierClaim = {
    id: 'claim', statement: `Family evenings, together with a steady worker, contributed to parents in Millbank feeling listened to.${bad}`, status: 'challenged', wordingNumber: 2,
    changeObserved: `In spring 2024 parents in Millbank said that somebody listens now. A year before, the same parents had said that nobody asked them.${bad}\n\nWe know it from two conversations and from the register of the hall.`,
    programmePart: 'The programme paid for the hall and the food, and asked parents what the evenings were for.', otherFactors: [`A worker who stayed for two years${bad}`, 'A head teacher who opened the school on Thursdays'],
    unintended: `Some fathers felt that the evenings were not for them.${bad}`, rivalsSearch: '', counterSearch: `Two colleagues read all conversations of 2023 for the opposite.${bad}`, wouldChangeOurMind: `Parents elsewhere saying the same without any evenings.${bad}`,
    place: `Millbank${bad}`, period: date('September 2023 to May 2024'), outcomes: [`Real supportive support at the right time${bad}`], indicators: ['We feel listened to by professionals'],
    evidence, heldBack: [{ kind: 'quote', side: 'against', rivalId: null, because: ['consent'] }, { kind: 'event', side: 'for', rivalId: null, because: ['identifiers'] }],
    rivals: [
      { id: 'r1', statement: `A new team leader in social work${bad}`, wouldExpect: 'The same change in areas without evenings.', verdict: 'alive, minor', reason: 'The leader came in January 2024, after the first parents had said so.' },
      { id: 'r2', statement: 'The end of the waiting list', wouldExpect: '', verdict: 'eliminated', reason: 'The list was as long as before.' },
    ],
    rubric: { number: 2, criteria: recommendedRubric },
    ratings: recommendedRubric.map(({ key }, index) => ({ criterion: key, level: [3, 1, 2, 3, 2][index]!, reason: `Said in two conversations.${bad}` })),
    missing: ['One other explanation has not been looked at yet.'],
    coverage: [
      { group: 'Parents and carers', speakToIt: 9, asked: 15, words: '' }, { group: `Practitioners${bad}`, speakToIt: 0, asked: 11, words: '' },
      { group: 'Strategic leaders', speakToIt: 2, asked: 3, words: '' }, { group: 'Children and young people', speakToIt: 0, asked: 0, words: '' },
    ],
  };
  return {
    title: `Family evenings in Millbank: contribution brief${bad}`, audience, madeOn: '2024-06-30', programme: { name: `Invermuir listens${bad}`, synthetic: true }, claims: [claim], fewerThan: audience === 'team' ? 0 : 5,
    coders: [{ name: `A. Coder${bad}`, codings: 84 }, { name: 'B. Coder', codings: 31 }], sources: 4, voices: 12, decision: { person: 'A. Coder', allowed: 1 }, head: { seq: 412, hash: '4f0c'.repeat(16) },
  };
}
