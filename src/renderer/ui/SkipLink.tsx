import './SkipLink.css';

export type SkipLinkProps = {
  /** Id of the element to jump to; it needs `tabIndex={-1}`. `Frame` gives its main surface the id "main". */
  to?: string;
  children?: string;
};

/** The first thing that the Tab key reaches: over the rail, straight to the work. */
export function SkipLink({ to = 'main', children = 'Skip to the work' }: SkipLinkProps) {
  return (
    <a
      className="ui-skip-link"
      href={`#${to}`}
      onClick={(event) => {
        // The address stays as it is: the host refuses navigation, and there is nothing to bookmark.
        event.preventDefault();
        document.getElementById(to)?.focus();
      }}
    >
      {children}
    </a>
  );
}
