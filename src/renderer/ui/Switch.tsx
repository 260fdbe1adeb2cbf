import type { ReactNode } from 'react';
import { SwitchButton, SwitchField, Text } from 'react-aria-components';
import type { SwitchFieldProps } from 'react-aria-components';
import './Toggle.css';

export type SwitchProps = Omit<SwitchFieldProps, 'className' | 'style' | 'children' | 'render'> & {
  /** What is on when it is on. */
  children: ReactNode;
  description?: ReactNode;
};

/** On or off, at once and without saving. For a choice within a form use Checkbox. */
export function Switch({ children, description, ...rest }: SwitchProps) {
  return (
    <SwitchField {...rest} className="ui-toggle" data-kind="switch">
      <SwitchButton className="ui-toggle-row">
        <span className="ui-toggle-sign" />
        <span>{children}</span>
      </SwitchButton>
      {description !== undefined && <Text slot="description" className="ui-toggle-description">{description}</Text>}
    </SwitchField>
  );
}
