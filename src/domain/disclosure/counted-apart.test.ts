import { expect, test } from 'vitest';
import { peopleApart, type Speaking } from './counted-apart.ts';

const speaking: Speaking[] = [
  { id: 'rowan here', voiceId: 'rowan', addedAt: '2024-01-01' },
  { id: 'somebody here', voiceId: null, addedAt: '2024-01-01' },
  { id: 'rowan there', voiceId: 'rowan', addedAt: '2024-01-01' },
  { id: 'alder there', voiceId: 'alder', addedAt: '2024-01-01' },
  { id: 'birch later', voiceId: 'birch', addedAt: '2024-06-01' },
];
const all = { at: '2024-03-01', speakerIds: new Set(['rowan here', 'somebody here', 'rowan there', 'alder there']) };

test.each<[string, string[], { chosen: number; arrived: number }]>([
  ['the same', [...all.speakerIds], { chosen: 0, arrived: 0 }],
  ['without one voice, who speaks twice', ['somebody here', 'alder there'], { chosen: 1, arrived: 0 }],
  ['without a source: whoever speaks in it, also somebody who is counted elsewhere', ['rowan here', 'somebody here'], { chosen: 2, arrived: 0 }],
  ['without somebody whom nobody knows yet', ['rowan here', 'rowan there', 'alder there'], { chosen: 1, arrived: 0 }],
  ['with who came in since', [...all.speakerIds, 'birch later'], { chosen: 0, arrived: 1 }],
])('%s', (_what, now, expected) => {
  expect(peopleApart(all, { at: '2024-07-01', speakerIds: new Set(now) }, speaking)).toEqual(expected);
});
