import { describe, expect, it } from 'vitest';
import type { Claim, Evidence } from '../../../contract/index.ts';
import { drawClaim, pieceInWords } from './draw-claim.ts';

const item = (more: Partial<Evidence>): Evidence => ({
  id: 'e', side: 'for', rivalId: null, target: { kind: 'quote', sourceId: 's', start: 0, end: 9 }, reason: '', shown: 'MY OWN WORDS', provenance: '', date: null, consent: '', sharesWith: [], together: '',
  expectation: null, test: null, result: '', stale: null, coderId: 'c', at: '2026-01-01T00:00:00Z', version: 1, ...more,
});

const claim: Claim = {
  id: 'c', statement: 'Parents ran sessions & brought <others> along', placeId: null, period: null, outcomeIds: [], indicatorIds: [], changeObserved: '', changeForWhom: '', changeWhen: '', changeHowKnown: '', programmePart: '', mechanismResource: '',
  mechanismReasoning: '', scaling: [], necessity: 'not said', weight: 'not said', weightReason: '', otherFactors: [], coContributors: [], theoryVersionId: null, pathway: [], space: 'learning', progress: 'some', progressReason: '', confidence: 'low',
  confidenceReason: '', unintended: '', rivalsSearch: '', counterSearch: '', wouldChangeOurMind: '', status: 'draft', wordings: [], evidence: [], rivals: [], rubric: { id: 'r', number: 1, criteria: [], lockedAt: null, version: 1 }, ratings: [], weakest: null,
  missing: ['Nobody looked for what speaks against it.'], missingToLeaveDraft: 1, missingForAgreement: 1, mendedIn: ['what speaks against it'], coverage: [], package: [], steps: [], timeQuestions: [], relations: [], reviewers: [], versions: [], cerqual: null, bond: null,
  overclaims: [], staleness: [], version: 1,
};

const stepNamed = (id: string, what: string): Claim['steps'][number] => ({ id, what, nodeId: null, date: null, placeId: null, eventIds: [], dose: null, group: '', position: 1, version: 1 });

describe('a claim on one page', () => {
  it('never holds the words of a participant', () => {
    const { svg } = drawClaim({ ...claim, evidence: [item({}), item({ id: 'f', reason: 'She tells how it began' }), item({ id: 'g', target: { kind: 'memo', memoId: 'm' } })] }, 'Heronby', 'foot');
    expect(svg).not.toContain('MY OWN WORDS');
    expect(svg).toContain('She tells how it began');
    expect(svg).toContain('Heronby');
    expect(pieceInWords(item({ target: { kind: 'sign', signId: 's' }, shown: 'We are asked' }))).toBe('We are asked');
  });

  it('says what is missing and what the timeline asks', () => {
    const { svg } = drawClaim({ ...claim, steps: [stepNamed('a', 'A weekend away'), stepNamed('b', 'Sessions run by parents')], timeQuestions: [{ kind: 'effect before cause', weight: 'conflict', stepIds: ['a', 'b'], sentence: '', waysOn: [] }] }, null, '');
    expect(svg).toContain('A weekend away');
    expect(svg).toContain('the timeline says');
    expect(svg).toContain('Nobody looked for what speaks against it.');
    expect(svg).toContain('No other explanation was considered.');
    expect(svg).toContain('&amp; brought &lt;others&gt;');
  });

  it('counts what finds no room, and is at least as tall as the sheet', () => {
    const { svg, width, height } = drawClaim({ ...claim, evidence: Array.from({ length: 12 }, (_, index) => item({ id: String(index), reason: `Reason ${index}` })) }, null, '');
    expect(svg).toContain('and 5 more');
    expect(height / width).toBeGreaterThanOrEqual(1.41);
  });

  it('puts what decides first', () => {
    const decides: Evidence['expectation'] = { expected: 'A rota in their own hand', writtenAt: '2026-01-01T00:00:00Z', seenBefore: 'nobody had seen it', certainty: 'yes', uniqueness: 'no', looked: 'not found', search: 'The office files', decides: true, chances: null };
    const { svg } = drawClaim({ ...claim, evidence: [...Array.from({ length: 9 }, (_, index) => item({ id: String(index), reason: `Reason ${index}` })), item({ id: 'last', expectation: decides, test: 'hoop', result: 'Not through the hoop: as it is written, this rules it out.' })] }, null, '');
    expect(svg.indexOf('A rota in their own hand')).toBeLessThan(svg.indexOf('Reason 0'));
    expect(svg).toContain('Not through the hoop');
  });
});
