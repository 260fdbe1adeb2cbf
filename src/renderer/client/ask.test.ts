import { QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { queryClient } from './ask.ts';

const cached = (): string => JSON.stringify(queryClient.getQueryCache().getAll().map((query) => query.queryKey));

test('what a passphrase was weighed with is forgotten when it is off the screen; other answers stay', async () => {
  const ask = (queryKey: readonly unknown[]) => new QueryObserver(queryClient, { queryKey, queryFn: () => Promise.resolve('answer') });
  const strength = ask(['vault.strength', { passphrase: 'correct wobbly' }]);
  const leaveStrength = strength.subscribe(() => undefined);
  const leaveSources = ask(['sources.list', {}]).subscribe(() => undefined);
  await strength.refetch();
  expect(cached()).toContain('correct wobbly');
  // The next letter is another question.
  strength.setOptions({ queryKey: ['vault.strength', { passphrase: 'correct wobbly h' }], queryFn: () => Promise.resolve('answer') });
  leaveStrength();
  leaveSources();
  await expect.poll(cached).not.toContain('correct');
  expect(cached()).toContain('sources.list');
  queryClient.clear();
});
