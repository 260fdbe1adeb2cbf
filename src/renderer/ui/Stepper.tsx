import { Button as AriaButton } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import './Stepper.css';

export type StepperProps<Id extends string = string> = {
  /** What the steps lead to: "Bring in transcripts". */
  label: string;
  steps: ReadonlyArray<{ id: Id; label: string }>;
  /** Id of the step that one is at. Those before it are done. */
  current: Id;
  /** Given when one may go back to a step that is done. */
  onGo?: (id: Id) => void;
};

/** Where one is in work of several steps. */
export function Stepper<Id extends string = string>({ label, steps, current, onGo }: StepperProps<Id>) {
  const now = steps.findIndex((step) => step.id === current);
  return (
    <nav aria-label={label}>
      <ol className="ui-stepper">
        {steps.map((step, index) => {
          const state = index < now ? 'done' : index === now ? 'now' : 'later';
          const face = (
            <>
              <span className="ui-step-number">{state === 'done' ? <Icon name="check" /> : index + 1}</span>
              <span className="ui-step-label">{step.label}</span>
              {state === 'done' && <span className="ui-visually-hidden">, done</span>}
            </>
          );
          return (
            <li key={step.id} className="ui-step" data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
              {state === 'done' && onGo !== undefined
                ? <AriaButton className="ui-step-face" onPress={() => onGo(step.id)}>{face}</AriaButton>
                : <span className="ui-step-face">{face}</span>}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
