import type { ReactElement, ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import type { Placement } from 'react-aria-components';
import { KeyHint } from './KeyHint.tsx';
import './Tooltip.css';

export type TooltipProps = {
  /** What is said on pointing or focusing. Never the only place where something needed is said. */
  text: ReactNode;
  keys?: string;
  /** A Button or LinkButton. */
  children: ReactElement;
  placement?: Placement;
};

/** A second word about a button: its key, its effect. */
export function Tooltip({ text, keys, children, placement = 'top' }: TooltipProps) {
  return (
    <TooltipTrigger delay={600} closeDelay={100}>
      {children}
      <AriaTooltip className="ui-tooltip" placement={placement} offset={6}>
        <span>{text}</span>
        {keys !== undefined && <KeyHint keys={keys} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
