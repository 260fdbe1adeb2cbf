import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { KistMark } from './Icon.tsx';
import { KeyHint } from './KeyHint.tsx';
import { SkipLink } from './SkipLink.tsx';
import './Frame.css';

export type FrameProps = {
  /** A TopBar. */
  top: ReactNode;
  /** A Rail. */
  rail: ReactNode;
  /** The room: usually one `Room`. */
  children: ReactNode;
  /** An Inspector, where something can be selected. */
  inspector?: ReactNode;
  /** A StatusLine. */
  status: ReactNode;
};

/** The whole window: bar, rail of rooms, one surface, one inspector, status line. */
export function Frame({ top, rail, children, inspector, status }: FrameProps) {
  return (
    <div className="ui-frame">
      <SkipLink />
      <div className="ui-frame-top">{top}</div>
      <div className="ui-frame-rail">{rail}</div>
      <main className="ui-frame-main" id="main" tabIndex={0}>{children}</main>
      {inspector !== undefined && <div className="ui-frame-inspector">{inspector}</div>}
      <div className="ui-frame-status">{status}</div>
    </div>
  );
}

export type TopBarProps = {
  /** Opens the jump palette. */
  onJump: () => void;
  jumpWords?: string;
  jumpKeys?: string;
  /** What stands right: undo, redo, coder, lock. */
  children?: ReactNode;
};

export function TopBar({ onJump, jumpWords = 'Jump to a source, code, voice or claim', jumpKeys = 'Ctrl K', children }: TopBarProps) {
  return (
    <header className="ui-top-bar">
      <span className="ui-top-bar-name"><KistMark /> Kist</span>
      <AriaButton className="ui-jump" onPress={onJump}>
        <span className="ui-jump-words">{jumpWords}</span>
        <KeyHint keys={jumpKeys} />
      </AriaButton>
      <div className="ui-top-bar-end">{children}</div>
    </header>
  );
}

export type RoomProps = { children: ReactNode; width?: 'full' | 'reading' };

/** What stands in the main surface, with the air around it. */
export function Room({ children, width = 'full' }: RoomProps) {
  return <div className="ui-room" data-width={width}>{children}</div>;
}
