import type { ReactNode } from 'react';
import { CheckboxButton, CheckboxField, Text } from 'react-aria-components';
import type { CheckboxFieldProps } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import './Toggle.css';

export type CheckboxProps = Omit<CheckboxFieldProps, 'className' | 'style' | 'children' | 'render'> & {
  /** What is true when it is ticked. */
  children: ReactNode;
  description?: ReactNode;
};

/** Yes or no. `isIndeterminate` shows that some of several are ticked. Within a CheckboxGroup give it a `value`. */
export function Checkbox({ children, description, ...rest }: CheckboxProps) {
  return (
    <CheckboxField {...rest} className="ui-toggle" data-kind="checkbox">
      <CheckboxButton className="ui-toggle-row">
        {({ isIndeterminate }) => (
          <>
            <span className="ui-toggle-sign"><Icon name={isIndeterminate ? 'minus' : 'check'} /></span>
            <span>{children}</span>
          </>
        )}
      </CheckboxButton>
      {description !== undefined && <Text slot="description" className="ui-toggle-description">{description}</Text>}
    </CheckboxField>
  );
}
