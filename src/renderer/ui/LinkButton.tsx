import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { ButtonProps as AriaButtonProps } from 'react-aria-components';
import './LinkButton.css';

export type LinkButtonProps = Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'render'> & {
  children: ReactNode;
  /** `inherit` takes the colour of the words around it, for links within a Notice. */
  tone?: 'accent' | 'inherit';
  /** Looks like plain words until it is pointed at or focused, for names in lists and tables that open something. */
  isQuiet?: boolean;
};

/** Words within words that open something or do something: "Narrow it to …". */
export function LinkButton({ children, tone = 'accent', isQuiet = false, ...rest }: LinkButtonProps) {
  return (
    <AriaButton {...rest} className="ui-link-button" data-tone={tone} data-is-quiet={isQuiet || undefined}>
      {children}
    </AriaButton>
  );
}
