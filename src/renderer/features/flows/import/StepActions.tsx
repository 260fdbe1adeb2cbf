import type { ReactNode } from 'react';
import { Button } from '../../../ui/index.ts';

type StepActionsProps = { next: string; onNext?: () => void; onBack: () => void; isDisabled?: boolean; /** Why one can't go on yet. */ why?: string | null; isSubmit?: boolean; children?: ReactNode };

/** The foot of a step: back, on, and what keeps one from going on. */
export function StepActions({ next, onNext, onBack, isDisabled = false, why = null, isSubmit = false, children }: StepActionsProps) {
  return (
    <div className="flow-import-actions">
      <Button icon="chevron-left" onPress={onBack}>Back</Button>
      <Button kind="primary" isDisabled={isDisabled || why !== null} {...(isSubmit ? { type: 'submit' } : { onPress: onNext })}>{next}</Button>
      {children}
      {why !== null && <span className="flow-faint">{why}</span>}
    </div>
  );
}
