import { CheckboxGroup as AriaCheckboxGroup } from 'react-aria-components';
import { Checkbox } from './Checkbox.tsx';
import { FieldHelp, FieldLabel } from './Field.tsx';
import type { FieldProps } from './Field.tsx';
import type { ToggleChoice } from './RadioGroup.tsx';
import './Toggle.css';

export type CheckboxGroupProps<Id extends string = string> = FieldProps & {
  choices: ReadonlyArray<ToggleChoice<Id>>;
  /** Ids of what is ticked. */
  value: readonly Id[];
  onChange: (ids: Id[]) => void;
  orientation?: 'vertical' | 'horizontal';
  isDisabled?: boolean;
};

/** Any of a few, all of them in view. */
export function CheckboxGroup<Id extends string = string>({ label, hasHiddenLabel, note, description, error, choices, value, onChange, orientation = 'vertical', ...rest }: CheckboxGroupProps<Id>) {
  return (
    <AriaCheckboxGroup {...rest} className="ui-field" isInvalid={error !== undefined} value={[...value]} onChange={(ids) => onChange(ids as Id[])}>
      <FieldLabel label={label} hasHiddenLabel={hasHiddenLabel} note={note} />
      <div className="ui-toggle-group" data-orientation={orientation}>
        {choices.map((choice) => (
          <Checkbox key={choice.id} value={choice.id} isDisabled={choice.isDisabled} description={choice.description}>{choice.label}</Checkbox>
        ))}
      </div>
      <FieldHelp description={description} error={error} />
    </AriaCheckboxGroup>
  );
}
