import { Room } from '../../ui/index.ts';
import { formatRoute, useRoute } from '../../app/route.ts';
import { helpPages } from './help-pages.ts';
import { Markdown } from './Markdown.tsx';
import './HelpRoom.css';

/** Help, offline, beside the work. */
export function HelpRoom() {
  const { id } = useRoute();
  const page = helpPages.find((candidate) => candidate.key === id) ?? helpPages[0];
  return (
    <Room>
      <div className="help">
        <nav aria-label="Help pages">
          <ul>
            {helpPages.map((candidate) => (
              <li key={candidate.key}>
                <a href={formatRoute({ room: 'help', id: candidate.key })} aria-current={candidate === page ? 'page' : undefined}>{candidate.title}</a>
              </li>
            ))}
          </ul>
        </nav>
        <article className="help-page">{page && <Markdown text={page.text} />}</article>
      </div>
    </Room>
  );
}
