/** The first whole journey, step by step: from a transcript and the moves of the sample to a contribution brief. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stopped } from './problem.ts';
import type { Session } from './session.ts';

export type Walk = { folder: string; passphrase: string; interview: string; say(line: string): void };

const day = (from: string, to: string, text: string) => ({ from, to, precision: 'day' as const, text });

/** The words that the demonstration codes, found in the text as it was stored. */
const words = {
  bench: 'it was them that asked for the bench',
  patch: 'He has a patch now, so he has a face',
  anyway: 'The council was putting benches in all over',
  club: "The ones who don't come to the soup say it is a club",
};

export async function walkTheJourney({ call }: Session, { folder, passphrase, interview, say }: Walk): Promise<{ vault: string; files: string[] }> {
  const made = await call('vault.createSample', { name: 'Demonstration', folder, passphrase });
  const programme = await call('programme.get', {});
  const before = await call('sources.list', {});
  say(`Made ${made.path} with the invented programme “${programme.name}”: ${before.sources.length} sources.`);

  // A source, as it is recognised, with one speaker told apart from the interviewer.
  const { files: prepared } = await call('sources.prepare', { files: [interview] });
  const file = prepared[0]!;
  if (file.problem) throw stopped(file.problem.code, file.problem.message);
  const craigend = programme.places.find((place) => place.name === 'Craigend') ?? programme.places[0];
  const { sources } = await call('sources.store', {
    files: [
      {
        file: interview,
        title: 'Interview with a school crossing patroller, Craigend',
        ...(craigend && { placeId: craigend.id }),
        speakers: [{ label: 'WINIFRED', role: 'participant', voice: { pseudonym: 'Effie', group: 'Practitioners', roleGeneral: 'Works near a school', ...(craigend && { placeId: craigend.id }) } }],
      },
    ],
  });
  const source = sources[0]!;
  say(`Imported “${source.title}”: ${source.paragraphs} paragraphs, ${file.speakers.map(({ label, role }) => `${label} (${role})`).join(', ')}; ${file.identifierCount} places that may tell who somebody is.`);
  const { voices } = await call('voices.list', {});
  const voice = voices.find(({ pseudonym }) => pseudonym === 'Effie')!;
  await call('voices.setConsent', {
    id: voice.id,
    consent: { state: 'recorded', audiences: { team: 'given', board: 'given', partners: 'unknown', public: 'refused' }, attribution: 'general role', until: null, note: 'Invented: asked at the end of the conversation.' },
  });
  say('Recorded what that voice has agreed to: team and board, by general role.');

  // Coding.
  const opened = await call('sources.read', { id: source.id });
  const find = (quote: string): { start: number; end: number } => {
    const start = opened.text.indexOf(quote);
    if (start < 0) throw stopped('not-found', `The words “${quote}” are not in the text.`);
    return { start, end: start + quote.length };
  };
  const asked = await call('coding.applyNew', { sourceId: source.id, ...find(words.bench), name: 'They asked for it themselves' });
  await call('coding.apply', { sourceId: source.id, ...find(words.patch), codeId: asked.codeId, memo: 'Somebody with a name to ask.' });
  await call('coding.applyNew', { sourceId: source.id, ...find(words.club), name: 'Those who stay outside' });
  await call('coding.applyNew', { sourceId: source.id, ...find(words.anyway), name: 'Would have come anyway' });
  const { quotes } = await call('coding.quotes', { codeId: asked.codeId });
  say(`Coded four passages; “They asked for it themselves” now has ${quotes.length} quotes.`);
  const undone = await call('history.undo', {});
  const redone = await call('history.redo', {});
  say(`Took back: ${undone.label}. Did again: ${redone.label}.`);
  const found = await call('search.find', { words: 'bench' });
  say(`Searched for “bench”: ${found.total} places.`);

  // Signs of change.
  const { indicators } = await call('framework.indicators', {});
  const indicator = indicators.find(({ wording }) => /community|belong|active/i.test(wording)) ?? indicators[0]!;
  const spoken = await call('framework.logSign', {
    indicatorId: indicator.id, date: day('2024-05-16', '2024-05-17', '16 May 2024'), polarity: 'confirming', expected: 'not said', observedBy: 'A crossing patroller', note: 'Invented.', placeId: craigend?.id ?? null,
    seenIn: { kind: 'passage', sourceId: source.id, ...find(words.bench) },
  });
  const bench = await call('timeline.addEvent', {
    title: 'A bench is put up at the crossing in Craigend', kind: 'change on the ground', date: { from: '2024-03-01', to: '2024-04-01', precision: 'month', text: 'March 2024' },
    placeId: craigend?.id ?? null, description: 'Invented.', knownFrom: 'An interview; the order itself has not been seen.',
  });
  await call('framework.logSign', { indicatorId: indicator.id, date: day('2024-05-16', '2024-05-17', '16 May 2024'), polarity: 'mixed', seenIn: { kind: 'passage', sourceId: source.id, ...find(words.club) } });
  say(`Logged two signs of “${indicator.wording}”, one confirming and one mixed, and one dated event.`);

  // Flows: only what the disclosure check releases is ever seen here.
  const { datasets } = await call('flows.list', {});
  const dataset = datasets[0];
  const hidden = { measure: 'hidden moves' as const, month: 7, day: 31 };
  for (const view of dataset ? [{ measure: 'moves' as const }, hidden] : []) {
    const { sentences } = await call('flows.view', { datasetId: dataset!.id, view });
    say(`Flows: ${sentences[0]}`);
  }

  // A claim with evidence of several kinds, for and against, and another explanation.
  const claim = await call('claims.create', {
    statement: 'In Craigend, soup nights, together with housing officers who have a patch of their own, helped parents to ask for changes to their street',
    placeId: craigend?.id ?? null,
    period: { from: '2023-09-01', to: '2024-06-01', precision: 'range', text: 'September 2023 to May 2024' },
    indicatorIds: [indicator.id],
    outcomeIds: indicator.outcomeIds,
    changeObserved: 'Parents stop and talk at the crossing, and asked for a bench, which was put up.',
    programmePart: 'The soup nights put parents and the housing officer at one table.',
    otherFactors: ['The housing service gave each officer a patch', 'The council was putting up benches across the city'],
    unintended: 'Some parents say that the soup nights have become a club.',
    counterSearch: 'The patroller was asked what has gone the other way.',
    wouldChangeOurMind: 'An order for the bench that is older than the first soup night.',
  });
  const evidence = [
    { side: 'for' as const, target: { kind: 'quote' as const, sourceId: source.id, ...find(words.bench) }, reason: 'Somebody who stands there every day saw who asked.' },
    { side: 'for' as const, target: { kind: 'sign' as const, signId: spoken.id }, reason: 'A sign that was logged for this indicator.' },
    { side: 'for' as const, target: { kind: 'event' as const, eventId: bench.id }, reason: 'What was asked for came.' },
    { side: 'against' as const, target: { kind: 'quote' as const, sourceId: source.id, ...find(words.anyway) }, reason: 'Benches went up elsewhere without soup.' },
    ...(dataset ? [{ side: 'against' as const, target: { kind: 'figure' as const, address: { question: { datasetId: dataset.id, view: hidden }, cell: null } }, reason: 'The records of moves do not speak to streets and benches; they are here for the wider picture.' }] : []),
  ];
  for (const item of evidence) await call('claims.addEvidence', { claimId: claim.id, ...item });
  await call('claims.addRival', { claimId: claim.id, statement: 'The city-wide programme of benches would have reached this corner anyway', wouldExpect: 'A bench at the corner on the plan of 2023', verdict: 'alive, minor', reason: 'Nobody had been asked where; the plan has not been seen yet.' });
  const { criteria } = (await call('claims.rubric', {})).current;
  await call('claims.rate', { claimId: claim.id, ratings: criteria.map(({ key }) => ({ criterion: key, level: 2, reason: 'Invented, for the demonstration.' })) });
  const read = await call('claims.get', { id: claim.id });
  say(`Wrote a claim with ${read.evidence.length} items of evidence and ${read.rivals.length} other explanation. Still missing: ${read.missing.join(' ') || 'nothing'}`);

  // The brief: who it is for decides what may enter.
  const files: string[] = [];
  const { claims } = await call('claims.list', {});
  const request = { claimIds: [claim.id, ...claims.map(({ id }) => id).filter((id) => id !== claim.id)], audience: 'board' as const, title: 'What the soup nights were part of' };
  const gate = await call('reports.check', request);
  say(`For the board, ${gate.enters} items may enter, ${gate.held} are held back, ${gate.toDecide} are for a person to decide.`);
  const undecided = gate.findings.filter(({ verdict }) => verdict === 'decide').flatMap(({ evidenceId, claimId }) => evidenceId ?? claimId ?? []);
  const decision = { allow: undecided, leaveOut: [], person: 'Demonstration', reason: 'Everything in the sample is invented.' };
  for (const format of ['docx', 'html'] as const) {
    const brief = await call('reports.brief', { ...request, format, ...(undecided.length > 0 && { decision }) });
    const path = join(folder, `brief.${format}`);
    writeFileSync(path, Buffer.from(brief.file.base64, 'base64'));
    files.push(path);
    say(`Made ${path}.`);
  }

  const backup = await call('vault.backup', {});
  const check = await call('vault.check', {});
  say(`Backed up and verified (${backup.bytes} bytes); the vault is ${check.sound ? 'sound' : `not sound: ${check.findings.filter(({ ok }) => !ok).map(({ what }) => what).join('; ')}`}.`);
  return { vault: made.path, files };
}
