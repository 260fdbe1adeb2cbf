import { type FocusEvent, type KeyboardEvent, type ReactNode, useRef } from 'react';
import './LongText.css';

export type LongTextProps = { /** What it is, for whoever arrives by Tab. */ label: string; children: ReactNode };

/** What Tab stops at within the text. */
const stops = '[tabindex="0"], textarea, input, select, a[href], button:not([tabindex="-1"]):not(:disabled)';

/**
 * Lets Tab step into, through and past a text of thousands of rows. Left to itself the browser looks for the next stop in every
 * row between, and has to lay out each of those that `content-visibility` has spared: a hearing day froze for a quarter of a
 * minute. So the stops within are found in the document, and what leaves the text leaves from an edge of it.
 */
export function LongText({ label, children }: LongTextProps) {
  const root = useRef<HTMLDivElement>(null);
  /** An edge is only passed on the way out. */
  const isPassing = useRef(false);

  const within = (): HTMLElement[] => [...(root.current?.querySelectorAll<HTMLElement>(stops) ?? [])].filter((element) => element.closest('[hidden]') === null && !element.matches('.ui-long-text-edge'));
  const edge = (which: 'start' | 'end'): HTMLElement | null => root.current?.querySelector<HTMLElement>(`:scope > [data-edge=${which}]`) ?? null;

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Tab' || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    if (!(event.target instanceof HTMLElement)) return;
    const from = event.target;
    if (from.matches('.ui-long-text-edge') && from.dataset['edge'] === (event.shiftKey ? 'start' : 'end')) return;
    const all = within();
    const isBeyond = (element: HTMLElement): boolean => (from.compareDocumentPosition(element) & (event.shiftKey ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING)) !== 0;
    const next = event.shiftKey ? all.findLast(isBeyond) : all.find(isBeyond);
    if (next !== undefined) {
      event.preventDefault();
      return next.focus();
    }
    // The browser goes on from here by itself.
    isPassing.current = true;
    edge(event.shiftKey ? 'start' : 'end')?.focus({ preventScroll: true });
    isPassing.current = false;
  }

  function onArrive(event: FocusEvent): void {
    if (isPassing.current || root.current?.contains(event.relatedTarget) === true) return;
    const all = within();
    const isBack = (event.target as HTMLElement).dataset['edge'] === 'end';
    const to = (isBack ? all.at(-1) : all[0]) ?? (isBack ? edge('start') : null);
    to?.focus();
  }

  return (
    <div ref={root} className="ui-long-text" onKeyDown={onKeyDown}>
      <span className="ui-long-text-edge" data-edge="start" tabIndex={0} onFocus={onArrive}>{label}</span>
      {children}
      <span className="ui-long-text-edge" data-edge="end" tabIndex={0} onFocus={onArrive}>{label}, end</span>
    </div>
  );
}
