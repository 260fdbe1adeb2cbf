import { useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, DialogTrigger, Heading, Popover as AriaPopover } from 'react-aria-components';
import type { Placement } from 'react-aria-components';
import './Popover.css';

/** A place in the window, as `getBoundingClientRect` gives it. */
export type Place = { left: number; top: number; width: number; height: number };

export type PopoverProps = {
  /** What it is about; shown as a heading unless `hasHiddenLabel`. */
  label: string;
  hasHiddenLabel?: boolean;
  children: ReactNode | ((close: () => void) => ReactNode);
  /** The button that opens it. Leave out and give `at` to open it at a place, for example at selected words. */
  trigger?: ReactNode;
  at?: Place | null;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  placement?: Placement;
  size?: 'usual' | 'wide';
  /** Without padding, for a PickList. */
  isFlush?: boolean;
  /** Whether the room behind can be used while it is open. */
  isNonModal?: boolean;
};

/** A small thing that floats beside what it is about and goes away with Esc or a click elsewhere. */
export function Popover({ label, hasHiddenLabel = false, children, trigger, at, isOpen, onOpenChange, placement = 'bottom start', size = 'usual', isFlush = false, isNonModal = false }: PopoverProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (at === undefined || at === null || anchor.current === null) return;
    for (const side of ['left', 'top', 'width', 'height'] as const) anchor.current.style[side] = `${at[side]}px`;
  }, [at]);

  const floating = (
    <AriaPopover className="ui-floating" data-size={size} placement={placement} offset={6} isNonModal={isNonModal} {...(trigger === undefined ? { triggerRef: anchor, isOpen: isOpen ?? (at !== undefined && at !== null), onOpenChange } : {})}>
      <AriaDialog className="ui-popover" data-is-flush={isFlush || undefined} {...(hasHiddenLabel ? { 'aria-label': label } : {})}>
        {({ close }) => (
          <>
            {!hasHiddenLabel && <Heading slot="title" level={2} className="ui-popover-title">{label}</Heading>}
            {typeof children === 'function' ? children(close) : children}
          </>
        )}
      </AriaDialog>
    </AriaPopover>
  );
  if (trigger === undefined) {
    return (
      <>
        <span ref={anchor} className="ui-popover-anchor" aria-hidden="true" />
        {floating}
      </>
    );
  }
  return <DialogTrigger isOpen={isOpen} onOpenChange={onOpenChange}>{trigger}{floating}</DialogTrigger>;
}
