import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import './Notice.css';

export type NoticeProps = {
  /** `against` also serves for what went wrong; `for` for what is now done. */
  kind?: 'info' | 'caution' | 'against' | 'for';
  /** What happened, as a sentence or its beginning. */
  title: string;
  /** More of what happened, in the same breath. */
  children?: ReactNode;
  /** What is safe: "Nothing was stored; your other sources are as they were." */
  safe?: ReactNode;
  /** What to do next. */
  next?: ReactNode;
  actions?: ReactNode;
  /** Read out at once, for what has just happened. */
  isUrgent?: boolean;
};

/** Something that matters, in place, until it no longer does: what happened, what is safe, what to do. */
export function Notice({ kind = 'info', title, children, safe, next, actions, isUrgent = false }: NoticeProps) {
  return (
    <div className="ui-notice" data-kind={kind} role={isUrgent ? 'alert' : undefined}>
      <Icon name={kind === 'for' ? 'done' : kind} />
      <div className="ui-notice-words">
        <div className="ui-notice-part"><strong className="ui-notice-title">{title}</strong>{children !== undefined && <> {children}</>}</div>
        {safe !== undefined && <div className="ui-notice-part">{safe}</div>}
        {next !== undefined && <div className="ui-notice-part">{next}</div>}
        {actions !== undefined && <div className="ui-notice-actions">{actions}</div>}
      </div>
    </div>
  );
}
