import { describe, expect, test } from 'vitest';
import type { Audience, Consent, IdentifierHit } from '../../contract/index.ts';
import { attributionFor, type NamedVoice } from './consent-attribution.ts';
import { consentFor } from './consent.ts';
import { smallCountsIn } from './gate-counts.ts';
import { countThings, leftToPeople, settle } from './gate-decision.ts';
import { examine, type GateItem, type GateRules } from './gate.ts';

const today = '2024-06-30';
const consent = (more: Partial<Consent> = {}): Consent => ({ state: 'recorded', audiences: { team: 'given', board: 'given', partners: 'unknown', public: 'refused' }, attribution: 'general role', until: null, note: '', ...more });
const voice = (more: Partial<NamedVoice> = {}): NamedVoice => ({ pseudonym: 'Bracken', group: 'Practitioners', roleFull: 'Manager of the Millbank family centre', roleGeneral: 'Manager in a family service', area: 'Invermuir', creditedAs: 'Ada Example', consent: consent(), ...more });

describe('consent', () => {
  const verdict = (one: Consent | null, audience: Audience) => consentFor(one, audience, today).verdict;

  test.each<[string, Consent | null, string]>([
    ['given to the board, not asked about partners, refused to the public', consent(), 'enters enters held held'],
    ['unknown passes to the team alone', consent({ state: 'unknown' }), 'enters held held held'],
    ['nobody recorded as the speaker passes to the team alone', null, 'enters held held held'],
    ['withdrawn goes nowhere', consent({ state: 'withdrawn' }), 'held held held held'],
    ['refused to the team goes nowhere', consent({ audiences: { team: 'refused', board: 'refused', partners: 'refused', public: 'refused' } }), 'held held held held'],
    ['the last day still counts', consent({ until: today }), 'enters enters held held'],
    ['run out: the team has to ask, nobody else gets it', consent({ until: '2024-06-29' }), 'decide held held held'],
    ['what was given to the public says nothing about the board', consent({ audiences: { team: 'given', board: 'unknown', partners: 'unknown', public: 'given' } }), 'enters held held enters'],
  ])('%s', (_, one, expected) => {
    expect((['team', 'board', 'partners', 'public'] as const).map((audience) => verdict(one, audience)).join(' ')).toBe(expected);
  });

  test('says why in plain words', () => {
    expect(consentFor(consent(), 'public', today).why).toBe('This voice said no to the public.');
    expect(consentFor(consent({ until: '2024-01-31' }), 'board', today).why).toBe('Consent ran until 31 January 2024.');
  });
});

describe('attribution', () => {
  test.each([
    ['named', 'Ada Example, 2024'],
    ['full role', 'Manager of the Millbank family centre, 2024'],
    ['general role', 'Manager in a family service, Invermuir, 2024'],
    ['group', 'from the group “Practitioners”, 2024'],
    ['none', 'a participant'],
  ] as const)('at the level “%s”', (level, expected) => {
    expect(attributionFor(voice({ consent: consent({ attribution: level }) }), 'board', 2024)).toBe(expected);
  });

  test('falls to less telling words where a level has none, never to more telling ones', () => {
    expect(attributionFor(voice({ creditedAs: '', roleFull: ' ', consent: consent({ attribution: 'named' }) }), 'public')).toBe('Manager in a family service, Invermuir');
    expect(attributionFor(voice({ roleGeneral: '', consent: consent() }), 'public')).toBe('from the group “Practitioners”');
    expect(attributionFor(voice({ roleGeneral: '', group: '', consent: consent() }), 'public', 2024)).toBe('a participant');
  });

  test('never is the pseudonym beyond the team, nor a level that nobody agreed to', () => {
    expect(attributionFor(voice(), 'team', 2024)).toBe('Bracken, Practitioners');
    for (const audience of ['board', 'partners', 'public'] as const) {
      for (const state of ['unknown', 'withdrawn'] as const) expect(attributionFor(voice({ consent: consent({ state, attribution: 'named' }) }), audience)).toBe('a participant');
      expect(attributionFor(voice(), audience)).not.toContain('Bracken');
    }
  });
});

describe('small numbers in prose', () => {
  test.each([
    ['Two children came back, and three of the young people stayed.', ['Two children', 'three of the young people']],
    ['4 looked-after children moved.', ['4 looked-after children']],
    ['One family left.', ['One family']],
    ['One family centre opened, and two family support workers came.', []],
    ['Twelve children, 41 children, 1,204 children, 2024 children.', []],
    ['No children came; nobody counted the children in room 2.', []],
    ['Two parents ran the evening at 3 schools.', []],
    ['0.4 children per family', []],
    ['someone children', []],
  ])('%s', (text, found) => {
    expect(smallCountsIn(text, 5)).toEqual(found);
  });
  test('depend on the threshold', () => {
    expect(smallCountsIn('three children and seven children', 3)).toEqual([]);
    expect(smallCountsIn('three children and seven children', 10)).toEqual(['three children', 'seven children']);
  });
});

