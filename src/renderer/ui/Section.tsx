import { useId } from 'react';
import type { ReactNode } from 'react';
import './Section.css';

export type SectionProps = {
  /** A plain heading: "What else could explain it". */
  title: string;
  children: ReactNode;
  /** Depth of the heading; 2 under the page's title, 3 within another section. */
  level?: 2 | 3 | 4;
  tone?: 'plain' | 'for' | 'against' | 'caution';
  count?: number | string;
  /** A faint line under the heading. */
  about?: ReactNode;
  actions?: ReactNode;
};

/** A part of a page with its heading. */
export function Section({ title, children, level = 2, tone = 'plain', count, about, actions }: SectionProps) {
  const Heading = `h${level}` as const;
  const titleId = useId();
  return (
    <section className="ui-section" data-tone={tone} aria-labelledby={titleId}>
      <div className="ui-section-head">
        <Heading className="ui-section-title" id={titleId}>
          {title}
          {count !== undefined && <> <span className="ui-section-count">{count}</span></>}
        </Heading>
        {actions !== undefined && <div className="ui-section-actions">{actions}</div>}
      </div>
      {about !== undefined && <p className="ui-section-about">{about}</p>}
      {children}
    </section>
  );
}
