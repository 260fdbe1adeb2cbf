import { useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import './SplitPane.css';

export type SplitPaneProps = {
  start: ReactNode;
  end: ReactNode;
  /** What the bar between them sizes: "Width of the codebook". */
  label: string;
  /** Share of the width that the first has at first, in percent. */
  share?: number;
  /** Least and greatest share in percent. */
  least?: number;
  most?: number;
  /** Called when the bar was let go, so that the share can be remembered. */
  onShare?: (share: number) => void;
};

/** Two things beside each other with a bar between them that can be dragged or moved with the arrow keys. */
export function SplitPane({ start, end, label, share: first = 40, least = 20, most = 80, onShare }: SplitPaneProps) {
  const [share, setShare] = useState(first);
  const [isDragging, setDragging] = useState(false);
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    box.current?.style.setProperty('--split-start', `${share}%`);
  }, [share]);

  function within(wanted: number): number {
    return Math.round(Math.min(most, Math.max(least, wanted)));
  }

  function onPointerMove(event: PointerEvent<HTMLDivElement>): void {
    const bounds = box.current?.getBoundingClientRect();
    if (!isDragging || bounds === undefined || bounds.width === 0) return;
    setShare(within(((event.clientX - bounds.left) / bounds.width) * 100));
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const wanted = { ArrowLeft: share - 2, ArrowRight: share + 2, Home: least, End: most }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    setShare(within(wanted));
    onShare?.(within(wanted));
  }

  return (
    <div className="ui-split" ref={box}>
      <div className="ui-split-pane">{start}</div>
      <div
        className="ui-split-bar"
        role="separator"
        tabIndex={0}
        aria-label={label}
        aria-orientation="vertical"
        aria-valuenow={share}
        aria-valuemin={least}
        aria-valuemax={most}
        data-dragging={isDragging || undefined}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => { event.currentTarget.setPointerCapture(event.pointerId); setDragging(true); }}
        onPointerMove={onPointerMove}
        onPointerUp={() => { setDragging(false); onShare?.(share); }}
        onPointerCancel={() => setDragging(false)}
      />
      <div className="ui-split-pane">{end}</div>
    </div>
  );
}