const hit = (kind: IdentifierHit['kind'], text: string): IdentifierHit => ({ kind, text, before: '', after: '', start: 0, end: text.length, why: '' });
const rules = (audience: Audience = 'board'): GateRules => ({
  audience, today, fewerThan: 5,
  look: (text) => [...(text.includes('@') ? [hit('email', text)] : []), ...(text.includes('Morag') ? [hit('name', 'Morag')] : [])],
});
const item = (more: Partial<GateItem> = {}): GateItem => ({ evidenceId: 'e', claimId: 'c', what: 'A quote', words: null, texts: [{ about: 'the reason', text: 'Plain.' }], figure: null, stale: null, ...more });
const words = (...speakers: NonNullable<GateItem['words']>['speakers'][number][]): GateItem['words'] => ({ speakers, sourceKind: 'interview', year: 2024 });
const participant = (more: Partial<NamedVoice> = {}) => ({ role: 'participant' as const, voice: voice(more) });
const ask = (one: Partial<GateItem>, audience: Audience = 'board') => examine([item(one)], rules(audience)).map(({ verdict, check, attribution }) => [verdict, check, attribution]);

describe('the gate', () => {
  test('lets a plain thing enter with one finding', () => {
    expect(ask({})).toEqual([['enters', 'text', null]]);
    expect(ask({ words: words(participant()) })).toEqual([['enters', 'consent', 'Manager in a family service, Invermuir, 2024']]);
  });
  test('of several speakers asks all', () => {
    const refused = participant({ consent: consent({ audiences: { team: 'given', board: 'refused', partners: 'given', public: 'given' } }) });
    expect(ask({ words: words(participant(), refused) })).toEqual([['held', 'consent', null]]);
    expect(ask({ words: words(participant(), { role: 'participant', voice: null }) })).toEqual([['held', 'consent', null]]);
    expect(ask({ words: words(participant(), participant({ roleGeneral: 'Nurse', area: '' })) })[0]![2]).toBe('Manager in a family service, Invermuir, 2024 and Nurse, 2024');
    expect(ask({ words: words({ role: 'interviewer', voice: null }, participant()) })[0]).toEqual(['enters', 'consent', 'the interviewer and Manager in a family service, Invermuir, 2024']);
  });
  test('leaves the interviewer\'s own words, and writing that nobody is recorded as speaking, to people', () => {
    expect(ask({ words: words({ role: 'interviewer', voice: null }) })).toEqual([['decide', 'text', 'the interviewer']]);
    expect(ask({ words: { speakers: [], sourceKind: 'document', year: 2023 } })).toEqual([['decide', 'consent', 'a document, 2023']]);
    expect(ask({ words: { speakers: [], sourceKind: 'document', year: null } }, 'team')).toEqual([['enters', 'consent', 'a document']]);
    expect(ask({ words: { speakers: [], sourceKind: 'story', year: 2023 } })).toEqual([['held', 'consent', null]]);
  });
  test('holds numbers and addresses of one person, and asks about names, in every text and for every audience', () => {
    for (const audience of ['team', 'board', 'partners', 'public'] as const) {
      expect(ask({ texts: [{ about: 'the reason', text: 'a@example.org' }] }, audience)).toEqual([['held', 'identifiers', null]]);
      expect(ask({ texts: [{ about: 'the words', text: 'fine' }, { about: 'the reason', text: 'Morag said so' }] }, audience)).toEqual([['decide', 'identifiers', null]]);
    }
  });
  test('holds a figure that disclosure control did not answer, and asks about small numbers that people typed', () => {
    expect(ask({ figure: 'not released' })).toEqual([['held', 'small numbers', null]]);
    expect(ask({ figure: 'released' })).toEqual([['enters', 'small numbers', null]]);
    for (const audience of ['partners', 'team'] as const) expect(ask({ figure: { checkedFor: 'partners' } }, audience)).toEqual([['enters', 'small numbers', null]]);
    for (const audience of ['board', 'public'] as const) expect(ask({ figure: { checkedFor: 'partners' } }, audience)).toEqual([['decide', 'small numbers', null]]);
    expect(ask({ figure: { checkedFor: 'public' } }, 'board')).toEqual([['enters', 'small numbers', null]]);
    expect(ask({ texts: [{ about: 'what changed', text: 'Two children came home.' }] })).toEqual([['decide', 'small numbers', null]]);
    expect(ask({ texts: [{ about: 'the words', text: 'I have two children.', said: true }] })).toEqual([['enters', 'text', null]]);
    expect(ask({ texts: [{ about: 'what changed', text: 'Two children came home.' }] }, 'team')).toEqual([['enters', 'text', null]]);
  });
  test('asks about what is stale, and holds what is gone', () => {
    expect(ask({ stale: { why: 'Dated anew.', gone: false } })).toEqual([['decide', 'stale', null]]);
    expect(ask({ stale: { why: 'Taken out.', gone: true } })).toEqual([['held', 'stale', null]]);
  });
  test('gives every reason, not only the first', () => {
    const all = examine([item({ words: words(participant()), stale: { why: 'Dated anew.', gone: false }, texts: [{ about: 'the words', text: 'Morag' }, { about: 'the reason', text: 'b@example.org' }] })], rules('public'));
    expect(all.map(({ verdict, check, what }) => [verdict, check, what])).toEqual([
      ['decide', 'stale', 'A quote'], ['held', 'consent', 'A quote'], ['decide', 'identifiers', 'A quote (the words)'], ['held', 'identifiers', 'A quote (the reason)'],
    ]);
    expect(countThings(all)).toEqual({ enters: 0, held: 1, toDecide: 0 });
  });
});

