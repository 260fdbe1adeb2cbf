import { Button as AriaButton, ListBox, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components';
import type { Choice } from './choice.ts';
import { ChoiceRow } from './ChoiceRow.tsx';
import { FieldHelp, FieldLabel } from './Field.tsx';
import type { FieldProps } from './Field.tsx';
import { Icon } from './Icon.tsx';
import { Swatch } from './Swatch.tsx';
import './Popover.css';
import './Select.css';

export type SelectProps<Id extends string = string> = FieldProps & {
  choices: ReadonlyArray<Choice & { id: Id }>;
  /** Id of what is chosen; null for nothing yet. */
  value: Id | null;
  onChange: (id: Id) => void;
  /** Said while nothing is chosen. */
  placeholder?: string;
  isDisabled?: boolean;
  isRequired?: boolean;
  name?: string;
};

/** One of a few: up to about twenty. For more, or to create one, use ComboBox. */
export function Select<Id extends string = string>({ label, hasHiddenLabel, note, description, error, choices, value, onChange, placeholder = 'Choose', ...rest }: SelectProps<Id>) {
  const chosen = choices.find((choice) => choice.id === value);
  return (
    <AriaSelect
      {...rest}
      className="ui-field"
      isInvalid={error !== undefined}
      placeholder={placeholder}
      value={value}
      onChange={(key) => { if (key !== null) onChange(key as Id); }}
    >
      <FieldLabel label={label} hasHiddenLabel={hasHiddenLabel} note={note} />
      <AriaButton className="ui-select-button">
        <SelectValue className="ui-select-value">
          {chosen === undefined ? placeholder : (
            <>
              {chosen.colour !== undefined && <Swatch colour={chosen.colour} />}
              {chosen.label}
            </>
          )}
        </SelectValue>
        <Icon name="chevron-down" />
      </AriaButton>
      <FieldHelp description={description} error={error} />
      <Popover className="ui-floating" data-fits-trigger offset={4}>
        <ListBox className="ui-choices" items={choices}>
          {(choice) => <ChoiceRow choice={choice} hasTick />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
