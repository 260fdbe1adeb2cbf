import { expect, test } from 'vitest';
import { outlineOf } from './outline.ts';

const heading = (level: number | null) => ({ kind: 'heading' as const, level });
const speech = { kind: 'speech' as const, level: null };

test('headings lie in the outline without gaps', () => {
  expect(outlineOf([speech, heading(2), speech, heading(4), heading(4), heading(2), heading(1), heading(null)])).toEqual([null, 2, null, 3, 3, 2, 2, 3]);
});
