import { Button as AriaButton } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-shapes.ts';
import type { CodeColourName } from './palette.ts';
import { Swatch } from './Swatch.tsx';
import './Chip.css';

export type ChipProps = {
  children: string;
  tone?: 'plain' | 'for' | 'against' | 'caution' | 'accent';
  icon?: IconName;
  /** A swatch before the words, for a code. */
  colour?: CodeColourName;
  /** Given when it can be taken away; the words are in the name of its button. */
  onRemove?: () => void;
};

/** A short word about what stands beside it: a property, a state, a code. */
export function Chip({ children, tone = 'plain', icon, colour, onRemove }: ChipProps) {
  return (
    <span className="ui-chip" data-tone={tone}>
      {colour !== undefined && <Swatch colour={colour} />}
      {icon !== undefined && <Icon name={icon} />}
      {children}
      {onRemove !== undefined && <AriaButton className="ui-chip-remove" aria-label={`Remove ${children}`} onPress={onRemove}><Icon name="cross" /></AriaButton>}
    </span>
  );
}

export type BadgeProps = {
  children: number | string;
  /** What is counted, for screen readers: "codings". */
  of?: string;
};

/** A small figure beside a word. */
export function Badge({ children, of }: BadgeProps) {
  return <span className="ui-badge">{children}{of !== undefined && <span className="ui-visually-hidden"> {of}</span>}</span>;
}
