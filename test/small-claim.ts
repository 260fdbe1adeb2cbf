/** A small programme with two conversations, voices of several consents, and a claim that could be agreed. Wholly invented. */
import type { Input, Output } from '../src/contract/index.ts';
import { parseUncertainDate } from '../src/domain/timeline/uncertain-date.ts';
import type { TestVault } from './open-vault.ts';
import { evening, find, group, writeFile } from './small-sources.ts';

export function date(written: string) {
  const reading = parseUncertainDate(written);
  if (!reading.understood) throw new Error(reading.reason);
  return reading.date;
}

type Consent = Input<'voices.setConsent'>['consent'];
export const consentTo = (audiences: Partial<Consent['audiences']>, attribution: Consent['attribution'] = 'general role', until: string | null = null): Consent => ({
  state: 'recorded',
  audiences: { team: 'given', board: 'unknown', partners: 'unknown', public: 'unknown', ...audiences },
  attribution,
  until,
  note: '',
});

export type SmallClaim = {
  claimId: string;
  outcomeId: string;
  indicatorId: string;
  signId: string;
  eventId: string;
  codeId: string;
  placeId: string;
  sources: { evening: string; group: string };
  voices: { bracken: string; rowan: string; linnet: string };
  evidence: { quote: string; second: string; sign: string; event: string; rival: string };
  rivalId: string;
};

/** Bracken may go to the board (general role), Rowan to the public (group), of Linnet nothing is known. */
export async function makeSmallClaim(vault: TestVault): Promise<SmallClaim> {
  const { id: placeId } = await vault.call('programme.addPlace', { name: 'Millbank' });
  const voice = async (pseudonym: string, fields: Partial<Input<'voices.create'>>) =>
    (await vault.call('voices.create', { pseudonym, group: 'Parents and carers', placeId, roleGeneral: 'Parent at a family evening', area: 'Invermuir', ...fields })).id;
  const voices = {
    bracken: await voice('Bracken', { consent: consentTo({ board: 'given' }) }),
    rowan: await voice('Rowan', { consent: consentTo({ board: 'given', partners: 'given', public: 'given' }, 'group') }),
    linnet: await voice('Linnet', {}),
  };
  const stored = await vault.call('sources.store', {
    files: [
      {
        file: writeFile(vault, 'evening.txt', evening), title: 'Morag at the family evening', kind: 'interview', date: date('12 March 2024'), placeId,
        speakers: [{ label: 'Interviewer', role: 'interviewer' }, { label: 'Morag', role: 'participant', voice: { id: voices.bracken } }],
      },
      {
        file: writeFile(vault, 'group.txt', group), title: 'Harbourside group', kind: 'focus group', date: date('May 2024'),
        speakers: [{ label: 'Facilitator', role: 'interviewer' }, { label: 'Parent 1', role: 'participant', voice: { id: voices.rowan } }, { label: 'Parent 2', role: 'participant', voice: { id: voices.linnet } }],
      },
    ],
  });
  const sources = { evening: stored.sources[0]!.id, group: stored.sources[1]!.id };
  const { id: codeId } = await vault.call('codebook.create', { name: 'being listened to' });
  for (const [source, words] of [[sources.evening, 'the worker came round with cake and she listened'], [sources.evening, 'Being listened to changes how you stand in a room'], [sources.group, 'Somebody listens now']] as const) {
    await vault.call('coding.apply', { ...(await find(vault, source, words)), codeId });
  }
  const { id: outcomeId } = await vault.call('framework.addOutcome', { wording: 'Real supportive support at the right time' });
  const { id: indicatorId } = await vault.call('framework.addIndicator', { wording: 'We feel listened to by professionals', groups: ['Parents and carers'], outcomeIds: [outcomeId] });
  const { id: signId } = await vault.call('framework.logSign', {
    indicatorId, date: date('March 2024'), polarity: 'confirming', expected: 'expected', observedBy: 'parents', seenIn: { kind: 'passage', ...(await find(vault, sources.evening, 'I felt trusted for the first time in years')) },
  });
  const { id: eventId } = await vault.call('timeline.addEvent', { title: 'First family evening', date: date('autumn 2023'), placeId, description: 'Twelve households came.', knownFrom: 'The register of the hall.' });
  const { id: claimId } = await vault.call('claims.create', {
    statement: 'Family evenings, together with a steady worker, contributed to parents in Millbank feeling listened to.',
    placeId, period: date('September 2023 to May 2024'), outcomeIds: [outcomeId], indicatorIds: [indicatorId],
    changeObserved: 'Parents say that somebody listens now. They said the opposite a year before.',
    programmePart: 'The programme paid for the hall and the food.',
    otherFactors: ['A worker who stayed for two years'],
    unintended: 'Some fathers felt that the evenings were not for them.',
    wouldChangeOurMind: 'Parents elsewhere saying the same without any evenings.',
  });
  const { id: rivalId } = await vault.call('claims.addRival', { claimId, statement: 'A new team leader in social work', wouldExpect: 'The same change in areas without evenings.', verdict: 'weakened', reason: 'The leader came later.' });
  const add = async (item: Omit<Input<'claims.addEvidence'>, 'claimId'>) => (await vault.call('claims.addEvidence', { claimId, ...item })).id;
  const evidence = {
    quote: await add({ side: 'for', target: { kind: 'quote', ...(await find(vault, sources.evening, 'the worker came round with cake and she listened')) }, reason: 'She tells how it began.' }),
    second: await add({ side: 'against', target: { kind: 'quote', ...(await find(vault, sources.group, 'It is slower than they say. Trust takes years.')) }, reason: 'Not everybody felt it so soon.' }),
    sign: await add({ side: 'for', target: { kind: 'sign', signId }, reason: 'Trust is part of being listened to.' }),
    event: await add({ side: 'for', target: { kind: 'event', eventId }, reason: 'It came before the change.' }),
    rival: await add({ side: 'for', rivalId, target: { kind: 'quote', ...(await find(vault, sources.group, 'Somebody listens now. My social worker phones before she comes.')) }, reason: 'It is the social worker who phones.' }),
  };
  return { claimId, outcomeId, indicatorId, signId, eventId, codeId, placeId, sources, voices, evidence, rivalId };
}

export const readClaim = (vault: TestVault, { claimId }: SmallClaim): Promise<Output<'claims.get'>> => vault.call('claims.get', { id: claimId });

/** Stores moves of invented children between three levels of support: many from the first to the second, few on to the third. Answers the dataset. */
export async function storeSmallFlows(vault: TestVault): Promise<Output<'flows.store'>['dataset']> {
  const rows = ['person,state,start,end'];
  for (let child = 1; child <= 40; child += 1) {
    rows.push(`c${child},universal,2022-01-01,2023-0${1 + (child % 6)}-15`);
    rows.push(`c${child},team,2023-0${1 + (child % 6)}-15,${child % 4 === 0 ? '2024-02-01' : ''}`);
    if (child % 4 === 0) rows.push(`c${child},${child % 20 === 0 ? 'placement' : 'case'},2024-02-01,`);
  }
  const files = [writeFile(vault, 'moves.csv', rows.join('\n'))];
  return (await vault.call('flows.store', { files, name: 'Invented moves', extractDate: '2024-06-30', threshold: 5, synthetic: true, linkPassphrase: 'sturdy lantern over the moor' })).dataset;
}
