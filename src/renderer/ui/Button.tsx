import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { ButtonProps as AriaButtonProps } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-shapes.ts';
import { KeyHint } from './KeyHint.tsx';
import './Button.css';

export type ButtonProps = Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'render'> & {
  /** What happens, in words: "Use as evidence". */
  children: ReactNode;
  /** `primary` at most once on a surface; `danger` for what takes something away; `quiet` for what is always there. */
  kind?: 'plain' | 'primary' | 'quiet' | 'danger';
  size?: 'usual' | 'small';
  icon?: IconName;
  /** Shows the key that does the same, for example "Ctrl Z". The key itself is bound elsewhere. */
  keys?: string;
  /** Shows the icon alone; the words become the accessible name. Only for actions that everybody knows, such as closing. */
  hasHiddenLabel?: boolean;
};

/** A button that says what happens. Takes `onPress`, `isDisabled`, `type="submit"`, `autoFocus` and everything of React Aria's Button. */
export function Button({ children, kind = 'plain', size = 'usual', icon, keys, hasHiddenLabel = false, ...rest }: ButtonProps) {
  const label = hasHiddenLabel && typeof children === 'string' ? { 'aria-label': children } : {};
  return (
    <AriaButton {...label} {...rest} className="ui-button" data-kind={kind} data-size={size}>
      {icon !== undefined && <Icon name={icon} />}
      {!hasHiddenLabel && children}
      {keys !== undefined && <KeyHint keys={keys} />}
    </AriaButton>
  );
}
