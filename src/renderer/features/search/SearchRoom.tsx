import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { SearchHit, SearchKind } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { destinationOf } from '../../app/places.ts';
import { formatRoute, go, useRoute } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { Button, Cluster, PageHeader, Room, SearchField, Section } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { goToFound } from '../coding/sought-words.ts';
import { groupHits, kindHeadings } from './group-hits.ts';
import { keepSought, soughtAt } from './kept-words.ts';
import './SearchRoom.css';

const most = 200;

/** Finds words everywhere: in what people said, in names, memos, claims. */
export function SearchRoom() {
  const at = useRoute().details['sought'];
  const [typed, setTyped] = useState(() => soughtAt(at).words);
  const [kind, setKind] = useState<SearchKind | null>(() => soughtAt(at).kind);
  const words = useSettled(typed.trim());
  const room = useRef<HTMLDivElement>(null);
  const everything = useAsk('search.find', { words, limit: most }, { enabled: words !== '', keepPrevious: true });
  const narrowed = useAsk('search.find', { words, limit: most, ...(kind !== null && { kinds: [kind] }) }, { enabled: words !== '' && kind !== null, keepPrevious: true });
  const asked = kind === null ? everything : narrowed;

  // The way back leads to the same words.
  useEffect(() => {
    if (at === undefined && words === '' && kind === null) return;
    const sought = keepSought(at, { words, kind });
    if (sought !== at) go({ room: 'search', details: { sought } }, { replace: true });
  }, [words, kind, at]);

  const groups = words === '' || asked.data === undefined ? [] : groupHits(asked.data.hits);
  const kinds = words === '' || everything.data === undefined ? [] : groupHits(everything.data.hits);
  const first = groups[0]?.hits[0];
  const total = asked.data?.total ?? 0;

  function onKey(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const links = [...(room.current?.querySelectorAll<HTMLAnchorElement>('.search-hit') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    const isInField = document.activeElement?.matches('input') ?? false;
    if (at === -1 && !isInField) return;
    event.preventDefault();
    if (event.key === 'ArrowDown') links[at + 1]?.focus();
    else if (at > 0) links[at - 1]?.focus();
    else room.current?.querySelector<HTMLInputElement>('input')?.focus();
  }

  return (
    <Room width="reading">
      <div ref={room} className="search" onKeyDown={onKey}>
        <PageHeader title="Search" />
        <div role="search">
          <SearchField
            label="Search in all words"
            placeholder="Words to find"
            autoFocus
            value={typed}
            onChange={setTyped}
            onSubmit={() => { if (first !== undefined) { goToFound(first); go(destinationOf(first)); } }}
            description="All words have to occur, in any of their forms. “Words in quotation marks” have to stand together, wait* finds every word that begins so."
          />
        </div>
        {kinds.length > 1 && (
          <Cluster>
            <Button size="small" kind={kind === null ? 'plain' : 'quiet'} aria-pressed={kind === null} onPress={() => setKind(null)}>Everything</Button>
            {kinds.map((group) => (
              <Button key={group.kind} size="small" kind={kind === group.kind ? 'plain' : 'quiet'} aria-pressed={kind === group.kind} onPress={() => setKind(kind === group.kind ? null : group.kind)}>
                {`${kindHeadings[group.kind]} ${group.hits.length}${everything.data!.total > most ? '+' : ''}`}
              </Button>
            ))}
          </Cluster>
        )}
        <ProblemNotice problem={asked.error} />
        <p className="search-count" role="status">
          {words === '' || asked.data === undefined ? '' : total === 0 ? 'Found nowhere. Try fewer words, or the beginning of one with a star: famil*' : total > most ? `The best ${most} of ${counted(total, 'place')}.` : `Found in ${counted(total, 'place')}.`}
        </p>
        {groups.map(({ kind: ofKind, hits }) => (
          <Section key={ofKind} title={kindHeadings[ofKind]} count={hits.length}>
            <ul className="search-hits">
              {hits.map((hit, index) => <li key={`${hit.thingId} ${hit.start} ${index}`}><Hit hit={hit} /></li>)}
            </ul>
          </Section>
        ))}
      </div>
    </Room>
  );
}

/** A value once nobody has changed it for a moment: each letter of a fast typist is not a question of its own. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 120);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

function Hit({ hit }: { hit: SearchHit }) {
  const isSpoken = hit.kind === 'passage' || hit.kind === 'evidence';
  return (
    <a className="search-hit" href={formatRoute(destinationOf(hit))} onClick={() => goToFound(hit)}>
      <span className="search-title">{hit.title}{hit.paragraph === null ? '' : <span className="search-where">, paragraph {hit.paragraph}</span>}</span>
      <span className="search-snippet" data-is-voice={isSpoken || undefined}>
        {hit.snippet.map((piece, index) => (piece.hit ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>))}
      </span>
    </a>
  );
}
