import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import './Inspector.css';

export type InspectorProps = {
  /** What it speaks about now: "Selected passage". */
  label: string;
  /** Sections. */
  children: ReactNode;
};

/** Speaks about what is selected. In a window under 1100 px it folds into a strip that opens over the room. */
export function Inspector({ label, children }: InspectorProps) {
  const [isOpen, setOpen] = useState(false);
  const handle = useRef<HTMLButtonElement>(null);

  function close(): void {
    setOpen(false);
    handle.current?.focus();
  }

  return (
    <>
      <AriaButton ref={handle} className="ui-inspector-handle" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        <Icon name={isOpen ? 'chevron-right' : 'chevron-left'} />
        {label}
      </AriaButton>
      <aside className="ui-inspector" aria-label={label} data-open={isOpen || undefined} tabIndex={0} onKeyDown={(event) => { if (event.key === 'Escape' && isOpen) close(); }}>
        <div className="ui-inspector-head"><Button kind="quiet" size="small" icon="cross" onPress={close}>Fold away</Button></div>
        {children}
      </aside>
    </>
  );
}
