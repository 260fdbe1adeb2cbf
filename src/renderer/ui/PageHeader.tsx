import type { ReactNode } from 'react';
import './PageHeader.css';

export type PageHeaderProps = {
  title: ReactNode;
  /** Set large in the letters of a book, for a claim or another statement. */
  isStatement?: boolean;
  /** A line before the title: which version, which place. */
  above?: ReactNode;
  /** A line after it: what it is, of when, how much. */
  below?: ReactNode;
  chips?: ReactNode;
  /** Buttons, the main one last. */
  actions?: ReactNode;
};

/** What this page is. Its title is the one heading of the first level. */
export function PageHeader({ title, isStatement = false, above, below, chips, actions }: PageHeaderProps) {
  return (
    <header className="ui-page-header">
      <div className="ui-page-header-words">
        {above !== undefined && <p className="ui-page-header-above">{above}</p>}
        <h1 className="ui-page-title" data-is-statement={isStatement || undefined}>{title}</h1>
        {below !== undefined && <p className="ui-page-header-below">{below}</p>}
        {chips !== undefined && <div className="ui-page-header-chips">{chips}</div>}
      </div>
      {actions !== undefined && <div className="ui-page-header-actions">{actions}</div>}
    </header>
  );
}
