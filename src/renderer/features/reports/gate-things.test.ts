import { describe, expect, test } from 'vitest';
import type { GateFinding } from '../../../contract/index.ts';
import { leftToPeople } from '../../../domain/disclosure/gate-decision.ts';
import { decisionOf, settling, thingsOf } from './gate-things.ts';

const finding = (evidenceId: string | null, claimId: string | null, verdict: GateFinding['verdict'], what = 'Quote “…”'): GateFinding => ({ evidenceId, claimId, verdict, check: 'identifiers', what, why: 'why', attribution: null, identifiers: [] });
const findings = [
  finding(null, null, 'enters', 'The title'),
  finding(null, 'claim', 'enters', 'Claim “One”'),
  finding('a', 'claim', 'decide', 'Quote “She came” (how it bears on the claim)'),
  finding('a', 'claim', 'decide', 'Quote “She came”'),
  finding('b', 'claim', 'held'),
  finding('c', 'claim', 'enters'),
];

describe('what waits for a person', () => {
  test('findings of one thing are one thing, under its own name', () => {
    const things = thingsOf(findings);
    expect(things.map(({ key, verdict, what }) => [key, verdict, what])).toEqual([['', 'enters', 'The title'], ['claim', 'enters', 'Claim “One”'], ['a', 'decide', 'Quote “She came”'], ['b', 'held', 'Quote “…”'], ['c', 'enters', 'Quote “…”']]);
    expect(things[2]!.findings).toHaveLength(2);
  });

  test('it waits until it is allowed, with a reason, or left out', () => {
    const things = thingsOf(findings);
    expect(settling(things, {}).waiting.map(({ key }) => key)).toEqual(['a']);
    expect(settling(things, { a: 'allow' })).toMatchObject({ waiting: [], needsReason: true, blocking: [] });
    expect(settling(things, { a: 'leave out' })).toMatchObject({ waiting: [], needsReason: false });
  });

  test('prose that may not leave blocks until its claim is left out', () => {
    const things = thingsOf([finding(null, 'claim', 'held', 'Claim “One”'), finding('a', 'claim', 'decide')]);
    expect(settling(things, {})).toMatchObject({ blocking: [{ key: 'claim' }], isEmpty: false });
    expect(settling(things, { claim: 'leave out' })).toMatchObject({ blocking: [], waiting: [], isEmpty: true });
  });

  test('the title has nobody who could let it in: it is worded anew', () => {
    expect(settling(thingsOf([finding(null, null, 'decide', 'The title')]), {})).toMatchObject({ waiting: [], blocking: [{ key: '' }] });
  });

  test('a decision names what was let in and what was left out, and by whom', () => {
    const things = thingsOf(findings);
    expect(decisionOf(things, {}, 'Ann', '')).toBe(undefined);
    expect(decisionOf(things, { a: 'allow', c: 'leave out', b: 'allow' }, ' Ann ', ' seen ')).toEqual({ allow: ['a'], saw: [{ id: 'a', findings: leftToPeople(things.find(({ key }) => key === 'a')!.findings) }], leaveOut: ['c'], person: 'Ann', reason: 'seen' });
  });
});
