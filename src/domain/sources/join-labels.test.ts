import { expect, test } from 'vitest';
import { joinLabels } from './join-labels.ts';

const said = (label: string, sourceId: string, words: number, voiceId: string | null = null, role = 'participant') => ({ label, sourceId, words, voiceId, role });

test('spellings of one label are one, under the spelling of most sources, with all its words and voices', () => {
  expect(joinLabels([said('MR. KEITH', 'a', 10, 'v'), said('Mr Keith', 'b', 5), said('Mr Keith', 'c', 5, 'v'), said('Q', 'a', 30, null, 'interviewer'), said('Q', 'b', 1, 'w')])).toEqual([
    { label: 'Q', sources: 2, words: 31, voices: ['w'], isInterviewer: false },
    { label: 'Mr Keith', sources: 3, words: 20, voices: ['v'], isInterviewer: false },
  ]);
});

test('a label without a letter is none; who interviews everywhere is said', () => {
  expect(joinLabels([said(' : ', 'a', 4), said('Interviewer', 'a', 2, null, 'interviewer')])).toEqual([{ label: 'Interviewer', sources: 1, words: 2, voices: [], isInterviewer: true }]);
});
