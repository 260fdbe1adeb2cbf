import type { ReactNode } from 'react';
import { RadioButton, RadioField, RadioGroup as AriaRadioGroup, Text } from 'react-aria-components';
import { FieldHelp, FieldLabel } from './Field.tsx';
import type { FieldProps } from './Field.tsx';
import './Toggle.css';

export type ToggleChoice<Id extends string = string> = { id: Id; label: string; description?: ReactNode; isDisabled?: boolean };

export type RadioGroupProps<Id extends string = string> = FieldProps & {
  choices: ReadonlyArray<ToggleChoice<Id>>;
  value: Id | null;
  onChange: (id: Id) => void;
  orientation?: 'vertical' | 'horizontal';
  isDisabled?: boolean;
};

/** One of a few, all of them in view, each with a line that says what it means. */
export function RadioGroup<Id extends string = string>({ label, hasHiddenLabel, note, description, error, choices, value, onChange, orientation = 'vertical', ...rest }: RadioGroupProps<Id>) {
  return (
    <AriaRadioGroup {...rest} className="ui-field" orientation={orientation} isInvalid={error !== undefined} value={value} onChange={(id) => onChange(id as Id)}>
      <FieldLabel label={label} hasHiddenLabel={hasHiddenLabel} note={note} />
      <div className="ui-toggle-group" data-orientation={orientation}>
        {choices.map((choice) => (
          <RadioField key={choice.id} value={choice.id} isDisabled={choice.isDisabled} className="ui-toggle" data-kind="radio">
            <RadioButton className="ui-toggle-row">
              <span className="ui-toggle-sign" />
              <span>{choice.label}</span>
            </RadioButton>
            {choice.description !== undefined && <Text slot="description" className="ui-toggle-description">{choice.description}</Text>}
          </RadioField>
        ))}
      </div>
      <FieldHelp description={description} error={error} />
    </AriaRadioGroup>
  );
}
