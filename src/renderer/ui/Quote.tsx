import type { ReactNode } from 'react';
import type { CodeColourName } from './palette.ts';
import './Quote.css';

export type QuoteProps = {
  /** What was said. Always rendered as plain text. */
  children: string;
  /** What was said just before and after, with the spaces that stand between; shown fainter. */
  before?: string;
  after?: string;
  /** Who said it, at the level that consent allows, where and when. */
  source?: ReactNode;
  /** What it may be used for: "Quotes may be used with the team and the board". */
  use?: ReactNode;
  actions?: ReactNode;
  /** A stripe in a code's colour; the code must be named nearby. */
  colour?: CodeColourName;
  size?: 'usual' | 'small';
};

/** What somebody said, in the letters of a book. */
export function Quote({ children, before, after, source, use, actions, colour, size = 'usual' }: QuoteProps) {
  return (
    <figure className="ui-quote" data-size={size} data-colour={colour}>
      <blockquote className="ui-quote-words">
        {before !== undefined && <span className="ui-quote-context">{before}</span>}
        {children}
        {after !== undefined && <span className="ui-quote-context">{after}</span>}
      </blockquote>
      {(source !== undefined || use !== undefined) && <figcaption className="ui-quote-source">{source}{source !== undefined && use !== undefined && '. '}{use}</figcaption>}
      {actions !== undefined && <div className="ui-quote-actions">{actions}</div>}
    </figure>
  );
}

export type FindingProps = { children: ReactNode };

/** The sentence that a picture and a table then show. Put its figures into `<strong>`. */
export function Finding({ children }: FindingProps) {
  return <p className="ui-finding">{children}</p>;
}