describe('a decision', () => {
  const findings = examine(
    [
      item({ evidenceId: null, claimId: null, what: 'The title' }),
      item({ evidenceId: null, claimId: 'c', what: 'Claim', texts: [{ about: 'the statement', text: 'Morag' }] }),
      item({ evidenceId: 'plain' }),
      item({ evidenceId: 'name', texts: [{ about: 'the words', text: 'Morag' }] }),
      item({ evidenceId: 'mail', texts: [{ about: 'the words', text: 'x@example.org' }] }),
    ],
    rules(),
  );
  const decision = (allow: string[], leaveOut: string[] = []) => ({ allow, leaveOut, person: 'A. Tester', reason: 'Looked at.' });

  test('leaves open what nobody has looked at', () => {
    const { open, blocking, entering } = settle(findings, null);
    expect(open.map((one) => one.evidenceId ?? one.claimId)).toEqual(['c', 'name']);
    expect(blocking).toEqual([]);
    expect([...entering]).toEqual(['plain']);
  });
  test('lets enter what was allowed, and never what is held', () => {
    const { open, entering, staying } = settle(findings, decision(['c', 'name', 'mail']));
    expect(open).toEqual([]);
    expect([...entering]).toEqual(['plain', 'name']);
    expect(staying).toEqual([{ evidenceId: 'mail', claimId: 'c', because: ['identifiers'] }]);
  });
  test('lets enter what the person saw, and asks anew about what reads otherwise by now', () => {
    const saw = [{ id: 'c', findings: leftToPeople(findings.filter(({ evidenceId, claimId }) => evidenceId === null && claimId === 'c')) }, { id: 'name', findings: leftToPeople(findings.filter(({ evidenceId }) => evidenceId === 'name')) }];
    expect(settle(findings, { ...decision(['c', 'name']), saw }).open).toEqual([]);
    const since = examine([item({ evidenceId: 'name', texts: [{ about: 'the words', text: 'Morag' }, { about: 'the reason', text: 'Morag again' }] })], rules());
    expect(settle(since, { ...decision(['name']), saw }).open.map(({ what }) => what)).toContain('A quote (the reason)');
    expect(settle(since, { ...decision(['name']), saw: [] }).entering.size).toBe(0);
  });
  test('leaves out what somebody wishes, a whole claim too', () => {
    expect(settle(findings, decision(['c'], ['plain', 'name'])).staying).toEqual([
      { evidenceId: 'plain', claimId: 'c', because: ['left out'] }, { evidenceId: 'name', claimId: 'c', because: ['left out'] }, { evidenceId: 'mail', claimId: 'c', because: ['identifiers'] },
    ]);
    const without = settle(findings, decision([], ['c']));
    expect([without.claims.size, without.entering.size, without.staying.length, without.open.length]).toEqual([0, 0, 0, 0]);
  });
  test('can\'t mend a claim\'s own prose that holds an address, or a title that names somebody: those are edited', () => {
    const blocked = examine([item({ evidenceId: null, claimId: null, what: 'The title', texts: [{ about: 'the title', text: 'Morag' }] }), item({ evidenceId: null, claimId: 'c', texts: [{ about: 'the statement', text: 'x@example.org' }] })], rules());
    expect(settle(blocked, decision(['c', ''])).blocking.map((one) => one.what)).toEqual(['The title (the title)', 'A quote (the statement)']);
  });
});
