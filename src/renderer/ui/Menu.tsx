import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import type { Placement } from 'react-aria-components';
import { Button } from './Button.tsx';
import type { ButtonProps } from './Button.tsx';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-shapes.ts';
import { KeyHint } from './KeyHint.tsx';
import './Menu.css';
import './Popover.css';

export type MenuEntry =
  | { id: string; label: string; onAction: () => void; icon?: IconName; keys?: string; isDanger?: boolean; isDisabled?: boolean }
  | 'line';

export type MenuProps = {
  /** The words on the button that opens it. */
  label: string;
  /** `'line'` stands between groups. */
  entries: readonly MenuEntry[];
  placement?: Placement;
} & Pick<ButtonProps, 'kind' | 'size' | 'icon' | 'hasHiddenLabel' | 'isDisabled' | 'aria-label'>;

/** Things that can be done, behind one button. Everything in it can be reached elsewhere too or is rare. */
export function Menu({ label, entries, placement = 'bottom end', icon = 'chevron-down', ...button }: MenuProps) {
  return (
    <MenuTrigger>
      <Button {...button} icon={icon}>{label}</Button>
      <Popover className="ui-floating" placement={placement} offset={4}>
        <AriaMenu className="ui-menu" aria-label={label}>
          {entries.map((entry, index) => (entry === 'line' ? <Separator key={`line ${index}`} className="ui-menu-line" /> : (
            <MenuItem key={entry.id} id={entry.id} textValue={entry.label} className="ui-menu-item" isDisabled={entry.isDisabled} onAction={entry.onAction} data-is-danger={entry.isDanger || undefined}>
              {entry.icon !== undefined && <Icon name={entry.icon} />}
              <span className="ui-menu-item-label">{entry.label}</span>
              {entry.keys !== undefined && <span className="ui-menu-item-end"><KeyHint keys={entry.keys} /></span>}
            </MenuItem>
          )))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
