import type { KistProblem } from '../client/kist.ts';
import { Notice } from '../ui/index.ts';

/**
 * A refusal in the person's way. The message already says what happened, what is safe and what to do;
 * its first sentence becomes the title.
 */
export function ProblemNotice({ problem, actions }: { problem: KistProblem | null | undefined; actions?: React.ReactNode }) {
  if (!problem) return null;
  const [, first = problem.message, rest = ''] = /^(.+?[.!?])\s+(.*)$/s.exec(problem.message) ?? [];
  return (
    <Notice kind={problem.code === 'conflict' ? 'caution' : 'against'} title={first} isUrgent actions={actions}>
      {rest}
    </Notice>
  );
}
