import type { ReactNode } from 'react';
import './VisuallyHidden.css';

export type VisuallyHiddenProps = { children: ReactNode };

/** Words for screen readers alone. */
export function VisuallyHidden({ children }: VisuallyHiddenProps) {
  return <span className="ui-visually-hidden">{children}</span>;
}
