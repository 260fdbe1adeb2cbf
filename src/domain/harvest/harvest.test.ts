import { expect, test } from 'vitest';
import { whyNotClosed } from './closing.ts';
import { missingInOutcome } from './missing.ts';
import { answersInWords } from './substantiation-words.ts';

const whole = {
  date: { from: '2024-01-01', to: '2024-02-01', precision: 'month' as const, text: 'January 2024' }, placeId: 'p', significance: 'It matters.', contribution: 'None.', intended: 'not intended' as const, welcome: 'not welcome' as const,
  scaling: ['deep' as const], substantiations: [{ agreement: 'agrees' as const, standing: 'Was there.' }], rests: [{ stale: null }],
};

test('an unhoped-for, unwelcome outcome lacks nothing when it is told whole', () => {
  expect(missingInOutcome(whole)).toEqual([]);
  expect(missingInOutcome({ ...whole, significance: ' ' })).toEqual(['It is not said why this matters.', 'It is called a deep change, but nothing says how beliefs or practice changed.']);
  expect(missingInOutcome({ ...whole, rests: [{ stale: { gone: true } }] })).toEqual(['Nothing that it rested on is left.']);
  expect(missingInOutcome({ ...whole, rests: [{ stale: { gone: true } }, { stale: null }] })).toEqual([]);
});

test('answers are summed by what was answered, never as a score', () => {
  const said = (...agreements: Parameters<typeof answersInWords>[0][number]['agreement'][]) => answersInWords(agreements.map((agreement) => ({ agreement })));
  expect(said()).toBe('Nobody independent has been asked yet.');
  expect(said('disagrees')).toBe('One person was asked, who disagrees.');
  expect(said('agrees', 'agrees')).toBe('Two people were asked; all agree.');
  expect(said('agrees', 'no answer yet', 'agrees', 'disagrees', 'agrees partly')).toBe('Of five people who were asked, two agree, one agrees in part, one disagrees and one has not answered yet.');
});

test('a round is closed once a reader could follow it', () => {
  const story = { title: 'The form', chosen: true, panelsReason: 'It lasted.' };
  expect(whyNotClosed({ panel: 'Two parents', stories: [story] })).toBeNull();
  expect(whyNotClosed({ panel: '', stories: [story] })).toContain('who chose');
  expect(whyNotClosed({ panel: 'Two parents', stories: [{ ...story, panelsReason: '' }] })).toContain('“The form”');
});
