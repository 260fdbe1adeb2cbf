import { ListBoxItem, Text } from 'react-aria-components';
import type { Choice } from './choice.ts';
import { Icon } from './Icon.tsx';
import { KeyHint } from './KeyHint.tsx';
import { Swatch } from './Swatch.tsx';
import './ChoiceRow.css';

export type ChoiceRowProps = { choice: Choice; hasTick?: boolean; onAction?: () => void };

/** One row of a list to choose from; used by Select, ComboBox and ListBox; PickList has its own of the same look. */
export function ChoiceRow({ choice, hasTick = false, onAction }: ChoiceRowProps) {
  const { id, label, description, colour, icon, count, keys, isDisabled } = choice;
  return (
    <ListBoxItem id={id} textValue={label} className="ui-choice" isDisabled={isDisabled} onAction={onAction}>
      {(colour !== undefined || icon !== undefined) && (
        <span className="ui-choice-sign">{colour === undefined ? <Icon name={icon ?? 'file'} /> : <Swatch colour={colour} />}</span>
      )}
      <span className="ui-choice-label">
        <Text slot="label">{label}</Text>
        {description !== undefined && <Text slot="description" className="ui-choice-description">{description}</Text>}
      </span>
      {(count !== undefined || keys !== undefined || hasTick) && (
        <span className="ui-choice-end">
          {count}
          {keys !== undefined && <KeyHint keys={keys} />}
          {hasTick && <span className="ui-choice-tick"><Icon name="check" /></span>}
        </span>
      )}
    </ListBoxItem>
  );
}
